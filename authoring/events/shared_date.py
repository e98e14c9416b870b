"""«В 1911 году был арестован и сослан в Онегу»: one time for two deeds."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from authoring.dates import Precision, Role
from authoring.events.wordlists import listed
from quiz.drafts import Step

if TYPE_CHECKING:
    from authoring.events.event import Event

_LATER: Final = listed(
    """окончить закончить завершить умереть скончаться погибнуть стать прожить остаться вернуться возвратиться дойти
    довести добиться добраться достичь получить провести прослужить проработать просуществовать основать построить
    написать издать опубликовать выпустить победить проиграть сделать сделаться прославиться"""
)
"""What comes of the first deed, perhaps years behind it: «поступил в университет и окончил его»."""
_PRECISIONS: Final = frozenset({Precision.DAY, Precision.MONTH, Precision.SEASON, Precision.YEAR})


def share_dates(events: Sequence[Event]) -> None:
    """Gives the date that opens a sentence to its second verb, too, where «и» alone stands between the two deeds."""
    for before, event in itertools.pairwise(events):
        if event.date is None and before.date is not None and _is_one_time(before, event):
            clause = event.standing.clause
            clause.kept = sorted({*clause.kept, *before.date_words})
            event.date, event.date_words = before.date, before.date_words
            event.standing.evidence_from = min(event.standing.evidence_from, before.standing.evidence_from)
            event.standing.year_far = before.standing.year_far
            event.standing.score -= 0.03
            event.standing.steps.append(Step("date-of-both"))


def _is_one_time(before: Event, event: Event) -> bool:
    one, other = before.standing.clause, event.standing.clause
    if before.sentence != event.sentence or before.date is None or event.standing.lemma in _LATER:
        return False
    if before.date.role is not Role.AT or before.date.precision not in _PRECISIONS:
        return False
    if not (other.borrowed or event.standing.unsaid) or max(before.date_words) > one.verb:
        return False
    tokens = one.parsed.tokens
    aux = [t.i for t in other.parsed.children(other.verb) if t.rel.startswith("aux") and t.i > one.verb]
    joint = min([other.verb, *aux]) - 1
    between = tokens[one.verb + 1 : joint]
    both = all(tokens[clause.verb].has(Aspect="Perf") for clause in (one, other))
    return both and tokens[joint].lower == "и" and not any(t.text in ",;:—()" for t in between)
