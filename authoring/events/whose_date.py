"""Is a date behind a noun the noun's own, or the verb's? «после смерти в 1227 году», «умер в Москве 9 августа»."""

from __future__ import annotations

import re
from typing import Final

from authoring.events.deverbal import is_event_noun
from authoring.events.stand import Standing
from authoring.inflection.dictionary import known
from authoring.parsing import Token

_CRIME: Final = re.compile(r"убийств|похищени|ограблени|покушени|нападени|расстрел|взрыв|гибел")
_SHIFTING: Final = frozenset({"после", "до", "перед", "из-за", "благодаря", "вследствие", "ввиду", "накануне", "кроме"})


def ends_object(standing: Standing, before: Token) -> bool:
    """«Название «нефтяник» в 1890 году придумал Лапин»: an object of no event takes no date."""
    parsed = standing.clause.parsed
    top = next((t for t in (before, *parsed.ancestors(before.i)) if t.head == standing.clause.verb), before)
    events = [t for t in (top, before) if is_event_noun(t.lower)]
    return top.rel == "obj" and top.i < standing.clause.verb and not events


def behind_place(standing: Standing, before: Token) -> bool:
    """«умер в Москве 9 августа»: a town's name under the verb takes no date."""
    parsed = standing.clause.parsed
    name = parsed.name_at(before.i)
    if name is None or name.kind != "LOC" or name.last != before.i:
        return False
    head = parsed.tokens[name.first]
    case = parsed.child(head.i, "case")
    return head.head == standing.clause.verb and case is not None and case.lower in {"в", "во", "на", "под", "при"}


def behind_predicate(standing: Standing, top: Token, before: Token) -> bool:
    """«стала первой женщиной-министром в мае 1990 года»: what somebody became takes no date of its own."""
    clause = standing.clause
    if top.head < 0 or before.i < top.head:
        return False
    became = clause.token(top.head)
    cases = {one.tag.case for one in known(became.text)}
    if became.rel != "xcomp" or became.head != clause.verb or (cases and "ablt" not in cases):
        return False
    return not any(is_event_noun(t.lower) for t in clause.parsed.tokens[became.i : before.i + 1])


def shifted(standing: Standing, before: Token) -> bool:
    """«после смерти в 1227 году», «резни в Хиве в 1873 году»: a noun of an event takes the date."""
    parsed = standing.clause.parsed
    if before.pos not in {"NOUN", "PROPN"}:
        return False
    for noun in (before, *parsed.ancestors(before.i)):
        if noun.pos not in {"NOUN", "PROPN"}:
            break
        case = parsed.child(noun.i, "case")
        if case is not None and case.lower in _SHIFTING:
            return True
        if _CRIME.match(noun.lower) and noun.i != before.i:
            return True  # «виновным в убийстве Лапина в 2009 году»
        if noun.rel == "nmod" and noun.text.islower() and is_event_noun(noun.text):  # no «Великобритания»
            return True
    return False
