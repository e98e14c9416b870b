"""Anki's packages are read, old ones and new ones: notes become facts, cards the ways of asking them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from quiz.errors import BadFile
from quiz.formats.anki.reader import read_apkg
from quiz.formats.exchange import format_of
from quiz.formats.foreign import Imported
from quiz.questions import Cloze, Flashcard, Question, Typed
from tests.formats.anki_packages import ANSWER, BASIC, CLOZE, REVERSED, TYPED, Note, Package, Type, note

LONG = "очень длинное слово " * 8


def read(*notes: Note, latest: bool = False, about: str = "") -> Imported:
    return read_apkg(Package(notes, latest, about).build(), "deck.apkg")


def asked(*notes: Note) -> Sequence[Question]:
    return [question for fact in read(*notes).questions.facts for question in fact.questions]


def left_out(*notes: Note) -> dict[str, str]:
    """Codes with how many there are; the remark on how notes are numbered not counted."""
    told = read(*notes).left_out
    return {fault.code: fault.data["count"] for fault in told if fault.code != "apkg-numbering"}


@pytest.mark.parametrize("latest", [False, True], ids=["old", "new"])
def test_old_and_new_packages_hold_the_same(latest: bool) -> None:
    notes = [
        note(BASIC, "<div>Кто <b>основал</b>?</div><div>Где?</div>", "Ленин &amp; Троцкий", deck="History::1921"),
        note(REVERSED, "НЭП", "1921"),
        note(TYPED, "Столица?", "Москва", "С 1918 года.", deck="History::1921"),
        note(CLOZE, "{{c1::Ленин::кто}} умер в {{c2::1924}}", "В Горках.", cards=(0, 1), deck="History::1921"),
    ]
    found = read(*notes, latest=latest, about="О&nbsp;съездах")
    questions = found.questions
    assert (questions.title, questions.about, questions.language) == ("History: 1921", "О\u00a0съездах", "ru")
    assert [fact.statement for fact in questions.facts] == [
        "Кто основал? Где? — Ленин & Троцкий",
        "НЭП — 1921",
        "Столица? — Москва",
        "Ленин умер в 1924",
    ]
    assert [question for fact in questions.facts for question in fact.questions] == [
        Flashcard(key="card-1", ask="Кто основал?\nГде?", answer="Ленин & Троцкий"),
        Flashcard(key="card-1", ask="НЭП", answer="1921"),
        Flashcard(key="card-2", ask="1921", answer="НЭП"),
        Typed(key="card-1", ask="Столица?", answer="Москва", explanation="С 1918 года.", level=3),
        Cloze(key="c1", ask="{Ленин} (кто) умер в 1924", explanation="В Горках.", level=2),
        Cloze(key="c2", ask="Ленин умер в {1924}", explanation="В Горках.", level=2),
    ]
    [decks] = found.left_out
    assert (decks.code, decks.data["names"]) == ("apkg-decks", "«History»")


def test_a_note_keeps_its_id_and_two_that_differ_in_case_are_two() -> None:
    first, second = (note(BASIC, side, "a", guid=guid) for side, guid in (("A", "aB!"), ("B", "Ab!")))
    ids = [fact.key for fact in read(first, second).questions.facts]
    assert len(set(ids)) == 2
    assert [fact.key for fact in read(second, first).questions.facts] == ids[::-1]


def test_a_gap_in_a_gap_is_asked_by_itself() -> None:
    nested = note(CLOZE, "В {{c1::ноябре {{c2::1917}} года::когда}} пало правительство", "")
    assert [question.ask for question in asked(nested)] == [
        "В {ноябре 1917 года} (когда) пало правительство",
        "В ноябре {1917} года пало правительство",
    ]


@pytest.mark.parametrize(
    ("text", "stem", "answer"),
    [
        ("{{c1::Ленин}} и {{c1::Троцкий}} спорили", "_____ и _____ спорили", "Ленин; Троцкий"),
        ("{{c1::Ленин}} — это Ленин", "_____ — это Ленин", "Ленин"),
        ("{x} равно {{c1::5}}", "{x} равно _____", "5"),
        (f"Вот {{{{c1::{LONG}}}}}", "Вот _____", LONG.strip()),
    ],
    ids=["two places", "said elsewhere", "braces", "long"],
)
def test_what_cannot_be_a_gap_becomes_a_card(text: str, stem: str, answer: str) -> None:
    [question] = asked(note(CLOZE, text, ""))
    assert question == Flashcard(key="c1", ask=stem, answer=answer)
    assert left_out(note(CLOZE, text, "")) == {"apkg-gaps-as-cards": "1"}


def test_marks_of_gaps_that_do_not_pair_are_words() -> None:
    [question] = asked(note(CLOZE, "}} {{c2::a {{c1::b}} c", ""))
    assert question == Flashcard(key="c1", ask="}} {{c2::a _____ c", answer="b")


def test_an_answer_that_cannot_be_typed_becomes_a_card() -> None:
    for answer in (LONG.strip(), "Столица", "два<br>три"):
        typed = note(TYPED, "Столица?", answer, "")
        assert [type(question) for question in asked(typed)] == [Flashcard]
        assert left_out(typed) == {"apkg-typed-as-cards": "1"}


def test_sections_of_a_template_show_what_is_filled_in() -> None:
    front = "{{#Hint}}({{Hint}}) {{/Hint}}{{^Hint}}Без подсказки: {{/Hint}}{{text:Word}}"
    word = Type("Word", ("Word", "Hint", "Back"), ((front, "{{Word}}<hr id='answer'>{{hint:Back}}{{Tags}}"),))
    first, second = asked(note(word, "дом", "д…", "house"), note(word, "лес", "", "forest"))
    assert [first.ask, second.ask] == ["(д…) дом", "Без подсказки: лес"]
    assert isinstance(second, Flashcard)
    assert second.answer == "forest"


def test_of_other_note_types_the_first_card_is_taken_and_the_rest_told() -> None:
    country = Type(
        "Country",
        ("Country", "Capital", "Flag"),
        (("{{Country}}", f"{ANSWER}{{{{Capital}}}}"), ("{{Flag}}", f"{ANSWER}{{{{Country}}}}")),
    )
    first, second = (note(country, name, "Столица", "триколор") for name in ("Россия", "Франция"))
    assert [question.ask for question in asked(first, second)] == ["Россия", "Франция"]
    assert left_out(first, second) == {"apkg-other-cards": "2"}


def test_what_stands_behind_a_long_answer_explains_it() -> None:
    kind = Type("More", ("Front", "Back", "More"), (("{{Front}}", f"{ANSWER}{{{{Back}}}}<br>{{{{More}}}}"),))
    more = "подробности " * 25
    [question] = asked(note(kind, "Кто?", "Ленин", more))
    assert question == Flashcard(key="card-1", ask="Кто?", answer="Ленин", explanation=more.strip())


def test_pictures_and_sounds_are_told_about() -> None:
    notes = [
        note(BASIC, "Кто это? <img src='../../etc/passwd'>", "Ленин"),
        note(BASIC, "[sound:hymn.mp3]", "Гимн"),
        note(BASIC, '<img src="data:image/png;base64,' + "A" * 100_000 + '">', "Портрет"),
        note(BASIC, "Кто пел?[sound:a.mp3]", "Хор"),
    ]
    assert [question.ask for question in asked(*notes)] == ["Кто это?", "Кто пел?"]
    assert left_out(*notes) == {"apkg-media": "2", "apkg-media-only": "2"}


def test_the_name_of_the_file_is_the_title_where_the_deck_has_none() -> None:
    assert read(note(BASIC, "Кто?", "Ленин", deck="Default")).questions.title == "deck"


def test_scripts_in_a_field_are_no_words() -> None:
    [question] = asked(note(BASIC, "<script>alert(1)</script>Кто?<style>b{}</style>", "<b onclick='x'>Ленин</b>"))
    assert question == Flashcard(key="card-1", ask="Кто?", answer="Ленин")


def test_all_that_is_wrong_is_told_at_once_with_the_number_of_the_note() -> None:
    long = note(BASIC, "Кто? " * 100, "Ленин")
    with pytest.raises(BadFile) as bad:
        read(long, note(BASIC, "Кто?", "Ленин"), note(BASIC, "а" * 60_000, "б"), note(BASIC, "Где?", "в " * 200))
    told = [(fault.code, fault.line) for fault in bad.value.faults]
    assert told == [("apkg-numbering", None), ("too-long", 1), ("apkg-note-long", 3), ("too-long", 4)]


def test_a_collection_is_read_and_never_written() -> None:
    found = format_of("collection.colpkg")
    assert found is not None
    assert found.write is None
    assert found.read is not None
    assert len(found.read(Package([note(BASIC, "a", "b")]).build(), "collection.colpkg").questions.facts) == 1
