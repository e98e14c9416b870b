"""What a forged press may carry."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Final

from bot.callback_data import TAGS

PARTS: Final = (
    "", "0", "1", "2", "-1", "-0", "007", "+5", "1.5", "1e3", "999999999999999999", "9999999999999999999", "٣", "²",
    "x", "None", "home", "settings", "ru", "xx", "Europe/Moscow", "../../etc", "Mars/Base", "\0", ":", "::", "😀",
    "1439", "1440",
)  # fmt: skip
LIMIT: Final = 64


def forged(chance: Random, keys: Sequence[str]) -> str:
    """Any text; often one that looks like ours, or is ours and somebody else's."""
    kind = chance.random()
    if kind < 0.3 and keys:
        return chance.choice(keys)
    if kind < 0.4 and keys:
        return _changed(chance, chance.choice(keys))
    if kind < 0.9:
        parts = (chance.choice(PARTS) for _ in range(chance.choice((0, 1, 1, 2, 2, 3, 3, 4, 5))))
        return ":".join((chance.choice((*TAGS, "o9", "O1", "", "n1 ")), *parts))
    return chance.randbytes(chance.choice((1, 20, LIMIT, LIMIT + 1, 5000))).decode("latin-1")


def _changed(chance: Random, key: str) -> str:
    """One character taken away, doubled, or replaced."""
    place = chance.randrange(len(key))
    return key[:place] + chance.choice(("", key[place] * 2, "9", ":", "\0")) + key[place + 1 :]
