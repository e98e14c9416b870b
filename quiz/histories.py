"""What a log says of each fact: on which days it was answered, and how. What is wrong with the log is put right.

Parameters of memory are fitted to it. Whatever a clock, a merging of accounts or a lost disk did to a log, something
can be learned from the rest, and what was put right is counted, so that somebody can be told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from quiz.model import FactId, Happening, Rating, Review, StudyDay

LONGEST = 100
"""Answers to one fact; what comes later tells little of a memory, and much of a fact."""
MOST_IN_A_DAY = 10
"""Answers to one fact on one day."""
MOST_ANSWERS = 20_000
"""Of one learner: those to the facts that were answered last."""
FIRST_DAY = StudyDay(date(2000, 1, 1))
"""Nobody learned with us before that."""


class Repair(StrEnum):
    """What was put right."""

    UNORDERED = "unordered"
    """A line did not stand in its place; lines go by their numbers."""
    MISSING = "missing"
    """So many numbers have no line."""
    UNDATED = "undated"
    """An answer of a day that cannot be, such as one to come; left out."""
    UNRATED = "unrated"
    """An answer without a rating; left out."""
    DOUBLED = "doubled"
    """The same answer at the same instant once more, as when accounts are merged; left out."""
    BACKWARDS = "backwards"
    """A day earlier than that of the answer before: it counts as the same day."""
    CRAMMED = "crammed"
    """One answer more on a day that had many to this fact already; left out."""
    CUT = "cut"
    """An answer to a fact with a long history; left out."""
    OLD = "old"
    """An answer to a fact not answered for long, where there are very many; left out."""


@dataclass(frozen=True, slots=True)
class History:
    """The answers to one fact. days: as ordinals, never going back. ratings: 1 … 4. Both are as long, not empty.

    guesses: the chance (0…1) of each to be right with nothing known. As long as the others, or empty: there was none.
    """

    days: tuple[int, ...]
    ratings: tuple[int, ...]
    guesses: tuple[float, ...] = ()

    def foretold_days(self) -> Iterator[int]:
        """Days of the answers that can be foretold: those on a later day than the answer before."""
        return (day for before, day in zip(self.days, self.days[1:], strict=False) if day > before)


@dataclass(frozen=True, slots=True)
class Histories:
    """Of one learner. facts: those of `of`, in its order. lines: of the log."""

    facts: tuple[FactId, ...]
    of: tuple[History, ...]
    lines: int
    repairs: Mapping[str, int]


def histories(
    log: Iterable[Review], today: StudyDay, guess_of: Callable[[Review], float] = lambda line: 0.0
) -> Histories:
    """What one learner's log comes to. Answers taken back were never given. guess_of: the chance (0…1) of an answer to
    be right with nothing known, where its line does not tell."""
    lines = list(log)
    found: Counter[str] = Counter()
    ordered = sorted(lines, key=lambda line: line.id)
    found[Repair.UNORDERED] = sum(line is not other for line, other in zip(lines, ordered, strict=True))
    if ordered:
        found[Repair.MISSING] = max(ordered[-1].id - len({line.id for line in ordered}), 0)
    by_fact: dict[FactId, list[Review]] = defaultdict(list)
    for line in _standing(ordered, today, found):
        by_fact[line.fact].append(line)
    kept = {fact: history for fact, answers in by_fact.items() if (history := _history(answers, guess_of, found)).days}
    recent = _most_recent(kept, found)
    return Histories(
        tuple(recent), tuple(recent.values()), len(lines), {str(each): n for each, n in found.items() if n}
    )


def until(histories: Sequence[History], day: int) -> list[History]:
    """What was known in the morning of that day."""
    found = []
    for history in histories:
        if history.days[-1] < day:
            found.append(history)
        elif history.days[0] < day:
            length = sum(each < day for each in history.days)
            found.append(History(history.days[:length], history.ratings[:length], history.guesses[:length]))
    return found


def _standing(lines: Sequence[Review], today: StudyDay, found: Counter[str]) -> Iterator[Review]:
    """Answers that were not taken back and can be used."""
    taken_back = {line.undoes for line in lines if line.happening is Happening.UNDO}
    latest = today + timedelta(days=1)  # somebody may have moved a zone further
    seen = set()
    for line in lines:
        if line.happening is not Happening.ANSWER or line.id in taken_back:
            continue
        if line.rating is None or line.rating not in Rating:
            found[Repair.UNRATED] += 1
        elif not FIRST_DAY <= line.day <= latest:
            found[Repair.UNDATED] += 1
        elif (same := (line.fact, line.at, line.rating, line.question)) in seen:
            found[Repair.DOUBLED] += 1
        else:
            seen.add(same)
            yield line


def _history(answers: Sequence[Review], guess_of: Callable[[Review], float], found: Counter[str]) -> History:
    days: list[int] = []
    ratings: list[int] = []
    guesses: list[float] = []
    in_a_day = 0
    for line in answers:
        day = line.day.toordinal()
        if days and day < days[-1]:
            found[Repair.BACKWARDS] += 1
            day = days[-1]
        in_a_day = in_a_day + 1 if days and day == days[-1] else 1
        if len(days) >= LONGEST:
            found[Repair.CUT] += 1
        elif in_a_day > MOST_IN_A_DAY:
            found[Repair.CRAMMED] += 1
        else:
            days.append(day)
            ratings.append(int(line.rating or Rating.AGAIN))
            guesses.append(guess_of(line) if line.guess is None else line.guess)
    return History(tuple(days), tuple(ratings), tuple(guesses))


def _most_recent(kept: Mapping[FactId, History], found: Counter[str]) -> Mapping[FactId, History]:
    """All of them, unless there are too many answers."""
    if sum(len(history.days) for history in kept.values()) <= MOST_ANSWERS:
        return kept
    left, recent = MOST_ANSWERS, {}
    for fact, history in sorted(kept.items(), key=lambda one: -one[1].days[-1]):
        left -= len(history.days)
        if left >= 0:  # from the first that has no room on, all are of earlier days
            recent[fact] = history
        else:
            found[Repair.OLD] += len(history.days)
    return recent
