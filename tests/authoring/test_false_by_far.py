"""What is called wrong is surely wrong: false statements, founders beside those who joined, lands of an empire."""

from __future__ import annotations

from authoring import generate
from quiz.questions import Choice, Question, TrueFalse, Typed
from tests.authoring.drafts import draft
from tests.rows import each_row


def questions(text: str) -> list[Question]:
    return [one for fact in draft(text).questions.facts for one in fact.questions]


@each_row("seed", list(range(8)))
def test_a_false_wide_time_is_years_away_from_the_true_one(seed: int) -> None:
    text = (
        "Иван Петрович Лапин родился в 1880 году. В 1905 году Лапин окончил Казанский университет. В 1911 году Лапин "
        "построил в Томске мост. В 1932 году Лапин основал в Омске журнал «Ветер»."
    )
    facts = generate(text, language="ru", seed=seed).questions.facts
    false = [one.ask for fact in facts for one in fact.questions if isinstance(one, TrueFalse) and not one.answer]
    assert not any("1900-е" in one and "университет" in one for one in false)
    assert not any("первой половине 1910-х" in one and "мост" in one for one in false)
    assert not any("1930-е" in one and "журнал" in one for one in false)


def test_who_joined_it_may_have_founded_it_as_well() -> None:
    text = (
        "В 1810 году Фома Седов открыл в Перми музей. В 1812 году Пётр Орлов построил в Туле мост. В 1816 году Иван "
        "Лапин основал в Москве «Союз спасения». В него вступили Игнат Белов и Глеб Котов. В 1817 году Игнат Белов жил "
        "в Омске. В 1818 году Глеб Котов жил в Твери."
    )
    wrong = [o.text for q in questions(text) if isinstance(q, Choice) and "Союз" in q.ask for o in q.wrong]
    assert not {"Игнат Белов", "Глеб Котов"} & set(wrong)


def test_a_namesake_makes_a_surname_no_answer() -> None:
    text = "В 1816 году Александр Лапин основал в Москве «Союз спасения». В 1818 году Никита Лапин издал в Туле газету."
    assert not any(isinstance(q, Typed) and q.ask.startswith("Кто") for q in questions(text))


def test_a_land_of_an_empire_is_no_country() -> None:
    text = "29 декабря 1825 года на Украине восстал Черниговский полк."
    assert not any("стран" in one.ask for one in questions(text))


def test_a_false_year_is_not_the_true_one_by_the_other_calendar() -> None:
    text = "29 декабря 1825 года восстал Черниговский полк."
    for seed in range(6):
        facts = generate(text, language="ru", seed=seed).questions.facts
        said = [q.ask for fact in facts for q in fact.questions if isinstance(q, TrueFalse) and not q.answer]
        assert not any("1826" in one for one in said)
