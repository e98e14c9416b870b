"""The experiments behind docs/memory.md on load: `python -m bench.load` (two minutes; the same seeds, the same tables).

Learners are simulated fact by fact: what they remember is true to quiz.memory with its published parameters, a fact met
for the first time is known every second time, and each answer takes as long as quiz.backlog says of its form.
"""

from __future__ import annotations

import random
import statistics
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from rich.console import Console
from rich.table import Table

from quiz.backlog import SECONDS, worth
from quiz.balance import lightest_day, window
from quiz.memory import SCHEDULING, recall, recalls, review
from quiz.model import Memory, Rating, StudyDay
from quiz.session import level_for

START, NOON = date(2026, 3, 2), datetime(2026, 3, 2, 12, tzinfo=UTC)
KNOWN_AT_FIRST = 0.5
Memories = dict[int, Memory]
Order = Callable[[Memory, StudyDay], float]


def _due_share(memory: Memory, today: StudyDay) -> float:
    """Days waited, in intervals."""
    return (today - memory.last_day).days / max((memory.due_day - memory.last_day).days, 1)


ORDERS: dict[str, Order] = {
    "latest due day first (before)": lambda memory, _: -memory.due_day.toordinal(),
    "earliest due day first": lambda memory, _: memory.due_day.toordinal(),
    "least recall first": lambda memory, today: recall(memory, today, SCHEDULING),
    "most recall first": lambda memory, today: -recall(memory, today, SCHEDULING),
    "most overdue by interval": lambda memory, today: -_due_share(memory, today),
    "least overdue by interval": _due_share,
    "by value": lambda memory, today: -worth(memory, today, SCHEDULING),
}
"""What comes first has the least."""
HOLIDAYS = ((7, 14, 5), (15, 30, 10), (15, 60, 8))
"""New facts a day for 90 days, days away, minutes a day afterwards."""
BOUNDED = 60
"""Of the longest due so many are looked through, as in the bot."""


def day(number: int) -> StudyDay:
    return StudyDay(START + timedelta(days=number))


def ask(memory: Memory | None, fact: int, number: int, chance: random.Random) -> tuple[Memory, float]:
    """Until it is off its steps; the seconds it took."""
    seconds = 0.0
    while True:
        likely = recall(memory, day(number), SCHEDULING) if memory else KNOWN_AT_FIRST
        rating = Rating.GOOD if chance.random() < likely else Rating.AGAIN
        seconds += SECONDS[level_for(memory)]
        memory = review(memory, rating, NOON + timedelta(days=number), day(number), SCHEDULING, f"1:{fact}")
        if memory.due_at is None:
            return memory, seconds


def balanced(new: int, easy: frozenset[int], on: bool, seed: int, days: int = 180) -> tuple[float, float, float]:
    """Of the later half: spread (share of the mean) of days that are not easy, easy days' share, intervals moved by."""
    chance = random.Random(seed)
    memories: Memories = {}
    loads: Counter[StudyDay] = Counter()
    counts: dict[StudyDay, int] = {}
    moved = []
    for number in range(days):
        due = [fact for fact, memory in memories.items() if memory.due_day <= day(number)]
        counts[day(number)] = len(due)
        for fact in [*due, *range(len(memories), len(memories) + new)]:
            memory, _ = ask(memories.get(fact), fact, number, chance)
            room = window(memory, SCHEDULING)
            if room and on:
                memory = replace(memory, due_day=lightest_day(room, loads, easy))
            if room:
                moved.append((memory.due_day - room.answered).days / (room.best - room.answered).days - 1)
            memories[fact] = memory
            loads[memory.due_day] += 1
    later = {when: count for when, count in counts.items() if when >= day(days // 2)}
    usual = [count for when, count in later.items() if when.weekday() not in easy]
    light = [count for when, count in later.items() if when.weekday() in easy]
    mean = statistics.mean(usual)
    return statistics.pstdev(usual) / mean, statistics.mean(light) / mean if light else 1.0, statistics.mean(moved)


def learned(new: int, seed: int, days: int = 90) -> Memories:
    """What somebody remembers who did everything every day."""
    chance = random.Random(seed)
    memories: Memories = {}
    for number in range(days):
        due = [fact for fact, memory in memories.items() if memory.due_day <= day(number)]
        for fact in [*due, *range(len(memories), len(memories) + new)]:
            memories[fact], _ = ask(memories.get(fact), fact, number, chance)
    return memories


def catch_up(memories: Memories, order: Order, begin: int, days: int, minutes: float, bounded: bool, seed: int) -> None:
    """Days of so many minutes, with nothing new."""
    chance = random.Random(seed)
    for number in range(begin, begin + days):
        today, left = day(number), minutes * 60
        due = sorted((memory.due_day, fact) for fact, memory in memories.items() if memory.due_day <= today)
        values = {fact: order(memories[fact], today) for _, fact in due}
        while due and left > 0:
            chosen = min(due[: BOUNDED if bounded else None], key=lambda each: (values[each[1]], each[1]))
            due.remove(chosen)
            memories[chosen[1]], seconds = ask(memories[chosen[1]], chosen[1], number, chance)
            left -= seconds


def remembered(memories: Mapping[int, Memory], number: int) -> float:
    """Facts that would be recalled on that day."""
    today = day(number)
    return sum(recalls([(one.stability, max((today - one.last_day).days, 0)) for one in memories.values()], SCHEDULING))


def holiday(order: Order, new: int, away: int, minutes: float, bounded: bool = False) -> list[float]:
    """Facts remembered 7 and 21 days after coming back, and 30 days after that: means of six lives."""
    lives = []
    for seed in range(3):
        for again in range(2):
            memories, back = learned(new, seed), 90 + away
            catch_up(memories, order, back, 7, minutes, bounded, 100 + 10 * seed + again)
            week = remembered(memories, back + 7)
            catch_up(memories, order, back + 7, 14, minutes, bounded, 1000 + 10 * seed + again)
            lives.append((week, remembered(memories, back + 21), remembered(memories, back + 51)))
    return [statistics.mean(each) for each in zip(*lives, strict=True)]


def main() -> None:
    """Print both tables."""
    console = Console()
    table = Table(
        "new a day", "easy days", "day", "spread of other days", "easy day beside others", "intervals moved by"
    )
    for new in (3, 7, 20):
        for easy in (frozenset[int](), frozenset({5, 6})):
            for on in (False, True):
                spread, share, moved = (
                    statistics.mean(x) for x in zip(*(balanced(new, easy, on, s) for s in range(3)), strict=True)
                )
                name = "lightest" if on else "fuzz"
                table.add_row(str(new), str(len(easy)), name, f"{spread:.0%}", f"{share:.0%}", f"{moved:+.1%}")
    console.print(table)
    for new, away, minutes in HOLIDAYS:
        table = Table(f"{new} new a day, {away} days away, {minutes} min", "after 7 days", "after 21", "30 later")
        for name, order in ORDERS.items():
            table.add_row(name, *(f"{facts:.0f}" for facts in holiday(order, new, away, minutes)))
        found = holiday(ORDERS["by value"], new, away, minutes, bounded=True)
        table.add_row(f"by value, of the {BOUNDED} longest due (the bot)", *(f"{facts:.0f}" for facts in found))
        console.print(table)


if __name__ == "__main__":
    main()
