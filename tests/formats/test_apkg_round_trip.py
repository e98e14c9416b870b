"""What goes into an Anki package comes out of it again; what it has no place for is said."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given

from quiz.errors import sentence
from quiz.formats.anki.reader import read_apkg
from quiz.formats.anki.writer import TYPES_FROM, type_id, write_apkg
from quiz.formats.exchange import APKG
from quiz.formats.foreign import language_of
from quiz.formats.plain import default_level
from quiz.formats.shape import tidy
from quiz.questions import (
    Choice,
    Cloze,
    Expects,
    Fact,
    Flashcard,
    Kind,
    Option,
    Origin,
    Question,
    QuestionSet,
    TrueFalse,
    Typed,
)
from tests.formats.documents import NOW
from tests.formats.grown import SEEDS, set_of


def carried(questions: QuestionSet) -> QuestionSet:
    """The set as far as a package has a place for it."""
    facts = tuple(
        Fact(
            fact.key,
            fact.statement,
            fact.evidence_of(fact.questions[0])[1],
            tuple(carried_question(question) for question in fact.questions),
        )
        for fact in questions.facts
    )
    language = language_of(" ".join(fact.statement for fact in facts))
    return QuestionSet(tidy(questions.title.replace("::", ": ")), language, facts, questions.about)


def carried_question(question: Question) -> Question:
    if isinstance(question, Typed | Cloze):
        question = replace(question, expects=Expects.TEXT)
    return replace(question, quote="", level=default_level(question), origin=None)


@given(SEEDS)
def test_what_a_package_can_carry_comes_back_equal(chance: Random) -> None:
    asked = set_of(chance)
    written = write_apkg(asked, NOW)
    assert read_apkg(written.data, "a.apkg").questions == carried(asked)
    assert write_apkg(asked, NOW) == written
    assert all(sentence(fault, "ru") and sentence(fault, "en") for fault in written.lost)


def test_a_package_is_made_at_the_moment_it_was_asked_for() -> None:
    assert APKG.write
    asked = QuestionSet("Набор", "ru", (SOME,))
    assert APKG.write(asked, NOW) == write_apkg(asked, NOW)
    assert APKG.write(asked, NOW + timedelta(hours=1)) == write_apkg(asked, NOW + timedelta(hours=1))


CARD = Flashcard(key="card", ask="Кто?", answer="Ленин")
SOME = Fact("fact", "Кто? — Ленин", "", (CARD,))
LOSING: list[tuple[str, Fact]] = [
    ("apkg-lost-check", replace(SOME, questions=(TrueFalse(key="t", ask="Был.", answer=True),))),
    ("apkg-lost-level", replace(SOME, questions=(replace(CARD, level=3),))),
    (
        "apkg-lost-expects",
        replace(SOME, questions=(Typed(key="t", ask="Когда?", answer="1921", level=3, expects=Expects.DATE),)),
    ),
    ("apkg-lost-origin", replace(SOME, questions=(replace(CARD, origin=Origin("who", 0.9)),))),
    ("apkg-lost-quote", replace(SOME, quote="Одна.", questions=(replace(CARD, quote="Другая."),))),
    ("apkg-lost-subject", replace(SOME, quote="Он.", subject="Ленин")),
]


@pytest.mark.parametrize(("code", "fact"), LOSING, ids=[code for code, _ in LOSING])
def test_what_a_package_has_no_place_for_is_said(code: str, fact: Fact) -> None:
    lost = {fault.code: fault.data for fault in write_apkg(QuestionSet("Набор", "ru", (fact,)), NOW).lost}
    assert lost[code] == {"count": "1"}


def test_what_a_set_loses_as_a_whole_is_said() -> None:
    draft = QuestionSet("Набор", "en", (SOME,), source="a.md", material="Ленин.", draft=True)
    told = {fault.code for fault in write_apkg(draft, NOW).lost}
    assert told == {"apkg-lost-source", "apkg-lost-draft", "apkg-lost-language"}
    assert write_apkg(QuestionSet("Набор", "ru", (SOME,)), NOW).lost == ()


def test_marks_of_anki_in_a_text_stay_text() -> None:
    odd = "{{c1::нет::да}} [sound:a.mp3] <b>&lt;b&gt;</b> {{Front}}"
    cloze = Cloze(key="cloze-1", ask="Пишут {std::vector::at} в C++.", level=2)
    card = Flashcard(key="card", ask=odd, answer=odd, explanation=odd)
    asked = QuestionSet("A::B", "en", (Fact("one", "Short fact here", odd, (card, cloze)),))
    assert read_apkg(write_apkg(asked, NOW).data, "a.apkg").questions == carried(asked)


def rows_of(package: bytes, query: str) -> list[tuple[object, ...]]:
    """What a query of SQLite finds in a package of ours."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive, closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(archive.read("collection.anki2"))
        return connection.execute(query).fetchall()


def test_a_note_is_found_again_by_what_never_changes() -> None:
    """Ids of note types and the form of guids are in people's collections: with others, all would come twice."""
    choice = Choice(key="who", ask="Кто?", answer="Он", wrong=(Option("Я", "Нет."), Option("Ты")), explanation="Да.")
    fact = Fact("tenth", "Это был он.", "«Он».", (choice,))
    written = write_apkg(QuestionSet("Съезд", "ru", (fact,)), NOW).data
    [(guid, kind, modified, fields)] = rows_of(written, "SELECT guid, mid, mod, flds FROM notes")
    assert (guid, kind, modified) == ("uzelok:604f1240:tenth:who", 1_763_000_000_000, NOW.timestamp())
    assert str(fields).split("\x1f") == [
        "Кто?",
        "Он",
        "Да.<blockquote>«Он».</blockquote>",
        "<ul><li>Я</li><li>Он</li><li>Ты</li></ul>",
        "<table><tr><td>Я</td><td>Нет.</td></tr></table>",
        "",
        "Это был он.",
    ]
    assert [TYPES_FROM + place for place in range(len(Kind))] == [
        type_id(kind)
        for kind in map(Kind, ["choice", "multi_choice", "true_false", "typed", "cloze", "order", "match", "flashcard"])
    ]


def test_two_sets_with_facts_of_the_same_id_stay_two_in_anki() -> None:
    sets = (QuestionSet(title, "ru", (SOME,)) for title in ("Первый", "Второй"))
    first, second = (rows_of(write_apkg(each, NOW).data, "SELECT guid FROM notes") for each in sets)
    assert first != second
