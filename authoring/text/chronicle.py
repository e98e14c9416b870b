"""A chronicle by years: «1802. 8 октября учреждена гимназия.» The year that opens an entry dates what is in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from authoring.text.lines import Line, LineKind
from authoring.text.sentences import Sentence

_HEAD: Final = re.compile(r"(\d{4})(?: год| г\.)?(?:[.:]| [—–])(?=\s+\S)")
_ALONE: Final = re.compile(r"(\d{4})(?: год| г\.)?(?:[.:]| [—–])?")
OF_ENTRY: Final = "year-of-entry"
"""The rule of a date that a sentence has from the head of its entry."""
LEAST: Final = 3
"""Entries that make a chronicle."""
_EARLIEST, _LATEST = 800, 2100


def with_heads(text: str, lines: Sequence[Line], sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences; in a chronicle the year that opens an entry is cut off as a sentence of its own."""
    heads = [
        found
        for line in lines
        if line.kind is LineKind.PROSE and (found := _HEAD.match(text, line.start, line.end)) is not None
    ]
    years = [int(found[1]) for found in heads]
    if len(heads) < LEAST or years != sorted(years) or not _EARLIEST <= years[0] <= years[-1] <= _LATEST:
        return list(sentences)
    ends = {found.start(): found.end() for found in heads}
    cut: list[Sentence] = []
    for one in sentences:
        end = ends.get(one.start)
        if end is None or end >= one.end:
            cut.append(one)
            continue
        begin = end + len(text[end : one.end]) - len(text[end : one.end].lstrip())
        cut += [Sentence(one.start, end, one.paragraph), Sentence(begin, one.end, one.paragraph)]
    return cut


def year_of_entry(words: str) -> int | None:
    """The year, if that is all the sentence says."""
    found = _ALONE.fullmatch(words.strip())
    return int(found[1]) if found is not None else None
