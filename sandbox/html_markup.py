"""parse_mode HTML: text with tags → text and entities, refused in Telegram's words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sandbox.entities import Entity, FormattedText, link_entity, ordered
from sandbox.wire import utf16_length

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE_NAME = re.compile(r"[^\s=>/\"']*")
_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
_SPACES = re.compile(r"\s*")
_REFERENCE = re.compile(r"&(?:#x([0-9A-Fa-f]{1,7})|#([0-9]{1,8})|(lt|gt|amp|quot)(?![A-Za-z]));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_PLAIN = re.compile(r"[^<&]+")


class MarkupError(ValueError):
    """What is wrong with the markup; Telegram puts "can't parse entities: " before it."""


@dataclass(slots=True)
class _OpenTag:
    name: str
    argument: str
    offset: int
    begin: int


class HtmlParser:
    """One use for one text: `HtmlParser(text).parse()`."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._text: list[str] = []
        self._offset = 0
        self._open: list[_OpenTag] = []
        self._entities: list[Entity] = []

    def parse(self) -> FormattedText:
        """Raises `MarkupError`."""
        while self._at < len(self._source):
            if self._source[self._at] == "<":
                self._end_tag() if self._source.startswith("</", self._at) else self._start_tag()
            else:
                self._characters()
        if self._open:
            name = self._open[-1].name
            raise MarkupError(f'Can\'t find end tag corresponding to start tag "{name}"')
        for entity in self._entities:
            if entity["type"] == "code":
                entity.pop("language", None)
        return FormattedText("".join(self._text), ordered(self._entities))

    def _characters(self) -> None:
        plain = _PLAIN.match(self._source, self._at)
        if plain:
            self._at = plain.end()
            self._write(plain.group())
        else:
            self._write(self._reference() or self._one())

    def _write(self, text: str) -> None:
        self._text.append(text)
        self._offset += utf16_length(text)

    def _one(self) -> str:
        self._at += 1
        return self._source[self._at - 1]

    def _reference(self) -> str | None:
        """The character that `&…;` stands for, or None when it is just an ampersand."""
        match = _REFERENCE.match(self._source, self._at)
        if match is None:
            return None
        hexadecimal, decimal, name = match.groups()
        if name:
            character = _NAMED[name]
        else:
            code = int(hexadecimal, 16) if hexadecimal else int(decimal)
            if code == 0 or code >= 0x10FFFF:
                return None
            if 0xD800 <= code <= 0xDFFF:
                raise MarkupError(
                    "Text contains invalid Unicode characters after decoding HTML entities,"
                    " check for unmatched surrogate code units"
                )
            character = chr(code)
        self._at = match.end()
        return character

    def _byte_offset(self, index: int) -> int:
        return len(self._source[:index].encode())

    def _match(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._source, self._at)
        found = match.group() if match else ""
        self._at += len(found)
        return found

    def _here(self) -> str:
        """The character at the current place; empty at the end."""
        return self._source[self._at : self._at + 1]

    def _start_tag(self) -> None:
        begin = self._at
        place = self._byte_offset(begin)
        self._at += 1
        name = self._match(_TAG_NAME).lower()
        if not self._here():
            raise MarkupError(f"Unclosed start tag at byte offset {place}")
        if name not in _KINDS:
            raise MarkupError(f'Unsupported start tag "{name}" at byte offset {place}')
        argument = ""
        for attribute, value in self._attributes(name, place):
            argument = _argument(name, attribute, value) or argument
        self._at += 1
        if name == "span" and argument != "spoiler":
            raise MarkupError(f'Tag "span" must have class "tg-spoiler" at byte offset {place}')
        self._open.append(_OpenTag(name, argument, self._offset, len(self._text)))

    def _attributes(self, tag: str, place: int) -> list[tuple[str, str | None]]:
        found: list[tuple[str, str | None]] = []
        while True:
            self._match(_SPACES)
            if self._here() == ">":
                return found
            attribute = self._match(_ATTRIBUTE_NAME)
            if not attribute:
                raise MarkupError(f'Empty attribute name in the tag "{tag}" at byte offset {place}')
            self._match(_SPACES)
            if self._here() == "=":
                self._at += 1
                self._match(_SPACES)
                found.append((attribute, self._attribute_value(tag, place)))
            elif not self._here():
                raise MarkupError(f'Unclosed start tag "{tag}" at byte offset {place}')
            else:
                found.append((attribute, None))

    def _attribute_value(self, tag: str, place: int) -> str:
        quote = self._here()
        if not quote:
            raise MarkupError(f'Unclosed start tag "{tag}" at byte offset {place}')
        if quote not in "\"'":
            begin = self._at
            value = self._match(_TOKEN).lower()
            if self._here() != ">" and not self._here().isspace():
                raise MarkupError(f"Unexpected end of name token at byte offset {self._byte_offset(begin)}")
            return value
        self._at += 1
        characters: list[str] = []
        while self._here() not in (quote, ""):
            is_reference = self._here() == "&"
            characters.append((self._reference() if is_reference else None) or self._one())
        self._at += 1
        if not self._here():
            raise MarkupError(f"Unclosed start tag at byte offset {place}")
        return "".join(characters)

    def _end_tag(self) -> None:
        place = self._byte_offset(self._at)
        if not self._open:
            raise MarkupError(f"Unexpected end tag at byte offset {place}")
        self._at += 2
        name = self._match(_TAG_NAME).lower()
        self._match(_SPACES)
        if self._here() != ">":
            raise MarkupError(f"Unclosed end tag at byte offset {place}")
        self._at += 1
        tag = self._open.pop()
        if name and name != tag.name:
            raise MarkupError(f'Unmatched end tag at byte offset {place}, expected "</{tag.name}>", found "</{name}>"')
        if self._offset > tag.offset:
            self._close(tag)

    def _close(self, tag: _OpenTag) -> None:
        span = {"offset": tag.offset, "length": self._offset - tag.offset}
        last = self._entities[-1] if self._entities else {}
        same_place = last.get("offset") == span["offset"] and last.get("length") == span["length"]
        if tag.name == "pre" and same_place and last["type"] == "code" and "language" in last:
            last["type"] = "pre"
        elif tag.name == "code" and same_place and last["type"] == "pre" and tag.argument:
            last["language"] = tag.argument
        else:
            entity = _entity(tag, "".join(self._text[tag.begin :]))
            if entity:
                self._entities.append({"type": entity.pop("type"), **span, **entity})


