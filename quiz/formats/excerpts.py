"""A few words of a text, so that people see which one is meant."""

from __future__ import annotations

from collections.abc import Iterable

from quiz.formats.shape import tidy

LONGEST = 60


def beginning(text: str) -> str:
    """At most sixty characters, on one line."""
    said = tidy(text[: 4 * LONGEST])
    return cut(said, LONGEST)


def cut(line: str, most: int) -> str:
    """At most so many characters, and no word cut, unless it is a long one."""
    if len(line) <= most:
        return line
    begun = line[: most - 1]
    whole = begun if line[most - 1].isspace() else begun.rpartition(" ")[0]
    return f"{(whole if 2 * len(whole) > most else begun).rstrip(' ,;:—–-(')}…"


def listed(texts: Iterable[str]) -> str:
    """The beginnings of several texts."""
    return "; ".join(map(beginning, texts))
