"""A second look: a clause parsed on its own, where the whole sentence led the parser astray."""

from __future__ import annotations

from collections.abc import Sequence

from authoring.parsing.models import Models
from authoring.parsing.parse import shared
from authoring.parsing.tree import ASIDE, Parsed
from authoring.text import words_of


def parse_again(text: str, parts: Sequence[tuple[Parsed, Sequence[int]]], with_: Models) -> None:
    """Hang some tokens of each sentence as the models see them alone; the rest stays as it was.

    A long sentence tears its clauses: «… приняли решение построить завод, который …» is read right without its end.
    """
    found: list[tuple[Parsed, list[int]]] = []
    rows: list[list[str]] = []
    for parsed, part in parts:
        inner = [i for i in part if parsed.tokens[i].head != ASIDE]
        models = {word.start: word.model for word in words_of(text, parsed.start, parsed.end)}
        row = [models.get(parsed.tokens[i].start, "") for i in inner]
        if inner and all(row):
            found.append((parsed, inner))
            rows.append([*row, "."])
    for (parsed, inner), morphology, syntax in zip(
        found, with_.morphology.map(rows), with_.syntax.map(rows), strict=True
    ):
        for i, tagged, arc in zip(inner, morphology.tokens, syntax.tokens, strict=False):
            token, head = parsed.tokens[i], int(arc.head_id) - 1
            token.pos, token.feats, token.rel = tagged.pos, shared(tuple(tagged.feats.items())), arc.rel
            token.head = inner[head] if 0 <= head < len(inner) else -1
        parsed.rehang()
