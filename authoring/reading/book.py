"""Electronic books (.epub): the chapters of the spine in their order, a paragraph a line."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from authoring.errors import UnreadableText
from authoring.reading.archive import Archive
from authoring.reading.document import Document, Full, Sheet
from authoring.reading.encodings import decode
from authoring.reading.markup import Attributes, End, Start, tokens
from authoring.reading.page import write_page

CONTAINER = "META-INF/container.xml"
DECLARED = re.compile(rb"<\?xml[^>]{0,200}encoding=[\"']([\w.-]{1,40})[\"']")
CHAPTERS = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"})


@dataclass(slots=True)
class Package:
    """What the package file says: title, files by id, reading order, what is no text."""

    title: str = ""
    items: dict[str, Attributes] = field(default_factory=dict)
    spine: list[str] = field(default_factory=list)
    contents: set[str] = field(default_factory=set)
    """Addresses of tables of contents and covers."""


def read_book(archive: Archive) -> Document:
    """The text of an .epub. Navigation, styles, footnotes and pictures are left out, the last two with a note.

    Raises UnreadableText: "damaged", "bomb", or "password" where the text is locked.
    """
    where = _package_name(archive)
    package = _package(_page(archive, where))
    locked = _locked(archive)
    sheet = Sheet(title=package.title)
    notes: tuple[str, ...] = ()
    try:
        for item in (package.items.get(name, {}) for name in dict.fromkeys(package.spine)):
            address = item.get("href", "").partition("#")[0]
            name = posixpath.normpath(posixpath.join(posixpath.dirname(where), unquote(address)))
            if "nav" in item.get("properties", "").split() or address in package.contents:
                continue
            if name in locked:
                raise UnreadableText("password")
            if name not in archive or item.get("media-type") not in CHAPTERS:
                sheet.count("missing-parts")
                continue
            write_page(_page(archive, name), sheet)
    except Full:
        notes = ("cut",)
    return sheet.document("epub", *notes)


def _page(archive: Archive, name: str) -> str:
    """An entry as text, in the encoding it declares if Python knows it."""
    data = archive.read(name)
    if data and (said := DECLARED.search(data[:300])):
        try:
            return data.decode(said[1].decode("ascii"))
        except (UnicodeError, LookupError):
            pass
    return decode(data)[0] if data else ""


def _package_name(archive: Archive) -> str:
    for token in tokens(_page(archive, CONTAINER)):
        if isinstance(token, Start) and token.name == "rootfile" and token.attributes.get("full-path", "") in archive:
            return token.attributes["full-path"]
    found = next((name for name in archive.names() if name.lower().endswith(".opf")), None)
    if found is None:
        raise UnreadableText("damaged")
    return found


def _package(page: str) -> Package:
    package = Package()
    in_title = False
    for token in tokens(page):
        if isinstance(token, str):
            package.title += token if in_title else ""
            continue
        in_title = isinstance(token, Start) and token.name == "title" and not package.title
        if isinstance(token, End):
            continue
        said = token.attributes
        if token.name == "item":
            package.items[said.get("id", "")] = said
        elif token.name == "itemref" and said.get("linear") != "no":
            package.spine.append(said.get("idref", ""))
        elif token.name == "reference" and said.get("type") in ("toc", "cover"):
            package.contents.add(said.get("href", "").partition("#")[0])
    return package


def _locked(archive: Archive) -> set[str]:
    """Entries that are encrypted; fonts often are, for their licence, and do not matter."""
    found = (token for token in tokens(_page(archive, "META-INF/encryption.xml")) if isinstance(token, Start))
    return {unquote(one.attributes.get("uri", "")) for one in found if one.name == "cipherreference"}
