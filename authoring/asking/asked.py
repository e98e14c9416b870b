"""What the asking rules make: a fact with its questions, before it is weighed against the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from authoring.dates import at
from authoring.events.event import Event
from authoring.events.wording import Said, capital
from quiz.drafts import Step
from quiz.questions import AnyQuestion, Question


@dataclass(slots=True)
class Asked:
    """A fact. slot: what of the event is asked (when, who, where, how-many …). answers: what must not stand in a
    neighbour's question. span: its evidence in the text. preference: how gladly it is taken, beside
    its score."""

    slot: str
    statement: str
    span: tuple[int, int]
    sentences: tuple[int, ...]
    score: float
    answers: tuple[str, ...]
    questions: list[Drafted] = field(default_factory=list)
    steps: tuple[Step, ...] = ()
    preference: float = 0.0
    about_hero: bool = False
    life: str = ""
    """Whose birth or death it is, and which of the two: it is asked once."""
    clause: tuple[int, int] | None = None
    """(sentence, verb) of the event that is asked."""
    behind: Asked | None = None
    """The fact of the same event in another slot that is asked before; each of the two holds the other's answer."""
    subject: str = ""
    """Whom the evidence speaks of, word for word, where it does not name him."""
    counted: bool = False
    """Whether the evidence tells the time in other words than the answer: «в 1897 году … Через год …»."""

    def add(self, rule: str, question: Question, score: float = 0.0, *steps: Step) -> None:
        """One more way of asking; score: how much surer (or less sure) than the fact itself."""
        self.questions.append(Drafted(rule, question, self.score + score, steps))


@dataclass(slots=True)
class Drafted:
    """A question with the rule that wrote it, how sure the machine is, and the rules that helped."""

    rule: str
    question: Question
    score: float
    steps: Sequence[Step] = ()

    @property
    def ask(self) -> str:
        """What the learner reads."""
        assert isinstance(self.question, AnyQuestion)
        return self.question.ask


def otherwise(event: Event, first: int, said: Said) -> str:
    """The event as a sentence, date and all, with other words from token `first` on; «в том же году» with its year."""
    date = event.date
    if date is not None and (event.sentence, date.start) in event.context.anchors:
        return capital(f"{at(date)} {event.said_with(event.date_words, {first: said})}.")
    return capital(f"{event.said_with((), {first: said})}.")


def about(event: Event, slot: str, statement: str, answers: Sequence[str], score: float = 0.0) -> Asked:
    """An empty fact about one slot of one event."""
    standing = event.standing
    sentences = tuple(range(standing.evidence_from, standing.sentence + 1))
    return Asked(
        slot,
        statement,
        event.span,
        sentences,
        standing.score + score,
        tuple(answers),
        steps=tuple(standing.steps),
        clause=(standing.sentence, standing.clause.verb),
        subject=standing.subject,
    )
