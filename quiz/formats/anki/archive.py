"""An Anki package is a zip archive; here the database inside is found and unpacked, within limits.

Nothing of the archive is written to the disk and no name in it is used as a path.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import zstandard

from quiz.errors import BadFile, Fault
from quiz.formats.anki.messages import BadMessage, fields_of, number_in

MOST_BYTES = 100_000_000
"""Of a package; its pictures and sounds are not unpacked."""
MOST_MEMBERS_BYTES = 8_000_000
"""Of the list of what is in the archive: some hundred thousand pictures."""
MOST_DATABASE = 64_000_000
"""Of the database, unpacked."""
DATABASES = ("collection.anki21b", "collection.anki21", "collection.anki2")
"""The newest first: beside it the older ones only say that Anki should be updated."""
LATEST = 3
"""The version of packages whose database is `collection.anki21b`."""
END, END_64, END_SIZE = b"PK\x05\x06", b"PK\x06\x07", 22
UNREADABLE = (zipfile.BadZipFile, zlib.error, zstandard.ZstdError, struct.error, EOFError, OSError)
UNREADABLE_MEMBER = (*UNREADABLE, NotImplementedError, RuntimeError, ValueError)  # other packings; encrypted
PIECE = 1 << 20


def database_in(package: bytes) -> bytes:
    """The bytes of the SQLite database. Raises BadFile if there is none, or one that is too big."""
    if len(package) > MOST_BYTES:
        raise _bad("apkg-file-big", megabytes=_megabytes(len(package)), most=str(MOST_BYTES // 1_000_000))
    _check_list(package)
    try:
        archive = zipfile.ZipFile(io.BytesIO(package))
    except UNREADABLE_MEMBER as error:
        raise _bad("apkg-not-zip") from error
    with archive:
        members = {member.filename: member for member in archive.infolist()}
        version = _version(archive, members.get("meta"))
        if version > LATEST:
            raise _bad("apkg-newer", version=str(version))
        name = next((name for name in DATABASES if name in members), None)
        if name is None or (version == LATEST and name != DATABASES[0]):
            raise _bad("apkg-no-database")
        data = _unpacked(archive, members[name], MOST_DATABASE)
    return _without_zstd(data) if name == DATABASES[0] else data


def _check_list(package: bytes) -> None:
    """A list of a million members would take minutes to read, so its size is looked at first, where `zipfile` does."""
    start = len(package) - END_SIZE
    if start < 0:
        raise _bad("apkg-not-zip")
    if not (package.startswith(END, start) and package.endswith(b"\0\0")):
        start = package.rfind(END, max(0, len(package) - (1 << 16) - END_SIZE))
    if start < 0 or len(package) < start + END_SIZE:
        raise _bad("apkg-not-zip")
    (size,) = struct.unpack_from("<L", package, start + 12)
    large = package.startswith(END_64, max(0, start - 20))  # for archives beyond what is read here
    if large or size > MOST_MEMBERS_BYTES:
        raise _bad("apkg-many-files")


def _version(archive: zipfile.ZipFile, meta: zipfile.ZipInfo | None) -> int:
    """0 for the oldest packages, which do not say."""
    if meta is None:
        return 0
    try:
        return number_in(fields_of(_unpacked(archive, meta, 1000)), 1)
    except BadMessage as error:
        raise _bad("apkg-damaged") from error


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    """At most so many bytes are ever held, whatever the archive says of itself."""
    if member.file_size > most:
        raise _too_big()
    try:
        with archive.open(member) as stream:
            data = stream.read(most + 1)
    except UNREADABLE_MEMBER as error:
        raise _bad("apkg-damaged") from error
    if len(data) > most:
        raise _too_big()
    return data


def _without_zstd(packed: bytes) -> bytes:
    held = bytearray()
    try:
        with zstandard.ZstdDecompressor(max_window_size=1 << 26).stream_reader(packed) as stream:
            while piece := stream.read(PIECE):
                held += piece
                if len(held) > MOST_DATABASE:
                    raise _too_big()
    except UNREADABLE_MEMBER as error:
        raise _bad("apkg-damaged") from error
    return bytes(held)


def _too_big() -> BadFile:
    return _bad("apkg-database-big", most=str(MOST_DATABASE // 1_000_000))


def _megabytes(count: int) -> str:
    return f"{count / 1_000_000:.1f}"


def _bad(code: str, **data: str) -> BadFile:
    return BadFile([Fault(None, None, "", code, data)])
