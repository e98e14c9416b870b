"""What an optimizer found is taken only if it foretells answers better that it has not seen."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, inf, log, nan

import pytest

from quiz.fitting import Fit, Optimizer, Why, between, fit, log_loss, losses
from quiz.fsrs import DEFAULT, HIGHEST, LOWEST, Parameters, sound
from quiz.histories import History
from quiz.memory import SCHEDULING, fitted

FAST = (*(each / 6 for each in DEFAULT[:4]), *DEFAULT[4:])
"""Parameters of somebody who forgets fast."""
FORGOTTEN = [History((start, start + 3, start + 6), (3, 1, 1)) for start in range(60)]
"""Nothing is remembered for three days."""


def finding(found: Parameters) -> Optimizer:
    """Whatever was answered."""
    return lambda histories, start: found


def test_what_foretells_held_out_answers_better_is_taken() -> None:
    found = fit(FORGOTTEN, DEFAULT, finding(FAST))
    assert (found.why, found.parameters, found.answers) == (None, FAST, 120)
    assert found.before is not None
    assert found.after is not None
    assert found.after < found.before
    assert 0 < found.held_out < found.answers


def test_what_foretells_them_worse_is_not() -> None:
    found = fit(FORGOTTEN, FAST, finding(DEFAULT))
    assert (found.why, found.parameters) == (Why.NO_BETTER, FAST)


def test_the_old_parameters_stay_unless_there_are_better_ones() -> None:
    assert fit(FORGOTTEN, DEFAULT, finding(FAST), old=FAST).parameters == FAST
    assert not fit(FORGOTTEN, DEFAULT, finding(FAST), old=FAST).taken


def test_where_all_the_way_is_too_far_half_of_it_may_be_better() -> None:
    far = (0.001, 0.001, 0.001, 0.001, *DEFAULT[4:])  # after three days less than a third would be left
    seven_in_ten = [History((at, at + 3), (3, 3 if at % 10 < 7 else 1)) for at in range(100)]
    found = fit(seven_in_ten, DEFAULT, finding(far))
    assert found.taken
    assert found.parameters == between(DEFAULT, far, 0.5)
    assert found.parameters[:4] == pytest.approx([(each * 0.001) ** 0.5 for each in DEFAULT[:4]], abs=1e-4)


def test_what_can_be_nobodys_parameters_is_not_taken() -> None:
    for wrong in ((nan,) * 21, (inf,) * 21, DEFAULT[:20], (-1.0, *DEFAULT[1:])):
        found = fit(FORGOTTEN, DEFAULT, finding(wrong))
        assert (found.why, found.parameters) == (Why.UNSOUND, DEFAULT)


def test_the_optimizer_never_sees_the_answers_it_is_judged_by() -> None:
    seen: list[int] = []

    def look(histories: Sequence[History], start: Parameters) -> Parameters:
        seen.append(max(each.days[-1] for each in histories))
        return DEFAULT

    fit(FORGOTTEN, DEFAULT, look)
    days = sorted(day for each in FORGOTTEN for day in each.foretold_days())
    assert seen == [days[48] - 1, days[72] - 1, days[96] - 1]


def test_answers_all_of_one_day_give_nothing_to_compare() -> None:
    assert fit([History((1, 9), (3, 3))] * 500, DEFAULT, finding(FAST)) == Fit(500, 0, None, None, Why.FEW, DEFAULT)


def test_an_answer_surprises_as_much_as_it_was_unlikely() -> None:
    stability = DEFAULT[2]
    nine_in_ten = [History((0, round(stability)), (3, 3))]
    assert log_loss(nine_in_ten) == pytest.approx(-log(0.9), abs=0.02)
    assert losses([History((5, 5), (3, 3))], DEFAULT) == []
    assert log_loss([]) is None


def test_an_answer_that_could_be_guessed_surprises_less() -> None:
    [known] = losses([History((0, 9), (3, 3))], DEFAULT)
    [choice] = losses([History((0, 9), (3, 3), (0.0, 0.25))], DEFAULT)
    [wrong], [wrong_choice] = (losses([History((0, 9), (3, 1), guess)], DEFAULT) for guess in ((), (0.0, 0.25)))
    assert exp(-choice) == pytest.approx(exp(-known) + 0.25 * (1 - exp(-known)))
    assert choice < known
    assert wrong_choice > wrong


def test_what_follows_a_right_answer_that_could_be_guessed_is_less_sure() -> None:
    [written], [chosen] = (losses([History((0, 9), (3, 3), guess)], DEFAULT) for guess in ((), (0.25, 0.0)))
    assert chosen > written
    after_wrong = [losses([History((0, 9), (1, 3), guess)], DEFAULT) for guess in ((), (0.25, 0.0))]
    assert after_wrong[0] == after_wrong[1], "nobody guesses wrong by knowing"


def test_parameters_out_of_bounds_are_the_published_ones() -> None:
    assert all(map(sound, (DEFAULT, LOWEST, HIGHEST)))
    assert fitted(FAST).parameters == FAST
    for wrong in ((), (nan,) * 21, (*DEFAULT[:20], 99.0), (-0.5, *DEFAULT[1:])):
        assert fitted(wrong) == SCHEDULING
