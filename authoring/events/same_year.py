"""«В том же году», «4 октября того же года»: the year is that of the date named last before."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from authoring.dates import Date, Period, Precision, Role, certain, year_of
from authoring.events.counted_time import counted, in_year, is_season
from authoring.parsing import Parsed
from authoring.text.chronicle import OF_ENTRY, year_of_entry

_SAME: Final = re.compile(r"(?:в\s+)?то(?:м|го)\s+же\s+год[ау]", re.IGNORECASE)
_SAME_DAY: Final = re.compile(r"в\s+(?:тот|этот)\s+же(?:\s+самый)?\s+день", re.IGNORECASE)
_BACK: Final = 4
"""Sentences back, in the same paragraph, in which the year must be named."""
_STORY: Final = 10
"""Sentences back in which a story told day by day named its last day, in whichever paragraph."""
_OPENING: Final = 3
"""Sentences in which an article says what it is about, before its story begins."""
_WINTER: Final = 12
_STEP_BACK: Final = 31
"""Days a story may go back within its year: «18 октября …» and then «15 октября …»."""


def with_years(
    text: str, parsed: Sequence[Parsed], dates: Sequence[Sequence[Date]]
) -> tuple[list[list[Date]], dict[tuple[int, int], int]]:
    """The dates of each sentence, those of «the same year» made whole; for each such date its anchor's sentence."""
    found: list[list[Date]] = []
    anchors: dict[tuple[int, int], int] = {}
    for number, some in enumerate(dates):
        whole: list[Date] = []
        entry = _entry(text, parsed, number)
        if entry is not None and not some and entry[0] == number - 1:
            head = parsed[entry[0]]
            date = Date(head.start, head.end, Role.AT, year_of(entry[1]), OF_ENTRY)
            anchors[number, date.start] = entry[0]
            found.append([date])
            continue
        for date in some:
            if entry is not None and _day_alone(date):
                anchors[number, date.start] = entry[0]
                whole.append(in_year(date, entry[1]))
                continue
            if whole and (number, whole[-1].start) in anchors and _goes_on(text, whole[-1], date):
                whole[-1] = _narrowed(whole[-1], date)
                continue
            same = _says_same(text, date)
            anchor = None
            told = _day_before(text, parsed, [*found, whole], number, date)
            told = told or counted(text, parsed, [*found, whole], number, date)
            if told is not None:
                date = told[1]
                anchors[number, date.start] = _first_anchor(anchors, [*found, whole], told[0])
            elif same:
                anchor = _named_before(text, parsed, [*found, whole], number)
            elif _day_alone(date):
                anchor = _story(text, parsed, [*found, whole], anchors, number, date)
            if anchor is not None:
                date = in_year(date, anchor[1])
                anchors[number, date.start] = _first_anchor(anchors, [*found, whole], anchor[0])
            whole.append(date)
        found.append(whole)
    return found, anchors


def _entry(text: str, parsed: Sequence[Parsed], number: int) -> tuple[int, int] | None:
    """(sentence, year) of the head of the chronicle's entry a sentence stands in."""
    place = number - 1
    while place >= 0 and parsed[place].paragraph == parsed[number].paragraph:
        year = year_of_entry(text[parsed[place].start : parsed[place].end])
        if year is not None:
            return place, year
        place -= 1
    return None


def _day_before(
    text: str, parsed: Sequence[Parsed], before: list[list[Date]], number: int, date: Date
) -> tuple[int, Date] | None:
    """(sentence, date) for «в тот же день»: the only day that this sentence so far or the one before it names."""
    if not (date.relative and _SAME_DAY.fullmatch(text[date.start : date.end].strip())):
        return None
    for place in (number, number - 1):
        named = before[place] if place >= 0 and parsed[place].paragraph == parsed[number].paragraph else []
        if named:
            (day,) = named if len(named) == 1 else (None,)
            sure = day is not None and certain(day) and day.role is Role.AT and day.precision is Precision.DAY
            if not sure or day is None:
                return None
            return place, replace(date, period=day.period, relative=False, also=day.also)
    return None


