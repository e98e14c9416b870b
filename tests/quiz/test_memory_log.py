"""A memory made anew from the log of answers is the memory that was kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quiz.memory import bring_back, own_seed, remember, replay, review, set_aside
from quiz.model import FactId, Happening, LearnerId, Memory, Rating, Review, ReviewId
from quiz.study_day import study_day
from tests.quiz.remembered import AGAIN, EASY, GOOD, NOON, NORMAL

LINES = st.lists(
    st.tuples(st.sampled_from([*Happening, Happening.ANSWER]), st.sampled_from(Rating), st.integers(0, 60)), max_size=12
)

GUESSES = (None, 0.0, 0.25, 0.5)


def written(lines: Sequence[tuple[Happening, Rating, int]]) -> list[Review]:
    """A log of one fact. An UNDO takes back the last answer that stands, if there is one."""
    log: list[Review] = []
    standing: list[ReviewId] = []
    moment = NOON
    for number, (happening, rating, hours) in enumerate(lines, start=1):
        moment += timedelta(hours=hours)
        undoes = standing.pop() if happening is Happening.UNDO and standing else None
        log.append(
            Review(
                id=ReviewId(number),
                learner=LearnerId(7),
                fact=FactId(3),
                happening=happening,
                at=moment,
                day=study_day(moment, "Europe/Moscow"),
                rating=rating if happening is Happening.ANSWER else None,
                undoes=undoes,
                guess=GUESSES[number % len(GUESSES)],
            )
        )
        if happening is Happening.ANSWER:
            standing.append(ReviewId(number))
    return log


@given(lines=LINES)
def test_memory_rebuilt_from_the_log_equals_memory_kept_step_by_step(
    lines: list[tuple[Happening, Rating, int]],
) -> None:
    log = written(lines)
    kept: Memory | None = None
    for number, line in enumerate(log, start=1):
        if line.happening is Happening.UNDO:
            kept = remember(log[:number], NORMAL)
        elif line.rating is not None:
            kept = review(kept, line.rating, line.at, line.day, NORMAL, own_seed(line), guess=line.guess or 0.0)
        elif kept is not None:
            kept = set_aside(kept) if line.happening is Happening.SET_ASIDE else bring_back(kept, line.day)
    assert remember(log, NORMAL) == kept
    assert remember(reversed(log), NORMAL) == kept


@given(lines=LINES, rating=st.sampled_from(Rating))
def test_an_answer_taken_back_leaves_no_trace(lines: list[tuple[Happening, Rating, int]], rating: Rating) -> None:
    before = written(lines)
    taken_back = written([*lines, (Happening.ANSWER, rating, 5), (Happening.UNDO, rating, 0)])
    assert remember(taken_back, NORMAL) == remember(before, NORMAL)


def test_an_undo_of_something_else_changes_nothing() -> None:
    log = written([(Happening.ANSWER, GOOD, 0), (Happening.UNDO, GOOD, 1)])
    astray = [log[0], replace(log[1], undoes=ReviewId(99))]
    assert remember(astray, NORMAL) == remember(log[:1], NORMAL) is not None
    assert remember(log, NORMAL) is None


def test_a_replay_shows_the_memory_before_and_after_each_line_that_stands() -> None:
    log = written(
        [
            (Happening.SET_ASIDE, GOOD, 0),
            (Happening.ANSWER, AGAIN, 0),
            (Happening.UNDO, GOOD, 0),
            (Happening.ANSWER, EASY, 0),
            (Happening.ANSWER, GOOD, 24 * 8),
        ]
    )
    steps = list(replay(log, NORMAL))
    assert [line.id for line, _, _ in steps] == [4, 5]
    assert steps[0][1] is None
    assert all(earlier[2] == following[1] for earlier, following in pairwise(steps))
    assert steps[-1][2] == remember(log, NORMAL)
