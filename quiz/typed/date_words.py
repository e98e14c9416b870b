"""The words dates are made of: months, seasons, parts, eras."""

from __future__ import annotations

import re
from typing import Final

from quiz.typed.slips import slips
from quiz.typed.word_lists import listed

_MONTH_FORMS: Final = (
    r"янв(?:ар[ьяюе]|арем)?|jan(?:uary)?",
    r"фев(?:р(?:ал[ьяюе]|алем)?)?|feb(?:ruary)?",
    r"март(?:а|у|ом|е)?|мар|mar(?:ch)?",
    r"апр(?:ел[ьяюе]|елем)?|apr(?:il)?",
    r"ма(?:й|я|ю|ем|е)|may",
    r"июн(?:ь|я|ю|ем|е)?|jun(?:e)?",
    r"июл(?:ь|я|ю|ем|е)?|jul(?:y)?",
    r"авг(?:уст(?:а|у|ом|е)?)?|aug(?:ust)?",
    r"сен(?:т(?:ябр[ьяюе]|ябрем)?)?|sept?(?:ember)?",
    r"окт(?:ябр[ьяюе]|ябрем)?|oct(?:ober)?",
    r"ноя(?:б(?:р[ьяюе]|рем)?)?|nov(?:ember)?",
    r"дек(?:абр[ьяюе]|абрем)?|dec(?:ember)?",
)
_MONTH_PATTERNS: Final = tuple(re.compile(forms) for forms in _MONTH_FORMS)
MONTH: Final = r"(?P<month>(?:" + "|".join(_MONTH_FORMS) + r")(?![^\W_]))"

_PART_FORMS: Final = {  # «половина» and "half" arrive here as the number 1/2
    "begin": r"нач(?:ал[оауе]|алом)?|early|beginning|start",
    "middle": r"сер(?:един[аыуе]|единой)?|mid|middle",
    "end": r"кон(?:ец|ц[аеу]|цом)|late|end",
    "half1": r"1 1/2",
    "half2": r"2 1/2",
    "winter": r"зим(?:а|ы|е|у|ой|ою)|winter",
    "spring": r"весн(?:а|ы|е|у|ой|ою)|spring",
    "summer": r"лет(?:о|а|е|у|ом)|summer",
    "autumn": r"осен(?:ь|и|ью)|autumn|fall",
}
_PART_PATTERNS: Final = {name: re.compile(forms) for name, forms in _PART_FORMS.items()}
PART: Final = r"(?P<part>(?:" + "|".join(_PART_FORMS.values()) + r")(?![^\W_]))"

YEAR_WORD: Final = r"(?:г|гг|год|года|году|годом|годе|year)(?![^\W_])"
ERA: Final = r"(?: ?(?P<era>до н ?э|до нашей эры|до рождества христова|до р х|bce?|н э|нашей эры|ad|ce)(?![^\W_]))?"

_BEFORE_OUR_ERA: Final = re.compile(r"до |bc")


_FULL_MONTHS: Final = listed(
    """
    январь января январе февраль февраля феврале апрель апреля апреле август августа августе сентябрь сентября
    сентябре октябрь октября октябре ноябрь ноября ноябре декабрь декабря декабре january february august
    september october november december
    """
)
_SHORTEST_MENDED: Final = 6


def mended_month(word: str) -> str:
    """The month a word of six letters or more is one slip away from («октебря»), else the word itself."""
    if len(word) < _SHORTEST_MENDED or word in _FULL_MONTHS:
        return word
    near = (month for month in _FULL_MONTHS if month[0] == word[0] and slips(word, month, 1) == 1)
    return min(near, default=word)


def month_number(word: str) -> int:
    """1 for any form of January."""
    return next(number for number, forms in enumerate(_MONTH_PATTERNS, 1) if forms.fullmatch(word))


def part_name(words: str) -> str:
    """The key of `periods.part_of` for a word matched by PART."""
    return next(name for name, forms in _PART_PATTERNS.items() if forms.fullmatch(words))


def is_before_our_era(era: str | None) -> bool:
    """Whether what ERA matched turns the year negative."""
    return era is not None and _BEFORE_OUR_ERA.match(era) is not None