def _first_anchor(anchors: dict[tuple[int, int], int], found: Sequence[Sequence[Date]], place: int) -> int:
    """«в сентябре» takes its year from «15 июня того же года», and that from the sentence that has it."""
    if place >= len(found) or not found[place]:
        return place
    return min((anchors.get((place, date.start), place) for date in found[place]), default=place)


def _says_same(text: str, date: Date) -> bool:
    return date.relative and date.role is Role.AT and _SAME.search(text[date.start : date.end]) is not None


def _day_alone(date: Date) -> bool:
    """«24 мая», «осенью», the year left to the reader; a winter has two years."""
    loose = not date.complete and not date.relative and not date.hedge and date.role is Role.AT
    return loose and (date.precision in {Precision.DAY, Precision.MONTH} or is_season(date))


def _named_before(text: str, parsed: Sequence[Parsed], before: list[list[Date]], number: int) -> tuple[int, int] | None:
    """(sentence, year) for «in that same year»: the nearest date before, in the same paragraph, that is sure and no
    span."""
    for place in range(number, max(-1, number - _BACK - 1), -1):
        if parsed[place].paragraph != parsed[number].paragraph:
            return None
        named = [one for one in before[place] if not _goes_by(one)]
        if named:
            last = named[-1]
            years = {one.first[0] for one in named if one.complete}
            begun = last.role is Role.AT or (place == number and last.role is Role.SINCE) or _is_reached(text, last)
            fine = certain(last) and begun and last.first[0] == last.last[0] and len(years) == 1
            return (place, last.first[0]) if fine else None
    return None


def _story(
    text: str,
    parsed: Sequence[Parsed],
    before: list[list[Date]],
    anchors: Collection[tuple[int, int]],
    number: int,
    date: Date,
) -> tuple[int, int] | None:
    """(sentence, year) for a day or a month alone: of the last one the story told, in whichever paragraph. The story
    must not have gone back since, nor to another year; what it told of years gone by, or aside, is passed over.

    anchors: the dates whose year the story has given already; told aside or not, they belong to it.
    """
    days: list[Date] = []
    gone: list[int] = []
    aside: list[int] = []
    for place in range(number, max(-1, number - _STORY - 1), -1):
        far = number - place > _BACK or parsed[place].paragraph != parsed[number].paragraph
        for last in reversed(before[place]):
            opens, own = last.start - parsed[place].start <= 1, (place, last.start) in anchors
            if _goes_by(last) or _in_brackets(text, parsed[place], last) or _is_bare_season(last):
                continue
            if _is_open(last):
                by_the_way = last.role is Role.SINCE or _told_aside(text, parsed[place], last)
                days += [last] * (not by_the_way)  # «готовилась с сентября» is no step back
            elif _only_mentioned(last, opens=opens) and last.complete:
                gone.append(last.last[0])
            elif last.complete and not (own or opens) and _told_aside(text, parsed[place], last):
                aside.append(last.last[0])
            elif far and last.month is None and last.precision is not Precision.SEASON:
                return None
            else:
                year = last.first[0]
                later = _is_later(last, date, opens=opens)
                later = later or (_is_summary(text, parsed, place) and _begins_before(last, date))
                fine = (own or _tells_year(text, last, near=not far)) and later
                fine = fine and all(one < year for one in gone) and all(one <= year for one in aside)
                back = any(_days(last) - _days(one) > _STEP_BACK for one in days)  # «8 января» behind December
                return (place, year) if fine and not back else None
    return None


def _only_mentioned(date: Date, *, opens: bool) -> bool:
    """«лучший игрок 1963 года», «основанный в 1963 году»: no step of the story."""
    whole = date.precision in {Precision.YEAR, Precision.YEARS} and not (opens and date.role is Role.AT)
    return whole or date.role is Role.BARE


