"""Workbooks to be read, as people and programs make them, and as nobody should."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

from openpyxl import Workbook  # type: ignore[import-untyped]  # it carries no types

SHEET = "xl/worksheets/sheet1.xml"
HEAD = ["вопрос", "ответ", "неверный 1"]
ASKED = ["Сколько?", "46", "123"]
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook(*rows: Sequence[object], change: Callable[[Any], object] | None = None) -> bytes:
    """A workbook with these rows in its only worksheet. change: what else is done to it."""
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    if change:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def rewritten(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The workbook with one part of its archive changed, or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(member, change(old.read(member)) if member == name else old.read(member))
        if name not in old.namelist():
            new.writestr(name, change(b""))
    return out.getvalue()


def replaced(old: bytes, new: bytes, name: str = SHEET) -> bytes:
    """A workbook with one question, and these bytes instead of those in one part."""
    return rewritten(workbook(HEAD, ASKED), name, lambda xml: xml.replace(old, new, 1))


def by_hand(cells: str, strings: str = "", prefix: str = "") -> bytes:
    """A workbook of little more than these cells. strings: the table of texts that cells refer to."""
    parts = {
        "_rels/.rels": f'<Relationships><Relationship Id="a" Type="{RELATIONS}/officeDocument" Target="/xl/book.xml"/>'
        "</Relationships>",
        "xl/book.xml": f'<workbook xmlns:r="{RELATIONS}"><sheets><sheet name="Лист" r:id="b"/></sheets></workbook>',
        "xl/_rels/book.xml.rels": f'<Relationships><Relationship Id="b" Type="{RELATIONS}/worksheet" Target="s/a.xml"/>'
        f'<Relationship Id="c" Type="{RELATIONS}/sharedStrings" Target="/xl/texts.xml"/></Relationships>',
        "xl/s/a.xml": f'<{prefix}worksheet xmlns="{MAIN}" xmlns:x="{MAIN}"><{prefix}sheetData>{cells}'
        f"</{prefix}sheetData></{prefix}worksheet>",
        "xl/texts.xml": f"<sst>{strings}</sst>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in parts.items():
            archive.writestr(name, xml)
    return out.getvalue()


def many_members() -> bytes:
    """An archive with more parts than any workbook."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(1001):
            archive.writestr(f"{number}.xml", "")
    return out.getvalue()


ENTITIES = b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
LONG = "4" * 10_000_000
ROW = '<row><c t="inlineStr"><is><t>Что?</t></is></c><c><v>46</v></c></row>'
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a zip bomb": (lambda: by_hand(" " * 160_000_000), "rows-unpacks"),
    "a thousand parts": (many_members, "rows-unpacks"),
    "styles without end": (
        lambda: replaced(b"</fonts", b" " * 5_000_000 + b"</fonts", "xl/styles.xml"),
        "rows-unpacks",
    ),
    "a million texts": (lambda: by_hand(ROW, "<si/>" * 1_000_001), "rows-unpacks"),
    "laughs among the cells": (lambda: replaced(b"<worksheet", ENTITIES + b"<worksheet"), "rows-not-xlsx"),
    "laughs among the names": (
        lambda: replaced(b"<workbook", ENTITIES + b"<workbook", "xl/workbook.xml"),
        "rows-not-xlsx",
    ),
    "ten megabytes in a text": (
        lambda: by_hand('<row><c t="s"><v>0</v></c></row>', f"<si><t>{LONG}</t></si>"),
        "rows-cell-long",
    ),
    "ten megabytes in a cell": (lambda: by_hand(f"<row><c><v>{LONG}</v></c></row>"), "rows-cell-long"),
    "millions of empty cells": (lambda: by_hand("<row>" + "<c/>" * 1_700_000 + "</row>"), "rows-unpacks"),
    "a cell far to the right": (
        lambda: workbook(HEAD, ASKED, change=lambda book: book.active.cell(3, 9000, "x")),
        "rows-too-wide",
    ),
    "the last row of all": (
        lambda: workbook(HEAD, change=lambda book: book.active.cell(1_048_576, 1, "Кто?")),
        "rows-no-answer",
    ),
    "more rows than are read": (lambda: by_hand(ROW * 100_002), "rows-too-many"),
    "a path out of the archive": (
        lambda: replaced(b"worksheets/", b"../../../etc/", "xl/_rels/workbook.xml.rels"),
        "rows-not-xlsx",
    ),
    "a text that is not there": (lambda: by_hand('<row><c t="s"><v>5</v></c></row>'), "rows-not-xlsx"),
    "an archive of something else": (
        lambda: rewritten(b"PK\x05\x06" + b"\0" * 18, "a.txt", lambda _: b"a"),
        "rows-not-xlsx",
    ),
    "a damaged archive": (lambda: workbook(HEAD, ASKED)[:-300], "rows-not-xlsx"),
    "no archive at all": (lambda: b"", "rows-not-xlsx"),
    "more than is taken": (lambda: b"PK\x03\x04" + b"\0" * 20_000_001, "too-big"),
}
"""What is made, and the code it is refused with."""
