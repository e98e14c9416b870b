"""The arguments of a call: query, form, JSON or multipart."""

from __future__ import annotations

import json
import re
from binascii import unhexlify
from typing import Any

from sandbox.request_body import parse_body

Arguments = dict[str, Any]
"""Strings from forms, whatever it was from JSON; an uploaded file is its content."""
_ESCAPES = re.compile(rb"(?:%[0-9A-Fa-f]{2})+")


def arguments(query: bytes, content_type: bytes, body: bytes) -> Arguments:
    """Raises ValueError if the body cannot be read."""
    found: Arguments = form(query) if query else {}
    if not body:
        return found
    kind = content_type.partition(b";")[0].strip().lower()
    if kind == b"application/x-www-form-urlencoded":
        found |= form(body)
    elif kind == b"application/json":
        found |= dict(json.loads(body))
    elif kind == b"multipart/form-data":
        parts = parse_body(content_type.decode("latin-1"), body, {})
        found |= {**parts.values, **{name: upload.content for name, upload in parts.uploads.items()}}
    return found


def form(text: bytes) -> Arguments:
    """«a=1&b=%D0%B4» as {a: 1, b: д}. A run of escapes at a time: letter by letter costs more than all the rest."""
    pairs = (pair.partition(b"=") for pair in text.split(b"&") if pair)
    return {_plain(name): _plain(value) for name, _, value in pairs}


def _plain(text: bytes) -> str:
    if b"+" in text:
        text = text.replace(b"+", b" ")
    if b"%" in text:
        text = _ESCAPES.sub(lambda run: unhexlify(run[0].replace(b"%", b"")), text)
    return text.decode(errors="replace")
