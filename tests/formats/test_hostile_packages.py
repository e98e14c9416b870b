"""Anki packages made to do harm, or damaged, are refused in words: soon, and without taking much memory."""

from __future__ import annotations

import io
import time
import tracemalloc
import zipfile
from random import Random

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from quiz.errors import BadFile, Fault, sentence
from quiz.formats.anki.archive import MOST_DATABASE
from quiz.formats.anki.cloze import gap_texts, numbers_in
from quiz.formats.anki.reader import read_apkg
from tests.formats.anki_packages import BASIC, CLOZE, REVERSED, TYPED, Package, Type, note, zipped
from tests.formats.grown import SEEDS

LONGEST = 10.0
"""Seconds; each takes a fraction of one."""
NOTES = [
    note(BASIC, "Кто?", "Ленин"),
    note(REVERSED, "НЭП", "1921", deck="Other"),
    note(TYPED, "Где?", "Там", "<b>да</b>"),
    note(CLOZE, "{{c1::Ленин {{c2::Ульянов}}::кто}} умер", "в Горках"),
]
ONE = NOTES[0]
RENAMED = "ALTER TABLE notes RENAME TO hidden;"
ENDLESS = "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t)"
HOSTILE_SQL = {
    "a view with the name of a table": f"{RENAMED} CREATE VIEW notes AS SELECT * FROM hidden;",
    "a view without end": f"{RENAMED} CREATE VIEW notes AS {ENDLESS} SELECT n id, 'a' guid, 1 mid, 'b' flds FROM t;",
    "a table that a module makes up": "DROP TABLE notes; CREATE VIRTUAL TABLE notes USING fts5(id, guid, mid, flds);",
    "a column that computes": "DROP TABLE notes; CREATE TABLE notes (id, guid, mid, flds AS (hex(zeroblob(15000000))));"
    "INSERT INTO notes (id, guid, mid) VALUES (1, 'a', 1);",
    "types that are no objects": "UPDATE col SET models = '[1]';",
    "types deeper than deep": f"UPDATE col SET models = '{'[' * 100_000}';",
    "fields that are bytes": "UPDATE notes SET flds = x'00ff';",
    "cards that are words": "UPDATE cards SET ord = 'a';",
}
HARMLESS_SQL = {
    "a trigger": "CREATE TRIGGER wipe AFTER INSERT ON notes BEGIN DELETE FROM notes; END;",
    "a view beside the tables": f"CREATE VIEW more AS {ENDLESS} SELECT n FROM t;",
    "a guid that is a number": "UPDATE notes SET guid = 5;",
}


def faults_of(package: bytes) -> tuple[Fault, ...]:
    """Why it is refused; nothing if it is read."""
    begun = time.monotonic()
    try:
        read_apkg(package, "a.apkg")
    except BadFile as bad:
        return bad.faults
    finally:
        assert time.monotonic() - begun < LONGEST
    return ()


@pytest.mark.parametrize("what", HOSTILE_SQL)
def test_a_database_made_to_do_harm_is_refused(what: str) -> None:
    assert [fault.code for fault in faults_of(Package([ONE], sql=HOSTILE_SQL[what]).build())] == ["apkg-damaged"]


@pytest.mark.parametrize("what", HARMLESS_SQL)
def test_what_is_not_asked_for_does_nothing(what: str) -> None:
    assert not faults_of(Package([ONE], sql=HARMLESS_SQL[what]).build())


@pytest.mark.parametrize("name", ["collection.anki21b", "collection.anki2"])
def test_a_bomb_is_not_unpacked(name: str) -> None:
    bomb = bytes(10 * MOST_DATABASE)
    package = zipped({name: zstandard.compress(bomb) if name.endswith("b") else bomb})
    del bomb
    tracemalloc.start()
    try:
        assert [fault.code for fault in faults_of(package)] == ["apkg-database-big"]
        assert tracemalloc.get_traced_memory()[1] < 2 * MOST_DATABASE
    finally:
        tracemalloc.stop()


