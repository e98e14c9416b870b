"""Word documents (.docx), read as a stream: a paragraph a line, a row of a table a line.

Not with python-docx: it unpacks the whole archive into trees, and passes over what was inserted with changes
tracked and what stands in content controls.
"""

from __future__ import annotations

import posixpath

from authoring.reading.archive import Archive
from authoring.reading.document import Document, Full, Sheet
from authoring.reading.markup import Attributes, parse_xml

PASSED_OVER = frozenset({
    "del", "moveFrom", "instrText", "delText", "Fallback", "rt", "pPrChange", "rPrChange", "tblPrChange",
    "sectPrChange", "oMath",
})  # fmt: skip
"""What Word does not show, or what cannot be a line of text: deletions, field codes, readings, formulas."""

NOTE_MARKS = frozenset({"footnoteReference", "endnoteReference"})
PICTURES = frozenset({"drawing", "pict", "object"})
CONTENTS = 99
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}


def read_word(archive: Archive) -> Document:
    """The text of a .docx. Footnotes, pictures and formulas are left out, with a note.

    Raises UnreadableText: "damaged", "bomb", "password".
    """
    name = main_part(archive)
    body = _Body(_heading_styles(archive, posixpath.join(posixpath.dirname(name), "styles.xml")))
    notes: tuple[str, ...] = ()
    try:
        parse_xml(archive.chunks(name), body.start, body.end, body.text)
    except Full:
        notes = ("cut",)
    body.sheet.title = _title(archive) or body.sheet.title
    return body.sheet.document("docx", *notes)


def main_part(archive: Archive) -> str:
    """The entry that holds the text; "" if this is no Word document."""
    found = ""

    def start(_name: str, attributes: Attributes) -> None:
        nonlocal found
        if attributes.get("Type", "").endswith("/officeDocument"):
            found = attributes.get("Target", "").lstrip("/")

    parse_xml(archive.chunks("_rels/.rels"), start, _ignore, _ignore)
    return found if found in archive else "word/document.xml"


def _ignore(_told: str) -> None:
    pass


def _heading_styles(archive: Archive, name: str) -> dict[str, int]:
    """Id of a paragraph style → rank of its headings: 0 for titles, then 1 … 9; CONTENTS for lines of contents."""
    ranks: dict[str, int] = {}
    style = ""

    def start(element: str, attributes: Attributes) -> None:
        nonlocal style
        value = attributes.get("val", "")
        if element == "style":
            style = attributes.get("styleId", "")
        elif element == "name" and value.lower() == "title":
            ranks[style] = 0
        elif element == "name" and value.lower().startswith("toc "):
            ranks[style] = CONTENTS
        elif element == "outlineLvl" and value in set("012345678"):
            ranks.setdefault(style, int(value) + 1)

    if name in archive:
        parse_xml(archive.chunks(name), start, _ignore, _ignore)
    return ranks


def _title(archive: Archive) -> str:
    """The title in the document's properties."""
    inside = False
    title = ""

    def start(element: str, _attributes: Attributes) -> None:
        nonlocal inside
        inside = element == "title"

    def end(_element: str) -> None:
        nonlocal inside
        inside = False

    def text(part: str) -> None:
        nonlocal title
        title += part if inside else ""

    if "docProps/core.xml" in archive:
        parse_xml(archive.chunks("docProps/core.xml"), start, end, text)
    return title


class _Body:
    """Takes the events of the main part, writes paragraphs and rows to its sheet."""

    def __init__(self, ranks: dict[str, int]) -> None:
        self.sheet = Sheet()
        self._ranks = ranks
        self._best = 100
        self._open: list[list[str]] = [[]]  # paragraphs stand in paragraphs: those of a text box in the one it hangs on
        self._cells: list[list[str]] = []  # of the row being read: its cells' paragraphs
        self._tables = 0
        self._passing = 0  # depth inside what is passed over
        self._in_text = False
        self._rank: int | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        if self._passing or name in PASSED_OVER:
            self._passing += 1
        if name in PICTURES and self._passing <= 1:
            self.sheet.count("pictures")
        if name == "oMath":
            self.sheet.count("formulas")
        if self._passing:
            return
        if name in NOTE_MARKS:
            self.sheet.count("footnotes")
        elif name == "p":
            self._open.append([])
            self._rank = None
        elif name == "pStyle":
            self._rank = self._ranks.get(attributes.get("val", ""))
        elif name == "tbl":
            self._tables += 1
        elif name == "tr" and self._tables == 1:
            self._cells = []
        elif name == "tc" and self._tables == 1:
            self._cells.append([])
        elif name in SIGNS:
            self._open[-1].append(SIGNS[name])
        self._in_text = name == "t"

    def end(self, name: str) -> None:
        if self._passing:
            self._passing -= 1
            return
        self._in_text = False
        if name == "p":
            self._paragraph("".join(self._open.pop()).strip())
        elif name == "tr" and self._tables == 1:
            self.sheet.write("\t".join(" ".join(cell) for cell in self._cells))
        elif name == "tbl":
            self._tables -= 1

    def text(self, part: str) -> None:
        if self._in_text and not self._passing:
            self._open[-1].append(part)

    def _paragraph(self, text: str) -> None:
        if self._rank == CONTENTS:
            return
        if self._tables and self._cells:
            self._cells[-1].append(" ".join(text.split()))
            return
        if self._rank is not None and self._rank < self._best and text:  # the first of the highest headings
            self._best, self.sheet.title = self._rank, text
        self.sheet.write(text)
