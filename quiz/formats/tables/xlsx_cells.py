"""The cells of one worksheet, row by row, as people see them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from quiz.errors import BadFile, Fault
from quiz.formats.shape import MOST_FAULTS
from quiz.formats.tables.cells import Row
from quiz.formats.tables.columns import letter_of
from quiz.formats.tables.rows import MOST_COLUMNS, MOST_ROWS, too_many_rows
from quiz.formats.tables.shown import date_shown, number_shown, unescaped
from quiz.formats.tables.xlsx_parts import LONGEST_CELL, Book, SheetPart, named, parse_part, too_much

MOST_CELLS = 1_600_000
"""And rows, empty ones included: some seconds of reading."""
MOST_MERGED = 10_000
REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
TAKEN = frozenset({"v", "t"})


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells that are one; rows from 1, columns from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Seen:
    """What a worksheet holds. rows: those in which something stands."""

    rows: list[Row] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_cells(book: Book, part: SheetPart) -> Seen:
    """All that stands in a worksheet. Raises BadFile if it is too much."""
    reading = _Reading(book)
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = reading.start, reading.end
    parser.CharacterDataHandler = reading.take
    parse_part(book.archive, named(book.archive, part.path), parser)
    return reading.seen


class _Reading:
    """Takes the events of one worksheet."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.seen = Seen()
        self.number = 0
        self.count = 0
        self.cells: list[str] = []
        self.place = -1
        self.kind = self.style = ""
        self.formula = self.aside = self.taking = False
        self.pieces: list[str] = []
        self.length = 0
        self.places: dict[str, int] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "c":
            self.start_cell(attributes)
        elif name in TAKEN:
            self.taking = not self.aside
        elif name == "row":
            said = attributes.get("r")
            self.number = int(float(said)) if said else self.number + 1
            self.cells, self.place = [], -1
            self.count += 1
        elif name == "f":
            self.formula = True
        elif name == "rPh":
            self.aside = True
        elif name == "mergeCell" and len(self.seen.merged) < MOST_MERGED:
            self.merge(attributes.get("ref", ""))

    def start_cell(self, attributes: Mapping[str, str]) -> None:
        reference = attributes.get("r", "").rstrip("0123456789")
        self.place = self.column(reference) if reference else self.place + 1
        self.count += 1
        if self.count > MOST_CELLS:
            raise too_much()
        self.kind, self.style = attributes.get("t", "n"), attributes.get("s", "")
        self.formula, self.length = False, 0
        self.pieces.clear()

    def column(self, letters: str) -> int:
        place = self.places.get(letters)
        if place is None:
            if not re.fullmatch(r"[A-Z]{1,3}", letters):
                raise ValueError(letters[:20])
            place = self.places[letters] = place_of(letters)
        return place

    def take(self, text: str) -> None:
        if self.taking:
            self.length += len(text)
            if self.length > LONGEST_CELL:
                self.cell_too_long()
            self.pieces.append(text)

    def end(self, name: str) -> None:
        name = name.rpartition(":")[2]
        if name == "c":
            self.end_cell()
        elif name in TAKEN:
            self.taking = False
        elif name == "row":
            self.end_row()
        elif name == "rPh":
            self.aside = False

    def end_cell(self) -> None:
        said = "".join(self.pieces)
        if not said:
            if self.formula and self.kind != "str":
                self.fault("rows-formula-empty")
            return
        shown = self.shown(said)
        if not shown.strip():
            return
        if self.place >= MOST_COLUMNS:
            self.fault("rows-too-wide", most=str(MOST_COLUMNS))
            return
        if len(shown) > LONGEST_CELL:
            self.cell_too_long()
        self.cells += [""] * (self.place + 1 - len(self.cells))
        self.cells[self.place] = shown

    def shown(self, said: str) -> str:
        """What the cell shows, by its type and its format."""
        match self.kind:
            case "s":
                return unescaped(self.book.strings[int(said)])
            case "inlineStr" | "str":
                return unescaped(said)
            case "b":
                return "true" if said.strip() == "1" else "false"
            case "e":
                self.fault("rows-cell-error", said=said[:20])
                return said
            case "d":
                return date_shown(said, self.format())
            case _:
                return number_shown(float(said), self.format(), self.book.since_1904)

    def format(self) -> str:
        style = int(self.style or 0)
        return self.book.formats[style] if style < len(self.book.formats) else ""

    def end_row(self) -> None:
        if not self.cells:
            return
        if len(self.seen.rows) > MOST_ROWS:
            raise BadFile([too_many_rows()])
        self.seen.rows.append(Row(self.number, self.cells))

    def merge(self, said: str) -> None:
        if len(ends := REFERENCE.findall(said)) == 2:
            (left, top), (right, bottom) = ends
            self.seen.merged.append(Merged(int(top), place_of(left), int(bottom), place_of(right)))

    def fault(self, code: str, **data: str) -> None:
        """Something wrong with this cell, if it is among the first that anybody will read of."""
        if len(self.seen.faults) <= MOST_FAULTS:
            cell = f"{letter_of(self.place)}{self.number}"
            self.seen.faults.append(Fault(self.number, self.place + 1, "", code, {"cell": cell, **data}))

    def cell_too_long(self) -> None:
        raise BadFile([Fault(self.number, self.place + 1, "", "rows-cell-long")])


def place_of(letters: str) -> int:
    """A column from 0 by its letters."""
    number = 0
    for each in letters:
        number = number * 26 + ord(each) - 64
    return number - 1