def test_a_bomb_that_lies_of_its_size_is_not_unpacked() -> None:
    package = bytearray(zipped({"collection.anki2": bytes(2 * MOST_DATABASE)}))
    size = (2 * MOST_DATABASE).to_bytes(4, "little")
    assert package.count(size) == 2
    faults = faults_of(bytes(package.replace(size, (1000).to_bytes(4, "little"))))
    assert [fault.code for fault in faults] == ["apkg-damaged"]


def test_an_encrypted_package_and_one_packed_otherwise_are_refused() -> None:
    database = Package([ONE]).database()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("collection.anki2", database)
    assert [fault.code for fault in faults_of(packed.getvalue())] == ["apkg-damaged"]
    encrypted = bytearray(zipped({"collection.anki2": database}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        encrypted[encrypted.index(mark) + place] |= 1
    assert [fault.code for fault in faults_of(bytes(encrypted))] == ["apkg-damaged"]


def test_names_in_the_archive_are_no_paths() -> None:
    assert not faults_of(Package([ONE], extra={"../../evil": b"x", "/etc/evil": b"x"}).build())


@pytest.mark.parametrize(
    "text", ["{{c1::" * 8000, "}}" * 20_000, "{{c1::a}}" * 5000, "{{c1::a" * 3000 + "}}" * 3000, "{{c1,2,3::::::}}"]
)
def test_gaps_without_number_take_no_time(text: str) -> None:
    begun = time.monotonic()
    gap_texts(text, numbers_in(text))
    faults_of(Package([note(CLOZE, text[:49_000], "")]).build())
    assert time.monotonic() - begun < LONGEST


def test_a_template_full_of_names_takes_no_time() -> None:
    front = "{{#Front}}" * 20_000 + "{{Front}}" * 20_000
    greedy = Type("Greedy", ("Front", "Back"), ((front, front),))
    assert faults_of(Package([note(greedy, "а" * 1000, "б")]).build())


def test_a_short_package_that_becomes_a_long_one_is_broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quiz.formats.anki.reader.MOST_HTML", 1_000_000)
    greedy = Type("Greedy", ("Front", "Back"), (("{{Front}}<b>" * 200, "{{Back}}<i>" * 200),))
    notes = [note(greedy, "а" * 200, "б" * 200) for _ in range(20)]
    assert [fault.code for fault in faults_of(Package(notes).build())] == ["apkg-too-much"]


@given(SEEDS, st.booleans())
def test_a_package_spoilt_at_any_place_is_read_or_refused_in_words(chance: Random, latest: bool) -> None:
    package = bytearray(Package(NOTES, latest).build())
    for _ in range(chance.randint(1, 4)):
        package[chance.randrange(len(package))] = chance.randrange(256)
    for fault in faults_of(bytes(package[: chance.choice([len(package), chance.randrange(len(package))])])):
        assert sentence(fault, "ru")


@given(SEEDS, st.booleans())
def test_a_database_spoilt_at_any_place_is_read_or_refused_in_words(chance: Random, latest: bool) -> None:
    database = bytearray(Package(NOTES, latest).database())
    for _ in range(chance.randint(1, 8)):
        place = chance.choice([chance.randrange(len(database)), chance.randrange(0, len(database), 4096)])
        end = min(len(database), place + chance.randint(1, 200))
        database[place:end] = chance.randbytes(end - place)
    name, data = "collection.anki2", bytes(database)
    if latest:
        name, data = "collection.anki21b", zstandard.compress(data)
    for fault in faults_of(zipped({name: data})):
        assert sentence(fault, "ru")


@given(st.binary(max_size=200))
def test_any_bytes_at_all_are_refused_in_words(data: bytes) -> None:
    for package in (data, zipped({"collection.anki2": data}), zipped({"meta": data, "collection.anki21b": data})):
        assert all(sentence(fault, "en") for fault in faults_of(package))


@given(st.text("{}c1:,0<>b/ ёя[]sound\n", max_size=60))
def test_any_field_at_all_is_read_or_refused_in_words(text: str) -> None:
    notes = [note(CLOZE, text, text), note(BASIC, text, text), note(TYPED, text, text, text)]
    for fault in faults_of(Package(notes).build()):
        assert sentence(fault, "ru")
