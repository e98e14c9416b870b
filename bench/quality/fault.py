"""What is checked, and what a check finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from bench.quality.asked import Asked
from bench.quality.ground import Ground


@dataclass(frozen=True, slots=True)
class Check:
    """Looks at one question and says what is wrong with it.

    line: of the page on quality, 1 … 9. sure: what it finds is a fault; otherwise a person should look.
    """

    name: str
    line: int
    look: Callable[[Asked, Ground], Iterable[str]]
    sure: bool = True


@dataclass(frozen=True, slots=True)
class SetCheck:
    """Looks at a whole set; names the question at fault, or none when it is the set's.

    line: 0 when it is useful beyond the single question.
    """

    name: str
    line: int
    look: Callable[[Sequence[Asked], Ground], Iterable[tuple[Asked | None, str]]]
    sure: bool = True


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What a check found. question, rule: "" when it is the set's fault."""

    check: str
    question: str
    rule: str
    detail: str
    sure: bool = True


def faults_of(asked: Sequence[Asked], ground: Ground, one: Sequence[Check], many: Sequence[SetCheck]) -> list[Fault]:
    """All faults of a set, sorted."""
    return sorted(set(_single(asked, ground, one)) | set(_whole(asked, ground, many)))


def _single(asked: Sequence[Asked], ground: Ground, checks: Sequence[Check]) -> Iterator[Fault]:
    for each in asked:
        for check in checks:
            for detail in check.look(each, ground):
                yield Fault(check.name, each.id, each.rule, detail, check.sure)


def _whole(asked: Sequence[Asked], ground: Ground, checks: Sequence[SetCheck]) -> Iterator[Fault]:
    for check in checks:
        for each, detail in check.look(asked, ground):
            yield Fault(check.name, each.id if each else "", each.rule if each else "", detail, check.sure)
