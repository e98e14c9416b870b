"""Bytes → text: UTF-8, and a word about what else it may be."""

from __future__ import annotations

import codecs
import re

from quiz.errors import BadFile, Fault

MOST_BYTES = 20_000_000
CYRILLIC_ENCODINGS = {
    "windows-1251": "cp1251",
    "KOI8-R": "koi8-r",
    "CP866 (DOS)": "cp866",
    "Mac Cyrillic": "mac-cyrillic",
}
FIRST_BYTES = (
    (b"PK\x03\x04", "office"),
    (b"\xd0\xcf\x11\xe0", "office"),
    (b"%PDF", "pdf"),
    (b"{\\rtf", "office"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
)
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
FREQUENT = frozenset("оеаинтсрвлкмдпуя")
"""The commonest Russian letters; four fifths of any Russian text, and only when it is decoded rightly."""


def decode(data: bytes) -> str:
    """The text of a UTF-8 file, with or without a byte order mark. Raises BadFile saying what is wrong."""
    if len(data) > MOST_BYTES:
        sizes = {"megabytes": f"{len(data) / 1_000_000:.1f}", "most": str(MOST_BYTES // 1_000_000)}
        raise BadFile([Fault(None, None, "", "too-big", sizes)])
    if (looks := other_kind(data)) is not None:
        raise BadFile([Fault(None, None, "", "not-a-text", {"looks": looks})])
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _every_other_is_zero(data):
        raise BadFile([Fault(None, None, "", "encoding", {"looks": "UTF-16"})])
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        start = error.start
    body = data.removeprefix(codecs.BOM_UTF8)
    line_start = body.rfind(b"\n", 0, start) + 1
    column = len(body[line_start:start].decode("utf-8")) + 1
    line = body.count(b"\n", 0, start) + 1
    looks = looks_like(body)
    if looks is None:
        raise BadFile([Fault(line, column, "", "bytes-broken", {"byte": f"{body[start]:02X}"})])
    raise BadFile([Fault(line, column, "", "encoding", {"looks": looks})])


def decode_any(data: bytes) -> str:
    """The text of a file in whatever encoding: as other programs and old computers write them. Raises BadFile."""
    for mark, codec in BYTE_ORDER_MARKS:
        if data.startswith(mark) and len(data) <= MOST_BYTES:
            try:
                return data.decode(codec)
            except UnicodeDecodeError:
                raise BadFile([Fault(None, None, "", "encoding", {"looks": codec.upper()})]) from None
    try:
        return decode(data)
    except BadFile:
        looks = looks_like(data) if len(data) <= MOST_BYTES and other_kind(data) is None else None
        codec = CYRILLIC_ENCODINGS.get(looks or "", "cp1252" if looks == "windows-1252" else "")
        if not codec or _every_other_is_zero(data):
            raise
        return data.decode(codec, "replace")


def other_kind(data: bytes) -> str | None:
    """What a file is that is no text at all, by its first bytes."""
    return next((kind for start, kind in FIRST_BYTES if data.startswith(start)), None)


def looks_like(data: bytes) -> str | None:
    """The encoding that bytes which are not UTF-8 probably have; None for UTF-8 with a few damaged bytes."""
    beyond_ascii = sum(byte > 127 for byte in data)
    read_as_utf8 = sum(len(letter.encode()) for letter in data.decode("utf-8", "ignore") if ord(letter) > 127)
    if read_as_utf8 > beyond_ascii * 0.8:
        return None
    lonely = sum(len(run) for run in re.findall(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])", data))
    if lonely > beyond_ascii / 2:  # é, ü, ñ among ASCII letters; Russian words are beyond ASCII as a whole
        return "windows-1252"
    scores = {
        name: sum(letter in FREQUENT for letter in data.decode(codec, "replace"))
        for name, codec in CYRILLIC_ENCODINGS.items()
    }
    return max(scores, key=lambda name: scores[name])


def _every_other_is_zero(data: bytes) -> bool:
    head = data[:400]
    high_bytes = head.count(0) + head.count(4)  # of ASCII and of Cyrillic
    return len(head) >= 4 and 0 in head and high_bytes > len(head) // 3
