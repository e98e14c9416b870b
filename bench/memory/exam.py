"""Experiment: the last days before an exam, chosen for it or as ever, in the same minutes."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial

import numpy as np

from bench.figures import Figure
from bench.memory.learners import Mind
from bench.memory.life import FIRST, Person, answers, draw_person
from bench.memory.retention import ENOUGH_TIME, unhurried
from bench.memory.uzelok import Rules, Uzelok
from quiz.exam import WINDOW, plan
from quiz.memory import SCHEDULING
from quiz.model import FactId, Memory, Phase, Remembered, StudyDay

DAY = 45
"""The exam's, from the first, 0."""
FACTS, NEW = 200, 6
LEARNERS = 20
MINUTES = (3.0, 5.0, 10.0, 20.0)
"""A day, in the last days; before, whatever it takes."""
WINDOWS = (3, WINDOW, 10)
EXAM = StudyDay((FIRST + timedelta(days=DAY)).date())
Order = Callable[[Mapping[int, Memory], StudyDay], list[int]]
Played = Mapping[tuple[float, str], Sequence[float]]
"""By minutes a day and the name of an order: the share each learner truly recalls on the day."""


def as_ever(memories: Mapping[int, Memory], today: StudyDay, ahead: bool = True) -> list[int]:
    """What is due, the longest due first; then, ahead of time, what is due next."""
    waiting = sorted((m.due_day, fact) for fact, m in memories.items() if _can_be_asked(m, today))
    return [fact for due, fact in waiting if ahead or due <= today]


def for_the_exam(memories: Mapping[int, Memory], today: StudyDay) -> list[int]:
    """What gains most; if there is time beyond that, what is due next."""
    known = [Remembered(FactId(fact), memory) for fact, memory in memories.items()]
    chosen = [int(fact) for fact in plan(known, today, EXAM, SCHEDULING, len(known))]
    rest = set(chosen)
    return chosen + [fact for fact in as_ever(memories, today) if fact not in rest]


ORDERS: Mapping[str, Order] = {"only what is due": partial(as_ever, ahead=False), "as ever": as_ever}
EVER = "as ever"


@dataclass(slots=True)
class Preparing(Uzelok):
    """Uzelok as ever, and from so many days before the exam on in another order."""

    order: Order = as_ever
    rules: Rules = field(default_factory=lambda: unhurried(Rules(), NEW))

    def begin(self, day: StudyDay) -> None:
        Uzelok.begin(self, day)
        if 0 < (EXAM - day).days <= max(WINDOWS):
            self._due = self.order(self.memories, day)


def prepared(person: Person, order: Order) -> float:
    """The share of all facts that is truly recalled on the exam's day."""
    mind = Mind(person.traits, person.facts, person.draws)
    for _ in answers(mind, person.visits, Preparing(person.facts, order=order)):
        pass
    return mind.remembered(DAY) / len(person.facts)


def draw_pupil(seed: int, number: int, minutes: float) -> Person:
    """Somebody with a course that can be met in time, and in the last days so many minutes."""
    person = draw_person(seed, number, days=DAY, a_minute=100.0, quits=0.0)
    visits = [
        replace(visit, seconds=60 * minutes if visit.day >= DAY - max(WINDOWS) else ENOUGH_TIME)
        for visit in person.visits
    ]
    return replace(person, visits=visits, facts=person.facts[:FACTS], draws=person.draws[:FACTS])


def play_exam(seed: int, learners: int = LEARNERS) -> Played:
    """All of them, on all processors."""
    with ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn")) as pool:
        lives = list(pool.map(partial(play_pupil, seed), range(learners)))
    return {key: [life[key] for life in lives] for key in lives[0]}


def play_pupil(seed: int, number: int) -> dict[tuple[float, str], float]:
    """What one learner recalls, by minutes and the name of an order."""
    pupils = {minutes: draw_pupil(seed, number, minutes) for minutes in MINUTES}
    return {(minutes, name): prepared(pupil, order) for minutes, pupil in pupils.items() for name, order in _orders()}


def _orders() -> Iterator[tuple[str, Order]]:
    yield from ORDERS.items()
    for window in WINDOWS:
        yield named(window), _until_then(window)


def named(window: int) -> str:
    """How a window is called."""
    return f"for the exam, {window} days"


def _until_then(window: int) -> Order:
    """As ever, with time to spare too, until the window opens."""

    def order(memories: Mapping[int, Memory], today: StudyDay) -> list[int]:
        return (for_the_exam if (EXAM - today).days <= window else as_ever)(memories, today)

    return order


def exam_table(played: Played) -> str:
    """Expected recall on the day, in per cent, by minutes a day."""
    names = [name for minutes, name in played if minutes == MINUTES[0]]
    rows = [["minutes a day", *names, f"{named(WINDOW)}, beside {EVER}, points"], ["---"] * (len(names) + 2)]
    for minutes in MINUTES:
        base = np.array(played[minutes, EVER])
        apart = 100 * (np.array(played[minutes, named(WINDOW)]) - base)
        means = [f"{100 * np.mean(played[minutes, name]):.1f}" for name in names]
        error = apart.std(ddof=1) / len(apart) ** 0.5
        rows.append([f"{minutes:.0f}", *means, f"{apart.mean():+.2f} ± {error:.2f}"])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def exam_figures(played: Played) -> list[Figure]:
    """Beside plain scheduling in the same minutes: a run for each number of minutes."""

    def runs(name: str) -> tuple[float, ...]:
        return tuple(float(np.mean(played[minutes, name])) for minutes in MINUTES)

    what = "share recalled on the day of an exam, at equal minutes"
    ours = runs(named(WINDOW))
    return [Figure(what, ours, 1.0, "of the set", runs(EVER), at_least=True, beside="plain scheduling")]


def _can_be_asked(memory: Memory, today: StudyDay) -> bool:
    return memory.phase is Phase.REVIEW and not memory.set_aside and memory.last_day < today
