"""Every sentence a person reads, one file a language."""

from __future__ import annotations

import html
from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("ru", "en")


class Html(str):
    """Text that is markup already. Any other text is escaped on its way into a sentence."""


class Words:
    """The sentences of one language. `words("key", name=…)` is HTML; `words.plain(…)` is for buttons and toasts."""

    def __init__(self, language: str, kind: str = "") -> None:
        self.language = language
        self._bundle = FluentBundle([language], use_isolating=False)
        text = resources.files(__package__).joinpath(f"{kind}{language}.ftl").read_text("utf-8")
        self._bundle.add_resource(FluentResource(text))
        self._without_values = cache(lambda key: self._format(key, str, {}))

    def __call__(self, key: str, **values: Any) -> Html:
        """The sentence as HTML; what is filled in is escaped."""
        return Html(self._format(key, escape, values) if values else self._without_values(key))

    def plain(self, key: str, **values: Any) -> str:
        """The sentence as plain text."""
        return self._format(key, str, values) if values else self._without_values(key)

    def keys(self) -> set[str]:
        """All keys of this language."""
        return set(self._bundle._messages)

    def _format(self, key: str, text: Callable[[str], str], values: dict[str, Any]) -> str:
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise KeyError(key)
        safe = {name: text(value) if isinstance(value, str) else value for name, value in values.items()}
        sentence, errors = self._bundle.format_pattern(pattern, safe)
        if errors:
            raise ValueError(f"{self.language}.ftl: {key}: {errors}")
        return str(sentence)


def escape(text: str) -> Html:
    """Text from outside as HTML; markup stays as it is. What is no character cannot be sent: it is replaced."""
    if isinstance(text, Html):
        return text
    return Html(html.escape(text.encode(errors="replace").decode(), quote=False))


@cache
def words(language: str) -> Words:
    """The sentences of a language; of English where it is unknown."""
    return Words(language if language in LANGUAGES else "en")
