"""All dates of a text: rules tried where a date may begin, longest first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from authoring.dates import english
from authoring.dates.day_rules import DAY_RULES, MONTH_RULES, NUMBER_RULES, SEASON_RULES, WORD_RULES
from authoring.dates.hedges import hedge_around
from authoring.dates.lead import Lead, lead_before
from authoring.dates.mention import Date, Role
from authoring.dates.part_rules import PART_RULE
from authoring.dates.period import Precision
from authoring.dates.reading import NONE, Reading, Readings, Rule
from authoring.dates.relative_rules import COUNTED, OF_THAT_YEAR
from authoring.dates.shapes import DASH
from authoring.dates.span_rules import DAY_LIST, DAY_SPAN, MONTH_LIST, YEAR_SPAN
from authoring.dates.year_rules import CENTURY, DECADE, YEAR, YEAR_IN_WORDS, YEAR_LIST

# Where a date may begin, and which rules are tried there, in this order; the first that reads a date wins.
RULES: Final[dict[str, tuple[Rule, ...]]] = {
    "number": (
        *NUMBER_RULES, DAY_SPAN, DAY_LIST, OF_THAT_YEAR, *DAY_RULES, DECADE, YEAR_SPAN, YEAR_LIST, CENTURY, PART_RULE,
        YEAR, *COUNTED,
    ),
    "month": (DAY_SPAN, MONTH_LIST, OF_THAT_YEAR, *MONTH_RULES),
    "season": (OF_THAT_YEAR, *SEASON_RULES),
    "part": (PART_RULE, *WORD_RULES, CENTURY),
    "roman": (CENTURY, PART_RULE),
    "words": (YEAR_IN_WORDS, *WORD_RULES, DECADE, CENTURY, *COUNTED),
    "relative": COUNTED,
}  # fmt: skip
_ANCHOR: Final = re.compile(
    r"(?<![\w№#$€£])(?<![а-яё]-)(?:(?P<number>(?<!\d[.,:/])(?<![№#]\s)\d)"
    r"|(?P<month>[Яя]нвар|[Фф]еврал|[Мм]арт|[Аа]прел|[Мм]а[йяюе]|[Ии]ю[нл][ьяюе]|[Аа]вгуст|[Сс]ентябр|[Оо]ктябр|[Нн]оябр|[Дд]екабр)"
    r"|(?P<season>[Зз]им[оаыеу]|[Вв]есн|[Лл]ет[оау]|[Оо]сен)"
    r"|(?P<part>[Нн]ачал|[Сс]ередин|[Кк]он(?:ец|ц)|[Пп]ерв[аоуы]|[Вв]тор[аоуы]|[Тт]рет[иь]|[Чч]етв[её]рт|[Пп]оследн)"
    r"|(?P<roman>[IVXХІ])"
    r"|(?P<words>(?:одна|две|двух)?\s?[Тт]ысяч|[Дд]вухтысячн|[Пп]ятн?адцат|[Пп]ят|[Шш]ест|[Сс]едьм|[Сс]ем|[Вв]осьм|[Вв]осем|[Дд]евят"
    r"|[Дд]есят|[Оо]диннадцат|[Дд]венадцат|[Тт]ринадцат|[Чч]етыр|[Дд]вадцат|[Тт]ридцат|[Сс]орок|[Дд]в[аеу]|[Тт]р[иёе]|[Нн]ескольк|[Пп]олт)"
    r"|(?P<relative>[Чч]ерез|[Тт](?:ой|ем|е|ех)\s|[Ээ]т(?:ой|им|и|их)\s|[Бб]удущ|[Сс]пустя|[Тт]о[мгт]|[Ээ]то[мгт]|[Сс]ледующ|[Пп]рошл|[Пп]редыдущ|[Нн]ынешн|[Тт]екущ|[Дд]руго[йгм]"
    r"|[Пп]редшеств|[Пп]олгод|[Пп]олвек|[Чч]етверт[ьи]ю?\s+века|[Тт]огда|[Нн]акануне|[Зз]а\s|[Гг]од(?:ом)?\s|[Мм]есяц|[Нн]едел|[Дд]н[ея]м|[Вв]ек\s))"
)
# «В конце 1953 — начале 1954 года»: neither alone says when.
_DASH_ALONE: Final = re.compile(DASH)
_SPANS: Final = (
    Precision.DAYS, Precision.MONTHS, Precision.YEARS, Precision.DECADES, Precision.CENTURIES,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Grammar:
    """How one language writes dates: where they may begin, by which rules, with which words around."""

    anchor: re.Pattern[str]
    rules: dict[str, tuple[Rule, ...]]
    lead: Callable[[str, int], Lead]
    hedge: Callable[[str, int, int], str]


GRAMMARS: Final = {
    "ru": Grammar(_ANCHOR, RULES, lead_before, hedge_around),
    "en": Grammar(english.ANCHOR, english.RULES, english.lead_before, english.hedge_around),
}


def find_dates(text: str, language: str = "ru") -> tuple[Date, ...]:
    """Every date of the text in order; none overlaps another. A language without rules ("ru", "en") is a KeyError."""
    found = list(_dates(text, GRAMMARS[language]))
    for number, (one, other) in enumerate(pairwise(found)):
        if _DASH_ALONE.fullmatch(text, one.end, other.start):
            found[number : number + 2] = [replace(date, hedge=date.hedge or "–") for date in (found[number], other)]
    return tuple(found)


def _dates(text: str, grammar: Grammar) -> Iterator[Date]:
    position = 0
    for anchor in grammar.anchor.finditer(text):
        if anchor.start() < position or anchor.lastgroup is None:
            continue
        rule, readings = _read(text, anchor.start(), grammar.rules[anchor.lastgroup])
        role: Role | None = None
        for reading in readings:
            date = _mention(grammar, text, reading, rule, position, role)
            role, position = date.role, date.end
            yield date


def _read(text: str, start: int, rules: tuple[Rule, ...]) -> tuple[str, Readings]:
    for rule in rules:
        match = rule.pattern.match(text, start)
        readings = rule.read(match) if match else NONE
        if readings:
            return rule.name, readings
    return "", NONE


def _mention(grammar: Grammar, text: str, reading: Reading, rule: str, taken: int, before: Role | None) -> Date:
    """The whole phrase. `before` is the role of the mention it shares a list with: «в 1917 и 1919 годах»."""
    lead = grammar.lead(text, reading.start)
    start = max(lead.start, taken)
    hedge = reading.hedge or lead.hedge or grammar.hedge(text, start, reading.end)
    role = before or _role(text, reading, lead.role, start)
    return Date(start, reading.end, role, reading.period, rule, hedge, reading.relative, reading.also)


def _role(text: str, reading: Reading, said: Role | None, start: int) -> Role:
    if reading.bare or (said is None and text[start - 1 : start] == "("):
        return Role.BARE
    if reading.joined or (reading.period.precision in _SPANS and (said or _plain(reading)) is Role.AT):
        return Role.SPAN
    return said or _plain(reading)


def _plain(reading: Reading) -> Role:
    return Role.AT if reading.adverb else Role.BARE
