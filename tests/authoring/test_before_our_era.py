"""Years before our era: one sentence with its date, and none that leaves the era out."""

from __future__ import annotations

from authoring.text import lines_of, sentences_of
from quiz.questions import Typed
from tests.authoring.drafts import asks, draft, rules, statements
from tests.rows import each_row


@each_row(
    ("text", "first"),
    [
        ("В 317 году до н. э. Эакид был свергнут. Его сын бежал.", "В 317 году до н. э. Эакид был свергнут."),
        ("Осенью 278 года до н. э. Пирр отплыл. Дела шли.", "Осенью 278 года до н. э. Пирр отплыл."),
        ("Он умер в 272 году до н. э. Его сын бежал.", "Он умер в 272 году до н. э."),
    ],
)
def test_a_date_alone_is_no_sentence(text: str, first: str) -> None:
    (line,) = lines_of(text)
    begin = sentences_of(text, line, 0)[0]
    assert text[begin.start : begin.end] == first


def test_the_year_is_typed_with_its_era() -> None:
    text = "В 317 году до н. э. Кассандр Македонский основал город Фессалоники."
    typed = [one for fact in draft(text).questions.facts for one in fact.questions if isinstance(one, Typed)]
    assert typed
    assert not any(one.answer.startswith("-") for one in typed)


def test_a_year_without_its_era_among_such_is_not_asked() -> None:
    text = "В 274 году до н. э. Пирр разбил Антигона Гоната. Весной 272 года Пирр вторгся в Лаконику."
    assert not any("Лаконик" in one for one in statements(text)), asks(text)
    assert "disputed-date" in rules(text)


def test_a_name_the_model_does_not_know_is_no_gap_for_the_hero() -> None:
    text = (
        "Пирр, царь Эпира\n\nПирр родился в Эпире. Пирр рос в Иллирии. Пирр любил войну. В 317 году до н. э. Эакид, "
        "поддержавший Олимпиаду, был свергнут подданными."
    )
    assert not any("Эакид Пирр" in one for one in asks(text))
