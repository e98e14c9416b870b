"""The database of an Anki package → note types, notes, decks."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TypeVar

from quiz.errors import BadFile, Fault
from quiz.formats import shape
from quiz.formats.anki.messages import BadMessage, bytes_in, fields_of, number_in, text_in
from quiz.formats.anki.tables import Tables, damaged, opened, too_much

T = TypeVar("T")
MOST_NOTES = shape.FACTS[1]
MOST_FIELDS = 200
MOST_TYPES = 5_000
LONGEST_SETTINGS = 4_000_000
"""Characters of JSON, where older packages keep all note types, and all decks."""
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
    with opened(database, TABLES) as tables:
        try:
            return _Reading(tables).collection()
        except BadMessage as error:
            raise damaged() from error


class _Reading:
    def __init__(self, tables: Tables) -> None:
        self.rows, self.tables = tables.rows, tables.names

    def collection(self) -> Collection:
        if not {"col", "notes", "cards"} <= self.tables:
            raise damaged()
        separate = {"notetypes", "fields", "templates", "decks"} <= self.tables
        types = self.types_in_tables() if separate else self.types_in_col()
        names = self.decks_in_tables() if separate else self.decks_in_col()
        cards, decks = self.cards()
        return Collection(types, self.notes(cards), _by_size(decks, names))

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
                raise BadFile([Fault(None, None, "", "apkg-many-notes", {"most": str(MOST_NOTES)})])
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
        [(models, decks), *_] = [*self.rows("SELECT models, decks FROM col", 1), ("", "")]
        text = models if column == "models" else decks
        if len(_text(text)) > LONGEST_SETTINGS:
            raise too_much()
        try:
            said = json.loads(_text(text))
        except (ValueError, RecursionError) as error:
            raise damaged() from error
        if not isinstance(said, dict):
            raise damaged()
        found: dict[int, dict[str, object]] = {}
        for key, value in said.items():
            if not isinstance(value, dict) or not (key.isascii() and key.isdecimal() and len(key) < 20):
                raise damaged()
            found[int(key)] = value
        return found


def _by_size(decks: Counter[int], names: dict[int, tuple[str, str]]) -> list[Deck]:
    found = [Deck(*names.get(deck, ("", "")), cards) for deck, cards in decks.items()]
    return sorted(found, key=lambda deck: (-deck.cards, deck.name))


def _in_order(by_number: dict[int, T]) -> tuple[T, ...]:
    return tuple(by_number[number] for number in sorted(by_number))


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise damaged()
    return value


def _text(value: object) -> str:
    """A column of texts may hold numbers: SQLite does not mind."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return str(value)
    raise damaged()


def _blob(value: object) -> bytes:
    if not isinstance(value, bytes):
        raise damaged()
    return value


def _objects(value: object) -> list[dict[str, object]]:
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise damaged()
    return value
