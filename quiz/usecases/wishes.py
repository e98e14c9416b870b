"""How much a learner wishes to do and to remember, and what that takes: looked at before it is chosen."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from quiz.memory import HIGHEST_RETENTION, LOWEST_RETENTION, Scheduling, scheduling_of
from quiz.model import Learner
from quiz.ports import Tx
from quiz.progress import USUAL_SECONDS
from quiz.study_day import study_day
from quiz.talk import Expecting
from quiz.usecases.people import MOST_NEW, listen, pace
from quiz.workload import Learning

MOST_LEFT = 3000
"""New facts that are counted: more than anybody takes in a month."""
WEEKDAYS = range(7)
NUMBER = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Burden:
    """What a forecast of a learner's work rests on. answers: so many tell how long one takes; 0: nothing is known."""

    learning: Learning
    scheduling: Scheduling
    answers: int


def burden(tx: Tx, learner: Learner, now: datetime) -> Burden:
    """All that a forecast needs, so that it can be counted elsewhere."""
    today = study_day(now, learner.zone)
    tallies = tx.tallies.of(learner.id)
    answers = sum(tally.answers for tally in tallies)
    seconds = sum(tally.seconds for tally in tallies)
    memories = [each.memory for each in tx.memories.of(learner.id)]
    left = tx.facts.count_unmet(learner.id, None, MOST_LEFT)
    learning = Learning(memories, today, seconds / answers if seconds else USUAL_SECONDS, left, learner.easy_days)
    return Burden(learning, scheduling_of(learner), answers if seconds else 0)


def say_pace(tx: Tx, learner: Learner, text: str) -> bool:
    """The one number in the text becomes that of new facts a day; False if there is no such number."""
    numbers = NUMBER.findall(text)
    if len(numbers) != 1 or int(numbers[0]) > MOST_NEW or f"-{numbers[0]}" in text:
        return False
    pace(tx, learner, new_per_day=int(numbers[0]))
    listen(tx, learner, Expecting.NOTHING)
    return True


def retain(tx: Tx, learner: Learner, retention: float) -> Learner:
    """Wish for another chance of recall; out of bounds changes nothing. It holds from the next answers on."""
    if LOWEST_RETENTION <= retention <= HIGHEST_RETENTION:
        learner = replace(learner, retention=retention)
        tx.learners.put(learner)
    return learner


def rest_on(tx: Tx, learner: Learner, weekday: int, easy: bool) -> Learner:
    """Make a weekday (0 is Monday) an easy day, or one like the others; there is no eighth."""
    if weekday in WEEKDAYS:
        days = learner.easy_days | {weekday} if easy else learner.easy_days - {weekday}
        learner = replace(learner, easy_days=days)
        tx.learners.put(learner)
    return learner
