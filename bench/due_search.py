"""What is due, found among ten thousand memories and among ten million.

Both databases hold the same library (200 sets of 500 facts) and the same kind of learner: one set, 500 memories, 30 %
of them due, two on their learning steps, an answer to each in the log. There are 20 of them in the small one, 20,000 in
the large one; two more in the large one remember 100,000 facts: one in all 200 sets, one in a single set of that size.

Each question is asked in a transaction of its own, which is then taken back. Times are of the question alone, as the
use-case sees it, without the way to the store's thread and without the commit: these are the same for any size and
would only hide what grows. Learners are drawn at random, with the same chances in both databases, small and large by
turns: the figures are over these. The file lies in the system's cache (it was just made), not in SQLite's own 16 MB,
where 20 learners fit and 20,000 do not. The same learner asked many times over is told beside it, as «warm».
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection

from bench.databases import ROOM, fill, postgres_server, sqlite_file
from bench.figures import Figure
from bench.population import NOW, TODAY, Library, Readers, add_learners, add_library, add_memories, without_indexes
from bench.stores import OpenStore, opened
from bench.timing import Report, Told
from quiz.model import LearnerId
from quiz.ports import Tx
from quiz.session import LEARN_AHEAD
from quiz.usecases import study
from quiz.usecases.agenda import LOOK_AHEAD, MOST_ON_STEPS

GOAL = 1.3
DRAWS = 300
WARM = 100
ROUNDS = 5
SHARE = 61
"""As many due ones as are counted for a learner with 60 reviews a day."""
PER_LEARNER = 500
LIBRARY = Library(200, PER_LEARNER)

Question = Callable[[Tx, LearnerId], object]


def _resume(tx: Tx, id_: LearnerId) -> object:
    learner = tx.learners.get(id_)
    assert learner is not None
    return study.resume(tx, learner, NOW)


QUESTIONS: dict[str, Question] = {
    "due": lambda tx, id_: tx.memories.due(id_, None, TODAY, LOOK_AHEAD + 1),
    "count_due": lambda tx, id_: tx.memories.count_due(id_, None, TODAY, SHARE),
    "on_steps": lambda tx, id_: tx.memories.on_steps(id_, None, NOW + LEARN_AHEAD, MOST_ON_STEPS),
    "resume, nothing open": _resume,
}


@dataclass(frozen=True, slots=True)
class Crowd:
    """A database: how many learners of PER_LEARNER memories. heavy: two more, with so many memories each."""

    learners: int
    heavy: int = 0

    @property
    def memories(self) -> int:
        """In all."""
        return self.learners * PER_LEARNER + 2 * self.heavy

    @property
    def ordinary(self) -> range:
        """The learners to draw from."""
        return range(1, self.learners + 1)

    @property
    def in_many_sets(self) -> LearnerId:
        """The one with all sets."""
        return LearnerId(self.learners + 1)

    @property
    def in_one_set(self) -> LearnerId:
        """The one whose set is as large as all others together."""
        return LearnerId(self.learners + 2)


SMALL = Crowd(20)
LARGE = Crowd(20_000, LIBRARY.sets * LIBRARY.facts)
LARGE_ON_POSTGRES = Crowd(2_000)


class TakenBack(Exception):
    """Ends a transaction without a trace."""


def measure_due_search() -> list[Figure]:
    """The cost among ten million, beside that among ten thousand, question by question."""
    return report().figures


def report() -> Report:
    """SQLite, ten thousand and ten million."""
    with sqlite_file() as small, sqlite_file(ROOM) as large:
        return compare(small, SMALL, large, LARGE, "", GOAL)


def on_postgres() -> Report:
    """PostgreSQL, ten thousand and a million, told without a goal."""
    with postgres_server() as fresh:
        return compare(fresh("few"), SMALL, fresh("many"), LARGE_ON_POSTGRES, "PostgreSQL: ", None)


def compare(small: str, few: Crowd, large: str, many: Crowd, prefix: str, goal: float | None) -> Report:
    """Fill both, then ask small and large by turns. goal: None if only told."""
    found = Report([], [], [])
    begin = time.perf_counter()
    for url, crowd in ((small, few), (large, many)):
        fill(url, partial(populate, crowd=crowd))
    found.remarks.append(
        f"{prefix}{few.memories:,} and {many.memories:,} memories in {time.perf_counter() - begin:.0f} s"
    )
    with ExitStack() as stack:
        one, other = stack.enter_context(opened(small)), stack.enter_context(opened(large))
        for name, question in QUESTIONS.items():
            ours, peer = by_turns(question, (other, many.ordinary), (one, few.ordinary), DRAWS)
            what = f"{prefix}{name}"
            found.told.append(Told(f"{what}: {few.memories:,} memories", peer, "random learners"))
            found.told.append(Told(f"{what}: {many.memories:,} memories", ours, "random learners"))
            if goal is not None:
                beside = f"the same among {few.memories:,}"
                figure = f"{what}, random learners, among {many.memories:,} memories"
                found.figures.append(Figure(figure, _in_rounds(ours), goal, "ms", _in_rounds(peer), beside=beside))
            warm = by_turns(question, (other, range(7, 8)), (one, range(7, 8)), WARM)
            found.told.append(Told(f"{what}: {few.memories:,} memories", warm[1], "warm"))
            found.told.append(Told(f"{what}: {many.memories:,} memories", warm[0], "warm"))
            if many.heavy:
                for id_, sets in ((many.in_one_set, "one set"), (many.in_many_sets, f"{LIBRARY.sets} sets")):
                    seconds = tuple(ask(other, question, id_) for _ in range(WARM // 2 + 1))[1:]
                    found.told.append(Told(f"{what}: a learner with {many.heavy:,} in {sets}", seconds, "warm"))
    return found


def populate(connection: Connection, crowd: Crowd) -> None:
    """All rows of a database."""
    add_library(connection, LIBRARY)
    add_learners(connection, range(1, crowd.learners + 3 if crowd.heavy else crowd.learners + 1), None)
    with without_indexes(connection):
        add_memories(connection, Readers(1, crowd.learners), LIBRARY)
        if crowd.heavy:
            add_memories(connection, Readers(crowd.in_many_sets, 1, LIBRARY.sets), LIBRARY)
            _add_large_set(connection, crowd)


def _add_large_set(connection: Connection, crowd: Crowd) -> None:
    """A set of `heavy` facts after the others, and the learner who knows it."""
    whole = Library(1, crowd.heavy, before_sets=LIBRARY.sets, before_facts=LIBRARY.sets * LIBRARY.facts)
    add_library(connection, whole)
    add_memories(connection, Readers(crowd.in_one_set, 1), whole)


def by_turns(
    question: Question, large: tuple[OpenStore, Sequence[int]], small: tuple[OpenStore, Sequence[int]], times: int
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Seconds in the large and in the small one, asked of learners drawn at random."""
    chance = random.Random(11)
    for store, learners in (large, small):
        for _ in range(5):
            ask(store, question, LearnerId(chance.choice(learners)))
    seconds: tuple[list[float], list[float]] = ([], [])
    for _ in range(times):
        for where, (store, learners) in enumerate((large, small)):
            seconds[where].append(ask(store, question, LearnerId(chance.choice(learners))))
    return tuple(seconds[0]), tuple(seconds[1])


def ask(store: OpenStore, question: Question, learner: LearnerId) -> float:
    """Seconds the question takes inside a transaction, which leaves nothing behind."""
    took = 0.0

    def timed(tx: Tx) -> None:
        nonlocal took
        begin = time.perf_counter()
        question(tx, learner)
        took = time.perf_counter() - begin
        raise TakenBack

    try:
        store.run(timed)
    except TakenBack:
        return took
    raise AssertionError("the transaction was not taken back")


def _in_rounds(seconds: tuple[float, ...]) -> tuple[float, ...]:
    """Medians in milliseconds of ROUNDS stretches, one after the other."""
    size = len(seconds) // ROUNDS
    return tuple(Told("", seconds[n * size : (n + 1) * size]).median for n in range(ROUNDS))
