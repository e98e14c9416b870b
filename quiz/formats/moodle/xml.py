"""The XML of a Moodle file → its questions, one by one, each element with its line.

No DTD is taken, so no entity can unfold and nothing outside of the file is opened; depth and number are bounded.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers.expat import ExpatError, errors
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl, Locator

from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]  # it carries no types
from defusedxml.expatreader import DefusedExpatParser  # type: ignore[import-untyped]  # it carries no types

from quiz.errors import Fault
from quiz.formats.decoding import MOST_BYTES, decode_any
from quiz.formats.shape import tidy

DEEPEST = 30
"""Levels of nesting; Moodle's own files have seven."""
MOST_TAGS = 1_500_000
"""Those in the HTML of texts included, so that no file keeps a machine busy for long; a question has about fifty."""
MOST_QUESTIONS = 50_000
MOST_IN_QUESTION = 5_000
"""Elements of one question, which are all in memory at once."""
MOST_ATTRIBUTES = 40
"""On one element; Moodle's own have three."""
LONGEST_TAG = 100_000
"""Characters. All that stands in a tag is in memory several times over, so a longer one is not even begun."""
SHORT_PARTS = re.compile(rf"(?:[^>]{{0,{LONGEST_TAG - 1}}}+>)*+")
CLOSINGS = {"<![CDATA[": "]]>", "<!--": "-->", "<": ">"}
LONGEST_EXCERPT = 60
NOT_WANTED = "file"
"""Its text is a picture, in base64."""
DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
CODES = {
    errors.codes[errors.XML_ERROR_UNDEFINED_ENTITY]: "moodle-entity",
    errors.codes[errors.XML_ERROR_TAG_MISMATCH]: "moodle-mismatch",
    errors.codes[errors.XML_ERROR_NO_ELEMENTS]: "moodle-broken-off",
    errors.codes[errors.XML_ERROR_UNCLOSED_TOKEN]: "moodle-broken-off",
    errors.codes[errors.XML_ERROR_UNCLOSED_CDATA_SECTION]: "moodle-broken-off",
}
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What cannot stand in XML at all."""


@dataclass(slots=True)
class Element:
    """An element with what is in it. line: of its start tag. bare: the first tag in it that stands inside a <text>,
    where texts alone can be.
    """

    name: str
    line: int
    attributes: dict[str, str] = field(default_factory=dict)
    text: str = ""
    children: list[Element] = field(default_factory=list)
    bare: Element | None = None

    def all(self, name: str) -> list[Element]:
        """Its children of this name."""
        return [child for child in self.children if child.name == name]

    def first(self, name: str) -> Element | None:
        """The first child of this name."""
        for child in self.children:
            if child.name == name:
                return child
        return None

    def said(self, *path: str) -> str:
        """The text at the end of a path of first children, "" if there is none."""
        element: Element | None = self
        for name in path:
            element = element.first(name) if element else None
        return element.text.strip() if element else ""


def read_questions(data: bytes, take: Callable[[Element], None]) -> Fault | None:
    """Gives every <question> of a file to `take`, in order. Returns what is wrong with the XML, after which nothing
    more is read. Raises BadFile if the bytes are no text.
    """
    text = _decoded(data)
    if not text.strip():
        return Fault(None, None, "", "moodle-empty")
    if not text.lstrip().startswith("<"):
        return Fault(1, 1, "", "moodle-not-xml", {"excerpt": tidy(text[:200])[:LONGEST_EXCERPT]})
    if (flood := _endless_tag(text)) is not None:
        return Fault(text.count("\n", 0, flood) + 1, None, "", "moodle-endless-tag")
    handler = _Questions(take)
    parser = DefusedExpatParser(forbid_dtd=True)
    parser.setContentHandler(handler)
    handler.setDocumentLocator(parser)
    try:
        parser.feed(text)
        parser.close()
    except _EnoughError as enough:
        return enough.fault
    except DefusedXmlException:
        return Fault(handler.line, None, "", "moodle-dtd")
    except SAXParseException as error:
        return _syntax_fault(error, text)
    return None


def _decoded(data: bytes) -> str:
    """By the encoding that the file names, if it is one of a letter a byte; else by what the bytes look like."""
    if len(data) <= MOST_BYTES and (declared := DECLARED.match(data[:400])):
        try:
            codec = codecs.lookup(declared[1].decode()).name
            if codec.startswith(("cp", "koi8", "iso8859", "mac-")):
                return _bare(data.decode(codec))
        except (LookupError, UnicodeDecodeError):
            pass
    return _bare(decode_any(data))


def _bare(text: str) -> str:
    """Without the declaration: it speaks of the bytes that the text was read from. Lines stay where they are."""
    return re.sub(r"\A\s*<\?xml[^>]{0,400}\?>", lambda found: "\n" * found[0].count("\n"), text.removeprefix("\ufeff"))


def _endless_tag(text: str) -> int | None:
    """Where a tag begins that is longer than any can be; in CDATA and remarks anything may stand."""
    if len(text) - len(SHORT_PARTS.match(text)[0]) <= LONGEST_TAG:  # type: ignore[index]  # it matches anything
        return None
    place = 0
    while (start := text.find("<", place)) >= 0:
        closing = next(end for begin, end in CLOSINGS.items() if text.startswith(begin, start))
        end = text.find(closing, start)
        end = len(text) if end < 0 else end
        if closing == ">" and end - start > LONGEST_TAG:
            return start
        place = end + 1
    return None


class _EnoughError(Exception):
    """Reading further makes no sense."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault)


