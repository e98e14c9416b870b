"""A Word file with questions as in Aiken: options with letters or in a list, the right one named or set apart."""

from __future__ import annotations

from quiz.formats.aiken.lines import Lines
from quiz.formats.foreign import Imported, Sheet
from quiz.formats.word.archive import WordArchive
from quiz.formats.word.paragraphs import read_paragraphs


def read_docx(data: bytes, name: str) -> Imported:
    """The questions of a .docx. Lines of faults are paragraphs. Raises BadFile with all that is wrong."""
    paragraphs = read_paragraphs(WordArchive(data))
    sheet = Sheet(name, paragraphs.title)
    Lines(sheet, wraps=False, numbered=True).take_all(paragraphs.lines)
    for number, what in paragraphs.dropped:
        sheet.leave_out(number, "docx-dropped", what=what)
    return sheet.finish()
