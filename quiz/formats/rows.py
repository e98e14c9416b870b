"""What the rows of a table mean, in whatever file they came: every row is a question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from quiz.errors import BadFile, Fault
from quiz.formats import shape
from quiz.formats.columns import (
    FALSE,
    OF_THE_FACT,
    OF_THE_SET,
    SURE_VERDICTS,
    TRUE,
    Columns,
    kind_meant,
    letter_of,
    place_of_letter,
    read_headings,
    read_kind,
    spoken,
)
from quiz.formats.foreign import Imported, Sheet, Value, fingerprint
from quiz.formats.gaps import GAP
from quiz.formats.shape import folded, tidy
from quiz.questions import Kind

MOST_ROWS = 100_000
MOST_COLUMNS = 60
WRITTEN_TOO = (60, 5)
"""A definition of no more characters and words is also asked for in writing."""
PAIR_SIGNS = (" = ", " — ", " – ", " → ", " -> ", " - ", "=", ": ")
"""What may stand between the two sides of a pair. Runs of = are looked at first."""


@dataclass(frozen=True, slots=True)
class Row:
    """number: as a spreadsheet counts them, from 1. cells: all of them, empty ones included."""

    number: int
    cells: Sequence[str]


@dataclass(slots=True)
class Table:
    """Rows that belong together. lettered: people know its columns by letters. worksheet: its name, where a file
    has several. headings: given beside the rows (Anki)."""

    rows: list[Row]
    lettered: bool = False
    worksheet: str = ""
    headings: Sequence[str] | None = None
    left_out: list[Fault] = field(default_factory=list)

    def has_headings(self) -> bool:
        """Whether its first row tells what the columns are."""
        return self.headings is not None or (bool(self.rows) and read_headings(self.rows[0].cells).complete)


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
        lettered = self.table.lettered or not self.columns.headings
        return f"{worksheet}{f'{letter_of(place)}{self.number}' if lettered else self._heading(place)}", place + 1

    def _column(self, name: str, asked: bool) -> int | None:
        bare, _, index = name.partition("[")
        field_ = {"id": "id" if asked else "fact_id", "quote": "own_quote" if asked else "quote"}.get(bare, bare)
        number = int(index.partition("]")[0]) if index else 0
        if bare == "wrong":
            places = self.columns.places.get("why", []) if name.endswith("why") else self.wrong
        else:
            places = self.columns.places.get(field_, [])
        return places[number] if number < len(places) else places[0] if places else None

    def _heading(self, place: int) -> str:
        return " ".join(re.findall(r"[\w-]+", self.columns.headings[place]))[:60]


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

    def take(self, table: Table) -> None:
        """Every row of a table, after its headings if there are any."""
        self.left_out += table.left_out
        if table.headings is not None:
            columns, rows = read_headings(table.headings), table.rows
        elif table.has_headings():
            columns, rows = read_headings(table.rows[0].cells), table.rows[1:]
        else:
            self.take_bare(table)
            return
        head = self.mark(table, table.rows[0].number if table.rows else 1, columns)
        self.tell_headings(head, columns, table)
        if columns.pairs:
            self.take_pairs(table, rows, columns)
            return
        marked = [(self.mark(table, row.number, columns), Cells(row, columns)) for row in rows]
        self.know_facts(cells for _, cells in marked)
        for line, cells in marked:
            self.places[line].wrong = cells.places_of("wrong")
            _RowReader(self, line, cells).read()

    def mark(self, table: Table, number: int, columns: Columns) -> int:
        """The running number of a row."""
        self.places.append(_Place(table, number, columns))
        return len(self.places) - 1

    def tell_headings(self, line: int, columns: Columns, table: Table) -> None:
        """A heading nearly right is a fault, others are left out in words."""
        for each in columns.unknown:
            data = {"letter": letter_of(each.place), "name": each.said}
            if each.meant:
                self.sheet.fault(line, "rows-heading-meant", each.place + 1, **data, meant=each.meant)
            else:
                self.sheet.leave_out(line, "rows-column-unknown", **data)
        for place, said in columns.twice:
            self.sheet.fault(line, "rows-heading-twice", place + 1, letter=letter_of(place), name=said)
        if "ask" not in columns.places and table.rows:
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
            line = self.mark(table, row.number, columns)
            self.places[line].wrong = columns.places["wrong"]
            if len(cells) == 2 and not verdicts:
                self.pair(line, row.cells[0], row.cells[1])
            else:
                _RowReader(self, line, Cells(row, columns)).read()

    def take_pairs(self, table: Table, rows: Sequence[Row], columns: Columns) -> None:
        """A list of terms with their definitions."""
        for row in rows:
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
        statement = tidy(f"{term} — {definition}")
        if len(statement) > shape.STATEMENT:
            statement = f"{statement[: shape.STATEMENT - 1].rstrip()}…"
        self.sheet.add(line, Kind.FLASHCARD, term, fact=fact, statement=statement, answer=definition)
        characters, words = WRITTEN_TOO
        short = len(definition) <= characters and len(definition.split()) <= words and "\n" not in definition.strip()
        if short and not re.search(rf"(?<!\w){re.escape(folded(definition))}(?!\w)", folded(term)):
            self.sheet.add(line, Kind.TYPED, term, fact=fact, answer=definition)

    def finish(self, left_out: Sequence[Fault]) -> Imported:
        """The set, all that is told of it with the rows of the file."""
        if len(self.sheet) > shape.FACTS[1]:
            data = {"count": str(len(self.sheet)), "most": str(shape.FACTS[1])}
            raise BadFile([Fault(None, None, "", "rows-too-many-questions", data)])
        try:
            made = self.sheet.finish()
        except BadFile as bad:
            told = [*map(self.placed, bad.faults)]
            if [fault.code for fault in told] == ["no-questions"]:
                told = [*left_out, *self.left_out] or told
            raise BadFile(told) from None
        return Imported(made.questions, (*left_out, *self.left_out, *map(self.placed, made.left_out)))

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


def too_many_rows() -> Fault:
    """The word for a file that goes on for too long."""
    return Fault(None, None, "", "rows-too-many", {"most": str(MOST_ROWS)})


class Cells:
    """A row by the names of its columns."""

    def __init__(self, row: Row, columns: Columns) -> None:
        self._cells, self._columns = row.cells, columns

    def at(self, place: int) -> str:
        """What stands in a column, "" beyond the row's end."""
        return self._cells[place] if place < len(self._cells) else ""

    def text(self, name: str) -> str:
        """What stands under the first heading of this name, as it is; "" if nothing does."""
        places = self._columns.places.get(name)
        said = self.at(places[0]) if places else ""
        return said if said.strip() else ""

    def places_of(self, name: str) -> list[int]:
        """The columns of this name in which something stands."""
        return [place for place in self._columns.places.get(name, ()) if self.at(place).strip()]

    def many(self, name: str) -> list[str]:
        """All that stands under headings of this name; one without a number may hold a list."""
        said: list[str] = []
        for place in self.places_of(name):
            text = self.at(place)
            said += [text] if self._columns.numbers.get(place, 1) else listed(text)
        return said

    def whys(self) -> list[str]:
        """The reasons in the order of the wrong options, "" where none is given."""
        places, numbers = self._columns.places.get("why", []), self._columns.numbers
        if len(places) == 1 and not numbers[places[0]]:
            return [part.strip() for part in split_list(self.at(places[0]))]
        by_number = {numbers[place]: self.at(place) for place in places}
        wrong = self.places_of("wrong")
        if by_number and all(numbers.get(place) for place in wrong):
            return [by_number.get(numbers[place], "") for place in wrong]
        return list(by_number.values())


