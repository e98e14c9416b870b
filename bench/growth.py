"""Cost that does not grow: finding what is due, and a reminder tick.

`python -m bench.growth` for both, on both databases; `python -m bench.growth due` (or `tick`) for one.
"""

from __future__ import annotations

import sys

from bench import due_search, tick
from bench.databases import NoRoom, NoServer, leave_nothing_behind
from bench.figures import Figure
from bench.timing import Report

PARTS = {"due": (due_search.report, due_search.on_postgres), "tick": (tick.report, tick.on_postgres)}


def measure_growth() -> list[Figure]:
    """Both, on SQLite. Raises NoRoom."""
    return due_search.measure_due_search() + tick.measure_tick()


def main(*wanted: str) -> None:
    """Print the parts named, or all, on both databases."""
    leave_nothing_behind()
    for part in wanted or PARTS:
        found = Report([], [], [])
        for measure in PARTS[part]:
            try:
                found.add(measure())
            except (NoRoom, NoServer) as error:
                found.remarks.append(str(error))
        found.show(part)


if __name__ == "__main__":
    main(*sys.argv[1:])
