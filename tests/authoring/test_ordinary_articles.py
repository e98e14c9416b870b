"""What ordinary articles tell, and what of it is asked."""

from __future__ import annotations

import pytest

from authoring import generate
from authoring.asking.wrong import other_numbers
from quiz.questions import Choice
from tests.authoring.drafts import asks, draft, rules, statements
from tests.rows import each_row

_FILLER = " В те годы город жил рыбой, лесом и морем, и никто не думал о музыке всерьёз." * 6


@each_row(
    ("text", "statement"),
    [
        (
            "Александр Бутлеров — химик. Закончив гимназию, шестнадцатилетний Бутлеров в 1844 году поступил в Казанский"
            " университет.",
            "Александр Бутлеров в 1844 году поступил в Казанский университет.",
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
            "Война шла второй год. В декабре 1806 года Турция объявила России войну.",
            "В декабре 1806 года Турция объявила России войну.",
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
        ("Итало-турецкая, или Ливийская, война началась в 1911 году и закончилась в мае 1912 года.", "broken-list"),
        ("Шар назвали «Орлом». 11 июля 1897 года «Орёл» поднялся в воздух при южном ветре.", "subject-unclear"),
        ("В 1868 году Иван Лапин поставил в Томске фабрику, западнее, близ реки Оби.", "points-back"),
        ("Сын купца меховой фирмы, Николай Лапин в 1890 году окончил 6-ю московскую гимназию.", "whose"),
        ("Иван Лапин — режиссёр. В 1949 году Лапина отстранили от руководства.", "object-unclear"),
        ("11 мая 1838 года открылось регулярное движение до Павловска.", "subject-unclear"),
        ("Василий Мишин — конструктор. В мае 1974 года Мишина сменил Глушко.", "who-whom"),
    ],
)
def test_what_an_article_leaves_open_is_not_asked(text: str, rule: str) -> None:
    assert rule in rules(text), rules(text)


def test_the_first_verbs_object_is_no_subject_of_the_second() -> None:
    text = (
        "Иван Красин — дипломат. Красин знал языки. В конце 1919 года он начал в Юрьеве мирные переговоры с Эстонией, а"
        " весной 1920 года выехал в Скандинавию и Лондон."
    )
    assert "Иван Красин весной 1920 года выехал в Скандинавию и Лондон." in statements(text)
    assert not any("переговоры" in one and "выехал" in one for one in statements(text))


def test_a_book_that_saw_the_light_is_no_man() -> None:
    text = (
        "Иван Дмитриевич Сытин — издатель. Сытин родился в 1851 году. Сытин знал всех. Тогда же готовились отметить"
        " полвека сытинской работы в книжном деле; юбилейный сборник, где среди авторов были Максим Горький, Александр"
        " Куприн и Николай Рерих, увидел свет в самом начале 1917 года."
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
        ("На реке жили татары. Их князь Тоян в начале 1604 года приехал в Москву.", "приехал"),
    ],
)
def test_a_trifle_is_not_asked(text: str, ask: str) -> None:
    assert not any(ask in one for one in asks(text)), asks(text)


def test_he_was_born_is_not_the_hero_where_his_father_was_spoken_of() -> None:
    text = (
        "Леонид Борисович Красин — инженер. Красин знал языки. Каждый министр уважал отца Красина.\n\nОн родился"
        " 15 июля 1870 года в Кургане."
    )
    assert not any("1870" in one for one in statements(text))


def test_a_town_has_its_capital_and_the_word_for_it_has_none() -> None:
    asked = asks("Город Омск был основан в 1716 году отрядом Ивана Бухгольца.")
    assert any("город Омск" in one for one in asked)
    assert not any("Город Омск" in one for one in asked if not one.startswith("Город"))


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


def test_a_day_of_the_story_has_its_year_in_every_question() -> None:
    post = "Каменев взял власть в октябре 1917 года. 27 октября Лев Борисович Каменев был избран председателем ВЦИК."
    ship = (
        "12 мая 1997 года на станцию «Мир» прибыл «Атлантис» с грузом. 25 июня русский корабль «Прогресс» врезался в "
        "«Спектр»."
    )
    assert "Кем был избран Лев Борисович Каменев 27 октября 1917 года?" in asks(post)
    assert any("25 июня 1997 года" in one and "{Прогресс}" in one for one in asks(ship))


def test_the_year_before_is_offered_only_where_it_is_not_absurd() -> None:
    deed = "15 июня 1923 года генерал Пётр Белов возглавил Томский фронт."
    birth = "Пётр Иванович Белов (15 июня 1923 — 3 мая 1990) — генерал. Белов служил в Томске."
    assert _wrong_years(deed, "возглавил") == {"1923", "1924"}
    assert "1922" in _wrong_years(birth, "родился")


def test_a_year_or_a_day_that_the_quotation_names_is_no_wrong_option() -> None:
    talks = (
        "15 августа 1919 года армия Юденича начала мирные переговоры с Эстонией, а в мае 1920 года выехала в"
        " Скандинавию и Лондон."
    )
    armies = "Армия Наполеона I, перейдя Неман 12 (24) июня 1812 года, 22 июля 1812 года заняла Витебск."
    assert "1920" not in _wrong_years(talks, "переговоры")
    assert "24 июня 1812 года" not in _wrong(armies, "Витебск")


def _wrong(text: str, about: str) -> set[str]:
    """All that is offered beside the right one, whatever the chance."""
    drafts = [generate(text, language="ru", seed=seed) for seed in range(12)]
    found = [question for one in drafts for fact in one.questions.facts for question in fact.questions]
    chosen = [one for one in found if isinstance(one, Choice) and about in one.ask]
    assert chosen
    return {option.text for one in chosen for option in one.wrong}


def _wrong_years(text: str, about: str) -> set[str]:
    return {word for option in _wrong(text, about) for word in option.split() if word.isdigit() and len(word) == 4}


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
