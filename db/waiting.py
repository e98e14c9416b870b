"""What waits to be asked of one learner, kept true while they answer, so that not every answer counts it anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeVar

from quiz.model import FactId, Memory, Remembered, SetId, StudyDay

T = TypeVar("T")


@dataclass(slots=True)
class First(Generic[T]):
    """The first so many of a list. all: there are no more."""

    found: list[T]
    all: bool

    def so_many(self, limit: int) -> Sequence[T] | None:
        """The first `limit`; None if that is more than is known."""
        return self.found[:limit] if self.all or len(self.found) >= limit else None


@dataclass(slots=True)
class Count:
    """How many there are; at least so many unless it is exact."""

    least: int
    exact: bool

    def at_most(self, most: int) -> int | None:
        """How many, or `most` if there are as many or more; None if that is not known."""
        return min(self.least, most) if self.exact or self.least >= most else None


@dataclass(slots=True)
class Waiting:
    """By what was asked: which set alone, until when. Where it is no longer sure it is dropped.

    steps: all memories on steps, whenever they are ripe. loads: how much is due on a day, over all sets.
    """

    due: dict[tuple[SetId | None, StudyDay], First[Remembered]] = field(default_factory=dict)
    counts: dict[tuple[SetId | None, StudyDay], Count] = field(default_factory=dict)
    unmet: dict[SetId | None, First[FactId]] = field(default_factory=dict)
    unmet_counts: dict[SetId | None, Count] = field(default_factory=dict)
    steps: dict[SetId | None, list[Remembered]] = field(default_factory=dict)
    loads: dict[StudyDay, int] = field(default_factory=dict)

    def drop(self) -> None:
        """Nothing is sure any more."""
        self.due.clear()
        self.counts.clear()
        self.unmet.clear()
        self.unmet_counts.clear()
        self.steps.clear()
        self.loads.clear()

    def changed(self, fact: FactId, before: Memory | None, after: Memory) -> None:
        """A memory was stored where `before` was; a fact not met before is met now.

        What was found in a list is of a joined set and in use. Of others that is not known, so nothing is counted on.
        """
        if before is None:
            self.unmet_counts.clear()
        asked = self._no_longer_unmet(fact) | self._no_longer_due(fact, before, after)
        for only, steps in list(self.steps.items()):
            left = [each for each in steps if each.fact != fact]
            if len(left) < len(steps):
                asked.add(only)
            if not _is_on_steps(after):
                self.steps[only] = left
            elif only in asked:
                self.steps[only] = sorted([*left, Remembered(fact, after)], key=_ripe)
            else:
                del self.steps[only]
        self._moved(before, after) if asked else self.loads.clear()

    def _moved(self, before: Memory | None, after: Memory) -> None:
        """From one day to another, of which either may not be known."""
        for memory, by in ((before, -1), (after, 1)):
            if memory is not None and memory.due_day in self.loads and _is_due(memory, memory.due_day):
                self.loads[memory.due_day] += by

    def _no_longer_unmet(self, fact: FactId) -> set[SetId | None]:
        """Where it was found."""
        found = set()
        for only, unmet in self.unmet.items():
            if fact in unmet.found:
                unmet.found.remove(fact)
                found.add(only)
        return found

    def _no_longer_due(self, fact: FactId, before: Memory | None, after: Memory) -> set[SetId | None]:
        """Where it was found."""
        found = set()
        for asked, first in list(self.due.items()):
            only, until = asked
            if _is_due(after, until):
                del self.due[asked]
            elif _is_due(before, until):
                left = [each for each in first.found if each.fact != fact]
                if len(left) < len(first.found):
                    found.add((only, until))
                first.found = left
        for key, count in list(self.counts.items()):
            _, until = key
            if _is_due(after, until) or (_is_due(before, until) and key not in found):
                del self.counts[key]
            elif key in found:
                count.least -= 1
        return {only for only, _ in found}


def _is_on_steps(memory: Memory | None) -> bool:
    return memory is not None and memory.due_at is not None and not memory.set_aside


def _ripe(remembered: Remembered) -> tuple[datetime | None, FactId]:
    return remembered.memory.due_at, remembered.fact


def _is_due(memory: Memory | None, until: StudyDay) -> bool:
    return memory is not None and memory.due_at is None and not memory.set_aside and memory.due_day <= until
