"""A draft: questions a machine wrote from a text, how it came to them, and where its teacher stands with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import NewType

from quiz.errors import Fault
from quiz.model import LearnerId, SetId
from quiz.questions import Fact, Kind, Question, QuestionSet, kind_of

DraftId = NewType("DraftId", int)
"""Grows with each draft of a teacher and is not used again: a button of an older one means nothing any more."""


class Stage(StrEnum):
    """What is being done to a text, in order."""

    READING = "reading"
    SENTENCES = "sentences"
    PARSING = "parsing"
    EVENTS = "events"
    QUESTIONS = "questions"
    CHECKING = "checking"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a stage has come: `done` of `total` steps; total is at least 1."""

    stage: Stage
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Step:
    """A named rule that fired, and on what: («date:day», «15 октября 1923 года»)."""

    rule: str
    detail: str = ""


class Lack(StrEnum):
    """What a text is missing, or why it gave little."""

    OTHER_LANGUAGE = "other-language"
    NO_DATES = "no-dates"
    NO_NAMES = "no-names"
    NO_SENTENCES = "no-sentences"
    VERSE = "verse"
    LONG_SENTENCE = "long-sentence"
    CUT = "cut"
    FEW = "few"


@dataclass(frozen=True, slots=True)
class SentenceNote:
    """One sentence: `material[start:end]`; keys of the facts it gave; if none, the rules that refused it."""

    start: int
    end: int
    facts: tuple[str, ...] = ()
    refused: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """What was understood of a text. language: ru, en or what else it looks like, "" if unclear."""

    language: str
    characters: int
    sentences: int
    dated: int
    people: int
    lacks: tuple[Lack, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What a newer file does to the facts of a set. again: the set was changed meanwhile, and this is counted anew."""

    new: int
    changed: int
    gone: int
    same: int
    again: bool = False

    @property
    def drops_most(self) -> bool:
        """More than half of the facts there were."""
        return 2 * self.gone > self.changed + self.gone + self.same


@dataclass(frozen=True, slots=True)
class Draft:
    """The question set, `draft` set in it, with what stands behind it.

    trails: (key of the fact, key of the question) → the rules that made it, in the order they fired.
    faults: all that is wrong with a file of questions, of which nothing was taken then. left_out: what such a file
    holds and could not be taken. changes: where the file brings a set up to date; `questions` is then what the set
    becomes.
    """

    questions: QuestionSet
    seen: Seen
    sentences: tuple[SentenceNote, ...] = ()
    trails: Mapping[tuple[str, str], tuple[Step, ...]] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    left_out: tuple[Fault, ...] = ()
    changes: Changes | None = None


class NoDraft(Exception):
    """A document gave no draft. sentence: the key, in the texts, of what to say; data: what the sentence names."""

    def __init__(self, sentence: str, **data: str) -> None:
        self.sentence = sentence
        self.data = data
        super().__init__(sentence, data)


class Phase(StrEnum):
    """Where a teacher's draft is: material comes in, questions are written, they are reviewed, the set is out."""

    COLLECTING = "collecting"
    WRITING = "writing"
    REVIEWING = "reviewing"
    PUBLISHED = "published"


class Verdict(StrEnum):
    """What the teacher said of a question."""

    OPEN = "open"
    KEPT = "kept"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file in the messenger, which keeps it: `id` is its name for it. size: bytes, as it says."""

    id: str
    name: str
    size: int


TAKEN_AS = "taken-as"
"""In the data of an outcome: "questions" if a text turned out to hold them already."""


MADE_UP = "made-up"
"""In the data of an outcome: "title" if nobody gave the draft its title, and it is the beginning of its text."""


REST = "rest"
"""In the data of an outcome: which questions were kept together, as «3-5,9-9», so that they can be open again."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of the writing, beside questions.

    sentence: why there are none (a key of the texts, «» if there are), with what it names in `data`. faults: of a
    file of questions. left_out, changes: see Draft. lacks: of the text. kinds: how many questions of each kind a file
    gave. known: a set of the teacher's own that holds the same facts. missed: from where to where the sentences of the
    material go that gave no question, in order.
    """

    sentence: str = ""
    data: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    left_out: tuple[Fault, ...] = ()
    lacks: tuple[Lack, ...] = ()
    language: str = ""
    kinds: Mapping[str, int] = field(default_factory=dict)
    changes: Changes | None = None
    known: SetId | None = None
    missed: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class TeacherDraft:
    """A draft in a teacher's hands, without its texts and questions.

    pieces, characters: of the text collected so far; or `file`. title … source: of the set, once it is written.
    attempt: grows whenever somebody begins to write; what an earlier one brings counts no more. tries: how often it
    was begun since the teacher asked for it. take_at: while it is being written, from when on another may take it up:
    whoever had it must have died. message: the one that shows the progress. code: of the set it became. set: that it
    brings up to date, None for a new one; edition: of that set, when the file was compared with it.
    invite: the code of the link that lets others work on it, «» if there is none. chairs: how many guests it ever had.
    seat: of the guest who looks at it, None for its owner; not stored.
    """

    learner: LearnerId
    id: DraftId
    phase: Phase
    changed_at: datetime
    pieces: int = 0
    characters: int = 0
    file: SentFile | None = None
    title: str = ""
    language: str = ""
    about: str = ""
    source: str = ""
    attempt: int = 0
    tries: int = 0
    take_at: datetime | None = None
    message: int | None = None
    outcome: Outcome | None = None
    code: str = ""
    set: SetId | None = None
    edition: int | None = None
    invite: str = ""
    chairs: int = 0
    seat: Seat | None = None

    @property
    def asks_title(self) -> bool:
        """Whether nobody has said yet what the set it becomes is to be called."""
        return self.set is None and self.outcome is not None and MADE_UP in self.outcome.data

    def entitled(self, title: str) -> TeacherDraft:
        """The draft with a title that somebody gave it."""
        if self.outcome is None:
            return replace(self, title=title)
        data = {name: said for name, said in self.outcome.data.items() if name != MADE_UP}
        return replace(self, title=title, outcome=replace(self.outcome, data=data))

    @property
    def rest(self) -> tuple[tuple[int, int], ...]:
        """From which to which question all were kept together that nothing had been said of."""
        said = self.outcome.data.get(REST, "") if self.outcome is not None else ""
        spans = (span.split("-") for span in said.split(",") if span)
        return tuple((int(first), int(last)) for first, last in spans)

    def with_rest(self, spans: Sequence[tuple[int, int]]) -> TeacherDraft:
        """The draft with these as its `rest`; none if nobody could keep so many in mind."""
        outcome = self.outcome or Outcome()
        data = {name: said for name, said in outcome.data.items() if name != REST}
        if 0 < len(spans) <= MOST_SPANS:
            data[REST] = ",".join(f"{first}-{last}" for first, last in spans)
        return replace(self, outcome=replace(outcome, data=data))

    @property
    def missed(self) -> tuple[tuple[int, int], ...]:
        """See Outcome."""
        return self.outcome.missed if self.outcome is not None else ()

    def without_missed(self, start: int) -> TeacherDraft:
        """The draft after a question was asked of the sentence that begins there."""
        if self.outcome is None:
            return self
        missed = tuple(span for span in self.outcome.missed if span[0] != start)
        return replace(self, outcome=replace(self.outcome, missed=missed))

    @property
    def number(self) -> DraftId:
        """What whoever looks at it calls it: on their keys."""
        return self.id if self.seat is None else self.seat.number

    @property
    def chair(self) -> int:
        """Whose change it is, if whoever looks at it changes something."""
        return 0 if self.seat is None else self.seat.chair


MOST_SPANS = 300
"""Of questions that are kept together and can be open again."""


def spans_of(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """1, 2, 3, 7 → 1 … 3, 7 … 7."""
    spans: list[tuple[int, int]] = []
    for number in numbers:
        if spans and spans[-1][1] == number - 1:
            spans[-1] = spans[-1][0], number
        else:
            spans.append((number, number))
    return spans


NOBODY = -1
"""The chair of whoever changed several questions together and need not have seen what others had changed in them."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody at a draft: its owner, as soon as there is a guest, or a guest.

    number: what the draft is called on their keys. For the owner that is its id; for guests it is below zero, and no
    draft of their own can be meant. chair: 0 is the owner's, the guests are counted from 1, and none is given twice.
    place: the question they looked at last, 0 the overview. seen_at: when. invited: they came by the owner's link;
    others are there because they teach the set, and only as long as they do.
    """

    learner: LearnerId
    number: DraftId
    owner: LearnerId
    draft: DraftId
    chair: int
    place: int
    seen_at: datetime
    invited: bool = True


class Only(IntEnum):
    """Which questions of a draft are gone through. The numbers stand on buttons: none is ever used for another."""

    ALL = 0
    CHECK = 1
    CHOICE = 2
    MULTI_CHOICE = 3
    TRUE_FALSE = 4
    TYPED = 5
    CLOZE = 6
    ORDER = 7
    MATCH = 8
    FLASHCARD = 9

    @property
    def kind(self) -> Kind | None:
        """Those of this kind; None if their kind does not matter."""
        return None if self in (Only.ALL, Only.CHECK) else Kind[self.name]

    def takes(self, asked: DraftQuestion) -> bool:
        """Whether this question is among them."""
        if self is Only.CHECK:
            return asked.to_check
        return self.kind is None or kind_of(asked.question) is self.kind


def only_of(number: int) -> Only:
    """By its number; all of them if there is none with it."""
    return Only(number) if number in set(Only) else Only.ALL


@dataclass(frozen=True, slots=True)
class DraftQuestion:
    """One question of a draft, the `nth` from 1, with its fact, which holds no other question here.

    edition: grows with each change; chair: of whoever changed it last, see Seat, or NOBODY's.
    """

    nth: int
    fact: Fact
    question: Question
    to_check: bool
    verdict: Verdict
    edition: int = 0
    chair: int = 0


@dataclass(frozen=True, slots=True)
class DraftTally:
    """How many questions a draft has, and what was said of them. to_check: of those that are open. editions: of all of
    them together."""

    questions: int = 0
    open: int = 0
    kept: int = 0
    dropped: int = 0
    to_check: int = 0
    editions: int = 0


@dataclass(frozen=True, slots=True)
class Drafted:
    """What somebody had written or sent on one day."""

    texts: int = 0
    files: int = 0
