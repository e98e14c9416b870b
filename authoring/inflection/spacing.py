"""Words and punctuation apart, and together again as a printer sets them."""

from __future__ import annotations

import re
from collections.abc import Sequence

TOKEN = re.compile(r"\w+\(\w+\)|[\w’']+(?:[-‑][\w’']+)*\.?(?=\W|$)|[^\w\s]")
OPENING = "«(„["
CLOSING = "»)”“].,;:!?…"
ABBREVIATION = re.compile(r"^(?:[А-ЯЁA-Z][а-яё]?|им|св|г|ул|т|д|гг|др|проф|акад)\.$")


def tokens(words: Sequence[str]) -> tuple[str, ...]:
    """«(б)» → «(», «б», «)»; «им.» and «И.» stay whole."""
    result: list[str] = []
    for word in words:
        for token in TOKEN.findall(word):
            if len(token) > 1 and token.endswith(".") and not ABBREVIATION.match(token):
                result += [token[:-1], "."]
            else:
                result.append(token)
    return tuple(result)


def joined(words: Sequence[str]) -> str:
    text = ""
    tight = True
    for word in words:
        if not tight and word not in CLOSING:
            text += " "
        text += word
        tight = word in OPENING
    return text
