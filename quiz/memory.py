"""What a learner remembers of a fact: FSRS-6, counted in study days.

The formulas are in quiz.fsrs; steps behave as in the Python scheduler of open-spaced-repetition. Ours are the days, the
seeded fuzz, leeches and the fold over the log.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from hashlib import blake2b
from math import inf, isfinite, pow
from typing import NamedTuple

from quiz.fsrs import DEFAULT, Parameters, first_learned, next_learned, sound
from quiz.model import USUAL_RETENTION, FactId, Happening, Learner, LearnerId, Memory, Phase, Rating, Review, StudyDay

LOWEST_RETENTION, HIGHEST_RETENTION = 0.70, 0.97
"""What can be wished for: below, most is learned anew each time; above, facts are asked nearly every day."""
FIRM = 3.0
"""Days of stability that a memory has after more than one answer, mostly: one alone may have been luck."""
FUZZ_FROM = 2.5
FUZZ = ((FUZZ_FROM, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, inf, 0.05))
"""Published fuzz: what lies between so many and so many days may move by this share; all by one day more."""


@dataclass(frozen=True, slots=True)
class Scheduling:
    """How memories are scheduled. `longest` in days, and `soon`, of memories that are not yet FIRM; steps may be empty;
    `leech_after` in lapses.

    Raises ValueError if a value makes no sense.
    """

    parameters: Parameters = DEFAULT
    retention: float = USUAL_RETENTION
    learning_steps: tuple[timedelta, ...] = (timedelta(minutes=10),)
    relearning_steps: tuple[timedelta, ...] = (timedelta(minutes=10),)
    longest: int = 36500
    soon: int = 3
    fuzz: bool = True
    leech_after: int = 8

    def __post_init__(self) -> None:
        if len(self.parameters) != len(DEFAULT):
            raise ValueError(f"FSRS-6 has {len(DEFAULT)} parameters, not {len(self.parameters)}")
        if not 0 < self.retention < 1 or min(self.longest, self.soon, self.leech_after) < 1:
            raise ValueError("retention lies between 0 and 1; longest, soon and leech_after are at least 1")


SCHEDULING = Scheduling()
"""How memories are scheduled as long as nothing is known of the learner."""


def scheduling_of(learner: Learner) -> Scheduling:
    """How this learner's memories are scheduled. What makes no sense counts as the nearest that does: a wish out of
    bounds as the bound, parameters that no memory can have as the published ones.
    """
    return fitted(learner.parameters, sensible(learner.retention))


def sensible(retention: float) -> float:
    """The wished chance of recall, kept within what makes sense; the usual one if it is no number at all."""
    return min(max(retention, LOWEST_RETENTION), HIGHEST_RETENTION) if isfinite(retention) else SCHEDULING.retention


@lru_cache(maxsize=4096)
def fitted(parameters: Parameters | None, retention: float = SCHEDULING.retention) -> Scheduling:
    """The scheduling with these parameters; None, and what no memory can have, mean the published ones."""
    known = DEFAULT if parameters is None or not sound(parameters) else parameters
    return replace(SCHEDULING, parameters=known, retention=retention)


def review(
    memory: Memory | None,
    rating: Rating,
    at: datetime,
    day: StudyDay,
    scheduling: Scheduling,
    seed: str,
    due_day: StudyDay | None = None,
    guess: float = 0.0,
) -> Memory:
    """Memory after one answer, given at the instant `at` on the learner's study day `day`.

    None is a fact never asked before. `seed` names the learner and the fact; the same inputs always give the
    same memory, yet fuzz differs from answer to answer. A `day` before the last one counts as the same day.
    At `leech_after` lapses, and at every half of that beyond, the fact is set aside. due_day: chosen already, see
    `quiz.balance`; None, or one that is not after `day`, leaves it to the fuzz. On a step it does not matter.
    guess: the chance (0…1) that who knows nothing answers so, see `quiz.fsrs`.
    """
    stability, difficulty = strength_after(memory, rating, day, scheduling, guess)
    phase, step, wait = _step(memory, rating, scheduling)
    lapsed = memory is not None and memory.phase is Phase.REVIEW and rating is Rating.AGAIN
    reviews = memory.reviews + 1 if memory else 1
    lapses = (memory.lapses if memory else 0) + lapsed
    if wait is not None:
        due_day = day
    elif due_day is None or due_day <= day:
        due_day = later(day, _fuzzed(stability, scheduling, f"{seed}:{reviews}"))
    return Memory(
        phase=phase,
        step=step,
        stability=stability,
        difficulty=difficulty,
        last_day=day,
        due_day=due_day,
        due_at=None if wait is None else (at + wait).astimezone(UTC),
        reviews=reviews,
        lapses=lapses,
        set_aside=bool(memory and memory.set_aside) or (lapsed and _too_many(lapses, scheduling.leech_after)),
    )


def preview(
    memory: Memory | None, at: datetime, day: StudyDay, scheduling: Scheduling, seed: str
) -> dict[Rating, Memory]:
    """What each rating would lead to: exactly what `review` gives with the same arguments."""
    return {rating: review(memory, rating, at, day, scheduling, seed) for rating in Rating}


def strength_after(
    memory: Memory | None, rating: Rating, day: StudyDay, scheduling: Scheduling, guess: float = 0.0
) -> tuple[float, float]:
    """Stability and difficulty after an answer on that study day. guess: as in `review`."""
    if memory is None:
        return first_learned(scheduling.parameters, rating, guess)
    elapsed = _elapsed(memory, day)
    recalled = recall(memory, day, scheduling) if elapsed else 1.0
    return next_learned(scheduling.parameters, memory.stability, memory.difficulty, rating, elapsed, recalled, guess)


def recall(memory: Memory, day: StudyDay, scheduling: Scheduling) -> float:
    """The chance (0…1) that the fact is recalled on that study day."""
    return recalls([(memory.stability, _elapsed(memory, day))], scheduling)[0]


def recalls(memories: Iterable[tuple[float, int]], scheduling: Scheduling) -> list[float]:
    """The chances (0…1) of recall of many memories, each by its stability and the days (≥ 0) since its last answer."""
    decay, factor = _curve(scheduling)
    return [pow(1 + factor * days / stability, decay) for stability, days in memories]


class Outlook(NamedTuple):
    """What an answer may make of a memory. chance: of recall. Then stability and difficulty after Good, and Again."""

    chance: float
    right: tuple[float, float]
    wrong: tuple[float, float]


def outlook(stability: float, difficulty: float, days: int, scheduling: Scheduling) -> Outlook:
    """Of a memory in review that is asked so many days (≥ 1) after its last answer."""
    w = scheduling.parameters
    (chance,) = recalls([(stability, days)], scheduling)
    right, wrong = (
        next_learned(w, stability, difficulty, rating, days, chance) for rating in (Rating.GOOD, Rating.AGAIN)
    )
    return Outlook(chance, right, wrong)


class Interval(NamedTuple):
    """Study days from one answer to the next: not before, best, not after."""

    earliest: int
    best: int
    latest: int


def steps_left(memory: Memory | None, scheduling: Scheduling) -> int:
    """How many right answers it takes until a memory on its steps is in review; 0 for one that is. None: a new fact."""
    if memory is None:
        return max(len(scheduling.learning_steps), 1)
    if memory.phase is Phase.REVIEW:
        return 0
    steps = scheduling.learning_steps if memory.phase is Phase.LEARNING else scheduling.relearning_steps
    return max(len(steps) - memory.step, 1)


def is_leech(memory: Memory, scheduling: Scheduling) -> bool:
    """Whether the fact has been forgotten so often that another way of learning it would help more."""
    return memory.lapses >= scheduling.leech_after


def set_aside(memory: Memory) -> Memory:
    """The memory of a fact that is not asked until it is brought back."""
    return replace(memory, set_aside=True)


def bring_back(memory: Memory, day: StudyDay) -> Memory:
    """The memory of a fact that is asked again, from `day` on or from its own due day if that is later."""
    return replace(memory, set_aside=False, due_day=max(memory.due_day, day))


def seed_for(learner: LearnerId, fact: FactId) -> str:
    """The seed of a learner's fuzz for a fact: it never changes, so that memory can be rebuilt."""
    return f"{learner}:{fact}"


