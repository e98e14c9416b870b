"""One person under two names: Тэмуджин is Чингисхан, and no wrong option for him."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from authoring.inflection.grammar import bare
from authoring.parsing import Parsed
from authoring.people.model import Person

_KNOWN: Final = tuple(
    frozenset(line.split())
    for line in (
        "тэмуджин темуджин темучин чингисхан чингиз-хан чингис-хан",
        "ленин ульянов", "сталин джугашвили", "троцкий бронштейн", "каменев розенфельд", "киров костриков",
        "молотов скрябин", "горький пешков", "зиновьев радомысльский", "свердлов гаухман", "октавиан август",
        "вольтер аруэ", "наполеон бонапарт", "бату батый", "тамерлан тимур", "хубилай хубилай-хан",
        "твен клеменс", "стендаль бейль", "мольер поклен", "филарет романов", "никон минов",
    )
)  # fmt: skip
_NAMING: Final = re.compile(
    r"[^.;:—]{0,40}\b(?:имен[ие]м?|имя|псевдоним|прозв|титул|нарек|нареч|фамили)[^.;:—]{0,25}(?:[—–] ?)?", re.IGNORECASE
)


def told_as_one(
    text: str, parsed: Sequence[Parsed], persons: Mapping[tuple[int, int], Person]
) -> frozenset[frozenset[int]]:
    """Pairs of keys between whose names the text speaks of names: «Тэмуджин принял имя Чингисхан»."""
    found = set()
    for number, sentence in enumerate(parsed):
        named = [(name, persons[number, name.first]) for name in sentence.names if (number, name.first) in persons]
        for (left, first), (right, second) in pairwise(named):
            between = sentence.tokens[left.last].end, sentence.tokens[right.first].start
            if first.key != second.key and _NAMING.fullmatch(text, *between):
                found.add(frozenset({first.key, second.key}))
    return frozenset(found)


def known_as_one(one: Person, other: Person) -> bool:
    """Whether everybody knows them to be one: Ленин and Ульянов."""
    mine, hers = _words(one), _words(other)
    return any(mine & known and hers & known for known in _KNOWN)


def _words(person: Person) -> set[str]:
    return {bare(word) for word in str(person.name).split()}
