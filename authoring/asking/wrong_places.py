"""Wrong options that are places: of the same country, called so at the time, and surely elsewhere."""

from __future__ import annotations

from typing import Final

from authoring.events.context import Context
from authoring.events.event import Event
from authoring.gazetteer import Entry, look_up, look_up_all, overlap, peers
from authoring.people.lives import reach

WRONG: Final = 3
_NEAR: Final = 200
"""Sentences around in which places are looked for."""
_MODERN: Final = 1700
"""Since then the gazetteer may add to the places of the text: of which were there before, it does not know enough."""
_BACK: Final = 3
"""Sentences back whose year an undated one still tells of."""
_BESIDE: Final = 1
"""Sentences beside the evidence: what happened there may have been a part of this."""


def wrong_places(event: Event, right: Entry, seed: int) -> list[Entry]:
    """Three places, those that the text names at about that time first; [] if the time is not told, or if the text has
    fewer than two: then the gazetteer alone would choose, and the right one would be the only one that was read."""
    year = _year(event)
    if year is None:
        return []
    told = _of_the_text(event, right, year)
    if len(told) < WRONG - 1:
        return []
    start, end = event.span
    shown = event.context.text[start:end]
    more = peers(right, year=year, count=8, seed=seed)
    more = tuple(one for one in more if one.name[:5] not in shown and _same_country(one, right) and year >= _MODERN)
    chosen: list[Entry] = []
    for one in (*told, *more):
        if len(chosen) < WRONG and not any(overlap(one, other) for other in chosen):
            chosen.append(one)
    return chosen if len(chosen) == WRONG else []


def _of_the_text(event: Event, right: Entry, year: int) -> list[Entry]:
    """Places of the kind that the text names elsewhere, those of that time first, then the nearest. None that has, or
    had, another name of the right one: Тольятти for Ставрополь-на-Волге."""
    context = event.context
    here = range(event.standing.evidence_from - _BESIDE, event.sentence + _BESIDE + 1)
    refused = [right, *(one for number in here for one in _places(context, number, right.kind, year))]
    found: dict[str, tuple[bool, int, Entry]] = {}
    for number in range(max(0, event.sentence - _NEAR), min(len(context.parsed), event.sentence + _NEAR + 1)):
        if number in here:
            continue
        then = _told_year(context, number)
        apart = then is None or abs(then - year) > reach(year) // 2
        for one in _places(context, number, right.kind, year):
            if one.lived_in(year) and _same_country(one, right) and not any(overlap(one, other) for other in refused):
                rank = (apart, abs(number - event.sentence), one)
                found[one.name] = min(found.get(one.name, rank), rank, key=lambda some: some[:2])
    return [one for *_, one in sorted(found.values(), key=lambda some: (*some[:2], some[2].name))]


def _places(context: Context, number: int, kind: str, year: int) -> list[Entry]:
    """What a sentence names, as it was called in the year; a name that may be of two towns is left out."""
    if not 0 <= number < len(context.parsed):
        return []
    parsed = context.parsed[number]
    found = []
    for name in parsed.names:
        if name.kind == "LOC":
            words = " ".join(parsed.tokens[i].text for i in range(name.first, name.last + 1))
            one = look_up(words, kinds=(kind,), year=year)
            if one is not None and all(overlap(one, other) for other in look_up_all(words, kinds=(kind,))):
                found.append(one)
    return found


def _same_country(one: Entry, right: Entry) -> bool:
    """Towns and regions: of one country; countries: of any."""
    steps = {"country": 0, "city": 2}.get(right.kind, 1)
    return one.area.split("/")[:steps] == right.area.split("/")[:steps]


def _year(event: Event) -> int | None:
    if event.date is not None:
        return event.date.first[0] if event.date.complete else None
    return _told_year(event.context, event.sentence)


def _told_year(context: Context, number: int) -> int | None:
    """The year of a sentence, or of one shortly before it in its paragraph."""
    for back in range(number, max(-1, number - _BACK - 1), -1):
        if context.parsed[back].paragraph != context.parsed[number].paragraph:
            break
        if years := [date.first[0] for date in context.dates[back] if date.complete]:
            return years[-1]
    return None
