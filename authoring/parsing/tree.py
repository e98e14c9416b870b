"""A parsed sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

ASIDE: Final = -2
"""Head of a word that was set aside before parsing."""


@dataclass(slots=True)
class Token:
    """A word: `text[start:end]`. feats: shared with other words of its form, never changed in place. head: index of its
    head in the sentence, -1 for a root. Universal Dependencies."""

    i: int
    start: int
    end: int
    text: str
    pos: str
    feats: Mapping[str, str]
    head: int
    rel: str

    @property
    def lower(self) -> str:
        """In small letters, е for ё."""
        return self.text.lower().replace("ё", "е")

    def has(self, **feats: str) -> bool:
        """Whether all these features are as given."""
        return all(self.feats.get(name) == value for name, value in feats.items())


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a person (PER), place (LOC) or organisation (ORG): tokens [first, last]."""

    kind: str
    first: int
    last: int


@dataclass(slots=True)
class Parsed:
    """A sentence `text[start:end]` with its tokens, children of each, and names."""

    start: int
    end: int
    paragraph: int
    tokens: list[Token]
    names: list[Name]
    _children: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Of the words that have any: a long text has hundreds of thousands of words, and most have none."""

    def __post_init__(self) -> None:
        self.rehang()

    def rehang(self) -> None:
        """Find the children anew after heads were changed."""
        below: dict[int, list[int]] = {}
        for token in self.tokens:
            if 0 <= token.head < len(self.tokens) and token.head != token.i:
                below.setdefault(token.head, []).append(token.i)
        self._children = {head: tuple(some) for head, some in below.items()}

    def children(self, i: int) -> list[Token]:
        """Direct dependents, in order."""
        return [self.tokens[child] for child in self._children.get(i, ())]

    def child(self, i: int, *rels: str) -> Token | None:
        """The first dependent with one of these relations."""
        return next((token for token in self.children(i) if token.rel in rels), None)

    def subtree(self, i: int) -> set[int]:
        """Indexes of a token and all below it; a circle in the tree is walked once."""
        found: set[int] = set()
        open_ = [i]
        while open_:
            one = open_.pop()
            if one not in found:
                found.add(one)
                open_ += self._children.get(one, ())
        return found

    def ancestors(self, i: int) -> Iterator[Token]:
        """Head, its head and so on to the root."""
        seen = {i}
        head = self.tokens[i].head
        while 0 <= head < len(self.tokens) and head not in seen:
            seen.add(head)
            yield self.tokens[head]
            head = self.tokens[head].head

    def name_at(self, i: int) -> Name | None:
        """The name a token is part of."""
        return next((name for name in self.names if name.first <= i <= name.last), None)
