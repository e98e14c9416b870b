"""Texts about a town or a thing, whose sentences leave out where it was and which one it is."""

from __future__ import annotations

from tests.authoring.drafts import asks, draft, rules, statements
from tests.rows import each_row

_TOWN = "Томск — город в Западной Сибири на берегу Томи. Улицы спускаются к реке.\n\n"
_FORTRESS = "Ладога — крепость на северо-западе России. Стены крепости высоки. Башни крепости стоят над рекой.\n\n"
_WORKS = "Завод «Темп»\n\nИстория завода длинная. Люди завода любят вспоминать о ней. Ворота завода открыты.\n\n"


@each_row(
    ("text", "statement"),
    [
        (_TOWN + "В 1888 году открылся университет.", "В 1888 году открылся университет в Томске."),
        (_TOWN + "Водопровод пустили в 1905 году.", "Водопровод в Томске пустили в 1905 году."),
        (_TOWN + "В 1838 году в городе открыли первую гимназию.", "В 1838 году в Томске открыли первую гимназию."),
        ("В 1880 году в Томске открылся университет.", "В 1880 году в Томске открылся университет."),
        (_FORTRESS + "В 1581 году крепость захватили шведы.", "В 1581 году шведы захватили крепость Ладога."),
        (
            "Ладога — крепость на северо-западе России. В 1581 году крепость захватили шведы. Стены крепости высоки.",
            "В 1581 году шведы захватили крепость Ладога.",
        ),
        (
            "Томск\n\nЛапин родился в Томске. Детство в Томске он вспоминал часто. Улицы идут к реке.\n\n"
            "В 1888 году открылся университет.",
            "В 1888 году открылся университет в Томске.",
        ),
        (_WORKS + "В 1941 году завод эвакуировали в Омск.", "В 1941 году завод «Темп» эвакуировали в Омск."),
        (
            _WORKS + "В 1868 году предприятие приобрёл инженер Иван Лапин.",
            "В 1868 году инженер Иван Лапин приобрёл завод «Темп».",
        ),
        (_WORKS + "В 1932 году завод выпустил первый трактор.", "В 1932 году завод «Темп» выпустил первый трактор."),
    ],
)
def test_what_a_text_is_about_is_said(text: str, statement: str) -> None:
    assert statement in statements(text), (statements(text), rules(text))


@each_row(
    "text",
    [
        _TOWN + "В 1888 году построили новый вокзал.",  # one of many
        _TOWN + "В 1888 году открылась гимназия.",  # the same
        _TOWN + "В 1888 году Лапин уехал в Омск. В 1890 году открылся университет.",  # in which of the two?
        _TOWN + "В 1890 году при заводе пустили водопровод.",  # not the town's
        "Лапин любил Томск. В 1888 году открылся университет.",  # nothing says that the text is about a town
        "Нижний Новгород — город на Волге. Улицы его идут к реке.\n\nВ 1985 году пустили метро.",  # it was Горький then
        _FORTRESS + "Рядом стояла каменная крепость Орешек. В 1581 году крепость захватили шведы.",
        _FORTRESS + "Рядом стояла другая крепость. Её сожгли. В 1581 году новую крепость захватили шведы.",
    ],
)
def test_what_another_may_be_is_not(text: str) -> None:
    assert not [one for one in statements(text) if "университет" in one or "18" in one or "1581" in one]


def test_the_name_that_the_evidence_leaves_out_stands_beside_it() -> None:
    (fact,) = draft(_TOWN + "В 1888 году открылся университет.").questions.facts
    assert (fact.subject, fact.quote) == ("Томск", "В 1888 году открылся университет.")


def test_a_works_is_beside_the_evidence_as_its_heading_has_it() -> None:
    facts = draft(_WORKS + "В 1941 году завод эвакуировали в Омск.").questions.facts
    assert {fact.subject for fact in facts} == {"Завод «Темп»"}


@each_row(
    ("text", "statement"),
    [
        ("Гондурас получил независимость от Испании в 1821 году.", None),  # «Испании» is no event
        ("Анна Лапина стала первой в истории Томска женщиной-губернатором в мае 1998 года.", None),
        ("В марте 1992 года Томску вернули историческое имя.", None),
        ("В мае 1993 года Вологде вернули историческое имя.", None),
        ("В 1926 году Борису Лапину удалось сконструировать первый советский вертолёт.", None),
        ("Завод «Темп» в 1961 году выпустил трактор «Богатырь».", None),
        ("Шестнадцатого мая 1896 года в Томске открылся университет.", "16 мая 1896 года в Томске"),
        ("Лётчик Антон Лапин разбился 25 июля 1941 года под Псковом.", None),
        ("В 1475 году в Томске обосновался турецкий гарнизон.", None),
        ("В мае 1935 года Томск переименовали в Лапинск — в честь погибшего лётчика.", "В мае 1935 года Томск"),
    ],
)
def test_what_was_refused_wrongly_is_told(text: str, statement: str | None) -> None:
    wanted = statement or text
    assert any(one.startswith(wanted) for one in statements(text)), (statements(text), rules(text))


def test_a_second_opening_is_another_things() -> None:
    text = "В 1888 году в Томске открылся университет. В 1905 году в Томске открылся цирк."
    assert "В каком году в Томске открылся цирк?" in asks(text)
    assert "В каком году в Томске открылся цирк?" not in asks(text + " Цирк открылся снова через год.")


@each_row(
    ("text", "rule"),
    [
        ("Анна Лапина была признана виновной в убийстве в июле 1997 года в Томске Веры Беловой.", "no-fact"),
        ("В 2017 году Пётр Иванович Лапин выпустил 300-страничную книгу.", "object-unclear"),
        ("5 мая 1936 года лётчикам присвоили звание Героя Советского Союза.", "object-unclear"),  # which airmen?
    ],
)
def test_what_says_too_little_is_still_refused(text: str, rule: str) -> None:
    assert (statements(text), rules(text)) == ([], {rule})


def test_in_which_town_a_theatre_or_a_circus_opened_is_not_asked() -> None:
    assert not [one for one in asks("В 1905 году в Томске открылся цирк.") if "городе" in one or "Томске}" in one]


def test_who_destroyed_what_is_left_open() -> None:
    assert "who-whom" in rules("В 1907 году завод «Темп» уничтожил пожар.")
