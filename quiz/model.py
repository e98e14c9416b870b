"""The words of the subject, as values. Nothing here knows how they are stored or shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import NewType

from quiz.questions import Fact

LearnerId = NewType("LearnerId", int)
"""A person; in Telegram the user's id, which is also the id of their private chat."""
SetId = NewType("SetId", int)
FactId = NewType("FactId", int)
AskingId = NewType("AskingId", int)
"""Counts up from 1 for each learner: (learner, asking) names one asking."""
ReviewId = NewType("ReviewId", int)
"""Counts up from 1 for each learner: the order of the log."""
NoticeId = NewType("NoticeId", int)
"""Counts up from 1 for each learner."""
StudyDay = NewType("StudyDay", date)
"""A learner's own day: begins at 04:00 in their time zone."""


class Rating(IntEnum):
    """How well a fact was recalled, in FSRS's own scale."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Visibility(StrEnum):
    """Who finds a set."""

    PRIVATE = "private"
    """Its teachers, and those who learn it already."""
    LINK = "link"
    """Whoever has its link."""
    LISTED = "listed"
    """Everybody: it stands among the sets that can be added."""


@dataclass(frozen=True, slots=True)
class PublishedSet:
    """A set that can be joined. `code` is what its share link carries; `facts` counts those in use.

    archived_at: since then nobody new joins, who learns it goes on. deleted_at: since then it is gone for good, and
    nothing but its number and its code is left, so that an old button or link can say so.
    """

    id: SetId
    code: str
    title: str
    language: str
    about: str
    source: str
    owner: LearnerId | None
    facts: int
    visibility: Visibility = Visibility.LISTED
    archived_at: datetime | None = None
    deleted_at: datetime | None = None

    @property
    def open(self) -> bool:
        """Whether somebody who has its link can join it."""
        return self.archived_at is None and self.deleted_at is None and self.visibility is not Visibility.PRIVATE


@dataclass(frozen=True, slots=True)
class PublishedFact:
    """A fact that memories can hang on.

    retired: asked no more, kept for the log. righted_at: when something about it last became right that was not so
    before; who was asked earlier was asked another question.
    """

    id: FactId
    set_id: SetId
    fact: Fact
    retired: bool = False
    righted_at: datetime | None = None


class Phase(StrEnum):
    """Where a memory is: on its first steps, in long-term review, or on steps again after a lapse."""

    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"


@dataclass(frozen=True, slots=True)
class Memory:
    """What one learner remembers of one fact.

    stability: days until recall falls to 90 %. difficulty: 1…10. due_day: the study day it is asked again.
    due_at: on learning steps the instant (UTC), otherwise None. lapses: how often it was forgotten after graduating.
    """

    phase: Phase
    step: int
    stability: float
    difficulty: float
    last_day: StudyDay
    due_day: StudyDay
    due_at: datetime | None
    reviews: int
    lapses: int
    set_aside: bool = False


@dataclass(frozen=True, slots=True)
class Reminding:
    """When and whether a learner is reminded. Minutes count from local midnight.

    next_at: the next instant (UTC) to think of it. since: when the reminder was last switched or set.
    """

    on: bool = True
    minute: int = 19 * 60
    quiet_from: int = 22 * 60
    quiet_to: int = 8 * 60
    next_at: datetime | None = None
    since: datetime | None = None


USUAL_RETENTION = 0.8
"""The chance of recall that is aimed at unless somebody wishes for another."""


@dataclass(frozen=True, slots=True)
class Learner:
    """A person who learns. `zone` is an IANA name; `language` is ru or en.

    name: the messenger's. called: the name they wish teachers to see instead, None if that one will do. retention: the
    chance of recall wished for on the day a fact is asked again. easy_days: weekdays of their study days, 0 (Monday) …
    6, on which less is to be asked. parameters: of their memory, as quiz.memory takes them; None: the published ones.
    """

    id: LearnerId
    name: str
    language: str
    zone: str
    joined_at: datetime
    new_per_day: int = 7
    reviews_per_day: int = 60
    zone_known: bool = False
    reminder_known: bool = False
    blocked: bool = False
    reminding: Reminding = field(default_factory=Reminding)
    called: str | None = None
    retention: float = USUAL_RETENTION
    easy_days: frozenset[int] = frozenset()
    parameters: tuple[float, ...] | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    """A question put to a learner. Answered at most once.

    shown: option order, as indexes into the question's own options. nonce: ties a button to this asking.
    picked: partial answers so far (marked options, taps in sequence). hinted: a hint was taken.
    """

    id: AskingId
    learner: LearnerId
    fact: FactId
    question: str
    shown: tuple[int, ...]
    nonce: str
    asked_at: datetime
    picked: tuple[int, ...] = ()
    hinted: bool = False
    answered: bool = False


class Happening(StrEnum):
    """What a line of the log tells."""

    ANSWER = "answer"
    UNDO = "undo"
    SET_ASIDE = "set_aside"
    BRING_BACK = "bring_back"


@dataclass(frozen=True, slots=True)
class Review:
    """One line of the append-only log. Memory is a fold of these.

    undoes: for UNDO, the answer it takes back. seconds: how long the answer took, None if unknown. due_day: the next
    it was given, which also hung on what else was due; None on a step, and in lines of older versions. expected: the
    chance (0…1) of a right answer, as it was foretold before it; None where nothing was, see quiz.calibration. guess:
    the chance (0…1) to be right in the form it was asked in with nothing known; None in lines of older versions, whose
    memories were counted as if there was none.
    """

    id: ReviewId
    learner: LearnerId
    fact: FactId
    happening: Happening
    at: datetime
    day: StudyDay
    rating: Rating | None = None
    correct: bool | None = None
    question: str = ""
    asking: AskingId | None = None
    seconds: float | None = None
    undoes: ReviewId | None = None
    due_day: StudyDay | None = None
    expected: float | None = None
    guess: float | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """So many right answers of so many."""

    right: int
    total: int

    @property
    def share(self) -> float | None:
        """0…1; None of none."""
        return self.right / self.total if self.total else None


@dataclass(frozen=True, slots=True)
class DayTally:
    """What a learner did on one study day.

    new: facts met for the first time; new_in: the same set by set, by their ids, sets without any left out.
    reviews, reviews_right: answers to facts in long-term review.
    """

    day: StudyDay
    answers: int = 0
    right: int = 0
    new: int = 0
    reviews: int = 0
    reviews_right: int = 0
    seconds: float = 0.0
    new_in: tuple[tuple[SetId, int], ...] = ()

    def new_of(self, set_: SetId) -> int:
        """Facts of that set met for the first time."""
        return dict(self.new_in).get(set_, 0)


@dataclass(frozen=True, slots=True)
class Remembered:
    """A memory and the fact it is of."""

    fact: FactId
    memory: Memory


@dataclass(frozen=True, slots=True)
class Reminder:
    """A planned message of a study day. `nth`: 0 for the day's own, 1 for the one wished for «in an hour».

    word: which kind of message («daily», «rare», «last»). due: how many answers waited when it was planned.
    status: planned → sending → sent, failed or unknown.
    """

    learner: LearnerId
    day: StudyDay
    nth: int
    planned_at: datetime
    word: str
    due: int
    status: str = "planned"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person is told when they are not there: about a set, an answer to them, a class.

    at: not before that instant; once it is on its way, when it set out. word: what is told, with the values `data`.
    status: planned → sending → sent, failed or unknown; or dropped. who: another person whom it is about, who is named
    when it goes out; None: nobody, or somebody who has gone for good.
    """

    learner: LearnerId
    id: NoticeId
    at: datetime
    word: str
    data: Mapping[str, str | int]
    status: str = "planned"
    who: LearnerId | None = None


