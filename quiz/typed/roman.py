"""Roman numerals, whichever keyboard they were typed on."""

from __future__ import annotations

import re
from typing import Final

_LOOK_ALIKES: Final = str.maketrans("хісмѵ", "xicmv")
_CANONICAL: Final = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_VALUES: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ENGLISH_WORDS: Final = frozenset({"mix", "di", "mi", "li"})


def roman(word: str) -> int | None:
    """The value of a folded word if it is a Roman numeral: «хv» in any letters is 15.

    A numeral without i, v or x is not taken for one: «с» is a preposition, «мм» and "CD" are abbreviations.
    """
    latin = word.translate(_LOOK_ALIKES)
    if latin in _ENGLISH_WORDS or not set(latin) & set("ivx") or not _CANONICAL.fullmatch(latin):
        return None
    values = [_VALUES[letter] for letter in latin]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))
