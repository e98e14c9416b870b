"""A clause on its way to stand alone: what is said instead of some words, how sure we are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from authoring.events.clause import Clause
from authoring.events.context import Context
from authoring.events.wording import Said
from authoring.parsing import Name
from authoring.people import Person
from quiz.drafts import Step

LONGEST_QUOTE: Final = 600
"""Signs of one passage as evidence: what a phone shows at once."""


@dataclass(slots=True)
class Standing:
    """A clause that stands alone: what is said instead of some words, what is left out, where its evidence begins.

    evidence_from: number of the first sentence needed to understand it.
    """

    clause: Clause
    sentence: int
    instead: dict[int, Said] = field(default_factory=dict)
    reworded: dict[int, Said] = field(default_factory=dict)
    """What is said in better Russian, and tells no more: «был назначен» for «назначен»."""
    without: set[int] = field(default_factory=set)
    evidence_from: int = 0
    score: float = 1.0
    steps: list[Step] = field(default_factory=list)
    people: list[tuple[Name, Person]] = field(default_factory=list)
    replaced: list[Person] = field(default_factory=list)
    unsaid: bool = False
    lemma: str = ""
    subject: str = ""
    """The hero's name as it stands in the text, where the evidence does not name him."""
    year_far: bool = False
    """Whether its date has its year from a sentence too far away to stand in the evidence."""
    place: str = ""
    """The town told beside a date in brackets: «(3 мая 1886, Томск — …)»."""
    says_more: bool = False
    """Whether a word of what the text tells elsewhere was added: as an answer it would not stand in the quotation."""
    retold: str = ""
    """The whole clause in other words, its date left out; set where it was no main clause in the text."""

    def lower(self, by: float, rule: str, detail: str = "") -> None:
        """Be less sure, and say why."""
        self.score -= by
        self.steps.append(Step(rule, detail))


def dated_words(standing: Standing, context: Context) -> set[int]:
    """The clause's words that stand in any date of its sentence."""
    dates = context.dates[standing.sentence]
    return {t.i for t in standing.clause.words() if any(date.start <= t.start < date.end for date in dates)}
