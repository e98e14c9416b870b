"""What to ask next: which fact, in which form, with which order of options."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from random import Random
from typing import Generic, TypeVar

from quiz.grading import options, right_answer
from quiz.model import FactId, Happening, Memory, Phase, Remembered, Review, StudyDay
from quiz.questions import Match, Order, Question, TrueFalse

LEARN_AHEAD = timedelta(minutes=20)
"""A fact on its steps may be asked this much early when nothing else is left: nobody waits ten minutes in a chat."""
SLIPS = 3
"""Missed so many times in a row today, a fact waits for its step: asked at once, it would only be missed again."""
NEW_EVERY = 4
"""While reviews are left, every fourth question is a new fact."""
SCREENS = 2
"""So many of the last screens are still fresh in mind."""
STEM, SHORT, VOWELS = 5, 2, "аеиоуыэюяйь"
_WORD = re.compile(r"\w+")
T = TypeVar("T")
Screen = tuple[FactId, str]
"""What was shown with the verdict on a fact."""
STABLE_FOR_LEVEL = ((3, 30.0), (2, 8.0))
"""(level, days of stability from which it is asked): recognise, then complete, then recall."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """What could be asked now, within the day's share; each list best first and long enough to choose from.

    steps: on learning steps, up to LEARN_AHEAD from now; without those not ripe yet that slip. due: in review. unmet:
    new facts. answered: in this stretch. last, last_right: the fact asked just before, and whether it was known.
    """

    steps: Sequence[Remembered]
    due: Sequence[Remembered]
    unmet: Sequence[FactId]
    answered: int = 0
    last: FactId | None = None
    last_right: bool = False


@dataclass(frozen=True, slots=True)
class Candidate(Generic[T]):
    """A question that could be asked next. of: whatever it is that holds its fact."""

    fact: FactId
    question: Question
    of: T


def candidates(agenda: Agenda, now: datetime) -> Iterator[FactId]:
    """Facts to ask, best first; empty when the stretch is over.

    Steps that are ripe, then reviews mixed with new facts, then steps ahead of time. The fact asked just before comes
    only if nothing else is left, and it was not known or is ripe again.
    """
    ripe = [r.fact for r in agenda.steps if r.memory.due_at is not None and r.memory.due_at <= now]
    ahead = [r.fact for r in agenda.steps if r.fact not in ripe]
    reviews = [r.fact for r in agenda.due]
    unmet = list(agenda.unmet)
    new_turn = agenda.answered % NEW_EVERY == NEW_EVERY - 1
    order = [*ripe, *((*unmet, *reviews) if new_turn else (*reviews, *unmet)), *ahead]
    yield from (fact for fact in order if fact != agenda.last)
    if agenda.last in order and (agenda.last in ripe or not agenda.last_right):
        yield agenda.last


def slips(log: Iterable[Review], day: StudyDay) -> bool:
    """Whether a fact was missed SLIPS times in a row on this day, and not known since. log: its lines, oldest first."""
    lines = list(log)
    undone = {line.undoes for line in lines}
    told = [line for line in lines if line.happening is Happening.ANSWER and line.day == day and line.id not in undone]
    return len(told) >= SLIPS and not any(line.correct for line in told[-SLIPS:])


def level_for(memory: Memory | None) -> int:
    """How hard a form the memory can bear: 1 (recognise) … 3 (recall)."""
    if memory is None or memory.phase is not Phase.REVIEW:
        return 1
    return level_at(memory.stability)


def level_at(stability: float) -> int:
    """The same of a memory in review, by its stability (days)."""
    return next((level for level, days in STABLE_FOR_LEVEL if stability >= days), 1)


def pick_question(questions: Sequence[Question], memory: Memory | None, asked: Sequence[str]) -> Question:
    """The form to ask: of the level the memory bears, or the nearest easier, or the nearest harder one.

    Among equals the one asked longest ago. asked: keys of this fact's earlier askings, oldest first.
    """
    wanted = level_for(memory)

    def preference(question: Question) -> tuple[int, int]:
        distance = wanted - question.level
        last_use = max((i for i, key in enumerate(asked) if key == question.key), default=-1)
        return (distance if distance >= 0 else 10 - distance, last_use)

    return min(questions, key=preference)


def shuffled(question: Question, seed: str) -> tuple[int, ...]:
    """The order in which the options are shown, as indexes into `options(question)`. The same seed, the same order.

    True stands before false; things to be put in order never start out in the right order.
    """
    count = len(options(question))
    order = list(range(count))
    if isinstance(question, TrueFalse):
        return tuple(order)
    chance = Random(seed_number(seed))
    chance.shuffle(order)
    if isinstance(question, Order | Match) and order == sorted(order):
        order.reverse()
    return tuple(order)


def seed_number(seed: str) -> int:
    """A number from a text, the same on every machine and in every process."""
    return int.from_bytes(hashlib.blake2b(seed.encode(), digest_size=8).digest(), "big")


def first_unspoiled(found: Iterable[Candidate[T]], screens: Sequence[Screen]) -> Candidate[T] | None:
    """The first of these whose answer none of the last screens gave away, newest last; else the one of which it is
    longest ago. A fact's own screen is no leak: it is asked again to be remembered."""
    best: Candidate[T] | None = None
    least = len(screens) + 1
    for each in found:
        told = [nth for nth, (fact, text) in enumerate(screens, 1) if fact != each.fact and spoils(text, each.question)]
        if max(told, default=0) < least:
            best, least = each, max(told, default=0)
        if not least:
            break
    return best


def spoils(shown_before: str, question: Question) -> bool:
    """Whether what stood on a screen gives this question's answer away.

    It does if it holds two thirds of the answer's words, whatever their endings.
    """
    stems, there = _stems(right_answer(question)), _stems(shown_before)
    found = sum(any(_alike(stem, other) for other in there) for stem in stems)
    return bool(stems) and 3 * found >= 2 * len(stems)


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    """Beginnings of the words of a text, without endings of vowels, so that «кандидата» and «кандидаты» are one, and
    «Луна» and «Луне»; numbers whole. Of two letters only those count that are capitals, as «ЦК»."""
    words = _WORD.findall(text.replace("ё", "е"))
    telling = [word for word in words if len(word) > SHORT or word.isdigit() or (len(word) == SHORT and word.isupper())]
    return frozenset(word if word.isdigit() else _stem(word.casefold()) for word in telling)


def _stem(word: str) -> str:
    stem = word.rstrip(VOWELS)
    return (stem if len(stem) >= SHORT else word)[:STEM]


def _alike(one: str, other: str) -> bool:
    """Whether two stems may be of one word: «Иван» and «Ивана» too, which end before a stem does."""
    if one.isdigit() or other.isdigit() or min(len(one), len(other)) <= SHORT:
        return one == other
    return one.startswith(other) or other.startswith(one)
