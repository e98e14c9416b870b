"""Lines: what is prose, what is a heading, an item of a list, a line of verse."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

_ENDS: Final = re.compile(r"[.!?…][»\")\]]*\s*$")
_ITEM: Final = re.compile(r"\s*(?:[-–—•*·▪]\s+|\(?\d{1,3}[.)]\s+(?=\S)|[а-яa-z]\)\s+)")
_DAY_FIRST: Final = re.compile(r"\s*\d{1,2}\.\s*\d")
_PAIR: Final = re.compile(r"\w\s*—\s*\w|\w\s[-–=]\s?\w|\w[-–=]\s\w|\w\s?:\s\w|\t")
"""A term, a sign, and what it means; a line of verse seldom has a dash in its middle."""
_HEADING: Final = 90
"""Characters; a longer line without a full stop is prose that lost it."""
_LONGEST_ITEM: Final = 400
"""Characters; a longer line is prose, however it begins."""
_WRAPPED: Final = (50, 120)
"""Widths at which people and programs break lines by hand."""
_VERSE: Final = 60


class LineKind(StrEnum):
    """What a line is."""

    PROSE = "prose"
    HEADING = "heading"
    ITEM = "item"
    VERSE = "verse"


@dataclass(frozen=True, slots=True)
class Line:
    """`text[start:end]`, white space at its ends left out."""

    start: int
    end: int
    kind: LineKind


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text in order, blank ones left out; lines broken by hand are joined to paragraphs."""
    found: list[Line] = []
    for block in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text):
        found += _block(text, block.start(), block.end())
    return tuple(_demoted(found, text))


def _block(text: str, start: int, end: int) -> list[Line]:
    spans = [span for span in _spans(text, start, end) if span[0] < span[1]]
    if not spans:
        return []
    widths = [stop - begin for begin, stop in spans]
    if _is_verse(text, spans):
        return [Line(begin, stop, LineKind.VERSE) for begin, stop in spans]
    if _is_wrapped(text, spans, widths):
        return [Line(spans[0][0], spans[-1][1], LineKind.PROSE)]
    return [Line(begin, stop, _kind(text[begin:stop])) for begin, stop in spans]


def _spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    for match in re.compile(r"[^\n]+").finditer(text, start, end):
        line = match[0]
        begin = match.start() + len(line) - len(line.lstrip())
        spans.append((begin, match.start() + len(line.rstrip())))
    return spans


def _is_wrapped(text: str, spans: Sequence[tuple[int, int]], widths: Sequence[int]) -> bool:
    """Several lines of like width that end in the middle of a sentence."""
    if len(spans) < 2 or not all(width <= _WRAPPED[1] for width in widths):
        return False
    if any(_ITEM.match(text[begin:stop]) for begin, stop in spans):
        return False
    open_ended = sum(not _ENDS.search(text[begin:stop]) for begin, stop in spans[:-1])
    wide = sum(width >= _WRAPPED[0] for width in widths[:-1])
    return wide >= 0.7 * (len(spans) - 1) and open_ended >= 0.5 * (len(spans) - 1)


def _is_verse(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Four short lines or more, each with a capital, most without a full stop; no numbers. A list of
    terms and what they mean is no verse."""
    lines = [text[begin:stop] for begin, stop in spans]
    if len(lines) < 4 or any(len(line) > _VERSE for line in lines):
        return False
    capital = sum(line[:1].isupper() or line[:1] in "«—-…" for line in lines)
    paired = sum(bool(_PAIR.search(line)) for line in lines)
    if 2 * paired > len(lines):
        return False
    ended = sum(bool(_ENDS.search(line)) for line in lines)
    return capital >= 0.8 * len(lines) and ended <= 0.6 * len(lines) and not any(map(str.isdigit, "".join(lines)))


def _kind(line: str) -> LineKind:
    if line.startswith("#"):
        return LineKind.HEADING
    if _ITEM.match(line) and not _DAY_FIRST.match(line):
        return LineKind.ITEM
    if len(line) <= _LONGEST_ITEM and (line[:1].islower() or line.endswith((";", ","))):
        return LineKind.ITEM
    if not _ENDS.search(line) and len(line) <= _HEADING and not line.endswith(":"):
        return LineKind.HEADING
    return LineKind.PROSE


def _demoted(lines: Sequence[Line], text: str) -> list[Line]:
    """What follows an opening with a colon and begins with a small letter is a list to its end."""
    found: list[Line] = []
    for line in lines:
        after_colon = bool(found) and text[found[-1].start : found[-1].end].endswith(":")
        if after_colon and text[line.start : line.start + 1].islower():
            line = replace(line, kind=LineKind.ITEM)
        found.append(line)
    return found
