"""An Anki package for each thing that can be wrong with one, or left out of it."""

from __future__ import annotations

import struct

import zstandard

from quiz.formats.anki.archive import MOST_BYTES, MOST_DATABASE, MOST_MEMBERS_BYTES
from quiz.formats.anki.database import MOST_NOTES
from tests.formats.anki_packages import BASIC, CLOZE, REVERSED, TYPED, Note, Package, Type, note, zipped

GOOD = note(BASIC, "Кто?", "Ленин")
COUNTRY = Type("Country", ("Name", "Capital", "Flag"), (("{{Name}}", "{{Capital}}"), ("{{Flag}}", "{{Name}}")))
THOUSANDS_OF_TABLES = "".join(f"CREATE TABLE t{number} (a);" for number in range(3000))
THOUSANDS_OF_NOTES = f"""
WITH RECURSIVE numbers(n) AS (SELECT 1000 UNION ALL SELECT n + 1 FROM numbers LIMIT {MOST_NOTES})
INSERT INTO notes SELECT n, '', 1, 0, 0, '', '', 0, 0, 0, '' FROM numbers"""


def package(*notes: Note, sql: str = "", **members: bytes) -> bytes:
    """A small one with these notes."""
    return Package(notes or [GOOD], sql=sql, extra=members).build()


def listing(size: int) -> bytes:
    """The end of an archive whose list of members is so long."""
    return b"PK\x05\x06" + struct.pack("<HHHHLLH", 0, 0, 0, 0, size, 0, 0)


FILES: list[tuple[str, bytes]] = [
    ("apkg-not-zip", b"SQLite format 3\0"),
    ("apkg-file-big", bytes(MOST_BYTES + 1)),
    ("apkg-many-files", listing(MOST_MEMBERS_BYTES + 1)),
    ("apkg-newer", zipped({"meta": b"\x08\x04", "collection.anki21c": b""})),
    ("apkg-no-database", zipped({"media": b"{}"})),
    ("apkg-no-database", zipped({"meta": b"\x08\x03", "collection.anki2": Package([GOOD]).database()})),
    ("apkg-damaged", zipped({"collection.anki2": Package([GOOD]).database()[:5000]})),
    ("apkg-damaged", zipped({"meta": b"\x08\x03", "collection.anki21b": b"no zstd"})),
    ("apkg-database-big", zipped({"collection.anki21b": zstandard.compress(bytes(MOST_DATABASE + 1))})),
    ("apkg-too-much", package(sql=THOUSANDS_OF_TABLES)),
    ("apkg-many-notes", package(sql=THOUSANDS_OF_NOTES)),
    ("apkg-no-type", package(sql="UPDATE notes SET mid = 77")),
    ("apkg-numbering", package(note(BASIC, "Кто? " * 100, "Ленин"))),
    ("apkg-note-long", package(note(BASIC, "Кто?" * 20_000, "Ленин"))),
    ("apkg-many-gaps", package(note(CLOZE, " ".join(f"{{{{c{n}::а{n}}}}}" for n in range(1, 22)), ""))),
    ("apkg-media", package(note(BASIC, "Кто? <img src=a.png>", "Ленин"))),
    ("apkg-media-only", package(note(BASIC, "<img src=a.png>", "Ленин"))),
    ("apkg-one-sided", package(GOOD, note(REVERSED, "Кто?", "&nbsp;"))),
    ("apkg-gaps-as-cards", package(note(CLOZE, "{{c1::А}} и {{c1::Б}} сидели", ""))),
    ("apkg-typed-as-cards", package(note(TYPED, "Где Ленин?", "Ленин", ""))),
    ("apkg-other-cards", package(note(COUNTRY, "Россия", "Москва", "триколор"))),
    ("apkg-decks", package(GOOD, note(BASIC, "Где?", "Там", deck="Geography"))),
]
SPOILT_PACKAGES = [(code, "deck.apkg", data) for code, data in FILES]
LOST_IN_ANKI = {
    "apkg-lost-check",
    "apkg-lost-level",
    "apkg-lost-expects",
    "apkg-lost-origin",
    "apkg-lost-quote",
    "apkg-lost-subject",
    "apkg-lost-source",
    "apkg-lost-draft",
    "apkg-lost-language",
}
