"""Days of equal load: of the days on which a fact may be asked again, the one with least to ask.

The load balancer and the easy days of Anki and of FSRS Helper were the model. Theirs weigh the days and draw one; here
the best is taken, so that the same inputs give the same day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from quiz.memory import Scheduling, interval, later
from quiz.model import Memory, StudyDay

FARTHEST = 90
"""Days ahead up to which load is balanced: farther on little is due yet, and what is there says nothing of that day."""
EASY_DAY = 4.0
"""On an easy day everything counts so many times: it is given about half of what other days are. It is no free day, for
what can be moved only by a day or two has to stay."""
LATER = 0.35
"""Days farther on have less only because much is not yet put there: load counts by this power of the days ahead. Anki
weighs load and days so too. Without it intervals grow by a tenth on the whole; so they stay within four hundredths."""


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which a fact may be asked again; answered is the day of its last answer."""

    answered: StudyDay
    earliest: StudyDay
    best: StudyDay
    latest: StudyDay


def window(memory: Memory, scheduling: Scheduling) -> Window | None:
    """The days among which there is a choice just after an answer; None on a step, or where there is no choice."""
    if memory.due_at is not None:
        return None
    earliest, best, latest = interval(memory.stability, scheduling)
    if earliest == latest or latest > FARTHEST:
        return None
    day = memory.last_day
    return Window(day, later(day, earliest), later(day, best), later(day, latest))


def lightest_day(window: Window, loads: Mapping[StudyDay, int], easy_days: frozenset[int]) -> StudyDay:
    """The day with least to ask; of equals the one nearest to the best, then the earlier.

    loads: how much is due on each day already, days without any may be left out. easy_days: see Learner.
    """
    first = window.answered.toordinal()
    best = window.best.toordinal()
    easier = easy_days if len(easy_days) < 7 else frozenset()

    def burden(day: int) -> tuple[float, int, int]:
        found = StudyDay(window.answered.fromordinal(day))
        load = float(loads.get(found, 0))
        if found.weekday() in easier:
            load = (load + 1) * EASY_DAY
        return load * (day - first) ** LATER, abs(day - best), day

    chosen = min(range(window.earliest.toordinal(), window.latest.toordinal() + 1), key=burden)
    return StudyDay(window.answered.fromordinal(chosen))
