"""A teacher's draft, brought as far as a test needs it."""

from __future__ import annotations

from quiz.drafts import Outcome, TeacherDraft, Verdict
from quiz.model import Learner
from quiz.ports import Tx
from quiz.questions import Choice, Fact, Option, Origin, QuestionSet, Typed
from quiz.usecases.drafting import Allowance, begin, open_draft, take_text
from quiz.usecases.standing import Collecting, Writing
from quiz.usecases.writing import Job, bring_facts, finish, take_up
from tests.db.samples import NOW

TEXT = "Поход начался весной 1919 года, а кончился осенью 1921 года."
QUESTIONS = 4
"""Of two facts; the third asks to be checked."""


def questions() -> QuestionSet:
    return QuestionSet("Поход", "ru", (_fact("start", check=False), _fact("end", check=True)), "", "", TEXT, draft=True)


def _fact(key: str, check: bool) -> Fact:
    choice = Choice(
        key="choice-1", ask="Когда?", answer="1919", wrong=(Option("1921"),), origin=Origin("when", 0.5, check)
    )
    return Fact(key, "Поход был.", TEXT, (choice, Typed(key="typed-1", ask="Когда же?", answer="1919")), "Поход")


def collected(tx: Tx, teacher: Learner) -> TeacherDraft:
    """There is a text."""
    tx.learners.put(teacher)
    open_draft(tx, teacher, NOW)
    standing = take_text(tx, teacher, TEXT, NOW)
    assert isinstance(standing, Collecting)
    return standing.draft


def asked_for(tx: Tx, teacher: Learner) -> TeacherDraft:
    """Questions are asked for, and nobody writes yet."""
    begun = begin(tx, teacher, collected(tx, teacher).id, NOW, Allowance())
    assert isinstance(begun, Writing)
    return begun.draft


def taken_up(tx: Tx, teacher: Learner) -> TeacherDraft:
    """Somebody writes."""
    asked_for(tx, teacher)
    job = take_up(tx, NOW)
    assert isinstance(job, Job)
    assert job.text == TEXT
    return job.draft


def written(tx: Tx, teacher: Learner) -> TeacherDraft:
    """There are questions to be reviewed."""
    draft = taken_up(tx, teacher)
    first, second = questions().facts
    assert bring_facts(tx, draft, [first], (0, 0), Verdict.OPEN)
    assert bring_facts(tx, draft, [second], (1, 2), Verdict.OPEN)
    assert finish(tx, draft, questions(), Outcome(), NOW) is not None
    return draft
