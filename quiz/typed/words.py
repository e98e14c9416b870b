"""When two words count as one."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import IntEnum
from functools import partial
from typing import Final

from quiz.typed.inflection import Reading, name_readings, readings
from quiz.typed.names import is_known
from quiz.typed.normal import LONGEST_WORD, skeleton
from quiz.typed.slips import slips

_SHORTEST_STEM_WITH_A_SLIP: Final = 4
_SHORTEST_WITH_TWO_SLIPS: Final = 8
_VOWEL_INSIDE: Final = re.compile(r"[а-я]*[аеиоуэ][а-я]*[бвгджзклмнпрстфхц]")


class Likeness(IntEnum):
    """How alike two words are, from not at all to one word."""

    DIFFERENT = 0
    TWO_SLIPS = 1
    ONE_SLIP = 2
    SAME = 3


def alike(said: str, right: str, proper: bool = False) -> Likeness:
    """Likeness of two folded words of a text; a slip is forgiven in words of six letters or more."""
    likeness = _alike(said, right, partial(readings, proper=proper), shortest=6)
    if likeness is Likeness.ONE_SLIP and said.isascii() and said[-1] != right[-1]:
        return Likeness.DIFFERENT  # "German", "Germany"
    return likeness


def alike_names(said: str, right: str) -> Likeness:
    """Likeness of two parts of a person's name; a slip is forgiven in words of five letters or more."""
    return _alike(said, right, name_readings, shortest=5)


def same_abbreviation(said: str, right: str) -> bool:
    """Whether an abbreviation is exactly the other, or one that is declined («НЭП», «НЭПа»)."""
    if skeleton(said) == skeleton(right):
        return True
    declined = len(right) > 2 and _VOWEL_INSIDE.fullmatch(right) is not None
    return declined and said in {right + ending for ending in ("а", "у", "ом", "е")}


def _alike(said: str, right: str, read: Callable[[str], frozenset[Reading]], shortest: int) -> Likeness:
    if said == right or skeleton(said) == skeleton(right):
        return Likeness.SAME
    said, right = said.replace("э", "е"), right.replace("э", "е")  # «Тэмуджин», «Темуджин»
    if said == right:
        return Likeness.SAME
    if max(len(said), len(right)) > LONGEST_WORD or said[0] != right[0]:
        return Likeness.DIFFERENT
    said_readings, right_readings = read(said), read(right)
    if said_readings & right_readings:
        return Likeness.SAME
    if min(len(said), len(right)) < shortest or is_known(said, besides=right):
        return Likeness.DIFFERENT
    if slips(said, right, 1) == 1 or _one_slip_in_the_stem(said_readings, right_readings):
        return Likeness.ONE_SLIP
    if _two_slips_inside(said, right):
        return Likeness.TWO_SLIPS
    return Likeness.DIFFERENT


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
