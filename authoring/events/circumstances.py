"""What kind of part it is: what the verb needs, what only tells where, how or by whom; and how heavy it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from authoring.events.parts import Layout, Part
from authoring.events.wordlists import OF_OFFICE, listed

LIGHT: Final = 3
"""Words that may stand before the verb without keeping the reader waiting."""
_LIGHT_PLACE: Final = 4
"""«в Ленинграде и Москве прошёл конгресс»: a place may stand before the verb a little longer."""
_CLOSE: Final = frozenset(
    ["благодаря", "вместе", "совместно", "руководством", "командованием", "предводительством", "управлением"]
)
"""«ОГПУ благодаря доносу вышло на …»: at the end they would belong to the last noun."""
_PLACE: Final = frozenset({"в", "во", "на", "под", "близ", "у", "около"})
_NO_PLACE: Final = listed(
    """
    присутствии время ходе результате честь рамках знак качестве момент момента моментов раз день дни ночь полдень
    полночь минуту минуте час часы год годы годах веке возрасте
    """
)


def is_object(part: Part) -> bool:
    """«о заговоре» is none, whatever the tree says."""
    return part.rel in {"obj", "iobj"} and not part.case


def is_complement(found: Layout, part: Part) -> bool:
    """What stands next to the verb: whom, whither («в министра», «к реке»), what somebody became («ханом»)."""
    whither = (part.case in {"в", "во", "на"} and part.top.has(Case="Acc")) or part.case in {"к", "ко"}
    office = found.event.standing.lemma in OF_OFFICE and not part.case and part.top.has(Case="Ins")
    noun = part.top.pos in {"NOUN", "PROPN"}
    return is_object(part) or (noun and (office or part.rel == "xcomp" or (whither and is_plain(found, part))))


def is_plain(found: Layout, part: Part) -> bool:
    """«в честь», «во время» tell neither where nor whither."""
    words = {part.top.lower, *(found.event.standing.clause.token(i).lower for i in part.words[:2])}
    return not words & _NO_PLACE


def is_place(found: Layout, part: Part) -> bool:
    """«в Казани», «под стенами крепости»."""
    return part.case in _PLACE and not part.top.has(Case="Acc") and is_plain(found, part)


def nearest_first(found: Layout, parts: Sequence[Part]) -> list[Part]:
    """Whither, then where, then the rest: «выстрелил в министра в театре», «построил в Москве по замыслу князя»."""
    weights = [(is_complement(found, part), by_whom(found, part), is_place(found, part)) for part in parts]
    order = sorted(range(len(parts)), key=lambda n: next((place for place, is_so in enumerate(weights[n]) if is_so), 3))
    return [parts[n] for n in order]


def is_light(found: Layout, parts: Sequence[Part]) -> bool:
    """One short circumstance, as in «в прессу попала записка»."""
    return len(parts) == 1 and parts[0].size <= (_LIGHT_PLACE if is_place(found, parts[0]) else LIGHT)


def stays_close(found: Layout, part: Part) -> bool:
    """«впервые посетил», «первым из учёных объявил», «экспедиция под руководством Лапина нашла»."""
    words = {found.event.standing.clause.token(i).lower for i in part.words[:2]}
    first = part.top.pos == "ADJ" and part.top.has(Case="Ins") and not part.case
    return first or (part.size == 1 and part.top.pos == "ADV") or bool(words & _CLOSE)


def has_company(found: Layout, part: Part) -> bool:
    """«совместно с Беловым», «вместе с братом»."""
    return found.event.standing.clause.token(part.words[0]).lower in {"совместно", "вместе"}


def by_whom(found: Layout, part: Part) -> bool:
    """«решением суда восстановлены патенты»: what was done stands first, by whom at the end."""
    verb = found.event.standing.clause.token(found.event.standing.clause.verb)
    return verb.has(Variant="Short") and part.top.has(Case="Ins") and not part.case and part.rel != "xcomp"


def is_person(found: Layout, part: Part) -> bool:
    """Somebody, not a number of people: «было арестовано 89 человек» keeps its order."""
    standing = found.event.standing
    parsed = standing.clause.parsed
    if part.top.i == standing.clause.relative and parsed.tokens[standing.clause.verb].head >= 0:
        return parsed.tokens[parsed.tokens[standing.clause.verb].head].has(Animacy="Anim")
    name = parsed.name_at(part.top.i)
    counted = parsed.child(part.top.i, "nummod", "nummod:gov") is not None
    return (name is not None and name.kind == "PER") or (part.top.has(Animacy="Anim") and not counted)
