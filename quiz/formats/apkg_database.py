"""The database of an Anki package → note types, notes, decks. It is data from a stranger: it is read in memory,
only real tables are read, nothing in it is run, and what takes too long is broken off."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import TypeVar

from quiz.errors import BadFile, Fault
from quiz.formats import shape
from quiz.formats.apkg_messages import BadMessage, bytes_in, fields_of, number_in, text_in

T = TypeVar("T")
MOST_NOTES = shape.FACTS[1]
MOST_FIELDS = 200
MOST_ROWS = 20 * MOST_NOTES
"""Of a table. A damaged tree may lead to the same rows again and again."""
MOST_TYPES = 5_000
LONGEST_SETTINGS = 4_000_000
"""Characters of JSON, where older packages keep all note types, and all decks."""
LONGEST_VALUE = 32_000_000
"""Bytes of a single value."""
MOST_TAKEN = 64_000_000
"""Characters of all values together."""
STEPS_A_LOOK = 1000
"""Of SQLite's machine."""
LOOKS_WHILE_OPENING, LOOKS = 10, 30_000
"""A schema has some thirty tables and indexes, and may have a thousand: more take SQLite very long to read."""
MAGIC = b"SQLite format 3\0"
WRITE_AHEAD = slice(18, 20)
UNREADABLE = (sqlite3.Error, BadMessage, MemoryError, OverflowError, UnicodeDecodeError)
"""The last: where SQLite quotes the damaged schema in what it says of it."""
TABLES = frozenset({"col", "notes", "cards", "decks", "notetypes", "fields", "templates"})
DEFAULT_DECK = 1
"""Anki's own, which every collection has: its name says nothing."""


@dataclass(frozen=True, slots=True)
class Template:
    """How a card is made of a note: `front` and `back` are HTML with the names of fields in braces."""

    front: str
    back: str


