"""A question set → a package that Anki 2.1 and later import: notes of our own types, in the schema all of them read."""

from __future__ import annotations

import hashlib
import html
import io
import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC, datetime

from quiz.errors import Fault
from quiz.formats.anki.own import FIELDS, OwnNote, note_of, templates_of
from quiz.formats.foreign import Exported, fingerprint, language_of
from quiz.formats.plain import default_level
from quiz.questions import Cloze, Expects, Fact, Kind, Question, QuestionSet, Typed, kind_of

TYPES_FROM = 1_763_000_000_000
"""The ids of our note types in Anki, for ever: one after another in the order of `Kind`, where new ones come last."""
DECK_FROM = 1_700_000_000_000
SCHEMA = 11
TABLES = """
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL,
  ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL,
  models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL,
  usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL,
  flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL,
  mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL,
  ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL,
  odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL,
  ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL,
  type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
"""
CSS = """.card { font-family: sans-serif; font-size: 20px; text-align: center; }
.options { margin-top: 1em; }
.options ul { display: inline-block; text-align: left; }
.accepted, .statement, .reasons, .extra { margin-top: 1em; font-size: 16px; }
blockquote { font-style: italic; }
table { margin: auto; text-align: left; }
.cloze { font-weight: bold; color: #2a6fdb; }
"""
EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
SELF_RATED = frozenset(Kind) - {Kind.FLASHCARD, Kind.TYPED, Kind.CLOZE}


def write_apkg(questions: QuestionSet, made_at: datetime) -> Exported:
    """The set as a package.

    made_at: when. Anki keeps the newer of two versions of a note, so a later package must say so. The same set and
    the same moment give the same bytes.
    """
    notes = [
        note_of(questions.title, fact, question, kind_of(question))
        for fact in questions.facts
        for question in fact.questions
    ]
    database = _database(questions, notes, made_at)
    packed = io.BytesIO()
    stamp = max(made_at, EARLIEST).timetuple()[:6]
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (("collection.anki2", database), ("media", b"{}")):
            archive.writestr(zipfile.ZipInfo(name, stamp), data, zipfile.ZIP_DEFLATED)
    return Exported(packed.getvalue(), tuple(_lost(questions)))


def _database(questions: QuestionSet, notes: list[OwnNote], made_at: datetime) -> bytes:
    seconds = int(made_at.timestamp())
    deck = DECK_FROM + int(fingerprint(questions.title), 16)
    first = seconds * 1000
    kinds = sorted({note.kind for note in notes})
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.executescript(TABLES)
        col = (1, seconds, first, first, SCHEMA, 0, 0, 0, *_settings(questions, kinds, deck, seconds), "{}")
        connection.execute("BEGIN")
        connection.execute("INSERT INTO col VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", col)
        connection.executemany(
            "INSERT INTO notes VALUES (?, ?, ?, ?, -1, '', ?, ?, ?, 0, '')",
            (_note_row(first + number, note, seconds) for number, note in enumerate(notes)),
        )
        connection.executemany(
            "INSERT INTO cards VALUES (?, ?, ?, 0, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')",
            ((first + number, first + number, deck, seconds, number + 1) for number in range(len(notes))),
        )
        connection.execute("COMMIT")
        return connection.serialize()


