"""Which reviews come first when more are due than a day holds, as after a holiday. Why so: docs/memory.md."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from operator import itemgetter

from quiz.memory import Scheduling, outlook, recalls
from quiz.model import Memory, Remembered, StudyDay
from quiz.session import level_at

AHEAD = 30
"""Days after which it is asked how much an answer of today is still worth."""
SECONDS = {1: 8.0, 2: 10.0, 3: 14.0}
"""What an answer takes, by the level of its form."""
RELEARNING = 8.0
"""Seconds more for a fact that was forgotten: it is asked once more that day."""


def by_value(due: Iterable[Remembered], today: StudyDay, scheduling: Scheduling) -> list[Remembered]:
    """The memories (in review, due), dearest first: what an answer of today adds most to, by the second it takes."""
    worth_of, day = _worth_under(scheduling), today.toordinal()
    valued = [
        (-worth_of(memory.stability, memory.difficulty, max(day - memory.last_day.toordinal(), 1)), each.fact, each)
        for each in due
        for memory in (each.memory,)
    ]
    valued.sort(key=itemgetter(0, 1))
    return [each for _, _, each in valued]


def worth(memory: Memory, today: StudyDay, scheduling: Scheduling) -> float:
    """How much recall, AHEAD days from now, a second of study spent on this fact today adds."""
    days = max((today - memory.last_day).days, 1)
    return _worth_under(scheduling)(memory.stability, memory.difficulty, days)


@lru_cache(maxsize=64)
def _worth_under(scheduling: Scheduling) -> Callable[[float, float, int], float]:
    """Cached, for much the same is asked about with every question of a pile."""

    @lru_cache(maxsize=4096)
    def worth(stability: float, difficulty: float, days: int) -> float:
        chance, right, wrong = outlook(stability, difficulty, days, scheduling)
        if_right, if_wrong, if_waiting = recalls(
            [(right[0], AHEAD), (wrong[0], AHEAD), (stability, days + AHEAD)], scheduling
        )
        gain = chance * if_right + (1 - chance) * if_wrong - if_waiting
        return gain / (SECONDS[level_at(stability)] + (1 - chance) * RELEARNING)

    return worth
