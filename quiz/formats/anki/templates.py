"""Anki's templates: "{{Front}}", "{{#Extra}}…{{/Extra}}", "{{type:Back}}" → the HTML of a card's two sides."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from quiz.formats.anki.database import Template

PART = re.compile(r"\{\{\s*+([#^/]?)([^{}]{0,200})\}\}")
RULE = re.compile(r"<hr[^<>]*\bid\s*=\s*[\"']?answer\b[^<>]*>", re.IGNORECASE)
"""What follows it on the back is the answer; what stands above repeats the front."""
UNSEEN = re.compile(r"<(script|style)\b", re.IGNORECASE)
OF_THE_CARD = frozenset({"FrontSide", "Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag", "CardID"})
"""Names that stand for something else than a field."""
MOST_PARTS = 200
LONGEST_SIDE = 100_000
"""Characters of a side with everything filled in. A question has some hundreds; the rest is not looked at."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Words, and the name in braces that follows them. sign: "#", "^" or "/" of a section, else ""."""

    before: str
    sign: str = ""
    name: str = ""
    filters: tuple[str, ...] = ()


class Sides:
    """A template taken apart once, to be filled in for many notes."""

    def __init__(self, template: Template) -> None:
        front, back = _parts(template.front), _parts(template.back)
        rule = RULE.search(template.back)
        self._front = front
        self._answer = _parts(template.back[rule.end() :]) if rule else back
        names = [part for part in front + back if not part.sign and part.name]
        self.fields = frozenset(part.name for part in names if part.name not in OF_THE_CARD)
        """Those that either side shows."""
        self.gapped = list(dict.fromkeys(part.name for part in front if "cloze" in part.filters))
        """Those with gaps that the front shows, in their order."""
        self.typed = next((part.name for part in front if "type" in part.filters), "")
        """The one the learner is to write in, "" if there is none."""

    def front(self, values: Mapping[str, str]) -> str:
        """What is asked, as HTML."""
        return _filled(self._front, values, typed_shown=False)

    def answer(self, values: Mapping[str, str]) -> str:
        """What is shown beyond the front, as HTML."""
        return _filled(self._answer, values, typed_shown=True)

    def begins_with(self, values: Mapping[str, str]) -> str:
        """The field that the answer begins with, "" if it shows none."""
        shown = (part.name for part in self._answer if not part.sign)
        return next((name for name in shown if values.get(name, "").strip()), "")


def _parts(side: str) -> list[_Part]:
    side = _without_scripts(side)
    parts: list[_Part] = []
    place = 0
    for found in PART.finditer(side):
        if len(parts) == MOST_PARTS:
            return parts
        *filters, name = (each.strip() for each in found[2].split(":"))
        parts.append(_Part(side[place : found.start()], found[1], name, tuple(filters)))
        place = found.end()
    return [*parts, _Part(side[place:])]


def _without_scripts(side: str) -> str:
    kept: list[str] = []
    place = 0
    while begin := UNSEEN.search(side, place):
        kept.append(side[place : begin.start()])
        end = re.compile(rf"</{begin[1]}\s*+>", re.IGNORECASE).search(side, begin.end())
        place = end.end() if end else len(side)
    return "".join([*kept, side[place:]])


def _filled(parts: list[_Part], values: Mapping[str, str], *, typed_shown: bool) -> str:
    """Sections whose field is empty are left out. Names that are unknown stand for nothing."""
    said: list[str] = []
    closed: list[str] = []  # the section we are in whose words are not shown, and those within it
    left = LONGEST_SIDE
    for part in parts:
        shown = [] if closed else [part.before]
        if part.sign in ("#", "^"):
            filled = bool(values.get(part.name, "").strip())
            if closed or filled is (part.sign == "^"):
                closed.append(part.name)
        elif part.sign == "/":
            if closed and closed[-1] == part.name:
                closed.pop()
        elif not closed and (typed_shown or "type" not in part.filters):
            shown.append(values.get(part.name, ""))
        said += [text[:left] for text in shown]
        left -= sum(map(len, shown))
        if left <= 0:
            break
    return "".join(said)
