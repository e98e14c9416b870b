"""What a class has been set, on the screens of its teacher and its learners, whatever people and sets are called."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.buttons import Assign, Learn, Nudge, PlanAssignment
from bot.screens.assigned import assigned_lines
from bot.screens.assigning import assignment_screen, choose_day_screen, preview_screen, which_day_screen
from bot.screens.class_exam import behind_text
from bot.screens.classroom import class_screen, learners_screen, map_screen
from bot.screens.notices import notice_screen
from bot.screens.screen import Screen
from bot.screens.sets import set_screen
from bot.texts import LANGUAGES, teaching_words, words
from quiz.assignments import Course, State, course
from quiz.classroom import Member
from quiz.model import Assignment, LearnerId, Notice, NoticeId, PublishedSet, SetId, StudyDay
from quiz.progress import Learned
from quiz.usecases.assigning import AssignmentPage, Behind
from quiz.usecases.courses import Assigned
from quiz.usecases.look import SetView
from quiz.usecases.planning import Begun, ChoosingDay, Plan, Preview, Trouble, WhichDay
from tests.bot.test_class_screens import page as class_page

TODAY = StudyDay(date(2026, 11, 27))
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
EXAM = date(2026, 12, 24)
GIVEN = Assignment(SetId(1), TODAY, 3, EXAM, None, NOW)
WILD = "<b>&" * 200
RU = teaching_words("ru")


def set_(title: str = "Столицы") -> PublishedSet:
    return PublishedSet(SetId(1), "code", title, "ru", "", "", LearnerId(9), 30)


def behind(count: int, name: str = "Аня") -> AssignmentPage:
    """So many of forty are behind."""
    members = [Member(LearnerId(number), name, "UTC", NOW) for number in range(count)]
    people = tuple(Behind(member, 3) for member in members)
    return AssignmentPage(set_(), GIVEN, TODAY, people, count, 40)


def plan(pace: int = 3, trouble: Trouble | None = None) -> Preview:
    return Preview(set_(), TODAY, pace, EXAM, TODAY, 2, StudyDay(date(2026, 12, 6)), trouble=trouble)


def presses(screen: Screen) -> list[object]:
    return [key.press for row in screen.keys for key in row]


def labels(screen: Screen) -> list[str]:
    return [key.label for row in screen.keys for key in row]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", State)
def test_a_learner_is_told_in_every_state(language: str, state: State) -> None:
    found = Course(state, behind=4, a_day=5, caught_up_on=StudyDay(date(2026, 12, 1)))
    if state is not State.OVER:  # such are not shown
        assert assigned_lines(words(language), [Assigned(set_(WILD), GIVEN, found)], TODAY)


def test_what_a_learner_who_is_behind_reads() -> None:
    def line(begun: int, day: int, met_today: int = 0) -> str:
        today = StudyDay(TODAY + timedelta(days=day))
        found = course(GIVEN, 30, begun, met_today, today)
        return str(assigned_lines(words("ru"), [Assigned(set_(), GIVEN, found)], today))

    assert "отстаёшь на 9 фактов. По 5 новых в день — и догонишь к 4 декабря" in line(0, 3)
    assert "отстаёшь на 1 факт. По 5 новых в день — и догонишь сегодня" in line(8, 3)
    assert "времени на повторение будет мало" in line(9, 21)
    assert "Даже по 20 новых в день останется не пройдено: 10" in line(0, 26)


@pytest.mark.parametrize(("pace", "said"), [(1, "По 1 новому в день"), (2, "По 2 новых в день")])
def test_one_new_fact_a_day_is_said_as_one(pace: int, said: str) -> None:
    found = Course(State.BEHIND, behind=1, a_day=pace, caught_up_on=TODAY)
    assert said in str(assigned_lines(words("ru"), [Assigned(set_(), GIVEN, found)], TODAY))


def test_of_many_assignments_the_nearest_three_are_shown() -> None:
    many = [Assigned(set_(f"Набор {number}"), GIVEN, Course(State.ON_TRACK)) for number in range(5)]
    text = str(assigned_lines(words("ru"), many, TODAY))
    assert "Набор 2" in text
    assert "Набор 3" not in text
    assert "ещё заданий: 2" in text
    assert assigned_lines(words("ru"), [], TODAY) is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("word", ["assigned", "exam-moved", "nudged", "nudged-late"])
def test_a_notice_names_its_days_and_leads_to_the_set(language: str, word: str) -> None:
    data: dict[str, str | int] = {
        "set": 7,
        "title": WILD,
        "exam": "2026-12-24",
        "by": "2026-12-01",
        "count": 4,
        "pace": 5,
        "missing": 3,
    }
    screen = notice_screen(words(language), Notice(LearnerId(1), NoticeId(1), NOW, word, data))
    assert presses(screen) == [Learn(7)]
    assert {"ru": "24 декабря", "en": "24 December"}[language] in screen.text
    assert "2026" not in screen.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_names_those_furthest_behind_and_counts_the_rest(language: str) -> None:
    screen = assignment_screen(teaching_words(language), behind(40, WILD))
    assert len(screen.text) <= 4096
    assert "&<b>" not in screen.text
    assert "30" in screen.text, "ten are named"
    assert Nudge(1) in presses(screen)
    assert any("40" in label for label in labels(screen))


def test_after_a_nudge_the_page_says_when_the_next_can_be_sent() -> None:
    screen = assignment_screen(RU, replace(behind(3), reach=0, next_nudge=TODAY + timedelta(days=5)))
    assert "Следующее можно будет отправить 2 декабря" in screen.text
    assert Nudge(1) not in presses(screen)
    late = assignment_screen(RU, replace(behind(3), reach=0, next_nudge=TODAY + timedelta(days=300)))
    assert "До экзамена оно было последним" in late.text
    assert "остановили бота" in assignment_screen(RU, replace(behind(3), reach=0)).text


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (AssignmentPage(set_(), None, TODAY), "Задания пока нет"),
        (AssignmentPage(set_(), replace(GIVEN, exam_on=date(2026, 11, 26)), TODAY), "Экзамен был 26 ноября"),
        (AssignmentPage(set_(), replace(GIVEN, exam_on=TODAY), TODAY, learners=2), "Экзамен 27 ноября"),
        (AssignmentPage(set_(), replace(GIVEN, starts_on=date(2026, 12, 1)), TODAY, learners=2), "ещё не началось"),
        (AssignmentPage(set_(), GIVEN, TODAY), "пока никто не учит"),
        (AssignmentPage(set_(), GIVEN, TODAY, learners=2), "Все идут по плану"),
    ],
)
def test_the_page_says_how_it_stands(page: AssignmentPage, said: str) -> None:
    assert said in assignment_screen(RU, page).text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("trouble", [None, *Trouble])
def test_a_plan_can_be_set_unless_something_is_wrong_with_it(language: str, trouble: Trouble | None) -> None:
    screen = preview_screen(teaching_words(language), plan(trouble=trouble))
    set_it = Assign(1, TODAY.toordinal(), 3, EXAM.toordinal())
    assert (set_it in presses(screen)) == (trouble is None)


def test_a_plan_tells_when_all_is_met_and_offers_other_paces() -> None:
    screen = preview_screen(RU, plan())
    assert (
        "30 фактов по 3 в день — всё новое будет пройдено к 6 декабря. На повторение останется 17 дней." in screen.text
    )
    assert [label for label in labels(screen) if "в день" in label] == ["2 в день", "● 3 в день", "4 в день"]
    assert preview_screen(RU, plan(1, Trouble.TOO_SLOW)).text.count("нужно не меньше 2 в день") == 1


def test_a_plan_tells_what_the_class_has_met_already() -> None:
    some = preview_screen(RU, plan(), Begun(5, 62, 2)).text
    assert "в среднем на ученика уже начато 12 из 30, а весь набор начали 2 из 5." in some
    assert "всё новое будет пройдено к 6 декабря" in some
    all_of_it = preview_screen(RU, plan(), Begun(5, 150, 5)).text
    assert "Все ученики уже начали весь набор: до экзамена им остаётся повторять." in all_of_it
    assert "будет пройдено" not in all_of_it
    assert "уже начат" not in preview_screen(RU, plan(), Begun(5, 0, 0)).text


def test_of_a_day_that_will_not_do_the_year_is_not_said_twice() -> None:
    far = replace(plan(trouble=Trouble.EXAM_TOO_FAR), exam_on=date(2030, 1, 1))
    assert "уже не в этом году" not in preview_screen(RU, far).text


def test_more_than_three_paces_stand_in_two_rows_so_that_none_is_cut() -> None:
    screen = preview_screen(RU, replace(plan(12), least=3))
    paces = [[key.label for key in row] for row in screen.keys if "в день" in row[0].label]
    assert paces == [["3 в день", "4 в день", "5 в день"], ["6 в день", "● 12 в день"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_that_may_be_either_is_asked_about_by_name(language: str) -> None:
    day = date(2026, 12, 12)
    both = Plan(day, 3, EXAM), Plan(TODAY, 0, day)
    which = WhichDay(set_(), day, TODAY, Plan(TODAY, 3, EXAM), *both)
    screen = which_day_screen(teaching_words(language), which)
    assert {"ru": "12 декабря — это день начала или день экзамена?", "en": "12 December: is that the first day"}[
        language
    ] in screen.text
    assert [press for press in presses(screen) if isinstance(press, PlanAssignment)][:2] == [
        PlanAssignment(1, day.toordinal(), 3, EXAM.toordinal()),
        PlanAssignment(1, TODAY.toordinal(), 0, day.toordinal()),
    ]


def test_a_plan_names_its_days_and_one_of_an_old_message_stands_below_what_is_set() -> None:
    seen = replace(plan(5), given=GIVEN)
    assert "Начало — 27 ноября, экзамен — 24 декабря." in preview_screen(RU, seen).text
    assert "уже задано" not in preview_screen(RU, seen).text
    text = preview_screen(RU, replace(seen, outdated=True)).text
    assert text.index("Классу уже задано другое") < text.index("по 3 новых в день") < text.index("по 5 в день")
    over = replace(seen, outdated=True, given=replace(GIVEN, exam_on=date(2026, 11, 1)))
    assert "уже задано" not in preview_screen(RU, over).text


def test_what_is_set_already_is_said_to_be_so() -> None:
    screen = preview_screen(RU, replace(plan(), given=GIVEN))
    assert "Так сейчас и задано" in screen.text
    assert not [press for press in presses(screen) if isinstance(press, Assign)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("start", [False, True])
def test_days_are_offered_and_an_example_shows_how_to_write_one(language: str, start: bool) -> None:
    plan_ = Plan(TODAY, 3, EXAM) if start else Plan()
    screen = choose_day_screen(teaching_words(language), ChoosingDay(set_(), plan_, start, TODAY, refused=True))
    assert {"ru": "12 декабря", "en": "12 December"}[language] in screen.text
    offered = [press for press in presses(screen) if isinstance(press, PlanAssignment)]
    assert len(offered) == (3 if start else 4)
    assert all(bool(press.pace) is start for press in offered), "another exam, another pace"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_class_page_looks_ahead_to_the_exam_and_names_those_behind(language: str) -> None:
    say = teaching_words(language)
    plain = class_page([WILD] * 30, "<i>" * 200)
    assert behind_text(say, plain) is None
    ahead = replace(plain, exam=StudyDay(EXAM), behind={LearnerId(3): 4})
    learner = replace(plain.room.learners[3], on_exam=0.42)
    hold = tuple(replace(hold, on_exam=0.42, losing=True) for hold in plain.room.facts)
    room = replace(plain.room, learners=(learner,), facts=hold, losing=hold)
    ahead = replace(ahead, room=room)
    for screen in (class_screen(say, ahead), learners_screen(say, ahead, 0)):
        assert len(screen.text) <= 4096
        assert "42" in screen.text
        assert "4" in screen.text
        assert "&lt;i&gt;At" not in screen.text
    assert {"ru": "24 декабря", "en": "24 December"}[language] in class_screen(say, ahead).text
    assert {"ru": "экзамен", "en": "exam"}[language] in map_screen(say, ahead, b"").text


def test_the_page_of_a_set_tells_its_learners_what_they_were_set() -> None:
    found = Assigned(set_(), GIVEN, Course(State.ON_TRACK))
    view = SetView(set_(), True, Learned(10, 0, 0, 0), today=TODAY, assigned=(found,))
    assert "идёшь по плану, экзамен 24 декабря" in set_screen(words("ru"), view).text
    assert "экзамен" not in set_screen(words("ru"), replace(view, assigned=())).text
