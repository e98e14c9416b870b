"""Names a text leaves out or gives by halves: of its town, of its hero, of a king; with the real models."""

from __future__ import annotations

from quiz.questions import Choice
from tests.authoring.drafts import asks, draft, statements
from tests.rows import each_row

TOWN = (
    "История Екатеринбурга\n\nЕкатеринбург стоит на реке Исети. В Екатеринбурге чеканили монету. Екатеринбург рос. "
    "Из Екатеринбурга возили железо. Дорога связала Екатеринбург с Пермью.\n\n"
)
KIROV = (
    "Киров, Сергей Миронович\n\nСергей Миронович Киров (27 марта 1886, Уржум — 1 декабря 1934, Ленинград) — советский "
    "государственный деятель. Киров учился в Казани. Киров писал в газеты. "
)


def test_the_evidence_says_town_and_its_name_stands_beside() -> None:
    (fact,) = [
        one
        for one in draft(TOWN + "В 2018 году городу вручили Пушкинскую премию.").questions.facts
        if "2018" in one.statement
    ]
    assert fact.statement == "В 2018 году Екатеринбургу вручили Пушкинскую премию."
    assert fact.subject.startswith("Екатеринбург")
    assert fact.quote == "В 2018 году городу вручили Пушкинскую премию."


def test_a_town_is_not_called_by_the_name_of_another_time() -> None:
    assert not any("1979" in one for one in statements(TOWN + "В 1979 году городу вручили Пушкинскую премию."))


def test_a_hero_may_be_called_like_a_town() -> None:
    found = statements(KIROV + "В мае 1920 года Киров был назначен полномочным представителем РСФСР в Грузии.")
    assert "В мае 1920 года Сергей Миронович Киров был назначен полномочным представителем РСФСР в Грузии." in found


def test_a_town_called_like_the_hero_is_a_town() -> None:
    found = statements(KIROV + "В декабре 1934 года Вятка была переименована в Киров.")
    assert "В декабре 1934 года Вятка была переименована в Киров." in found


@each_row(
    ("text", "rule"),
    [
        (KIROV + "В 1960 году имя Кирова присвоили заводу. В 1991 году он получил название «Темп».", "pronoun"),
        (KIROV + "В 1904 году он окончил его.", "pronoun"),
        ("7 мая 1938 года у Томского райсовета открыли памятник работы Н. В. Лапина.", "object-unclear"),
    ],
)
def test_nobody_takes_a_name_or_finishes_himself(text: str, rule: str) -> None:
    assert rule in {step.rule for note in draft(text).sentences for step in note.refused}
    assert not any("получил" in one or "окончил" in one or "райсовета" in one for one in statements(text))


@each_row(
    ("text", "statement"),
    [
        (
            "В 1777 году было учреждено Тульское наместничество, преобразованное в 1796 году в губернию.",
            "В 1796 году Тульское наместничество было преобразовано в губернию.",
        ),
        (
            "1 декабря 1934 года около 16 часов 30 минут Иван Лапин был убит в Томском театре.",
            "1 декабря 1934 года Иван Лапин был убит в Томском театре.",
        ),
        (
            "Карл I вступил на престол в 1625 году. В мае 1646 года Карл сдался шотландским войскам графа Ливена.",
            "В мае 1646 года Карл I сдался шотландским войскам графа Ливена.",
        ),
        (
            "В 1995 году прах супругов Кюри перенесли в парижский Пантеон. Мария Склодовская-Кюри жила в Париже.",
            "В 1995 году прах супругов Кюри перенесли в парижский Пантеон.",
        ),
    ],
)
def test_what_is_named_is_named_as_the_text_means_it(text: str, statement: str) -> None:
    assert statement in statements(text)


def test_a_prize_keeps_its_capital_and_the_year_it_was_given_for_is_no_date() -> None:
    assert "Когда Нобелевская премия по физике была вручена Ивану Лапину? Назови полную дату." in asks(
        "Нобелевская премия по физике была вручена Ивану Лапину 10 декабря 1945 года."
    )
    assert asks("Нобелевская премия по физике за 1945 год была вручена Ивану Лапину.") == []


DACHA = (
    "Пил чай, спал мало и много читал, а летом непременно уезжал из города на дачу, где подолгу бродил по лесу "
    "и собирал грибы. "
)


def test_nobody_succeeds_himself() -> None:
    text = KIROV + (
        "В 1929 году Степан Ильич Белов выступил в Томске. В 1931 году Глеб Львович Громов выступил в Омске. "
        "В мае 1930 года Сергей Миронович Киров выступил в Баку. " + 4 * DACHA
    )
    (fact,) = [
        one
        for one in draft(
            text + "В ноябре 1930 года сменил Виктора Васильевича Лапина на посту председателя ВСНХ."
        ).questions.facts
        if one.key.startswith("whom")
    ]
    assert "Сергей Миронович Киров сменил Виктора Васильевича Лапина" in fact.statement
    assert fact.quote.startswith("В ноябре"), "no longer the case that the evidence does not name him"
    assert not any("Киров сменил Сергея Мироновича Кирова" in one.ask for one in fact.questions)
    assert not any("Киров" in option.text for one in fact.questions if isinstance(one, Choice) for option in one.wrong)
