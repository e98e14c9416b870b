"""Is a typed number the right one?"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from quiz.typed.normal import fold
from quiz.typed.number_slips import mended_numbers
from quiz.typed.numbers import Token, is_negative, tokens
from quiz.typed.verdict import RIGHT, WRONG, Missing, TypedVerdict, almost

_MORE: Final = re.compile(r"(?<!не )\b(?:более|больше|свыше|больше чем|more|over|above)\b")
_LESS: Final = re.compile(r"(?<!не )\b(?:менее|меньше|до|less|under|below|почти|almost)\b")
_UNITS: Final = (
    "секунд секунда секунды секунду сек second seconds",
    "минут минута минуты минуту мин minute minutes",
    "час часа часов часам hour hours",
    "день дня дней дням сутки суток day days",
    "неделя недели недель неделю week weeks",
    "месяц месяца месяцев мес month months",
    "год года лет г годам годами year years",
    "век века веков столетие столетия столетий century centuries",
    "процент процента процентов % percent",
    "рубль рубля рублей руб ruble rubles rouble roubles",
    "копейка копейки копеек",
    "доллар доллара долларов dollar dollars",
    "километр километра километров км km kilometre kilometres kilometer kilometers",
    "верста версты верст",
    "метр метра метров metre metres meter meters",
    "килограмм килограмма килограммов кг kg",
    "тонна тонны тонн ton tons tonne tonnes",
    "пуд пуда пудов",
    "раз раза times",
)
_UNIT_OF: Final = {form: line.split()[0] for line in _UNITS for form in line.split()}


def _numbers(found: list[Token]) -> list[Fraction]:
    return [token for token in found if isinstance(token, Fraction)]


def _unit(folded: str, found: list[Token]) -> str | None:
    """The measure counted in, None if there is none or it is no measure («46 человек»)."""
    units = {_UNIT_OF[token] for token in found if isinstance(token, str) and token in _UNIT_OF}
    if "%" in folded:
        units.add(_UNIT_OF["%"])
    return next(iter(units)) if len(units) == 1 else None


def _bound(folded: str) -> str | None:
    if _MORE.search(folded):
        return "more"
    return "less" if _LESS.search(folded) else None


def is_number(folded: str) -> bool:
    """Whether a text is one number, with the unit it is counted in or alone."""
    found = tokens(folded)
    counted = len(found) == 1 or (len(found) == 2 and found[1] in _UNIT_OF)
    return counted and isinstance(found[0], Fraction)


def judge_number(said: str, answer: str) -> TypedVerdict | None:
    """The verdict on a number, or None if the answer has none to compare with."""
    folded, right = mended_numbers(fold(said)), fold(answer)
    said_tokens, right_tokens = tokens(folded), tokens(right)
    said_numbers, right_numbers = _numbers(said_tokens), _numbers(right_tokens)
    if not right_numbers:
        return None
    if len(right_numbers) == 1 and len(set(said_numbers)) == 1:
        said_numbers = said_numbers[:1]  # «46 (сорок шесть)»
    units = (_unit(folded, said_tokens), _unit(right, right_tokens))
    if (None not in units and units[0] != units[1]) or is_negative(folded) is not is_negative(right):
        return WRONG
    if said_numbers != right_numbers:
        first_of_several = len(said_numbers) == 1 and len(right_numbers) > 1 and said_numbers[0] == right_numbers[0]
        return almost(Missing.MORE_WORDS) if first_of_several else WRONG
    bounds = (_bound(folded), _bound(right))
    if bounds[0] is None or bounds[0] == bounds[1]:
        return RIGHT
    return almost(Missing.EXACT_NUMBER) if bounds[1] is None else WRONG
