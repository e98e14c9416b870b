"""A link as a picture that a phone's camera reads."""

from __future__ import annotations

from io import BytesIO

import segno

POINTS = 10
"""Pixels of one module of the code: it is read from the last desk when it is shown on a wall."""


def qr_picture(link: str) -> bytes:
    """A PNG. It takes some milliseconds of a core."""
    written = BytesIO()
    segno.make_qr(link, error="m").save(written, kind="png", scale=POINTS, border=4)
    return written.getvalue()
