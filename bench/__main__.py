"""Measure what docs/performance.md promises, here and now, and write bench/results.json."""

from __future__ import annotations

import json
import statistics
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.figures import Figure
from bench.process import measure_process
from bench.suites import measure_suites

RESULTS = Path(__file__).parent / "results.json"


def main() -> None:
    """Print a table and write the same for machines."""
    console = Console()
    with console.status("starting the bot a few times …"):
        figures = measure_process()
    with console.status("running the tests …"):
        figures += measure_suites()
    table = Table("what", "measured", "goal", "share of the goal")
    for figure in figures:
        unit, median = figure.unit, statistics.median(figure.ours)
        table.add_row(figure.name, f"{median:.2f} {unit}", f"{figure.goal:g} {unit}", f"{median / figure.goal:.0%}")
    console.print(table)
    RESULTS.write_text(json.dumps([summary(figure) for figure in figures], indent=1) + "\n", "utf-8")


def summary(figure: Figure) -> dict[str, object]:
    """As machines read it: name, ours (median of the runs), peer (none here), ratio to the goal, goal."""
    median = statistics.median(figure.ours)
    return {
        **asdict(figure),
        "ours": round(median, 3),
        "runs": [round(value, 3) for value in figure.ours],
        "peer": None,
        "ratio": round(median / figure.goal, 3),
    }


if __name__ == "__main__":
    main()
