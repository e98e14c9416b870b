"""Line 9: it fits Telegram and one screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bench.quality.asked import Asked
from bench.quality.ground import Ground

ASK: Final = 300
"""Characters; a poll's question in Telegram."""
OPTION: Final = 100
EXPLANATION: Final = 200
SCREEN: Final = 700
"""Question and options together: some twenty lines on a phone."""
QUOTE: Final = 600
STORY: Final = 900
"""A quotation that holds several events."""
STATEMENT: Final = 300


def lengths(asked: Asked, ground: Ground) -> Iterator[str]:
    """Question, options, explanation and quotation are no longer than they may be."""
    quote = STORY if asked.fact.key.startswith("order") else QUOTE
    for what, text, limit in (
        ("question", asked.stem, ASK),
        ("explanation", asked.explanation, EXPLANATION),
        ("quotation", asked.quote, quote),
        ("statement", asked.fact.statement, STATEMENT),
    ):
        if len(text) > limit:
            yield f"{what}: {len(text)} of {limit}"
    yield from (f"option: {len(one)} of {OPTION}" for one in asked.options if len(one) > OPTION)


def screen(asked: Asked, ground: Ground) -> Iterator[str]:
    """The whole message is seen without scrolling."""
    total = len(asked.stem) + sum(len(one) + 1 for one in asked.options)
    if total > SCREEN:
        yield f"{total} of {SCREEN}"


def empty(asked: Asked, ground: Ground) -> Iterator[str]:
    """There is something to read and something to choose from."""
    if not asked.stem.strip():
        yield "no question"
    if any(not one.strip() for one in (*asked.options, *asked.right)):
        yield "an empty option"
    if asked.options and len(asked.options) < 3:
        yield f"{len(asked.options)} options"
