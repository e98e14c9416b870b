"""The machine-checked figures, as a table for people and as JSON for machines."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text as Plain

from bench.quality.checks import CHECKS, LINES, SET_CHECKS
from bench.quality.fault import Check, Fault, SetCheck
from bench.quality.figures import Figures, Measured, figures, per_ten_thousand
from quiz.questions import Kind


def total(texts: Sequence[Measured]) -> Counter[str]:
    """All counts added up."""
    return sum((one.counts for one in texts), Counter[str]())


def as_json(texts: Sequence[Measured], date: str = "") -> str:
    """Sorted and stable; a date only if one is given. Of texts that are not open no sentence is told."""
    found: Figures = {
        "texts": {one.name: {**figures(one.counts), "findings": _findings(one)} for one in texts},
        "total": figures(total(texts)),
    }
    if date:
        found["date"] = date
    return json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _findings(one: Measured) -> list[Figures]:
    return [{key: value for key, value in asdict(fault).items() if one.open or key != "detail"} for fault in one.faults]


def write_json(texts: Sequence[Measured], path: Path, date: str = "") -> None:
    """Into the file, whole."""
    path.write_text(as_json(texts, date), "utf-8")


def show(texts: Sequence[Measured], console: Console) -> None:
    """What was made of each text and of all, what the checks found, and every finding by its question."""
    console.print(_made(texts))
    console.print(_balance(texts))
    console.print(_checked(texts))
    for one in texts:
        for fault in one.faults:
            console.print(Plain(_line(one, fault)), soft_wrap=True)


def _line(one: Measured, fault: Fault) -> str:
    rule = f" [{fault.rule}]" if fault.rule else ""
    detail = f": {fault.detail}" if one.open else ""
    return f"{'✗' if fault.sure else '?'} {one.name} {fault.question or 'the set'}{rule} {fault.check}{detail}"


def _made(texts: Sequence[Measured]) -> Table:
    kinds = [kind for kind in Kind if any(one.counts[f"kind:{kind}"] for one in texts)]
    table = Table(
        title="Questions made", caption="per 10 KB: distinct facts in dated prose, by bytes and by characters"
    )
    for name in ("text", "facts", "questions", *(kind.replace("_", " ") for kind in kinds)):
        table.add_column(name, justify="left" if name == "text" else "right", no_wrap=name == "text")
    for name in ("per 10 KB", "per 10,000 char.", "faulty", "to look at"):
        table.add_column(name, justify="right")
    for name, counts in _rows(texts):
        dated = counts["dated facts"]
        table.add_row(
            name,
            f"{counts['distinct']}",
            f"{counts['questions']}",
            *(f"{counts[f'kind:{kind}']}" for kind in kinds),
            f"{per_ten_thousand(dated, counts['dated bytes'])}",
            f"{per_ten_thousand(dated, counts['dated characters'])}",
            f"{counts['faulty']}",
            f"{counts['looked at'] - counts['faulty']}",
            end_section=name == texts[-1].name,
        )
    return table


def _rows(texts: Sequence[Measured]) -> list[tuple[str, Counter[str]]]:
    return [*((one.name, one.counts) for one in texts), ("all", total(texts))]


def _balance(texts: Sequence[Measured]) -> Table:
    counts = total(texts)
    table = Table(title="What could be guessed", show_header=False)
    table.add_row("one person is the answer", f"{counts['hero']} of {counts['people']} questions on people")
    table.add_row("true", f"{counts['true']} of {counts['statements']} statements")
    table.add_row("the right option is the longest", f"{counts['longest right']} of {counts['uneven']} choices")
    places = figures(counts)["places"]
    assert isinstance(places, dict)
    for options, found in places.items():
        order = ", ".join(map(str, found))
        table.add_row(f"place of the right one among {options} dates or numbers", order)
    return table


def _checked(texts: Sequence[Measured]) -> Table:
    table = Table("line", "check", "sure", "to look at", title="What the checks found")
    counts = total(texts)
    checks: list[Check | SetCheck] = [*CHECKS, *SET_CHECKS]
    for check in checks:
        found = counts[f"fault:{check.name}"], counts[f"look:{check.name}"]
        if any(found):
            line = f"{check.line} {LINES[check.line - 1]}" if check.line else "beyond the single question"
            table.add_row(line, check.name, *(str(one or "") for one in found))
    return table
