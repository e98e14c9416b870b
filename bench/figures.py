"""What is measured."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its runs, and the goal it should stay under, both in `unit`."""

    name: str
    ours: tuple[float, ...]
    goal: float
    unit: str
