"""Parameters are found for people whose true ones are known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.fitting import answered, person
from fitting import rust
from fitting.bayes import optimize
from fitting.model import Answers, predicted
from quiz.fitting import LEAST, Fit, Why, fit, log_loss, losses
from quiz.histories import History
from quiz.memory import DEFAULT, Parameters, sound

np = pytest.importorskip("numpy")
FORGETFUL = (*(each / 6 for each in DEFAULT[:4]), *DEFAULT[4:])
"""Of somebody who forgets everything six times as fast at first."""

history = st.lists(st.tuples(st.integers(0, 400), st.integers(1, 4)), min_size=1, max_size=12).map(
    lambda answers: History(tuple(sorted(day for day, _ in answers)), tuple(rating for _, rating in answers))
)


@given(st.lists(history, min_size=1, max_size=8))
def test_the_arrays_foretell_what_the_formulas_do(histories: list[History]) -> None:
    answers = Answers.of(histories)
    chances = predicted(np.array([DEFAULT, FORGETFUL]), answers)
    for row, parameters in zip(chances, (DEFAULT, FORGETFUL), strict=True):
        sure = np.clip(row, 1e-5, 1 - 1e-5)
        found = np.where(answers.right > 0, -np.log(sure), -np.log1p(-sure))
        assert np.sort(found) == pytest.approx(sorted(losses(histories, parameters)), rel=1e-6, abs=1e-9)


@given(st.lists(history, max_size=6), st.sampled_from([DEFAULT, FORGETFUL]))
def test_whatever_was_answered_what_is_found_is_sound(histories: list[History], start: Parameters) -> None:
    assert all(map(sound, optimize(histories, start)))


def test_somebody_who_forgets_fast_is_told_from_somebody_usual() -> None:
    found = fit(answered(FORGETFUL, 1000, seed=3), DEFAULT, optimize)
    assert found.taken
    assert (found.after or 1) < (found.before or 0)
    unseen = answered(FORGETFUL, 3000, seed=53)
    old, new, best = (log_loss(unseen, each) or 0 for each in (DEFAULT, found.parameters, FORGETFUL))
    assert old - new > 0.6 * (old - best)


def test_of_somebody_usual_the_published_parameters_stay_or_hardly_change_what_is_foretold() -> None:
    for seed in range(4):
        found = fit(answered(DEFAULT, 2000, seed), DEFAULT, optimize)
        unseen = answered(DEFAULT, 3000, seed + 100)
        assert (log_loss(unseen, found.parameters) or 0) <= (log_loss(unseen, DEFAULT) or 0) + 0.004


def test_the_same_answers_always_give_the_same_parameters() -> None:
    histories = answered(person(3), 400, seed=3)
    assert fit(histories, DEFAULT, optimize) == fit(histories, DEFAULT, optimize)


def test_without_the_optional_library_people_are_fitted_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rust, "library", lambda: None)
    assert fit(answered(FORGETFUL, 1000, seed=3), DEFAULT, optimize).taken


def test_few_answers_say_nothing() -> None:
    histories = [History((1, 2, 3), (3, 3, 1))]
    assert fit(histories, DEFAULT, optimize) == Fit(2, 0, None, None, Why.FEW, DEFAULT)
    crammed = [History((1, 9), (3, 3))] * LEAST
    assert fit(crammed, DEFAULT, optimize).why is Why.FEW
