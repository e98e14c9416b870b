"""How an article begins: whom its heading and its first words name is the hero of all that follows."""

from __future__ import annotations

from tests.authoring.drafts import draft, statements
from tests.rows import each_row

FATHER = (
    "Русский геолог, академик. Родился 3 мая 1863 года в Казани в семье инженера П. С. Смирнова. "
    "Смирнов учился в Самаре. Рано начал писать. Смирнов любил горы. "
    "В 1881 году Смирнов поступил в Горный институт в Петербурге. "
)


@each_row(
    "opening",
    [
        "СМИРНОВ Иван Петрович\n\n",
        "Смирнов, Иван Петрович\n\n",
        "Смирнов Иван Петрович (1863–1945)\n\n",
        "ИВАН ПЕТРОВИЧ СМИРНОВ\n\n",
        "СМИРНОВ, Иван Петрович — ",
        "СМИРНОВ Иван Петрович (1863–1945) — ",
    ],
)
def test_the_hero_of_an_article_is_whom_it_is_headed_by_and_not_his_father(opening: str) -> None:
    found = statements(opening + FATHER)
    assert "В 1881 году Иван Петрович Смирнов поступил в Горный институт в Петербурге." in found
    assert not any("П. С. Смирнов" in one for one in found)


def test_a_heading_of_two_words_names_the_hero() -> None:
    text = "Анна Ефимова\n\nРодилась в Томске. Здесь Ефимова училась. В Томске Ефимова писала стихи. "
    assert "Анна Ефимова родилась в Томске." in statements(text + "В 1910 году Ефимова переехала в Петербург.")


def test_whom_only_the_heading_names_stands_beside_the_evidence() -> None:
    (fact,) = [
        one
        for one in draft("СМИРНОВ Иван Петрович\n\n" + FATHER).questions.facts
        if "родился" in one.statement and "1863" in one.statement
    ]
    assert fact.statement == "3 мая 1863 года родился Иван Петрович Смирнов."
    assert fact.subject == "СМИРНОВ Иван Петрович"
    assert fact.quote == "Родился 3 мая 1863 года в Казани в семье инженера П. С. Смирнова."


def test_the_hero_goes_on_behind_the_name_he_was_born_with() -> None:
    text = (
        "Иван Петрович Смирнов (настоящее имя — Яков Ильич Белов; 3 мая 1888, Томск — 21 мая 1939, Омск) — инженер. "
        "Смирнов рос в Казани. Смирнов рано осиротел. В 1905 году он вступил в РСДРП, примкнув к большевикам."
    )
    assert "В 1905 году Иван Петрович Смирнов вступил в РСДРП." in statements(text)
    assert not any("Белов" in one for one in statements(text))
