"""Questions, the facts they ask, and the sets they come in: what stands in a question file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class Option:
    """A wrong option and, if the author said so, why it is wrong."""

    text: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """How a machine came to a question.

    rule: the rule that wrote it, such as "when-year". score: 0 … 1, how sure the machine is; a file keeps two
    decimals. check: a person should look before it is used. edited: a person changed it afterwards.
    """

    rule: str
    score: float
    check: bool = False
    edited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyQuestion:
    """What all kinds of question share.

    key: unique within the fact. level: 1 (recognise) … 3 (recall). quote: its own evidence, else the fact's.
    origin: None if a person wrote it.
    """

    key: str
    ask: str
    explanation: str = ""
    quote: str = ""
    level: int = 1
    origin: Origin | None = None


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


def stem_of(question: Question) -> str:
    """The question as it is read, a gap left open."""
    return question.stem if isinstance(question, Cloze) else question.ask


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing worth remembering, with the ways of asking it. `quote` stands word for word in the material, and so
    does `subject`: the one the quote speaks of, where it does not name it itself."""

    key: str
    statement: str
    quote: str
    questions: tuple[Question, ...]
    subject: str = ""

    def evidence_of(self, question: Question) -> tuple[str, str]:
        """Whom the question's quote speaks of, and the quote: its own, which needs no subject, or the fact's."""
        return ("", question.quote) if question.quote else (self.subject, self.quote)

    def asked_by(self, key: str) -> Question | None:
        """The question of that key, None if the fact is not asked so any more."""
        return next((question for question in self.questions if question.key == key), None)

    def read_as(self, key: str) -> str:
        """How the question of that key is read; if there is none, what the fact states."""
        question = self.asked_by(key)
        return self.statement if question is None else stem_of(question)


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Facts with their questions, as they stand in a file.

    material: the source text, empty if none is known. draft: a machine wrote it and nobody has reviewed it yet.
    """

    title: str
    language: str
    facts: tuple[Fact, ...]
    about: str = ""
    source: str = ""
    material: str = ""
    draft: bool = False
