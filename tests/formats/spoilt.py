"""A file for each thing that can be wrong with, or left out of, files of other formats; and what is lost in writing."""

from __future__ import annotations

from tests.formats.spoilt_packages import LOST_IN_ANKI, SPOILT_PACKAGES

SPOILT: list[tuple[str, str, bytes]] = [("ending-unknown", "questions.xyz", b""), *SPOILT_PACKAGES]
"""Code, name of the file, its bytes."""
LOST = {"no-questions"} | LOST_IN_ANKI
"""Codes of what a format has no place for; each has a test of its own."""
