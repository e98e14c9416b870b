"""Zip files of strangers: looked at before anything is unpacked, and unpacked no further than allowed."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from copy import copy
from io import BytesIO

from authoring.errors import UnreadableText

MOST_ENTRIES = 5_000
MOST_UNPACKED = 300_000_000
"""Bytes all entries together may have, by what the archive says of itself; pictures are never unpacked."""

MOST_PART = 64_000_000
"""Bytes of one entry that is read."""

MOST_RATIO = 250
"""Unpacked to packed; a large Word document comes to 10 to 60, a bomb to 1000."""

RATIO_FROM = 16_000_000
"""Bytes below which an entry of any ratio does no harm: the same paragraph a thousand times over is no bomb."""

CHUNK = 65_536
ENCRYPTED = 0x1
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, IndexError)


class Archive:
    """A zip file in memory. Raises UnreadableText: "bomb", "damaged", or "password"."""

    def __init__(self, data: bytes) -> None:
        if data.count(b"PK\x01\x02") > MOST_ENTRIES:  # before the list of entries is taken apart
            raise UnreadableText("bomb")
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except BROKEN as error:
            raise UnreadableText("damaged") from error
        entries = self._zip.infolist()
        if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
            raise UnreadableText("bomb")
        self._entries = {entry.filename: entry for entry in entries}

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def names(self) -> list[str]:
        """The entries' names in the archive's order."""
        return list(self._entries)

    def read(self, name: str) -> bytes:
        """An entry's bytes, b"" if there is none of this name."""
        return b"".join(self.chunks(name))

    def chunks(self, name: str) -> Iterator[bytes]:
        """An entry's bytes piece by piece, none if there is no such entry. Counts what comes out, believing nobody."""
        entry = self._entries.get(name)
        if entry is None:
            return
        if entry.flag_bits & ENCRYPTED:
            raise UnreadableText("password")
        if entry.compress_type not in METHODS:  # others unpack without a bound, and no document uses them
            raise UnreadableText("damaged")
        if entry.file_size > min(MOST_PART, max(RATIO_FROM, entry.compress_size * MOST_RATIO)):
            raise UnreadableText("bomb")
        unbelieving = copy(entry)
        unbelieving.file_size += CHUNK + 1  # zipfile stops where the header says, and blames the checksum
        came = 0
        try:
            with self._zip.open(unbelieving) as stream:
                while chunk := stream.read(CHUNK):
                    came += len(chunk)
                    if came > entry.file_size:
                        raise UnreadableText("bomb")
                    yield chunk
        except BROKEN as error:
            raise UnreadableText("damaged") from error
