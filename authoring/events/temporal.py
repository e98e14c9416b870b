"""«После того как в июле 1969 года астронавты высадились на Луне, …»: what a clause of time tells happened as well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from authoring.dates import Date, certain
from authoring.events.clause import STOPS, depths, is_finite
from authoring.parsing import Parsed

_LEAST: Final = 4


def temporal_clauses(parsed: Parsed, dates: Sequence[Date]) -> Iterator[tuple[int, int, int]]:
    """(verb, first word, end) of each clause of «когда» or «после того как» that has one finite verb and its own date,
    up to the next comma."""
    depth, tokens = depths(parsed), parsed.tokens
    sure = [date for date in dates if certain(date)]
    for token in tokens:
        if depth[token.i] or not _opens(parsed, token.i):
            continue
        begin = token.i + 1
        ends = (t.i for t in tokens[begin:] if not depth[t.i] and t.text in {*STOPS, ",", ".", "("})
        end = next(ends, len(tokens))
        verbs = [t for t in tokens[begin:end] if is_finite(t) and t.pos == "VERB" and not depth[t.i]]
        dated = any(
            date.start >= tokens[begin].start and date.end <= tokens[end - 1].end for date in sure if end > begin
        )
        if len(verbs) == 1 and dated and verbs[0].has(Tense="Past") and end - begin >= _LEAST:
            yield verbs[0].i, begin, end


def _opens(parsed: Parsed, i: int) -> bool:
    """«когда» behind a comma or first of all; «после того как»."""
    words = [t.lower for t in parsed.tokens[: i + 1] if t.text != ","]
    alone = i == 0 or parsed.tokens[i - 1].text == ","
    return (words[-1] == "когда" and alone) or words[-3:] == ["после", "того", "как"]
