"""Whom «он» means beside others, and where «здесь» is; with the real models."""

from __future__ import annotations

from tests.authoring.drafts import draft, rules, statements
from tests.rows import each_row

LIFE = "Пётр Лапин\n\nПётр Лапин родился 3 августа 1888 года в Томске. Лапин жил в Омске. Лапин жил в Туле. "
DEED = "В 1920 году он возглавил Балтийский флот."
DONE = "В 1920 году Пётр Лапин возглавил Балтийский флот."


@each_row(
    "text",
    [
        LIFE + "Лишь Николай II вернул его на службу: в 1917 году Лапин стал полным адмиралом. " + DEED,
        LIFE + "Белов ехать в Брест отказался, и подписывать мир отправили Лапина. " + DEED,
        "Бой под Тарой\n\nГенерал Пётр Лапин сумел отразить атаку корпуса маршала Ивана Белова. " + DEED,
        "Петра Лапина назначили первым комиссаром. " + DEED,
    ],
)
def test_he_is_whom_the_sentence_before_is_about_though_others_are_named(text: str) -> None:
    assert DONE in statements(text)


@each_row(
    "text",
    [
        "Генерал Пётр Лапин разбил маршала Ивана Белова. " + DEED,
        "Отход прикрывал отряд под начальством князя Петра Лапина. " + DEED,
        "Петра Лапина назначил комиссаром маршал Белов. " + DEED,
    ],
)
def test_he_is_nobody_where_two_may_be_meant(text: str) -> None:
    assert "pronoun" in rules(text)
    assert not any("Балтийский флот" in one for one in statements(text))


def test_the_hero_under_his_other_name_is_nobody_else() -> None:
    text = (
        "Пётр Лапин: нарком\n\nГирш Янкелевич Блюм, вошедший в историю под фамилией Лапин, родился 3 августа 1888 года "
        "в Томске. Учился он в московской гимназии, а в 1905 году вступил в партию большевиков. Лапин жил в Омске. "
        "Лапин жил в Туле."
    )
    assert "Пётр Лапин в 1905 году вступил в партию большевиков." in statements(text)


def test_what_he_gets_is_not_who_he_is() -> None:
    text = LIFE + "Орден Красного Знамени он получил за эту кампанию. В 1920 году его назначили послом в Швеции."
    assert "В 1920 году Петра Лапина назначили послом в Швеции." in statements(text)


def test_whose_influence_it_was_tells_nobody_else() -> None:
    text = LIFE + "В 1920 году за картину «Буря», написанную под влиянием Белова, ему присвоили звание академика."
    assert any("Петру Лапину присвоили звание академика" in one for one in statements(text))


TOWNS = ("Туле", "Омске", "Твери", "Казани", "Рязани", "Пскове")
FAMILIES = ("Белов", "Громов", "Котов", "Зимин", "Орлов", "Чернов", "Титов", "Козлов", "Носов", "Бобров", "Дёмин",
            "Фомин", "Сомов", "Гусев", "Лосев", "Чехов", "Зайцев", "Волков")  # fmt: skip
CROWD = "".join(f"{name} служил в {TOWNS[i % 6]}. " for i, name in enumerate(FAMILIES))


@each_row(("times", "told"), [(7, True), (4, False)])
def test_who_stands_far_above_a_crowd_is_the_hero(times: int, told: bool) -> None:
    text = "Человек и море\n\nПётр Лапин рос в Томске. " + CROWD + "Пётр Лапин жил в Омске. " * (times - 1)
    text += "В 1920 году возглавил Балтийский флот."
    assert (DONE in statements(text)) is told


TOWN = (
    "История Самары\n\nСамара стоит на Волге. Самару основали в 1586 году. Самара росла. В Самаре жил писатель Иван "
    "Лапин. Из Самары везли хлеб. "
)


def test_here_is_the_town_the_text_is_about() -> None:
    facts = {one.statement: one for one in draft(TOWN + "В 1888 году здесь открылся театр «Луч».").questions.facts}
    assert "В 1888 году в Самаре открылся театр «Луч»." in facts
    assert "Самар" in facts["В 1888 году в Самаре открылся театр «Луч»."].quote + TOWN[-40:]


@each_row(
    "text",
    [
        TOWN + "Казань взяли раньше. В 1888 году здесь открылся театр «Луч».",
        TOWN + "В 1888 году из Казани сюда перевели театр «Луч».",
    ],
)
def test_here_may_be_another_place_that_was_just_named(text: str) -> None:
    assert "points-back" in rules(text)
    assert not any("«Луч»" in one for one in statements(text))


def test_a_look_back_behind_which_is_no_step_back_of_the_story() -> None:
    text = (
        "31 марта 1878 года присяжные оправдали Веру Лапину. Дело Лапиной, которая 24 января ранила Белова, гремело. "
        "9 мая сгорел театр «Обь»."
    )
    assert "9 мая 1878 года сгорел театр «Обь»." in statements(text)


def test_the_evidence_of_what_a_participle_tells_holds_its_year() -> None:
    text = "3 мая 1960 года сгорел театр «Обь». Опера «Буря», поставленная 9 июля в Марселе, имела успех."
    (fact,) = [one for one in draft(text).questions.facts if "«Буря»" in one.statement]
    assert "1960" in fact.statement
    assert "1960" in fact.quote


def test_a_match_is_told_by_who_played_it() -> None:
    text = "Матч за третье место, сыгранный 9 июля 1960 года в Марселе, сборная выиграла."
    assert not any("матч" in one for one in statements(text))


@each_row(
    ("between", "next_", "told"),
    [
        (
            "Когда съезд открыл Иван Белов, Лапин остался в Туле.",
            "В 1920 году его назначили послом в Швеции.",
            "В 1920 году Петра Лапина назначили послом в Швеции.",
        ),
        (
            "Лапин заявил с трибуны: «Я пришёл к убеждению, что товарищ Белов не может выполнить этой роли».",
            "В 1920 году его назначили послом в Швеции.",
            "В 1920 году Петра Лапина назначили послом в Швеции.",
        ),
        ("Врачами были оба брата матери.", "В 1920 году он возглавил Балтийский флот.", DONE),
        (
            "Он служил честно.",
            "24 декабря 1920 года Королевский институт вручил ему премию Бордена.",
            "24 декабря 1920 года Королевский институт вручил Петру Лапину премию Бордена.",
        ),
        ("Он служил честно. Путь на Омск был открыт.\n\n", "В 1920 году он возглавил Балтийский флот.", DONE),
    ],
)
def test_in_a_life_he_is_the_hero_whoever_is_told_of_by_the_way(between: str, next_: str, told: str) -> None:
    assert told in statements(f"{LIFE}{between} {next_}"), rules(f"{LIFE}{between} {next_}")


@each_row("between", ["Путь на Омск был открыт.", "Съезд открыл Иван Белов.", "Тогда умер отец.\n\n"])
def test_he_is_nobody_right_behind_another(between: str) -> None:
    assert DONE not in statements(f"{LIFE}{between} {DEED}")


def test_an_emperor_is_not_the_hero_who_was_none() -> None:
    life = "Пётр Лапин родился 3 августа 1788 года в Томске. Лапин жил в Омске. Лапин жил в Туле. "
    text = f"Пётр Лапин\n\n{life}19 января 1833 года император снял с себя Андреевскую звезду и надел её на Лапина."
    assert not any("снял" in one for one in statements(text)), statements(text)
