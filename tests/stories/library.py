"""What the library `fsrs` says of the same ratings: every memory of a story must agree with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import fsrs
import pytest

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


def log_and_memories(tx: Tx, learner: LearnerId) -> tuple[Sequence[Review], dict[FactId, Memory]]:
    return tx.log.of(learner), {r.fact: r.memory for r in tx.memories.of(learner)}


def standing(log: Sequence[Review]) -> dict[FactId, list[tuple[Rating, StudyDay]]]:
    """Ratings and their study days, by fact, without those taken back."""
    undone = {line.undoes for line in log}
    found: dict[FactId, list[tuple[Rating, StudyDay]]] = defaultdict(list)
    for line in log:
        if line.happening is Happening.ANSWER and line.id not in undone:
            assert line.rating is not None
            found[line.fact].append((line.rating, line.day))
    return found


def agree(memory: Memory, lines: Sequence[tuple[Rating, StudyDay]]) -> None:
    """The library counts periods of 24 hours, we study days: it is told whole days, or minutes."""
    card, moment, last = fsrs.Card(card_id=1), datetime(2026, 1, 1, 9, tzinfo=UTC), lines[0][1]
    for rating, day in lines:
        moment += (day - last) or SOON
        card, _ = LIBRARY.review_card(card, fsrs.Rating(rating), moment)
        last = day
    assert memory.stability == pytest.approx(card.stability, rel=AGREE)
    assert memory.difficulty == pytest.approx(card.difficulty, rel=AGREE)
    assert memory.phase.name == card.state.name.upper()
    assert memory.step == (card.step or 0)
    assert (memory.last_day, memory.reviews) == (last, len(lines))
    if memory.phase is Phase.REVIEW:
        exact, ours = (card.due - moment).days, (memory.due_day - memory.last_day).days
        if memory.stability < FIRM:
            exact = min(exact, SCHEDULING.soon)
        room = 1.5 + 0.15 * (exact - 2.5) if exact > 2 else 0
        assert abs(ours - exact) <= room, "further than fuzz may move it"
