"""Where a long sentence can be cut by its signs alone, without a tree."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Final

from authoring.dates import Date
from authoring.events.clause import depths, is_finite, is_subordinate
from authoring.inflection.dictionary import reads_only_as
from authoring.parsing import Parsed

_JOINTS: Final = frozenset({"а", "но", "однако", "зато"})
_LEAST: Final = 4
"""Words of a segment worth a look."""


def dated_segments(parsed: Parsed, dates: Sequence[Date]) -> Iterator[list[int]]:
    """Words of the parts of a sentence that hold a date and are shorter than it; subordinate ones are none, and the
    phrases of participles inside are left out."""
    tokens = parsed.tokens
    for first, last in _segments(parsed):
        words = _without_phrases(parsed, first, last)
        dated = any(tokens[i].start <= date.start < tokens[i].end for i in words for date in dates)
        if dated and _LEAST <= len(words) < len(tokens) - 1:
            yield words


def _without_phrases(parsed: Parsed, first: int, last: int) -> list[int]:
    """«Царство, подвергавшееся набегам, признало себя данником» → «Царство признало себя данником»."""
    tokens, depth = parsed.tokens, depths(parsed)
    edges = [first - 1, *(i for i in range(first, last) if tokens[i].text == "," and not depth[i]), last]
    kept: list[int] = []
    gone = False
    for begin, end in itertools.pairwise(edges):
        chunk = range(begin + 1, end)
        opening = next((i for i in chunk if tokens[i].pos not in {"ADV", "PART"}), None)
        phrase = opening is not None and begin >= first and _is_phrase(tokens[opening].text)
        if phrase and not any(is_finite(tokens[i]) for i in chunk):
            gone = True
            continue
        if kept and not gone:
            kept.append(begin)
        kept += chunk
        gone = False
    return kept


def _is_phrase(word: str) -> bool:
    """A participle in full or a gerund: «подвергавшееся», «вернувшись»."""
    return reads_only_as(word, "PRTF", "GRND")


def _segments(parsed: Parsed) -> Iterator[tuple[int, int]]:
    tokens, depth = parsed.tokens, depths(parsed)
    begin: int | None = 0
    for i, token in enumerate(tokens):
        if depth[i]:
            continue
        after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
        hard = token.text in {";", ":"} or (token.text == "," and (after in _JOINTS or _is_clause(parsed, i + 1)))
        subordinate = token.text == "," and is_subordinate(parsed, range(i + 1, min(i + 4, len(tokens))))
        if not hard and not subordinate and i + 1 < len(tokens):
            continue
        if begin is not None and i > begin:
            yield begin, i
        begin = (i + 2 if after in _JOINTS else i + 1) if hard else None


def _is_clause(parsed: Parsed, begin: int) -> bool:
    """«…, двумя годами раньше пришёл Собинов»: up to the next comma a finite verb and a nominative of its own."""
    chunk = list(itertools.takewhile(lambda t: t.text not in {",", ";", ":"}, parsed.tokens[begin:]))
    if not chunk or is_subordinate(parsed, range(begin, begin + len(chunk))):
        return False
    verb = next((t for t in chunk if is_finite(t)), None)
    return verb is not None and any(
        t.pos in {"NOUN", "PROPN"} and t.has(Case="Nom") and t.feats.get("Number") == verb.feats.get("Number")
        for t in chunk
    )
