"""What the library `fsrs` says of the same ratings: every memory of a story must agree with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from copy import copy
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import fsrs
import pytest

from quiz.fsrs import KNOWN_FIRST
from quiz.memory import FIRM, SCHEDULING
from quiz.model import FactId, Happening, LearnerId, Memory, Phase, Rating, Review, StudyDay
from quiz.ports import Tx

SOON = timedelta(minutes=15)
LIBRARY = fsrs.Scheduler(
    desired_retention=SCHEDULING.retention,
    learning_steps=SCHEDULING.learning_steps,
    relearning_steps=SCHEDULING.relearning_steps,
    enable_fuzzing=False,
)
AGREE = 1e-4


class Line(NamedTuple):
    """An answer: its rating, its study day, and the chance that it was right with nothing known."""

    rating: Rating
    day: StudyDay
    guess: float


def log_and_memories(tx: Tx, learner: LearnerId) -> tuple[Sequence[Review], dict[FactId, Memory]]:
    return tx.log.of(learner), {r.fact: r.memory for r in tx.memories.of(learner)}


def standing(log: Sequence[Review]) -> dict[FactId, list[Line]]:
    """Answers by fact, without those taken back."""
    undone = {line.undoes for line in log}
    found: dict[FactId, list[Line]] = defaultdict(list)
    for line in log:
        if line.happening is Happening.ANSWER and line.id not in undone:
            assert line.rating is not None
            assert line.guess is not None
            found[line.fact].append(Line(line.rating, line.day, line.guess))
    return found


def agree(memory: Memory, lines: Sequence[Line]) -> None:
    """The library counts periods of 24 hours, we study days: it is told whole days, or minutes."""
    card, moment, last = fsrs.Card(card_id=1), datetime(2026, 1, 1, 9, tzinfo=UTC), lines[0].day
    for rating, day, guess in lines:
        moment += (day - last) or SOON
        card = answered(card, rating, moment, guess)
        last = day
    assert card.stability
    assert memory.stability == pytest.approx(card.stability, rel=AGREE)
    assert memory.difficulty == pytest.approx(card.difficulty, rel=AGREE)
    assert memory.phase.name == card.state.name.upper()
    assert memory.step == (card.step or 0)
    assert (memory.last_day, memory.reviews) == (last, len(lines))
    if memory.phase is Phase.REVIEW:
        exact, ours = LIBRARY._next_interval(stability=card.stability), (memory.due_day - memory.last_day).days
        if memory.stability < FIRM:
            exact = min(exact, SCHEDULING.soon)
        room = 1.5 + 0.15 * (exact - 2.5) if exact > 2 else 0
        assert abs(ours - exact) <= room, "further than fuzz may move it"


def answered(card: fsrs.Card, rating: Rating, moment: datetime, guess: float) -> fsrs.Card:
    """The library knows of no guesses: of a right answer it is asked for what this rating makes of the card and what
    Again would, and the one is weighed against the other."""
    recalled = LIBRARY.get_card_retrievability(card, moment) if card.last_review else KNOWN_FIRST
    right, wrong = (LIBRARY.review_card(copy(card), fsrs.Rating(each), moment)[0] for each in (rating, Rating.AGAIN))
    known = recalled / (recalled + (1 - recalled) * guess)
    assert right.stability
    assert wrong.stability
    assert right.difficulty
    assert wrong.difficulty
    right.stability = right.stability**known * wrong.stability ** (1 - known)
    right.difficulty = right.difficulty * known + wrong.difficulty * (1 - known)
    return right
