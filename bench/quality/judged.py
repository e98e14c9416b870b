"""What people found: the share of questions that pass, and the verdict of every failure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from bench.quality.checks import LINES
from bench.quality.sheet import BadSheet, Row
from bench.quality.texts import ours

BEGIN: Final = "<!-- judged: begin, written by python -m bench.quality --judged -->"
END: Final = "<!-- judged: end -->"
_DATES: Final = re.compile(r"(?:when|date|day)\b")
_LISTS: Final = frozenset({"order", "match"})

Share = tuple[str, int, int]
"""What, how many pass, of how many."""


def judged(rows: Sequence[Row]) -> list[Row]:
    """Those that somebody has judged."""
    return [row for row in rows if row.marks]


def is_order(row: Row) -> bool:
    """Asks for a chronology."""
    return row.kind in _LISTS


def is_date(row: Row) -> bool:
    """Asks for a date, or what happened at one."""
    return bool(_DATES.match(row.rule)) and not is_order(row)


def shares(rows: Sequence[Row]) -> list[Share]:
    """All together, dates, order, all the rest."""
    parts: tuple[tuple[str, Callable[[Row], bool]], ...] = (
        ("all", lambda row: True),
        ("dates", is_date),
        ("order and matching", is_order),
        ("dates and order together", lambda row: is_date(row) or is_order(row)),
        ("the rest", lambda row: not is_date(row) and not is_order(row)),
    )
    return [_share(name, [row for row in rows if belongs(row)]) for name, belongs in parts]


def shares_by(rows: Sequence[Row], of: Callable[[Row], str]) -> list[Share]:
    """By text, or by rule, sorted by name."""
    return [_share(name, [row for row in rows if of(row) == name]) for name in sorted(set(map(of, rows)))]


def _share(name: str, rows: Sequence[Row]) -> Share:
    return name, sum(row.passes for row in rows), len(rows)


def percent(passed: int, total: int) -> str:
    """«93.3 %», or a dash where there was nothing to judge."""
    return f"{passed / total:.1%}".replace("%", " %") if total else "–"


def verdicts(rows: Sequence[Row], everything: bool = False) -> Iterator[str]:
    """Each failure: its question, the lines that do not hold, the remark. everything: also of texts from elsewhere.

    Sentences of texts that are not the project's own are never written into it.
    """
    for row in rows:
        if row.passes:
            continue
        lines = ", ".join(f"{number} {LINES[number - 1].lower()}" for number in row.failing)
        shown = everything or ours(row.text)
        ask = f" «{row.ask}»" if shown else ""
        remark = f" — {row.remark}" if row.remark and shown else ""
        yield f"{row.text} {row.question} [{row.rule}]{ask}: {lines}{remark}"


def report(rows: Sequence[Row], date: str) -> str:
    """The part of docs/quality.md that tells what was judged."""
    counted = judged(rows)
    texts = sorted({row.text for row in counted})
    parts = [
        f"Judged by hand on {date}: {len(counted)} questions made from {len(texts)} texts. A question passes only if"
        " all nine lines hold.",
        _table("what", shares(counted)),
        _table("text", shares_by(counted, lambda row: row.text)),
        _table("rule", shares_by(counted, lambda row: row.rule)),
        _failures(counted),
    ]
    return "\n\n".join(parts)


def _table(name: str, found: Sequence[Share]) -> str:
    lines = [f"| {name} | pass | judged | share |", "|---|---:|---:|---:|"]
    return "\n".join([*lines, *(f"| {what} | {p} | {n} | {percent(p, n)} |" for what, p, n in found if n)])


def _failures(rows: Sequence[Row]) -> str:
    found = [f"- {_plain(line)}" for line in verdicts(rows)]
    return "\n".join(["Every failure and its verdict:", "", *(found or ["- none"])])


def _plain(text: str) -> str:
    """Signs that Markdown would take for its own, as they are."""
    return re.sub(r"([*_`<|])", r"\\\1", text)


def rewrite(page: Path, content: str) -> None:
    """Puts the content between the page's two markers. Raises BadSheet if it has none."""
    text = page.read_text("utf-8") if page.is_file() else ""
    if BEGIN not in text or END not in text.partition(BEGIN)[2]:
        raise BadSheet(f"{page}: the markers are gone: {BEGIN} … {END}")
    before, _, rest = text.partition(BEGIN)
    page.write_text(f"{before}{BEGIN}\n\n{content}\n\n{END}{rest.partition(END)[2]}", "utf-8")