def _tells_year(text: str, date: Date, *, near: bool) -> bool:
    begun = date.role is Role.AT or (near and date.role is Role.SINCE) or _is_reached(text, date)
    begun = begun or date.precision in {Precision.DAYS, Precision.MONTHS}
    return certain(date) and begun and date.first[0] == date.last[0]


def _is_reached(text: str, date: Date) -> bool:
    """«К началу 1921 года бои остались позади»: the story has come so far; not «к 1921 году», «до марта 1921 года»."""
    reached = date.role is Role.BEFORE and text[date.start : date.end].lower().startswith(("к ", "ко "))
    return reached and date.precision is not Precision.YEAR


def _told_aside(text: str, sentence: Parsed, date: Date) -> bool:
    """«…, тираж которой изъяли в мае 1926 года. 3 ноября …»: what is told aside may lie years ahead. By the tree, and
    by «который» with no comma behind it."""
    if re.search(r"\bкотор[^,;:—]*$", text[sentence.start : date.start]):
        return True
    word = next((token for token in sentence.tokens if token.start >= date.start), None)
    above = [] if word is None else [word, *sentence.ancestors(word.i)]
    return any(one.rel in {"acl:relcl", "acl"} for one in above)


def _in_brackets(text: str, sentence: Parsed, date: Date) -> bool:
    """«(Спустя год его убьют.)», «завод (открылся в 1925 году)»: said beside the story."""
    before = text[sentence.start : date.start]
    return before.count("(") > before.count(")")


def _is_open(date: Date) -> bool:
    """«20 октября», «15–16 ноября»: a day whose year nobody has told."""
    return not date.complete and not date.relative and date.month is not None


def _is_bare_season(date: Date) -> bool:
    """«перейти Балканы зимой»: no step of the story."""
    return not date.complete and not date.relative and date.precision is Precision.SEASON


def _days(date: Date) -> int:
    _, month, day = date.first
    return month * 31 + day


def _goes_by(date: Date) -> bool:
    """«через три дня», «накануне», «в конце месяца»: the story goes on in the year it was in; not «через год»."""
    return date.relative and date.precision in {Precision.DAY, Precision.PART_OF_MONTH, Precision.MONTH}


def _is_later(last: Date, date: Date, *, opens: bool) -> bool:
    """«14 мая 1905 года» … «в июне»; «Весной 1241 года» … «9 апреля»; «В 1915 году» at the head of its sentence … «в
    феврале». Winter has two years."""
    if last.precision is Precision.YEAR:
        return opens and last.role is Role.AT
    season = last.precision is Precision.SEASON and last.first[1] < _WINTER
    season = season or last.precision is Precision.PART
    if last.precision is Precision.DAY and date.precision is Precision.DAY:
        return _days(last) - _days(date) <= _STEP_BACK
    return (last.month is not None or season) and last.first[1:] <= date.last[1:]


def _is_summary(text: str, parsed: Sequence[Parsed], place: int) -> bool:
    """Of an article that opens with what its thing is: «Лапинская битва — …»."""
    return place < _OPENING and " — " in text[parsed[0].start : parsed[0].end]


def _begins_before(last: Date, date: Date) -> bool:
    """«Битва — … Произошла 26 августа 1812 года.» opens an article, and its story begins in «12 июня»: of another year
    it would say so. So does «в марте 1921 года»."""
    fine = last.precision in {Precision.DAY, Precision.DAYS, Precision.MONTH, Precision.MONTHS}
    return fine and date.last[1:] < last.first[1:]


def _goes_on(text: str, one: Date, other: Date) -> bool:
    """«В том же году, в июле,»"""
    loose = not other.complete and not other.relative and not other.hedge
    exact = other.precision in {Precision.DAY, Precision.MONTH}
    return one.precision is Precision.YEAR and loose and exact and text[one.end : other.start].strip() == ","


def _narrowed(one: Date, other: Date) -> Date:
    year = one.first[0]
    period = Period(other.precision, (year, *other.first[1:]), (year, *other.last[1:]))
    return replace(one, period=period, end=other.end)
