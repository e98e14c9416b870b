"""A few words of a text, so that people see which one is meant."""

from __future__ import annotations

from collections.abc import Iterable

from quiz.formats.shape import tidy

LONGEST = 60


def beginning(text: str) -> str:
    """At most sixty characters, on one line."""
    said = tidy(text[: 4 * LONGEST])
    return said if len(said) <= LONGEST else f"{said[: LONGEST - 1].rstrip()}…"


def listed(texts: Iterable[str]) -> str:
    """The beginnings of several texts."""
    return "; ".join(map(beginning, texts))
