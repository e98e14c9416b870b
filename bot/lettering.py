"""Words on pictures: only what the font can write, in lines that fit."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.figure import Figure
    from matplotlib.ft2font import FT2Font

DPI = 125
"""Pixels of an inch of every picture."""
INK, FAINT = "#1f2a37", "#6b7685"
"""On white paper."""

LINE = 1.35
"""Of a line's size, to the next one."""


class Line(NamedTuple):
    """A line to be written. size: points."""

    text: str
    size: float
    colour: str
    bold: bool = False

    @property
    def height(self) -> float:
        """Inches, to the next one."""
        return self.size * LINE / 72


def write(figure: Figure, lines: Sequence[Line], top: float, left: float | None = None) -> None:
    """Write them one below the other, from so many inches above the figure's foot on; in the middle, or from `left` (a
    part of the width) on. A dollar sign begins no formula."""
    height = figure.get_figheight()
    for line in lines:
        top -= line.height
        figure.text(
            0.5 if left is None else left,
            (top + line.height * 0.28) / height,
            line.text,
            ha="center" if left is None else "left",
            fontsize=line.size,
            color=line.colour,
            fontweight="bold" if line.bold else "normal",
            parse_math=False,
        )


def drawable(text: str) -> str:
    """On one line, without what the font has no sign for, such as emoji."""
    signs = _signs()
    written = " ".join("".join(sign for sign in text if sign.isspace() or ord(sign) in signs).split())
    return written if written == text else re.sub(r" +(?=[,.;:!?)»])", "", written)


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Inches that a line takes. size: points."""
    font = _font(bold)
    font.set_size(size, DPI)
    font.set_text(text, 0.0)
    return float(font.get_width_height()[0] / 64 / DPI)


def in_lines(text: str, size: float, inches: float, most: int, *, bold: bool = False) -> list[str]:
    """The words in at most so many lines, none wider; a word that is wider is broken, and what does not fit is told by
    an ellipsis."""
    lines: list[str] = []
    rest = drawable(text)
    while rest and len(lines) < most:
        line = _first_line(rest, size, inches, bold=bold)
        rest = rest[len(line) :].lstrip()
        lines.append(line.rstrip())
    if rest:
        last = lines[-1]
        while last and width_of(f"{last}…", size, bold=bold) > inches:
            last = last[:-1]
        lines[-1] = f"{last.rstrip(' ,;:—-')}…"
    return lines


def _first_line(text: str, size: float, inches: float, *, bold: bool) -> str:
    if width_of(text, size, bold=bold) <= inches:
        return text
    fits, beyond = 1, len(text)  # so many letters do, so many do not
    while beyond - fits > 1:
        middle = (fits + beyond) // 2
        if width_of(text[:middle], size, bold=bold) <= inches:
            fits = middle
        else:
            beyond = middle
    at = max(text.rfind(" ", 0, fits + 1), text.rfind("-", 0, fits) + 1)
    return text[: at if at > 0 else fits]


@cache
def _font(bold: bool) -> FT2Font:
    """Loaded when first needed: the library is large, and most processes never draw."""
    from matplotlib.font_manager import FontProperties, findfont
    from matplotlib.ft2font import FT2Font

    return FT2Font(findfont(FontProperties(weight="bold" if bold else "normal")))


@cache
def _signs() -> frozenset[int]:
    return frozenset(_font(False).get_charmap())
