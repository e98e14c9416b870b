"""Running the models over sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from sys import intern
from types import MappingProxyType
from typing import Any, Final

from authoring.parsing.asides import asides
from authoring.parsing.models import Models
from authoring.parsing.tree import ASIDE, Name, Parsed, Token
from authoring.text import Sentence, Word, words_of

LONGEST: Final = 200
"""Words; a longer sentence is not parsed: no clear question ever came of one."""
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
CHUNK: Final = 128
"""Sentences between two reports of progress, and the memory bound of one pass."""


def parse(
    text: str, sentences: Sequence[Sentence], with_: Models, report: Callable[[int], None] = lambda _: None
) -> list[Parsed]:
    """Trees and names of the sentences of a levelled text, in order; over-long sentences have no tokens."""
    found: dict[int, Parsed] = {}
    for begin in range(0, len(sentences), CHUNK):
        chunk = sentences[begin : begin + CHUNK]
        words = [words_of(text, sentence.start, sentence.end) for sentence in chunk]
        order = [i for i, some in enumerate(words) if 0 < len(some) <= LONGEST]
        order.sort(key=lambda i: len(words[i]))
        rows = [[word.model for word in words[i]] for i in order]
        left = [asides(row) for row in rows]
        inner = [[word for i, word in enumerate(row) if i not in out] for row, out in zip(rows, left, strict=True)]
        marked = zip(with_.morphology.map(inner), with_.syntax.map(inner), _names(with_, rows), strict=True)
        for i, out, (morphology, syntax, names) in zip(order, left, marked, strict=True):
            tokens = _tokens(text, words[i], out, morphology, syntax)
            names = _with_initials(words[i], names)
            found[begin + i] = Parsed(chunk[i].start, chunk[i].end, chunk[i].paragraph, tokens, names)
        report(begin + len(chunk))
    empty = [Parsed(s.start, s.end, s.paragraph, [], []) for s in sentences]
    return [found.get(i, empty[i]) for i in range(len(sentences))]


def _names(with_: Models, rows: list[list[str]]) -> list[list[Name]]:
    """For each row its names. slovnet's own door takes raw text and cuts it into words once more; this one does not."""
    infer = with_.names.infer
    tags = infer.decoder(infer.process(infer.encoder(rows)))
    return [_spans(row) for row in tags]


def _spans(tags: Sequence[str]) -> list[Name]:
    """«B-PER I-PER O B-LOC» → two names."""
    found: list[Name] = []
    for i, tag in enumerate(tags):
        place, _, kind = tag.partition("-")
        if place == "I" and found and found[-1].kind == kind and found[-1].last == i - 1:
            found[-1] = Name(kind, found[-1].first, i)
        elif place in "BI":
            found.append(Name(kind, i, i))
    return found


def _with_initials(words: list[Word], names: list[Name]) -> list[Name]:
    """A name with initials is a person's, whatever the model says of it."""
    sure = [Name("PER", i, i) for i, word in enumerate(words) if word.person]
    rest = [name for name in names if not any(name.first <= one.first <= name.last for one in sure)]
    return sorted([*sure, *rest], key=lambda name: name.first)


def _surface(text: str, word: Word) -> str:
    """The word as it stands, one string for all its places: a long text says the same words again and again."""
    return intern(text[word.start : word.end].replace("\n", " "))


@cache
def shared(feats: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """One dictionary for all words of the same form, which nobody can change: a long text has hundreds of thousands of
    words."""
    return MappingProxyType(dict(feats))


def _tokens(text: str, words: list[Word], out: set[int], morphology: Any, syntax: Any) -> list[Token]:
    """Words with what the models say of them; asides hang nowhere."""
    inner = [i for i in range(len(words)) if i not in out]
    tokens = [
        Token(i, word.start, word.end, _surface(text, word), "X", _NOTHING, ASIDE, "aside")
        for i, word in enumerate(words)
    ]
    for i, tagged, arc in zip(inner, morphology.tokens, syntax.tokens, strict=True):
        token = tokens[i]
        head = int(arc.head_id) - 1
        token.pos, token.feats, token.rel = tagged.pos, shared(tuple(tagged.feats.items())), arc.rel
        token.head = inner[head] if head >= 0 else -1
    return tokens
