"""The workbook that teachers fill in; its words are in the tables beside this file."""

from __future__ import annotations

from pathlib import Path

from quiz.errors import Language
from quiz.formats.tables.csv_rows import read_csv
from quiz.formats.tables.xlsx_written import workbook

COLUMNS = ("kind", "ask", "answer", "wrong 1", "wrong 2", "wrong 3", "accept", "explanation", "level")
"""Ids are not among them: a question put in the place of an example must not pass for it."""


def template_xlsx(language: Language) -> bytes:
    """A workbook with three questions as examples, and a second sheet that says how to fill it in."""
    path = Path(__file__).parent / f"template.{language}.csv"
    return workbook(read_csv(path.read_bytes(), path.name).questions, COLUMNS)
