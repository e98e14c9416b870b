"""Words that have their time: «нарком» from 1917 to 1946, «ВКП (б)» from 1925 to 1952."""

from __future__ import annotations

import re
from typing import Final

_ERAS: Final = tuple(
    (re.compile(rf"(?<![\w-])(?:{mark})", re.IGNORECASE), since, until)
    for mark, since, until in (
        (r"нарком(?!ан)\w*|народн\w+ комисс?ар\w*", 1917, 1946),
        (r"совнарком\w*|СНК\b", 1917, 1946),
        (r"РСДРП(?! \(б\))\b", 1898, 1918),
        (r"РСДРП \(б\)", 1917, 1918),
        (r"РКП\b", 1918, 1925),
        (r"ВКП\b", 1925, 1952),
        (r"КПСС\b", 1952, 1991),
        (r"ВЧК\b", 1917, 1922),
        (r"(?<!\w)ГПУ\b", 1922, 1934),
        (r"ОГПУ\b", 1923, 1934),
        (r"НКВД\b", 1934, 1946),
        (r"НКГБ\b|СМЕРШ\b", 1941, 1946),
        (r"МГБ\b", 1946, 1953),
        (r"КГБ\b", 1954, 1991),
        (r"ФСБ\b", 1995, 9999),
        (r"СССР\b|советск\w+ союз\w*", 1922, 1991),
        (r"РСФСР\b", 1918, 1991),
        (r"советск\w+|совет\w* народных", 1917, 1991),
        (r"российск\w+ федераци\w+", 1991, 9999),
        (r"российск\w+ импери\w+", 1721, 1917),
        (r"временн\w+ правительств\w*", 1917, 1917),
        (r"государственн\w+ дум\w+|госдум\w+", 1906, 9999),
        (r"ВЦИК\w*", 1917, 1938),
        (r"верховн\w+ совет\w*", 1938, 1993),
        (r"петроград\w*", 1914, 1924),
        (r"ленинград\w*", 1924, 1991),
        (r"сталинград\w*", 1925, 1961),
        (r"губерн(?:и|ск)\w*|губком\w*|губисполком\w*", 1708, 1930),
        (r"обком\w*|облисполком\w*", 1923, 1991),
        (r"колхоз\w*", 1918, 1992),
        (r"комсомол\w*|ВЛКСМ\b", 1918, 1991),
        (r"коминтерн\w*", 1919, 1943),
        (r"ВСНХ\b", 1917, 1932),
        (r"реввоенсовет\w*", 1918, 1934),
        (r"рабоче-крестьянск\w+", 1917, 1946),
        (r"красн\w+ арми\w+|РККА\b", 1918, 1946),
        (r"НАТО\b", 1949, 9999),
        (r"ООН\b", 1945, 9999),
        (r"лиг\w+ наций", 1919, 1946),
        (r"рейхсканцлер\w*", 1871, 1945),
        (r"бундесканцлер\w*|ФРГ\b", 1949, 9999),
        (r"ГДР\b", 1949, 1990),
    )
)
"""The first and the last year in which there was such a thing."""


def out_of_time(words: str, year: int) -> bool:
    """Whether something is named that was not there in that year: an option with it gives itself away."""
    return any(mark.search(words) and not since <= year <= until for mark, since, until in _ERAS)


def times_without(words: str) -> list[tuple[int, int]]:
    """Spans of years, both ends in them, in which something named was not there."""
    named = [(since, until) for mark, since, until in _ERAS if mark.search(words)]
    return [span for since, until in named for span in ((1, since - 1), (until + 1, 9998)) if span[0] <= span[1]]
