"""What is measured."""

from __future__ import annotations

import statistics
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its runs, and the goal it should stay under, both in `unit`.

    peer: runs of somebody else's work on the same, by turns with ours; then the goal is how many times as much ours
    may be.
    """

    name: str
    ours: tuple[float, ...]
    goal: float
    unit: str
    peer: tuple[float, ...] = ()

    @property
    def ratio(self) -> float:
        """Ours to the peer's, pair by pair, the median of it; without a peer, ours to the goal."""
        if self.peer:
            return statistics.median(one / other for one, other in zip(self.ours, self.peer, strict=True))
        return statistics.median(self.ours) / self.goal
