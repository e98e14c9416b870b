"""A file that cannot be read is told why, quickly, whatever it does to those who open it."""

from __future__ import annotations

import random
import re
import struct
import tracemalloc
import zipfile
from io import BytesIO
from typing import Any

import pytest

from authoring.errors import UnreadableText
from authoring.reading import archive, read_document
from authoring.reading import pdf as pdf_reading
from bot.texts import LANGUAGES, Words
from tests.authoring.reading_files import CONTAINER, book, locked, pdf, word, word_of, zipped
from tests.rows import each_row

STORY = "В 1923 году Смирнов стал наркомом почт и телеграфов."
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
ODT = zipped(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>"))
LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ха'><!ENTITY b '&a;&a;&a;'>]><x>&b;</x>"
RANDOM = random.Random(7).randbytes(3000)


def refusal(data: bytes, name: str) -> UnreadableText:
    with pytest.raises(UnreadableText) as told:
        read_document(data, name)
    return told.value


@each_row(
    ("code", "name", "data"),
    [
        ("empty", "a.txt", b""),
        ("empty", "a.txt", b"\xef\xbb\xbf \r\n\t"),
        ("empty", "a.md", b"<!-- nothing -->\n---\n"),
        ("empty", "a.docx", word()),
        ("empty", "a.epub", book("<p> </p>")),
        ("empty", "a.pdf", pdf([])),
        ("too-large", "a.txt", b"a" * 50_000_000),
        ("picture", "a.txt", PNG),
        ("picture", "a.docx", b"\xff\xd8\xff\xe0" + bytes(40)),
        ("unknown-format", "a.txt", b"{\\rtf1 text}"),
        ("unknown-format", "a.doc", OLE),
        ("unknown-format", "a.txt", ODT),
        ("unknown-format", "a.fb2", f'<?xml version="1.0"?><FictionBook>{STORY}'.encode()),
        ("unknown-format", "a.docx", zipped(("xl/workbook.xml", "<x/>"))),
        ("unknown-format", "a.docx", zipped(("photo.jpg", "x"))),
        ("unknown-format", "a.html", f"<!DOCTYPE html><p>{STORY}".encode()),
        ("not-text", "a.txt", RANDOM),
        ("not-text", "a.txt", b"\x7fELF" + RANDOM),
        ("password", "a.pdf", locked(pdf([STORY]), "secret")),
        ("password", "a.docx", OLE + "EncryptedPackage".encode("utf-16-le")),
        ("scanned", "a.pdf", pdf([], ["1"], picture=True)),
        ("scanned", "a.docx", word_of("<w:p><w:r><w:drawing/></w:r></w:p>")),
        ("scanned", "a.epub", book("<img src='1.png'/>")),
        ("garbled", "a.pdf", pdf(["\x01\x02\x03\x04\x05 abc \x06\x07" * 4])),
        ("damaged", "a.docx", word(STORY)[:-200]),
        ("damaged", "a.docx", zipped(("word/document.xml", "<w:document"))),
        ("damaged", "a.epub", zipped(("mimetype", "application/epub+zip"))),
        ("damaged", "a.pdf", b"%PDF-1.7\n" + RANDOM),
        ("bomb", "a.docx", zipped(("word/document.xml", LAUGHS), ("_rels/.rels", "<Relationships/>"))),
    ],
)
def test_what_cannot_be_read_is_told_by_its_code(code: str, name: str, data: bytes) -> None:
    assert refusal(data, name).code == code


@each_row(
    ("looks", "name", "data"),
    [
        ("RTF", "a", b"{\\rtf1"),
        ("DOC", "a", OLE),
        ("XLS", "a.xls", OLE),
        ("ODT", "a", ODT),
        ("ZIP", "a", zipped(("a", "b"))),
    ],
)
def test_a_foreign_format_is_named(looks: str, name: str, data: bytes) -> None:
    assert refusal(data, name).data == {"looks": looks}


@each_row(
    ("kind", "data"), [("docx", word(STORY)), ("epub", book(STORY)), ("pdf", pdf([STORY])), ("txt", STORY.encode())]
)
@each_row("name", ["a.txt", "a.docx", "a.pdf", "a", ""])
def test_a_file_is_what_it_holds_and_not_what_it_is_called(kind: str, data: bytes, name: str) -> None:
    document = read_document(data, name)
    assert (document.format, document.text) == (kind, STORY)


def bomb(name: str, size: int) -> bytes:
    """A zip of a few kilobytes with one entry of so many zeros."""
    return zipped(("mimetype", "application/epub+zip"), ("META-INF/container.xml", CONTAINER),
                  ("OEBPS/book.opf", "<item id='a' href='a.xhtml' media-type='text/html'/><itemref idref='a'/>"),
                  ("_rels/.rels", "<Relationships/>"), (name, bytes(size)))  # fmt: skip


def lying(data: bytes, size: int, says: int) -> bytes:
    """The archive with `says` wherever it tells the size of an entry of `size` bytes."""
    return data.replace(struct.pack("<I", size), struct.pack("<I", says))


def many(count: int) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as written:
        for number in range(count):
            written.writestr(f"word/{number}", b"")
    return out.getvalue()


SIZE = 20_000_001
BOMBS: list[bytes] = [
    bomb("OEBPS/a.xhtml", SIZE),
    lying(bomb("OEBPS/a.xhtml", SIZE), SIZE, 1_000),
    zipped(("_rels/.rels", "<Relationships/>"), ("word/document.xml", bytes(SIZE))),
    lying(zipped(("_rels/.rels", "<Relationships/>"), ("word/document.xml", b" " * SIZE)), SIZE, 1_000_000),
    lying(zipped(("word/media/a.bmp", bytes(SIZE)), ("word/document.xml", "<x/>")), SIZE, 4_000_000_000),
    many(archive.MOST_ENTRIES + 1),
]


def test_a_bomb_is_refused_before_it_takes_memory() -> None:
    for data in BOMBS:
        read_document(STORY.encode(), "a.txt")
        tracemalloc.start()
        assert refusal(data, "a.docx").code == "bomb"
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 8_000_000


def test_a_book_whose_text_is_locked_is_told_so_and_one_with_locked_fonts_is_read() -> None:
    locks = "<encryption><CipherReference URI='OEBPS/{}'/></encryption>"
    fonts = book(STORY, more=[("META-INF/encryption.xml", locks.format("font.otf"))])
    assert read_document(fonts, "a.epub").text == STORY
    text = book(STORY, more=[("META-INF/encryption.xml", locks.format("chapter%200.xhtml"))])
    assert refusal(text, "a.epub").code == "password"


def test_a_pdf_of_too_many_pages_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reading, "MOST_PAGES", 3)
    assert refusal(pdf(*[[STORY]] * 4), "a.pdf").code == "too-many-pages"
    endless = pdf([STORY]).replace(b"[7 0 R]", b"[" + b"7 0 R " * 3000 + b"]")
    assert refusal(endless, "a.pdf").code == "too-many-pages"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_has_a_sentence_that_says_what_to_do(language: str) -> None:
    sentences = Words(language, "console.")
    codes = {key for key in sentences.keys() if key.startswith("unreadable-")}  # noqa: SIM118  a method, no dict
    assert {f"unreadable-{code}" for code in CODES} <= codes
    values: dict[str, Any] = {"size": "50", "limit": "20", "looks": "RTF"}
    wish = {"ru": r"[Пп]ришлите", "en": r"[Ss]end"}[language]
    assert [code for code in CODES if not re.search(wish, sentences.plain(f"unreadable-{code}", **values))] == []


CODES = ("empty", "too-large", "unknown-format", "picture", "not-text", "encoding", "password", "scanned", "garbled",
         "bomb", "damaged", "too-many-pages")  # fmt: skip
