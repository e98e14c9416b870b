"""Text without what nobody sees: one kind of line break, of space, of composed letter."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

LINE_BREAKS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\uffff\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e01ef\U000f0000-\U0010ffff]"
)
"""Controls, soft hyphens, zero-width marks, directions, halves of characters, letters of nobody's alphabet."""

SPACES = re.compile("[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
AROUND_TABS = re.compile(r"[ ]*\t[ \t]*")
BLANK_LINES = re.compile(r"\n{3,}")

MOST_MARKS = 4
"""On one letter; no language puts more there, and normalising takes the square of their number."""

STRESS = re.compile(r"(?<=[АЕЁИОУЫЭЮЯаеёиоуыэюя])[\u0300\u0301]+")
"""«Смирно́в» of an encyclopaedia is «Смирнов» everywhere else."""


def clean(text: str) -> str:
    r"""The text in NFC, lines ending in "\n" and trimmed, at most one blank line in a row; cleaning again is idle."""
    text = UNSEEN.sub("", LINE_BREAKS.sub("\n", text))
    text = STRESS.sub("", unicodedata.normalize("NFC", _too_many_marks().sub(r"\1", text)))
    text = AROUND_TABS.sub("\t", SPACES.sub(" ", text))
    lines = (line.strip(" \t") for line in text.split("\n"))
    return BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def clean_line(text: str) -> str:
    """The text on one line."""
    return " ".join(clean(text).split())


@cache
def _too_many_marks() -> re.Pattern[str]:
    marks = "".join(letter for code in range(0x300, 0x1F000) if unicodedata.combining(letter := chr(code)))
    return re.compile(f"([{marks}]{{{MOST_MARKS}}})[{marks}]+")
