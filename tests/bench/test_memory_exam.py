"""Simulated learners before an exam, and forecasts of what they answer, against what they answered."""

from __future__ import annotations

from bench.fitting import as_the_bot
from bench.memory.calibration import foretold, published
from bench.memory.exam import EVER, MINUTES, WINDOWS, exam_figures, exam_table, named, play_pupil
from bench.memory.logs import logs
from quiz.exam import WINDOW


def test_who_prepares_for_the_exam_recalls_more_on_its_day_in_the_same_minutes() -> None:
    lives = [play_pupil(6, number) for number in range(2)]
    played = {key: [life[key] for life in lives] for key in lives[0]}
    (figure,) = exam_figures(played)
    assert figure.ratio > 1
    assert len(exam_table(played).splitlines()) == 2 + len(MINUTES)
    assert sum(played[10.0, named(WINDOW)]) > sum(played[10.0, EVER])
    assert play_pupil(6, 0) == lives[0], "the same seed, the same learner"
    assert WINDOW in WINDOWS


def test_who_remembers_by_the_law_that_foretells_is_foretold_well() -> None:
    found = foretold(logs(6, 6000, plain=True, spread=0.0), published)
    assert found.answers > 3000
    assert found.gap is not None
    assert found.gap < 0.02


def test_who_also_guesses_is_foretold_well_once_fitted() -> None:
    found = foretold(logs(51, 10_000), as_the_bot)
    assert found.gap is not None
    assert found.gap < 0.03