def own_seed(line: Review) -> str:
    """The seed for one line of the log, see `seed_for`."""
    return seed_for(line.learner, line.fact)


def remember(
    log: Iterable[Review], scheduling: Scheduling, seed_of: Callable[[Review], str] = own_seed
) -> Memory | None:
    """The memory that one learner's log of one fact adds up to; None if no answer stands.

    `log` in any order. An answer taken back counts as never given; setting aside needs an answer before it.
    """
    return next((after for _, _, after in reversed(list(replay(log, scheduling, seed_of)))), None)


def replay(
    log: Iterable[Review], scheduling: Scheduling, seed_of: Callable[[Review], str] = own_seed
) -> Iterator[tuple[Review, Memory | None, Memory]]:
    """The lines of one fact's log that still stand, in order, each with the memory before and after it."""
    lines = sorted(log, key=lambda line: line.id)
    taken_back = {line.undoes for line in lines if line.happening is Happening.UNDO}
    memory: Memory | None = None
    for line in lines:
        if line.id in taken_back:
            continue
        after = _after(memory, line, scheduling, seed_of)
        if after is not None and after is not memory:
            yield line, memory, after
        memory = after


def _after(
    memory: Memory | None, line: Review, scheduling: Scheduling, seed_of: Callable[[Review], str]
) -> Memory | None:
    match line.happening:
        case Happening.ANSWER if line.rating is not None:
            guess = line.guess or 0.0
            return review(memory, line.rating, line.at, line.day, scheduling, seed_of(line), line.due_day, guess)
        case Happening.SET_ASIDE if memory is not None:
            return set_aside(memory)
        case Happening.BRING_BACK if memory is not None:
            return bring_back(memory, line.day)
    return memory


