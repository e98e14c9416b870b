"""Back to the nominative with what a tagger saw, which may be wrong."""

from __future__ import annotations

from authoring.inflection import Case, Name, nominative_name, nominative_names
from authoring.inflection.grammar import Gender
from tests.rows import each_row


@each_row(
    ("surface", "case", "gender", "expected"),
    [
        ("Смирнову", Case.DAT, "", "Смирнов"),
        ("Смирнову", Case.ACC, "", "Смирнова"),
        ("Ивана Никитича Смирнова", None, "", "Иван Никитич Смирнов"),
        ("Смирнова Ивана Никитича", None, "", "Иван Никитич Смирнов"),
        ("И. Н. Смирновым", None, "", "И. Н. Смирнов"),
        ("И . Н . Смирновым", None, "", "И. Н. Смирнов"),
        ("И.Н. Смирновым", None, "", "И. Н. Смирнов"),
        ("Смирнова И. Н.", Case.GEN, "", "И. Н. Смирнов"),
        ("Троцкого", None, "", "Троцкий"),
        ("Крупской", None, "", "Крупская"),
        ("Мрачковским", None, "", "Мрачковский"),
        ("Тер-Ваганяном", None, "", "Тер-Ваганян"),
        ("Тер-Ваганяна В. А.", Case.NOM, "f", "В. А. Тер-Ваганян"),  # the tagger erred
        ("Гольцманом", Case.NOM, "", "Гольцман"),  # and here
        ("Сапроновым", None, "", "Сапронов"),
        ("Тэмуджина", Case.GEN, "", "Тэмуджин"),
        ("Тэмуджином", Case.INS, "", "Тэмуджин"),
        ("Бортэ", None, "", "Бортэ"),
        ("Николая II", None, "", "Николай II"),
        ("Николаем ІІ", None, "", "Николай II"),  # Cyrillic letters for the number
        ("Петра Великого", None, "", "Пётр Великий"),
        ("Теслы", Case.GEN, "", "Тесла"),
        ("Теслой", Case.INS, "", "Тесла"),
        ("Джучи", Case.GEN, "", "Джучи"),
        ("Жестяникова", Case.NOM, "", "Жестяникова"),
        ("Жестяникова", Case.GEN, "", "Жестяников"),
        ("Лаврентия Берии", None, "", "Лаврентий Берия"),
        ("Марией Кюри", None, "", "Мария Кюри"),
        ("Кравца", None, "", "Кравец"),
        ("Римского-Корсакова", None, "", "Римский-Корсаков"),
        ("Немировича-Данченко", Case.GEN, "", "Немирович-Данченко"),
        ("Трубецкого", None, "", "Трубецкой"),
        ("Льва Толстого", None, "", "Лев Толстой"),
        ("Карла фон Линде", Case.GEN, "m", "Карл фон Линде"),
        ("Рашида ад-Дин Хамадани", Case.GEN, "m", "Рашид ад-Дин Хамадани"),
        ("Лю Бинчжуна", Case.GEN, "", "Лю Бинчжун"),
        ("Сунь Ятсена", Case.GEN, "", "Сунь Ятсен"),
        ("Хо Ши Мина", None, "", "Хо Ши Мин"),
        ("Чан Кайши", None, "", "Чан Кайши"),
        ("хана Батыя", None, "", "Батый"),
        ("Фредериком В. Мотом", Case.INS, "", "Фредерик Мот"),
        ("Адама Мицкевича", None, "", "Адам Мицкевич"),
    ],
)
def test_a_surface_leads_to_its_nominative(surface: str, case: Case | None, gender: Gender, expected: str) -> None:
    assert str(nominative_name(surface.split(), case, gender)) == expected


@each_row("surface", ["Смирнову", "Кутузову", "Королёва", "Д. И. Менделеева", "Хулагу", "Tesla", "1917", "и", ""])
def test_two_equal_readings_are_no_answer(surface: str) -> None:
    assert nominative_name(surface.split()) is None


def test_all_readings_are_told_to_who_can_choose() -> None:
    found = {str(one.name): one.name.gender for one in nominative_names(["Смирнову"])[:2]}
    assert found == {"Смирнов": "m", "Смирнова": "f"}


def test_parts_are_told_apart() -> None:
    full = nominative_name(["Смирнову", "Ивану", "Никитичу"])
    assert full == Name("Иван", "Никитич", "Смирнов", gender="m")
    assert nominative_name(["С.", "М.", "Кирова"], Case.GEN) == Name(last="Киров", initials="С. М.", gender="m")
    assert nominative_name(["Николаю", "II"]) == Name("Николай", number="II", gender="m")
