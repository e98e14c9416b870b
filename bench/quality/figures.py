"""A set of questions in figures: how many, of what kinds, how much of the text they cover, what is wrong with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench.quality.asked import Asked, asked_of
from bench.quality.checks import CHECKS, SET_CHECKS
from bench.quality.checks.sets import longest, people, places, true_share
from bench.quality.fault import Fault, faults_of
from bench.quality.ground import Ground
from bench.quality.words import fold
from quiz.questions import Kind, QuestionSet

Figures = dict[str, object]
"""As they stand in bench/quality.json."""


@dataclass(frozen=True)
class Measured:
    """A text, the questions made of it, and what the checks say. open: they may be shown."""

    name: str
    open: bool
    asked: tuple[Asked, ...]
    faults: tuple[Fault, ...]
    counts: Counter[str]
    """Whatever can be added up over several texts; keys as «kind:choice», «place:4:2», «fault:leak»."""


def measure(name: str, questions: QuestionSet, language: str = "ru", open: bool = True) -> Measured:
    """All checks over one set."""
    ground = Ground(questions.material, language)
    asked = tuple(asked_of(questions))
    faults = tuple(faults_of(asked, ground, CHECKS, SET_CHECKS))
    return Measured(name, open, asked, faults, _counts(asked, faults, ground))


def _counts(asked: Sequence[Asked], faults: Sequence[Fault], ground: Ground) -> Counter[str]:
    size, characters = ground.dated_size
    distinct = distinct_facts(asked)
    true, statements = true_share(asked)
    tops, uneven = longest(asked)
    on_people = people(asked)
    counts = Counter(
        {
            "facts": len({one.fact.key for one in asked}),
            "distinct": len(distinct),
            "questions": len(asked),
            "bytes": len(ground.material.encode()),
            "characters": len(ground.material),
            "dated bytes": size,
            "dated characters": characters,
            "dated facts": sum(ground.in_dated(quote) for quote, _ in distinct),
            "true": true,
            "statements": statements,
            "longest right": tops,
            "uneven": uneven,
            "people": on_people.total(),
            "hero": max(on_people.values(), default=0),
            "faulty": len({fault.question for fault in faults if fault.sure and fault.question}),
            "looked at": len({fault.question for fault in faults if fault.question}),
        }
    )
    counts.update(f"kind:{one.kind}" for one in asked)
    counts.update(f"rule:{one.rule}" for one in asked)
    counts.update(f"{'fault' if one.sure else 'look'}:{one.check}" for one in faults)
    for options, found in places(asked).items():
        counts.update({f"place:{options}:{place}": number for place, number in found.items()})
    return counts


def distinct_facts(asked: Iterable[Asked]) -> set[tuple[str, str]]:
    """Facts that differ in their evidence or in what is asked of it; orders and matchings only rearrange others."""
    facts: dict[str, list[Asked]] = {}
    for one in asked:
        if one.kind not in (Kind.ORDER, Kind.MATCH):
            facts.setdefault(one.fact.key, []).append(one)
    return {(some[0].fact.quote, _asked_for(some)) for some in facts.values()}


def _asked_for(some: Sequence[Asked]) -> str:
    """What a fact asks for: the answer of its typed question, else of the first that has one."""
    ranked = sorted(some, key=lambda one: one.kind is not Kind.TYPED)
    return next((fold(one.right[0]) for one in ranked if one.right), fold(some[0].fact.statement))


def figures(counts: Counter[str]) -> Figures:
    """Counts as shares, and for each 10 KB and each 10,000 characters of dated prose."""
    named = {key: value for key, value in counts.items() if ":" not in key}
    found: Figures = {key.replace(" ", "_"): value for key, value in named.items()}
    for group in ("kind", "rule", "fault", "look"):
        found[f"{group}s"] = {key: counts[f"{group}:{key}"] for key in _inner(counts, group)}
    found["places"] = {
        options: [counts[f"place:{options}:{place}"] for place in range(int(options))]
        for options in sorted({key.split(":")[0] for key in _inner(counts, "place")})
    }
    found["facts_per_10_kb"] = per_ten_thousand(counts["dated facts"], counts["dated bytes"])
    found["facts_per_10000_characters"] = per_ten_thousand(counts["dated facts"], counts["dated characters"])
    for share, part, whole in _SHARES:
        found[share] = round(counts[part] / counts[whole], 3) if counts[whole] else None
    return found


_SHARES = (
    ("hero_share", "hero", "people"),
    ("true_share", "true", "statements"),
    ("longest_right_share", "longest right", "uneven"),
    ("faulty_share", "faulty", "questions"),
)


def _inner(counts: Counter[str], group: str) -> list[str]:
    return sorted(key.removeprefix(f"{group}:") for key in counts if key.startswith(f"{group}:"))


def per_ten_thousand(count: int, size: int) -> float:
    """So many for each 10,000; 0 of nothing."""
    return round(count * 10_000 / size, 1) if size else 0.0
