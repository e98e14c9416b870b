"""Questions that somebody pastes into a message instead of sending a file: Aiken, GIFT, rows of a table, or cards."""

from __future__ import annotations

from dataclasses import dataclass

from quiz.errors import BadFile
from quiz.formats.aiken.text_file import cards_held, holds_questions
from quiz.formats.exchange import import_file
from quiz.formats.tables.columns import read_headings
from quiz.formats.tables.csv_rows import DELIMITERS

TEXT, ROWS = ".txt", ".csv"
"""Names of files without a name: whoever reads them then does not take it for a title."""


@dataclass(frozen=True, slots=True)
class Held:
    """So many questions, or cards, stand in a text already."""

    count: int
    cards: bool = False


def file_name_of(text: str) -> str:
    """As which file the text is read, if it is taken for questions."""
    first = text.strip().partition("\n")[0]
    for sign in DELIMITERS:
        if sign in first and {"ask", "answer"} <= read_headings(first.split(sign)).places.keys():
            return ROWS
    return TEXT


def held_in(text: str) -> Held | None:
    """What the text holds; None if it is just a text, or something is wrong with its questions."""
    name, data = file_name_of(text), text.strip().encode(errors="replace")
    if name == TEXT and not holds_questions(data):
        cards = cards_held(data)
        return Held(cards, cards=True) if cards else None
    try:
        facts = import_file(data, name).questions.facts
    except BadFile:
        return None
    return Held(sum(len(fact.questions) for fact in facts))
