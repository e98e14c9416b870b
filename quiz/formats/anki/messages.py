"""Messages of Protocol Buffers, as far as Anki's packages need them: numbers and pieces of bytes by their tags."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice


class BadMessage(ValueError):
    """These bytes are no message."""


Fields = dict[int, int | bytes]
"""By tag; of repeated ones the last."""
MOST_FIELDS = 1000
"""In a message; those of note types have a few."""


def fields_of(message: bytes) -> Fields:
    """What a message holds. Raises BadMessage."""
    fields = _fields(message)
    found = dict(islice(fields, MOST_FIELDS))
    if next(fields, None) is not None:
        raise BadMessage
    return found


def number_in(fields: Fields, tag: int) -> int:
    """The number with this tag, 0 if there is none: so the format has it."""
    value = fields.get(tag, 0)
    if isinstance(value, bytes):
        raise BadMessage
    return value


def text_in(fields: Fields, tag: int) -> str:
    """The text with this tag, "" if there is none."""
    value = fields.get(tag, b"")
    if isinstance(value, int):
        raise BadMessage
    return value.decode("utf-8", "replace")


def bytes_in(fields: Fields, tag: int) -> bytes:
    """The message within, with this tag; an empty one if there is none."""
    value = fields.get(tag, b"")
    if isinstance(value, int):
        raise BadMessage
    return value


def _fields(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    place = 0
    while place < len(message):
        key, place = _varint(message, place)
        match key & 7:
            case 0:
                value, place = _varint(message, place)
                yield key >> 3, value
                continue
            case 1:
                length = 8
            case 2:
                length, place = _varint(message, place)
            case 5:
                length = 4
            case _:
                raise BadMessage
        if place + length > len(message):
            raise BadMessage
        yield key >> 3, message[place : place + length]
        place += length


def _varint(message: bytes, place: int) -> tuple[int, int]:
    value = 0
    for count, byte in enumerate(message[place : place + 10]):
        value |= (byte & 0x7F) << (7 * count)
        if byte < 0x80:
            return value, place + count + 1
    raise BadMessage
