"""Measure what docs/performance.md promises, here and now; write bench/results.json and the table of that page.

`make bench` measures everything, which takes about an hour; `make bench ARGS="rate sending"` some parts. What is
not measured stays in results.json as it was.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.authoring import measure_authoring
from bench.classes import measure_classes
from bench.databases import NoRoom, leave_nothing_behind
from bench.deluge import measure_deluge
from bench.endurance import measure_endurance
from bench.faulty_line import measure_faulty_line
from bench.figures import Figure
from bench.fitting import measure_fitting
from bench.flood import measure_flood
from bench.growth import measure_growth
from bench.imports import measure_imports
from bench.kills import measure_kills
from bench.memory.measure import measure_memory
from bench.page import write_table
from bench.process import measure_process
from bench.rate import measure_rate
from bench.replicas import measure_replicas
from bench.sending import measure_sending
from bench.suites import measure_suites
from bench.timing import goal_row
from bench.usecase import measure_usecase

RESULTS = Path(__file__).parent / "results.json"
PARTS: dict[str, Callable[[], list[Figure]]] = {
    "process": measure_process,
    "rate": measure_rate,
    "usecase": measure_usecase,
    "growth": measure_growth,
    "classes": measure_classes,
    "sending": measure_sending,
    "endurance": measure_endurance,
    "line": measure_faulty_line,
    "flood": lambda: [*measure_deluge(), *measure_flood(20_000)],
    "kills": measure_kills,
    "replicas": measure_replicas,
    "authoring": measure_authoring,
    "imports": measure_imports,
    "memory": measure_memory,
    "fitting": measure_fitting,
    "tests": measure_suites,
}


def main(*wanted: str) -> int:
    """Print a table, and write the same for machines; 2 if there is no such part, 1 if a goal is missed."""
    console = Console()
    unknown = [name for name in wanted if name not in PARTS]
    if unknown:
        console.print(f"There is no part {', '.join(unknown)}. These can be measured: {', '.join(PARTS)}.")
        return 2
    leave_nothing_behind()
    table = Table("part", "figure", "ours", "peer", "goal", "met")
    found: dict[str, list[Figure]] = {}
    for name in wanted or PARTS:
        begun = time.monotonic()
        with console.status(f"measuring {name} …"):
            try:
                found[name] = PARTS[name]()
            except NoRoom as error:
                console.print(f"{name}: {error}")
                continue
        console.print(f"{name}: measured in {time.monotonic() - begun:.0f} s")
        for figure in found[name]:
            table.add_row(name, figure.name, *goal_row(figure))
    console.print(table)
    write(found)
    return int(not all(figure.met for figures in found.values() for figure in figures))


def write(found: dict[str, list[Figure]]) -> None:
    """Into results.json and onto the page, in the place of what those parts said before."""
    known: list[dict[str, Any]] = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else []
    kept = [line for line in known if line.get("part") in PARTS and line["part"] not in found]
    lines = kept + [{"part": part, **summary(figure)} for part, figures in found.items() for figure in figures]
    order = list(PARTS)
    lines.sort(key=lambda line: order.index(line["part"]))
    RESULTS.write_text(json.dumps(lines, indent=1, ensure_ascii=False) + "\n", "utf-8")
    write_table(lines)


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
    raise SystemExit(main(*sys.argv[1:]))
