"""Parts of something longer: «в начале 1933 года», «во второй половине XVIII столетия», «в конце следующего года»."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from authoring.dates.day_rules import MONTH_YEAR, SEASON_RULES, month_inside
from authoring.dates.period import Part, Period, Precision, part_of, year_of
from authoring.dates.reading import NONE, Reading, Readings, Rule
from authoring.dates.relative_rules import RELATIVE
from authoring.dates.shapes import FIRST_YEAR, LAST_YEAR, SP, free_after
from authoring.dates.words import part_named
from authoring.dates.year_rules import CENTURY, DECADE, YEAR

_UNITS: Final = r"половин\w|трет[ьи]|четверт[ьи]|квартал\w*"
_FEW: Final = r"числ\w+|дни|днях|дней|месяц\w+|недел\w+|годы|годах|лет|десятилети\w+"
PART: Final = (
    r"(?i:(?P<part>начал(?:ом|[аоеу])|середин(?:ой|[аыеу])|кон(?:ец|ц(?:ом|[аеу]))"
    rf"|(?:перв|втор|трет|четв[её]рт|последн)(?:ая|ой|ую|ый|ого|ом|ому|ые|ых|ым|яя|ей|юю|ий|ие|их|ья|ье|ьей|ью|ьего|ьем)"
    rf"|[12]0[-‑]х|[1-4][-‑]?(?:й|я|ю|ой|м|го|е|х)|IV|I{{1,3}})(?:{SP}(?P<unit>{_UNITS}|{_FEW}))?)"
    rf"{SP}(?:(?:того|этого){SP}(?:же{SP})?(?=\d))?"
)
_BARE_YEAR: Final = re.compile(r"(?P<n>\d{4})(?!\d)")


def _part(match: re.Match[str]) -> Readings:
    """«начале 1933», «первой половине 1928 года», «середине 1950-х», «конце XIX века», «последних числах мая»"""
    word = match["part"].lower()
    named = word[:3] in ("нач", "сер", "кон")
    unit = None if named else match["unit"]
    if (not named and unit is None) or (named and match["unit"]):
        return NONE
    part = part_named(word, unit)
    if part is None:
        return NONE
    for read in INNER:
        inner = read(match.string, match.end())
        if inner is not None:
            return _narrowed(match, inner, part)
    return NONE


def _narrowed(match: re.Match[str], inner: Reading, part: Part) -> Readings:
    period = part_of(inner.period, part)
    if period is None:
        return NONE
    bare = match["part"].lower().endswith(("ом", "ой")) and not match["unit"]
    return (Reading(match.start(), inner.end, period, bare=bare, hedge=inner.hedge, relative=inner.relative),)


def _year_inside(text: str, start: int) -> Reading | None:
    """«в начале 1933» needs no «года»."""
    match = YEAR.pattern.match(text, start)
    if match is None:
        return None
    if match["w"] or match["era"]:
        readings = YEAR.read(match)
        return readings[0] if readings else None
    number = int(match["n"])
    fits = FIRST_YEAR <= number <= LAST_YEAR and (match["suffix"] in ("-го", "го") or free_after(text, match.end()))
    return Reading(match.start(), match.end(), year_of(number)) if fits and len(match["n"]) == 4 else None


def _decade_inside(text: str, start: int) -> Reading | None:
    match = DECADE.pattern.match(text, start)
    if match is None or match["tail"] or (match["n"] or "20")[-1] != "0":
        return None
    readings = DECADE.read(match)
    if readings:
        return readings[0]
    return Reading(match.start(), match.end(), Period(Precision.DECADE, (0, 1, 1), (0, 12, 31)))


def _month_inside(text: str, start: int) -> Reading | None:
    match = MONTH_YEAR.match(text, start)
    period = month_inside(match) if match else None
    return Reading(match.start(), match.end(), period) if match and period else None


def _by(rule: Rule) -> Callable[[str, int], Reading | None]:
    def read(text: str, start: int) -> Reading | None:
        match = rule.pattern.match(text, start)
        readings = rule.read(match) if match else NONE
        return readings[0] if readings else None

    return read


INNER: Final = (
    _decade_inside, _by(CENTURY), _year_inside, _month_inside, _by(SEASON_RULES[0]),
    *(_by(rule) for rule in RELATIVE),
)  # fmt: skip
PART_RULE: Final = Rule("part", re.compile(PART), _part)
