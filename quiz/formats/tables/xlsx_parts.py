"""What an .xlsx file consists of: an archive of XML, of which only what shows in cells is read, piece by piece.

openpyxl would do, but takes twice as long, holds each row as a tree, and does not tell of merged cells, nor of
formulas without a value, when it reads in little memory.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element  # only the type; what reads is defused
from xml.parsers import expat

from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]  # it carries no types

from quiz.errors import BadFile, Fault
from quiz.formats.decoding import MOST_BYTES
from quiz.formats.zipped import Limits, Unreadable, Why, Zipped

LIMITS = Limits(listed=500_000, members=1_000)
MOST_UNPACKED = 150_000_000
"""Bytes of all that may be read; 100,000 rows of ten columns have half of it."""
LARGEST_PART = 4_000_000
"""Bytes of the parts that are read as a whole (styles, names): a hundred times what they need."""
MOST_STRINGS = 1_000_000
LONGEST_CELL = 100_000
"""Characters; Excel itself takes a third of it."""
FORMATS = {
    9: "0%", 10: "0.00%", 14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss",
    20: "h:mm", 21: "h:mm:ss", 22: "dd.mm.yyyy h:mm", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss",
}  # fmt: skip
"""The number formats that Excel does not write out."""


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A worksheet. path: of its part in the archive."""

    title: str
    path: str
    visible: bool


@dataclass(slots=True)
class Book:
    """A workbook as it is read. formats: of numbers, by the style of a cell. strings: texts that cells refer to.
    since_1904: days are counted from that year, as on old Macs."""

    archive: Zipped
    sheets: list[SheetPart]
    formats: list[str] = field(default_factory=list)
    strings: list[str] = field(default_factory=list)
    since_1904: bool = False


def too_much() -> BadFile:
    """For what unpacks to more than questions need."""
    return BadFile([Fault(None, None, "", "rows-unpacks")])


def not_read(error: Exception) -> BadFile:
    """What to tell of a file that cannot be opened: an old or locked one can be saved anew."""
    why = error.why if isinstance(error, Unreadable) else Why.DAMAGED
    if why in (Why.TOO_MANY, Why.TOO_MUCH):
        return too_much()
    return BadFile([Fault(None, None, "", "rows-old-excel" if why is Why.LOCKED else "rows-not-xlsx")])


def open_book(data: bytes) -> Book:
    """The workbook in a file, all but its cells. Raises BadFile, Unreadable, and what expat raises where it is
    damaged."""
    if len(data) > MOST_BYTES:
        sizes = {"megabytes": f"{len(data) / 1_000_000:.1f}", "most": str(MOST_BYTES // 1_000_000)}
        raise BadFile([Fault(None, None, "", "too-big", sizes)])
    archive = Zipped(data, LIMITS)
    if sum(size for name, size in archive.sizes.items() if re.search(r"\.(xml|rels)$", name.lower())) > MOST_UNPACKED:
        raise too_much()
    path = next((to for kind, to in _related(archive, "").values() if kind == "officeDocument"), "xl/workbook.xml")
    root = _part(archive, path)
    related = _related(archive, path)
    book = Book(archive, list(_sheets(root, related)))
    book.since_1904 = any(_flag(each, "date1904") for each in root.iter() if _local(each.tag) == "workbookPr")
    by_kind = dict(related.values())
    if styles := by_kind.get("styles"):
        book.formats = _formats(_part(archive, styles))
    if strings := by_kind.get("sharedStrings"):
        book.strings = _strings(archive, strings)
    return book


def parse_part(archive: Zipped, path: str, handle: expat.XMLParserType) -> None:
    """Reads a part piece by piece. Declarations of entities, which no program writes, are a ValueError."""

    def refuse(*_: object) -> None:
        raise ValueError("a document type declaration")

    handle.StartDoctypeDeclHandler = refuse
    handle.buffer_text = True
    for chunk in archive.chunks(path, MOST_UNPACKED):
        handle.Parse(chunk, False)
    handle.Parse(b"", True)


def named(archive: Zipped, path: str) -> str:
    """The name of a part as the archive spells it. Raises KeyError if there is none."""
    names = {name.lower().lstrip("/"): name for name in archive.sizes}
    return names[path.lower().lstrip("/")]


def _part(archive: Zipped, path: str) -> Element:
    root: Element = fromstring(archive.read(named(archive, path), LARGEST_PART))
    return root


def _related(archive: Zipped, path: str) -> dict[str, tuple[str, str]]:
    """What a part refers to: its kind and its path, by id."""
    folder, name = posixpath.split(path)
    try:
        root = _part(archive, posixpath.join(folder, "_rels", f"{name}.rels"))
    except KeyError:
        return {}
    found = {}
    for each in root.iter():
        if (target := each.get("Target")) and each.get("TargetMode") != "External":
            kind = (each.get("Type") or "").rpartition("/")[2]
            found[each.get("Id", "")] = (kind, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))
    return found


def _sheets(root: Element, related: dict[str, tuple[str, str]]) -> list[SheetPart]:
    found = []
    for each in root.iter():
        if _local(each.tag) != "sheet":
            continue
        reference = next((value for name, value in each.attrib.items() if name.endswith("}id")), "")
        kind, path = related.get(reference, ("", ""))
        if kind == "worksheet":
            found.append(SheetPart(each.get("name", ""), path, each.get("state", "visible") == "visible"))
    return found


def _formats(root: Element) -> list[str]:
    """The number format of each style that cells refer to."""
    own = {each.get("numFmtId", ""): each.get("formatCode", "") for each in root.iter() if _local(each.tag) == "numFmt"}
    styles = next((each for each in root.iter() if _local(each.tag) == "cellXfs"), None)
    numbers = [each.get("numFmtId", "0") for each in styles if _local(each.tag) == "xf"] if styles is not None else []
    return [own.get(number) or FORMATS.get(int(number), "") for number in numbers]


def _strings(archive: Zipped, path: str) -> list[str]:
    found: list[str] = []

    def add(text: str) -> None:
        if len(found) >= MOST_STRINGS:
            raise too_much()
        found.append(text)

    collect_texts(archive, named(archive, path), add)
    return found


def collect_texts(archive: Zipped, path: str, add: Callable[[str], None]) -> None:
    """Each text of the table of texts, its parts in different fonts put together, readings aside left out."""
    parser = expat.ParserCreate()
    pieces: list[str] = []
    state = {"taking": False, "aside": False, "length": 0}

    def start(name: str, _: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "si":
                pieces.clear()
                state["length"] = 0
            case "rPh":
                state["aside"] = True
            case "t":
                state["taking"] = not state["aside"]

    def end(name: str) -> None:
        match name.rpartition(":")[2]:
            case "si":
                add("".join(pieces))
            case "rPh":
                state["aside"] = False
            case "t":
                state["taking"] = False

    def take(text: str) -> None:
        if state["taking"] and state["length"] <= LONGEST_CELL:
            pieces.append(text)
            state["length"] += len(text)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, take
    parse_part(archive, path, parser)


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _flag(element: Element, name: str) -> bool:
    return element.get(name, "0").lower() in ("1", "true")
