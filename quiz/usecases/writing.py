"""A draft is being written, elsewhere: whoever does it takes it up, keeps it, and brings what came of it.

Whoever has it must say now and then that it is still under way; otherwise it is taken up by another, for the process
that had it must have died. What an earlier one brings after that counts no more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from quiz.drafts import MADE_UP, Outcome, Phase, TeacherDraft, Verdict
from quiz.model import LearnerId
from quiz.ports import Tx
from quiz.questions import Fact, QuestionSet
from quiz.talk import Expecting
from quiz.usecases.standing import Collecting, Overview, collecting, overview

LEASE = timedelta(minutes=2)
"""How long a draft may be silent while it is written."""
MOST_TRIES = 3
"""A text that breaks whoever reads it is not read for ever."""
GAVE_UP = "worker-gave-up"
FULL_MESSAGE = 3500
"""Characters: a message as long as that is likely to have been cut by the messenger, wherever it ended."""
LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Job:
    """A draft to be written. text: what was pasted, «» if there is a file. language: of the teacher."""

    draft: TeacherDraft
    text: str
    title: str
    language: str


@dataclass(frozen=True, slots=True)
class WrittenUp:
    """How a draft stands when the writing has ended: reviewed from now on, or back where material comes in."""

    learner: LearnerId
    language: str
    standing: Collecting | Overview


def take_up(tx: Tx, now: datetime) -> Job | WrittenUp | None:
    """The next draft to be written, None if there is none. One that was begun too often is given back."""
    for draft in tx.drafts.to_write(now, 1):
        if draft.tries >= MOST_TRIES:
            return give_up(tx, draft, Outcome(GAVE_UP), now)
        taken = replace(draft, attempt=draft.attempt + 1, tries=draft.tries + 1, take_at=now + LEASE)
        if tx.drafts.change(taken, draft.phase, draft.attempt):
            tx.drafts.empty(draft.learner, draft.id)
            texts = () if draft.file else tx.drafts.texts(draft.learner, draft.id)
            text = joined(texts)
            return Job(taken, text, title_of(text), _language(tx, draft.learner))
    return None


def keep_up(tx: Tx, draft: TeacherDraft, now: datetime) -> bool:
    """It is still under way; False if it is not wanted any more, or another has it."""
    return tx.drafts.change(replace(draft, take_at=now + LEASE), Phase.WRITING, draft.attempt)


def put_back(tx: Tx, draft: TeacherDraft, now: datetime) -> bool:
    """Whoever had it stops in peace: another takes it up at once, and it does not count as a try."""
    tries = max(0, draft.tries - 1)
    return tx.drafts.change(replace(draft, take_at=now, tries=tries), Phase.WRITING, draft.attempt)


def bring_facts(tx: Tx, draft: TeacherDraft, facts: Sequence[Fact], after: tuple[int, int], verdict: Verdict) -> bool:
    """Some of the facts, behind so many facts and questions brought before; False if they are not wanted any more."""
    if not tx.drafts.change(draft, Phase.WRITING, draft.attempt):
        return False
    tx.drafts.add_facts(draft, facts, after, verdict)
    return True


def finish(tx: Tx, draft: TeacherDraft, questions: QuestionSet, outcome: Outcome, now: datetime) -> WrittenUp | None:
    """All facts are brought: from now on they are reviewed. None if they are not wanted any more."""
    if is_made_up(questions, "" if draft.file else joined(tx.drafts.texts(draft.learner, draft.id))):
        outcome = replace(outcome, data={**outcome.data, MADE_UP: "title"})
    written = replace(
        draft,
        phase=Phase.REVIEWING,
        changed_at=now,
        take_at=None,
        title=questions.title,
        language=questions.language,
        about=questions.about,
        source=questions.source,
        outcome=outcome,
    )
    if not tx.drafts.change(written, Phase.WRITING, draft.attempt):
        return None
    tx.drafts.put_material(draft.learner, draft.id, questions.material)
    return WrittenUp(draft.learner, _language(tx, draft.learner), overview(tx, written))


def give_up(tx: Tx, draft: TeacherDraft, outcome: Outcome, now: datetime) -> WrittenUp | None:
    """No questions came of it, for this reason; the material is there still. None if nobody waits for it."""
    back = replace(
        draft, phase=Phase.COLLECTING, changed_at=now, attempt=draft.attempt + 1, take_at=None, outcome=outcome
    )
    if not tx.drafts.change(back, Phase.WRITING, draft.attempt):
        return None
    tx.drafts.empty(draft.learner, draft.id)
    talk = tx.talks.get(draft.learner)
    if talk.study is None and talk.expecting is Expecting.NOTHING:  # whoever learns meanwhile is not interrupted
        tx.talks.put(draft.learner, talk.hearing(Expecting.MATERIAL))
    return WrittenUp(draft.learner, _language(tx, draft.learner), collecting(tx, back))


def joined(texts: Sequence[str]) -> str:
    """Messages as one text. What the messenger cut within a sentence is put together again."""
    whole = ""
    for before, text in zip(("", *texts), texts, strict=False):
        cut = len(before) >= FULL_MESSAGE and before.rstrip()[-1:] not in ".!?…»”)"
        whole += ("" if not whole else " " if cut else "\n") + text.strip()
    return whole


def is_made_up(questions: QuestionSet, text: str) -> bool:
    """Whether the title is but the beginning of the text that was pasted, or of the first question in it. A heading is
    a title that somebody gave; so is the name of a file, of which there is no text here."""
    if not text or not questions.facts:
        return False
    if not questions.draft:
        return questions.title == title_of(questions.facts[0].questions[0].ask)
    first, _, rest = text.strip().partition("\n")
    return not rest or first.rstrip().endswith(".") or len(_tidied(first)) > LONGEST_TITLE


def title_of(text: str) -> str:
    """The first line if it is short, else its first sentence or first words; without the marks of a heading."""
    first = _tidied(text.strip().partition("\n")[0])
    if len(first) <= LONGEST_TITLE:
        return first.rstrip(".")
    sentence = re.match(r".{12,}?[^.\s]{4,}(?=[.!?…] [А-ЯЁA-Z«])", first)  # no initials or «г.» before the stop
    if sentence and len(sentence[0]) <= LONGEST_TITLE:
        return sentence[0]
    words = first[:LONGEST_TITLE].rpartition(" ")[0] or first[:LONGEST_TITLE]
    return words.rstrip(" ,;:—-") + "…"


def _tidied(line: str) -> str:
    return " ".join(line.strip("#*_= \t").split())


def _language(tx: Tx, learner: LearnerId) -> str:
    found = tx.learners.get(learner)
    return found.language if found else ""
