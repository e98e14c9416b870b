"""Experiment: how often a fact is asked on the day it is met or forgotten, and how soon after that."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bench.memory.uzelok import Rules
from quiz.memory import SCHEDULING

ONE, TEN = timedelta(minutes=1), timedelta(minutes=10)
NEVER_SOON = 36500


def _rules(new: tuple[timedelta, ...], forgotten: tuple[timedelta, ...], soon: int) -> Rules:
    return Rules(scheduling=replace(SCHEDULING, learning_steps=new, relearning_steps=forgotten, soon=soon))


TODAY = "one step, then within 3 days (today)"
VARIANTS: dict[str, Rules] = {
    TODAY: Rules(),
    "two steps, then within 3 days": _rules((ONE, TEN), (TEN,), 3),
    "one step, then when due": _rules((TEN,), (TEN,), NEVER_SOON),
    "two steps, then when due": _rules((ONE, TEN), (TEN,), NEVER_SOON),
    "one step if new, none if forgotten, within 3 days": _rules((TEN,), (), 3),
    "no steps, within 3 days": _rules((), (), 3),
}
