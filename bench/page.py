"""The table of docs/performance.md, as results.json has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
BEGIN, END = "<!-- from here on written by make bench -->", "<!-- as far as here -->"
HEAD = ("| what | ours | beside | ratio | goal | met |", "|---|---|---|---|---|---|")


def write_table(results: Sequence[Mapping[str, Any]], page: Path = PAGE) -> None:
    """Put the table into the page, between its two marks."""
    put_between(page, BEGIN, END, "\n".join((*HEAD, *map(row, results))))


def put_between(page: Path, begin: str, end: str, text: str) -> None:
    """Put what was measured between two marks of a page. ValueError if they are missing."""
    before, _, rest = page.read_text("utf-8").partition(begin)
    _, mark, after = rest.partition(end)
    if not mark:
        raise ValueError(f"{page}: the marks «{begin}» and «{end}» are missing, so there is no place for the table")
    page.write_text(f"{before}{begin}\n\n{text}\n\n{end}{after}", "utf-8")


def row(result: Mapping[str, Any]) -> str:
    """One figure."""
    peer, unit = result["peer"], result["unit"]
    beside = f"{result['beside'] or 'the same by others'}: {_short(peer)}" if peer else ""
    goal = f"{'≥' if result['at_least'] else '≤'} {result['goal']:g} {'×' if peer else unit}"
    ratio = f"{result['ratio']:.2f}" if peer else ""
    cells = (result["name"], f"{_short(result['ours'])} {unit}", beside, ratio, goal, "yes" if result["met"] else "no")
    return f"| {' | '.join(cells)} |"


def _short(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
