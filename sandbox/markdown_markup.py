"""parse_mode MarkdownV2: text with marks → text and entities, refused in Telegram's words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sandbox.entities import Entity, FormattedText, link_entity, ordered
from sandbox.html_markup import MarkupError
from sandbox.wire import utf16_length

_RESERVED = frozenset("_*[]()~`>#+-=|{}.!\n")
_MARKS = {  # longest first: "__" is tried before "_"
    "```": "pre",
    "__": "underline",
    "||": "spoiler",
    "![": "custom_emoji",
    "_": "italic",
    "*": "bold",
    "~": "strikethrough",
    "[": "text_link",
    "`": "code",
}
_ENDS = {kind: mark for mark, kind in _MARKS.items()} | {"text_link": "]", "custom_emoji": "]"}
_TOLD = {  # as Telegram names the kinds in its errors
    "pre": "Pre",
    "underline": "Underline",
    "spoiler": "Spoiler",
    "custom_emoji": "CustomEmoji",
    "italic": "Italic",
    "bold": "Bold",
    "strikethrough": "Strikethrough",
    "text_link": "TextUrl",
    "code": "Code",
    "blockquote": "BlockQuote",
}
_LANGUAGE = re.compile(r"[^\s`]+(?=\s)")
_EMOJI_LINK = re.compile(r"tg://emoji\?id=(\d+)")


@dataclass(slots=True)
class _Open:
    kind: str
    offset: int
    place: int
    begin: int
    language: str = ""


class MarkdownParser:
    """One use for one text: `MarkdownParser(text).parse()`."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._text: list[str] = []
        self._offset = 0
        self._open: list[_Open] = []
        self._entities: list[Entity] = []
        self._line_begins = True

    def parse(self) -> FormattedText:
        """Raises `MarkupError`."""
        while self._at < len(self._source):
            self._step()
        if self._open and self._open[0].kind == "blockquote":
            self._end_quotation()
        if self._open:
            raise _no_end(self._open[-1])
        return FormattedText("".join(self._text), ordered(self._entities))

    def _step(self) -> None:
        character = self._source[self._at]
        following = self._source[self._at + 1 : self._at + 2]
        if character == "\\" and following and 0 < ord(following) <= 126:
            self._at += 2
            self._write(following)
        elif character not in self._reserved():
            self._at += 1
            self._write(character)
        elif character == "\n":
            self._new_line()
        elif self._ends_here():
            self._end()
        elif character == ">" and self._line_begins:
            self._quotation()
        else:
            self._begin()

    def _reserved(self) -> frozenset[str]:
        inside_code = bool(self._open) and self._open[-1].kind in ("code", "pre")
        return frozenset("`") if inside_code else _RESERVED

    def _write(self, text: str) -> None:
        self._text.append(text)
        self._offset += utf16_length(text)
        self._line_begins = text == "\n" or (text == "\r" and self._line_begins)

    def _byte_offset(self, index: int) -> int:
        return len(self._source[:index].encode())

    def _new_line(self) -> None:
        self._at += 1
        goes_on = self._source.startswith(">", self._at)
        if self._open and self._open[0].kind == "blockquote" and not goes_on:
            self._end_quotation()
        self._write("\n")

    def _quotation(self) -> None:
        if not (self._open and self._open[0].kind == "blockquote"):
            if self._open:
                raise _no_end(self._open[-1])
            self._push("blockquote", self._at)
        self._at += 1
        self._line_begins = False

    def _end_quotation(self) -> None:
        """A quotation ends with its line; `||` opened just before the end makes it expandable."""
        expandable = self._open[-1].kind == "spoiler" and self._open[-1].offset == self._offset
        if expandable:
            self._open.pop()
        if self._open[-1].kind != "blockquote":
            raise _no_end(self._open[-1])
        quotation = self._open.pop()
        self._add(quotation, {"type": "expandable_blockquote" if expandable else "blockquote"})

    def _ends_here(self) -> bool:
        if not self._open or self._open[-1].kind == "blockquote":
            return False
        kind = self._open[-1].kind
        if kind == "italic" and self._source.startswith("__", self._at):
            return False
        return self._source.startswith(_ENDS[kind], self._at)

    def _begin(self) -> None:
        mark = next((mark for mark in _MARKS if self._source.startswith(mark, self._at)), None)
        if mark is None:
            character = self._source[self._at]
            raise MarkupError(f"Character '{character}' is reserved and must be escaped with the preceding '\\'")
        self._push(_MARKS[mark], self._at)
        self._at += len(mark)
        if mark == "```":
            self._open[-1].language = self._language()
        self._line_begins = False

    def _push(self, kind: str, at: int) -> None:
        self._open.append(_Open(kind, self._offset, self._byte_offset(at), len(self._text)))

    def _language(self) -> str:
        match = _LANGUAGE.match(self._source, self._at)
        if match:
            self._at = match.end()
        line_end = re.compile(r"\r\n|\n\r|\n|\r").match(self._source, self._at)
        if line_end:
            self._at = line_end.end()
        return match.group() if match else ""

    def _end(self) -> None:
        ended = self._open.pop()
        self._at += len(_ENDS[ended.kind])
        if ended.kind == "text_link":
            entity = link_entity(self._address() or "".join(self._text[ended.begin :]))
        elif ended.kind == "custom_emoji":
            match = _EMOJI_LINK.fullmatch(self._address() or "")
            if not match:
                raise MarkupError("The entity must contain a tg://emoji or tg://time URL")
            entity = {"type": "custom_emoji", "custom_emoji_id": match.group(1)}
        elif ended.language:
            entity = {"type": "pre", "language": ended.language}
        else:
            entity = {"type": ended.kind}
        self._add(ended, entity)

    def _address(self) -> str:
        """The `(…)` after a link's words; empty when there is none."""
        if not self._source.startswith("(", self._at):
            return ""
        self._at += 1
        begin = self._at
        address: list[str] = []
        while self._at < len(self._source) and self._source[self._at] != ")":
            if self._source[self._at] == "\\" and self._at + 1 < len(self._source):
                self._at += 1
            address.append(self._source[self._at])
            self._at += 1
        if self._at == len(self._source):
            raise MarkupError(f"Can't find end of a URL at byte offset {self._byte_offset(begin)}")
        self._at += 1
        return "".join(address)

    def _add(self, ended: _Open, entity: Entity | None) -> None:
        length = self._offset - ended.offset
        if length and entity:
            self._entities.append({"type": entity.pop("type"), "offset": ended.offset, "length": length, **entity})


def _no_end(opened: _Open) -> MarkupError:
    return MarkupError(f"Can't find end of {_TOLD[opened.kind]} entity at byte offset {opened.place}")
