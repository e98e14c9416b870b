"""The paragraphs of a Word file as lines: which are items of lettered lists, and which are set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from quiz.formats.aiken.lines import LABEL, Line
from quiz.formats.word.archive import WordArchive, refuse

MOST_ELEMENTS = 2_000_000
"""So that no file keeps a machine busy for long; a question has about forty."""
PASSED_OVER = frozenset({
    "del", "moveFrom", "instrText", "delText", "Fallback", "rt", "pPrChange", "rPrChange", "tblPrChange",
    "sectPrChange", "oMath",
})  # fmt: skip
"""What Word does not show, or what cannot be a line of text."""
DROPPED = {"drawing": "picture", "pict": "picture", "object": "object", "oMath": "formula"}
SIGNS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
LETTERED = frozenset({"upperLetter", "lowerLetter", "russianUpper", "russianLower", "bullet"})
OFF = frozenset({"0", "false", "off", "none"})


@dataclass(slots=True)
class Styles:
    """What the styles of paragraphs say, by their ids."""

    titles: set[str] = field(default_factory=set)
    headings: set[str] = field(default_factory=set)
    bold: set[str] = field(default_factory=set)
    lists: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Paragraphs:
    """title: of the document. dropped: what is left out, with the number of its paragraph."""

    lines: list[Line] = field(default_factory=list)
    title: str = ""
    dropped: list[tuple[int, str]] = field(default_factory=list)


def read_paragraphs(archive: WordArchive) -> Paragraphs:
    """The text of the document; footnotes, headers and comments are not part of it. Raises BadFile."""
    main = _Main()
    archive.parse("_rels/.rels", main)
    name = main.part if main.part in archive else "word/document.xml"
    if name not in archive:
        raise refuse("docx-not")
    folder = name.rpartition("/")[0]
    styles, numbering = _Styles(), _Numbering()
    archive.parse(f"{folder}/styles.xml", styles)
    archive.parse(f"{folder}/numbering.xml", numbering)
    body = _Body(styles.found, numbering)
    archive.parse(name, body)
    return body.found


def _local(name: str) -> str:
    """ "p" for "w:p"."""
    return name.rpartition(":")[2]


def _value(attributes: AttributesImpl, wanted: str = "val") -> str:
    return next((str(value) for name, value in attributes.items() if _local(name) == wanted), "")


class _Main(ContentHandler):
    """The name of the part that holds the text."""

    def __init__(self) -> None:
        super().__init__()
        self.part = ""

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802  the handler's name for it
        if _value(attrs, "Type").endswith("/officeDocument"):
            self.part = _value(attrs, "Target").lstrip("/")


class _Styles(ContentHandler):
    def __init__(self) -> None:
        super().__init__()
        self.found = Styles()
        self._style = ""

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802  the handler's name for it
        local = _local(name)
        if local == "style":
            self._style = _value(attrs, "styleId")
        elif local == "name" and _value(attrs).lower() == "title":
            self.found.titles.add(self._style)
        elif local == "outlineLvl" or (local == "name" and _value(attrs).lower().startswith("heading ")):
            self.found.headings.add(self._style)
        elif local == "b" and _value(attrs) not in OFF:
            self.found.bold.add(self._style)
        elif local == "numId":
            self.found.lists[self._style] = _value(attrs)


class _Numbering(ContentHandler):
    """What stands before the items of lists: by list and level."""

    def __init__(self) -> None:
        super().__init__()
        self._formats: dict[tuple[str, str], str] = {}
        self._abstract: dict[str, str] = {}
        self._at = self._level = self._list = ""

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802  the handler's name for it
        match _local(name):
            case "abstractNum":
                self._at = _value(attrs, "abstractNumId")
            case "lvl":
                self._level = _value(attrs, "ilvl")
            case "numFmt":
                self._formats[self._at, self._level] = _value(attrs)
            case "num":
                self._list = _value(attrs, "numId")
            case "abstractNumId":
                self._abstract[self._list] = _value(attrs)

    def format_of(self, number: str, level: str) -> str:
        """Such as "upperLetter"; "" if it is no list."""
        return self._formats.get((self._abstract.get(number, ""), level or "0"), "")


@dataclass(slots=True)
class _Paragraph:
    parts: list[tuple[str, bool]] = field(default_factory=list)
    style: str = ""
    number: str = ""
    level: str = ""


class _Body(ContentHandler):
    """Takes the events of the main part. Paragraphs stand in paragraphs: those of a text box in its anchor's."""

    def __init__(self, styles: Styles, numbering: _Numbering) -> None:
        super().__init__()
        self.found = Paragraphs()
        self._styles, self._numbering = styles, numbering
        self._open: list[_Paragraph] = []
        self._passing = self._elements = self._paragraphs = 0
        self._in_text = self._in_run = self._marked = False

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802  the handler's name for it
        local = _local(name)
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise refuse("too-much")
        if local in DROPPED and not self._passing:
            self.found.dropped.append((self._paragraphs + 1, DROPPED[local]))
        if self._passing or local in PASSED_OVER:
            self._passing += 1
        elif local == "p":
            self._open.append(_Paragraph())
        elif local == "r":
            self._in_run, self._marked = True, False
        elif self._open:
            self._take(local, attrs)

    def _take(self, local: str, attributes: AttributesImpl) -> None:
        paragraph = self._open[-1]
        if local == "t":
            self._in_text = True
        elif local in SIGNS and self._in_run:
            paragraph.parts.append((SIGNS[local], self._marked))
        elif local == "pStyle":
            paragraph.style = _value(attributes)
        elif local == "numId":
            paragraph.number = _value(attributes)
        elif local == "ilvl":
            paragraph.level = _value(attributes)
        elif self._in_run and local in ("b", "highlight"):
            self._marked = self._marked or _value(attributes) not in OFF
        elif self._in_run and local == "rStyle":
            self._marked = self._marked or _value(attributes) in self._styles.bold

    def endElement(self, name: str) -> None:  # noqa: N802  the handler's name for it
        local = _local(name)
        if self._passing:
            self._passing -= 1
        elif local == "t":
            self._in_text = False
        elif local == "r":
            self._in_run = False
        elif local == "p" and self._open:
            self._paragraphs += 1
            self.found.lines += self._lines(self._open.pop())

    def characters(self, content: str) -> None:
        if self._in_text and self._open and not self._passing:
            self._open[-1].parts.append((content, self._marked))

    def _lines(self, paragraph: _Paragraph) -> Iterator[Line]:
        text = "".join(part for part, _ in paragraph.parts)
        if paragraph.style in self._styles.titles and text.strip():
            self.found.title = self.found.title or " ".join(text.split())
            return
        form = self._numbering.format_of(
            paragraph.number or self._styles.lists.get(paragraph.style, ""), paragraph.level
        )
        option = form in LETTERED or (form != "" and paragraph.level not in ("", "0"))
        heading = paragraph.style in self._styles.headings
        marks = [marked for part, marked in paragraph.parts for _ in part]
        place = 0
        for piece in [text.replace("\n", " ")] if option else text.split("\n"):
            marked = _is_marked(piece, marks[place : place + len(piece)])
            begins = place == 0 and not option and (form != "" or heading)
            yield Line(self._paragraphs, piece, option, begins, marked)
            place += len(piece) + 1
        if heading:
            yield Line(self._paragraphs, "")  # it is no part of what stands below it


def _is_marked(text: str, marks: list[bool]) -> bool:
    """Whether all of it is bold or highlighted, the letter before it aside."""
    label = LABEL.fullmatch(text.strip())
    start = len(text) - len(text.lstrip()) + (label.start(3) if label else 0)
    seen = [mark for letter, mark in zip(text[start:], marks[start:], strict=True) if re.match(r"[^\W_]", letter)]
    return bool(seen) and all(seen)
