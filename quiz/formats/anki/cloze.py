"""Anki's gaps: "{{c1::Lenin::who}} in {{c2::1921}}", also one in another → a sentence for each number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quiz.formats.html_text import plain_text

OPENING = re.compile(r"\{\{c([0-9]{1,4}(?:,[0-9]{1,4})*)::")
MARK = re.compile(r"\{\{c[0-9]{1,4}(?:,[0-9]{1,4})*::|\}\}")
HINT = "::"
DEEPEST = 8
"""Gaps in gaps; beyond it the marks are words like others."""
BEGIN, END = "\ue000", "\ue001"
"""Stand for the marks while HTML is turned into words; in the words themselves they are dropped."""


@dataclass(frozen=True, slots=True)
class GapText:
    """The sentence with the gaps of one number. ask: with the answer in braces, "" where it cannot be one gap in
    braces. stem: with gaps left open, and hints. answers: what belongs in them."""

    number: int
    ask: str
    stem: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of text; where gaps of some numbers begin, with the mark itself; or where one ends, with its hint."""

    text: str
    opens: frozenset[int] = frozenset()
    closes: bool = False
    hint: str = ""


def numbers_in(html: str) -> list[int]:
    """The numbers of the gaps, from the least."""
    return sorted({number for piece in _pieces(html) for number in piece.opens})


def gap_texts(html: str, numbers: list[int]) -> list[GapText]:
    """The sentence of each of these numbers."""
    pieces = _pieces(_without_marks(html))
    return [_gap_text(pieces, number) for number in numbers]


def whole_text(html: str) -> str:
    """The sentence without any gap."""
    return plain_text("".join(piece.text for piece in _pieces(_without_marks(html)) if not piece.opens))[0]


def _without_marks(html: str) -> str:
    return re.sub(f"[{BEGIN}{END}]", "", html)


def _gap_text(pieces: list[_Piece], number: int) -> GapText:
    marked: list[str] = []
    hints: list[str] = []
    within: list[bool] = []  # for each open gap: whether it is the outermost one of this number
    for piece in pieces:
        if piece.opens:
            ours = number in piece.opens and not any(within)
            within.append(ours)
            marked.append(BEGIN if ours else "")
        elif piece.closes:
            if within.pop():
                hints.append(plain_text(piece.hint)[0])
                marked.append(END)
        else:
            marked.append(piece.text)
    said = plain_text("".join(marked))[0]
    answers = tuple(_one_line(answer) for answer in re.findall(f"{BEGIN}(.*?){END}", said, re.DOTALL))
    asks = iter(hints)
    stem = re.sub(f"{BEGIN}.*?{END}", lambda _: f"_____{_bracketed(next(asks, ''))}", said, flags=re.DOTALL)
    ask = ""
    if len(answers) == 1 and not re.search(r"[{}]", said):
        filled = f"{{{answers[0]}}}{_bracketed(hints[0])}"
        ask = re.sub(f"{BEGIN}.*?{END}", lambda _: filled, said, flags=re.DOTALL)
    return GapText(number, _without_marks(ask), _without_marks(stem), answers)


def _pieces(html: str) -> list[_Piece]:
    """Marks without a partner are words like others."""
    found: list[_Piece] = []
    open_gaps: list[int] = []  # where they begin in `found`
    place = 0
    for mark in MARK.finditer(html):
        said = html[place : mark.start()]
        if mark[0] != "}}":
            if len(open_gaps) >= DEEPEST:
                continue
            found.append(_Piece(said))
            opens = frozenset(map(int, mark[0][3:-2].split(",")))
            open_gaps.append(len(found))
            found.append(_Piece(mark[0], opens))
        elif open_gaps:
            open_gaps.pop()
            said, hint = _without_hint(said)
            found += [_Piece(said), _Piece("", closes=True, hint=hint)]
        else:
            continue
        place = mark.end()
    found.append(_Piece(html[place:]))
    for start in open_gaps:  # never closed
        found[start] = _Piece(found[start].text)
    return found


def _without_hint(said: str) -> tuple[str, str]:
    """The hint of a gap stands behind two colons after its words, or after the gap within it."""
    answer, _, hint = said.partition(HINT)
    return answer, hint


def _bracketed(hint: str) -> str:
    return f" ({hint})" if hint else ""


def _one_line(text: str) -> str:
    return " ".join(text.split("\n")).strip()
