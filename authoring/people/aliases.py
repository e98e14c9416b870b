"""One person under two names: Тэмуджин is Чингисхан, and no wrong option for him."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from authoring.inflection.grammar import bare

if TYPE_CHECKING:
    from authoring.events.context import Context
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
    r"[^.;:—]{0,40}\b(?:имен[ие]м?|имя|псевдоним|прозв|титул|нарек|нареч|фамили)[^.;:—]{0,25}", re.IGNORECASE
)


def is_same_person(context: Context, one: Person, other: Person) -> bool:
    """Whether two whom the text names apart are known to be one, or the words between them tell of names: «Тэмуджин
    принял имя Чингисхан»."""
    mine, hers = _words(one), _words(other)
    if any(mine & known and hers & known for known in _KNOWN):
        return True
    for number, parsed in enumerate(context.parsed):
        people = context.people_in(number)
        for (left, first), (right, second) in pairwise(people):
            between = parsed.tokens[left.last].end, parsed.tokens[right.first].start
            if {first.key, second.key} == {one.key, other.key} and _NAMING.fullmatch(context.text, *between):
                return True
    return False


def _words(person: Person) -> set[str]:
    return {bare(word) for word in str(person.name).split()}
