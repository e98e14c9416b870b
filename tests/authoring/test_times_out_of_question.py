"""A date that another sentence doubts is not asked; a wrong date lies within the story that is told."""

from __future__ import annotations

import re

from authoring import generate
from authoring.dates import certain, find_dates, with_doubts
from quiz.questions import Choice, TrueFalse
from tests.authoring.drafts import asks, draft, statements
from tests.rows import each_row


def sure_years(text: str) -> list[int]:
    """The years that can still be asked."""
    spans = [match.span() for match in re.finditer(r"[^.]+\.", text)]
    dates = [[one for one in find_dates(text) if start <= one.start < end] for start, end in spans]
    return [one.first[0] for some in with_doubts(text, spans, dates) for one in some if certain(one)]


@each_row(
    ("text", "years"),
    [
        ("В 1923 году Лапин возглавил завод. Не знаю, кто прав: Белова видела его там в 1922 году.", []),
        ("В 1923 году Лапин возглавил завод. По другим данным, это было в 1922 году.", []),
        ("В 1923 году Лапин возглавил завод. Историки спорят о дате.", []),
        ("В 1907 году Лапин вступил в партию. Точная дата его отъезда неизвестна.", []),
        ("В 1899 году Лапин родился. В 1923 году он уехал. По другим сведениям, он уехал в 1924 году.", [1899]),
        ("С 1923 года Лапин работал на заводе. По другим данным, его приняли в 1922 году.", [1923]),
        ("В 1923 году Лапин возглавил завод. Историки спорят о причинах.", [1923]),
        ("В 1923 году Лапин возглавил завод. В 1924 году завод сгорел.", [1923, 1924]),
    ],
)
def test_what_another_sentence_doubts_is_doubtful(text: str, years: list[int]) -> None:
    assert sure_years(text) == years


def test_a_doubted_date_is_neither_asked_nor_offered() -> None:
    text = (
        "Иван Петрович Лапин родился в 1890 году. В 1923 году Лапин возглавил в Перми завод «Темп».\n"
        "Не знаю, кто прав: Белова помнила, что приехала на завод в 1922 году. "
        "В 1925 году Лапин построил в Томске мост."
    )
    assert not any("1923" in one for one in statements(text))
    assert not any("1922" in one or "1923" in one for one in options(text))
    assert any("1925" in one for one in statements(text))


def options(text: str) -> list[str]:
    facts = draft(text).questions.facts
    return [one.text for fact in facts for q in fact.questions if isinstance(q, Choice) for one in q.wrong]


@each_row("seed", list(range(6)))
def test_of_two_times_in_a_sentence_none_is_moved_past_the_other(seed: int) -> None:
    text = (
        "Иван Петрович Лапин родился в 1880 году. В 1905 году Лапин окончил Казанский университет, "
        "а в 1906 году Лапин основал в Казани журнал «Темп»."
    )
    facts = generate(text, language="ru", seed=seed).questions.facts
    choices = [q for fact in facts for q in fact.questions if isinstance(q, Choice)]
    (graduated,) = [one for one in choices if "окончил" in one.ask]
    assert max(int(one.text) for one in graduated.wrong) < 1905


WAR = (
    "В мае 1812 года армия Дубова перешла реку Светлую. В июне 1812 года Иван Лапин взял крепость Белую. "
    "В июле 1812 года генерал Пётр Орлов разбил корпус Седова. В январе 1813 года Пётр Орлов занял город Томск. "
    "В марте 1813 года Фома Седов сдал крепость Тихую. В апреле 1813 года генералы подписали мир в Перми."
)


def test_no_month_before_a_story_began_or_after_it_ended_is_offered() -> None:
    later = WAR.replace("перешла", "переходила")  # the first of a story may be thought earlier
    months = [one for text in options(later) for one in find_dates(text)]
    assert months
    assert all((1812, 5, 0) <= one.first <= (1813, 4, 31) for one in months)


def test_after_an_execution_nothing_more_is_offered() -> None:
    text = (
        "Иван Петрович Лапин родился в 1890 году. В 1932 году Лапин издал в Перми журнал «Небосвод». "
        "В 1934 году он был приговорён к смерти и расстрелян."
    )
    years = {one.first[0] for text in options(text) for one in find_dates(f"в {text} году")}
    assert years
    assert max(years) < 1934


def test_the_same_verb_of_another_thing_is_another_event() -> None:
    text = (
        "Иван Петрович Лапин родился в 1890 году. В 1912 году Лапин окончил в Казани гимназию. "
        "В 1930 году Лапина восстановили в РСДРП. В июле 1931 года Лапин восстановил связь с Петром Беловым."
    )
    assert any(one.startswith("Когда Иван Петрович Лапин восстановил связь") for one in asks(text))


def test_games_held_within_a_year_are_of_that_year_and_four_years_from_the_next() -> None:
    text = "VII зимние Олимпийские игры проходили с 26 января по 5 февраля 1956 года в Кортина-д’Ампеццо."
    assert any(one.startswith("Когда VII зимние Олимпийские игры проходили") for one in asks(text))
    assert all((int(one) - 1956) % 4 == 0 for one in options(text))


def test_who_went_through_a_trial_was_not_held() -> None:
    assert statements("С 26 января по 5 февраля 1956 года Иван Лапин проходил по делу банка «Заря».") == []


def test_a_ship_does_nothing_when_it_has_sunk() -> None:
    text = (
        "Пароход «Заря» строили в Дании. В августе 1933 года «Заря» покинула Мурманск. "
        "13 февраля 1934 года пароход «Заря» затонул в Чукотском море. В мае 1935 года в Томске открылся музей «Заря»."
    )
    facts = draft(text).questions.facts
    choices = [q for fact in facts for q in fact.questions if isinstance(q, Choice) and "покинула" in q.ask]
    months = [one.first for q in choices for option in q.wrong for one in find_dates(option.text)]
    assert months
    assert max(months) <= (1934, 2, 13)


def test_a_people_does_what_armies_do_and_nothing_else() -> None:
    assert statements("19 июля 1975 года американцы опустились в Тихий океан.") == []
    assert statements("8 ноября 1942 года американцы высадились в Марокко.")


@each_row("seed", list(range(6)))
def test_a_false_statement_is_not_false_by_one_year_where_it_may_be_further_off(seed: int) -> None:
    text = "Иван Петрович Лапин родился в 1880 году. В 1905 году Лапин окончил Казанский университет."
    facts = generate(text, language="ru", seed=seed).questions.facts
    for fact in facts:
        false = [q for q in fact.questions if isinstance(q, TrueFalse) and not q.answer]
        choices = [q for q in fact.questions if isinstance(q, Choice)]
        far = [one for q in choices for one in q.wrong if abs(int(one.text) - int(q.answer)) > 1]
        right = next((int(q.answer) for q in choices), 0)
        said = [one.first[0] for q in false for one in find_dates(q.ask)]
        assert not far or all(abs(year - right) > 1 for year in said)


@each_row("seed", list(range(6)))
def test_nobody_is_offered_years_behind_his_arrest(seed: int) -> None:
    text = (
        "Иван Петрович Лапин родился в 1880 году. В 1931 году Лапин основал в Казани журнал «Темп». "
        "В 1932 году Лапин построил в Томске мост. В начале 1933 года по делу о «группе Лапина» арестовали "
        "89 человек."
    )
    facts = [one for one in generate(text, language="ru", seed=seed).questions.facts if "мост" in one.statement]
    years = [int(one.text) for fact in facts for q in fact.questions if isinstance(q, Choice) for one in q.wrong]
    assert years
    assert max(years) < 1933
