from __future__ import annotations

from dataclasses import replace
from random import Random
from statistics import mean

import pytest

from quiz.memory import SCHEDULING, recall, review
from quiz.model import Memory, Rating
from quiz.workload import NEW_RIGHT, Learning, advised, course, lifetime, with_retention, workloads
from tests.quiz.remembered import NOON, TODAY, in_review, later

MANY = 10_000


def learning(*memories: Memory, left: int = MANY, easy: frozenset[int] = frozenset()) -> Learning:
    """Somebody who takes a minute for each answer, so that minutes are answers."""
    return Learning(memories, TODAY, 60.0, left, easy)


def lived(new: int, days: int, chance: Random) -> list[int]:
    """Answers on each day of somebody who begins with nothing, drawn by lot."""
    memories: dict[int, Memory] = {}
    answers = []
    for day in range(days):
        due = [fact for fact, memory in memories.items() if memory.due_day <= later(day)]
        count = 0
        for fact in [*due, *range(len(memories), len(memories) + new)]:
            memory = memories.get(fact)
            while True:
                known = chance.random() < (recall(memory, later(day), SCHEDULING) if memory else NEW_RIGHT)
                rating = Rating.GOOD if known else Rating.AGAIN
                memory = review(memory, rating, NOON, later(day), SCHEDULING, f"1:{fact}")
                count += 1
                if memory.due_at is None:
                    break
            memories[fact] = memory
        answers.append(count)
    return answers


def test_it_takes_what_lives_drawn_by_lot_take() -> None:
    lives = [lived(7, 40, Random(seed)) for seed in range(4)]
    (told,) = workloads(learning(), SCHEDULING, [7], 40)
    for week in (0, 14, 33):
        happened = mean(mean(life[week : week + 7]) for life in lives)
        assert told.around(week + 7) == pytest.approx(happened, rel=0.1)


def test_more_new_and_more_to_remember_take_longer() -> None:
    slow, fast = workloads(learning(), SCHEDULING, [5, 10])
    assert fast.around(30) > 1.9 * slow.around(30)
    (sure,) = workloads(learning(), with_retention(SCHEDULING, 0.95), [5])
    assert sure.around(30) > slow.around(30)


def test_when_nothing_new_is_left_only_reviews_remain() -> None:
    (told,) = workloads(learning(left=10), SCHEDULING, [5])
    assert [minutes > 0 for minutes in told.new[:4]] == [True, True, False, False]
    assert told.around(30) < told.around(7)


def test_what_is_overdue_is_done_today() -> None:
    late = [replace(in_review(9), last_day=later(-12), due_day=later(-3))] * 4
    assert course(late, TODAY, SCHEDULING, 5).answers[0] >= 4


def test_easy_days_have_less_and_nothing_is_lost() -> None:
    plain, rested = (
        workloads(learning(easy=easy), SCHEDULING, [7])[0].reviews for easy in (frozenset[int](), frozenset({6}))
    )
    sundays = [day for day in range(7, 27) if later(day).weekday() == 6]
    assert all(rested[day] < 0.7 * plain[day] for day in sundays)
    assert sum(rested) == pytest.approx(sum(plain))


def test_the_advice_is_what_leaves_most_in_memory_for_a_minute() -> None:
    found = advised(SCHEDULING, (0.8, 0.95))
    kept = {}
    for choice in (0.8, 0.95):
        life = lifetime(with_retention(SCHEDULING, choice), 180)
        kept[choice] = life.remembered / sum(life.answers)
    assert found == max(kept, key=lambda choice: kept[choice])


def test_the_fullest_week_is_the_last_one_while_there_is_something_new() -> None:
    plenty, little = (workloads(learning(left=left), SCHEDULING, [5])[0] for left in (MANY, 40))
    assert plenty.busiest(30) == pytest.approx(plenty.around(30), rel=0.05)
    assert little.busiest(30) > 2 * little.around(30)
