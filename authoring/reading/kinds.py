"""What kind of file this is: by its first bytes, and by its name only where these say nothing."""

from __future__ import annotations

import re

from authoring.errors import UnreadableText
from authoring.reading.archive import Archive

PICTURES = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"8BPS", "Photoshop"),
    (b"\x00\x00\x01\x00", "ICO"),
    (b"AT&TFORM", "DjVu"),
)
STRANGERS = (
    (b"{\\rtf", "RTF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "GZIP"),
    (b"BZh", "BZIP2"),
    (b"\xfd7zXZ", "XZ"),
    (b"ITSF", "CHM"),
)
"""Files that may well hold a text, in a form we do not read."""

BINARIES = (
    b"\x7fELF",
    b"MZ\x90",
    b"ID3",
    b"OggS",
    b"fLaC",
    b"\x1aE\xdf\xa3",
    b"SQLite format 3\x00",
    b"\xca\xfe\xba\xbe",
)
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD_OFFICE_ENDINGS = {"xls": "XLS", "ppt": "PPT", "msg": "MSG"}
MARKDOWN_ENDINGS = frozenset({"md", "markdown", "mdown", "mkd"})

PDF_HEADER_WITHIN = 1024
"""Some programs put bytes before "%PDF-"; readers look for it in the first kilobyte."""


def kind_of(data: bytes, name: str) -> str:
    """ "zip", "pdf", "md" or "txt". Raises UnreadableText for pictures, foreign formats and locked Office files."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if b"%PDF-" in data[:PDF_HEADER_WITHIN] and not _has_letters_before_pdf(data):
        return "pdf"
    _refuse_pictures(data)
    _refuse_strangers(data, ending(name))
    return "md" if ending(name) in MARKDOWN_ENDINGS else "txt"


def ending(name: str) -> str:
    """The name's ending in small letters, "" if it has none."""
    return name.rpartition(".")[2].strip().lower() if "." in name else ""


def _has_letters_before_pdf(data: bytes) -> bool:
    """A text that only mentions %PDF- has words before it."""
    return len(re.findall(rb"[A-Za-z\x80-\xff]{2,}", data[: data.index(b"%PDF-")])) > 5


def _refuse_pictures(data: bytes) -> None:
    looks = next((looks for start, looks in PICTURES if data.startswith(start)), None)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        looks = "WebP"
    elif data.startswith(b"BM") and data[6:10] == b"\0\0\0\0":
        looks = "BMP"
    elif data[4:8] == b"ftyp" and data[8:12] in (b"heic", b"heix", b"mif1", b"avif"):
        looks = "HEIC"
    if looks:
        raise UnreadableText("picture", looks=looks)


def _refuse_strangers(data: bytes, named: str) -> None:
    if data.startswith(OLD_OFFICE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UnreadableText("password")
        raise UnreadableText("unknown-format", looks=OLD_OFFICE_ENDINGS.get(named, "DOC"))
    if data.startswith(BINARIES) or data.startswith(b"RIFF") or data[4:8] == b"ftyp":
        raise UnreadableText("not-text")
    looks = next((looks for start, looks in STRANGERS if data.startswith(start)), None)
    looks = looks or _markup_language(data)
    if looks:
        raise UnreadableText("unknown-format", looks=looks)


def _markup_language(data: bytes) -> str | None:
    """FB2, HTML, SVG: texts to a program, no texts to a reader."""
    head = data[:2000].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if not head.startswith(b"<"):
        return None
    if b"<fictionbook" in head:
        return "FB2"
    if head.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or b"<html" in head[:500]:
        return "HTML"
    return "XML" if head.startswith(b"<?xml") else "SVG" if head.startswith(b"<svg") else None


def packed_kind(archive: Archive) -> str:
    """ "docx" or "epub". Raises UnreadableText for other archives, and other documents that are archives inside."""
    said = archive.read("mimetype")[:100].strip() if "mimetype" in archive else b""
    names = archive.names()
    if said == b"application/epub+zip" or "META-INF/container.xml" in archive:
        return "epub"
    if any(name.startswith("word/") for name in names):
        return "docx"
    if said.startswith(b"application/vnd.oasis.opendocument"):
        raise UnreadableText("unknown-format", looks="ODT" if said.endswith(b"text") else "OpenDocument")
    starts = {"xl/": "XLSX", "ppt/": "PPTX", "Index/": "Pages"}
    looks = next((looks for start, looks in starts.items() if any(name.startswith(start) for name in names)), "ZIP")
    raise UnreadableText("unknown-format", looks=looks)
