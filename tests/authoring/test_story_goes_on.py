"""A life told year by year leaves its hero out: who is meant where nobody is named."""

from __future__ import annotations

from tests.authoring.drafts import statements
from tests.rows import each_row

LIFE = (
    "Лапин, Иван Петрович\n\nИван Петрович Лапин — русский революционер и врач. Лапин рос в большой семье. Лапин много"
    " читал.\n\nРодился в семье крестьянина. "
)


@each_row(
    "text",
    [
        "В 1890 году отец умер от холеры. В 1898 году вступил в РСДРП.",  # after his father, too
        "Город был беден. В 1898 году вступил в РСДРП.",  # a town joins nothing
        "Приговор отменили. В 1898 году вступил в РСДРП.",
        "Полиция закрыла газету. В 1898 году вступил в РСДРП.",
    ],
)
def test_what_opens_with_its_year_and_names_nobody_goes_on_with_the_hero(text: str) -> None:
    assert "В 1898 году Иван Петрович Лапин вступил в РСДРП." in statements(LIFE + text), statements(LIFE + text)


@each_row(
    ("text", "statement"),
    [
        (
            "30 января 1931 года был назначен народным комиссаром почт СССР.",
            "30 января 1931 года Иван Петрович Лапин был назначен народным комиссаром почт СССР.",
        ),
        (
            "26 мая 1934 года добровольно вступил в Красную армию.",
            "26 мая 1934 года Иван Петрович Лапин добровольно вступил в Красную армию.",
        ),
        (
            "26 мая 1934 года назначен ответственным редактором газеты «Заря».",
            "26 мая 1934 года Иван Петрович Лапин был назначен ответственным редактором газеты «Заря».",
        ),
    ],
)
def test_neither_an_abbreviation_nor_a_title_is_who_was_appointed(text: str, statement: str) -> None:
    assert statement in statements(f"{LIFE}Пленум закрылся. {text}"), statements(LIFE + text)


@each_row(
    "text",
    [
        "Ему помог Пётр Белов. В 1898 году вступил в РСДРП.",  # Белов, perhaps
        "Помог доктор. В 1898 году вступил в РСДРП.",
        "Отец умер рано, вступил в РСДРП в 1898 году брат.",
        "Умер Пётр Белов. Осенью того года вступил в РСДРП.",  # of which year?
    ],
)
def test_where_somebody_else_may_go_on_nothing_is_told(text: str) -> None:
    assert not any("РСДРП" in one for one in statements(LIFE + text)), statements(LIFE + text)


def test_a_thing_of_the_sentence_before_may_have_been_opened_again() -> None:
    assert not any(
        "1898" in one for one in statements(LIFE + "Завод сгорел. В 1898 году перешёл в собственность казны.")
    )


@each_row(
    ("text", "statement"),
    [
        (
            "В июне 1911 года арестован и сослан на три года в Онегу.",
            "В июне 1911 года Иван Петрович Лапин был сослан на три года в Онегу.",
        ),
        (
            "Осенью 1906 года Лапин разгромил при Йене армию Петра Белова и занял Берлин.",
            "Осенью 1906 года Иван Петрович Лапин занял Берлин.",
        ),
    ],
)
def test_one_time_opens_two_deeds(text: str, statement: str) -> None:
    assert statement in statements(LIFE + text), statements(LIFE + text)


@each_row(
    ("text", "never"),
    [
        ("В 1911 году Лапин поступил в Томский университет и окончил Казанский университет.", "Казанский"),  # later
        ("Лапин разгромил армию Белова в 1911 году и занял Берлин.", "занял"),
        ("В 1911 году Лапин разгромил армию Белова, а затем и занял Берлин.", "занял"),
        ("С 1911 года Лапин руководил армией Белова и занял Берлин.", "занял"),
    ],
)
def test_what_may_have_been_later_has_no_date(text: str, never: str) -> None:
    assert not any(never in one for one in statements(LIFE + text)), statements(LIFE + text)
