"""What ordinary articles tell, and what of it is asked."""

from __future__ import annotations

import pytest

from authoring.asking.wrong import other_numbers
from quiz.questions import Choice
from tests.authoring.drafts import asks, draft, rules, statements
from tests.rows import each_row

_FILLER = " В те годы город жил рыбой, лесом и морем, и никто не думал о музыке всерьёз." * 6


@each_row(
    ("text", "statement"),
    [
        (
            "Иван Лапин — химик. Закончив школу, шестнадцатилетний Лапин в 1844 году поступил в Казанский университет.",
            "Иван Лапин в 1844 году поступил в Казанский университет.",
        ),
        (
            "16 марта 1921 года Иван Лапин и Роберт Белов подписали торговое соглашение, означавшее признание России.",
            "16 марта 1921 года Иван Лапин и Роберт Белов подписали торговое соглашение.",
        ),
        (
            "В августе 1808 года адмирал Пётр Лапин подписал с Чарльзом Беловым соглашение, по которому флот ушёл.",
            "В августе 1808 года адмирал Пётр Лапин подписал с Чарльзом Беловым соглашение.",
        ),
        (
            "Война шла второй год. В конце 1806 года Турция объявила России войну.",
            "В конце 1806 года Турция объявила России войну.",
        ),
        (
            "Эдвард Хагеруп Лапин (1843—1907) — композитор. Дед, Александр Лапин, торговал рыбой."
            + _FILLER
            + " В 1863 году Лапин переехал в Копенгаген.",
            "В 1863 году Эдвард Хагеруп Лапин переехал в Копенгаген.",
        ),
        (
            "Леонид Борисович Красин — инженер. Красин знал языки. Каждый министр уважал Красина.\n\nОн родился"
            " 15 июля 1870 года в Кургане.",
            "15 июля 1870 года родился Леонид Борисович Красин.",
        ),
    ],
)
def test_an_article_tells(text: str, statement: str) -> None:
    assert statement in statements(text), statements(text)


@each_row(
    ("text", "rule"),
    [
        (
            "Иван Лапин — инженер. В 1891 году Лапина исключили за участие в демонстрации Томского кружка.",
            "object-unclear",
        ),
        ("19 апреля 1982 года была выведена станция «Заря».", "object-unclear"),
        ("Василий Мишин — конструктор. В мае 1974 года Мишина сменил Глушко.", "who-whom"),
    ],
)
def test_what_an_article_leaves_open_is_not_asked(text: str, rule: str) -> None:
    assert rule in rules(text), rules(text)


def test_the_first_verbs_object_is_no_subject_of_the_second() -> None:
    text = (
        "Иван Красин — дипломат. В конце 1919 года Красин начал в Риге мирные переговоры с Эстонией, а весной 1920 года"
    )
    assert not any("переговоры" in one and "выехал" in one for one in statements(f"{text} выехал в Лондон."))


def test_a_book_that_saw_the_light_is_no_man() -> None:
    text = (
        "Иван Дмитриевич Сытин — издатель. Сытин родился в 1851 году. Готовились отметить полвека его работы;"
        " юбилейный сборник, где среди авторов были Максим Горький и Николай Рерих, увидел свет в начале 1917 года."
    )
    assert not any("увидел свет" in one for one in statements(text))


def test_an_emperor_of_the_last_page_is_not_the_one_of_the_first() -> None:
    text = (
        "Император Ираклий правил тридцать лет. В 610 году Ираклий взял Константинополь. В 624 году Ираклий разорил"
        " Ганзак. Престол он оставил сыну, Ираклию II."
    )
    assert not any("Ираклий II" in one for one in statements(text))


@each_row(
    ("text", "ask"),
    [
        ("Физик Иван Лапин в статье «Машина войны», опубликованной в 1937 году, описал лучи Томска.", "Машина"),
        ("Иван Лапин — врач. В 1900 году Лапин приехал в Баку.", "приехал"),
        ("Летом экипаж рисковал. 25 июня грузовой корабль «Прогресс» врезался в станцию «Мир».", "{Прогресс}"),
        ("Лев Каменев — политик. 27 октября Каменев был избран председателем Томского совета.", "Кем"),
    ],
)
def test_a_trifle_or_a_day_of_no_year_is_not_asked(text: str, ask: str) -> None:
    assert not any(ask in one for one in asks(text)), asks(text)


def test_a_count_is_somebody() -> None:
    text = "Граф Никита Иванович Лапин — русский дипломат и государственный деятель. Лапин родился в 1718 году."
    assert "Кто такой граф Никита Иванович Лапин?" in asks(text)


@pytest.mark.parametrize("said", ["9", "46", "89", "97", "101", "1500", "12 000"])
@pytest.mark.parametrize("seed", range(8))
def test_wrong_numbers_are_as_long_as_the_right_one(said: str, seed: int) -> None:
    wrong = other_numbers(said, [], seed)
    assert len({*wrong, said}) == 4
    assert {len(one) for one in wrong} == {len(said)}


def test_what_may_recur_is_asked_within_its_year() -> None:
    text = "16 декабря 1934 года Льва Борисовича Каменева арестовали."
    assert "{16 декабря} 1934 года Льва Борисовича Каменева арестовали. Впиши день и месяц." in asks(text)
    assert "Когда в 1934 году арестовали Льва Борисовича Каменева? Назови день и месяц." in asks(text)


def test_wrong_years_are_years_of_the_story() -> None:
    """Days of a year of which nothing is told are absurd before a war; only the year behind is offered now and then."""
    text = "3 июня 1915 года русские части покинули Перемышль. В июле 1916 года русские войска взяли Броды."
    for fact in draft(text).questions.facts:
        for question in fact.questions:
            if isinstance(question, Choice) and question.ask.startswith("Когда"):
                years = {option.text.split()[-2] for option in question.wrong}
                assert years <= {"1915", "1916", "1917"}, years


def test_a_painter_is_no_candidate_for_building_a_bridge() -> None:
    """Of the seven who are named beside him the painter alone is called something else than an engineer."""
    others = ("Степан Громов", "Николай Белов", "Игнат Седов", "Роман Шубин", "Глеб Сомов")
    told = " ".join(f"В 190{i} году {who} основал в Казани музей." for i, who in enumerate(others, 4))
    text = f"Инженер Павел Орлов жил в Самаре. В 1903 году Павел Орлов построил в Самаре мост. {told}"
    painter = text.replace("Степан Громов", "художник Степан Громов")
    assert any("Громов" in one for one in _beside(text, "Орлов"))
    assert _beside(painter, "Орлов")
    assert not any("Громов" in one for one in _beside(painter, "Орлов"))


def _beside(text: str, right: str) -> list[str]:
    """The wrong options where somebody is the right one."""
    return [
        option.text
        for fact in draft(text).questions.facts
        for question in fact.questions
        if isinstance(question, Choice) and right in question.answer
        for option in question.wrong
    ]
