"""The lines of a text file, whichever way its lines end."""

from __future__ import annotations

from quiz.errors import BadFile, Fault

MOST_ROWS = 400_000
"""So that no file keeps a machine busy for long; twenty thousand questions take some 260,000."""


def rows_of(text: str) -> list[str]:
    """The lines without their ends. Raises BadFile if there are more than anybody writes."""
    rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(rows) > MOST_ROWS:
        raise BadFile([Fault(MOST_ROWS + 1, None, "", "too-much")])
    return rows
