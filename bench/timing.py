"""How long things took, and the tables in which it is told."""

from __future__ import annotations

import math
import os
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.figures import Figure

WIDTH = 150
"""Of what is written to a file; a terminal knows its own."""


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a table: what was measured, how long each time took (seconds), and a word on it."""

    what: str
    seconds: tuple[float, ...]
    remark: str = ""

    @property
    def rate(self) -> float:
        """How many a second, one after the other."""
        return len(self.seconds) / sum(self.seconds)

    @property
    def median(self) -> float:
        """Milliseconds."""
        return statistics.median(self.seconds) * 1000

    @property
    def slowest(self) -> float:
        """Milliseconds within which 99 % were done."""
        return sorted(self.seconds)[math.ceil(len(self.seconds) * 0.99) - 1] * 1000


@dataclass(slots=True)
class Report:
    """figures: those with a goal. told: all that was measured. remarks: sentences on how."""

    figures: list[Figure]
    told: list[Told]
    remarks: list[str]

    def add(self, other: Report) -> None:
        """What another report says, too."""
        self.figures += other.figures
        self.told += other.told
        self.remarks += other.remarks

    def show(self, title: str) -> None:
        """Print it for people."""
        console = Console()
        if not console.is_terminal:
            console.width = WIDTH
        times = Table("what", "times", "a second", "median, ms", "99 %, ms", "", title=title)
        for one in self.told:
            row = (f"{len(one.seconds)}", f"{one.rate:.0f}", f"{one.median:.3f}", f"{one.slowest:.3f}")
            times.add_row(one.what, *row, one.remark)
        console.print(times)
        for remark in self.remarks:
            console.print(remark)
        goals = Table("figure", "ours", "peer", "goal", "met")
        for figure in self.figures:
            goals.add_row(figure.name, *goal_row(figure))
        if self.figures:
            console.print(goals)


def goal_row(figure: Figure) -> tuple[str, str, str, str]:
    """Ours, the peer's, the goal, and whether it is met."""
    ours = f"{statistics.median(figure.ours):.3f} {figure.unit}"
    peer = f"{statistics.median(figure.peer):.3f} (ratio {figure.ratio:.2f})" if figure.peer else ""
    sign = "≥" if figure.at_least else "≤"
    return ours, peer, f"{sign} {figure.goal:g}", "yes" if figure.met else "no"


def median_ms(seconds: Sequence[float]) -> float:
    """The median, in milliseconds."""
    return statistics.median(seconds) * 1000


def flush_ms(folder: Path, times: int = 50) -> float:
    """Milliseconds (median) until one appended page is on the disk of that folder: nothing durable is faster."""
    path = folder / "flushed"
    seconds = []
    with path.open("wb", buffering=0) as file:
        for _ in range(times):
            file.write(bytes(4096))
            begin = time.perf_counter()
            os.fsync(file.fileno())
            seconds.append(time.perf_counter() - begin)
    path.unlink()
    return median_ms(seconds)
