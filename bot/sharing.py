"""A link as a picture that a phone's camera reads and a person too: to be forwarded, printed, shown on a wall."""

from __future__ import annotations

from io import BytesIO

import segno

from bot.lettering import DPI, INK, Line, in_lines, write

WIDTH, MARGIN = 1000, 40
"""Pixels: of the picture, and of what is left free on either side of the words."""
BORDER = 4
"""Modules around the code, without which some cameras do not find it."""
TITLE, LINK, BETWEEN = 24, 15, 8
"""Points."""
TITLE_LINES, LINK_LINES = 3, 3


def qr_picture(link: str, title: str) -> bytes:
    """A PNG, 1000 pixels wide: the code, and below it what it leads to. Takes some 0.2 s of a core: call it in a
    thread."""
    # Loaded when first needed: the library is large, and most processes never draw.
    from matplotlib.figure import Figure

    inches = (WIDTH - 2 * MARGIN) / DPI
    below = [
        *(Line(text, TITLE, INK, bold=True) for text in in_lines(title, TITLE, inches, TITLE_LINES, bold=True)),
        Line("", BETWEEN, INK),
        *(Line(text, LINK, INK) for text in in_lines(link, LINK, inches, LINK_LINES)),
    ]
    modules = segno.make_qr(link, error="m").matrix
    point = WIDTH // (len(modules) + 2 * BORDER)
    side, edge = point * len(modules), (WIDTH - point * len(modules)) // 2
    height = side + edge + point * BORDER + round(sum(line.height for line in below) * DPI) + MARGIN
    figure = Figure(figsize=(WIDTH / DPI, height / DPI), dpi=DPI, facecolor="white")
    square = [[255 - 255 * module for module in row for _ in range(point)] for row in modules for _ in range(point)]
    figure.figimage(square, xo=edge, yo=height - edge - side, cmap="gray", vmin=0, vmax=255, origin="upper")
    write(figure, below, (height - edge - side - point * BORDER) / DPI)
    out = BytesIO()
    figure.savefig(out, format="png")
    return out.getvalue()
