"""The cells of a row, by the names of their columns, and what stands in one of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quiz.formats.shape import tidy
from quiz.formats.tables.columns import EXPECTED, FALSE, TRUE, Columns, spoken


@dataclass(frozen=True, slots=True)
class Row:
    """number: as a spreadsheet counts them, from 1. cells: all of them, empty ones included."""

    number: int
    cells: Sequence[str]


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


def in_words(name: str, said: str) -> str:
    """What a cell says, in the words of a question file."""
    if not said:
        return ""
    word = spoken(said)
    if name in ("check", "edited", "draft") and word in TRUE | FALSE:
        return "true" if word in TRUE else ""
    if name == "score":
        return said.strip().replace(",", ".")
    if name in ("expects", "level", "rule", "language"):
        return WORDS.get(word, tidy(said))
    return said


WORDS = {said: str(each) for each, words in EXPECTED.items() for said in words.values()} | {
    "слово": "text", "имя": "person", "русский": "ru", "английский": "en", "russian": "ru", "english": "en",
}  # fmt: skip
"""What an answer should be, and the languages, as people write them."""


def split_list(text: str) -> list[str]:
    """The parts of a cell that holds a list: lines, else what stands between | signs."""
    return re.split(r"\n" if "\n" in text else r"\|", text)


def listed(text: str) -> list[str]:
    """The parts of a cell that say something."""
    return [part.strip() for part in split_list(text) if part.strip()]