@dataclass(frozen=True, slots=True)
class NoteType:
    """Names of fields and templates in their order."""

    name: str
    cloze: bool
    fields: tuple[str, ...]
    templates: tuple[Template, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """number: from 1, in the order in which they were made. cards: numbers of the templates (from 0) it has cards of;
    of a cloze, the numbers of its gaps less one."""

    number: int
    guid: str
    type: int
    values: tuple[str, ...]
    cards: frozenset[int]


@dataclass(frozen=True, slots=True)
class Deck:
    """name: "History::1917". cards: how many are in it."""

    name: str
    about: str
    cards: int


@dataclass(slots=True)
class Collection:
    """All of a package that matters here. decks: those with cards, the largest first."""

    types: dict[int, NoteType]
    notes: list[Note]
    decks: list[Deck] = field(default_factory=list)


def collection_in(database: bytes) -> Collection:
    """What a database holds. Raises BadFile if it is none of Anki's, or damaged."""
    if not database.startswith(MAGIC):
        raise _bad("apkg-damaged")
    held = bytearray(database)
    held[WRITE_AHEAD] = b"\1\1"  # a journal beside it cannot be there: it is in memory
    try:
        with closing(_opened(held)) as connection:
            return _Reading(connection).collection()
    except sqlite3.OperationalError as error:
        interrupted = getattr(error, "sqlite_errorname", "") == "SQLITE_INTERRUPT"
        raise _bad("apkg-too-much" if interrupted else "apkg-damaged") from error
    except UNREADABLE as error:
        raise _bad("apkg-damaged") from error


def _opened(database: bytearray) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(database)
    connection.set_progress_handler(_ends_after(LOOKS_WHILE_OPENING), STEPS_A_LOOK)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.setlimit(sqlite3.SQLITE_LIMIT_WORKER_THREADS, 0)
    connection.text_factory = lambda text: text.decode("utf-8", "replace")
    connection.create_collation("unicase", lambda one, other: (one > other) - (one < other))
    for setting in ("trusted_schema = OFF", "query_only = ON", "cell_size_check = ON", "temp_store = MEMORY"):
        connection.execute(f"PRAGMA {setting}")
    connection.execute("SELECT 1 FROM sqlite_master LIMIT 1")  # reads the schema
    connection.set_authorizer(_may)
    connection.set_progress_handler(_ends_after(LOOKS), STEPS_A_LOOK)
    return connection


def _ends_after(looks: int) -> Callable[[], int]:
    left = iter(range(looks))
    return lambda: int(next(left, None) is None)


def _may(action: int, one: str | None, _other: str | None, _database: str | None, inside: str | None) -> int:
    """Only real tables are read: `inside` names the view or the trigger that asks."""
    if inside is None:
        if action == sqlite3.SQLITE_SELECT:
            return sqlite3.SQLITE_OK
        if action == sqlite3.SQLITE_READ and one in TABLES | {"sqlite_master"}:
            return sqlite3.SQLITE_OK
        if action == sqlite3.SQLITE_PRAGMA and one == "table_xinfo":
            return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


class _Reading:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.left = MOST_TAKEN
        self.tables = {
            name
            for kind, name, sql in self.rows("SELECT type, name, sql FROM sqlite_master")
            if kind == "table" and name in TABLES and isinstance(sql, str) and self.is_plain(name, sql)
        }

    def collection(self) -> Collection:
        if not {"col", "notes", "cards"} <= self.tables:
            raise _bad("apkg-damaged")
        separate = {"notetypes", "fields", "templates", "decks"} <= self.tables
        types = self.types_in_tables() if separate else self.types_in_col()
        names = self.decks_in_tables() if separate else self.decks_in_col()
        cards, decks = self.cards()
        return Collection(types, self.notes(cards), _by_size(decks, names))

    def is_plain(self, name: object, sql: str) -> bool:
        """It is none that a module makes up, and has no column that computes its values."""
        columns = self.connection.execute(f"PRAGMA table_xinfo({name})")
        return sql[:13].upper() == "CREATE TABLE " and not any(hidden for *_, hidden in columns)

    def rows(self, query: str, most: int = MOST_ROWS) -> Iterator[tuple[object, ...]]:
        """No more is taken out than an honest file can hold. A query is a plain walk over one table: whatever
        SQLite sorts or counts by itself cannot be broken off."""
        for count, row in enumerate(self.connection.execute(query), start=1):
            self.left -= sum(len(value) for value in row if isinstance(value, str | bytes))
            if self.left < 0 or count > most:
                raise _bad("apkg-too-much")
            yield row

    def cards(self) -> tuple[dict[int, set[int]], Counter[int]]:
        """The cards of each note, and how many are in each deck."""
        cards: dict[int, set[int]] = {}
        decks: Counter[int] = Counter()
        for note, number, deck, own_deck in self.rows("SELECT nid, ord, did, odid FROM cards"):
            cards.setdefault(_number(note), set()).add(_number(number))
            decks[_number(own_deck) or _number(deck)] += 1  # it may be in a filtered deck for a while
        return cards, decks

    def notes(self, cards: dict[int, set[int]]) -> list[Note]:
        found: list[tuple[int, str, int, str]] = []
        for own, guid, kind, flds in self.rows("SELECT id, guid, mid, flds FROM notes"):
            if len(found) == MOST_NOTES:
                raise _bad("apkg-many-notes", most=str(MOST_NOTES))
            found.append((_number(own), _text(guid), _number(kind), _text(flds)))
        return [
            Note(number, guid, kind, tuple(flds.split("\x1f", MOST_FIELDS)), frozenset(cards.get(own, ())))
            for number, (own, guid, kind, flds) in enumerate(sorted(found), start=1)
        ]

    def types_in_tables(self) -> dict[int, NoteType]:
        fields: dict[int, dict[int, str]] = {}
        for kind, number, name in self.rows("SELECT ntid, ord, name FROM fields", 20 * MOST_TYPES):
            fields.setdefault(_number(kind), {})[_number(number)] = _text(name)
        templates: dict[int, dict[int, Template]] = {}
        for kind, number, config in self.rows("SELECT ntid, ord, config FROM templates", MOST_TYPES):
            said = fields_of(_blob(config))
            template = Template(text_in(said, 1), text_in(said, 2))
            templates.setdefault(_number(kind), {})[_number(number)] = template
        types = {}
        for own, name, config in self.rows("SELECT id, name, config FROM notetypes", MOST_TYPES):
            key = _number(own)
            cloze = number_in(fields_of(_blob(config)), 1) == 1
            types[key] = NoteType(_text(name), cloze, _in_order(fields.get(key, {})), _in_order(templates.get(key, {})))
        return types

    def decks_in_tables(self) -> dict[int, tuple[str, str]]:
        """The name, its parts joined by "::" as in older packages, and what is said about the deck."""
        names = {}
        for own, name, kind in self.rows("SELECT id, name, kind FROM decks", MOST_TYPES):
            about = text_in(fields_of(bytes_in(fields_of(_blob(kind)), 1)), 4)
            names[_number(own)] = ("" if own == DEFAULT_DECK else _text(name).replace("\x1f", "::"), about)
        return names

    def types_in_col(self) -> dict[int, NoteType]:
        types = {}
        for key, said in self.in_col("models").items():
            fields = {_number(each.get("ord")): _text(each.get("name")) for each in _objects(said.get("flds"))}
            templates = {
                _number(each.get("ord")): Template(_text(each.get("qfmt")), _text(each.get("afmt")))
                for each in _objects(said.get("tmpls"))
            }
            name, cloze = _text(said.get("name")), said.get("type") == 1
            types[key] = NoteType(name, cloze, _in_order(fields), _in_order(templates))
        return types

    def decks_in_col(self) -> dict[int, tuple[str, str]]:
        return {
            key: ("" if key == DEFAULT_DECK else _text(said.get("name")), _text(said.get("desc", "")))
            for key, said in self.in_col("decks").items()
        }

    def in_col(self, column: str) -> dict[int, dict[str, object]]:
        """Objects by their ids, as older packages keep them in a column."""
        [(text,), *_] = [*self.rows(f"SELECT {column} FROM col", 1), ("",)]
        if len(_text(text)) > LONGEST_SETTINGS:
            raise _bad("apkg-too-much")
        try:
            said = json.loads(_text(text))
        except (ValueError, RecursionError) as error:
            raise _bad("apkg-damaged") from error
        if not isinstance(said, dict):
            raise _bad("apkg-damaged")
        found: dict[int, dict[str, object]] = {}
        for key, value in said.items():
            if not isinstance(value, dict) or not (key.isascii() and key.isdecimal() and len(key) < 20):
                raise _bad("apkg-damaged")
            found[int(key)] = value
        return found


def _by_size(decks: Counter[int], names: dict[int, tuple[str, str]]) -> list[Deck]:
    found = [Deck(*names.get(deck, ("", "")), cards) for deck, cards in decks.items()]
    return sorted(found, key=lambda deck: (-deck.cards, deck.name))


def _in_order(by_number: dict[int, T]) -> tuple[T, ...]:
    return tuple(by_number[number] for number in sorted(by_number))


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise _bad("apkg-damaged")
    return value


def _text(value: object) -> str:
    """A column of texts may hold numbers: SQLite does not mind."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return str(value)
    raise _bad("apkg-damaged")


def _blob(value: object) -> bytes:
    if not isinstance(value, bytes):
        raise _bad("apkg-damaged")
    return value


def _objects(value: object) -> list[dict[str, object]]:
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise _bad("apkg-damaged")
    return value


def _bad(code: str, **data: str) -> BadFile:
    return BadFile([Fault(None, None, "", code, data)])
