"""Files as other programs write them, made on the spot."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from io import BytesIO

import docx
from pypdf import PdfWriter

Entry = tuple[str, str | bytes]

CONTAINER = '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'


def zipped(*entries: Entry) -> bytes:
    """A zip file with these entries."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return out.getvalue()


def word(*paragraphs: str, title: str = "") -> bytes:
    """A Word document: «# …» is a heading, «- …» an item, «a|b» a row of a table."""
    document = docx.Document()
    document.core_properties.title = title
    for text in paragraphs:
        if text.startswith("# "):
            document.add_heading(text[2:], 1)
        elif text.startswith("- "):
            document.add_paragraph(text[2:], style="List Bullet")
        elif "|" in text:
            cells = text.split("|")
            row = document.add_table(1, len(cells)).rows[0]
            for cell, content in zip(row.cells, cells, strict=True):
                cell.text = content
        else:
            document.add_paragraph(text)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def word_of(body: str) -> bytes:
    """A Word document with this inside of <w:body>."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return zipped(("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'),
                  ("_rels/.rels", "<Relationships/>"))  # fmt: skip


def book(*chapters: str, title: str = "", more: Sequence[Entry] = ()) -> bytes:
    """An electronic book whose chapters are these pages' bodies, with a page of contents before them."""
    names = [f"chapter {number}.xhtml" for number in range(len(chapters))]
    items = "".join(
        f'<item id="c{number}" href="{name.replace(" ", "%20")}" media-type="application/xhtml+xml"/>'
        for number, name in enumerate(names)
    )
    spine = "".join(f'<itemref idref="c{number}"/>' for number in range(len(chapters)))
    package = (
        f"<package><metadata><dc:title>{title}</dc:title></metadata><manifest>{items}"
        '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/></manifest>'
        f'<spine><itemref idref="nav"/>{spine}</spine></package>'
    )
    pages = [
        (f"OEBPS/{name}", f"<?xml version='1.0'?><html><head><title>x</title></head><body>{chapter}</body></html>")
        for name, chapter in zip(reversed(names), reversed(chapters), strict=True)
    ]
    start = ("mimetype", "application/epub+zip"), ("META-INF/container.xml", CONTAINER)
    nav = ("OEBPS/nav.xhtml", "<html><body><nav>Содержание</nav></body></html>")
    return zipped(*start, ("OEBPS/book.opf", package), nav, *pages, *more)


def pdf(*pages: Sequence[str], title: str = "", with_letters: bool = True, picture: bool = False) -> bytes:
    """A PDF with these lines on its pages. with_letters: it says which letters its bytes are, as a good one does."""
    russian = "".join(f"<{code:02x}> <{ord(bytes([code]).decode('cp1251')):04x}>\n" for code in range(0xA0, 0x100))
    letters = f"1 begincodespacerange <00> <ff> endcodespacerange\n96 beginbfchar\n{russian}endbfchar"
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{7 + 2 * n} 0 R' for n in range(len(pages)))}]>>".encode(),
        (font + ("/ToUnicode 4 0 R" if with_letters else "") + ">>").encode(),
        _stream(b"", letters.encode()),
        b"<</Title <FEFF" + title.encode("utf-16-be").hex().encode() + b">>>",
        _stream(b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", b"\0"),
    ]
    shown = "/XObject<</P 6 0 R>>" if picture else ""
    for number, lines in enumerate(pages):
        page = f"/Resources<</Font<</F 3 0 R>>{shown}>>/MediaBox[0 0 600 800]/Contents {8 + 2 * number} 0 R"
        objects.append(f"<</Type/Page/Parent 2 0 R{page}>>".encode())
        objects.append(_stream(b"", b"BT /F 12 Tf 50 750 Td 14 TL " + b"".join(map(_shown, lines)) + b"ET"))
    return _numbered(objects)


def _shown(line: str) -> bytes:
    escaped = line.encode("cp1251").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"(" + escaped + b") Tj T* "


def _stream(about: bytes, content: bytes) -> bytes:
    return b"<<" + about + b"/Length %d>>stream\n" % len(content) + content + b"\nendstream"


def _numbered(objects: Sequence[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R/Info 5 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def locked(document: bytes, password: str) -> bytes:
    """A PDF encrypted as old programs did; with "" for a password it only forbids to copy."""
    writer = PdfWriter(clone_from=BytesIO(document))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
