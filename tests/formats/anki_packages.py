"""Packages as Anki makes them, old and new, small ones: built here, so that each part can be read, and spoilt."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field

import zstandard

from quiz.formats.anki.writer import TABLES

SEPARATE_TABLES = """
CREATE TABLE fields (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL COLLATE unicase,
  config blob NOT NULL, PRIMARY KEY (ntid, ord)) without rowid;
CREATE UNIQUE INDEX idx_fields_name_ntid ON fields (name, ntid);
CREATE TABLE templates (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL COLLATE unicase,
  mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL, PRIMARY KEY (ntid, ord)) without rowid;
CREATE TABLE notetypes (id integer NOT NULL PRIMARY KEY, name text NOT NULL COLLATE unicase,
  mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL);
CREATE UNIQUE INDEX idx_notetypes_name ON notetypes (name);
CREATE TABLE decks (id integer PRIMARY KEY NOT NULL, name text NOT NULL COLLATE unicase,
  mtime_secs integer NOT NULL, usn integer NOT NULL, common blob NOT NULL, kind blob NOT NULL);
"""


@dataclass(frozen=True)
class Type:
    """A note type; templates: front and back of each."""

    name: str
    fields: tuple[str, ...]
    templates: tuple[tuple[str, str], ...]
    cloze: bool = False


ANSWER = "{{FrontSide}}\n\n<hr id=answer>\n\n"
BASIC = Type("Basic", ("Front", "Back"), (("{{Front}}", f"{ANSWER}{{{{Back}}}}"),))
REVERSED = Type(
    "Basic (and reversed card)",
    ("Front", "Back"),
    (("{{Front}}", f"{ANSWER}{{{{Back}}}}"), ("{{Back}}", f"{ANSWER}{{{{Front}}}}")),
)
TYPED = Type(
    "Basic (type in the answer)",
    ("Front", "Back", "More"),
    (("{{Front}}\n\n{{type:Back}}", "{{Front}}\n\n<hr id=answer>\n\n{{type:Back}}{{#More}}<br>{{More}}{{/More}}"),),
)
CLOZE = Type("Cloze", ("Text", "Back Extra"), (("{{cloze:Text}}", "{{cloze:Text}}<br>\n{{Back Extra}}"),), cloze=True)


@dataclass(frozen=True)
class Note:
    """cards: numbers of its templates; None: of all, or of its gaps' numbers as far as tests need them."""

    type: Type
    values: tuple[str, ...]
    guid: str = ""
    deck: str = "History"
    cards: tuple[int, ...] | None = None


def note(type_: Type, *values: str, guid: str = "", deck: str = "History", cards: Sequence[int] | None = None) -> Note:
    """A note in a line."""
    return Note(type_, values, guid, deck, None if cards is None else tuple(cards))


@dataclass
class Package:
    """latest: as Anki writes it today; else as it did for years. extra: more members. about: said of each deck."""

    notes: Sequence[Note]
    latest: bool = False
    about: str = ""
    sql: str = ""
    extra: Mapping[str, bytes] = field(default_factory=dict)

    def database(self) -> bytes:
        types = list(dict.fromkeys(note.type for note in self.notes))
        decks = {name: 100 + place for place, name in enumerate(dict.fromkeys(note.deck for note in self.notes))}
        decks = {name: 1 if name == "Default" else key for name, key in decks.items()}
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
            connection.create_collation("unicase", lambda one, other: (one > other) - (one < other))
            connection.executescript(TABLES)
            models, known = ("", "") if self.latest else (_models(types), _decks(decks, self.about))
            row = (1, 0, 0, 0, 18 if self.latest else 11, 0, 0, 0, "", models, known, "", "")
            connection.execute(f"INSERT INTO col VALUES ({', '.join('?' * len(row))})", row)
            for number, each in enumerate(self.notes, start=1):
                guid = each.guid or f"guid!{number}"
                said = "\x1f".join(each.values)
                values = (number, guid, types.index(each.type) + 1, 0, 0, "", said, each.values[0], 0, 0, "")
                connection.execute(f"INSERT INTO notes VALUES ({', '.join('?' * len(values))})", values)
                cards = range(len(each.type.templates)) if each.cards is None else each.cards
                for card in cards:
                    fixed = (number * 100 + card, number, decks[each.deck], card, *[0] * 13, "")
                    connection.execute(f"INSERT INTO cards VALUES ({', '.join('?' * len(fixed))})", fixed)
            if self.latest:
                connection.executescript(SEPARATE_TABLES)
                _fill_tables(connection, types, decks, self.about)
            if self.sql:
                connection.executescript(self.sql)
            return connection.serialize()

    def build(self) -> bytes:
        if not self.latest:
            return zipped({"collection.anki2": self.database(), "media": b"{}", **self.extra})
        database = bytearray(self.database())
        database[18:20] = b"\2\2"  # Anki leaves it in write-ahead mode
        return zipped(
            {
                "meta": b"\x08\x03",
                "collection.anki21b": zstandard.compress(bytes(database)),
                "collection.anki2": Package([note(BASIC, "Please update to the latest Anki version", "")]).database(),
                "media": zstandard.compress(b""),
                **self.extra,
            }
        )


def zipped(members: Mapping[str, bytes]) -> bytes:
    """An archive of these."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _models(types: Sequence[Type]) -> str:
    return json.dumps(
        {
            str(key): {
                "id": key,
                "name": each.name,
                "type": int(each.cloze),
                "flds": [{"name": name, "ord": place} for place, name in enumerate(each.fields)],
                "tmpls": [
                    {"name": f"Card {place + 1}", "ord": place, "qfmt": front, "afmt": back}
                    for place, (front, back) in enumerate(each.templates)
                ],
            }
            for key, each in enumerate(types, start=1)
        }
    )


def _decks(decks: Mapping[str, int], about: str) -> str:
    return json.dumps({str(key): {"id": key, "name": name, "desc": about} for name, key in decks.items()})


def _fill_tables(connection: sqlite3.Connection, types: Sequence[Type], decks: Mapping[str, int], about: str) -> None:
    for key, each in enumerate(types, start=1):
        config = b"\x08\x01" if each.cloze else b""
        connection.execute("INSERT INTO notetypes VALUES (?, ?, 0, 0, ?)", (key, each.name, config + piece(3, ".card")))
        for place, name in enumerate(each.fields):
            font = piece(3, "Arial") + b"\x20\x14\x49" + bytes(8) + b"\x55" + bytes(4)  # a number of each length
            connection.execute("INSERT INTO fields VALUES (?, ?, ?, ?)", (key, place, name, font))
        for place, (front, back) in enumerate(each.templates):
            row = (key, place, f"Card {place + 1}", piece(1, front) + piece(2, back))
            connection.execute("INSERT INTO templates VALUES (?, ?, ?, 0, 0, ?)", row)
    for name, key in decks.items():
        kind = piece(1, piece(4, about))
        row2 = (key, name.replace("::", "\x1f"), b"", kind)
        connection.execute("INSERT INTO decks VALUES (?, ?, 0, 0, ?, ?)", row2)


def piece(tag: int, said: str | bytes) -> bytes:
    """A text or a message within, as Protocol Buffers write it."""
    data = said.encode() if isinstance(said, str) else said
    length, sizes = len(data), bytearray()
    while length > 0x7F:
        sizes.append(length & 0x7F | 0x80)
        length >>= 7
    return bytes([tag << 3 | 2, *sizes, length]) + data
