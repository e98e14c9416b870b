"""Wrong options that are numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from random import Random
from typing import Final

from authoring.events.context import Context
from authoring.events.event import Event

WRONG: Final = 3
_NUMBER: Final = re.compile(r"\d+(?: \d{3})*")


def other_numbers(said: str, taken: Iterable[str], seed: int) -> list[str]:
    """Three numbers written as this one is, of its size and roundness, none of those taken; [] if that fails."""
    if not _NUMBER.fullmatch(said):
        return []
    value = int(said.replace(" ", ""))
    if value < 5:
        return []
    step = _roundness(value)
    chance = Random(seed)
    avoid = {int(re.sub(r"\D", "", one) or 0) for one in taken} | {value}
    below = chance.randint(0, WRONG)
    sides = ([0.4, 0.5, 0.6, 0.7, 0.8, 0.85], below), ([1.05, 1.1, 1.15, 1.25, 1.4, 1.5, 1.7, 2.0, 2.4], WRONG - below)
    found: list[int] = []
    for factors, count in (*sides, *((side, WRONG) for side, _ in sides)):  # what one side lacks, the other gives
        chance.shuffle(factors)
        wanted = min(WRONG, len(found) + count)
        for factor in factors:
            other = _shifted(value, factor, step)
            if len(found) < wanted and other not in avoid and other not in found and len(str(other)) == len(str(value)):
                found.append(other)
    return [_written(one, " " in said) for one in found] if len(found) == WRONG else []


def _shifted(value: int, factor: float, step: int) -> int:
    """About so many times the value, and no rounder than it is."""
    other = max(step, round(value * factor / step) * step)
    if other % (step * 10) == 0 and step > 1 and other != value:
        other += step if other < value else -step
    if step == 1 and other % 10 == 0:
        other += 1
    return other


def _roundness(value: int) -> int:
    """100 for 1500, 10 for 120, 1 for 46."""
    step = 1
    while value % (step * 10) == 0:
        step *= 10
    return step


def _written(value: int, grouped: bool) -> str:
    return f"{value:,}".replace(",", " ") if grouped and value >= 1000 else str(value)


def numbers_near(context: Context, event: Event) -> list[str]:
    """All numbers of the evidence: none of them may be a wrong option."""
    start, end = event.span
    return _NUMBER.findall(context.text[start:end])
