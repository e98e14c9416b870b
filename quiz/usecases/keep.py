"""Keeping memories and questions right: leeches, complaints, publishing, rebuilding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from quiz.calibration import foretold
from quiz.memory import SCHEDULING, bring_back, replay, scheduling_of, set_aside
from quiz.model import (
    Asking,
    AskingId,
    Complaint,
    DayTally,
    FactId,
    Happening,
    Learner,
    LearnerId,
    PublishedSet,
    Review,
    ReviewId,
    StudyDay,
)
from quiz.ports import Tx
from quiz.progress import tallied
from quiz.questions import QuestionSet
from quiz.study_day import study_day
from quiz.talk import Expecting
from quiz.usecases.agenda import is_deleted
from quiz.usecases.corrected import after_update, before_update
from quiz.usecases.fitting import write_down
from quiz.usecases.rights import teachers_of
from quiz.usecases.telling import tell

WORDS_LENGTH = 1000


@dataclass(frozen=True, slots=True)
class Complained:
    """A bad question was reported; its words may still follow."""

    asking: AskingId


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild found: facts whose stored memory differed from the log, of all."""

    facts: int
    changed: int


def publish(tx: Tx, code: str, questions: QuestionSet, now: datetime, owner: LearnerId | None = None) -> PublishedSet:
    """Make a set available under a code, or bring it up to date; memories stay with their facts, and what is corrected
    is noted and told."""
    known = tx.sets.by_code(code)
    before = before_update(tx, known.id) if known else None
    saved = tx.sets.save(code, questions, owner, now)
    if before is not None:
        after_update(tx, owner, before, saved, questions.facts, now)
    return saved


def set_fact_aside(tx: Tx, learner: Learner, fact: FactId, now: datetime) -> bool:
    """Ask this fact no more until it is brought back; False if it was never asked."""
    return _note(tx, learner, fact, Happening.SET_ASIDE, now)


def bring_fact_back(tx: Tx, learner: Learner, fact: FactId, now: datetime) -> bool:
    """Ask a fact again that had been set aside; False if it was not."""
    return _note(tx, learner, fact, Happening.BRING_BACK, now)


def complain(tx: Tx, learner: Learner, asking: AskingId, now: datetime) -> Complained | None:
    """Report the question of an asking as bad; None if there is no such asking. The next text may say why."""
    found = tx.askings.get(learner.id, asking)
    if found is None or is_deleted(tx, found):
        return None
    _report(tx, learner, found, now)
    tx.talks.put(learner.id, replace(tx.talks.get(learner.id), expecting=Expecting.COMPLAINT, about=asking))
    return Complained(asking)


def explain_complaint(tx: Tx, learner: Learner, words: str, now: datetime) -> bool:
    """Why the question is bad, in the learner's words; False if nothing was reported."""
    talk = tx.talks.get(learner.id)
    tx.talks.put(learner.id, replace(talk, expecting=Expecting.NOTHING, about=None))
    found = tx.askings.get(learner.id, talk.about) if talk.about else None
    if found is None or is_deleted(tx, found):
        return False
    _report(tx, learner, found, now, words[:WORDS_LENGTH])
    return True


def rebuild(tx: Tx, learner: LearnerId) -> Rebuilt:
    """Make one learner's memories and tallies anew from the log, and note what was to be expected of answers that were
    logged without it."""
    lines: dict[FactId, list[Review]] = defaultdict(list)
    for line in tx.log.of(learner):
        lines[line.fact].append(line)
    person = tx.learners.get(learner)
    scheduling = scheduling_of(person) if person else SCHEDULING
    before = {fact: tx.memories.get(learner, fact) for fact in lines}
    sets = {published.id: published.set_id for published in tx.facts.some(list(lines))}
    _foretell(tx, learner, lines)
    tx.memories.wipe(learner)
    tx.tallies.wipe(learner)
    tallies: dict[StudyDay, DayTally] = {}
    changed = 0
    for fact, log in lines.items():
        memory = None
        for line, earlier, after in replay(log, scheduling):
            memory = after
            if line.happening is Happening.ANSWER:
                tally = tallies.get(line.day, DayTally(line.day))
                tallies[line.day] = tallied(tally, earlier, line, sets.get(fact))
        published = tx.facts.get(fact)
        if published is not None and not published.fact.questions:
            memory = None  # its set was deleted, and what was remembered of it went with it
        tx.memories.put(learner, fact, memory)
        changed += memory != before[fact]
    for tally in tallies.values():
        tx.tallies.put(learner, tally)
    return Rebuilt(len(lines), changed)


def _foretell(tx: Tx, learner: LearnerId, logs: Mapping[FactId, Sequence[Review]]) -> None:
    for fact, log in logs.items():
        lacking = [line for line in log if line.happening is Happening.ANSWER and line.expected is None]
        published = tx.facts.get(fact)
        if len(lacking) > 1 and published is not None:  # of a first answer nothing is foretold
            history = [
                (line, before, published.fact.asked_by(line.question), _hinted(tx, line))
                for line, before, _ in replay(log, SCHEDULING)
                if line in lacking
            ]
            tx.log.expect(learner, foretold(history))


def _hinted(tx: Tx, line: Review) -> bool:
    asking = tx.askings.get(line.learner, line.asking) if line.asking else None
    return asking is not None and asking.hinted


def _report(tx: Tx, learner: Learner, asking: Asking, now: datetime, words: str = "") -> None:
    """Note it; the teachers hear of a question once, until they have seen to all that was said of it."""
    known = tx.complaints.open_about(asking.fact, asking.question)
    tx.complaints.put(Complaint(learner.id, asking.fact, asking.question, asking.id, now, words))
    published = tx.facts.get(asking.fact)
    set_ = tx.sets.get(published.set_id) if published else None
    if known or published is None or set_ is None:
        return
    data: dict[str, str | int] = {
        "title": set_.title,
        "question": published.fact.read_as(asking.question),
        "set": set_.id,
        "fact": asking.fact,
        "asked": asking.question,
    }
    for teacher in sorted(teachers_of(tx, set_) - {learner.id}):
        tell(tx, teacher, "reported", data, now)


def _note(tx: Tx, learner: Learner, fact: FactId, happening: Happening, now: datetime) -> bool:
    memory = tx.memories.get(learner.id, fact)
    if memory is None or memory.set_aside == (happening is Happening.SET_ASIDE):
        return False
    today = study_day(now, learner.zone)
    write_down(tx, Review(ReviewId(0), learner.id, fact, happening, now, today))
    after = set_aside(memory) if happening is Happening.SET_ASIDE else bring_back(memory, today)
    tx.memories.put(learner.id, fact, after)
    return True