def _argument(tag: str, attribute: str, value: str | None) -> str | None:
    """What the attribute means for the tag; None when nothing."""
    if (tag, attribute) == ("blockquote", "expandable"):
        return "expandable"
    if value is None:
        return None
    if (tag, attribute) == ("code", "class") and value.startswith("language-"):
        return value.removeprefix("language-")
    if (tag, attribute) == ("span", "class") and value.startswith("tg-"):
        return value.removeprefix("tg-")
    return value if (tag, attribute) in {("a", "href"), ("tg-emoji", "emoji-id"), ("tg-time", "unix")} else None


def _entity(tag: _OpenTag, text: str) -> Entity | None:
    """The entity without its place."""
    kind = _KINDS[tag.name]
    if kind == "text_link":
        return link_entity(tag.argument or text)
    if kind == "blockquote" and tag.argument:
        return {"type": "expandable_blockquote"}
    if kind == "code" and tag.argument:
        return {"type": "code", "language": tag.argument}
    if kind == "custom_emoji":
        if not tag.argument.isdigit() or int(tag.argument) == 0:
            raise MarkupError("Invalid custom emoji identifier specified")
        return {"type": kind, "custom_emoji_id": tag.argument}
    if kind == "date_time":
        return {"type": kind, "unix_time": int(tag.argument)} if tag.argument.isdigit() else None
    return {"type": kind}
