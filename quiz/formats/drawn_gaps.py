"""Gaps that people draw: «Съезд прошёл в ____ году»."""

from __future__ import annotations

import re

BLANK = "_____"
DRAWN_GAP = re.compile(r"_{3,}")


def fill_gap(ask: str, answer: str, *, of_several: bool = False) -> str:
    """The sentence of a cloze with the answer in the one gap that is drawn; "" if there is none, or no telling which.

    of_several: the last is meant. Braces in the texts leave no place for those of the cloze.
    """
    gaps = list(DRAWN_GAP.finditer(ask))
    if not gaps or (len(gaps) > 1 and not of_several) or re.search(r"[{}]", ask + answer):
        return ""
    return f"{ask[: gaps[-1].start()]}{{{answer}}}{ask[gaps[-1].end() :]}"
