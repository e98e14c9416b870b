"""Excel workbooks: the worksheets with questions in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quiz.errors import BadFile, Fault
from quiz.formats.foreign import Imported
from quiz.formats.tables.cells import Row
from quiz.formats.tables.columns import KNOWN, NUMBERED, spoken
from quiz.formats.tables.rows import Table, first_of, read_tables
from quiz.formats.tables.xlsx_cells import Merged, Seen, read_cells
from quiz.formats.tables.xlsx_parts import not_read, open_book
from quiz.formats.tables.xlsx_written import HELP_TITLES

MOST_FILLED = 200_000
"""Cells that get the text of the merged ones they belong to."""
MOST_HEADINGS = 30
"""Columns over which a heading is numbered."""


def read_xlsx(data: bytes, name: str) -> Imported:
    """The questions in a workbook: what its cells show, formulas by their stored values. Raises BadFile."""
    try:
        tables, left_out = _tables(data)
    except BadFile:
        raise
    except Exception as error:  # damage shows as an error of the archive, of expat, or as a number that is none
        raise not_read(error) from error
    return read_tables(tables, name, left_out)


def _tables(data: bytes) -> tuple[list[Table], list[Fault]]:
    book = open_book(data)
    left_out: list[Fault] = []
    found: list[tuple[Table, Seen]] = []
    for sheet in book.sheets:
        if sheet.title in HELP_TITLES:
            continue
        if not sheet.visible:
            left_out.append(Fault(None, None, "", "rows-worksheet-hidden", {"name": sheet.title}))
            continue
        seen = read_cells(book, sheet)
        if seen.rows:
            found.append((Table(_filled(seen.rows, seen.merged), sheet.title), seen))
    taken = [each for each in found if each[0].has_headings()] or found[:1]
    left_out += [
        Fault(None, None, "", "rows-worksheet-other", {"name": table.worksheet})
        for table, _ in found
        if not any(table is other for other, _ in taken)
    ]
    if faults := [fault for _, seen in taken for fault in seen.faults]:
        raise BadFile(first_of(faults, "more-faults"))
    if len(taken) == 1:
        taken[0][0].worksheet = ""
    return [table for table, _ in taken], left_out


def _filled(rows: Sequence[Row], ranges: Sequence[Merged]) -> list[Row]:
    """Rows in which merged cells say in every row what they say in the first; headings that are one over several
    columns are numbered."""
    starting: dict[int, list[Merged]] = {}
    for each in ranges:
        starting.setdefault(each.top, []).append(each)
    still: list[tuple[Merged, str]] = []
    count, made = 0, list[Row]()
    for row in rows:
        said = list(row.cells)
        still = [(each, text) for each, text in still if each.bottom >= row.number]
        for each, text in still:
            said += [""] * (each.left + 1 - len(said))
            if not said[each.left] and count < MOST_FILLED:
                said[each.left] = text
                count += 1
        for each in starting.get(row.number, ()):
            text = said[each.left] if each.left < len(said) else ""
            if text and each.bottom > row.number:
                still.append((each, text))
            if each.right > each.left and KNOWN.get(spoken(text)) in NUMBERED:
                _number_headings(said, each, text)
        made.append(Row(row.number, said))
    return made


def _number_headings(said: list[str], merged: Merged, text: str) -> None:
    """«неверные» over three columns: «неверные 1», «неверные 2», «неверные 3»."""
    heading = re.sub(r"\s*\d+$", "", text)
    last = min(merged.right, MOST_HEADINGS)
    said += [""] * (last + 1 - len(said))
    for number, place in enumerate(range(merged.left, last + 1), 1):
        said[place] = f"{heading} {number}"
