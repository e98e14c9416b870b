"""Ids of facts and questions: latin letters, digits, hyphens."""

from __future__ import annotations

import re

from quiz.formats import shape


def spelled_as_id(key: str) -> str:
    """A spelling that would do for an id: "Ballots_1923 " → "ballots-1923", "съезд" → "sezd"."""
    latin = "".join(LATIN.get(letter, letter) for letter in key.lower())
    return re.sub(r"[^a-z0-9]+", "-", latin).strip("-")[: shape.ID].strip("-") or "fact-1"


def numbered(key: str, number: int) -> str:
    """The id with a number behind it, no longer than an id may be."""
    end = f"-{number}"
    return f"{key[: shape.ID - len(end)].rstrip('-')}{end}"


LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i",
    "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "",
    "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
"""Russian letters in Latin ones, for proposed ids."""
