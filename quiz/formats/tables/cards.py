"""A list of cards in a plain text, as Quizlet gives it and as people write it: «термин — определение» on each line."""

from __future__ import annotations

from dataclasses import dataclass, replace

from quiz.errors import Fault
from quiz.formats import shape
from quiz.formats.excerpts import beginning
from quiz.formats.foreign import Imported
from quiz.formats.tables.cells import Row
from quiz.formats.tables.rows import Table, read_tables

SIGNS = ("\t", " — ", " – ", " - ", ";")
"""What may stand between a term and its definition; the same throughout a list."""
TERM = (60, 8)
"""Characters and words of a term; what is longer is the beginning of a sentence."""
LEAST, MOSTLY = 3, 0.8
"""Pairs that make a list, and their share of the lines: a heading may stand among them."""


@dataclass(frozen=True, slots=True)
class CardList:
    """The pairs with their lines, which of the lines are none, and the title, if the first line is one."""

    rows: tuple[Row, ...]
    stray: tuple[tuple[int, str], ...]
    title: str


def cards_in(text: str) -> CardList | None:
    """The list of cards that the text is; None if it is none."""
    lines = [(number, line.strip()) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    found = max((_taken_apart(lines, sign) for sign in SIGNS), key=lambda each: len(each.rows), default=None)
    if found is None or len(found.rows) < LEAST:
        return None
    return found if len(found.rows) >= MOSTLY * (len(found.rows) + len(found.stray)) else None


def read_cards(cards: CardList, name: str) -> Imported:
    """Each of them as a card. Lines that are no pair are told. Raises BadFile."""
    left_out = [Fault(number, None, "", "rows-no-pair", {"said": beginning(line)}) for number, line in cards.stray]
    imported = read_tables([Table([*cards.rows])], name, left_out)
    if not cards.title:
        return imported
    return replace(imported, questions=replace(imported.questions, title=cards.title))


def _taken_apart(lines: list[tuple[int, str]], sign: str) -> CardList:
    rows, stray = [], []
    for number, line in lines:
        term, _, definition = (part.strip() for part in line.partition(sign))
        if _is_pair(term, definition, sign):
            rows.append(Row(number, (term, definition)))
        else:
            stray.append((number, line))
    first = stray[0] if stray and stray[0] == lines[0] and len(stray[0][1]) <= shape.TITLE else None
    return CardList(tuple(rows), tuple(stray[1:] if first else stray), first[1].strip("#*: ") if first else "")


def _is_pair(term: str, definition: str, sign: str) -> bool:
    characters, words = TERM
    is_term = 0 < len(term) <= characters and len(term.split()) <= words and ". " not in term
    return is_term and 0 < len(definition) <= shape.BACK and (sign != ";" or ";" not in definition)
