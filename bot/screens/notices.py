"""What people are told when they are not there: `notice-<word>` with the notice's values, and keys by word."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.screens.corrected import corrected_lines
from bot.screens.phrases import paragraphs
from bot.screens.reported import reported_keys
from bot.screens.screen import Key, Screen, rows
from bot.texts import Html, Words
from quiz.model import Notice

Data = Mapping[str, str | int]
Keys = tuple[Key | None, ...]

KEYS: dict[str, Callable[[Words, Data], tuple[Keys, ...]]] = {
    "reported": lambda words, data: (reported_keys(words, int(data["set"])),)
}
"""The rows of keys under a word's sentence; a word that is not here has none."""

BELOW: dict[str, Callable[[Words, Data], Html]] = {"corrected": corrected_lines}
"""What stands below a word's sentence, where its values make more than one."""


def notice_screen(words: Words, notice: Notice) -> Screen:
    """The notice as a message of its own. Raises LookupError if nothing is known to be said about the word."""
    keys, below = KEYS.get(notice.word), BELOW.get(notice.word)
    said = words(f"notice-{notice.word}", **notice.data)
    return Screen(
        paragraphs(said, below(words, notice.data)) if below is not None else said,
        rows(*keys(words, notice.data)) if keys is not None else (),
    )
