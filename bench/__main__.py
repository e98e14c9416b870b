"""Measure what docs/performance.md promises, here and now, and write bench/results.json."""

from __future__ import annotations

import json
import statistics
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.authoring import measure_authoring
from bench.figures import Figure
from bench.process import measure_process
from bench.suites import measure_suites

RESULTS = Path(__file__).parent / "results.json"


def main() -> None:
    """Print a table and write the same for machines."""
    console = Console()
    with console.status("starting the bot a few times …"):
        figures = measure_process()
    with console.status("writing drafts of long texts …"):
        figures += measure_authoring()
    with console.status("running the tests …"):
        figures += measure_suites()
    table = Table("what", "measured", "goal", "share of the goal")
    for figure in figures:
        table.add_row(figure.name, *row(figure))
    console.print(table)
    RESULTS.write_text(json.dumps([summary(figure) for figure in figures], indent=1) + "\n", "utf-8")


def row(figure: Figure) -> tuple[str, str, str]:
    """As people read it: what was measured, the goal, how much of the goal is used up."""
    unit, ours = figure.unit, statistics.median(figure.ours)
    if figure.peer:
        peer = statistics.median(figure.peer)
        return f"{ours:.2f} : {peer:.2f} {unit}", f"{figure.goal:g} : 1", f"{figure.ratio / figure.goal:.0%}"
    return f"{ours:.2f} {unit}", f"{figure.goal:g} {unit}", f"{figure.ratio:.0%}"


def summary(figure: Figure) -> dict[str, object]:
    """As machines read it: name, ours and peer (medians of their runs), goal, ratio (to the peer, else to the goal)."""
    return {
        **asdict(figure),
        "ours": round(statistics.median(figure.ours), 3),
        "runs": [round(value, 3) for value in figure.ours],
        "peer": round(statistics.median(figure.peer), 3) if figure.peer else None,
        "ratio": round(figure.ratio, 3),
        "met": figure.met,
    }


if __name__ == "__main__":
    main()
