"""Every sentence a person reads, one file a language."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

from bot.texts.splitting import split

LANGUAGES = ("ru", "en")
REMEMBERED = 4096
"""Sentences of a language that stay made: most of what is said is said to many."""
LONGEST = 1000
"""Characters of a value that are filled in; of a longer one the beginning is said."""
LONG = 200
"""Characters from which a value is put in when the sentence is made: Fluent refuses what is thousands long, which a
value may be once it is escaped. One by which it chooses is never so long."""
_PLACE = re.compile("\0[a-z_0-9]+\0")
_QUOTED = re.compile(r"[«“]\{ \$(\w+) \}[»”]")
_INNER: dict[str, tuple[re.Pattern[str], str]] = {
    "ru": (re.compile("«([^«»]*)»"), r"„\1“"),
    "en": (re.compile("“([^“”]*)”"), r"‘\1’"),
}
"""Quotation marks within quotation marks are of the other kind: «Сказка „Репка“»."""
Values = tuple[tuple[str, type, Any], ...]
"""What is filled in: its name, its kind (markup is equal to text that looks like it, and is said otherwise), itself."""


FILES: dict[str, tuple[str, ...]] = {
    "": (
        "",
        "reports.",
        "assigned.",
        "corrected.",
        "naming.",
        "load.",
        "sets.",
        "together-told.",
        "forecast.",
        "finished.",
    ),
    "teaching.": (
        "forecast.",
        "teaching.",
        "assigning.",
        "class.",
        "correcting.",
        "pupils.",
        "editing.",
        "adding.",
        "files.",
        "keeping.",
        "managing.",
        "reading.",
        "together.",
    ),
    "console.": ("console.", "reading."),
}
"""By who reads them, the files in which the sentences are; each kind has its keys to itself."""


class Html(str):
    """Text that is markup already. Any other text is escaped on its way into a sentence."""


class Words:
    """The sentences of one language. `words("key", name=…)` is HTML; `words.plain(…)` is for buttons and toasts.

    kind: "" for what learners read, "teaching." for teachers, "console." for the command line.
    """

    def __init__(self, language: str, kind: str = "") -> None:
        self.language = language
        self._bundle = FluentBundle([language], use_isolating=False)
        self._quoted: dict[str, frozenset[str]] = {}
        for name in FILES[kind]:
            text = resources.files(__package__).joinpath(f"{name}{language}.ftl").read_text("utf-8")
            self._bundle.add_resource(FluentResource(text))
            self._quoted |= {key: frozenset(_QUOTED.findall(said)) for key, said in _messages(text)}
        self._said = lru_cache(REMEMBERED)(self._format)

    def __call__(self, key: str, **values: Any) -> Html:
        """The sentence as HTML; what is filled in is escaped."""
        return Html(self._said(key, escape, _with_kinds(values)))

    def plain(self, key: str, **values: Any) -> str:
        """The sentence as plain text."""
        return self._said(key, str, _with_kinds(values))

    def keys(self) -> set[str]:
        """All keys of this language."""
        return set(self._bundle._messages)

    def _format(self, key: str, text: Callable[[str], str], values: Values) -> str:
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise KeyError(key)
        safe = {name: text(_cut(value)) if isinstance(value, str) else value for name, _, value in values}
        marks, inner = _INNER[self.language]
        safe |= {name: marks.sub(inner, safe[name]) for name in self._quoted[key] if isinstance(safe.get(name), str)}
        long = {f"\0{name}\0": value for name, value in safe.items() if isinstance(value, str) and len(value) > LONG}
        sentence, errors = self._bundle.format_pattern(pattern, safe | {place.strip("\0"): place for place in long})
        if errors:
            raise ValueError(f"{self.language}.ftl: {key}: {errors}")
        return _PLACE.sub(lambda found: long.get(found[0], found[0]), str(sentence))


def _messages(text: str) -> Iterator[tuple[str, str]]:
    """The sentences of a file as they are written, by their keys."""
    parts = re.split(r"^([a-z0-9-]+) =", text, flags=re.M)[1:]
    return zip(parts[::2], parts[1::2], strict=True)


def _cut(text: str) -> str:
    """The same, if it is not too long. Markup is counted by what is seen of it, and stays whole."""
    if len(text) <= LONGEST:
        return text
    if not isinstance(text, Html):
        return text[: LONGEST - 1].rstrip() + "…"
    first, *more = split(text, LONGEST - 1)
    return Html(f"{first}…") if more else text


def _with_kinds(values: dict[str, Any]) -> Values:
    return tuple([(name, type(value), value) for name, value in values.items()])


def escape(text: str) -> Html:
    """Text from outside as HTML; markup stays as it is. What is no character cannot be sent: it is replaced."""
    if isinstance(text, Html):
        return text
    return Html(html.escape(text.encode(errors="replace").decode(), quote=False))


@cache
def words(language: str) -> Words:
    """The sentences of a language; of English where it is unknown."""
    return Words(language if language in LANGUAGES else "en")


@cache
def teaching_words(language: str) -> Words:
    """What is said to teachers."""
    return Words(language if language in LANGUAGES else "en", "teaching.")
