"""Whether two names may be one person's."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest

from authoring.inflection import Name
from authoring.inflection.grammar import bare

_TWINS = (
    "софья софия", "наталья наталия", "мария марья", "дарья дария", "анастасия настасья", "ксения аксинья",
    "евдокия авдотья", "феодосий федос", "феодор федор", "димитрий дмитрий", "сергий сергей", "алексий алексей",
    "даниил данила", "гавриил гаврила", "кирилл кирила", "михаил михайло", "георгий егор", "косьма козьма кузьма",
)  # fmt: skip
"""One given name, in its church and its daily form."""
_ONE_NAME = {word: row.split()[0] for row in _TWINS for word in row.split()}
RANK = re.compile("-(хан|бек|паша|ага|мирза)$")


def is_explicit(name: Name) -> bool:
    """More than a bare surname or first name."""
    return bool(name.initials or name.number or name.patronymic or (name.first and name.last))


def weight(name: Name) -> int:
    """How much a name tells; what tells most is placed first."""
    parts = 4 * bool(name.first) + 3 * bool(name.patronymic) + 2 * bool(name.last) + bool(name.number)
    return parts + len(letters(name))


def letters(name: Name) -> list[str]:
    """First letters, or all the text gives: [«Иван», «Никитич»], [«И», «Н»]."""
    full = [part for part in (*name.first.split(" "), name.patronymic) if part]
    short = [part.rstrip(".") for part in name.initials.split(" ") if part]
    return full if len(full) >= len(short) else [*full, *short[len(full) :]]


def compatible(one: Name, other: Name) -> bool:
    """Nothing in the two names speaks against one person, and a surname or a whole first name binds them."""
    if one.gender and other.gender and one.gender != other.gender:
        return False
    same_first = _given(one) == _given(other)
    if one.number != other.number:
        bare_one = not (one.last or other.last or one.patronymic or other.patronymic)
        return same_first and bare_one and not (one.number and other.number)
    if bool(one.last) != bool(other.last):
        return bool(one.patronymic and other.patronymic) and same_first and _same_letters(one, other)
    if not one.last:
        return same_first
    if _is_half(one, other) or _is_half(other, one):
        return (same_first and bool(one.first)) or not (is_explicit(one) and is_explicit(other))
    return key(one.last) == key(other.last) and _same_letters(one, other)


def _given(name: Name) -> str:
    first = key(name.first).split(" ")[0]
    return _ONE_NAME.get(first, first)


def _is_half(half: Name, double: Name) -> bool:
    """«Мария Склодовская», «Склодовская» of «Мария Склодовская-Кюри»; «Григ» of «Эдвард Хагеруп Григ»."""
    if " " in double.last and " " not in half.last:
        return last_of(half) == last_of(double)
    return "-" in double.last and "-" not in half.last and key(half.last) in key(double.last).split("-")


def last_of(name: Name) -> str:
    """The word by which somebody is called for short: «григ» of «Хагеруп Григ»."""
    return key(name.last).rpartition(" ")[2]


@lru_cache(maxsize=20_000)
def key(word: str) -> str:
    """Хубилай and Хубилай-хан are one."""
    return RANK.sub("", bare(word))


def _same_letters(one: Name, other: Name) -> bool:
    for left, right in zip_longest(letters(one), letters(other), fillvalue=""):
        a, b = (_ONE_NAME.get(one, one) for one in (bare(left), bare(right)))
        if not (a.startswith(b) or b.startswith(a)) or (len(a) > 2 and len(b) > 2 and a != b):
            return False
    return True


def shares_first(full: Name, single: Name) -> bool:
    """A bare first name of somebody named in full: «Мария» of «Мария Кюри»."""
    if is_explicit(single) or (full.gender and single.gender and full.gender != single.gender):
        return False
    return bool(full.first and full.last) and key(single.first) == key(full.first).split(" ")[0]


def shares_stem(name: Name, words: tuple[str, ...]) -> bool:
    """«Смирновъ» begins as «Смирнов»: what no nominative explains may yet be somebody known."""
    own = bare(name.last or name.first)
    seen = bare(max(words, key=len, default=""))
    stem = own[: max(4, len(own) - 2)]
    return len(own) >= 5 and seen.startswith(stem) and abs(len(seen) - len(own)) <= 3


def merged(one: Name, other: Name) -> Name:
    """The fuller of each part."""
    return replace(
        one,
        first=_called(one.first, other.first),
        patronymic=_fuller(one.patronymic, other.patronymic),
        last=_fuller(one.last, other.last),
        initials=_fuller(one.initials, other.initials),
        number=one.number or other.number,
        gender=one.gender or other.gender,
        foreign=one.foreign or other.foreign,
    )


def _called(one: str, other: str) -> str:
    """«Мария» for «Мария Саломея»: one given name, if the text says one; else the fuller."""
    single = [name for name in (one, other) if name and " " not in name]
    return single[0] if len(single) == 1 and one and other else _fuller(one, other)


def _fuller(one: str, other: str) -> str:
    """The longer; of equals the one that is spelled with ё."""
    return max(one, other, key=lambda text: (len(text), text.count("ё")))
