"""A file's bytes → plain text, or a clear word why there is none.

Nothing is written to disk, nothing is fetched. Size, unpacked size, pages and characters are bounded; time is not:
whoever reads the files of strangers does it in a process that can be ended.
"""

from __future__ import annotations

import re
from dataclasses import replace

from authoring.errors import UnreadableText
from authoring.reading.archive import Archive
from authoring.reading.cleaning import clean, clean_line
from authoring.reading.document import LONGEST_TITLE, MOST_CHARACTERS, Document
from authoring.reading.encodings import decode
from authoring.reading.kinds import kind_of, packed_kind

__all__ = ["MOST_BYTES", "MOST_CHARACTERS", "Document", "read_document"]

MOST_BYTES = 20_000_000
MEGABYTE = 1_000_000
ROOM_FOR_MARKS = 2
"""A text is cut to so many times its limit before marks and spaces are taken out of it."""


def read_document(data: bytes, name: str) -> Document:
    """The text of a .txt, .md, .docx, .pdf or .epub file; what it is shows in its bytes, and in its name if they don't.

    Raises UnreadableText for anything else, whatever the bytes.
    """
    if len(data) > MOST_BYTES:
        size = -(-len(data) // MEGABYTE)  # rounded up: «21 МБ, а читаю до 20»
        raise UnreadableText("too-large", limit=str(MOST_BYTES // MEGABYTE), size=str(size))
    if not data.strip(b"\0\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise UnreadableText("empty")
    return _finished(_read(data, name))


def _read(data: bytes, name: str) -> Document:
    kind = kind_of(data, name)
    if kind == "pdf":
        from authoring.reading.pdf import read_pdf

        return read_pdf(data)
    if kind == "zip":
        return _read_archive(Archive(data))
    text, notes = decode(data)
    most = ROOM_FOR_MARKS * MOST_CHARACTERS
    notes = (*notes, "cut") if len(text) > most else notes
    if kind == "txt":
        text = clean(text[:most])
        return Document(text, _first_heading(text), "txt", notes)
    from authoring.reading.markdown import read_markdown

    document = read_markdown(text[:most])
    return replace(document, notes=(*notes, *document.notes))


def _read_archive(archive: Archive) -> Document:
    if packed_kind(archive) == "docx":
        from authoring.reading.word import read_word

        return read_word(archive)
    from authoring.reading.book import read_book

    return read_book(archive)


def _finished(document: Document) -> Document:
    """The document cleaned and cut to its limit. Raises UnreadableText if nothing is left."""
    text, notes = clean(document.text), document.notes
    if len(text) > MOST_CHARACTERS or "cut" in notes:  # at the end of a sentence
        end = max(text.rfind("\n", 0, MOST_CHARACTERS), text.rfind(". ", 0, MOST_CHARACTERS) + 1)
        text = text[: end if end > 0 else MOST_CHARACTERS].rstrip()
        notes = (*notes, "cut")
    if not re.search(r"\w", text):
        raise UnreadableText("scanned" if any(note.startswith("pictures:") for note in notes) else "empty")
    title = clean_line(document.title)[:LONGEST_TITLE]
    return replace(document, text=text, title=title, notes=tuple(dict.fromkeys(notes)))


def _first_heading(text: str) -> str:
    """The first line, if it stands alone and is no sentence."""
    first, _, rest = text.partition("\n")
    alone = rest.startswith("\n") and rest.strip()
    return first if alone and len(first) <= 100 and not re.search(r"[.!?…:;,]$", first) else ""
