"""Wrong options that are no dates: people, places, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from random import Random
from typing import Final

from authoring.events.context import Context
from authoring.events.event import Event
from authoring.inflection import Case, Name, decline_name
from authoring.people import Person

WRONG: Final = 3
_NEAR: Final = 10
"""Sentences around an event whose people half a memory mixes up with its own."""


def other_people(event: Event, right: Person) -> list[Person]:
    """People who may be taken for the right one: same gender, not of this place in the text; the nearest first."""
    context = event.context
    here = {person.key for i in _place(event) for _, person in context.people_in(i)}
    order: dict[int, tuple[int, Person]] = {}
    for i in range(max(0, event.sentence - _NEAR), min(len(context.parsed), event.sentence + _NEAR + 1)):
        for _, person in context.people_in(i):
            distance = abs(i - event.sentence)
            if person.key not in order or distance < order[person.key][0]:
                order[person.key] = (distance, person)
    fitting = [
        (distance, person)
        for distance, person in order.values()
        if person.key not in here and person.gender == right.gender and _same_era(person, right) and distance <= _NEAR
    ]
    fitting.sort(key=lambda pair: (pair[0] > _NEAR, pair[0], pair[1].key))
    return [person for _, person in fitting]


def _same_era(one: Person, right: Person) -> bool:
    """A monarch's number or a single name stands out among surnames."""
    return bool(one.name.last) == bool(right.name.last) and bool(one.name.number) == bool(right.name.number)


def _place(event: Event) -> range:
    return range(event.standing.evidence_from, event.sentence + 1)


def names_alike(right: Person, others: Sequence[Person], case: Case) -> list[str] | None:
    """The right person and three others named in one manner: with initials, with given names, or by surname."""
    for manner in (_with_initials, _with_given, _by_surname):
        said = [text for person in (right, *others) if (text := _said(manner(person.name), case))]
        own = _said(manner(right.name), case)
        distinct = list(dict.fromkeys(said))
        if (
            own
            and distinct
            and distinct[0] == own
            and len(distinct) > WRONG
            and len(max(distinct[: WRONG + 1], key=len)) <= 40
        ):
            return distinct[: WRONG + 1]
    return None


def _said(name: Name | None, case: Case) -> str | None:
    return decline_name(name, case) if name is not None else None


def _with_initials(name: Name) -> Name | None:
    if not name.last:
        return None
    if name.first and name.patronymic:
        return Name(last=name.last, initials=f"{name.first[0]}. {name.patronymic[0]}.", gender=name.gender)
    if len(name.initials) > 3:
        return Name(last=name.last, initials=name.initials, gender=name.gender)
    return None


def _with_given(name: Name) -> Name | None:
    if name.first and name.last:
        return Name(first=name.first, last=name.last, gender=name.gender)
    if name.first and not name.last:
        return Name(first=name.first, number=name.number, gender=name.gender)
    return None


def _by_surname(name: Name) -> Name | None:
    known = bool(name.last and (name.first or name.initials))  # «Мономах» alone may be no surname
    return Name(last=name.last, gender=name.gender) if known else None


_NUMBER: Final = re.compile(r"\d+(?: \d{3})*")


def other_numbers(said: str, taken: Iterable[str], seed: int) -> list[str]:
    """Three numbers written as this one is, of its size and roundness, none of those taken; [] if that fails."""
    if not _NUMBER.fullmatch(said):
        return []
    value = int(said.replace(" ", ""))
    if value < 5:
        return []
    step = _roundness(value)
    chance = Random(seed)
    avoid = {int(re.sub(r"\D", "", one) or 0) for one in taken} | {value}
    below = chance.randint(0, WRONG)
    found: list[int] = []
    factors = [0.4, 0.5, 0.6, 0.7, 0.8, 0.85], [1.15, 1.25, 1.4, 1.5, 1.7, 2.0, 2.4]
    for side, count in ((factors[0], below), (factors[1], WRONG - below)):
        chance.shuffle(side)
        for factor in side:
            if count == 0:
                break
            other = max(step, round(value * factor / step) * step)
            if other % (step * 10) == 0 and step > 1 and other != value:
                other += step if other < value else -step
            if step == 1 and other % 10 == 0:
                other += 1
            if other in avoid or other in found or other == value or len(str(other)) > len(str(value)) + 1:
                continue
            found.append(other)
            count -= 1
    return [_written(one, " " in said) for one in found] if len(found) == WRONG else []


def _roundness(value: int) -> int:
    """100 for 1500, 10 for 120, 1 for 46."""
    step = 1
    while value % (step * 10) == 0:
        step *= 10
    return step


def _written(value: int, grouped: bool) -> str:
    return f"{value:,}".replace(",", " ") if grouped and value >= 1000 else str(value)


def numbers_near(context: Context, event: Event) -> list[str]:
    """All numbers of the evidence: none of them may be a wrong option."""
    start, end = event.span
    return _NUMBER.findall(context.text[start:end])
