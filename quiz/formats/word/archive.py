"""The parts of a Word file (.docx)."""

from __future__ import annotations

from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]  # it carries no types
from defusedxml.expatreader import create_parser  # type: ignore[import-untyped]  # it carries no types

from quiz.errors import BadFile, Fault
from quiz.formats.decoding import MOST_BYTES
from quiz.formats.zipped import Limits, Unreadable, Why, Zipped

MOST_UNPACKED = 50_000_000
"""Bytes of all members together, by what the archive says of itself, and of each in truth."""
LIMITS = Limits(listed=1_000_000, members=2_000, ratio=250, ratio_from=5_000_000)
"""A Word file unpacks to 10 to 60 times its size, a bomb to 1000."""
REFUSED = {
    Why.NOT_ZIP: "docx-not",
    Why.LOCKED: "docx-old",
    Why.CUT: "docx-damaged",
    Why.DAMAGED: "docx-damaged",
    Why.TOO_MANY: "docx-bomb",
    Why.TOO_MUCH: "docx-bomb",
}


def refuse(code: str, **data: str) -> BadFile:
    """What is wrong with the file as a whole."""
    return BadFile([Fault(None, None, "", code, data)])


class WordArchive:
    """A .docx in memory. Raises BadFile."""

    def __init__(self, data: bytes) -> None:
        if len(data) > MOST_BYTES:
            raise refuse("too-big", megabytes=f"{len(data) / 1_000_000:.1f}", most=str(MOST_BYTES // 1_000_000))
        try:
            self._zip = Zipped(data, LIMITS)
        except Unreadable as error:
            raise refuse(REFUSED[error.why]) from error
        if sum(self._zip.sizes.values()) > MOST_UNPACKED:
            raise refuse("docx-bomb")

    def __contains__(self, name: str) -> bool:
        return name in self._zip

    def parse(self, name: str, handler: ContentHandler) -> None:
        """Tell the handler of every element of a part; of none if there is no such part."""
        if name not in self:
            return
        parser = create_parser(forbid_dtd=True)
        parser.setContentHandler(handler)
        try:
            for chunk in self._zip.chunks(name, MOST_UNPACKED):
                parser.feed(chunk)
            parser.close()
        except Unreadable as error:
            raise refuse(REFUSED[error.why]) from error
        except DefusedXmlException as error:
            raise refuse("docx-bomb") from error
        except (SAXException, ValueError, LookupError) as error:  # the last two: encodings Python does not know
            raise refuse("docx-damaged") from error
