"""Memories to start from: at a noon of spring, after so many answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from quiz.memory import Scheduling, review
from quiz.model import Memory, Phase, Rating, StudyDay

LONG = 36500
PUBLISHED_STEPS = (timedelta(minutes=1), timedelta(minutes=10))
NORMAL = Scheduling(retention=0.9, learning_steps=PUBLISHED_STEPS, soon=LONG)
"""As FSRS is published, which has two steps on the first day and aims at 90 % from the first day on."""
PLAIN = replace(NORMAL, fuzz=False)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
TODAY = StudyDay(date(2026, 3, 1))
MINUTE = timedelta(minutes=1)
AGAIN, HARD, GOOD, EASY = Rating
SEEDS = st.integers(0, 10**6).map(str)


def later(days: int, start: StudyDay = TODAY) -> StudyDay:
    return StudyDay(start + timedelta(days=days))


def after(*answers: tuple[Rating, int], scheduling: Scheduling = PLAIN, seed: str = "1:1") -> Memory:
    """The memory after answers, each given so many days after the one before."""
    memory, days = None, 0
    for rating, gap in answers:
        days += gap
        memory = review(memory, rating, NOON + timedelta(days=days), later(days), scheduling, seed)
    assert memory is not None
    return memory


def in_review(stability: float, lapses: int = 0) -> Memory:
    return Memory(Phase.REVIEW, 0, stability, 5.0, TODAY, later(round(stability)), None, 9, lapses)
