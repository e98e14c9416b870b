"""The words of the subject, as values. Nothing here knows how they are stored or shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import NewType

LearnerId = NewType("LearnerId", int)
"""A person; in Telegram the user's id, which is also the id of their private chat."""
SetId = NewType("SetId", int)
FactId = NewType("FactId", int)
AskingId = NewType("AskingId", int)
"""Counts up from 1 for each learner: (learner, asking) names one asking."""
ReviewId = NewType("ReviewId", int)
"""Counts up from 1 for each learner: the order of the log."""
StudyDay = NewType("StudyDay", date)
"""A learner's own day: begins at 04:00 in their time zone."""


class Kind(StrEnum):
    """The kinds of question."""

    CHOICE = "choice"
    MULTI_CHOICE = "multi_choice"
    TRUE_FALSE = "true_false"
    TYPED = "typed"
    CLOZE = "cloze"
    ORDER = "order"
    MATCH = "match"
    FLASHCARD = "flashcard"


class Expects(StrEnum):
    """What a typed answer should be, so that «15.10.1923» and «15 октября 1923 года» are one answer."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    PERSON = "person"
    PLACE = "place"


class Rating(IntEnum):
    """How well a fact was recalled, in FSRS's own scale."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True)
class Option:
    """A wrong option and, if the author said so, why it is wrong."""

    text: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyQuestion:
    """What all kinds of question share.

    key: unique within the fact. level: 1 (recognise) … 3 (recall). quote: its own evidence, else the fact's.
    """

    key: str
    ask: str
    explanation: str = ""
    quote: str = ""
    level: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(AnyQuestion):
    """One right option among several."""

    answer: str
    wrong: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MultiChoice(AnyQuestion):
    """Several right options; all of them and no other are to be marked."""

    answer: tuple[str, ...]
    wrong: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalse(AnyQuestion):
    """A statement to be judged."""

    answer: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed(AnyQuestion):
    """The answer is written by the learner."""

    answer: str
    accept: tuple[str, ...] = ()
    expects: Expects = Expects.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Cloze(AnyQuestion):
    """A sentence with one gap; `ask` holds the answer in braces. With wrong options it is chosen, else typed."""

    accept: tuple[str, ...] = ()
    wrong: tuple[Option, ...] = ()
    expects: Expects = Expects.TEXT

    @property
    def answer(self) -> str:
        """What stands in the gap."""
        return self.ask[self.ask.index("{") + 1 : self.ask.index("}")]

    @property
    def stem(self) -> str:
        """The sentence with an open gap."""
        return self.ask[: self.ask.index("{")] + "_____" + self.ask[self.ask.index("}") + 1 :]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(AnyQuestion):
    """Things to be put in order; `answer` is the right order."""

    answer: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match(AnyQuestion):
    """Pairs to be joined."""

    answer: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flashcard(AnyQuestion):
    """Front and back; the learner rates themselves."""

    answer: str


Question = Choice | MultiChoice | TrueFalse | Typed | Cloze | Order | Match | Flashcard

KINDS: dict[Kind, type[Question]] = {
    Kind.CHOICE: Choice,
    Kind.MULTI_CHOICE: MultiChoice,
    Kind.TRUE_FALSE: TrueFalse,
    Kind.TYPED: Typed,
    Kind.CLOZE: Cloze,
    Kind.ORDER: Order,
    Kind.MATCH: Match,
    Kind.FLASHCARD: Flashcard,
}


def kind_of(question: Question) -> Kind:
    """The kind's name, as it stands in a question file."""
    return next(kind for kind, cls in KINDS.items() if type(question) is cls)


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing worth remembering, with the ways of asking it. `quote` stands word for word in the material."""

    key: str
    statement: str
    quote: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Facts with their questions, as they stand in a file. `material` is the source text, empty if none is known."""

    title: str
    language: str
    facts: tuple[Fact, ...]
    about: str = ""
    source: str = ""
    material: str = ""


@dataclass(frozen=True, slots=True)
class PublishedSet:
    """A set that can be joined. `code` is what its share link carries; `facts` counts those in use."""

    id: SetId
    code: str
    title: str
    language: str
    about: str
    source: str
    owner: LearnerId | None
    facts: int


@dataclass(frozen=True, slots=True)
class PublishedFact:
    """A fact that memories can hang on."""

    id: FactId
    set_id: SetId
    fact: Fact


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


@dataclass(frozen=True, slots=True)
class Learner:
    """A person who learns. `zone` is an IANA name; `language` is ru or en."""

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

    undoes: for UNDO, the answer it takes back. seconds: how long the answer took, None if unknown.
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


@dataclass(frozen=True, slots=True)
class DayTally:
    """What a learner did on one study day.

    new: facts met for the first time. reviews, reviews_right: answers to facts in long-term review.
    """

    day: StudyDay
    answers: int = 0
    right: int = 0
    new: int = 0
    reviews: int = 0
    reviews_right: int = 0
    seconds: float = 0.0


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
class Complaint:
    """A learner says that a question is bad. `words` may be empty."""

    learner: LearnerId
    fact: FactId
    question: str
    asking: AskingId
    at: datetime
    words: str = ""
