"""What is measured."""

from __future__ import annotations

import statistics
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its runs, and the goal it should stay under, both in `unit`.

    peer: runs of somebody else's work on the same, by turns with ours; then the goal is how many times as much ours
    may be. at_least: more is better, and the goal is the least that will do. beside: what the peer is.
    """

    name: str
    ours: tuple[float, ...]
    goal: float
    unit: str
    peer: tuple[float, ...] = ()
    at_least: bool = False
    beside: str = ""

    @property
    def ratio(self) -> float:
        """Ours to the peer's, pair by pair, the median of it; without a peer, ours to the goal."""
        if self.peer:
            return statistics.median(one / other for one, other in zip(self.ours, self.peer, strict=True))
        return statistics.median(self.ours) / self.goal

    @property
    def met(self) -> bool:
        """Whether the goal is reached."""
        share = self.ratio / self.goal if self.peer else self.ratio
        return share >= 1 if self.at_least else share <= 1
