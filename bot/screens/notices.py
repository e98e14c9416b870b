"""What people are told when they are not there: `notice-<word>` with the notice's values, and keys by word."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.buttons import GoOn, TeachSet
from bot.screens.assigned import assigned_keys, days_named
from bot.screens.corrected import corrected_lines, fixed_line
from bot.screens.phrases import paragraphs
from bot.screens.reported import reported_keys
from bot.screens.screen import Key, Screen, rows
from bot.screens.together import joined_keys
from bot.texts import Html, Words
from quiz.model import Notice

Data = Mapping[str, str | int]
Keys = tuple[Key | None, ...]


def _to_set(words: Words, data: Data) -> tuple[Keys, ...]:
    return ((Key(words.plain("key-taught"), TeachSet(int(data["set"]))),),)


KEYS: dict[str, Callable[[Words, Data], tuple[Keys, ...]]] = {
    "reported": lambda words, data: (reported_keys(words, int(data["set"])),),
    "teaches-too": _to_set,
    "taken-over": _to_set,
    "set-inherited": _to_set,
    "draft-joined": lambda words, data: (joined_keys(words, int(data["draft"])),),
    **dict.fromkeys(
        ("report-answered", "report-answered-by", "report-thanks", "report-removed", "report-fixed", "corrected"),
        lambda words, _: ((Key(words.plain("key-go-on"), GoOn()),),),
    ),
    **dict.fromkeys(
        ("assigned", "exam-moved", "nudged", "nudged-late"),
        lambda words, data: (assigned_keys(words, int(data["set"])),),
    ),
}
"""The rows of keys under a word's sentence; a word that is not here has none."""

BELOW: dict[str, Callable[[Words, Data], Html]] = {"corrected": corrected_lines, "report-fixed": fixed_line}
"""What stands below a word's sentence, where its values make more than one."""


def notice_screen(words: Words, notice: Notice) -> Screen:
    """The notice as a message of its own. Raises LookupError if nothing is known to be said about the word."""
    keys, below = KEYS.get(notice.word), BELOW.get(notice.word)
    said = (
        {**notice.data, "name": notice.data["name"] or words.plain("somebody")}
        if "name" in notice.data
        else notice.data
    )
    sentence = words(f"notice-{notice.word}", **days_named(words, said))
    return Screen(
        paragraphs(sentence, below(words, notice.data)) if below is not None else sentence,
        rows(*keys(words, notice.data)) if keys is not None else (),
    )
