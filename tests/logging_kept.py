"""Logging set up by a test does not outlive it."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator

import structlog


@contextlib.contextmanager
def kept_logging() -> Iterator[None]:
    """Whatever is set up inside, afterwards logging is as it was."""
    root = logging.getLogger()
    before = root.handlers[:], root.level, structlog.get_config()
    try:
        yield
    finally:
        root.handlers[:], level, config = before
        root.setLevel(level)
        structlog.configure(**config)