def _note_row(own: int, note: OwnNote, seconds: int) -> tuple[object, ...]:
    # Anki looks for notes that begin alike by this sum.
    checksum = int(hashlib.sha1(note.words.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()[:8], 16)
    fields = "\x1f".join(note.values[name] for name in FIELDS)
    return own, note.guid, type_id(note.kind), seconds, fields, note.words, checksum


def type_id(kind: Kind) -> int:
    """Of our note type for this kind, the same for ever."""
    return TYPES_FROM + list(Kind).index(kind)


def _settings(questions: QuestionSet, kinds: list[Kind], deck: int, seconds: int) -> tuple[str, str, str, str]:
    """conf, models, decks, dconf: what Anki keeps as JSON."""
    conf = {"curDeck": deck, "activeDecks": [deck], "nextPos": 1, "schedVer": 2, "sched2021": True}
    models = {str(type_id(kind)): _note_type(kind, deck, seconds) for kind in kinds}
    name = questions.title.replace("::", ": ")  # two colons begin a deck within a deck
    decks = {
        "1": _deck(1, "Default", "", seconds),
        str(deck): _deck(deck, name, html.escape(questions.about, quote=False).replace("\n", "<br>"), seconds),
    }
    return json.dumps(conf), json.dumps(models), json.dumps(decks), json.dumps({"1": OPTIONS})


def _deck(own: int, name: str, about: str, seconds: int) -> dict[str, object]:
    today = {f"{what}Today": [0, 0] for what in ("lrn", "rev", "new", "time")}
    fixed = {"dyn": 0, "conf": 1, "extendNew": 0, "extendRev": 0, "collapsed": False, "browserCollapsed": False}
    return {"id": own, "name": name, "desc": about, "mod": seconds, "usn": -1, **fixed, **today}


OPTIONS = {
    "id": 1, "name": "Default", "mod": 0, "usn": 0, "maxTaken": 60, "autoplay": True, "timer": 0, "replayq": True,
    "dyn": False,
    "new": {
        "bury": False, "delays": [1.0, 10.0], "initialFactor": 2500, "ints": [1, 4, 0], "order": 1, "perDay": 20,
    },
    "rev": {"bury": False, "ease4": 1.3, "ivlFct": 1.0, "maxIvl": 36500, "perDay": 200, "hardFactor": 1.2},
    "lapse": {"delays": [10.0], "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0.0},
}  # fmt: skip
"""How quickly Anki teaches: what it has itself when nobody has chosen anything."""


def _note_type(kind: Kind, deck: int, seconds: int) -> dict[str, object]:
    front, back = templates_of(kind)
    template = {
        "name": "Card 1", "ord": 0, "qfmt": front, "afmt": back, "bqfmt": "", "bafmt": "", "did": None,
        "bfont": "", "bsize": 0,
    }  # fmt: skip
    fields = [
        {"name": name, "ord": number, "sticky": False, "rtl": False, "font": "Arial", "size": 20, "media": []}
        for number, name in enumerate(FIELDS)
    ]
    return {
        "id": type_id(kind), "name": f"Uzelok {kind}", "type": int(kind is Kind.CLOZE), "mod": seconds, "usn": -1,
        "sortf": 0, "did": deck, "tmpls": [template], "flds": fields, "css": CSS, "latexPre": "", "latexPost": "",
        "latexsvg": False, "req": [[0, "any", [0]]], "tags": [], "vers": [],
    }  # fmt: skip


def _lost(questions: QuestionSet) -> list[Fault]:
    """One fault for each kind of thing that a package has no place for, with how many there are."""
    pairs = [(fact, question) for fact in questions.facts for question in fact.questions]
    counts = {
        "apkg-lost-check": sum(kind_of(question) in SELF_RATED for _, question in pairs),
        "apkg-lost-level": sum(question.level != default_level(question) for _, question in pairs),
        "apkg-lost-expects": sum(_expects(question) is not Expects.TEXT for _, question in pairs),
        "apkg-lost-origin": sum(question.origin is not None for _, question in pairs),
        "apkg-lost-quote": sum(_loses_quote(fact) for fact in questions.facts),
        "apkg-lost-subject": sum(bool(fact.subject) for fact in questions.facts),
        "apkg-lost-source": int(bool(questions.source or questions.material)),
        "apkg-lost-draft": int(questions.draft),
        "apkg-lost-language": int(_read_as(questions) != questions.language),
    }
    return [Fault(None, None, "", code, {"count": str(count)}) for code, count in counts.items() if count]


def _expects(question: Question) -> Expects:
    return question.expects if isinstance(question, Typed | Cloze) else Expects.TEXT


def _loses_quote(fact: Fact) -> bool:
    """Each note has one quote; read back, the first is that of the fact."""
    quotes = {fact.evidence_of(question)[1] for question in fact.questions} | ({fact.quote} if fact.quote else set())
    return len(quotes) > 1


def _read_as(questions: QuestionSet) -> str:
    """The language that whoever reads the package will take it for."""
    return language_of(" ".join(fact.statement for fact in questions.facts[:200]))
