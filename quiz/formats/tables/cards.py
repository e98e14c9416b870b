"""A list of cards in a plain text, as Quizlet gives it and as people write it: «термин — определение» on each line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from quiz.errors import Fault
from quiz.formats import shape
from quiz.formats.excerpts import beginning
from quiz.formats.foreign import Imported
from quiz.formats.tables.cells import Row
from quiz.formats.tables.rows import Table, read_tables

SIGNS = ("\t", " — ", " – ", " - ", ";")
"""What may stand between a term and its definition; best the same throughout a list."""
_ANY_SIGN = re.compile(r"\t|\s*—\s*|\s[-–=]\s*|[-–=]\s|\s?:\s")
"""What may stand there where people write as it comes: another on each line, one space or none."""
_NUMBER = re.compile(r"(?:\d{1,3}[.)]|[-–•*·])\s+(?=\S)")
"""«1. », «2) », «• » before a term; a dash of dialogue is none."""
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
    best = max((_taken_apart(lines, sign) for sign in SIGNS), key=lambda each: len(each.rows))
    if best.stray or not best.rows:
        mixed = _taken_apart(lines, None)
        best = mixed if len(mixed.rows) > len(best.rows) else best
    enough = len(best.rows) >= max(LEAST, MOSTLY * (len(best.rows) + len(best.stray)))
    return best if enough else None


def read_cards(cards: CardList, name: str) -> Imported:
    """Each of them as a card. Lines that are no pair are told. Raises BadFile."""
    left_out = [Fault(number, None, "", "rows-no-pair", {"said": beginning(line)}) for number, line in cards.stray]
    imported = read_tables([Table([*cards.rows])], name, left_out)
    if not cards.title:
        return imported
    return replace(imported, questions=replace(imported.questions, title=cards.title))


def _taken_apart(lines: list[tuple[int, str]], sign: str | None) -> CardList:
    """By this sign, or (None) each line by the first that is there."""
    rows, stray = [], []
    for number, line in lines:
        said = _NUMBER.sub("", line, count=1) if _NUMBER.match(line) else line
        if sign is None:
            term, definition = (part.strip() for part in (*_ANY_SIGN.split(said, maxsplit=1), "")[:2])
        else:
            term, _, definition = (part.strip() for part in said.partition(sign))
        if _is_pair(term, definition, sign):
            rows.append(Row(number, (term, definition)))
        else:
            stray.append((number, line))
    first = stray[0] if stray and stray[0] == lines[0] and len(stray[0][1]) <= shape.TITLE else None
    return CardList(tuple(rows), tuple(stray[1:] if first else stray), first[1].strip("#*: ") if first else "")


def _is_pair(term: str, definition: str, sign: str | None) -> bool:
    characters, words = TERM
    is_term = 0 < len(term) <= characters and len(term.split()) <= words and ". " not in term
    return is_term and 0 < len(definition) <= shape.BACK and (sign != ";" or ";" not in definition)
