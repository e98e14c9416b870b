"""Small media for a person without a camera: enough for a bot to see what kind it got."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable

from sandbox.accounts import Person
from sandbox.arguments import Upload
from sandbox.errors import PersonError
from sandbox.files import FileStore, photo_sizes
from sandbox.wire import Json

KINDS = ("sticker", "voice", "photo", "video_note", "location", "contact")


def made_up(kind: str, files: FileStore, bot_ids: Iterable[int], person: Person) -> Json:
    """The fields of a message of this kind. Raises `PersonError` for an unknown kind."""
    if kind == "location":
        return {"location": {"latitude": 55.7558, "longitude": 37.6173}}
    if kind == "contact":
        return {"contact": {"phone_number": "+10000000000", "first_name": person.first_name, "user_id": person.id}}
    if kind == "photo":
        return {"photo": photo_sizes(files.add(bot_ids, "photo", Upload("photo.png", "image/png", png())))}
    if kind == "sticker":
        stored = files.add(bot_ids, "sticker", Upload("sticker.png", "image/png", png()))
        flags = {"type": "regular", "is_animated": False, "is_video": False}
        return {"sticker": {**stored.wire(), **flags, "width": 64, "height": 64, "emoji": "🙂"}}
    if kind == "voice":
        stored = files.add(bot_ids, "voice", Upload("voice.wav", "audio/wav", silence()))
        return {"voice": {**stored.wire(), "duration": 1, "mime_type": "audio/wav"}}
    if kind == "video_note":
        stored = files.add(
            bot_ids, "video_note", Upload("note.mp4", "video/mp4", b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom")
        )
        return {"video_note": {**stored.wire(), "duration": 1, "length": 240}}
    raise PersonError(f"type must be one of {', '.join(KINDS)}, not {kind!r}")


def png(side: int = 64, colour: tuple[int, int, int] = (82, 136, 193)) -> bytes:
    """A square picture of one colour."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    rows = (b"\0" + bytes(colour) * side) * side
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def silence(milliseconds: int = 1000, rate: int = 8000) -> bytes:
    """A WAV of nothing."""
    samples = bytes([128]) * (rate * milliseconds // 1000)
    head = struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        b"RIFF",
        36 + len(samples),
        b"WAVE",
        b"fmt ",
        16,
        1,
        1,
        rate,
        rate,
        1,
        8,
        b"data",
        len(samples),
    )
    return head + samples
