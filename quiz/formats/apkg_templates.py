"""Anki's templates: "{{Front}}", "{{#Extra}}…{{/Extra}}", "{{type:Back}}" → the HTML of a card's two sides."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from quiz.formats.apkg_database import Template

PART = re.compile(r"\{\{\s*([#^/]?)([^{}]*?)\s*\}\}")
RULE = re.compile(r"<hr[^<>]*\bid\s*=\s*[\"']?answer\b[^<>]*>", re.IGNORECASE)
"""What follows it on the back is the answer; what stands above repeats the front."""
OF_THE_CARD = frozenset({"FrontSide", "Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag", "CardID"})
"""Names that stand for something else than a field."""
MOST_PARTS = 1000


@dataclass(frozen=True, slots=True)
class Side:
    """html: with the values in place. typed: the field the learner is to write in, "" if there is none."""

    html: str
    typed: str = ""


def fields_of_card(template: Template) -> frozenset[str]:
    """The fields that either side shows."""
    return frozenset(
        name
        for side in (template.front, template.back)
        for name in (_field(inner) for sign, inner in PART.findall(side) if not sign)
        if name not in OF_THE_CARD
    )


def front_of(template: Template, values: Mapping[str, str]) -> Side:
    """What is asked."""
    typed = next((_field(inner) for sign, inner in PART.findall(template.front) if not sign and _is_typed(inner)), "")
    return Side(_filled(template.front, values, typed_shown=False), typed if typed in values else "")


def answer_of(template: Template, values: Mapping[str, str]) -> str:
    """What is shown beyond the front, as HTML."""
    rule = RULE.search(template.back)
    return _filled(template.back[rule.end() :] if rule else template.back, values, typed_shown=True)


def first_field_of_answer(template: Template, values: Mapping[str, str]) -> str:
    """The field that the answer begins with, "" if it shows none."""
    rule = RULE.search(template.back)
    shown = (_field(inner) for sign, inner in PART.findall(template.back, rule.end() if rule else 0) if not sign)
    return next((name for name in shown if values.get(name, "").strip()), "")


def cloze_fields(template: Template) -> list[str]:
    """The fields with gaps that the front shows, in their order."""
    found = (inner for sign, inner in PART.findall(template.front) if not sign and "cloze" in _filters(inner))
    return list(dict.fromkeys(map(_field, found)))


def _filled(side: str, values: Mapping[str, str], *, typed_shown: bool) -> str:
    """Sections whose field is empty are left out. Names that are unknown stand for nothing."""
    said: list[str] = []
    closed: list[str] = []  # sections we are in whose words are not shown, and those within them
    place = 0
    for count, part in enumerate(PART.finditer(side)):
        if count >= MOST_PARTS:
            break
        if not closed:
            said.append(side[place : part.start()])
        place = part.end()
        sign, inner = part[1], part[2]
        name = _field(inner)
        if sign in ("#", "^"):
            filled = bool(values.get(name, "").strip())
            if closed or filled is (sign == "^"):
                closed.append(name)
        elif sign == "/":
            if closed and closed[-1] == name:
                closed.pop()
        elif not closed and (typed_shown or not _is_typed(inner)):
            said.append(values.get(name, ""))
    if not closed:
        said.append(side[place:])
    return "".join(said)


def _filters(inner: str) -> list[str]:
    return [each.strip() for each in inner.split(":")[:-1]]


def _field(inner: str) -> str:
    return inner.rpartition(":")[2].strip()


def _is_typed(inner: str) -> bool:
    return "type" in _filters(inner)
