"""No expected recall is shown without the number of answers it rests on, and none is called exact without a proof."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.screens.assigned import assigned_lines
from bot.screens.classroom import class_screen, learners_screen, map_screen
from bot.screens.forecast import trust
from bot.screens.pupils import facts_screen
from bot.screens.stats import stats_screen
from bot.texts import LANGUAGES, teaching_words, words
from quiz.assignments import Course, State
from quiz.calibration import ENOUGH, Bin, Calibration
from quiz.exam import Outlook
from quiz.model import LearnerId, Score
from quiz.progress import Foresight, Learned, Streak
from quiz.usecases.courses import Assigned
from quiz.usecases.look import Statistics
from tests.bot.test_assigned_screens import GIVEN, TODAY, set_
from tests.bot.test_class_screens import page
from tests.db.samples import learner

RU = words("ru")
CHECKED = Calibration((Bin(9, 412, 380.0, 388),))
FEW = Calibration((Bin(9, ENOUGH - 1, 27.0, 20),))


def statistics(checked: Calibration, foresight: Foresight | None) -> Statistics:
    return Statistics(
        learner(), TODAY, Streak(), 3, 1, (0,) * 14, Score(0, 0), Learned(1, 1, 0, 0), (), (), foresight, checked
    )


FORESIGHT = Foresight(84, 530, 0.912, 0.851, 0.74)


def test_the_statistics_tell_what_is_expected_and_how_far_it_was_off() -> None:
    text = stats_screen(RU, statistics(CHECKED, FORESIGHT), None).text
    assert "Из начатого (84 факта) сегодня помнишь около <b>91 %</b>" in text
    assert "через неделю — 85 %, через месяц — 74 %" in text
    assert "опирается на 530 ответов; по 412 проверенным он в среднем ошибается на 2 процентных пункта" in text


def test_of_few_answers_the_statistics_say_so_in_words() -> None:
    text = stats_screen(RU, statistics(FEW, FORESIGHT), None).text
    assert "говорить рано: проверенных ответов 29, нужно хотя бы 30" in text
    assert "процентн" not in text
    assert "огноз" not in stats_screen(RU, statistics(FEW, None), None).text, "nothing is foretold of nothing"


@pytest.mark.parametrize(
    ("points", "said"),
    [(0.002, "меньше чем на 1 процентный пункт"), (0.01, "на 1 процентный пункт"), (0.05, "на 5 процентных пунктов")],
)
def test_points_have_their_right_plural(points: float, said: str) -> None:
    assert said in trust(RU, 100, Calibration((Bin(9, 100, 90.0 + 100 * points, 90),)))


def near(questions: int, answers: int) -> str:
    given = replace(GIVEN, exam_on=TODAY + timedelta(days=5))
    outlook = Outlook(questions, 0.874, answers)
    found = Assigned(set_(), given, Course(State.ALL_MET), outlook)
    return str(assigned_lines(RU, [found], TODAY))


def test_before_an_exam_todays_questions_stand_with_what_is_recalled_without_them() -> None:
    text = near(24, 312)
    left = "Если больше не повторять, 2 декабря вспомнишь около 87 % набора."
    assert f"До экзамена 5 дней: сегодня 24 вопроса на повторение. {left}" in text
    assert "Прогноз — по 312 ответам." in text
    assert f"До экзамена 5 дней. {left}" in near(0, 312)
    assert "Прогноз грубый: ответов пока 12." in near(24, 12)
    assert "Прогноз" not in near(24, 0), "without an answer nothing is foretold"


@pytest.mark.parametrize("language", LANGUAGES)
def test_wherever_a_teacher_reads_per_cents_the_answers_behind_them_stand_too(language: str) -> None:
    say = teaching_words(language)
    shown = page(["Аня", "Боря"])
    checked = replace(shown, checked={LearnerId(0): CHECKED})
    number = re.compile(r"\b80\b")  # two learners, ten facts, four answers to each
    for one in (class_screen(say, shown), class_screen(say, checked), map_screen(say, checked, b"")):
        assert number.search(str(one.text)), one.text
    assert str(learners_screen(say, shown, 0).text).count(": 40)") == 2
    assert facts_screen(say, shown, 0, 0).text.count(": 8.") == 10
    for one in (class_screen(say, checked), map_screen(say, checked, b"")):
        assert "412" in str(one.text)
