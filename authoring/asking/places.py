"""The place a clause tells of by «в» or «на», as the gazetteer knows it."""

from __future__ import annotations

from collections.abc import Collection

from authoring.events.event import Event
from authoring.gazetteer import Entry, look_up


def place_under_verb(event: Event, kinds: Collection[str] | None = None) -> tuple[Entry, set[int]] | None:
    """A place that hangs on the verb, and its words with the preposition. kinds: of these alone."""
    clause = event.standing.clause
    for name in clause.parsed.names:
        head = clause.token(name.first)
        case = clause.parsed.child(head.i, "case")
        if name.kind != "LOC" or head.i not in clause.kept or head.head != clause.verb or case is None:
            continue
        surface = " ".join(clause.token(i).text for i in range(name.first, name.last + 1))
        entry = look_up(surface, kinds)
        there = case.lower in {"в", "во", "на"} and case.i == name.first - 1
        if there and entry is not None and entry.locative == surface:
            return entry, {case.i, *range(name.first, name.last + 1)}
    return None


def place_alone(event: Event) -> tuple[Entry, set[int]] | None:
    """A place with nothing more told of it: «в Томске», not «в Томске на Оби»."""
    found = place_under_verb(event)
    if found is None or _is_part_of_empire(event, found[0]):
        return None
    _, words = found
    clause = event.standing.clause
    head = clause.token(min(words) + 1)
    whole = clause.parsed.subtree(head.i) & set(clause.kept) == words
    return found if whole and head.rel == "obl" and head.has(Case="Loc") else None


def _is_part_of_empire(event: Event, entry: Entry) -> bool:
    """«В какой стране восстал полк?»: Ukraine of 1826 was no country, and «в России» would be right as well."""
    years = [date.first[0] for date in event.context.dates[event.sentence] if date.complete]
    wider = [look_up(name, kinds=("country",)) for name in entry.within] if entry.kind == "country" else []
    return any(one is not None and one.lived_in(year) for one in wider for year in years[:1])


def told_to_write(entry: Entry) -> str:
    """«Лапин родился в ____» might want a year."""
    return {"city": "Впиши город.", "country": "Впиши страну."}.get(entry.kind, "Впиши место.")
