"""Looking: sets, statistics, everything the bot knows about a person.

These read all that somebody remembers, so they are run by `Store.look`; none of them writes.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from quiz.model import DayTally, FactId, Learner, PublishedSet, Score, SetId, StudyDay
from quiz.ports import Tx
from quiz.progress import Learned, MatureTally, Streak, forecast, learned, minutes_estimate, retention, streak
from quiz.questions import Fact
from quiz.study_day import study_day
from quiz.usecases.agenda import left_today
from quiz.usecases.people import may_see

FORECAST_DAYS = 14


@dataclass(frozen=True, slots=True)
class SetView:
    """A set as one learner sees it. aside: facts set aside because they were forgotten too often. own: they made it."""

    set: PublishedSet
    joined: bool
    learned: Learned
    own: bool = False


@dataclass(frozen=True, slots=True)
class Sets:
    """The sets that are learned, then those that could be joined; own: made by this person, and not learned."""

    joined: tuple[SetView, ...]
    listed: tuple[PublishedSet, ...]
    own: tuple[PublishedSet, ...] = ()


@dataclass(frozen=True, slots=True)
class Aside:
    """Facts of a set that were forgotten too often."""

    set: PublishedSet
    facts: tuple[tuple[FactId, Fact], ...]


@dataclass(frozen=True, slots=True)
class Statistics:
    """How a learner stands. left: answers that wait today; minutes: what they take; forecast: due, from today on."""

    learner: Learner
    today: StudyDay
    streak: Streak
    left: int
    minutes: int
    forecast: tuple[int, ...]
    retention: Score
    learned: Learned
    tallies: tuple[DayTally, ...]


def sets(tx: Tx, learner: Learner) -> Sets:
    """All sets, the learner's first."""
    joined = tx.sets.joined(learner.id)
    ids = {set_.id for set_ in joined}
    views = tuple(SetView(set_, True, _learned(tx, learner, set_), set_.owner == learner.id) for set_ in joined)
    own = tuple(set_ for set_ in tx.sets.owned(learner.id) if set_.id not in ids)
    ids |= {set_.id for set_ in own}
    return Sets(views, tuple(set_ for set_ in tx.sets.listed() if set_.id not in ids), own)


def one_set(tx: Tx, learner: Learner, id_: SetId) -> SetView | None:
    """One set; None if there is no such, or it is found by its link alone."""
    set_ = tx.sets.get(id_)
    if set_ is None or not may_see(tx, learner, set_):
        return None
    joined = any(mine.id == id_ for mine in tx.sets.joined(learner.id))
    return SetView(set_, joined, _learned(tx, learner, set_), set_.owner == learner.id)


def aside(tx: Tx, learner: Learner, id_: SetId) -> Aside | None:
    """What was set aside in a set; None if there is no such set, or it is found by its link alone."""
    set_ = tx.sets.get(id_)
    if set_ is None or not may_see(tx, learner, set_):
        return None
    ids = [r.fact for r in tx.memories.of(learner.id, id_) if r.memory.set_aside]
    return Aside(set_, tuple((published.id, published.fact) for published in tx.facts.some(ids)))


def statistics(tx: Tx, learner: Learner, now: datetime) -> Statistics:
    """Everything `/stats` shows."""
    today = study_day(now, learner.zone)
    tallies = tuple(tx.tallies.of(learner.id))
    memories = [r.memory for r in tx.memories.of(learner.id)]
    answers = sum(tally.answers for tally in tallies)
    left = left_today(tx, learner, now)
    return Statistics(
        learner=learner,
        today=today,
        streak=streak([tally.day for tally in tallies], today),
        left=left,
        minutes=minutes_estimate(left, sum(t.seconds for t in tallies) / answers if answers else None),
        forecast=tuple(forecast(memories, today, FORECAST_DAYS)),
        retention=retention([MatureTally(t.day, t.reviews_right, t.reviews) for t in tallies], today),
        learned=learned(memories, sum(set_.facts for set_ in tx.sets.joined(learner.id))),
        tallies=tallies,
    )


def everything(tx: Tx, learner: Learner) -> dict[str, Any]:
    """All that is stored about a learner, ready for JSON (dates as ISO texts)."""
    log = tx.log.of(learner.id)
    ids = sorted({line.fact for line in log})
    # One by one: those of sets they left and of facts no longer in use are theirs too.
    remembered = {fact: memory for fact in ids if (memory := tx.memories.get(learner.id, fact))}
    facts = {published.id: published for published in tx.facts.some(ids)}
    return {
        "format": "uzelok-export-1",
        "learner": _plain(learner),
        "sets": [{"code": s.code, "title": s.title} for s in tx.sets.joined(learner.id)],
        "facts": [
            {
                "id": fact,
                "statement": facts[fact].fact.statement if fact in facts else None,
                "memory": _plain(remembered[fact]) if fact in remembered else None,
            }
            for fact in ids
        ],
        "log": [_plain(line) for line in log],
        "days": [_plain(tally) for tally in tx.tallies.of(learner.id)],
        "notices": [_plain(notice) for notice in tx.notices.of(learner.id)],
        "complaints": [_plain(complaint) for complaint in tx.complaints.of(learner.id)],
        "corrections": [
            {"fact": each.fact, "version": each.version, "at": each.at.isoformat(), "change": each.change}
            for each in tx.corrections.by(learner.id)
        ],
        "own_sets": [{"code": s.code, "title": s.title} for s in tx.sets.owned(learner.id)],
        "draft": _draft(tx, learner),
    }


def _draft(tx: Tx, learner: Learner) -> dict[str, Any] | None:
    draft = tx.drafts.latest(learner.id)
    if draft is None:
        return None
    questions = []
    asked = tx.drafts.question_after(learner.id, draft.id, 0, only_open=False)
    while asked is not None:
        questions.append({"ask": asked.question.ask, "fact": asked.fact.statement, "verdict": asked.verdict})
        asked = tx.drafts.question_after(learner.id, draft.id, asked.nth, only_open=False)
    return {**_plain(draft), "texts": list(tx.drafts.texts(learner.id, draft.id)), "questions": questions}


def _learned(tx: Tx, learner: Learner, set_: PublishedSet) -> Learned:
    return learned([r.memory for r in tx.memories.of(learner.id, set_.id)], set_.facts)


def _plain(value: Any) -> dict[str, Any]:
    return {key: _jsonable(item) for key, item in asdict(value).items()}


def _jsonable(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _jsonable(item) for key, item in value.items()}
    return value.isoformat() if hasattr(value, "isoformat") else value
