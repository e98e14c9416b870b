"""Experiment: slow and fast beside what is usual for all, or beside the person's own median."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from statistics import median

from bench.memory.uzelok import Rules, Seen
from quiz.model import Rating
from quiz.questions import Question
from quiz.rating import earn, expected_seconds, guess_chance

KEPT, ENOUGH = 50, 10
"""The median is of so many last answers; of fewer than ENOUGH it is not taken."""


class OwnMedian:
    """Times a person takes of what is expected, apart for what is chosen and what is written."""

    def __init__(self) -> None:
        self.times: dict[bool, deque[float]] = {chosen: deque(maxlen=KEPT) for chosen in (False, True)}

    def told(self, question: Question, seconds: float | None, right: bool) -> float | None:
        """The seconds that somebody of ordinary pace would have taken."""
        if seconds is None or seconds <= 0:
            return seconds
        times = self.times[guess_chance(question) > 0]
        usual = median(times) if len(times) >= ENOUGH else 1.0
        if right:
            times.append(seconds / expected_seconds(question))
        return seconds / usual


def by_time(fast: float, slow: float) -> Callable[[Seen], Rating]:
    """The table, with other limits for fast and slow."""

    def rate(seen: Seen) -> Rating:
        rating = earn(seen.question, True, False, False, None)
        if rating is not Rating.GOOD or not seen.seconds:
            return rating
        times = seen.seconds / expected_seconds(seen.question)
        easy = times < fast and not guess_chance(seen.question)
        return Rating.EASY if easy else Rating.HARD if times > slow else rating

    return rate


TODAY = "0.7 and 3 times the expected time (today)"
VARIANTS: dict[str, Rules] = {
    TODAY: Rules(),
    "time says nothing": Rules(rate=by_time(0, 1000)),
    "0.7 and 3 times the own median": Rules(pace=OwnMedian),
    "0.7 and 2 times the own median": Rules(rate=by_time(0.7, 2.0), pace=OwnMedian),
    "0.6 and 1.6 times the own median": Rules(rate=by_time(0.6, 1.6), pace=OwnMedian),
}
