"""Words that have their time: «нарком» from 26 October 1917 to 1946, «ВКП (б)» from 1925 to 1952."""

from __future__ import annotations

import re
from typing import Final

_ERAS: Final = tuple(
    (re.compile(rf"(?<![\w-])(?:{mark})", re.IGNORECASE), since, until)
    for mark, since, until in (
        (r"нарком(?!ан)\w*|народн\w+ комисс?ар\w*", (1917, 10, 26), 1946),
        (r"совнарком\w*|СНК\b", (1917, 10, 26), 1946),
        (r"РСДРП(?! \(б\))\b", 1898, 1918),
        (r"РСДРП \(б\)", 1917, 1918),
        (r"большевик\w*|меньшевик\w*", (1903, 7, 30), 9999),
        (r"учредительн\w+ собрани\w+", (1917, 11, 12), (1918, 1, 6)),  # others are left alone: see `times_without`
        (r"смутн\w+ врем\w+", 1598, 1618),
        (r"северн\w+ войн\w+", (1700, 2, 12), (1721, 8, 30)),
        (r"семилетн\w+ войн\w+", (1756, 5, 17), (1763, 2, 15)),
        (r"пугач[её]вск\w+", (1773, 9, 17), (1775, 1, 10)),
        (r"крымск\w+ войн\w+", (1853, 10, 4), (1856, 3, 30)),
        (r"русско-японск\w+ войн\w+", (1904, 1, 26), (1905, 8, 23)),
        (r"перв\w+ миров\w+", (1914, 7, 15), (1918, 11, 11)),
        (r"гражданск\w+ войн\w+", (1917, 10, 25), (1922, 10, 25)),
        (r"втор\w+ миров\w+", (1939, 9, 1), (1945, 9, 2)),
        (r"велик\w+ отечественн\w+", (1941, 6, 22), (1945, 5, 9)),
        (r"РКП\b", (1918, 3, 8), (1925, 12, 31)),
        (r"ВКП\b", (1925, 12, 18), (1952, 10, 14)),
        (r"КПСС\b", (1952, 10, 5), 1991),
        (r"ВЧК\b", (1917, 12, 7), (1922, 2, 6)),
        (r"(?<!\w)ГПУ\b", (1922, 2, 6), 1934),
        (r"ОГПУ\b", (1923, 11, 15), (1934, 7, 10)),
        (r"НКВД\b", (1934, 7, 10), 1946),
        (r"НКГБ\b|СМЕРШ\b", 1941, 1946),
        (r"МГБ\b", 1946, 1953),
        (r"КГБ\b", (1954, 3, 13), 1991),
        (r"ФСБ\b", 1995, 9999),
        (r"СССР\b|советск\w+ союз\w*", (1922, 12, 30), 1991),
        (r"РСФСР\b", 1918, 1991),
        (r"советск\w+|совет\w* народных", (1917, 10, 25), 1991),
        (r"российск\w+ федераци\w+", 1991, 9999),
        (r"российск\w+ импери\w+", 1721, 1917),
        (r"временн\w+ правительств\w*", (1917, 3, 2), (1917, 10, 26)),
        (r"государственн\w+ дум\w+|госдум\w+", (1906, 4, 27), 9999),
        (r"ВЦИК\w*", (1917, 6, 17), 1938),
        (r"верховн\w+ совет\w*", 1938, 1993),
        (r"петроград\w*", (1914, 8, 18), (1924, 1, 26)),
        (r"ленинград\w*", (1924, 1, 26), (1991, 9, 6)),
        (r"сталинград\w*", (1925, 4, 10), (1961, 11, 10)),
        (r"губерн(?:и|ск)\w*|губком\w*|губисполком\w*", 1708, 1930),
        (r"обком\w*|облисполком\w*", 1923, 1991),
        (r"колхоз\w*", 1918, 1992),
        (r"комсомол\w*|ВЛКСМ\b", (1918, 10, 29), 1991),
        (r"коминтерн\w*", (1919, 3, 2), (1943, 6, 10)),
        (r"ВСНХ\b", (1917, 12, 2), 1932),
        (r"реввоенсовет\w*", (1918, 9, 2), 1934),
        (r"рабоче-крестьянск\w+", (1917, 10, 25), 1946),
        (r"красногварде\w+|красн\w+ гварди\w+", (1917, 3, 1), 1923),
        (r"красн\w+ (?:дивизи|бригад|полк|част|отряд|команд|войск|партизан)\w*", (1917, 10, 25), 1946),
        (r"красн\w+ арми\w+|РККА\b", (1918, 1, 15), (1946, 2, 25)),
        (r"НАТО\b", (1949, 4, 4), 9999),
        (r"ООН\b", (1945, 10, 24), 9999),
        (r"лиг\w+ наций", 1919, 1946),
        (r"рейхсканцлер\w*", 1871, 1945),
        (r"бундесканцлер\w*|ФРГ\b", (1949, 5, 23), 9999),
        (r"ГДР\b", (1949, 10, 7), (1990, 10, 3)),
    )
)
"""The first and the last year, or day, on which there was such a thing."""


Day = tuple[int, int, int]
_BEGIN: Final[Day] = (1, 1, 1)
_END: Final[Day] = (9999, 12, 31)


def out_of_time(words: str, year: int) -> bool:
    """Whether something is named that was not there in that year: an option with it gives itself away."""
    return any(mark.search(words) and not _first(since)[0] <= year <= _last(until)[0] for mark, since, until in _ERAS)


def times_without(words: str, right: Day) -> list[tuple[Day, Day]]:
    """Spans of days (year, month, day), both ends in them, in which something named was not there. None of what was
    not there on the right day either: that is another country's assembly."""
    spans: list[tuple[Day, Day]] = []
    for mark, since, until in _ERAS:
        if mark.search(words) and _first(since) <= right <= _last(until):
            year, month, day = _first(since)
            spans.append((_BEGIN, (year, month, day - 1) if day > 1 else (year, month - 1, 31)))
            year, month, day = _last(until)
            spans.append(((year, month, day + 1), _END))
    return [(first, last) for first, last in spans if first < last]


def _first(since: int | Day) -> Day:
    return (since, 1, 1) if isinstance(since, int) else since


def _last(until: int | Day) -> Day:
    return (until, 12, 31) if isinstance(until, int) else until
