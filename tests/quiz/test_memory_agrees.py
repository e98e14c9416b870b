"""The same histories, scheduled by us and by the libraries of open-spaced-repetition.

Where they count days as we do, they must agree to 1e-4 (relative: stability runs from 0.001 to 36500).

- `fsrs` counts whole periods of 24 hours since the last answer. Histories are therefore made of answers whole
  days apart and of some a quarter of an hour apart: then its periods are our study days. An answer 23.9 hours
  later is the next day for us and the same one for it; the last test shows how far apart that leads.
- `fsrs` lets stability grow without bound; `fsrs_rs_python` and we stop at 36500 days. With `fsrs` a history
  is compared as far as that.
- `fsrs_rs_python` knows no steps and no clock: it is given whole days since the last answer, 0 on the same
  day. It reckons in 32 bits, and its intervals are neither rounded nor at least a day.
- Fuzz cannot be compared: that of `fsrs` is chance, `fsrs_rs_python` leaves it to the caller.
- Short term: both use the same-day formula whenever less than a day has passed, on steps and in review alike,
  and both keep stability at least as it was for Hard, Good and Easy. So do we; nothing is left out here.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import fsrs
import fsrs_rs_python
import pytest
from fsrs.scheduler import LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS
from hypothesis import example, given
from hypothesis import strategies as st

from quiz.fsrs import DEFAULT, LONGEST_STABILITY
from quiz.memory import Scheduling, recall, review
from quiz.model import Memory, Phase, Rating, StudyDay
from quiz.study_day import study_day
from tests.quiz.remembered import LONG, PLAIN

START = datetime(2026, 1, 1, 9, tzinfo=UTC)
SOON = timedelta(minutes=15)
RUST = fsrs_rs_python.FSRS(list(DEFAULT))
AGREE = 1e-4

History = list[tuple[Rating, int]]
"""Ratings, each with the days since the one before; 0 is the same day."""

GAPS = st.one_of(st.just(0), st.integers(0, 3), st.integers(1, 90), st.integers(1, 4000))
HISTORIES: st.SearchStrategy[History] = st.lists(st.tuples(st.sampled_from(Rating), GAPS), min_size=1, max_size=9)
STEPS = st.lists(st.sampled_from([timedelta(minutes=m) for m in (1, 5, 10, 60)]), max_size=3)

WHEN_DUE: History = [(Rating.GOOD, days) for days in (0, 0, 2, 11, 46, 163)]
FORGOTTEN_TWICE: History = [
    (Rating(r), days) for r, days in ((3, 0), (3, 0), (1, 3), (3, 0), (1, 7), (1, 0), (2, 0), (3, 1))
]
YEARS_AWAY: History = [(Rating.EASY, 0), (Rating.GOOD, 3650), (Rating.AGAIN, 3650), (Rating.HARD, 1)]
NEVER_KNOWN: History = [(Rating.AGAIN, n % 2) for n in range(30)]
ALL_ON_ONE_DAY: History = [(rating, 0) for rating in (*Rating, *Rating)]


def moments(history: History) -> list[datetime]:
    """When the answers are given: whole days apart, those of one day a quarter of an hour apart."""
    moment, found = START, []
    for _, days in history:
        moment += timedelta(days=days) or SOON
        found.append(moment)
    return found


def ours(history: History, scheduling: Scheduling = PLAIN) -> list[Memory]:
    """Memory after each answer."""
    memory: Memory | None = None
    found = []
    for (rating, _), moment in zip(history, moments(history), strict=True):
        memory = review(memory, rating, moment, study_day(moment, "UTC"), scheduling, "1:1")
        found.append(memory)
    return found


def theirs(history: History, scheduling: Scheduling = PLAIN) -> list[fsrs.Card]:
    """Cards of `fsrs` after each answer."""
    scheduler = fsrs.Scheduler(
        parameters=scheduling.parameters,
        desired_retention=scheduling.retention,
        learning_steps=scheduling.learning_steps,
        relearning_steps=scheduling.relearning_steps,
        maximum_interval=scheduling.longest,
        enable_fuzzing=False,
    )
    card = fsrs.Card(card_id=1)
    found = []
    for (rating, _), moment in zip(history, moments(history), strict=True):
        card, _ = scheduler.review_card(card, fsrs.Rating(rating), moment.replace(tzinfo=UTC))
        found.append(card)
    return found


def check_against_fsrs(history: History, scheduling: Scheduling) -> None:
    for memory, card, moment in zip(
        ours(history, scheduling), theirs(history, scheduling), moments(history), strict=True
    ):
        assert card.stability is not None
        if card.stability >= LONGEST_STABILITY:
            break
        assert memory.stability == pytest.approx(card.stability, rel=AGREE)
        assert memory.difficulty == pytest.approx(card.difficulty, rel=AGREE)
        assert memory.phase.name == card.state.name.upper()
        assert memory.step == (card.step or 0)
        if memory.phase is Phase.REVIEW:
            assert memory.due_at is None
            assert memory.due_day - memory.last_day == card.due - moment
        else:
            assert memory.due_at == card.due
            assert memory.due_day == memory.last_day


def test_we_start_from_the_published_parameters() -> None:
    assert fsrs.Scheduler().parameters == DEFAULT


@given(history=HISTORIES)
@example(WHEN_DUE)
@example(FORGOTTEN_TWICE)
@example(YEARS_AWAY)
@example(NEVER_KNOWN)
@example(ALL_ON_ONE_DAY)
def test_we_schedule_as_the_python_library_does(history: History) -> None:
    check_against_fsrs(history, PLAIN)


@given(
    history=HISTORIES,
    learning=STEPS,
    relearning=STEPS,
    retention=st.floats(0.7, 0.97),
    longest=st.integers(1, 500),
    bend=st.lists(st.floats(0.7, 1.4), min_size=len(DEFAULT), max_size=len(DEFAULT)),
)
def test_we_agree_with_other_steps_retention_and_parameters_too(
    history: History,
    learning: list[timedelta],
    relearning: list[timedelta],
    retention: float,
    longest: int,
    bend: list[float],
) -> None:
    parameters = tuple(
        min(max(value * factor, low), high)
        for value, factor, low, high in zip(
            DEFAULT, bend, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True
        )
    )
    check_against_fsrs(
        history, Scheduling(parameters, retention, tuple(learning), tuple(relearning), longest, LONG, fuzz=False)
    )


@given(history=HISTORIES)
@example(WHEN_DUE)
@example(FORGOTTEN_TWICE)
@example(NEVER_KNOWN)
@example(ALL_ON_ONE_DAY)
@example([(Rating.EASY, 4000)] * 30)
def test_we_remember_as_the_rust_library_does(history: History) -> None:
    since_last = [0, *(days for _, days in history[1:])]
    item = fsrs_rs_python.FSRSItem(
        [fsrs_rs_python.FSRSReview(int(r), days) for (r, _), days in zip(history, since_last, strict=True)]
    )
    for memory, state in zip(ours(history), RUST.historical_memory_states(item), strict=True):
        assert memory.stability == pytest.approx(state.stability, rel=AGREE)
        assert memory.difficulty == pytest.approx(state.difficulty, rel=AGREE)
        if memory.phase is Phase.REVIEW:
            wanted = min(max(RUST.next_interval(memory.stability, 0.9, 3), 1), PLAIN.longest)
            assert (memory.due_day - memory.last_day).days == pytest.approx(wanted, abs=0.5, rel=AGREE)


@given(history=HISTORIES, days=st.integers(0, 2000))
def test_each_next_answer_is_foreseen_by_the_rust_library(history: History, days: int) -> None:
    memory = ours(history)[-1]
    state = fsrs_rs_python.MemoryState(memory.stability, memory.difficulty)
    foreseen = RUST.next_states(state, 0.9, days)
    day = StudyDay(memory.last_day + timedelta(days=days))
    for rating in Rating:
        after = review(memory, rating, START, day, PLAIN, "1:1")
        item = getattr(foreseen, rating.name.lower())
        assert after.stability == pytest.approx(item.memory.stability, rel=AGREE)
        assert after.difficulty == pytest.approx(item.memory.difficulty, rel=AGREE)


@given(history=HISTORIES, days=st.integers(0, 2000))
def test_recall_fades_as_in_the_python_library(history: History, days: int) -> None:
    memory, card = ours(history)[-1], theirs(history)[-1]
    if memory.stability < LONGEST_STABILITY:
        later = moments(history)[-1] + timedelta(days=days)
        wanted = fsrs.Scheduler().get_card_retrievability(card, later)
        assert recall(memory, study_day(later, "UTC"), PLAIN) == pytest.approx(wanted, rel=AGREE)


def test_six_minutes_less_than_a_day_are_a_day_for_us_and_none_for_the_library() -> None:
    evening = datetime(2026, 1, 1, 20, tzinfo=UTC)
    next_evening = evening + timedelta(hours=23, minutes=54)
    memory = review(None, Rating.EASY, evening, study_day(evening, "UTC"), PLAIN, "1:1")
    memory = review(memory, Rating.GOOD, next_evening, study_day(next_evening, "UTC"), PLAIN, "1:1")
    scheduler = fsrs.Scheduler(enable_fuzzing=False)
    card, _ = scheduler.review_card(fsrs.Card(card_id=1), fsrs.Rating.Easy, evening)
    early, _ = scheduler.review_card(card, fsrs.Rating.Good, next_evening)
    whole, _ = scheduler.review_card(card, fsrs.Rating.Good, evening + timedelta(days=1))
    assert memory.stability == pytest.approx(whole.stability, rel=AGREE)
    assert early.stability is not None
    assert memory.stability > 1.4 * early.stability
