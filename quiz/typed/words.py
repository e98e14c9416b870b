"""When two words count as one."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import IntEnum
from fractions import Fraction
from functools import lru_cache, partial
from typing import Final

from quiz.typed.inflection import Reading, name_readings, readings
from quiz.typed.names import is_known
from quiz.typed.normal import LONGEST_WORD, skeleton
from quiz.typed.slips import slips

_SHORTEST_STEM_WITH_A_SLIP: Final = 4
_SHORTEST_WITH_TWO_SLIPS: Final = 8
_CONSONANTS: Final = frozenset("бвгджзйклмнпрстфхцчшщ")
_SOUND_ALIKE: Final = frozenset(map(frozenset, ("бп", "вф", "гк", "дт", "жш", "зс")))
_SURNAME_ENDING: Final = (
    ("ov", re.compile(r".{2,}[ое]в(?:а|у|ым|е|ой)?")),
    ("in", re.compile(r".{2,}[иы]н(?:а|у|ым|е|ой)?")),
    ("sky", re.compile(r".{2,}[сц]к(?:ий|ой|ого|ому|им|ом|ая|ую)")),
)
_VOWEL_INSIDE: Final = re.compile(r"[а-я]*[аеиоуэ][а-я]*[бвгджзклмнпрстфхц]")


class Likeness(IntEnum):
    """How alike two words are, from not at all to one word."""

    DIFFERENT = 0
    TWO_SLIPS = 1
    ONE_SLIP = 2
    SAME = 3


def alike(said: str, right: str, proper: bool = False) -> Likeness:
    """Likeness of two folded words of a text; a slip is forgiven in words of six letters or more."""
    if right[-1] in "ыи" and said.endswith(("ов", "ев")):
        proper = False  # «Нидерланды», «Нидерландов»
    likeness = _alike(said, right, partial(readings, proper=proper), shortest=6)
    if likeness is Likeness.ONE_SLIP and said.isascii() and said[-1] != right[-1]:
        return Likeness.DIFFERENT  # "German", "Germany"
    return likeness


def alike_names(said: str, right: str, never: frozenset[str] = frozenset()) -> Likeness:
    """Likeness of two parts of a person's name; a slip is forgiven in words of five letters or more.

    never: classes of endings that the other sex has: «Ахматов» is not Анна Ахматова.
    """
    likeness = _alike(said, right, name_readings, shortest=5)
    if never and said != right and (shared := _shared(said, right, name_readings)) and shared <= never:
        return Likeness.DIFFERENT
    ending = _surname_ending(said)
    if likeness in (Likeness.ONE_SLIP, Likeness.TWO_SLIPS) and ending and ending != _surname_ending(right):
        return Likeness.DIFFERENT  # «Толстов», «Толстой»
    return likeness


def _surname_ending(word: str) -> str | None:
    return next((name for name, pattern in _SURNAME_ENDING if pattern.fullmatch(word)), None)


@lru_cache(maxsize=4096)
def is_form_of(word: str | Fraction, listed: frozenset[str]) -> bool:
    """Whether a Russian word is a form of one of those listed, or an English one is listed."""
    if isinstance(word, Fraction) or word.isascii():
        return word in listed
    return any(word[0] == other[0] and alike(word, other) is Likeness.SAME for other in listed)


def same_abbreviation(said: str, right: str) -> bool:
    """Whether an abbreviation is exactly the other, or one that is declined («НЭП», «НЭПа»)."""
    if skeleton(said) == skeleton(right):
        return True
    declined = len(right) > 2 and _VOWEL_INSIDE.fullmatch(right) is not None
    return declined and said in {right + ending for ending in ("а", "у", "ом", "е")}


def _alike(said: str, right: str, read: Callable[[str], frozenset[Reading]], shortest: int) -> Likeness:
    if said == right or skeleton(said) == skeleton(right):
        return Likeness.SAME
    typed, said, right = said, said.replace("э", "е"), right.replace("э", "е")  # «Тэмуджин», «Темуджин»
    if said == right:
        return Likeness.SAME
    if max(len(said), len(right)) > LONGEST_WORD or said[0] != right[0]:
        return Likeness.DIFFERENT
    if _shared(said, right, read):
        return Likeness.SAME
    if min(len(said), len(right)) < shortest or is_known(typed, besides=right):
        return Likeness.DIFFERENT
    if slips(said, right, 1) == 1:
        return Likeness.DIFFERENT if _ends_otherwise(said, right) else Likeness.ONE_SLIP
    if _one_slip_in_the_stem(_in_full(said, read(said)), _in_full(right, read(right))):
        return Likeness.ONE_SLIP
    if _two_slips_inside(said, right):
        return Likeness.TWO_SLIPS
    return Likeness.DIFFERENT


def _shared(said: str, right: str, read: Callable[[str], frozenset[Reading]]) -> frozenset[str]:
    """The classes in which two words have one stem; a vowel may be left out in one of them («боец», «бойца»),
    in both it would make one word of «Блок» and «Блек»."""
    common = read(said) & read(right)
    return frozenset(name for name, stem in common if said.startswith(stem) or right.startswith(stem))


def _in_full(word: str, found: frozenset[Reading]) -> frozenset[Reading]:
    return frozenset((name, stem) for name, stem in found if word.startswith(stem))


def _ends_otherwise(said: str, right: str) -> bool:
    """«Иран», «Ирак»; «Капитал», «Капитан»: another last consonant, and not just one that sounds alike."""
    if said + "е" == right or right + "е" == said:
        return "ь" in (said[-1], right[-1])  # «Ставрополь», «Ставрополье»
    ends = frozenset((said[-1], right[-1]))
    return said[:-1] == right[:-1] and ends <= _CONSONANTS and ends not in _SOUND_ALIKE


def _one_slip_in_the_stem(said: frozenset[Reading], right: frozenset[Reading]) -> bool:
    """A slip before the ending; at its very edge it would make «Троцкая» of «Троцкий»."""
    return any(_one_slip_inside(stem, known) for paradigm, stem in said for other, known in right if paradigm == other)


def _one_slip_inside(stem: str, known: str) -> bool:
    long_enough = min(len(stem), len(known)) >= _SHORTEST_STEM_WITH_A_SLIP
    return long_enough and stem[-1] == known[-1] and slips(stem, known, 1) == 1


def _two_slips_inside(said: str, right: str) -> bool:
    """Two slips in a long word, away from its ends: there they would make another word («марксист»)."""
    ends_agree = said[:2] == right[:2] and said[-2:] == right[-2:]
    return ends_agree and min(len(said), len(right)) >= _SHORTEST_WITH_TWO_SLIPS and slips(said, right, 2) == 2
