"""parse_mode Markdown, the old one: no nesting, four kinds of marks."""

from __future__ import annotations

import re

from sandbox.entities import Entity, FormattedText, link_entity, ordered
from sandbox.html_markup import MarkupError
from sandbox.wire import utf16_length

_MARK = re.compile(r"\\([_*`\[])|```(?:([^\s`]+)(?=\s))?(?:\r\n|\n\r|\n|\r)?|[_*`\[]")
_KINDS = {"_": "italic", "*": "bold", "`": "code", "```": "pre"}
_ADDRESS = re.compile(r"\(([^)]*)\)?")


def parse_legacy_markdown(source: str) -> FormattedText:
    """Raises `MarkupError`."""
    pieces: list[str] = []
    entities: list[Entity] = []
    at = offset = 0
    while mark := _MARK.search(source, at):
        plain = source[at : mark.start()] + (mark.group(1) or "")
        pieces.append(plain)
        offset += utf16_length(plain)
        at = mark.end()
        if mark.group(1):
            continue
        words, at, entity = _marked(source, mark)
        length = utf16_length(words)
        if length and entity:
            entities.append({"type": entity.pop("type"), "offset": offset, "length": length, **entity})
        pieces.append(words)
        offset += length
    pieces.append(source[at:])
    return FormattedText("".join(pieces), ordered(entities))


def _marked(source: str, mark: re.Match[str]) -> tuple[str, int, Entity | None]:
    """(the words between the marks, where the text goes on, what the words are)"""
    sign = mark.group()[:3] if mark.group().startswith("```") else mark.group()
    end_sign = "]" if sign == "[" else sign
    end = source.find(end_sign, mark.end())
    if end < 0:
        place = len(source[: mark.start()].encode())
        raise MarkupError(f"Can't find end of the entity starting at byte offset {place}")
    words, at = source[mark.end() : end], end + len(end_sign)
    if sign != "[":
        language = {"language": mark.group(2)} if mark.group(2) else {}
        return words, at, {"type": _KINDS[sign], **language}
    address = _ADDRESS.match(source, at)
    return words, address.end() if address else at, link_entity(address.group(1) if address else words)