def _step(memory: Memory | None, rating: Rating, scheduling: Scheduling) -> tuple[Phase, int, timedelta | None]:
    """Phase and step after an answer, and how long to wait within the day; None: due on a later study day."""
    reviewed = memory is not None and memory.phase is Phase.REVIEW
    if reviewed and rating is not Rating.AGAIN:
        return Phase.REVIEW, 0, None
    learning = memory is None or memory.phase is Phase.LEARNING
    phase = Phase.LEARNING if learning else Phase.RELEARNING
    steps = scheduling.learning_steps if learning else scheduling.relearning_steps
    step = 0 if memory is None or reviewed or rating is Rating.AGAIN else memory.step
    if step >= len(steps) or rating is Rating.EASY or (rating is Rating.GOOD and step + 1 >= len(steps)):
        return Phase.REVIEW, 0, None
    if rating is Rating.GOOD:
        return phase, step + 1, steps[step + 1]
    if rating is Rating.HARD and step == 0:  # between the first two steps; a single one is stretched by half
        return phase, step, (steps[0] + steps[1]) / 2 if len(steps) > 1 else steps[0] * 1.5
    return phase, step, steps[step]


def interval(stability: float, scheduling: Scheduling) -> Interval:
    """Study days until recall falls to the wanted retention, and how far fuzz may move them."""
    decay, factor = _curve(scheduling)
    exact = stability / factor * (pow(scheduling.retention, 1 / decay) - 1)
    longest = scheduling.longest if stability >= FIRM else min(scheduling.soon, scheduling.longest)
    days = min(max(round(exact), 1), longest)
    if not scheduling.fuzz or days < FUZZ_FROM:
        return Interval(days, days, days)
    room = 1 + sum(share * max(min(days, end) - start, 0) for start, end, share in FUZZ)
    return Interval(round(days - room), days, min(round(days + room), longest))


def _fuzzed(stability: float, scheduling: Scheduling, seed: str) -> int:
    earliest, _, latest = interval(stability, scheduling)
    return earliest + int(_chance(seed) * (latest - earliest + 1))


def _curve(scheduling: Scheduling) -> tuple[float, float]:
    """Decay and factor of the forgetting curve, which falls to 90 % in as many days as stability says."""
    decay = -scheduling.parameters[20]
    return decay, pow(0.9, 1 / decay) - 1


def _chance(seed: str) -> float:
    """A number in [0, 1) that only depends on the seed, on every machine and in every process."""
    return int.from_bytes(blake2b(seed.encode(), digest_size=6).digest()) / 2**48


def _elapsed(memory: Memory, day: StudyDay) -> int:
    return max((day - memory.last_day).days, 0)


def later(day: StudyDay, days: int) -> StudyDay:
    """So many days after it, or the last day there is."""
    return StudyDay(date.fromordinal(min(day.toordinal() + days, date.max.toordinal())))


def _too_many(lapses: int, leech_after: int) -> bool:
    """At `leech_after` lapses, and if it was brought back then, at every half of that beyond."""
    return lapses >= leech_after and (lapses - leech_after) % max(leech_after // 2, 1) == 0
