"""Questions that somebody pastes into a message instead of sending a file: Aiken, GIFT, or rows of a table."""

from __future__ import annotations

from quiz.errors import BadFile
from quiz.formats.aiken.text_file import holds_questions
from quiz.formats.exchange import import_file
from quiz.formats.tables.columns import read_headings
from quiz.formats.tables.csv_rows import DELIMITERS

TEXT, ROWS = ".txt", ".csv"
"""Names of files without a name: whoever reads them then does not take it for a title."""


def file_name_of(text: str) -> str:
    """As which file the text is read if it holds questions; «» if it is just a text."""
    first = text.strip().partition("\n")[0]
    for sign in DELIMITERS:
        if sign in first and {"ask", "answer"} <= read_headings(first.split(sign)).places.keys():
            return ROWS
    return TEXT if holds_questions(text.encode(errors="replace")) else ""


def questions_held(text: str) -> int:
    """How many questions the text holds; 0 if it is just a text, or something is wrong with them."""
    name = file_name_of(text)
    try:
        facts = import_file(text.strip().encode(errors="replace"), name).questions.facts if name else ()
    except BadFile:
        return 0
    return sum(len(fact.questions) for fact in facts)
