"""A page of a book (XHTML) as lines of text."""

from __future__ import annotations

from authoring.reading.document import Sheet
from authoring.reading.markup import Attributes, End, Start, tokens

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "figcaption",
    "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "ol", "p", "pre",
    "section", "table", "tbody", "tfoot", "thead", "tr", "ul",
})  # fmt: skip
PASSED_OVER = frozenset({"head", "script", "style", "nav", "rt", "rp", "svg", "math", "audio", "video", "iframe"})
EMPTY = frozenset({"area", "base", "br", "col", "hr", "img", "image", "input", "link", "meta", "wbr"})
HEADINGS = ("h1", "h2", "h3")
NOTE_TYPES = frozenset({"footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes", "noteref"})


def write_page(page: str, sheet: Sheet) -> None:
    """Write a page's paragraphs to the sheet, with a blank line at its end; count pictures and notes passed over.

    Raises Full when the sheet has no more room.
    """
    reader = _Reader(sheet)
    for token in tokens(page):
        if isinstance(token, str):
            reader.text(token)
        elif isinstance(token, End):
            reader.end(token.name)
        else:
            reader.start(token)
    reader.finish()
    sheet.write("")


class _Reader:
    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._line: list[str] = []
        self._rows = 0
        self._passing: list[str] = []  # elements open inside one that is passed over

    def start(self, tag: Start) -> None:
        if tag.name in ("img", "image") and (not self._passing or self._passing[0] == "svg"):
            self._sheet.count("pictures")
        if self._passing or tag.name in PASSED_OVER or _is_note(tag.attributes):
            if not self._passing and _is_note(tag.attributes):
                self._sheet.count("footnotes")
            if not tag.closed and tag.name not in EMPTY:
                self._passing.append(tag.name)
            return
        self._rows += tag.name == "tr"
        if tag.name == "br":
            self._line.append("\n" if not self._rows else " ")
        elif tag.name in ("td", "th"):
            self._line.append("\t")
        elif tag.name in BLOCKS and not (self._rows and tag.name != "tr"):
            self.finish()

    def end(self, name: str) -> None:
        if self._passing:
            if name in self._passing:  # what was left open inside ends with it
                while self._passing.pop() != name:
                    pass
            return
        if name in HEADINGS and not self._sheet.title:
            self._sheet.title = " ".join("".join(self._line).split())
        if name == "tr":
            self._rows = max(0, self._rows - 1)
        if name in BLOCKS:
            if self._rows:
                self._line.append(" ")
            else:
                self.finish()

    def text(self, part: str) -> None:
        if not self._passing:
            self._line.append(part.replace("\n", " ").replace("\r", " ").replace("\t", " "))

    def finish(self) -> None:
        """What was collected becomes a paragraph."""
        paragraph = "".join(self._line).strip()
        self._line = []
        if paragraph:
            self._sheet.write(paragraph)


def _is_note(attributes: Attributes) -> bool:
    types = f"{attributes.get('type', '')} {attributes.get('epub:type', '')} {attributes.get('role', '')}"
    return not NOTE_TYPES.isdisjoint(types.replace("doc-", "").split())
