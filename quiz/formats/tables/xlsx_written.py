"""A question set as an Excel workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from quiz.errors import Language
from quiz.formats.foreign import Exported
from quiz.formats.tables.columns import KINDS, letter_of
from quiz.formats.tables.shown import escaped
from quiz.formats.tables.written import NEUTRAL, as_rows, language_for
from quiz.questions import Kind, QuestionSet

TITLES: dict[Language, str] = {"ru": "Вопросы", "en": "Questions"}
HELP_TITLES: dict[str, Language] = {"Как заполнять": "ru", "How to fill in": "en"}
WIDTHS = {"kind": 16, "ask": 48, "answer": 28, "wrong": 22, "why": 30, "statement": 40, "quote": 40, "explanation": 36}
"""In characters; all other columns have 14."""
TEXT = "@"
"""The number format of what is no number."""
SHOWN_AS_TEXT = 255
"""Characters; Excel has shown longer ones in this format as ####."""
ROWS_WITH_A_LIST = 20_000
"""Rows in which Excel offers the kinds."""


def write_xlsx(questions: QuestionSet) -> Exported:
    """The set as a workbook that `read_xlsx` gives back equal. Nothing in it is a formula."""
    return Exported(workbook(questions))


def workbook(questions: QuestionSet, only: Sequence[str] = ()) -> bytes:
    """A worksheet with the questions, in these columns only if any are named, and others that say how to fill it in."""
    from openpyxl import Workbook  # type: ignore[import-untyped]  # slow to import, and it carries no types

    language = language_for(questions)
    headings, rows, fields = as_rows(questions, only)
    book = Workbook(write_only=True)
    sheet = book.create_sheet(TITLES[language])
    _lay_out(sheet, fields, language)
    cells = _Cells(sheet)
    sheet.append([cells.heading(text) for text in headings])
    for row in rows:
        sheet.append([cells.text(text) if text else None for text in row])
    sheet.auto_filter.ref = f"A1:{letter_of(len(headings) - 1)}{len(rows) + 1}"
    for title in sorted(HELP_TITLES, key=lambda each: HELP_TITLES[each] != language):
        _add_help(book, title, HELP_TITLES[title])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _lay_out(sheet: Any, fields: Sequence[str], language: Language) -> None:
    from openpyxl.styles import Alignment  # type: ignore[import-untyped]  # no types
    from openpyxl.worksheet.datavalidation import DataValidation  # type: ignore[import-untyped]  # no types

    sheet.freeze_panes = "A2"
    for place, name in enumerate(fields):
        column = sheet.column_dimensions[letter_of(place)]
        column.width, column.number_format = WIDTHS.get(name, 14), TEXT  # «1/2» stays what it is, and is no day
        column.alignment = Alignment(wrap_text=True, vertical="top")
    words = ",".join(KINDS[kind][language] for kind in Kind)
    choice = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True, showErrorMessage=False)
    letter = letter_of(fields.index("kind"))
    choice.add(f"{letter}2:{letter}{ROWS_WITH_A_LIST}")
    sheet.data_validations.append(choice)


class _Cells:
    """Cells that are text, whatever stands in them."""

    def __init__(self, sheet: Any) -> None:
        from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]  # no types
        from openpyxl.styles import Alignment, Font

        self._make, self._sheet = WriteOnlyCell, sheet
        self._font, self._wrapped = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        self._plain, self._long, self._quoted = (self._style(each) for each in ("plain", "long", "quoted"))

    def _style(self, name: str) -> Any:
        """Made once: a style that is set cell by cell takes most of the time of writing."""
        cell = self._make(self._sheet)
        cell.alignment, cell.quotePrefix = self._wrapped, name == "quoted"
        cell.number_format = "General" if name == "long" else TEXT
        return cell._style

    def heading(self, text: str) -> Any:
        cell = self._make(self._sheet, value=text)
        cell.font, cell.alignment = self._font, self._wrapped
        return cell

    def text(self, text: str) -> Any:
        """What a spreadsheet might run is marked as text by the sign that people type for it."""
        cell = self._make(self._sheet)
        longer = self._long if len(text) > SHOWN_AS_TEXT else self._plain
        cell._style = self._quoted if NEUTRAL.match(text) else longer
        cell.value = escaped(text)
        cell.data_type = "s"
        return cell


def _add_help(book: Any, title: str, language: Language) -> None:
    sheet = book.create_sheet(title)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 100
    cells = _Cells(sheet)
    with (Path(__file__).parent / f"how-to-fill.{language}.csv").open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.reader(lines, delimiter=";")):
            sheet.append([cells.text(said) if number else cells.heading(said) for said in row])
