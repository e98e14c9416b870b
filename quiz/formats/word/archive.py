"""The parts of a Word file (.docx): looked at before anything is unpacked, and unpacked no further than allowed."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]  # it carries no types
from defusedxml.expatreader import create_parser  # type: ignore[import-untyped]  # it carries no types

from quiz.errors import BadFile, Fault
from quiz.formats.decoding import MOST_BYTES

MOST_MEMBERS = 2_000
MOST_UNPACKED = 50_000_000
"""Bytes of all members together, by what the archive says of itself."""
MOST_RATIO = 250
"""Unpacked to packed; a Word file comes to 10 to 60, a bomb to 1000."""
RATIO_FROM = 5_000_000
"""Bytes below which a member of any ratio does no harm."""
CHUNK = 65_536
ENCRYPTED = 0x1
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, IndexError)


def refuse(code: str, **data: str) -> BadFile:
    """What is wrong with the file as a whole."""
    return BadFile([Fault(None, None, "", code, data)])


class WordArchive:
    """A .docx in memory; names in it are only ever looked up, never used as paths. Raises BadFile."""

    def __init__(self, data: bytes) -> None:
        if len(data) > MOST_BYTES:
            raise refuse("too-big", megabytes=f"{len(data) / 1_000_000:.1f}", most=str(MOST_BYTES // 1_000_000))
        if data.startswith(b"\xd0\xcf\x11\xe0"):  # the container of .doc, and of files with a password
            raise refuse("docx-old")
        if not data.startswith(b"PK"):
            raise refuse("docx-not")
        if data.count(b"PK\x01\x02") > MOST_MEMBERS:  # before the list of members is taken apart
            raise refuse("docx-bomb")
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except BROKEN as error:
            raise refuse("docx-damaged") from error
        members = self._zip.infolist()
        if sum(member.file_size for member in members) > MOST_UNPACKED:
            raise refuse("docx-bomb")
        self._members = {member.filename: member for member in members}

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def parse(self, name: str, handler: ContentHandler) -> None:
        """Tell the handler of every element of a part; of none if there is no such part."""
        parser = create_parser(forbid_dtd=True)
        parser.setContentHandler(handler)
        try:
            for chunk in self._chunks(name):
                parser.feed(chunk)
            if name in self:
                parser.close()
        except DefusedXmlException as error:
            raise refuse("docx-bomb") from error
        except (SAXException, ValueError, LookupError) as error:  # the last two: encodings Python does not know
            raise refuse("docx-damaged") from error

    def _chunks(self, name: str) -> Iterator[bytes]:
        """Counts what comes out, believing nobody."""
        member = self._members.get(name)
        if member is None:
            return
        if member.flag_bits & ENCRYPTED:
            raise refuse("docx-old")
        if member.compress_type not in METHODS:  # others unpack without a bound, and no document uses them
            raise refuse("docx-damaged")
        if member.file_size > max(RATIO_FROM, member.compress_size * MOST_RATIO):
            raise refuse("docx-bomb")
        came = 0
        try:
            with self._zip.open(member) as stream:
                while chunk := stream.read(CHUNK):
                    came += len(chunk)
                    if came > MOST_UNPACKED:
                        raise refuse("docx-bomb")
                    yield chunk
        except BROKEN as error:
            raise refuse("docx-damaged") from error
