"""Lists of words, written as people write them."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """The words of a text parted by white space."""
    return frozenset(words.split())
