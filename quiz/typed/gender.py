"""Whose name is it, a man's or a woman's? Only where the given names leave no doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from quiz.typed.names import GIVEN_NAMES
from quiz.typed.word_lists import listed

_MEN_IN_A: Final = listed("никита илья лука фома савва данила кузьма")
_WOMAN: Final = re.compile(r"[а-я]{3,}(?:овна|евна|ична|инична)")
_MAN: Final = re.compile(r"[а-я]{2,}(?:ович|евич|ич)")
_MENS: Final = frozenset({"ov_man", "adjective_man", "masculine", "masculine_soft"})
_WOMENS: Final = frozenset({"ov_woman", "adjective_woman"})


def endings_of_others(given: Sequence[str]) -> frozenset[str]:
    """The classes of endings (see `inflection`) that a surname beside these given names cannot have.

    Empty when nothing is known: of initials, and of «Валентина», which may be a form of «Валентин».
    """
    if any(_is_womans(name) for name in given):
        return _MENS
    return _WOMENS if any(_is_mans(name) for name in given) else frozenset()


def _is_womans(name: str) -> bool:
    if name in _MEN_IN_A or name[:-1] in GIVEN_NAMES or name[:-1] + "й" in GIVEN_NAMES:
        return False
    return _WOMAN.fullmatch(name) is not None or (name in GIVEN_NAMES and name[-1] in "ая")


def _is_mans(name: str) -> bool:
    if name in _MEN_IN_A or _MAN.fullmatch(name):
        return True
    return name in GIVEN_NAMES and name[-1] not in "аяь" and not name.isascii()
