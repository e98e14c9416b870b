"""Excel workbooks: the worksheets with questions in them."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from typing import Any

from quiz.errors import BadFile, Fault
from quiz.formats.cells import Row
from quiz.formats.columns import letter_of
from quiz.formats.foreign import Imported
from quiz.formats.rows import MOST_COLUMNS, MOST_ROWS, Table, first_of, read_tables, too_many_rows
from quiz.formats.shown import as_shown
from quiz.formats.xlsx_guard import Merged, Worksheet, look_into, not_xlsx
from quiz.formats.xlsx_written import HELP_TITLES

MOST_FILLED = 200_000
"""Cells that get the text of the merged ones they belong to."""


def read_xlsx(data: bytes, name: str) -> Imported:
    """The questions in a workbook: what cells show, formulas by their stored values. Raises BadFile."""
    seen = look_into(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl does not keep, which nobody asked for
            tables, left_out = _tables(data, seen)
    except BadFile:
        raise
    except Exception as error:  # a spoilt workbook fails in as many ways as openpyxl has functions
        raise BadFile([not_xlsx(data)]) from error
    return read_tables(tables, name, left_out)


def _tables(data: bytes, seen: dict[str, Worksheet]) -> tuple[list[Table], list[Fault]]:
    from openpyxl import load_workbook  # type: ignore[import-untyped]  # slow to import, and it carries no types

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    left_out: list[Fault] = []
    found: list[Table] = []
    try:
        for sheet in book.worksheets:
            if sheet.title in HELP_TITLES:
                continue
            if sheet.sheet_state != "visible":
                left_out.append(Fault(None, None, "", "rows-worksheet-hidden", {"name": sheet.title}))
                continue
            table = _table(sheet, seen.get(sheet._worksheet_path.lstrip("/"), Worksheet()))
            if table.rows:
                found.append(table)
    finally:
        book.close()
    taken = [table for table in found if table.has_headings()] or found[:1]
    for table in found:
        if table not in taken:
            left_out.append(Fault(None, None, "", "rows-worksheet-other", {"name": table.worksheet}))
    if len(taken) == 1:
        taken[0].worksheet = ""
    return taken, left_out


def _table(sheet: Any, seen: Worksheet) -> Table:
    unfilled = set(seen.unfilled)
    table = Table([], worksheet=sheet.title)
    merged = _Merged(seen.merged)
    faults: list[Fault] = []
    rows = sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS + 1)
    for number, cells in enumerate(rows, 1):
        said = [as_shown(cell.value, cell.number_format or "") if cell.value is not None else "" for cell in cells]
        faults += _faults(number, cells, said, unfilled)
        if any(part.strip() for part in said):
            if len(table.rows) > MOST_ROWS:
                raise BadFile([too_many_rows()])
            table.rows.append(Row(number, merged.fill(number, said)))
    if faults:
        raise BadFile(first_of(faults, "more-faults"))
    return table


def _faults(number: int, cells: Any, said: list[str], unfilled: set[str]) -> Iterator[Fault]:
    if len(said) > MOST_COLUMNS and said[MOST_COLUMNS].strip():
        yield Fault(number, MOST_COLUMNS + 1, "", "rows-too-wide", {"most": str(MOST_COLUMNS)})
    for place, cell in enumerate(cells):
        if cell.data_type == "e" and said[place]:
            shown = {"cell": f"{letter_of(place)}{number}", "said": said[place]}
            yield Fault(number, place + 1, "", "rows-cell-error", shown)
    if unfilled:
        for place in range(len(cells)):
            if (cell := f"{letter_of(place)}{number}") in unfilled:
                yield Fault(number, place + 1, "", "rows-formula-empty", {"cell": cell})


class _Merged:
    """Merged cells: all rows of them say what the first one says, and so do headings side by side."""

    def __init__(self, ranges: list[Merged]) -> None:
        self._starting: dict[int, list[Merged]] = {}
        for each in ranges:
            self._starting.setdefault(each.top, []).append(each)
        self._open: list[tuple[Merged, str]] = []
        self._filled = 0
        self._first = True

    def fill(self, number: int, said: list[str]) -> list[str]:
        """A row with what it shares with the rows above, or its own headings with each other."""
        self._open = [(each, text) for each, text in self._open if each.bottom >= number]
        for each, text in self._open:
            if each.left <= len(said) and not said[each.left - 1].strip() and self._filled < MOST_FILLED:
                said[each.left - 1] = text
                self._filled += 1
        for each in self._starting.get(number, ()):
            if each.left > len(said):
                continue
            text = said[each.left - 1]
            if each.bottom > number:
                self._open.append((each, text))
            if self._first:
                numbered = re.sub(r"\s*\d+$", "", text)
                for offset, place in enumerate(range(each.left - 1, min(each.right, len(said)))):
                    said[place] = f"{numbered} {offset + 1}" if each.right > each.left else text
        self._first = False
        return said
