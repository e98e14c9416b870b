"""An event is asked only where it names something that is known outside its text."""

from __future__ import annotations

from tests.authoring.drafts import asks, rules, statements
from tests.rows import each_row


@each_row(
    ("text", "told"),
    [
        ("В 1907 году на воду спустили буксир «Мысль».", False),
        ("В 1907 году в Коломне спустили на воду буксир «Мысль».", True),
        ("В 1935 году рынок Лапина был открыт заново.", False),
        ("В 1835 году был открыт Томский рынок.", True),
        ("В 1981 году компания ABC запустила службу GeoCities.", False),
        ("17 мая 1807 года янычары свергли султана Селима III.", True),
        ("19 февраля 1878 года был подписан Сан-Стефанский договор.", True),
        ("В январе 1924 года состоялась XIII конференция РКП (б).", True),
        ("В 1897 году Пётр Лапин открыл театр «Заря».", True),
        ("Завод «Темп» в 1961 году выпустил трактор «Богатырь».", False),
    ],
)
def test_who_or_where_must_be_known(text: str, told: bool) -> None:
    assert bool(statements(text)) is told, (statements(text), rules(text))


def test_what_the_title_names_is_known() -> None:
    text = "История «Темпа»\n\nЗавод «Темп» в 1961 году выпустил трактор «Богатырь». Завод рос. Завод строили годами."
    assert statements(text)


def test_the_place_that_alone_tells_what_it_was_stays_in_the_question() -> None:
    text = "В 1950–1954 годах в Томске была построена Кольцевая линия."
    assert any("в Томске" in one for one in asks(text))
    assert not any(one.startswith("В каком городе") for one in asks(text))
