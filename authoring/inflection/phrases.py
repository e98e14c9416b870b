"""A noun phrase in another case: what agrees with its head changes with it, the rest stays.

«левой оппозиции РКП (б)» → «левую оппозицию РКП (б)». The phrase may be given in any case. Checked by going back:
its nominative, read anew and declined to the case it was given in, must be the phrase as it was given.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from authoring.inflection.grammar import Case, Number, same_text
from authoring.inflection.reading import Reading, readings
from authoring.inflection.spacing import joined, tokens

CLEAR = 2.0  # how many times likelier one reading must be than another that gives a different result


def decline_phrase(
    words: Sequence[str], case: Case, number: Number | None = None, *, given: Case | None = None, after: str = ""
) -> str | None:
    """The phrase in this case, and in this number unless it keeps its own; None rather than a guess.

    `given`: the case it stands in now, where it is known. `after`: the preposition before it, for «в Крыму».
    Words may be tokens (punctuation apart) or whole words: «РКП (б)» comes out with its spaces either way.
    """
    return _declined(tokens(words), case, number, given, after)


@lru_cache(maxsize=10_000)
def _declined(words: tuple[str, ...], case: Case, number: Number | None, given: Case | None, after: str) -> str | None:
    results: dict[str, float] = {}
    for reading in _that_come_back(words, given):
        declined = reading.form(case, number or reading.number, after)
        if declined is not None:
            whole = joined(declined)
            results[whole] = results.get(whole, 0.0) + reading.score
    ranked = sorted(results.items(), key=lambda item: -item[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] <= CLEAR * ranked[1][1]):
        return None
    return ranked[0][0]


@lru_cache(maxsize=10_000)
def _that_come_back(words: tuple[str, ...], given: Case | None) -> tuple[Reading, ...]:
    """The readings that hold; of those in the given case, if any does: taggers err."""
    found = readings(words, given)
    best = max((one.score for one in found), default=0.0)
    if any(not one.slots and one.score * CLEAR >= best for one in found):
        return ()
    sound = tuple(one for one in found if _comes_back(one, joined(words)))
    return sound or (_that_come_back(words, None) if given else ())


def _comes_back(reading: Reading, surface: str) -> bool:
    if not _gives(reading, reading.case, surface):
        return False
    nominative = reading.form(Case.NOM, reading.number)
    if nominative is None or reading.case is Case.NOM:
        return nominative is not None
    again = [one for one in readings(tokens(nominative), Case.NOM) if one.number == reading.number]
    return any(_gives(one, reading.case, surface) for one in again)


def _gives(reading: Reading, case: Case, surface: str) -> bool:
    """In this case it is what stands there; «в Крыму» has a locative of its own."""
    forms = [reading.form(case, reading.number, after) for after in ("", "в")]
    return any(form is not None and same_text(joined(form), surface) for form in forms)
