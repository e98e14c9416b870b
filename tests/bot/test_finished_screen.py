"""The end of a stretch: what it says of today, of the days to come, and of which sets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.screens.home import finished_screen
from bot.texts import words
from quiz.model import SetId, StudyDay
from quiz.progress import Streak
from quiz.usecases.coming import Coming, Soon
from quiz.usecases.study import Finished

TODAY = StudyDay(date(2026, 11, 22))
TOMORROW = Coming(StudyDay(TODAY + timedelta(days=1)), 3, 0)
END = Finished(
    answered=4,
    right=3,
    seconds=60,
    more=1,
    soon=None,
    coming=TOMORROW,
    today=TODAY,
    streak=Streak(),
    only=None,
    of_one=False,
    ask_when=False,
    zone_known=True,
)


def said(end: Finished, language: str = "ru") -> str:
    return finished_screen(words(language), end).text


def test_a_day_that_is_over_is_called_so() -> None:
    text = said(END)
    assert "Готово на сегодня!" in text
    assert "В следующий раз — завтра: 3 вопроса" in text
    assert "вернётся" not in text


def test_a_day_that_brings_something_back_is_not_called_over() -> None:
    text = said(replace(END, soon=Soon(1, 15, 0)))
    assert "Пока всё!" in text
    assert "Готово" not in text
    assert "Ещё 1 вопрос вернётся через 15 минут — или когда зайдёшь в следующий раз" in text
    assert "Не беда" not in text
    assert "2 more questions come back in 9 minutes" in said(replace(END, soon=Soon(2, 9, 0)), "en")


def test_what_does_not_stick_is_told_kindly() -> None:
    assert "2 факта пока не даются. Не беда: пусть улягутся" in said(replace(END, soon=Soon(3, 10, 2)))


def test_the_end_of_one_set_of_several_says_that_it_is_about_that_one() -> None:
    text = said(replace(END, only=SetId(1), of_one=True))
    assert "С этим набором на сегодня всё!" in text
    assert "В следующий раз по этому набору — завтра: 3 вопроса" in text


def test_one_new_fact_that_is_left_is_told_as_one() -> None:
    assert "остался 1 факт" in said(END)
