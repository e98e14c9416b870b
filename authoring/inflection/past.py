"""What a participle tells, as history tells it: «состоявшееся» → «состоялась», «запущенный» → «запущена»."""

from __future__ import annotations

from typing import Final

from authoring.inflection.dictionary import Parse
from authoring.inflection.grammar import Gender
from authoring.inflection.words import OF_GENDER

WAS: Final[dict[Gender, str]] = {"m": "был", "f": "была", "n": "было"}
"""Before a short participle: «была запущена»."""


def past_active(form: Parse, gender: Gender) -> str | None:
    """A reading of a verb or an active participle, as the past tense of what has this gender."""
    found = form.inflect({"VERB", "past", "indc", OF_GENDER[gender]}) if gender else None
    return found.word if found is not None else None


def past_passive(form: Parse, gender: Gender) -> str | None:
    """A reading of a passive participle, as the short one of this gender."""
    found = form.inflect({"PRTS", "sing", OF_GENDER[gender]}) if gender else None
    return found.word if found is not None else None
