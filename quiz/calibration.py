"""How far what was foretold agrees with what came: predicted against actual right answers, in ten bins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum

from quiz.memory import SCHEDULING, Scheduling, recall
from quiz.model import Memory, Review, ReviewId, StudyDay
from quiz.questions import Question
from quiz.rating import chance_right, guess_chance

BINS = 10
ENOUGH = 30
"""From so many answers on it is told in figures how far the forecast is off: of fewer, chance would say more."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers whose chance of being right was foretold to lie in one tenth of 0…1, the nth from 0.

    expected: right answers that were to be expected of them, the sum of those chances. right: that there were.
    """

    nth: int
    answers: int
    expected: float
    right: int


@dataclass(frozen=True, slots=True)
class Calibration:
    """All bins that have answers, in their order."""

    bins: tuple[Bin, ...] = ()

    @property
    def answers(self) -> int:
        """How many answers it rests on."""
        return sum(one.answers for one in self.bins)

    @property
    def gap(self) -> float | None:
        """By how much (0…1) predicted and actual shares differ in a bin, weighted by its answers; None of none."""
        off = fsum(abs(one.expected - one.right) for one in self.bins)
        return off / self.answers if self.answers else None

    @property
    def told(self) -> float | None:
        """The gap; None if it rests on too few answers to be told."""
        return self.gap if self.answers >= ENOUGH else None


def calibration(bins: Iterable[Bin]) -> Calibration:
    """Bins put together, of whichever people: those of the same tenth are one."""
    found: dict[int, list[Bin]] = {}
    for one in bins:
        found.setdefault(one.nth, []).append(one)
    return Calibration(
        tuple(
            Bin(
                nth,
                sum(one.answers for one in same),
                fsum(one.expected for one in same),
                sum(one.right for one in same),
            )
            for nth, same in sorted(found.items())
            if any(one.answers for one in same)
        )
    )


def binned(answers: Iterable[tuple[float, bool]]) -> Calibration:
    """Of single answers: the chance (0…1) foretold, and whether they were right."""
    return calibration(Bin(bin_of(chance), 1, chance, int(right)) for chance, right in answers)


def bin_of(chance: float) -> int:
    """Which tenth a chance lies in; 1 lies in the last."""
    return sum(chance >= edge for edge in edges())


def edges() -> Sequence[float]:
    """Where bins begin, the first left out."""
    return [nth / BINS for nth in range(1, BINS)]


def expected_right(
    memory: Memory | None, question: Question, hinted: bool, day: StudyDay, scheduling: Scheduling
) -> float | None:
    """The chance (0…1) of a right answer on that study day: that the fact is recalled, or else the answer guessed.

    None where nothing is foretold: of a fact never asked or asked that same day, and of an answer with a hint.
    """
    if memory is None or hinted or memory.last_day >= day:
        return None
    return chance_right(recall(memory, day, scheduling), guess_chance(question))


def foretold(
    history: Iterable[tuple[Review, Memory | None, Question | None, bool]], scheduling: Scheduling = SCHEDULING
) -> dict[ReviewId, float]:
    """What would have been expected of answers that were logged without it.

    history: each answer with the memory before it, its question if it is still there, and whether it was hinted. They
    are of a time when everybody was scheduled by the published parameters, so it is by these that it was foretold.
    """
    chances = {
        line.id: expected_right(before, question, hinted, line.day, scheduling)
        for line, before, question, hinted in history
        if question is not None and line.expected is None
    }
    return {id_: chance for id_, chance in chances.items() if chance is not None}
