"""Bytes → text: UTF-8, and a word about what else it may be."""

from __future__ import annotations

import codecs

from quiz.errors import BadFile, Fault

MOST_BYTES = 5_000_000
CYRILLIC_ENCODINGS = {"windows-1251": "cp1251", "KOI8-R": "koi8-r", "CP866 (DOS)": "cp866", "Mac Cyrillic": "mac-cyrillic"}
FREQUENT = frozenset("оеаинтсрвлкмдпуя")
"""The commonest Russian letters; four fifths of any Russian text, and only when it is decoded rightly."""


def decode(data: bytes) -> str:
    """The text of a UTF-8 file, with or without a byte order mark. Raises BadFile with what is wrong instead."""
    if len(data) > MOST_BYTES:
        megabytes = f"{len(data) / 1_000_000:.1f}"
        raise BadFile([Fault(None, None, "", "too-big", {"megabytes": megabytes, "most": str(MOST_BYTES // 1_000_000)})])
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


def looks_like(data: bytes) -> str | None:
    """The encoding that bytes which are not UTF-8 are probably in; None for UTF-8 with a few damaged bytes."""
    beyond_ascii = sum(byte > 127 for byte in data)
    read_as_utf8 = sum(len(letter.encode()) for letter in data.decode("utf-8", "ignore") if ord(letter) > 127)
    if read_as_utf8 > beyond_ascii * 0.8:
        return None
    scores = {
        name: sum(letter in FREQUENT for letter in data.decode(codec, "replace"))
        for name, codec in CYRILLIC_ENCODINGS.items()
    }
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > beyond_ascii * 0.4 else "windows-1252"


def _every_other_is_zero(data: bytes) -> bool:
    head = data[:400]
    return len(head) >= 4 and head.count(0) > len(head) // 3
