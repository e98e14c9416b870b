"""What to ask next: which fact, in which form, with which order of options."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from random import Random

from quiz.grading import options, right_answer
from quiz.model import FactId, Memory, Phase, Remembered
from quiz.questions import Match, Order, Question, TrueFalse

LEARN_AHEAD = timedelta(minutes=20)
"""A fact on its steps may be asked this much early when nothing else is left: nobody waits ten minutes in a chat."""
NEW_EVERY = 4
"""While reviews are left, every fourth question is a new fact."""
STEM = 5
_WORD = re.compile(r"\w+")
STABLE_FOR_LEVEL = ((3, 30.0), (2, 8.0))
"""(level, days of stability from which it is asked): recognise, then complete, then recall."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """What could be asked now, within the day's share; each list best first and long enough to choose from.

    steps: on learning steps, up to LEARN_AHEAD from now. due: in review. unmet: new facts.
    answered: in this stretch. last, last_right: the fact asked just before, and whether it was known.
    """

    steps: Sequence[Remembered]
    due: Sequence[Remembered]
    unmet: Sequence[FactId]
    answered: int = 0
    last: FactId | None = None
    last_right: bool = False


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


def spoils(shown_before: str, question: Question) -> bool:
    """Whether what stood on the last screen gives this question's answer away.

    It does if it holds two thirds of the answer's words, whatever their endings.
    """
    stems = _stems(right_answer(question))
    there = _stems(shown_before)
    found = sum(any(_alike(stem, other) for other in there) for stem in stems)
    return bool(stems) and 3 * found >= 2 * len(stems)


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    """Beginnings of the words of a text, so that «кандидата» and «кандидаты» are one; numbers whole."""
    words = _WORD.findall(text.casefold().replace("ё", "е"))
    return frozenset(word if word.isdigit() else word[:STEM] for word in words if len(word) > 2 or word.isdigit())


def _alike(one: str, other: str) -> bool:
    """Whether two stems may be of one word: «Иван» and «Ивана» too, which end before a stem does."""
    if one.isdigit() or other.isdigit():
        return one == other
    return one.startswith(other) or other.startswith(one)
