"""Parameters are found for people whose true ones are known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.fitting import KINDS, USUAL, compare
from bench.memory.calibration import seen
from bench.memory.logs import logs
from fitting import rust
from fitting.bayes import optimize
from fitting.model import Answers, chance_right, predicted
from quiz.fitting import LEAST, Fit, Why, fit, log_loss, losses
from quiz.fsrs import DEFAULT, Parameters, first_learned, next_learned, sound
from quiz.histories import History
from quiz.memory import Scheduling, recall, review
from quiz.model import Rating, StudyDay

np = pytest.importorskip("numpy")
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
FORGETFUL = (*(each / 6 for each in DEFAULT[:4]), *DEFAULT[4:])
"""Of somebody who forgets everything six times as fast at first."""

history = st.lists(
    st.tuples(st.integers(0, 400), st.integers(1, 4), st.sampled_from([0.0, 0.25, 0.5])), min_size=1, max_size=12
).map(
    lambda answers: History(
        tuple(sorted(day for day, _, _ in answers)),
        tuple(rating for _, rating, _ in answers),
        tuple(guess for _, _, guess in answers),
    )
)


def answered(true: Parameters | None, answers: int, seed: int, plain: bool = True) -> Sequence[History]:
    """What somebody with these parameters answered; None: with whichever."""
    return seen(logs(seed, answers, plain=plain, true=true), 0)


@given(st.lists(history, min_size=1, max_size=8))
def test_the_arrays_foretell_what_the_formulas_do(histories: list[History]) -> None:
    answers = Answers.of(histories)
    chances = predicted(np.array([DEFAULT, FORGETFUL]), answers)
    for row, parameters in zip(chances, (DEFAULT, FORGETFUL), strict=True):
        sure = np.clip(chance_right(row, answers.guess), 1e-5, 1 - 1e-5)
        found = np.where(answers.right > 0, -np.log(sure), -np.log1p(-sure))
        assert np.sort(found) == pytest.approx(sorted(losses(histories, parameters)), rel=1e-6, abs=1e-9)


@given(history, st.sampled_from([DEFAULT, FORGETFUL]))
def test_what_is_fitted_is_the_memory_that_is_kept(answers: History, parameters: Parameters) -> None:
    memory, found = None, []
    scheduling = Scheduling(parameters=parameters)
    for day, rating, guess in zip(answers.days, answers.ratings, answers.guesses, strict=True):
        today = StudyDay(date.fromordinal(730_000 + day))
        if memory is not None and today > memory.last_day:
            found.append(recall(memory, today, scheduling))
        memory = review(memory, Rating(rating), NOW, today, scheduling, "1:1", guess=guess)
    [chances] = predicted(np.array([parameters]), Answers.of([answers]))
    assert chances == pytest.approx(found, rel=1e-9)


@given(st.lists(history, max_size=6), st.sampled_from([DEFAULT, FORGETFUL]))
def test_whatever_was_answered_what_is_found_is_sound(histories: list[History], start: Parameters) -> None:
    assert sound(optimize(histories, start))


def test_somebody_who_forgets_fast_is_told_from_somebody_usual() -> None:
    for seed in (3, 4):
        found = fit(answered(FORGETFUL, 1000, seed), DEFAULT, optimize)
        assert found.taken
        assert (found.after or 1) < (found.before or 0)
        assert all(one < usual for one, usual in zip(found.parameters[:4], DEFAULT[:4], strict=True))


def test_nobody_is_foretold_much_worse_than_before() -> None:
    for kind in KINDS:
        for seed in range(2):
            assert compare(kind, seed, 300).worse < 0.004


def test_somebody_usual_keeps_parameters_that_foretell_as_the_published_ones_do() -> None:
    for seed in range(2):
        found = fit(answered(DEFAULT, 2000, seed), DEFAULT, optimize)
        unseen = answered(DEFAULT, 3000, seed + 100)
        assert (log_loss(unseen, found.parameters) or 0) <= (log_loss(unseen, DEFAULT) or 0) + 0.002


def test_a_thousand_answers_tell_most_of_what_a_person_differs_in() -> None:
    found = [compare(USUAL, seed, 1000) for seed in range(5)]
    gained = sum(one.published - one.fitted for one in found)
    assert gained > 0.8 * sum(one.published - one.true for one in found)


def test_people_are_found_nearer_to_what_they_are_if_it_is_told_what_could_be_guessed() -> None:
    for seed in (51, 52):
        drawn = logs(seed, 2000)
        as_they_are = seen(drawn, 0)
        unguessed = [History(each.days, each.ratings) for each in as_they_are]
        told, fooled, true = (
            log(stability_of(each))
            for each in (optimize(as_they_are, DEFAULT), optimize(unguessed, DEFAULT), drawn.parameters)
        )
        assert abs(told - true) < 0.6 * abs(fooled - true)


def stability_of(parameters: Parameters) -> float:
    """Days after which nine in ten are remembered, of facts known at once and asked once more on time."""
    first, difficulty = first_learned(parameters, 3)
    return next_learned(parameters, first, difficulty, 3, round(first) or 1, 0.9)[0]


def test_the_same_answers_always_give_the_same_parameters() -> None:
    histories = answered(None, 400, seed=3)
    assert fit(histories, DEFAULT, optimize) == fit(histories, DEFAULT, optimize)


def test_without_the_optional_library_people_are_fitted_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rust, "library", lambda: None)
    assert fit(answered(FORGETFUL, 1000, seed=3), DEFAULT, optimize).taken


def test_few_answers_say_nothing() -> None:
    histories = [History((1, 2, 3), (3, 3, 1))]
    assert fit(histories, DEFAULT, optimize) == Fit(2, 0, None, None, Why.FEW, DEFAULT)
    crammed = [History((1, 9), (3, 3))] * LEAST
    assert fit(crammed, DEFAULT, optimize).why is Why.FEW
