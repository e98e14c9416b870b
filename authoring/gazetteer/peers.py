"""Wrong options for a right one: of its kind, of its time, from its neighbourhood, and surely something else."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache
from random import Random

from authoring.gazetteer.entry import Entry
from authoring.gazetteer.names import entries, key, look_up_all

# How far from the right answer a step of each sort leads. Chance decides only between near equals.
STEP_OF_AREA = 1.0
ANOTHER_WORLD = 2.0
STEP_OF_PROMINENCE = 1.2
CAPITAL_AND_NOT = 1.0
ONE_WORD_AND_SEVERAL = 0.6
CHANCE = 0.5


@lru_cache(maxsize=1)
def _by_kind() -> dict[str, list[Entry]]:
    shelves: dict[str, list[Entry]] = {}
    for entry in entries():
        shelves.setdefault(entry.kind, []).append(entry)
    return shelves


@lru_cache(maxsize=1)
def _wholes() -> dict[str, tuple[str, ...]]:
    """Each name → what it lies in, as the lines of the gazetteer say, one step up."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in entries():
        found[entry.name] = (*found.get(entry.name, ()), *entry.within)
    return found


@lru_cache(maxsize=4096)
def _all_wholes(name: str) -> frozenset[str]:
    """Everything the name lies in, however many steps up."""
    reached: set[str] = set()
    waiting = list(_wholes().get(name, ()))
    while waiting:
        whole = waiting.pop()
        if whole not in reached:
            reached.add(whole)
            waiting.extend(_wholes().get(whole, ()))
    return frozenset(reached)


def called_otherwise(entry: Entry, year: int) -> bool:
    """Whether the place had another name in that year: Екатеринбург in 1979."""
    return any(one.name != entry.name and one.lived_in(year) for one in _by_kind()[entry.kind] if is_same(one, entry))


def is_same(one: Entry, other: Entry) -> bool:
    """Two names of one thing, or one name twice."""
    return one.name == other.name or (bool(one.same) and one.same == other.same)


def overlap(one: Entry, other: Entry) -> bool:
    """Is one the other, or a part of it, so that what is true of one may be true of the other?"""
    if is_same(one, other):
        return True
    return bool(_names(one) & _all_wholes(other.name) or _names(other) & _all_wholes(one.name))


@lru_cache(maxsize=4096)
def _names(entry: Entry) -> frozenset[str]:
    """All names of the thing."""
    if not entry.same:
        return frozenset({entry.name})
    return frozenset(one.name for one in _by_kind()[entry.kind] if one.same == entry.same)


def of_period(kind: str, year: int | None = None) -> tuple[Entry, ...]:
    """All of a kind that were called so in that year; without a year, all that are called so today."""
    shelf = _by_kind().get(kind, ())
    return tuple(one for one in shelf if (one.until is None if year is None else one.lived_in(year)))


def names_of_period(kind: str, year: int | None = None) -> tuple[str, ...]:
    """The names of `of_period`, each once."""
    return tuple(dict.fromkeys(one.name for one in of_period(kind, year)))


def peers(
    entry_or_kind: Entry | str,
    *,
    year: int | None,
    count: int,
    seed: int,
    avoid: Collection[str] = (),
    near: Entry | None = None,
) -> tuple[Entry, ...]:
    """Up to `count` others of the kind, the likeliest to be mistaken for it first.

    Only names in use in `year`; without a year, names that lived together with the right one. None is the right
    one, another name of it, a part of it or what it is a part of, nor any of these to another peer; none is named in
    `avoid`, in any case form. `near` tells whose neighbourhood and renown to keep to, if not the entry's own.
    The same seed gives the same peers.
    """
    right = entry_or_kind if isinstance(entry_or_kind, Entry) else None
    kind = entry_or_kind if isinstance(entry_or_kind, str) else entry_or_kind.kind
    model = near or right
    refused = [entry for name in avoid for entry in look_up_all(name)]
    spelled = {key(name) for name in avoid}
    rivals = [one for one in (right, near) if one is not None]
    chance = Random(seed)
    ranked = sorted(
        (_distance(one, model) + chance.uniform(0, CHANCE), number, one)
        for number, one in enumerate(_alive(kind, year, right))
    )
    chosen: list[Entry] = []
    for _, _, one in ranked:
        if len(chosen) >= count:
            break
        if key(one.name) in spelled or _any_same(one, refused) or any(overlap(one, other) for other in rivals):
            continue
        if not any(overlap(one, other) for other in chosen):
            chosen.append(one)
    return tuple(chosen)


def _alive(kind: str, year: int | None, right: Entry | None) -> tuple[Entry, ...]:
    if year is not None or right is None or right.until is None:
        return of_period(kind, year)
    since, until = right.since if right.since is not None else -10_000, right.until
    shelf = _by_kind().get(kind, ())
    return tuple(
        one for one in shelf if (one.since is None or one.since <= until) and (one.until is None or since <= one.until)
    )


def _any_same(one: Entry, others: Iterable[Entry]) -> bool:
    return any(is_same(one, other) for other in others)


def _distance(one: Entry, model: Entry | None) -> float:
    """How unlike the model; without a model, the well-known come first."""
    if model is None:
        return STEP_OF_PROMINENCE * (3 - one.prominence)
    here, there = model.area.split("/"), one.area.split("/")
    shared = next((step for step, (a, b) in enumerate(zip(here, there, strict=False)) if a != b), len(here))
    return (
        STEP_OF_AREA * max(0, len(here) - shared)
        + ANOTHER_WORLD * (shared == 0)
        + STEP_OF_PROMINENCE * abs(model.prominence - one.prominence)
        + CAPITAL_AND_NOT * (model.capital != one.capital)
        + ONE_WORD_AND_SEVERAL * ((" " in model.name) != (" " in one.name))
    )
