"""The part «memory» of `make bench`: figures, and what docs/memory.md shows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from bench.figures import Figure
from bench.memory.calibration import calibration_figures
from bench.memory.exam import exam_figures, exam_table, play_exam
from bench.memory.experiments import UZELOK
from bench.memory.judge import mean_over
from bench.memory.pictures import draw
from bench.memory.play import SEED, Outcomes, play
from bench.memory.told import tables
from bench.page import put_between

PAGE = Path(__file__).parents[2] / "docs" / "memory.md"
PEERS = ("SM-2", "Leitner, five boxes", "FSRS with its defaults", "random order")
GROUPS = 5


def measure_memory() -> list[Figure]:
    """Play all experiments; write the tables and the pictures, and give the figures beside each peer."""
    outcomes = play(SEED)
    exams = play_exam(SEED)
    write_tables({**tables(outcomes), "exam": exam_table(exams)})
    draw(outcomes)
    return [*figures(outcomes), *exam_figures(exams), *calibration_figures(SEED)]


def figures(outcomes: Outcomes) -> list[Figure]:
    """Facts remembered for a minute of study, beside each peer. A run is a fifth of the learners."""
    played = outcomes["schedulers"]

    def runs(name: str) -> tuple[float, ...]:
        lives = played[name, None]
        groups = np.array_split(np.arange(len(lives)), GROUPS)
        return tuple(mean_over([lives[i] for i in group], lambda life: life.per_minute) for group in groups)

    what = "facts remembered after 90 days, for a minute of study"
    return [
        Figure(f"{what}, beside {peer}", runs(UZELOK), 1.0, "a minute", runs(peer), at_least=True, beside=peer)
        for peer in PEERS
    ]


def write_tables(found: Mapping[str, str], page: Path = PAGE) -> None:
    """Put each table into the page, between its own marks."""
    for key, table in found.items():
        put_between(
            page, f"<!-- {key}: written by python -m bench memory -->", f"<!-- {key}: as far as here -->", table
        )
