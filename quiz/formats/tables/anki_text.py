"""Anki's "Notes in Plain Text": lines that begin with # say how the rest is to be read."""

from __future__ import annotations

import csv
import hashlib
import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from quiz.errors import Fault
from quiz.formats.tables.cells import Row
from quiz.formats.tables.columns import read_headings, spoken
from quiz.formats.tables.rows import Table

SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "colon": ":", "space": " "}
HEAD_LINE = re.compile(
    r"#(separator|html|columns|tags|deck|notetype|(?:guid|notetype|deck|tags) column|if matches):(.*)"
)
MEDIA = re.compile(r"\[sound:[^\]\n]*\]|<img\b[^>]*>", re.IGNORECASE)
BREAK = re.compile(r"<br\s*/?>|</(?:div|p|li|tr|h[1-6])>", re.IGNORECASE)
UNSEEN = re.compile(r"<(script|style)\b[^>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")
GAPS = re.compile(r"\{\{c(\d+)::(.*?)(?:::.*?)?\}\}", re.DOTALL)
SPECIAL = {
    "tags": "tags", "теги": "tags", "метки": "tags", "deck": "deck", "колода": "deck", "guid": "guid",
    "notetype": "notetype", "note type": "notetype", "тип записи": "notetype",
}  # fmt: skip
"""What columns that are no fields of a note are called."""
FRONT, BACK, GUID = "front", "back", "fact id"


@dataclass(frozen=True, slots=True)
class AnkiHead:
    """What the first lines say. body: the rest of the file. lines: how many stand before it. special: columns that
    are no fields of a note, by what they are. names: of all columns, if given."""

    body: str
    lines: int
    separator: str
    html: bool
    special: dict[str, int]
    names: Sequence[str] = ()

    def table(self, rows: Sequence[Row]) -> Table:
        """Fronts and backs, or sentences with gaps; what cannot be taken is told. Columns named as ours are ours."""
        columns = read_headings(self.names)
        if {"ask", "answer", "wrong"} <= columns.places.keys():
            return Table([*rows], headings=self.names)
        table = Table([], headings=(FRONT, BACK, GUID))
        front_and_back = [*columns.places.get("ask", [])[:1], *columns.places.get("answer", [])[:1]]
        for row in rows:
            _add_note(self, row, front_and_back, table)
        return table


def read_anki_head(text: str) -> AnkiHead | None:
    """What a text's first lines say of it; None if they are not Anki's."""
    text = text.removeprefix("\ufeff")
    told: dict[str, str] = {}
    lines = 0
    while line := HEAD_LINE.match(text):
        told[line[1]] = line[2].strip()
        lines += 1
        text = text[line.end() :].removeprefix("\n")
    if not told:
        return None
    said = told.get("separator", "tab")
    separator = SEPARATORS.get(said.casefold(), said if said in SEPARATORS.values() else "\t")
    special = {
        name.partition(" ")[0]: int(column) - 1
        for name, column in told.items()
        if name.endswith(" column") and column.isdecimal() and 0 < int(column) < 100
    }
    names = next(csv.reader([told.get("columns", "")], delimiter=separator), [])
    special |= {SPECIAL[spoken(said)]: place for place, said in enumerate(names) if spoken(said) in SPECIAL}
    return AnkiHead(text, lines, separator, told.get("html", "false").casefold() == "true", special, names)


def _add_note(head: AnkiHead, row: Row, first: Sequence[int], table: Table) -> None:
    places = [place for place in range(len(row.cells)) if place not in head.special.values()]
    places.sort(key=lambda place: first.index(place) if place in first else len(first))
    fields = [row.cells[place] for place in places]
    if any(MEDIA.search(cell) for cell in fields):
        table.left_out.append(Fault(row.number, None, "", "rows-media"))
    front, *others = [plain(cell, head.html) for cell in fields] or [""]
    others = [said for said in others if said]
    guid_place = head.special.get("guid", -1)
    guid = row.cells[guid_place] if 0 <= guid_place < len(row.cells) else ""
    key = f"anki-{hashlib.blake2b(guid.encode('utf-8', 'replace'), digest_size=8).hexdigest()}" if guid else ""
    if sentences := gaps_apart(front):
        for number, sentence in enumerate(sentences, 1):
            end = f"-{number}" if key and number > 1 else ""
            table.rows.append(Row(row.number, (sentence, "", f"{key}{end}")))
        return
    if GAPS.search(front):
        table.left_out.append(Fault(row.number, None, "", "rows-gaps-together"))
        return
    if len(others) > 1:
        table.left_out.append(Fault(row.number, None, "", "rows-further-fields"))
    if not front or not others:
        table.left_out.append(Fault(row.number, None, "", "rows-nothing-but-media"))
        return
    table.rows.append(Row(row.number, (front, others[0], key)))


def plain(text: str, marked_up: bool) -> str:
    """The words of a field, without mark-up and media."""
    text = MEDIA.sub(" ", text)
    if marked_up:
        text = TAG.sub("", BREAK.sub("\n", UNSEEN.sub(" ", text)))
        text = html.unescape(text).replace("\u00a0", " ")
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


def gaps_apart(text: str) -> list[str]:
    """A sentence for each gap that stands alone under its number, with the other gaps filled in."""
    numbers = [found[1] for found in GAPS.finditer(text)]
    return [_with_gap(text, number) for number in dict.fromkeys(numbers) if numbers.count(number) == 1]


def _with_gap(text: str, number: str) -> str:
    parts, end = [], 0
    for found in GAPS.finditer(text):
        answer = _braceless(found[2])
        parts += [_braceless(text[end : found.start()]), f"{{{answer}}}" if found[1] == number else answer]
        end = found.end()
    return "".join([*parts, _braceless(text[end:])])


def _braceless(text: str) -> str:
    """Braces mark the gap and nothing else."""
    return text.replace("{", "(").replace("}", ")")
