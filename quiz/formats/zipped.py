"""A zip file from a stranger, in memory: looked at before anything is unpacked, and unpacked no further than allowed.

Nothing is written to the disk, and names in it are only looked up, never used as paths.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

END, END_64, END_SIZE = b"PK\x05\x06", b"PK\x06\x07", 22
LOCKED = b"\xd0\xcf\x11\xe0"
"""How the container of old Office files begins, and that of new ones with a password."""
ENCRYPTED = 0x1
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Others unpack without a bound, and neither Office nor Anki uses them."""
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,  # and NotImplementedError, which is one: versions of the format that zipfile does not know
)
CHUNK = 1 << 18


class Why(StrEnum):
    """What keeps an archive from being read."""

    NOT_ZIP = "not-zip"
    CUT = "cut"
    """It begins as an archive, and its list of members is missing or cannot be read."""
    LOCKED = "locked"
    DAMAGED = "damaged"
    TOO_MANY = "too-many"
    """More members than a file of this kind has."""
    TOO_MUCH = "too-much"
    """It would unpack to more than a file of this kind needs."""


class Unreadable(Exception):
    """An archive or one of its members is none that is read here. why: what to tell of it."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, slots=True)
class Limits:
    """What an archive may come to.

    listed: bytes of the list of its members. members: how many. ratio: unpacked to packed of one member, None for any;
    it counts from `ratio_from` bytes on, below which no ratio does harm.
    """

    listed: int
    members: int | None = None
    ratio: int | None = None
    ratio_from: int = 0


class Zipped:
    """The members of an archive. Raises Unreadable here and wherever a member is read."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        if data.startswith(LOCKED):
            raise Unreadable(Why.LOCKED)
        if not data.startswith(b"PK"):
            raise Unreadable(Why.NOT_ZIP)
        _check_list(data, limits.listed)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN as error:
            raise Unreadable(Why.CUT) from error
        members = self._zip.infolist()
        if limits.members is not None and len(members) > limits.members:
            raise Unreadable(Why.TOO_MANY)
        self._limits = limits
        self._members = {member.filename: member for member in members}
        self.sizes = {member.filename: member.file_size for member in members}
        """Bytes of each member, by what the archive says of itself."""

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def chunks(self, name: str, most: int) -> Iterator[bytes]:
        """A member piece by piece, at most so many bytes: what comes out is counted, and nobody is believed. Raises
        KeyError if there is none of this name."""
        member = self._members[name]
        if member.flag_bits & ENCRYPTED:
            raise Unreadable(Why.LOCKED)
        if member.compress_type not in METHODS:
            raise Unreadable(Why.DAMAGED)
        if member.file_size > most or self._swells(member):
            raise Unreadable(Why.TOO_MUCH)
        came = 0
        try:
            with self._zip.open(member) as stream:
                while chunk := stream.read(CHUNK):
                    came += len(chunk)
                    if came > most:
                        raise Unreadable(Why.TOO_MUCH)
                    yield chunk
        except BROKEN as error:
            raise Unreadable(Why.DAMAGED) from error

    def read(self, name: str, most: int) -> bytes:
        """A whole member, of at most so many bytes. Raises KeyError if there is none of this name."""
        return b"".join(self.chunks(name, most))

    def _swells(self, member: zipfile.ZipInfo) -> bool:
        ratio, size = self._limits.ratio, member.file_size
        return ratio is not None and size > self._limits.ratio_from and size > member.compress_size * ratio


def _check_list(data: bytes, most: int) -> None:
    """A list of a million members would take minutes to read, so its size is looked at first, where `zipfile` does."""
    start = len(data) - END_SIZE
    if start < 0:
        raise Unreadable(Why.CUT)
    if not (data.startswith(END, start) and data.endswith(b"\0\0")):
        start = data.rfind(END, max(0, len(data) - (1 << 16) - END_SIZE))
    if start < 0 or len(data) < start + END_SIZE:
        raise Unreadable(Why.CUT)
    (size,) = struct.unpack_from("<L", data, start + 12)
    large = data.startswith(END_64, max(0, start - 20))  # for archives beyond what is read here
    if large or size > most:
        raise Unreadable(Why.TOO_MANY)
