"""Questions on a sheet that a person fills in, line by line: written as .tsv or .md, and read back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.quality.asked import Asked
from bench.quality.checks import LINES
from bench.quality.figures import Measured
from quiz.questions import Cloze, Flashcard, Match, Order, TrueFalse, Typed

_MARKS: Final = tuple(f"{number} {name}" for number, name in enumerate(LINES, 1))
_GIVEN: Final = ("text", "question", "kind", "rule", "ask", "options", "quote")
COLUMNS: Final = (*_GIVEN, *_MARKS, "remark")
_DATE: Final = "Judged on (YYYY-MM-DD):"
_YES: Final = frozenset({"+", "1", "y", "yes", "д", "да", "ok", "✓"})
_NO: Final = frozenset({"-", "–", "−", "0", "n", "no", "н", "нет", "x", "х", "✗"})


class BadSheet(Exception):
    """A sheet that cannot be read: the message says where and what would be right."""


@dataclass(frozen=True, slots=True)
class Row:
    """A question as judged. marks: the nine lines, whether each holds; empty while nobody has judged it."""

    text: str
    question: str
    kind: str
    rule: str
    ask: str
    options: str
    quote: str
    marks: tuple[bool, ...] = ()
    remark: str = ""

    @property
    def passes(self) -> bool:
        """All nine lines hold."""
        return bool(self.marks) and all(self.marks)

    @property
    def failing(self) -> tuple[int, ...]:
        """The lines that do not hold, from 1."""
        return tuple(number for number, holds in enumerate(self.marks, 1) if not holds)


def rows_of(texts: Iterable[Measured]) -> Iterator[Row]:
    """Every question, nothing judged yet."""
    for one in texts:
        for asked in one.asked:
            ask, options, quote = map(_flat, (asked.stem, options_shown(asked), asked.evidence))
            yield Row(one.name, asked.id, str(asked.kind), asked.rule, ask, options, quote)


def options_shown(asked: Asked) -> str:
    """The answers marked, then the wrong options, then what is shown afterwards."""
    question = asked.question
    if isinstance(question, TrueFalse):
        shown = "✓ true" if question.answer else "✓ false"
    elif isinstance(question, Order):
        shown = " → ".join(question.answer)
    elif isinstance(question, Match):
        shown = "; ".join(" = ".join(pair) for pair in question.answer)
    else:
        shown = " · ".join([*(f"✓ {one}" for one in asked.right), *asked.wrong])
    if isinstance(question, Typed | Cloze) and question.accept:
        shown += f" (also {', '.join(question.accept)})"
    kind = "back" if isinstance(question, Flashcard) else "then"
    return f"{shown} | {kind}: {asked.explanation}" if asked.explanation else shown


def _flat(text: str) -> str:
    return " ".join(text.split())


def write_sheet(rows: Sequence[Row], path: Path, date: str = "") -> None:
    """A .tsv for a spreadsheet, a .md for an editor. Overwrites."""
    cells = [COLUMNS, *(_cells(row) for row in rows)]
    if path.suffix == ".md":
        rule = ["---"] * len(COLUMNS)
        lines = [" | ".join(cell.replace("|", "\\|") for cell in line) for line in (cells[0], rule, *cells[1:])]
        path.write_text(f"{_DATE} {date}\n\n" + "".join(f"| {line} |\n" for line in lines), "utf-8")
    elif path.suffix == ".tsv":
        path.write_text(f"# {_DATE} {date}\n" + "\n".join("\t".join(line) for line in cells) + "\n", "utf-8")
    else:
        raise BadSheet(f"{path}: a sheet is a .tsv or a .md")


def _cells(row: Row) -> tuple[str, ...]:
    marks = ["+" if holds else "-" for holds in row.marks] or [""] * len(LINES)
    return (row.text, row.question, row.kind, row.rule, row.ask, row.options, row.quote, *marks, row.remark)


def read_sheet(path: Path) -> tuple[list[Row], str]:
    """The rows of a sheet and its date, "" if it has none. Raises BadSheet."""
    lines = path.read_text("utf-8-sig").splitlines()
    found = re.search(rf"{re.escape(_DATE)}\s*(\d{{4}}-\d\d-\d\d)", "\n".join(lines[:3]))
    split = _split_md if path.suffix == ".md" else _split_tsv
    table = [(number, split(line)) for number, line in enumerate(lines, 1) if line.strip() and _DATE not in line]
    if not table or tuple(table[0][1]) != COLUMNS:
        raise BadSheet(f"{path}: the first line of the table is not the one that --sheet wrote")
    rows = [_row(cells, f"{path.name}, line {number}") for number, cells in table[1:] if set("".join(cells)) - {"-"}]
    return rows, found.group(1) if found else ""


def _split_tsv(line: str) -> list[str]:
    cells = [_unquote(cell) for cell in line.split("\t")]
    return cells + [""] * (len(COLUMNS) - len(cells))


def _unquote(cell: str) -> str:
    """Spreadsheets put what holds a quotation mark between quotation marks."""
    quoted = len(cell) > 1 and cell[0] == cell[-1] == '"'
    return (cell[1:-1].replace('""', '"') if quoted else cell).strip()


def _split_md(line: str) -> list[str]:
    cells = re.split(r"(?<!\\)\|", line.strip())[1:-1]
    return [cell.strip().replace("\\|", "|") for cell in cells]


def _row(cells: Sequence[str], where: str) -> Row:
    if len(cells) != len(COLUMNS):
        raise BadSheet(f"{where}: {len(cells)} cells instead of {len(COLUMNS)}")
    text, question, kind, rule, ask, options, quote, *marks, remark = cells
    return Row(text, question, kind, rule, ask, options, quote, _marks(marks, where), remark)


def _marks(cells: Sequence[str], where: str) -> tuple[bool, ...]:
    """Nine marks, or all nine in the first cell («++++-++++»), or none at all."""
    if not any(cells):
        return ()
    if re.fullmatch(rf"[-+]{{{len(LINES)}}}", cells[0]) and not any(cells[1:]):
        cells = list(cells[0])
    wrong = [cell for cell in cells if cell.casefold() not in _YES | _NO]
    if wrong:
        raise BadSheet(f"{where}: each of the nine lines takes + or -, not {wrong[0]!r}")
    return tuple(cell.casefold() in _YES for cell in cells)
