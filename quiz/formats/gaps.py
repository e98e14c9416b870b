"""The gap of a cloze: «В 1923 году Смирнов стал {наркомом}.»"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quiz.formats.shape import tidy

GAP = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Gap:
    """A sentence with one gap, no white space next to the braces, and what stands in it."""

    ask: str
    answer: str


@dataclass(frozen=True, slots=True)
class WrongGap:
    """What is wrong, as the code of a fault, and how many gaps were found."""

    code: str
    count: int


def read_gap(ask: str) -> Gap | WrongGap:
    """The one gap of a sentence."""
    gaps = GAP.findall(ask)
    if ask.count("{") != len(gaps) or ask.count("}") != len(gaps):
        return WrongGap("gap-braces", len(gaps))
    if len(gaps) != 1:
        return WrongGap("gap-several" if gaps else "gap-none", len(gaps))
    answer = tidy(gaps[0])
    if not answer:
        return WrongGap("gap-empty", 1)
    if not re.search(r"\w", without_gaps(ask)):
        return WrongGap("gap-only", 1)
    return Gap(GAP.sub(lambda _: f"{{{answer}}}", ask), answer)


def without_gaps(ask: str) -> str:
    """The sentence around the gap."""
    return GAP.sub(" ", ask)
