"""«Через два года», «27 апреля следующего года», «на следующий день»: counted from what was told right before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from authoring.dates import Date, Period, Precision, Role, certain
from authoring.dates.period import month_length
from authoring.dates.words import number_in_words
from authoring.events.clause import is_finite
from authoring.parsing import Parsed, Token

_NEXT_YEAR: Final = re.compile(r"(?:(?:в|на)\s+)?следующ(?:ем|ий)\s+году?|.*\sследующего\s+года")
_NEXT_DAY: Final = re.compile(r"(?:уже\s+)?на\s+(?:следующий|другой)(?:\s+же)?\s+день")
_YEARS_ON: Final = re.compile(
    r"(?:(?:через|спустя)\s+(?:(?P<n>[а-яё]+|\d)\s+)?(?:года?|лет)(?:\s+после\s+(?:этого|того))?"
    r"|(?:(?P<m>[а-яё]+|\d)\s+)?(?:года?|лет|годом|годами)\s+(?:спустя|позже|позднее)(?:\s+(?:этого|того))?)"
)
_MOST: Final = 6
"""Years that are counted one by one; «через десять лет» is a round number."""
_COUNTED_AS: Final = {
    "двумя": 2, "тремя": 3, "четырьмя": 4, "пятью": 5, "шестью": 6,
}  # fmt: skip
_BACK: Final = 2
"""Sentences back in which the time it is counted from must be told."""
_LATE: Final = 9
"""Behind this month a year later is the next year but one as likely as not."""


def counted(
    text: str, parsed: Sequence[Parsed], before: Sequence[Sequence[Date]], number: int, date: Date
) -> tuple[int, Date] | None:
    """(sentence that tells the time it is counted from, the date made whole); None where that is not sure."""
    said = " ".join(text[date.start : date.end].lower().split())
    if not date.relative or date.hedge or date.role is not Role.AT or _counts_from_a_noun(text, parsed[number], date):
        return None
    since = _told_last(text, parsed, before, number, date)
    if since is None:
        return None
    place, last = since
    if _NEXT_DAY.fullmatch(said):
        return (place, _on_the_morrow(date, last)) if last.precision is Precision.DAY else None
    again = _YEARS_ON.fullmatch(text[last.start : last.end].lower()) is not None
    again = again and not text[: date.start].lower().rstrip().endswith(("ещё", "еще"))
    years = _years_on(said, last) if not again else 0
    return (place, in_year(date, last.first[0] + years)) if years else None


def _years_on(said: str, last: Date) -> int:
    """How many years later; 0 if that is not told."""
    if _NEXT_YEAR.fullmatch(said):
        return 1
    match = _YEARS_ON.fullmatch(said)
    if match is None:
        return 0
    if last.precision is not Precision.YEAR and last.last[1] > _LATE:
        return 0
    words = match["n"] or match["m"]
    years = 1 if words is None else int(words) if words.isdigit() else _in_words(words)
    return years if years <= _MOST else 0


def _in_words(words: str) -> int:
    return _COUNTED_AS.get(words) or number_in_words(words) or 0


def _told_last(
    text: str, parsed: Sequence[Parsed], before: Sequence[Sequence[Date]], number: int, date: Date
) -> tuple[int, Date] | None:
    """The date of what happened right before: in this sentence, or the only one of a sentence before it, with nothing
    done since that has no date."""
    for place in range(number, max(-1, number - _BACK - 1), -1):
        sentence = parsed[place]
        end = date.start if place == number else sentence.end
        if sentence.paragraph != parsed[number].paragraph:
            return None
        if not before[place] and not any(_is_done(token) for token in _verbs(sentence, end)):
            continue
        if not before[place] or (place < number and len(before[place]) > 1):
            return None
        last = before[place][-1]
        sure = certain(last) and last.role is Role.AT and last.first[0] == last.last[0]
        aimed = text[last.start : last.end].lower().startswith(("на ", "под "))  # «назначили на 1920 год»
        return (place, last) if sure and not aimed and _is_last_told(sentence, last, end) else None
    return None


def _is_last_told(parsed: Parsed, last: Date, end: int) -> bool:
    """«В 1901 году поступил в институт и окончил его. Через год …» counts from an end that nobody dates: nothing may be
    done behind the date's own verb, and that is no relative clause's."""
    word = next((token for token in parsed.tokens if token.start >= last.start), None)
    if word is None:
        return False
    above = [word, *parsed.ancestors(word.i)]
    own = next((token for token in above if is_finite(token)), None)
    aside = any(t.rel in {"acl:relcl", "acl", "advcl", "ccomp"} for t in above)
    if own is None or aside or own.start >= end:
        return False
    return not any(_is_done(token) for token in _verbs(parsed, end) if token.i > own.i)


def _verbs(parsed: Parsed, end: int) -> list[Token]:
    return [t for t in parsed.tokens if t.pos == "VERB" and is_finite(t) and t.start < end]


def _is_done(verb: Token) -> bool:
    """Something that moves the story on: «Финляндия была княжеством» does not."""
    return not verb.has(Aspect="Imp")


def _counts_from_a_noun(text: str, parsed: Parsed, date: Date) -> bool:
    """«через два года после пожара», «через три года учёбы», «через год, как»; an exact date beside says it better."""
    if re.match(r"\s*,?\s*(?:после|до|от|со?|как)\b", text[date.end :]):
        return True
    if re.match(r"\s*[,—–]\s*(?:\w+\s){0,2}\d", text[date.end :]):
        return True
    inside = {token.i for token in parsed.tokens if date.start <= token.start < date.end}
    below = (token for token in parsed.tokens if token.head in inside and token.i not in inside)
    return any(token.rel in {"nmod", "acl", "acl:relcl", "advcl"} for token in below)


def _on_the_morrow(date: Date, last: Date) -> Date:
    return replace(date, period=_day_after(last.period), relative=False, also=last.also and _day_after(last.also))


def _day_after(day: Period) -> Period:
    year, month, number = day.first
    if number < month_length(year, month):
        after = (year, month, number + 1)
    else:
        after = (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)
    return Period(Precision.DAY, after, after)


def in_year(date: Date, year: int) -> Date:
    """The date in that year: the day, the month or the season if it is named, else the year alone."""
    if (date.precision in {Precision.DAY, Precision.MONTH} and date.month is not None) or is_season(date):
        period = Period(date.precision, (year, *date.first[1:]), (year, *date.last[1:]))
    else:
        period = Period(Precision.YEAR, (year, 1, 1), (year, 12, 31))
    return replace(date, period=period, relative=False, also=_dated_also(date.also, date.period, year))


def is_season(date: Date) -> bool:
    """Of spring, summer and autumn, which lie in one year."""
    return date.precision is Precision.SEASON and date.first[1:] != (1, 1)


def _dated_also(also: Period | None, period: Period, year: int) -> Period | None:
    """«22 декабря (4 января)»: the other calendar may be in the next year."""
    if also is None:
        return None
    later = year + (also.first[1:] < period.first[1:])
    return Period(also.precision, (later, *also.first[1:]), (later, *also.last[1:]))
