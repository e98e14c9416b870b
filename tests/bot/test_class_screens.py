"""What a teacher sees of a class, whatever people and facts are called and however many there are."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest

from bot.buttons import ClassMap, SeeLearners
from bot.heat_map import MOST_DRAWN
from bot.screens.classroom import ON_A_PAGE, class_screen, learners_screen, map_labels, map_screen, report_words
from bot.screens.screen import Screen
from bot.texts import LANGUAGES, teaching_words
from quiz.classroom import Member, Traces, classroom
from quiz.items import Flag, Item
from quiz.model import FactId, LearnerId, Phase, PublishedFact, PublishedSet, Score, SetId, StudyDay
from quiz.questions import Cloze, Fact
from quiz.reports import WORDS
from quiz.usecases.classes import ClassPage

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
TODAY = StudyDay(date(2026, 3, 10))
RU = teaching_words("ru")
SHAKY = FactId(7)


def page(names: list[str], statement: str = "В 1920 году открыли залив.", flags: tuple[Flag, ...] = ()) -> ClassPage:
    """Ten facts everybody met; the later somebody stands in the list, the longer ago they answered. One is shaky."""
    asked = Cloze(key="cloze", ask=f"{statement} {{1920}}")
    facts = tuple(PublishedFact(FactId(n), SetId(1), Fact(f"f{n}", statement, "", (asked,))) for n in range(10))
    members = [Member(LearnerId(n), name, "Europe/Moscow", NOW - timedelta(days=90)) for n, name in enumerate(names)]
    traces = {
        one.id: Traces(
            [fact.id for fact in facts],
            [Phase.REVIEW] * 10,
            [0.1 if fact.id == SHAKY else 30.0 for fact in facts],
            [StudyDay(TODAY - timedelta(days=number % 20))] * 10,
            [3 if fact.id == SHAKY else 0 for fact in facts],
            [False] * 10,
            [4] * 10,
        )
        for number, one in enumerate(members)
    }
    room = classroom(members, [fact.id for fact in facts], traces, NOW)
    items = tuple(Item(fact.id, "cloze", Score(3, 14), flags=flags) for fact in facts)
    set_ = PublishedSet(SetId(1), "moon", "Полёт", "ru", "", "", LearnerId(99), 10)
    return ClassPage(set_, TODAY, None, facts, room, items, 0)


def keys(screen: Screen) -> list[object]:
    """What the keys do."""
    return [key.press for row in screen.keys for key in row]


def test_a_suspect_question_tells_why_and_how_many_answers_stand_behind_it() -> None:
    text = class_screen(RU, page(["Аня"], flags=(Flag.REVERSED,))).text
    assert "Верных ответов 3 из 14; те, кто лучше знает остальное, ошибаются чаще. Проверьте ответ." in text
    assert "_____" in text
    assert "{1920}" not in text
    assert "…и ещё 5: все есть в отчёте." in text


def test_who_joins_late_is_counted_apart() -> None:
    class_ = page(["Аня", "Боря", "Вера"])
    old, *others = class_.room.learners
    late = replace(class_.room, learners=(old, *(replace(one, joined=TODAY, last_active=None) for one in others)))
    assert "Присоединились за неделю: 2." in class_screen(RU, replace(class_, room=late)).text
    assert "отвечают — 1, молчат неделю — 0, ещё не начали — 2." in class_screen(RU, replace(class_, room=late)).text
    assert "Присоединились" not in class_screen(RU, class_).text


def test_where_there_is_an_exam_the_class_page_looks_ahead_to_it() -> None:
    class_ = page(["Аня"])
    ahead = tuple(replace(one, on_exam=0.5) for one in class_.room.learners)
    told = class_screen(RU, replace(class_, exam=TODAY, room=replace(class_.room, learners=ahead))).text
    assert "10 марта, на экзамене, вспомнит 50\N{NO-BREAK SPACE}%" in told
    assert "экзамен" not in class_screen(RU, class_).text


def test_how_many_forgot_is_told_of_those_who_did() -> None:
    assert "\n<i>Встретили: 3, забыли: 3, через неделю" in class_screen(RU, page(["Аня", "Боря", "Вера"])).text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("flag", Flag)
def test_the_longest_page_fits_and_what_people_typed_is_no_markup(language: str, flag: Flag) -> None:
    wild = page(["<b>&" * 10] * 30, "<i>" * 200, (flag,))
    for screen in (class_screen(teaching_words(language), wild), learners_screen(teaching_words(language), wild, 0)):
        assert len(screen.text) <= 4096
        assert "<i><i>" not in screen.text
        assert "&<b>" not in screen.text


def test_learners_stand_ten_a_page_and_the_silent_come_first() -> None:
    class_ = page([f"Ученик {number}" for number in range(25)])
    screens = [learners_screen(RU, class_, number) for number in range(3)]
    lines = [line for screen in screens for line in screen.text.splitlines() if "вспомнит" in line]
    assert len(lines) == 25
    silent = [line.startswith("💤") for line in lines]
    assert silent == sorted(silent, reverse=True)
    assert 0 < sum(silent) < 25
    assert "Страница 2 из 3" in screens[1].text
    turns = [[key for key in keys(screen) if isinstance(key, SeeLearners)] for screen in screens]
    assert turns == [[SeeLearners(1, 1)], [SeeLearners(1, 0), SeeLearners(1, 2)], [SeeLearners(1, 1)]]
    assert ON_A_PAGE == 10


@pytest.mark.parametrize(("learners", "offered"), [(1, True), (MOST_DRAWN, True), (MOST_DRAWN + 1, False)])
def test_the_map_is_offered_where_it_can_be_drawn(learners: int, offered: bool) -> None:
    assert (ClassMap(1) in keys(class_screen(RU, page(["Аня"] * learners)))) is offered


def test_who_has_no_name_and_who_never_answered_are_told_so() -> None:
    class_ = page([""])
    nobody = replace(class_.room.learners[0], last_active=None)
    told = learners_screen(RU, replace(class_, room=replace(class_.room, learners=(nobody,))), 0).text
    assert "Без имени" in told
    assert "ответов ещё не было" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_in_the_report_and_on_the_map_is_named(language: str) -> None:
    say = teaching_words(language)
    assert report_words(say, page(["Аня"])).keys() == set(WORDS)
    labels = map_labels(say, page(["Аня"]))
    assert all(labels)
    assert "Полёт" in labels.about


def test_below_the_map_stands_whose_numbers_are_on_it() -> None:
    class_ = page(["Аня", *["小明"] * 20, ""])
    below = map_screen(RU, class_, b"").text
    assert "Под номерами: 2 — 小明, 3 — 小明" in below
    assert "…и ещё 9" in below
    assert "Под номерами" not in map_screen(RU, page(["Аня"]), b"").text
    assert len(unescape(map_screen(RU, page(["&明" * 20] * 40), b"").text)) <= 1024


def test_the_map_tells_of_which_day_it_is() -> None:
    class_ = page(["Аня"])
    assert "сегодня" in map_screen(RU, class_, b"").text
    assert "в день экзамена" in map_screen(RU, replace(class_, exam=TODAY), b"").text
