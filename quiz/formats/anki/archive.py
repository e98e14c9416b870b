"""An Anki package is a zip archive; here the database inside is found and unpacked, within limits."""

from __future__ import annotations

import zstandard

from quiz.errors import BadFile, Fault
from quiz.formats.anki.messages import BadMessage, fields_of, number_in
from quiz.formats.zipped import Limits, Unreadable, Why, Zipped

MOST_BYTES = 100_000_000
"""Of a package; its pictures and sounds are not unpacked."""
MOST_MEMBERS_BYTES = 8_000_000
"""Of the list of what is in the archive: some hundred thousand pictures."""
MOST_DATABASE = 64_000_000
"""Of the database, unpacked."""
MOST_META = 1000
"""Bytes of the note that tells the version."""
DATABASES = ("collection.anki21b", "collection.anki21", "collection.anki2")
"""The newest first: beside it the older ones only say that Anki should be updated."""
LATEST = 3
"""The version of packages whose database is `collection.anki21b`."""
LIMITS = Limits(listed=MOST_MEMBERS_BYTES)
PIECE = 1 << 20
REFUSED = {
    Why.NOT_ZIP: "apkg-not-zip",
    Why.LOCKED: "apkg-damaged",
    Why.CUT: "apkg-not-zip",
    Why.DAMAGED: "apkg-damaged",
    Why.TOO_MANY: "apkg-many-files",
}


def database_in(package: bytes) -> bytes:
    """The bytes of the SQLite database. Raises BadFile if there is none, or one that is too big."""
    if len(package) > MOST_BYTES:
        raise _bad("apkg-file-big", megabytes=_megabytes(len(package)), most=str(MOST_BYTES // 1_000_000))
    try:
        archive = Zipped(package, LIMITS)
        version = _version(archive.read("meta", MOST_META)) if "meta" in archive else 0
        if version > LATEST:
            raise _bad("apkg-newer", version=str(version))
        name = next((name for name in DATABASES if name in archive), None)
        if name is None or (version == LATEST and name != DATABASES[0]):
            raise _bad("apkg-no-database")
        data = archive.read(name, MOST_DATABASE)
    except Unreadable as error:
        raise _too_big() if error.why is Why.TOO_MUCH else _bad(REFUSED[error.why]) from error
    return _without_zstd(data) if name == DATABASES[0] else data


def _version(meta: bytes) -> int:
    """0 for the oldest packages, which do not say."""
    try:
        return number_in(fields_of(meta), 1)
    except BadMessage as error:
        raise _bad("apkg-damaged") from error


def _without_zstd(packed: bytes) -> bytes:
    held = bytearray()
    try:
        with zstandard.ZstdDecompressor(max_window_size=1 << 26).stream_reader(packed) as stream:
            while piece := stream.read(PIECE):
                held += piece
                if len(held) > MOST_DATABASE:
                    raise _too_big()
    except (zstandard.ZstdError, EOFError, ValueError) as error:
        raise _bad("apkg-damaged") from error
    return bytes(held)


def _too_big() -> BadFile:
    return _bad("apkg-database-big", most=str(MOST_DATABASE // 1_000_000))


def _megabytes(count: int) -> str:
    return f"{count / 1_000_000:.1f}"


def _bad(code: str, **data: str) -> BadFile:
    return BadFile([Fault(None, None, "", code, data)])
