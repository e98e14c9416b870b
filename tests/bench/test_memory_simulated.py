"""Learners whose true memory is known, and those who ask them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from bench.memory.experiments import EXPERIMENTS, SCHEDULERS, Experiment
from bench.memory.facts import draw_facts
from bench.memory.judge import gain_of, judge
from bench.memory.learners import Mind, draw_chances, draw_traits, draw_visits
from bench.memory.life import draw_person, live
from bench.memory.logs import logs
from bench.memory.measure import PAGE, PEERS, figures, write_tables
from bench.memory.pace import OwnMedian
from bench.memory.play import play_one
from bench.memory.ratings import chance_known
from bench.memory.schedulers import Leitner, Sm2
from bench.memory.told import tables
from bench.memory.truth import chance_of_recall, draw_parameters, first_trace, strengthen
from bench.memory.uzelok import Rules, Seen, Uzelok
from quiz.memory import Scheduling, recall, remember, review
from quiz.model import Rating, StudyDay
from quiz.questions import Choice
from quiz.rating import expected_seconds

DAY = StudyDay(date(2026, 1, 1))
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
KEYS = tuple(experiment.key for experiment in EXPERIMENTS)


def chance(seed: int = 1) -> np.random.Generator:
    return np.random.default_rng(seed)


@pytest.mark.parametrize("seed", range(20))
def test_the_truth_and_the_bot_agree_on_fsrs(seed: int) -> None:
    drawn, w = chance(seed), draw_parameters(chance(seed))
    scheduling, day, memory, trace = Scheduling(parameters=w), 0, None, None
    for _ in range(12):
        grade, day = int(drawn.integers(1, 5)), day + int(drawn.choice([0, 1, 3, 20]))
        at = StudyDay(DAY + timedelta(day))
        if trace is None:
            trace = first_trace(w, grade, 0.0, day)
        else:
            assert memory is not None
            if at > memory.last_day:
                assert chance_of_recall(w, trace, day) == pytest.approx(recall(memory, at, scheduling), abs=1e-9)
            strengthen(w, trace, grade, day)
        memory = review(memory, Rating(grade), NOON + timedelta(day), at, scheduling, "seed")
        assert trace.stability == pytest.approx(memory.stability, rel=1e-9)
        assert trace.difficulty == pytest.approx(memory.difficulty, rel=1e-9)


def test_the_same_seed_gives_the_same_log_and_another_gives_another() -> None:
    assert logs(3, 200) == logs(3, 200)
    assert logs(3, 200).lines != logs(4, 200).lines


def test_a_plain_log_is_rated_as_it_really_went() -> None:
    log = logs(5, 150, plain=True)
    assert [line.rating for line in log.lines] == [Rating(grade) for grade in log.recalled]
    assert all(line.correct is (line.rating is not Rating.AGAIN) for line in log.lines)


def test_in_a_usual_log_some_right_answers_were_guessed() -> None:
    log = logs(5, 400)
    assert any(line.correct and grade == 1 for line, grade in zip(log.lines, log.recalled, strict=True))


def test_the_bot_of_the_simulation_remembers_what_its_log_adds_up_to() -> None:
    person = draw_person(1, 0, days=20)
    bot = Uzelok(person.facts)
    live(person, lambda facts: bot, days=20)
    assert len(bot.memories) > 10
    for fact, memory in bot.memories.items():
        lines = [line for line in bot.log if line.fact == fact]
        assert remember(lines, Scheduling(), lambda line: f"1:{line.fact}") == memory


def test_who_guesses_right_has_learnt_as_one_who_was_wrong() -> None:
    fact = draw_facts(chance(), 1)
    traits = replace(draw_traits(chance()), known_first=1e-9)
    lucky = Mind(traits, fact, [[[0.5, 0.0, 0.5, 0.5, 0.0]] * 32])
    wrong = Mind(traits, fact, [[[0.5, 0.99, 0.5, 0.5, 0.0]] * 32])
    assert lucky.answer(0, fact[0].choice, 0).right
    assert not wrong.answer(0, fact[0].choice, 0).right
    assert lucky.traces == wrong.traces


def test_a_mistake_takes_longer_because_the_explanation_is_read() -> None:
    fact, traits = draw_facts(chance(), 1), draw_traits(chance())
    right = Mind(traits, fact, [[[0.0, 0.5, 0.5, 0.5, 0.0]] * 32]).answer(0, fact[0].choice, 0)
    wrong = Mind(traits, fact, [[[1.0, 0.99, 0.5, 0.5, 0.0]] * 32]).answer(0, fact[0].choice, 0)
    assert right.right
    assert wrong.spent > right.spent


def test_people_skip_days_and_go_on_holidays() -> None:
    days = [{visit.day for visit in draw_visits(chance(seed), 90, 5.0)} for seed in range(20)]
    gaps = [max(b - a for a, b in zip(sorted(each), sorted(each)[1:], strict=False)) for each in days if len(each) > 9]
    assert max(gaps) > 7
    assert all(0 in each for each in days)
    assert min(len(each) for each in days) < 60 < max(len(each) for each in days)


def test_chances_are_the_same_whoever_asks() -> None:
    assert draw_chances(chance(2), 3) == draw_chances(chance(2), 3)
    first, second = (draw_person(1, 4) for _ in range(2))
    assert live(first, SCHEDULERS["SM-2"]) == live(second, SCHEDULERS["SM-2"])  # type: ignore[arg-type]  # it is one


def test_sm2_goes_from_one_day_to_six_and_then_by_ease() -> None:
    facts = draw_facts(chance(), 3)
    scheduler, usual, days = Sm2(facts), expected_seconds(facts[0].choice), []
    day = DAY
    for _ in range(3):
        scheduler.begin(day)
        scheduler.note(0, facts[0].choice, True, usual, NOON)
        days.append(scheduler.due[0] - day.toordinal())
        day = StudyDay(date.fromordinal(scheduler.due[0]))
    assert days == [1, 6, 15]


def test_leitner_goes_up_a_box_and_back_to_the_first() -> None:
    facts = draw_facts(chance(), 3)
    scheduler, days = Leitner(facts), []
    scheduler.begin(DAY)
    for right in (False, True, True, True, True, True, False):
        scheduler.note(0, facts[0].choice, right, 5.0, NOON)
        days.append(scheduler.due[0] - DAY.toordinal())
    assert days == [1, 2, 4, 8, 16, 16, 1]


def test_a_lucky_guess_is_the_likelier_the_less_it_was_expected() -> None:
    question = draw_facts(chance(), 1)[0].choice
    assert isinstance(question, Choice)
    seen = [Seen(question, None, None, expected) for expected in (0.5, 0.9)]
    assert [chance_known(each) for each in seen] == pytest.approx([0.8, 0.9 / 0.925])


def test_the_bot_of_the_simulation_is_told_what_could_be_guessed_unless_a_rule_is_without() -> None:
    question, kept = draw_facts(chance(), 1)[0].choice, []
    for rules in (Rules(), Rules(mixture=False)):
        bot = Uzelok(draw_facts(chance(), 1), rules)
        bot.begin(DAY)
        bot.note(0, question, True, expected_seconds(question), NOON)
        kept.append((bot.log[0].guess, bot.memories[0].stability))
    [(told, careful), (untold, credulous)] = kept
    assert (told, untold) == (0.25, 0)
    assert careful < credulous


def test_times_are_told_beside_the_own_median_once_there_are_enough() -> None:
    question, pace = draw_facts(chance(), 1)[0].choice, OwnMedian()
    usual = 3 * expected_seconds(question)
    assert pace.told(question, usual, True) == usual
    for _ in range(10):
        pace.told(question, usual, True)
    assert pace.told(question, usual, True) == pytest.approx(expected_seconds(question))


def test_a_rule_is_not_better_than_itself() -> None:
    values = chance().random(30)
    same = gain_of(values, values)
    assert (same.mean, same.low, same.high) == (0, 0, 0)


def test_every_experiment_has_its_place_on_the_page(tmp_path: Path) -> None:
    copy = tmp_path / "memory.md"
    copy.write_text(PAGE.read_text("utf-8"), "utf-8")
    write_tables(dict.fromkeys(KEYS, "a table"), copy)
    assert copy.read_text("utf-8").count("a table") == len(KEYS)


def test_all_that_is_played_is_told_with_a_figure_for_each_peer() -> None:
    lives = [play_one(("schedulers", "pace"), 1, number) for number in range(5)]
    outcomes = {key: {name: [life[key][name] for life in lives] for name in lives[0][key]} for key in lives[0]}
    told = tables(outcomes)
    assert all(name in told["schedulers"] for name in SCHEDULERS)
    assert "(today)" in told["pace"]
    assert [figure.beside for figure in figures(outcomes)] == list(PEERS)
    by_key: dict[str, Experiment] = {each.key: each for each in EXPERIMENTS}
    assert judge(by_key["pace"], outcomes["pace"])[0].gain.mean == 0
