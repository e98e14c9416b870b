"""Pairs to be matched as people write them: one a line, «1921 — десятый съезд»."""

from __future__ import annotations

import re
from collections.abc import Sequence

SIGNS = ("\t", " = ", " — ", " – ", " → ", " -> ", " - ", "=", ": ")
"""What may stand between the two sides of a pair. Runs of = are looked at first."""
_CARELESS = re.compile(r"\s[-–]|[-–]\s|—")
"""Dashes with one space or none, where no other sign is there; one within a word or a span of years is no sign."""

Pair = tuple[str, str]


def paired(lines: Sequence[str]) -> list[Pair] | None:
    """All of them by one sign; None if the lines cannot be taken apart so."""
    runs = {len(run) for line in lines for run in re.findall(r"(?<= )=+(?= )", line)}
    for sign in (*(f" {'=' * length} " for length in sorted(runs, reverse=True)), *SIGNS):
        parts = [line.partition(sign) for line in lines]
        if all(left.strip() and right.strip() for left, _, right in parts):
            return [(left.strip(), right.strip()) for left, _, right in parts]
    return None


def paired_by_hand(text: str) -> list[Pair | str]:
    """The pairs of a message; a line that is none comes as it is. Signs may differ from line to line."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    together = paired(lines)
    return [*together] if together else [_apart(line) or line for line in lines]


def as_pairs(pairs: Sequence[Pair]) -> str:
    """«1921 = десятый съезд», one a line; the sign is longer than any like it in the texts."""
    runs = re.findall("=+", "\n".join(side for pair in pairs for side in pair))
    sign = "=" * (1 + max(map(len, runs), default=0))
    return "\n".join(f"{left} {sign} {right}" for left, right in pairs)


def as_a_person_writes(pairs: Sequence[Pair]) -> str:
    """«1921 — десятый съезд», one a line; with another sign where that would be read otherwise."""
    lines = [f"{left} — {right}" for left, right in pairs]
    return "\n".join(lines) if paired(lines) == [*pairs] else as_pairs(pairs)


def _apart(line: str) -> Pair | None:
    found = paired([line])
    if found:
        return found[0]
    left, *right = (side.strip() for side in _CARELESS.split(line, maxsplit=1))
    return (left, right[0]) if left and right and right[0] else None
