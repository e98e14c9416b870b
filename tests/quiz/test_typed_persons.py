"""Typed names of people."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quiz.questions import Expects
from quiz.typed import Missing, Outcome, judge
from tests.rows import each_row

RIGHT = {
    "И. Н. Смирнов": "Смирнов | Смирнову | Смирновым | о Смирнове | с Иваном Смирновым | Смирнов И."
    " Н. | И.Н. Смирнов"
    " | И.Н.Смирнов | Смирнов И.Н | ИН Смирнов | и н смирнов | смирнов и н | Иван Смирнов | Смирнов Иван"
    " | Иван Никитич Смирнов | Смирнов Иван Никитич | Смирнов, И. Н. | Смирнов, Иван Никитич |"
    " Ивану Никитичу Смирнову"
    " | СМИРНОВ | «Смирнов» | Смирнов! | тов. Смирнов | Смернов | Смиронв | Смирннов | Смирно |"
    " Cмирнoв | И. Смирнов"
    " | нарком Смирнов | это был Смирнов | думаю, Смирнов | 🙂 Смирнов",
    "Иван Никитич Смирнов": "И. Н. Смирнов | Смирнов | И. Смирнов | Никитич Смирнов | Иваном Никитичем Смирновым",
    "Смирнову": "Смирнов | Смирнова | Смирновым",
    "Лев Троцкий": "Троцкий | Троцкому | к Троцкому | Льву Троцкому | Л. Д. Троцкий | Лев Давидович Троцкий | Троцкии",
    "Надежда Крупская": "Крупская | Крупской | Н. К. Крупская | Надеждой Крупской | Крупскую",
    "В. А. Тер-Ваганян": "Тер-Ваганян | Тер-Ваганяну | Тер Ваганян | тер–ваганяном",
    "К. Радек": "Радек | Радеку | Радека | Карл Радек | Карлом Радеком",
    "И. Т. Смилга": "Смилга | Смилге | Смилгой | Смилги",
    "Л. П. Берия": "Берия | Берии | Берией | Берию",
    "С. К. Тимошенко": "Тимошенко | Тимошенке | Семён Тимошенко",
    "П. Н. Врангель": "Врангель | Врангеля | Врангелем",
    "М. Н. Тухачевский": "Тухачевского | маршал Тухачевский | Тухачевскому",
    "Н. Н. Суханов": "Суханов | Сухановым",
    "Чингисхан": "Чингис-хан | Чингис хан | чингисхану",
    "Тэмуджин": "Темуджин | Тэмуджину | Темуджином",
    "Николай II": "Николай Второй | Николай 2 | Николаю II | Николаю Второму | император Николай II | Николай ІІ",
    "Genghis Khan": "Genghis | genghis khan",
    "Leon Trotsky": "Trotsky | L. Trotsky | Trotsky's | Trotski | Trotsky, Leon",
    "Зиновьев и Каменев": "Каменев и Зиновьев | Зиновьев, Каменев | Зиновьеву и Каменеву | Г. Зиновьев и Л. Каменев",
    "И. Н. Смирнов и И. Т. Смилга": "Смилга и Смирнов | И. Т. Смилга и И. Н. Смирнов",
    "троцкисты": "троцкистов | троцкистами",
}
WRONG = {
    "И. Н. Смирнов": "В. М. Смирнов | Смирнов В. М. | Н. И. Смирнов | Пётр Смирнов | Смирнов Пётр"
    " Никитич | Иван"
    " | И. Н. | Иван Петрович Смирнов | не Смирнов | Троцкий | Троцкий или Смирнов | Смирнов или"
    " Троцкий | Смирнов и"
    " Троцкий | Троцкий, Смирнов | Троцкий/Смирнов | Троцкий Смирнов | Смирновский | Петров |"
    " Семёнов | Смид | Никитич"
    " | Сморнав | 46",
    "Лев Троцкий": "Лев | К. Троцкий | Троцкая | Лев Сосновский | Лев Каменев | Троценко",
    "Надежда Крупская": "Надежда | Крупский | Крупская Анна",
    "Смирнов": "Троцкий Смирнов | Смирнов Троцкий | Смирн",
    "Серов": "Седов | Перов | Серовский",
    "Панин": "Панов | Ганин",
    "Петровский": "Покровский | Петров",
    "Попов": "Попков",
    "Ким": "Кин | Ки | Клим",
    "Николай II": "Николай I | Николай III | Александр II | Николай Первый",
    "Зиновьев и Каменев": "Троцкий | Зиновьев и Троцкий | Зиновьев, Каменев и Троцкий",
}
ALMOST = {
    ("Иван Никитич", "Иван Никитич Смирнов"): Missing.SURNAME,
    ("Николай", "Николай II"): Missing.MORE_WORDS,
    ("Каменев", "Зиновьев и Каменев"): Missing.MORE_WORDS,
    ("Преображинзкий", "Е. А. Преображенский"): Missing.SPELLING,
}


def outcomes(answer: str, line: str) -> dict[str, Outcome]:
    return {said: judge(said, answer, expects=Expects.PERSON).outcome for said in line.split(" | ")}


@each_row("answer", list(RIGHT))
def test_a_person_is_recognised_in_any_case_and_order(answer: str) -> None:
    found = outcomes(answer, RIGHT[answer])
    assert found == dict.fromkeys(found, Outcome.RIGHT)


@each_row("answer", list(WRONG))
def test_a_namesake_or_another_person_is_wrong(answer: str) -> None:
    found = outcomes(answer, WRONG[answer])
    assert found == dict.fromkeys(found, Outcome.WRONG)


@each_row(("said", "answer"), list(ALMOST))
def test_part_of_a_person_is_almost_right(said: str, answer: str) -> None:
    verdict = judge(said, answer, expects=Expects.PERSON)
    assert (verdict.outcome, verdict.missing) == (Outcome.ALMOST, ALMOST[said, answer])


def test_a_name_with_initials_is_a_person_without_being_announced() -> None:
    assert judge("Троцкому", "Л. Д. Троцкий").outcome is Outcome.RIGHT
    assert judge("А. Б. Троцкий", "Л. Д. Троцкий").outcome is Outcome.WRONG


def test_any_accepted_name_will_do() -> None:
    accept = ("Бронштейн", "Лев Бронштейн")
    assert judge("Бронштейну", "Троцкий", accept, Expects.PERSON).outcome is Outcome.RIGHT
    assert judge("Смирнов", "Троцкий", accept, Expects.PERSON).outcome is Outcome.WRONG


CASES = {
    "ов": ["", "а", "у", "ым", "е"],
    "ев": ["", "а", "у", "ым", "е"],
    "ин": ["", "а", "у", "ым", "е"],
    "ян": ["", "а", "у", "ом", "е"],
    "ман": ["", "а", "у", "ом", "е"],
    "ко": [""],
    "ск": ["ий", "ого", "ому", "им", "ом"],
    "ург": ["", "а", "у", "ом", "е"],
    "иц": ["а", "ы", "е", "у", "ей"],
    "арь": [""],
    "ар": ["ь", "я", "ю", "ем", "е"],
}


@given(st.sampled_from(sorted(CASES)), st.data())
def test_every_case_of_a_surname_is_the_same_person(suffix: str, data: st.DataObject) -> None:
    stem = data.draw(st.sampled_from(["Барм", "Гальд", "Тресв", "Мурл"])) + suffix
    said, answer = (stem + data.draw(st.sampled_from(CASES[suffix])) for _ in range(2))
    assert judge(said, f"А. Б. {answer}", expects=Expects.PERSON).outcome is Outcome.RIGHT
    assert judge(f"В. Г. {said}", f"А. Б. {answer}", expects=Expects.PERSON).outcome is Outcome.WRONG