class _Questions(ContentHandler):
    def __init__(self, take: Callable[[Element], None]) -> None:
        super().__init__()
        self._take = take
        self._locator: Locator | None = None
        self._open: list[tuple[Element, list[str]]] = []
        self._count = self._questions = self._inside = 0
        self._bare: Element | None = None

    @property
    def line(self) -> int:
        """The line that is being read, from 1."""
        return (self._locator.getLineNumber() if self._locator else None) or 1

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802  the name that SAX calls
        self._locator = locator

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802  the name that SAX calls
        if not self._open and name != "quiz":
            raise self._enough("moodle-not-quiz", name=name[:LONGEST_EXCERPT])
        if len(self._open) >= DEEPEST:
            raise self._enough("moodle-too-deep", most=str(DEEPEST))
        self._count_up(1)
        self._questions += len(self._open) == 1
        self._inside = self._inside + 1 if len(self._open) > 1 else 0
        if self._questions > MOST_QUESTIONS or self._inside > MOST_IN_QUESTION or len(attrs) > MOST_ATTRIBUTES:
            raise self._enough("too-much")
        element = Element(name, self.line, dict(attrs.items()))
        if len(self._open) > 1:  # what stands in <quiz> is given away, not kept
            self._open[-1][0].children.append(element)
        self._open.append((element, []))

    def characters(self, content: str) -> None:
        if self._open and self._open[-1][0].name != NOT_WANTED:
            self._open[-1][1].append(content)

    def endElement(self, name: str) -> None:  # noqa: N802  the name that SAX calls
        element, said = self._open.pop()
        element.text = "".join(said)
        self._count_up(element.text.count("<"))
        if name == "text" and element.children and self._bare is None:
            self._bare = element.children[0]
        if name == "question" and len(self._open) == 1:
            element.bare, self._bare = self._bare, None
            self._take(element)

    def _count_up(self, tags: int) -> None:
        self._count += tags
        if self._count > MOST_TAGS:
            raise self._enough("too-much")

    def _enough(self, code: str, **data: str) -> _EnoughError:
        return _EnoughError(Fault(self.line, None, "", code, data))


def _syntax_fault(error: SAXParseException, text: str) -> Fault:
    """What the parser stumbled over, in words."""
    line, column = error.getLineNumber() or 1, (error.getColumnNumber() or 0) + 1
    row = dict(enumerate(re.split(r"\r\n?|\n", text), 1)).get(line, "")
    if hidden := FORBIDDEN.match(row, max(column - 1, 0)):
        return Fault(line, column, "", "control-character", {"character": f"U+{ord(hidden[0]):04X}"})
    reason = error.getException()
    code = CODES.get(reason.code, "moodle-syntax") if isinstance(reason, ExpatError) else "moodle-syntax"
    start = max(column - LONGEST_EXCERPT // 2, 0)
    data = {"excerpt": tidy(row[start : start + LONGEST_EXCERPT])}
    if code == "moodle-entity" and (entity := re.compile(r"&[^;\s]{1,30};?").search(row, max(column - 2, 0))):
        data = {"excerpt": entity[0]}
    return Fault(line, column, "", code, data)
