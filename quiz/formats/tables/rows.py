"""What the rows of a table mean, in whatever file they came: every row is a question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from quiz.errors import BadFile, Fault, Language
from quiz.formats import shape
from quiz.formats.excerpts import cut
from quiz.formats.foreign import Imported, Sheet, fingerprint, language_of
from quiz.formats.gaps import GAP
from quiz.formats.shape import MOST_FAULTS, folded, tidy
from quiz.formats.tables.cells import Cells, Row, in_words
from quiz.formats.tables.columns import (
    KNOWN,
    OF_THE_FACT,
    OF_THE_SET,
    SURE_VERDICTS,
    Columns,
    letter_of,
    read_headings,
    spoken,
)
from quiz.formats.tables.question import RowReader
from quiz.questions import Kind

MOST_ROWS = 100_000
MOST_COLUMNS = 60
FIRST_ROWS = 10
"""Rows among which headings are looked for."""
SAMPLE = 200
"""Rows whose words tell the language that cards are asked in."""
WRITTEN_TOO = (60, 5)
"""A definition of no more characters and words is also asked for in writing."""
CARD: dict[Language, str] = {"ru": "{} — это…", "en": "{} is…"}


@dataclass(slots=True)
class Table:
    """Rows that belong together. worksheet: its name, where a file has several. headings: given beside the rows
    (Anki)."""

    rows: list[Row]
    worksheet: str = ""
    headings: Sequence[str] | None = None
    left_out: list[Fault] = field(default_factory=list)

    def has_headings(self) -> bool:
        """Whether one of its first rows tells what the columns are."""
        return self.headings is not None or self.heading_row() is not None

    def heading_row(self) -> int | None:
        """Which of the first rows it is; people put a title or a word of advice above."""
        for place, row in enumerate(self.rows[:FIRST_ROWS]):
            columns = read_headings(row.cells)
            if columns.complete and (not place or {"ask", "answer"} <= columns.places.keys()):
                return place
        return None


@dataclass(slots=True)
class _Place:
    """Where a running number, by which the sheet knows a row, is in the file."""

    table: Table
    number: int
    columns: Columns
    wrong: list[int] = field(default_factory=list)

    def cell(self, where: str) -> tuple[str, int | None]:
        """The cell that a fault concerns, as people know it, and the number of its column."""
        name = re.sub(r"^(facts\[\d+\]\.?)?(questions\[\d+\]\.?)?", "", where)
        place = self._column(name, asked="questions[" in where)
        worksheet = f"{self.table.worksheet}!" if self.table.worksheet else ""
        if place is None:
            return worksheet, None
        return f"{worksheet}{letter_of(place)}{self.number}", place + 1

    def _column(self, name: str, asked: bool) -> int | None:
        bare, _, index = name.partition("[")
        field_ = {"id": "id" if asked else "fact_id", "quote": "own_quote" if asked else "quote"}.get(bare, bare)
        number = int(index.partition("]")[0]) if index else 0
        if bare == "wrong":
            places = self.columns.places.get("why", []) if name.endswith("why") else self.wrong
        else:
            places = self.columns.places.get(field_, [])
        return places[number] if number < len(places) else places[0] if places else None


def read_tables(tables: Iterable[Table], name: str, left_out: Sequence[Fault] = ()) -> Imported:
    """The questions in all of the tables. Raises BadFile with everything that is wrong."""
    reading = _Reading(name)
    for table in tables:
        reading.take(table)
    return reading.finish(left_out)


class _Reading:
    """The tables of one file. Rows are numbered through, so that those of several worksheets are told apart."""

    def __init__(self, name: str) -> None:
        self.sheet = Sheet(name)
        self.places: list[_Place] = [_Place(Table([]), 0, Columns())]
        self.facts: dict[str, dict[str, str]] = {}
        self.left_out: list[Fault] = []
        self.terms: dict[str, set[str]] = {}
        self.language: Language = "ru"

    def take(self, table: Table) -> None:
        """Every row of a table, after its headings if there are any."""
        self.left_out += table.left_out
        self.language = language_of(" ".join(cell for row in table.rows[:SAMPLE] for cell in row.cells))
        place = table.heading_row() if table.headings is None else 0
        if place is None:
            self.take_bare(table)
            return
        columns = read_headings(table.rows[place].cells if table.headings is None else table.headings)
        rows = table.rows[place + 1 :] if table.headings is None else table.rows
        self.tell_headings(self.mark(table, table.rows[place].number if table.rows else 1, columns), columns)
        self.left_out += [Fault(row.number, None, "", "rows-above-headings") for row in table.rows[:place]]
        if "ask" not in columns.places:
            return
        if columns.pairs:
            self.take_pairs(table, rows, columns)
            return
        marked = [(self.mark(table, row.number, columns), Cells(row, columns)) for row in rows]
        self.know_facts(cells for _, cells in marked)
        for line, cells in marked:
            self.check_size()
            self.places[line].wrong = cells.places_of("wrong")
            RowReader(self.sheet, self.facts, line, cells).read()

    def check_size(self) -> None:
        """Stops at once where no set can hold so many; what is wrong with each row can wait."""
        if len(self.sheet) > shape.FACTS[1]:
            raise BadFile([Fault(None, None, "", "rows-too-many-questions", {"most": str(shape.FACTS[1])})])

    def mark(self, table: Table, number: int, columns: Columns) -> int:
        """The running number of a row."""
        self.places.append(_Place(table, number, columns))
        return len(self.places) - 1

    def tell_headings(self, line: int, columns: Columns) -> None:
        """A heading nearly right is a fault, others are left out in words."""
        for each in columns.unknown:
            data = {"letter": letter_of(each.place), "name": each.said}
            if each.meant:
                self.sheet.fault(line, "rows-heading-meant", each.place + 1, **data, meant=each.meant)
            else:
                self.sheet.leave_out(line, "rows-column-unknown", **data)
        for place, said in columns.twice:
            self.sheet.fault(line, "rows-heading-twice", place + 1, letter=letter_of(place), name=said)
        if "ask" not in columns.places and not any(KNOWN.get(each.meant) == "ask" for each in columns.unknown):
            self.sheet.fault(line, "rows-no-question-column")

    def know_facts(self, rows: Iterable[Cells]) -> None:
        """What is said of a fact stands in any of its rows, of the set in any row at all."""
        for cells in rows:
            for name in OF_THE_SET:
                if (said := cells.text(name)) and not getattr(self.sheet, name):
                    setattr(self.sheet, name, in_words(name, said))
            if key := cells.text("fact_id"):
                known = self.facts.setdefault(key, {})
                for name in OF_THE_FACT:
                    if said := cells.text(name):
                        known.setdefault(name, said)

    def take_bare(self, table: Table) -> None:
        """Without headings: term and definition, or a question, the right answer and wrong ones."""
        columns = Columns(places={"ask": [0], "answer": [1], "wrong": list(range(2, MOST_COLUMNS))})
        asked = [(row, [cell for cell in row.cells if cell.strip()]) for row in table.rows]
        two = all(len(cells) <= 2 for _, cells in asked)
        verdicts = two and all(len(cells) == 2 and spoken(cells[1]) in SURE_VERDICTS for _, cells in asked)
        if two and not verdicts:
            self.take_pairs(table, table.rows, columns)
            return
        for row, cells in asked:
            self.check_size()
            line = self.mark(table, row.number, columns)
            self.places[line].wrong = columns.places["wrong"]
            if not verdicts and len(cells) == 2 and cells == [*row.cells[:2]]:
                self.pair(line, *cells)
            else:
                RowReader(self.sheet, self.facts, line, Cells(row, columns)).read()

    def take_pairs(self, table: Table, rows: Sequence[Row], columns: Columns) -> None:
        """A list of terms with their definitions."""
        for row in rows:
            self.check_size()
            cells = Cells(row, columns)
            line = self.mark(table, row.number, columns)
            ask, answer = cells.text("ask"), cells.text("answer")
            if ask and not answer and GAP.search(ask):
                self.sheet.add(line, Kind.CLOZE, ask, fact=cells.text("fact_id"))
            elif ask and answer:
                self.pair(line, ask, answer, cells.text("fact_id"))
            else:
                self.sheet.fault(line, "rows-half-a-pair")

    def pair(self, line: int, term: str, definition: str, key: str = "") -> None:
        """A card, and what is short enough also in writing; the same fact."""
        seen = self.terms.setdefault(folded(term), set())
        if folded(definition) in seen:
            self.sheet.leave_out(line, "rows-twice", term=tidy(term)[:60])
            return
        told = f"{term}\t{definition}" if seen else term
        seen.add(folded(definition))
        fact = key or f"q-{fingerprint(told)}"
        statement = cut(tidy(f"{term} — {definition}"), shape.STATEMENT)
        self.sheet.add(line, Kind.FLASHCARD, term, fact=fact, statement=statement, answer=definition)
        characters, words = WRITTEN_TOO
        short = len(definition) <= characters and len(definition.split()) <= words and "\n" not in definition.strip()
        if short and folded(definition) not in folded(term):
            self.sheet.add(line, Kind.TYPED, asked_of_card(term, self.language), fact=fact, answer=definition)

    def finish(self, left_out: Sequence[Fault]) -> Imported:
        """The set, all that is told of it with the rows of the file."""
        self.check_size()
        try:
            made = self.sheet.finish()
        except BadFile as bad:
            told = [*filter(self.concerns_a_cell, bad.faults)] or [*bad.faults]
            if [fault.code for fault in told] == ["no-questions"]:
                told = [*left_out, *self.left_out] or told
                raise BadFile(first_of(told, "more-faults")) from None
            raise BadFile(map(self.placed, first_of(told, "more-faults"))) from None
        left = [*left_out, *self.left_out, *map(self.placed, made.left_out)]
        return Imported(made.questions, tuple(first_of(left, "rows-more-left-out")))

    def concerns_a_cell(self, fault: Fault) -> bool:
        """False for what follows from other faults: that nothing is left, and what is wrong with a sentence that was
        made of the question and its answer."""
        said = self.places[fault.line or 0].columns.places
        made = fault.where.endswith(".statement") and "statement" not in said
        return not made and (fault.where, fault.code) != ("facts", "wrong-count")

    def placed(self, fault: Fault) -> Fault:
        """The fault with the row and the cell in which a person finds it."""
        if fault.line is None:
            return fault
        place = self.places[fault.line]
        cell, column = place.cell(fault.where)
        data = dict(fault.data)
        if data.get("first", "").isdecimal():
            data["first"] = str(self.places[int(data["first"])].number)
        return Fault(place.number, fault.column if not fault.where else column, cell, fault.code, data)


def asked_of_card(term: str, language: Language) -> str:
    """What is to be written: a bare «Смирнов» would not ask anything, and of a term nobody knows whether it is a who, a
    what or a when: so a sentence is begun. A term that is one asks for itself."""
    if "\n" in term or term.endswith((".", "?", "!", "…", ":")):
        return term
    asked = CARD[language].format(term)
    return asked if len(asked) <= shape.ASK else term


def first_of(told: list[Fault], code: str) -> list[Fault]:
    """As many as anybody will read, and the number of the others."""
    beyond = len(told) - MOST_FAULTS
    return told if beyond <= 1 else [*told[:MOST_FAULTS], Fault(None, None, "", code, {"count": str(beyond)})]


def too_many_rows() -> Fault:
    """The word for a file that goes on for too long."""
    return Fault(None, None, "", "rows-too-many", {"most": str(MOST_ROWS)})
