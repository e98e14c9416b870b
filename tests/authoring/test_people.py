"""The people of a text: who is one, who is another, and what each is called."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from authoring.inflection import Case
from authoring.people import Mention, Person, gather, protagonist
from tests.rows import each_row

Seen = str | tuple[str, str]
"""A name, with the case that a tagger saw where it is not the nominative."""

DISTANCE = 100


def mentions(*seen: Seen, distance: int = DISTANCE, gender: str | None = None) -> list[Mention]:
    """One after another in a text; a plain text is a nominative."""
    found = []
    for place, one in enumerate(seen):
        text, case = (one, "Nom") if isinstance(one, str) else one
        start = place * distance
        found.append(Mention(start, start + len(text), tuple(text.split()), case, gender, "Sing"))
    return found


def people(*seen: Seen, distance: int = DISTANCE) -> tuple[Person, ...]:
    return gather(mentions(*seen, distance=distance))[0]


def called(found: Sequence[Person]) -> list[str | None]:
    return [one.full() for one in found]


@each_row(
    ("seen", "full"),
    [
        (["Смирнов", "И. Н. Смирнов", "Иван Никитич Смирнов", ("Смирнова И. Н.", "Gen")], ["И. Н. Смирнов"]),
        (["Иван Смирнов", ("Смирнову", "Dat"), "И. Смирнов"], ["Иван Смирнов"]),
        (["Лев Троцкий", ("Л. Д. Троцким", "Ins"), ("Троцкого", "Gen")], ["Лев Троцкий"]),
        (["Иван Смирнов", ("Смирновым", "Ins")], ["Иван Смирнов"]),
        (["Иван Никитич Смирнов", "И. Н. Смирнов"], ["Иван Никитич Смирнов"]),
        (["Надежда Крупская", ("Крупской", "Dat")], ["Надежда Крупская"]),
        (["Тэмуджин", ("Тэмуджином", "Ins"), ("Тэмуджина", "Gen")], ["Тэмуджин"]),
        ([("Хубилая", "Gen"), ("Хубилай-ханом", "Ins")], ["Хубилай-хан"]),
        (["Николай II", ("Николаем II", "Ins")], ["Николай II"]),
        (["Гульельмо Маркони", ("Маркони", "Gen")], ["Гульельмо Маркони"]),
        (["Антуан Лавуазье", "Лавуазье"], ["Антуан Лавуазье"]),
        (["Карл фон Линде", ("фон Линде", "Gen")], ["Карл фон Линде"]),
        (["Мао Цзэдун", ("Мао Цзэдуна", "Gen")], ["Мао Цзэдун"]),
        (["Пётр Великий", ("Петра Великого", "Gen")], ["Пётр Великий"]),
        ([("Королёва", "Gen"), "С. П. Королев"], ["С. П. Королёв"]),
        ([("В. К. Плеве", "Gen"), ("Плеве", "Acc")], ["В. К. Плеве"]),
        (["Мехелин", ("Лео Мехелином", "Ins")], ["Лео Мехелин"]),
        (["Граф Делянов", "Делянов"], ["Делянов"]),
        ([("Анне Поповой", "Loc")], ["Анна Попова"]),
    ],
)
def test_one_person_has_many_forms(seen: list[Seen], full: list[str]) -> None:
    assert called(people(*seen)) == full


@each_row(
    ("seen", "full"),
    [
        (["И. Н. Смирнов", "В. М. Смирнов"], ["И. Н. Смирнов", "В. М. Смирнов"]),
        (["Мария Кюри", "Пьер Кюри"], ["Мария Кюри", "Пьер Кюри"]),
        (["Николай I", "Николай II"], ["Николай I", "Николай II"]),
        (["Иван Смирнов", "Анна Смирнова"], ["Иван Смирнов", "Анна Смирнова"]),
        (["Лев Каменев", "Лев Троцкий", "Лев Сосновский"], ["Лев Каменев", "Лев Троцкий", "Лев Сосновский"]),
        (["Джамуха", "Бортэ", "Джучи"], ["Джамуха", "Бортэ", "Джучи"]),
        ([("Николая II", "Gen"), "Николай Николаевич"], ["Николай II", "Николай Николаевич"]),
        (["Иван Никитич Смирнов", "Иван Петрович Смирнов"], ["Иван Никитич Смирнов", "Иван Петрович Смирнов"]),
    ],
)
def test_namesakes_are_apart(seen: list[Seen], full: list[str]) -> None:
    assert called(people(*seen)) == full


def test_a_bare_surname_is_whoever_was_named_last_if_only_one_was() -> None:
    found = mentions("И. Н. Смирнов", "Смирнов", "Смирнов", "В. М. Смирнов")
    _, by_mention = gather(found)
    assert [by_mention[one].full() for one in found] == ["И. Н. Смирнов"] * 3 + ["В. М. Смирнов"]


def test_a_bare_surname_is_the_hero_s_and_not_his_father_s_of_one_mention() -> None:
    title, intro, father, near, far = found = mentions(
        "Иван Петрович Лапин", "Иван Петрович Лапин", "Пётр Фомич Лапин", "Лапин", "Лапин", distance=250
    )
    _, by_mention = gather(found)
    assert by_mention[far].full() == by_mention[title].full() == by_mention[intro].full() == "Иван Петрович Лапин"
    assert by_mention[father].full() == "Пётр Фомич Лапин"
    assert by_mention[near].ambiguous


def test_born_in_his_father_s_family_the_hero_is_himself_at_once() -> None:
    title, father, near = found = mentions("Иван Петрович Лапин", ("П. Ф. Лапина", "Gen"), "Лапин", distance=250)
    _, by_mention = gather(found)
    assert by_mention[near].full() == by_mention[title].full() == "Иван Петрович Лапин"
    assert by_mention[father].full() == "П. Ф. Лапин"


def test_between_two_namesakes_a_bare_surname_is_nobodys() -> None:
    found = mentions("И. Н. Смирнов", "В. М. Смирнов", "Смирнов", ("Смирнову", "Dat"))
    persons, by_mention = gather(found)
    assert by_mention[found[2]].ambiguous
    assert by_mention[found[2]] is by_mention[found[3]]
    assert [one.ambiguous for one in persons] == [False, False, True]


def test_a_bare_first_name_is_of_who_has_it_in_full() -> None:
    found = mentions("Мария Кюри", ("Марии", "Gen"), "Пьер Кюри", "Пьер")
    _, by_mention = gather(found)
    assert [by_mention[one].full() for one in found] == ["Мария Кюри", "Мария Кюри", "Пьер Кюри", "Пьер Кюри"]


def test_what_the_text_writes_outvotes_a_tag() -> None:
    persons = people("Джамуха", ("Джамуха", "Gen"), "Джамуха", ("Джамухой", "Ins"))
    assert called(persons) == ["Джамуха"]
    persons = people("В. А. Тер-Ваганян", "Тер-Ваганяна В. А.")
    assert called(persons) == ["В. А. Тер-Ваганян"]


def test_a_name_known_by_one_doubtful_case_is_marked() -> None:
    (person,) = people(("И. Т. Смилга", "Gen"))
    assert person.ambiguous
    assert not people("И. Т. Смилга")[0].ambiguous


def test_a_tag_that_is_wrong_about_the_gender_is_doubted() -> None:
    (person,) = gather(mentions("А. И. Гучкова", gender="Masc"))[0]
    assert person.full() == "А. И. Гучков"
    (person,) = gather(mentions(("М. А. Милорадович", "Gen"), gender="Masc"))[0]
    assert person.full(Case.INS) == "М. А. Милорадовичем"
    (person,) = people("А. И. Гучкова")
    assert person.ambiguous


def test_a_foreign_surname_declines_as_the_text_shows() -> None:
    (person,) = people("Мехелин", ("Лео Мехелином", "Ins"))
    assert person.full(Case.INS) == "Лео Мехелином"


def test_two_surnames_around_initials_are_of_two_people() -> None:
    assert people(("Кутузовым Д. С. Дохтуров", "Ins")) == ()


@each_row("text", ["Учившиеся", "Нарком", "Кислород", "Палеоклиматологи", "Экспедициям", "Юань"])
def test_what_is_no_name_is_left_out(text: str) -> None:
    plural = text in ("Учившиеся", "Палеоклиматологи", "Экспедициям")
    mention = Mention(0, len(text), tuple(text.split()), "Nom", None, "Plur" if plural else "Sing")
    persons, by_mention = gather([mention])
    assert (persons, by_mention) == ((), {})


def test_a_family_is_no_person() -> None:
    assert gather([Mention(0, 8, ("Смирновы",), "Nom", None, "Plur")]) == ((), {})


def test_two_people_side_by_side_are_no_third() -> None:
    persons = people("Тесла", "Эдисон", ("Теслы", "Gen"), "Эдисон", ("Эдисона Тесла", "Gen"))
    assert called(persons) == ["Тесла", "Эдисон"]


def test_one_name_said_often_is_not_made_longer_by_a_neighbour_once() -> None:
    persons = people("Чингисхан", ("Чингисхана", "Gen"), ("Чингисхана Угэдэя", "Gen"), "Чингисхан", "Чингисхан")
    assert called(persons) == ["Чингисхан"]
    assert called(people("Наполеон I", "Наполеон", ("Наполеона", "Gen"))) == ["Наполеон I"]


@pytest.mark.parametrize(
    ("text", "gender"),
    [("Иван Никитич Смирнов", "m"), ("Мария Кюри", "f"), ("Троцкий", "m"), ("Крупская", "f"), ("Бортэ", "")],
)
def test_gender_is_what_the_name_tells(text: str, gender: str) -> None:
    assert people(text)[0].gender == gender


def test_where_the_name_does_not_tell_the_tagger_may_if_it_is_of_one_mind() -> None:
    assert gather(mentions("Бортэ", "Бортэ", gender="Fem"))[0][0].gender == "f"
    assert gather(mentions("Бортэ", gender="Fem"))[0][0].gender == ""


def test_a_person_stands_in_any_case() -> None:
    (smirnov,) = people("И. Н. Смирнов", "Иван Смирнов")
    assert smirnov.full(Case.INS) == "И. Н. Смирновым"
    assert smirnov.short(Case.GEN) == "Смирнова"
    assert str(smirnov.name) == "Иван Смирнов"
    (monarch,) = people(("Николаем II", "Ins"))
    assert monarch.short(Case.DAT) == "Николаю II"


def test_people_come_in_the_order_of_the_text_with_their_mentions() -> None:
    found = mentions("Троцкий", "Иван Смирнов", ("Троцкому", "Dat"))
    persons, by_mention = gather(found)
    assert [one.short() for one in persons] == ["Троцкий", "Смирнов"]
    assert [one.key for one in persons] == [0, 1]
    assert persons[0].mentions == (found[0], found[2])
    assert set(by_mention) == set(found)


def test_the_protagonist_is_clearly_the_most_named() -> None:
    hero = protagonist(people("И. Н. Смирнов", "Смирнов", "Смирнов", "Лев Троцкий", "Карл Радек"))
    assert hero is not None
    assert hero.full() == "И. Н. Смирнов"
    assert protagonist(people("И. Н. Смирнов", "Смирнов", "Лев Троцкий", "Троцкий")) is None
    assert protagonist(()) is None


def test_nobody_is_nobody() -> None:
    assert gather([]) == ((), {})
