"""Experiment: what a right answer earns that may have been a guess."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import exp, log

from bench.memory.uzelok import Rules, Seen, by_table
from quiz.memory import interval, later
from quiz.model import Memory, Phase, Rating
from quiz.rating import earn, guess_chance

KNOWN_FIRST = 0.4
"""The share of facts that are known at the first meeting, as a bot would assume it; the learners' own differ."""


def chance_known(seen: Seen) -> float:
    """The chance that it was known, given that the answer is right."""
    recalled = KNOWN_FIRST if seen.expected is None else seen.expected
    return recalled / (recalled + (1 - recalled) * guess_chance(seen.question))


def uncorrected(seen: Seen) -> Rating:
    """Whatever was offered to choose from."""
    return earn(seen.question, True, False, False, seen.seconds, met_before=True)


def hard_at_first(seen: Seen) -> Rating:
    """Hard in any form that can be guessed, at the first meeting."""
    lucky = seen.memory is None and guess_chance(seen.question) > 0
    return Rating.HARD if lucky else uncorrected(seen)


def hard_below(least: float) -> Callable[[Seen], Rating]:
    """Hard when it is less sure than that that the fact was known."""
    return lambda seen: min(uncorrected(seen), Rating.HARD) if chance_known(seen) < least else uncorrected(seen)


def mixture(seen: Seen, rating: Rating, after: Callable[[Rating], Memory]) -> Memory:
    """Between known and not known, as likely as each is: the log of stability, and difficulty, are weighted means."""
    known, good = chance_known(seen), after(rating)
    if known > 0.999:
        return good
    again = after(Rating.AGAIN)
    stability = exp(known * log(good.stability) + (1 - known) * log(again.stability))
    difficulty = known * good.difficulty + (1 - known) * again.difficulty
    mixed = replace(good, stability=stability, difficulty=difficulty)
    if good.phase is not Phase.REVIEW:
        return mixed
    return replace(mixed, due_day=later(good.last_day, interval(stability, seen.scheduling).best))


TODAY = "Hard at the first meeting if guessed half the time (today)"
VARIANTS: dict[str, Rules] = {
    "none": Rules(rate=uncorrected),
    TODAY: Rules(rate=by_table),
    "Hard at the first meeting, also for `choice`": Rules(rate=hard_at_first),
    "Hard if known with less than 90 %": Rules(rate=hard_below(0.90)),
    "Hard if known with less than 95 %": Rules(rate=hard_below(0.95)),
    "mixture of known and not known": Rules(rate=uncorrected, update=mixture),
}


def always_choice(memory: Memory | None, expected: float | None) -> int:
    """As in a set that has no other form."""
    return 1


CHOICE_ONLY: dict[str, Rules] = {name: replace(rules, level=always_choice) for name, rules in VARIANTS.items()}
"""The same for sets in which every question is chosen or judged."""
