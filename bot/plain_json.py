"""JSON on its way to and from Telegram: quickly where it is well-formed, as forgivingly as ever where it is not."""

from __future__ import annotations

import json
from typing import Any

import msgspec

_encoder = msgspec.json.Encoder(enc_hook=str)  # kinds of text of our own


def to_bytes(value: Any) -> bytes:
    """Letters as they are; a lone half of a pair, which is none, is spelt out and left to the server to refuse."""
    try:
        return _encoder.encode(value)
    except UnicodeEncodeError:
        return json.dumps(value).encode()


class NoJson(ValueError):
    """It is not, or it is nested too deeply to be looked into."""


def from_bytes(text: bytes) -> Any:
    """What is no UTF-8 is replaced, halves of pairs and endless numbers are taken. Raises NoJson."""
    try:
        return msgspec.json.decode(text)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        pass
    except RecursionError as error:
        raise NoJson from error
    try:
        return json.loads(text.decode("utf-8", "replace"))
    except (ValueError, RecursionError) as error:
        raise NoJson from error
