"""People, sets and memories to try a store with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from quiz import model
from quiz.drafts import Drafted, DraftId, Phase, Seat, TeacherDraft, Verdict
from quiz.fitting import CohortFit, Fit, Fitting, Why
from quiz.fsrs import DEFAULT
from quiz.model import (
    Asking,
    AskingId,
    Assignment,
    Change,
    Complaint,
    Correction,
    DayTally,
    Errand,
    FactId,
    Happening,
    Learner,
    LearnerId,
    Memory,
    Notice,
    NoticeId,
    Rating,
    Reminder,
    Reminding,
    Review,
    ReviewId,
    SetId,
    StudyDay,
)
from quiz.ports import Tx
from quiz.questions import Fact, Flashcard, QuestionSet
from quiz.sharing import Guessed, Invitation, Offered, Publisher
from quiz.talk import Study, Talk

NOW = datetime(2026, 3, 1, 17, 30, 15, 123456, tzinfo=UTC)
TODAY = StudyDay(date(2026, 3, 1))
ANNA = LearnerId(7_000_000_001)
BORIS = LearnerId(2)
FIT = Fit(120, 48, 0.375, 0.25, Why.NO_BETTER, (*DEFAULT[:20], 0.3), {"undated": 3})


def day(after: int) -> StudyDay:
    """A study day so many days after today."""
    return StudyDay(TODAY + timedelta(days=after))


def learner(id_: LearnerId = ANNA, next_at: datetime | None = None) -> Learner:
    return Learner(id_, "Anna", "ru", "Europe/Moscow", NOW, reminding=Reminding(next_at=next_at))


def fact(key: str, statement: str = "Something was.") -> Fact:
    card = Flashcard(key="flashcard-1", ask=f"What of {key}?", answer="That.")
    return Fact(key, statement, "It was.", (card,))


def question_set(*keys: str, title: str = "A set") -> QuestionSet:
    return QuestionSet(title, "en", tuple(map(fact, keys)), "about it", "its source", "It was.")


def memory(due: int = 0, at: datetime | None = None, set_aside: bool = False) -> Memory:
    phase = model.Phase.REVIEW if at is None else model.Phase.LEARNING
    return Memory(phase, 0, 3.1262, 5.5, day(-1), day(due), at, 4, 1, set_aside)


def asking(of: FactId, who: LearnerId = ANNA) -> Asking:
    return Asking(AskingId(0), who, of, "flashcard-1", (2, 0, 1), "1k", NOW)


def answer(of: FactId, who: LearnerId = ANNA) -> Review:
    return Review(
        ReviewId(0),
        who,
        of,
        Happening.ANSWER,
        NOW,
        TODAY,
        Rating.GOOD,
        True,
        "flashcard-1",
        AskingId(1),
        2.5,
        due_day=day(4),
        expected=0.875,
        guess=0.25,
    )


def undo(of: FactId, undoes: ReviewId) -> Review:
    return Review(ReviewId(0), ANNA, of, Happening.UNDO, NOW, TODAY, question="flashcard-1", undoes=undoes)


def reminder(who: LearnerId = ANNA, after: int = 0, nth: int = 0) -> Reminder:
    return Reminder(who, day(after), nth, NOW + timedelta(days=after), "daily", 12)


def notice(who: LearnerId = ANNA, after: int = 0) -> Notice:
    return Notice(who, NoticeId(1), NOW + timedelta(days=after), "word", {"title": "Поход", "count": 3})


def enrol(tx: Tx, *keys: str, code: str = "a", who: LearnerId = ANNA) -> tuple[SetId, Sequence[FactId]]:
    """A learner who has joined a set with these facts."""
    if tx.learners.get(who) is None:
        tx.learners.put(learner(who))
    set_ = tx.sets.save(code, question_set(*keys, title=f"Set {code}"), None, NOW)
    tx.sets.join(who, set_.id, NOW)
    return set_.id, tx.facts.unmet(who, set_.id, len(keys))


def live(tx: Tx, who: LearnerId = ANNA) -> None:
    """Leave a row of the learner in every table there is."""
    set_, facts = enrol(tx, "x", "y", who=who)
    tx.assignments.put(Assignment(set_, TODAY, 3, day(60), None, NOW))
    tx.corrections.add(Correction(facts[0], set_, 2, NOW, who, Change.EDITED, fact("x"), ("flashcard-1",), NOW))
    tx.errands.put(Errand(set_, "assigned", {"title": "Набор"}, NOW))
    tx.guesses.put(Guessed(f"someone-{who}", 1, NOW))
    tx.memories.put(who, facts[0], memory())
    asked = tx.askings.add(asking(facts[0], who))
    tx.log.append(answer(facts[0], who))
    tx.tallies.put(who, DayTally(TODAY, answers=1))
    tx.talks.put(who, Talk(study=Study(NOW), screen=5))
    tx.reminders.plan(reminder(who))
    tx.notices.add(notice(who))
    tx.complaints.put(Complaint(who, facts[0], "flashcard-1", asked.id, NOW, "unclear"))
    tx.teachers.add(who, set_, NOW)
    tx.invitations.add(Invitation(who, f"inv-{who}", set_, Offered.TEACH, NOW))
    tx.publishers.put(Publisher(who, NOW))
    draft = TeacherDraft(who, DraftId(5), Phase.REVIEWING, NOW, pieces=1, characters=7, title="Draft")
    tx.drafts.add(draft)
    tx.drafts.add_text(who, draft.id, 1, "It was.")
    tx.drafts.put_material(who, draft.id, "It was.")
    tx.drafts.add_facts(draft, [fact("x")], (0, 0), Verdict.OPEN)
    tx.seats.put(Seat(who, draft.id, who, draft.id, 0, 1, NOW))
    tx.drafts.put_drafted(who, TODAY, Drafted(texts=1))
    tx.fits.put(Fitting(who, 64, NOW, NOW, FIT))
    tx.fits.put_cohort(CohortFit(TODAY, NOW, 5, 900, FIT, who))
