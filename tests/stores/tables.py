"""What the in-memory store holds: dictionaries of immutable values."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any

from quiz.drafts import Drafted, DraftId, DraftQuestion, Seat, TeacherDraft
from quiz.fitting import CohortFit, Fitting
from quiz.model import (
    Asking,
    AskingId,
    Assignment,
    Complaint,
    Correction,
    DayTally,
    Errand,
    FactId,
    Learner,
    LearnerId,
    Memory,
    Notice,
    NoticeId,
    PublishedSet,
    Reminder,
    Review,
    ReviewId,
    SetId,
    StudyDay,
)
from quiz.questions import Fact
from quiz.sharing import CoTeacher, Guessed, Invitation, Publisher
from quiz.talk import Talk


class DanglingError(Exception):
    """A row names a learner, a set or a fact that does not exist."""


@dataclass(frozen=True, slots=True)
class SavedFact:
    """A fact as it is kept: retired ones stay."""

    set: SetId
    position: int
    fact: Fact
    retired: bool = False
    righted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Enrolment:
    """Somebody has joined a set, as which of theirs and when."""

    position: int
    at: datetime


@dataclass(slots=True)
class Tables:
    """All that is stored; every value in a dictionary is immutable."""

    learners: dict[LearnerId, Learner] = field(default_factory=dict)
    sets: dict[SetId, PublishedSet] = field(default_factory=dict)
    material: dict[SetId, str] = field(default_factory=dict)
    editions: dict[SetId, int] = field(default_factory=dict)
    facts: dict[FactId, SavedFact] = field(default_factory=dict)
    enrolments: dict[tuple[LearnerId, SetId], Enrolment] = field(default_factory=dict)
    memories: dict[tuple[LearnerId, FactId], Memory] = field(default_factory=dict)
    askings: dict[tuple[LearnerId, AskingId], Asking] = field(default_factory=dict)
    reviews: dict[tuple[LearnerId, ReviewId], Review] = field(default_factory=dict)
    tallies: dict[tuple[LearnerId, StudyDay], DayTally] = field(default_factory=dict)
    talks: dict[LearnerId, Talk] = field(default_factory=dict)
    reminders: dict[tuple[LearnerId, StudyDay, int], Reminder] = field(default_factory=dict)
    notices: dict[tuple[LearnerId, NoticeId], Notice] = field(default_factory=dict)
    errands: dict[tuple[SetId, str], Errand] = field(default_factory=dict)
    assignments: dict[SetId, Assignment] = field(default_factory=dict)
    corrections: dict[tuple[FactId, int], Correction] = field(default_factory=dict)
    complaints: dict[tuple[LearnerId, AskingId], Complaint] = field(default_factory=dict)
    drafts: dict[tuple[LearnerId, DraftId], TeacherDraft] = field(default_factory=dict)
    draft_texts: dict[tuple[LearnerId, DraftId, int], str] = field(default_factory=dict)
    draft_materials: dict[tuple[LearnerId, DraftId], str] = field(default_factory=dict)
    draft_questions: dict[tuple[LearnerId, DraftId, int], tuple[int, DraftQuestion]] = field(default_factory=dict)
    teachers: dict[tuple[LearnerId, SetId], CoTeacher] = field(default_factory=dict)
    invitations: dict[tuple[LearnerId, str], Invitation] = field(default_factory=dict)
    publishers: dict[LearnerId, Publisher] = field(default_factory=dict)
    guesses: dict[str, Guessed] = field(default_factory=dict)
    draft_seats: dict[tuple[LearnerId, DraftId], Seat] = field(default_factory=dict)
    drafted: dict[tuple[LearnerId, StudyDay], Drafted] = field(default_factory=dict)
    fits: dict[tuple[LearnerId, int], Fitting] = field(default_factory=dict)
    cohort_fits: dict[date, CohortFit] = field(default_factory=dict)

    def copy(self) -> Tables:
        return Tables(**{f.name: dict(getattr(self, f.name)) for f in fields(self)})

    def rows_of(self, learner: LearnerId) -> list[tuple[dict[Any, Any], Any]]:
        """(table, key) of everything that is this learner's."""
        tables: list[dict[Any, Any]] = [self.learners, self.talks, self.enrolments, self.memories]
        tables += [self.askings, self.reviews, self.tallies, self.reminders, self.notices, self.complaints]
        tables += [self.drafts, self.draft_texts, self.draft_materials, self.draft_questions, self.drafted]
        tables += [self.teachers, self.invitations, self.publishers]
        tables += [self.draft_seats, self.fits]
        return [(t, k) for t in tables for k in t if (k[0] if isinstance(k, tuple) else k) == learner]

    def require(self, learner: LearnerId, fact: FactId | None = None, set_: SetId | None = None) -> None:
        known = learner in self.learners and (fact is None or fact in self.facts)
        if not known or (set_ is not None and set_ not in self.sets):
            raise DanglingError(learner, fact, set_)

    def studied(self, learner: LearnerId, only: SetId | None) -> list[SetId]:
        """Sets the learner has joined, in that order; just the one if it is among them."""
        mine = sorted(
            (one.position, set_)
            for (who, set_), one in self.enrolments.items()
            if who == learner and self.sets[set_].deleted_at is None
        )
        return [set_ for _, set_ in mine if only in (None, set_)]

    def in_use(self, set_: SetId) -> list[tuple[FactId, Fact]]:
        """By position."""
        rows = [(f.position, id_, f.fact) for id_, f in self.facts.items() if f.set == set_ and not f.retired]
        return [(id_, fact) for _, id_, fact in sorted(rows, key=lambda row: row[:2])]


@dataclass(frozen=True, slots=True)
class Room:
    """One port of a transaction, on its tables."""

    rows: Tables