class _RowReader:
    """One question of a table with headings."""

    def __init__(self, reading: _Reading, line: int, cells: Cells) -> None:
        self.sheet, self.line, self.cells, self.facts = reading.sheet, line, cells, reading.facts
        self.ask, self.answer = cells.text("ask"), cells.text("answer")
        self.answers = cells.many("answer") if len(cells.places_of("answer")) > 1 else []
        self.wrong = cells.many("wrong")
        self.faults = 0

    def fault(self, code: str, **data: str) -> None:
        """Something that is wrong with this row."""
        self.faults += 1
        self.sheet.fault(self.line, code, None, **data)

    def read(self) -> None:
        """Adds the question to the sheet, or tells what is wrong with its row."""
        if not self.ask:
            self.fault("rows-no-question")
            return
        self.take_options()
        kind = self.kind()
        if kind is None:
            return
        answer = self.answer_of(kind)
        if not answer and kind is not Kind.CLOZE and not self.faults:
            self.fault("rows-no-answer")
        if kind in (Kind.CHOICE, Kind.MULTI_CHOICE) and not self.wrong:
            self.fault("rows-no-wrong")
        if not self.faults:
            self.add(kind, answer)

    def take_options(self) -> None:
        """Right and wrong options together, and which is right: by its words, its number or its letter."""
        options = self.cells.many("option")
        if not options or not self.answer:
            return
        chosen = [self._chosen(said, options) for said in [self.answer]]
        if chosen == [None]:
            chosen = [self._chosen(said, options) for said in re.split(r"[,;|\n]", self.answer) if said.strip()]
        if None in chosen:
            self.fault("rows-no-such-option", said=tidy(self.answer)[:60])
            return
        self.answers = [options[index] for index in chosen if index is not None]
        self.answer = self.answers[0]
        self.wrong += [option for index, option in enumerate(options) if index not in chosen]

    def _chosen(self, said: str, options: list[str]) -> int | None:
        same = [index for index, option in enumerate(options) if folded(option) == folded(said)]
        number = said.strip().rstrip(".)")
        place = int(number) if number.isdecimal() else place_of_letter(number) if len(number) == 1 else 0
        return same[0] if same else place - 1 if 0 < place <= len(options) else None

    def kind(self) -> Kind | None:
        """The kind the row gives, or the one that its cells speak for."""
        if said := self.cells.text("kind"):
            kind = read_kind(said)
            if kind is None:
                meant = kind_meant(said)
                self.fault("rows-kind", said=tidy(said)[:60], meant=meant or "none")
            return kind
        gap = GAP.search(self.ask)
        if gap and (not self.answer or folded(gap[1]) == folded(self.answer)):
            return Kind.CLOZE
        if self.wrong:
            return Kind.MULTI_CHOICE if len(self.answers or listed(self.answer)) > 1 else Kind.CHOICE
        if self.answer and spoken(self.answer) in SURE_VERDICTS:
            return Kind.TRUE_FALSE
        asks_for_writing = self.cells.many("accept") or self.cells.text("expects")
        return Kind.TYPED if asks_for_writing else Kind.FLASHCARD

    def answer_of(self, kind: Kind) -> Value:
        """The answer as a question file has it."""
        match kind:
            case Kind.CLOZE:
                return self._gap()
            case Kind.TRUE_FALSE:
                return self._verdict()
            case Kind.MULTI_CHOICE | Kind.ORDER:
                return tuple(self.answers or listed(self.answer))
            case Kind.MATCH:
                return self._pairs()
            case _:
                return self.answer

    def _gap(self) -> str:
        """A gap may be given by a line and the answer beside it; an answer that says the same again is none."""
        gap = GAP.search(self.ask)
        if gap and folded(gap[1]) == folded(self.answer):
            return ""
        if self.answer and not gap and len(lines := re.findall(r"_{2,}", self.ask)) == 1:
            self.ask = self.ask.replace(lines[0], f"{{{self.answer.strip()}}}")
            return ""
        return self.answer

    def _verdict(self) -> Value:
        said = spoken(self.answer)
        if said in TRUE | FALSE:
            return "true" if said in TRUE else "false"
        return self.answer

    def _pairs(self) -> Value:
        lines = listed(self.answer)
        pairs = paired(lines)
        if lines and pairs is None:
            self.fault("rows-pairs", said=tidy(lines[0])[:60])
        return tuple(pairs or ())

    def add(self, kind: Kind, answer: Value) -> None:
        """Everything else the row gives, as it is: the rules of a question file look at it."""
        cells, fields = self.cells, dict[str, Value]()
        whys = cells.whys()
        if self.wrong:
            fields["wrong"] = [
                (text, whys[index].strip() if index < len(whys) else "") for index, text in enumerate(self.wrong)
            ]
        fields["accept"] = tuple(cells.many("accept"))
        for name in ("expects", "explanation", "level", "rule", "score", "check", "edited"):
            fields[name] = in_words(name, cells.text(name))
        key = tidy(cells.text("id"))
        if shape.QUESTION_ID.fullmatch(key):
            fields, key = {"id": key, **fields}, ""
        fact = cells.text("fact_id")
        known = self.facts.get(fact) or {name: cells.text(name) for name in OF_THE_FACT}
        self.sheet.add(
            self.line,
            kind,
            self.ask,
            key=key,
            fact=fact,
            statement=known.get("statement", ""),
            quote=known.get("quote", ""),
            subject=known.get("subject", ""),
            own_quote=cells.text("own_quote"),
            answer=answer,
            **fields,
        )


