"""«Лапин (13 августа 1873, Котел — 11 сентября 1941) — геолог»: when somebody was born and died, from the brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from authoring.dates import Date, Period, Precision, Role
from authoring.events.clause import Clause
from authoring.events.context import Context
from authoring.events.fate import was_killed
from authoring.events.stand import Standing
from authoring.inflection import Case
from authoring.parsing import Name, Parsed
from authoring.people.manner import before_surnames
from quiz.drafts import Step

_BORN_DIED: Final = {"m": ("родился", "умер"), "f": ("родилась", "умерла")}
_LEMMAS: Final = ("родиться", "умереть")
_PERISHED: Final = {"m": "погиб", "f": "погибла"}
_PLACE: Final = re.compile(r"(?: года| г\.)?, ([А-ЯЁ][а-яё]+(?:[- ][А-ЯЁа-яё][а-яё-]*)*)(?=[,;)]| [—–-])")
_JOINED: Final = ("", "–")
"""«1877 — 1 февраля 1937»: in a life's brackets the dash doubts nothing."""
_NO_BIRTH: Final = ("ум", "†", "уби", "—", "–", "крещ", "казн", "упом")
_LONGEST: Final = 105
"""Years of a life."""


def lifespans(context: Context, sentence: int) -> Iterator[tuple[Standing, Context, Date, frozenset[int]]]:
    """The parts of two Events for a person whose name opens a sentence and has both dates behind it in brackets."""
    parsed = context.parsed[sentence]
    found = next(((name, person) for name, person in context.people_in(sentence) if name.first == 0), None)
    if found is None:
        return
    name, person = found
    dates = _life(context, sentence, parsed, name) or _birth(context, sentence, parsed, name)
    said = person.full(Case.NOM)
    if dates is None or said is None or person.gender not in _BORN_DIED:
        return
    if " " not in said and not before_surnames(dates[-1].first[0]):
        return  # one name of our time: nobody knows whose
    born, died = _BORN_DIED[person.gender]
    if len(dates) > 1 and was_killed(context, person, dates[1]):
        died = _PERISHED[person.gender]
    for date, verb, lemma in zip(dates, (born, died), _LEMMAS, strict=False):
        clause = Clause(parsed, name.first, list(range(name.first, name.last + 1)), None)
        standing = Standing(clause, sentence, evidence_from=sentence, retold=f"{verb} {said}", lemma=lemma)
        standing.steps.append(Step("brackets", said))
        standing.people.append((name, person))
        standing.place = _place_behind(context.text, date, parsed.end)
        yield standing, context, date, frozenset()


def _place_behind(text: str, date: Date, end: int) -> str:
    """«Томск» of «3 мая 1886, Томск, Сибирь — …»: what stands between the comma and the next sign."""
    found = _PLACE.match(text[date.end : end])
    return found[1] if found else ""


def _life(context: Context, sentence: int, parsed: Parsed, name: Name) -> tuple[Date, Date] | None:
    """The two dates of the brackets right behind a name."""
    opening = name.last + 1
    if opening >= len(parsed.tokens) or parsed.tokens[opening].text != "(":
        return None
    closing = _closing(parsed, opening)
    if closing is None:
        return None
    begin, end = parsed.tokens[opening].end, parsed.tokens[closing].start
    inside = [
        replace(date, hedge="")
        for date in context.dates[sentence]
        if begin <= date.start < end and date.hedge in _JOINED
    ]
    if len(inside) == 1:
        inside = _ends(inside[0])
    if len(inside) != 2 or not any(sign in context.text[begin:end] for sign in "—–-"):
        return None
    born, died = (replace(date, role=Role.AT) for date in inside)
    fine = all(date.complete and date.precision in {Precision.DAY, Precision.YEAR} for date in (born, died))
    return (born, died) if fine and 0 < died.first[0] - born.first[0] <= _LONGEST else None


def _birth(context: Context, sentence: int, parsed: Parsed, name: Name) -> tuple[Date] | None:
    """«Лапин (род. 3 мая 1950, Томск) — …»: one date, and nothing that says another thing of it."""
    opening = name.last + 1
    closing = _closing(parsed, opening) if opening < len(parsed.tokens) and parsed.tokens[opening].text == "(" else None
    if closing is None or [t.text for t in parsed.tokens[closing + 1 : closing + 2]] not in (["—"], ["–"]):
        return None
    begin, end = parsed.tokens[opening].end, parsed.tokens[closing].start
    inside = [date for date in context.dates[sentence] if begin <= date.start < end]
    text = context.text[begin:end].lower()
    if len(inside) != 1 or inside[0].hedge or not inside[0].complete or any(sign in text for sign in _NO_BIRTH):
        return None
    (date,) = inside
    told = date.precision is Precision.DAY or (date.precision is Precision.YEAR and "род" in text)
    return (replace(date, role=Role.AT),) if told else None


def _closing(parsed: Parsed, opening: int) -> int | None:
    depth = 0
    for token in parsed.tokens[opening:]:
        depth += (token.text == "(") - (token.text == ")")
        if depth == 0:
            return token.i
    return None


def _ends(date: Date) -> list[Date]:
    """«1907–1966», «12 января 1907 — 14 января 1966» → both ends."""
    precision = {Precision.YEARS: Precision.YEAR, Precision.DAYS: Precision.DAY}.get(date.precision)
    if precision is None:
        return [date]
    return [replace(date, period=_period(precision, edge)) for edge in (date.period.first, date.period.last)]


def _period(precision: Precision, edge: tuple[int, int, int]) -> Period:
    year = edge[0]
    return (
        Period(precision, edge, edge) if precision is Precision.DAY else Period(precision, (year, 1, 1), (year, 12, 31))
    )
