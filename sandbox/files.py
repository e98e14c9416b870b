"""Files both ways: bytes behind Telegram's file ids."""

from __future__ import annotations

import base64
import mimetypes
import secrets
import struct
from collections.abc import Iterable
from dataclasses import dataclass

from sandbox.arguments import Arguments, Upload
from sandbox.errors import bad_request
from sandbox.wire import Json

UPLOAD_BYTES = 50 * 1024 * 1024
PHOTO_BYTES = 10 * 1024 * 1024
DOWNLOAD_BYTES = 20 * 1024 * 1024
PHOTO_SIDES = 10_000
PHOTO_RATIO = 20


@dataclass(frozen=True, slots=True)
class StoredFile:
    file_id: str
    unique_id: str
    path: str
    name: str
    mime_type: str
    content: bytes
    kind: str
    """The field of a message that it stands in."""

    def wire(self) -> Json:
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": len(self.content)}


class FileStore:
    """Every file that was ever sent; its id and path mean something only to the bots it was sent to or by."""

    def __init__(self) -> None:
        self._files: dict[str, tuple[frozenset[int], StoredFile]] = {}
        self._by_path: dict[str, str] = {}

    def add(self, bot_ids: Iterable[int], kind: str, upload: Upload) -> StoredFile:
        number = len(self._files)
        name = upload.name.replace("/", "_") or "file"
        suffix = f".{name.rpartition('.')[2]}" if "." in name else ""
        stored = StoredFile(
            file_id=base64.urlsafe_b64encode(number.to_bytes(4) + secrets.token_bytes(44)).decode(),
            unique_id=base64.urlsafe_b64encode(secrets.token_bytes(9)).decode(),
            path=f"{kind}s/file_{number}{suffix}",
            name=name,
            mime_type=_mime_type(upload),
            content=upload.content,
            kind=kind,
        )
        self._files[stored.file_id] = frozenset(bot_ids), stored
        self._by_path[stored.path] = stored.file_id
        return stored

    def find(self, file_id: str, bot_id: int | None = None) -> StoredFile | None:
        """None when there is no such file, or it is not for this bot."""
        owners, stored = self._files.get(file_id, (frozenset(), None))
        return stored if bot_id is None or bot_id in owners else None

    def at_path(self, bot_id: int, path: str) -> StoredFile | None:
        return self.find(self._by_path.get(path, ""), bot_id)

    def argument(self, bot_id: int, arguments: Arguments, reference: str, field: str, kind: str) -> StoredFile:
        """The file a call means: uploaded in `field`, as attach://name, or sent before (a file id)."""
        if reference.startswith("attach://"):
            upload = arguments.uploads.get(reference.removeprefix("attach://"))
        else:
            upload = None if reference else arguments.uploads.get(field)
        if upload is None:
            return self._sent_before(bot_id, reference, kind)
        if not upload.content:
            raise bad_request("file must be non-empty")
        return self.add([bot_id], kind, upload)

    def _sent_before(self, bot_id: int, reference: str, kind: str) -> StoredFile:
        if not reference or reference.startswith("attach://"):
            raise bad_request(f"There is no {kind} in the request")
        if reference.startswith(("http://", "https://")):
            raise bad_request("Failed to get HTTP URL content")
        stored = self.find(reference, bot_id)
        if stored is None:
            raise bad_request("Wrong file identifier/HTTP URL specified")
        if stored.kind != kind:
            raise bad_request(f"Can't use file of type {stored.kind.capitalize()} as {kind.capitalize()}")
        return stored


def _mime_type(upload: Upload) -> str:
    """As it came, or by the name when nothing was said."""
    if upload.mime_type != "application/octet-stream":
        return upload.mime_type
    return mimetypes.guess_type(upload.name)[0] or upload.mime_type


def photo_sizes(stored: StoredFile) -> list[Json]:
    """The Bot API's list of PhotoSize: the picture itself only, no thumbnails. Refused when no picture."""
    sides = image_sides(stored.content)
    if sides is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = sides
    if width + height > PHOTO_SIDES or max(sides) > PHOTO_RATIO * min(sides) or min(sides) == 0:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return [{**stored.wire(), "width": width, "height": height}]


def document(stored: StoredFile) -> Json:
    return {**stored.wire(), "file_name": stored.name, "mime_type": stored.mime_type}


def image_sides(content: bytes) -> tuple[int, int] | None:
    """(width, height) in pixels of a PNG, GIF, JPEG or WebP, None for anything else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    if content[:6] in (b"GIF87a", b"GIF89a") and len(content) >= 10:
        width, height = struct.unpack("<HH", content[6:10])
        return width, height
    if content.startswith(b"\xff\xd8"):
        return _jpeg_sides(content)
    if content[:4] == b"RIFF" and content[8:15] == b"WEBPVP8":
        return _webp_sides(content)
    return None


def _jpeg_sides(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None


def _webp_sides(content: bytes) -> tuple[int, int] | None:
    kind = content[12:16]
    if kind == b"VP8X" and len(content) >= 30:
        return int.from_bytes(content[24:27], "little") + 1, int.from_bytes(content[27:30], "little") + 1
    if kind == b"VP8L" and len(content) >= 25:
        bits = int.from_bytes(content[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 " and len(content) >= 30:
        return (int.from_bytes(content[26:28], "little") & 0x3FFF, int.from_bytes(content[28:30], "little") & 0x3FFF)
    return None