def in_words(name: str, said: str) -> str:
    """What a cell says, in the words of a question file."""
    word = spoken(said)
    if name in ("check", "edited", "draft") and word in TRUE | FALSE:
        return "true" if word in TRUE else ""
    if name == "score":
        return said.strip().replace(",", ".")
    if name in ("expects", "level", "rule", "language"):
        return EXPECTED.get(word, tidy(said))
    return said


EXPECTED = {
    "текст": "text", "слово": "text", "число": "number", "дата": "date", "человек": "person", "имя": "person",
    "место": "place", "русский": "ru", "английский": "en", "russian": "ru", "english": "en",
}  # fmt: skip
"""What an answer should be, and the languages, as people write them."""


def split_list(text: str) -> list[str]:
    """The parts of a cell that holds a list: lines, else what stands between | signs."""
    return re.split(r"\n" if "\n" in text else r"\|", text)


def listed(text: str) -> list[str]:
    """The parts of a cell that say something."""
    return [part.strip() for part in split_list(text) if part.strip()]


def paired(lines: Sequence[str]) -> list[tuple[str, str]] | None:
    """«1921 = десятый съезд», line by line; None if the lines cannot be taken apart."""
    runs = {len(run) for line in lines for run in re.findall(r"(?<= )=+(?= )", line)}
    for sign in (*(f" {'=' * length} " for length in sorted(runs, reverse=True)), *PAIR_SIGNS):
        parts = [line.partition(sign) for line in lines]
        if all(left.strip() and right.strip() for left, _, right in parts):
            return [(left.strip(), right.strip()) for left, _, right in parts]
    return None
