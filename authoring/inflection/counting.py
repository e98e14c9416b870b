"""Numbers with their nouns: «46 человек», «21 делегат»."""

from __future__ import annotations

from authoring.inflection.grammar import Case
from authoring.inflection.heads import is_adjective
from authoring.inflection.phrases import decline_phrase

# Counted, these have a plural genitive of their own.
COUNTED = {"человек": "человек", "год": "лет", "раз": "раз", "солдат": "солдат"}


def plural(number: int, one: str, few: str, many: str) -> str:
    """Which of the three goes with the number: 1 день, 2 дня, 5 дней, 11 дней, 21 день."""
    if number % 100 in (11, 12, 13, 14):
        return many
    return one if number % 10 == 1 else few if number % 10 in (2, 3, 4) else many


def counted(number: int, noun: str) -> str | None:
    """The noun, or the phrase, given in the nominative singular, as it stands after the number."""
    words = noun.split()
    how_many = plural(number, "one", "few", "many")
    if how_many == "one":
        return noun
    if how_many == "few":  # 2 делегата съезда; an adjective would want a plural of its own
        return None if is_adjective(words[0]) else decline_phrase(words, Case.GEN, given=Case.NOM)
    if words[0].lower() in COUNTED:
        return " ".join((COUNTED[words[0].lower()], *words[1:]))
    return decline_phrase(words, Case.GEN, "pl", given=Case.NOM)


def count(number: int, noun: str) -> str | None:
    """«46 человек»: the number in digits and the noun after it; None where the noun's form is unknown."""
    form = counted(number, noun)
    return None if form is None else f"{number} {form}"
