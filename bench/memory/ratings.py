"""Experiment: what a right answer earns that may have been a guess."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bench.memory.uzelok import Rules, Seen, by_table
from quiz.fsrs import KNOWN_FIRST
from quiz.model import Memory, Rating
from quiz.rating import guess_chance

COIN, ANY = 0.5, 0.01
"""Chances of guessing: one of two, and whatever can be guessed."""


def chance_known(seen: Seen) -> float:
    """The chance that it was known, given that the answer is right."""
    recalled = KNOWN_FIRST if seen.expected is None else seen.expected
    return recalled / (recalled + (1 - recalled) * guess_chance(seen.question))


def hard_at_first(least: float) -> Callable[[Seen], Rating]:
    """Hard in a form with at least that chance of guessing, at the first meeting."""

    def rate(seen: Seen) -> Rating:
        lucky = seen.memory is None and guess_chance(seen.question) >= least
        return Rating.HARD if lucky else by_table(seen)

    return rate


def hard_below(least: float) -> Callable[[Seen], Rating]:
    """Hard when it is less sure than that that the fact was known."""
    return lambda seen: min(by_table(seen), Rating.HARD) if chance_known(seen) < least else by_table(seen)


TODAY = "mixture of known and not known (today)"
VARIANTS: dict[str, Rules] = {
    "none": Rules(mixture=False),
    "Hard at the first meeting if guessed half the time": Rules(hard_at_first(COIN), mixture=False),
    "Hard at the first meeting, also for `choice`": Rules(hard_at_first(ANY), mixture=False),
    "Hard if known with less than 90 %": Rules(hard_below(0.90), mixture=False),
    "Hard if known with less than 95 %": Rules(hard_below(0.95), mixture=False),
    TODAY: Rules(),
}


def always_choice(memory: Memory | None, expected: float | None) -> int:
    """As in a set that has no other form."""
    return 1


CHOICE_ONLY: dict[str, Rules] = {name: replace(rules, level=always_choice) for name, rules in VARIANTS.items()}
"""The same for sets in which every question is chosen or judged."""