@dataclass(frozen=True, slots=True)
class Errand:
    """Something to be done for everybody who learns a set. word: what they are told, with the values `data`.

    at: since when. up_to: it is done for all people up to this one, by id.
    """

    set: SetId
    word: str
    data: Mapping[str, str | int]
    at: datetime
    up_to: LearnerId = LearnerId(0)


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a teacher has set the class of a set.

    starts_on: the first study day of each learner's own calendar. new_per_day: facts each meets a day. exam_on: the
    date on which all is to be remembered. nudged_at: when those who were behind were last told so.
    """

    set: SetId
    starts_on: date
    new_per_day: int
    exam_on: date
    given_by: LearnerId | None
    given_at: datetime
    nudged_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Complaint:
    """A learner says that a question is bad. `words` may be empty. answered_at: None while it is open."""

    learner: LearnerId
    fact: FactId
    question: str
    asking: AskingId
    at: datetime
    words: str = ""
    answered_at: datetime | None = None


class Change(StrEnum):
    """What a correction did to a fact."""

    EDITED = "edited"
    RETIRED = "retired"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Correction:
    """A published fact was changed: one line of its history.

    version: what it made; a fact that was never changed is of version 1, so the first makes 2. before: the fact until
    then. by: None if that person is gone. righted: the keys of the questions to which another answer is right since.
    tell_at: those who answered these are to be told from then on, None if nobody is or all were; told_up_to: everybody
    up to this id has been.
    """

    fact: FactId
    set: SetId
    version: int
    at: datetime
    by: LearnerId | None
    change: Change
    before: Fact
    righted: tuple[str, ...] = ()
    tell_at: datetime | None = None
    told_up_to: LearnerId = LearnerId(0)
