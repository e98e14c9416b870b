"""Predicates that agree with another subject, nouns after a number, options of one form."""

from __future__ import annotations

from authoring.inflection import agree, count, plural, same_form
from tests.rows import each_row

# As it stands, masculine, feminine, neuter, plural.
PREDICATES = """
подписали|подписал|подписала|подписало|подписали
возглавила|возглавил|возглавила|возглавило|возглавили
был избран|был избран|была избрана|было избрано|были избраны
были арестованы|был арестован|была арестована|было арестовано|были арестованы
состоялась|состоялся|состоялась|состоялось|состоялись
расстреляны|расстрелян|расстреляна|расстреляно|расстреляны
родился|родился|родилась|родилось|родились
вели|вёл|вела|вело|вели
стали|стал|стала|стало|стали
пали|пал|пала|пало|пали
пошёл|пошёл|пошла|пошло|пошли
умерла|умер|умерла|умерло|умерли
погибли|погиб|погибла|погибло|погибли
увлёкся|увлёкся|увлеклась|увлеклось|увлеклись
сгорел|сгорел|сгорела|сгорело|сгорели
основан|основан|основана|основано|основаны
известен|известен|известна|известно|известны
начал работать|начал работать|начала работать|начало работать|начали работать
не был принят|не был принят|не была принята|не было принято|не были приняты
стал членом партии|стал членом партии|стала членом партии|стало членом партии|стали членом партии
входят|входит|входит|входит|входят
находится|находится|находится|находится|находятся
"""


@each_row("line", PREDICATES.strip().splitlines())
def test_a_predicate_agrees_with_its_subject(line: str) -> None:
    surface, his, hers, its, theirs = line.split("|")
    assert [agree(surface, "m"), agree(surface, "f"), agree(surface, "n"), agree(surface, "", "pl")] == [
        his,
        hers,
        its,
        theirs,
    ]


@each_row("word", ["быстро", "работать", "Москва", "", "и"])
def test_what_agrees_with_nothing_is_refused(word: str) -> None:
    assert agree(word, "m") is None


def test_a_past_singular_needs_its_gender() -> None:
    assert agree("подписали", "") is None
    assert agree("входят", "") == "входит"


@each_row(
    ("number", "noun", "expected"),
    [
        (46, "человек", "46 человек"),
        (2, "человек", "2 человека"),
        (21, "делегат", "21 делегат"),
        (22, "делегат", "22 делегата"),
        (83, "делегат", "83 делегата"),
        (11, "делегат", "11 делегатов"),
        (5, "год", "5 лет"),
        (1, "книга", "1 книга"),
        (3, "книга", "3 книги"),
        (112, "книга", "112 книг"),
        (4, "письмо", "4 письма"),
        (0, "письмо", "0 писем"),
        (3, "делегат съезда", "3 делегата съезда"),
        (5, "новый завод", "5 новых заводов"),
        (2, "новый завод", None),
        (7, "человек команды", "7 человек команды"),
    ],
)
def test_a_noun_follows_its_number(number: int, noun: str, expected: str | None) -> None:
    assert count(number, noun) == expected


def test_one_few_and_many() -> None:
    forms = [plural(number, "день", "дня", "дней") for number in (1, 2, 5, 11, 14, 21, 22, 25, 101, 111)]
    assert forms == ["день", "дня", "дней", "дней", "дней", "день", "дня", "дней", "день", "дней"]


@each_row(
    ("one", "other", "alike"),
    [
        ("Москва", "Казань", True),
        ("Москве", "Казани", True),
        ("Москву", "Казани", False),
        ("левая оппозиция", "правая оппозиция", True),
        ("левая оппозиция", "правой оппозиции", False),
        ("Троцкий", "Смирнов", True),
        ("Сапроновым", "Троцким", True),
        ("Сапроновым", "Троцкий", False),
        ("И. Н. Смирнов", "Лев Троцкий", True),
        ("Смирнова", "Смирнов", False),
        ("РКП (б)", "ВКП (б)", True),
        ("рабочие", "крестьяне", True),
        ("рабочие", "крестьянин", False),
        ("битва", "сражение", False),
    ],
)
def test_options_of_one_form_are_told_from_others(one: str, other: str, alike: bool) -> None:
    assert same_form(one, other) is alike


def test_gender_may_be_left_aside() -> None:
    assert same_form("Москва", "Ленинград", gender=False)
    assert not same_form("Москва", "Ленинграда", gender=False)
