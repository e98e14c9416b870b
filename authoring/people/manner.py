"""How a person is called: by a surname, a byname, a number, or one name alone."""

from __future__ import annotations

from enum import StrEnum, auto
from typing import Final

from authoring.inflection import Name
from authoring.inflection.dictionary import is_given, is_listed_surname, known
from authoring.inflection.grammar import bare, word_list
from authoring.inflection.names import EASTERN

_SURNAMES: Final = 1400
"""Whoever lived before had no surname, whatever stands behind the name: Сергий Радонежский, Михаил Бренк."""


class Manner(StrEnum):
    """Two people called in different manners do not stand side by side: «Калита» among surnames is the odd one."""

    SURNAME = auto()
    """И. Н. Смирнов, Мария Кюри"""
    BYNAME = auto()
    """Андрей Боголюбский, Иван Калита: the byname is never said alone"""
    MONARCH = auto()
    """Пётр I"""
    PATRONYMIC = auto()
    """князь Борис Константинович"""
    SINGLE = auto()
    """Батый, Чингисхан; Тесла, where the text has no first name"""


_BYNAMES: Final = word_list(
    "мудрый мономах боголюбский грозный великий окаянный вещий радонежский калита креститель завоеватель саровский",
    "македонский аквинский роттердамский милетский сорский печерский пермский исповедник богослов златоуст тёмный",
    "храбрый смелый лысый благочестивый красивый справедливый безземельный барбаросса блаженный кентерберийский",
    "святой мудрая великая грек самозванец долгорукая",
)
_PAIRS: Final = frozenset(
    {
        ("александр", "невский"), ("дмитрий", "донской"), ("димитрий", "донской"), ("юрий", "долгорукий"),
        ("иван", "красный"), ("даниил", "галицкий"), ("даниил", "московский"), ("михаил", "тверской"),
        ("олег", "рязанский"), ("семен", "гордый"), ("симеон", "гордый"), ("василий", "косой"),
        ("дмитрий", "шемяка"), ("владимир", "красное"), ("мстислав", "удалой"), ("ричард", "львиное"),
    }
)  # fmt: skip
"""Bynames that are surnames of others: Марк Донской was a film director."""
_OF_OLD: Final = word_list(
    "ярослав всеволод святослав мстислав изяслав ростислав святополк сергий феодосий феофан серафим стефан рюрик",
    "ярополк владимирко гедимин ольгерд кейстут ягайло витовт",
)
"""First names of princes and monks: what stands behind them and ends as an adjective does is a byname."""


def manner(name: Name, last_year: int | None = None) -> Manner:
    """last_year: the last that the text tells of the person; without it only the words themselves speak."""
    if name.number:
        return Manner.MONARCH
    if name.first and name.last:
        return Manner.BYNAME if _is_byname(name) or _of_old(last_year) else Manner.SURNAME
    if name.patronymic and not name.last:
        return Manner.PATRONYMIC
    if name.initials:
        return Manner.SURNAME
    return Manner.SINGLE


def asked_name(name: Name, last_year: int | None = None) -> str:
    """What a typed answer is told to be: «Назови фамилию.»; "" where nobody can tell what the one name is."""
    match manner(name, last_year):
        case Manner.SURNAME:
            return "" if name.last.split(" ")[0].lower() in EASTERN else "Назови фамилию."
        case Manner.PATRONYMIC:
            return "Назови имя и отчество."
        case Manner.SINGLE if name.last and not _of_old(last_year):
            return "Назови фамилию." if _is_surname(name.last) else ""
        case _:
            return "Назови имя."


def before_surnames(last_year: int | None) -> bool:
    """Whether one name was all that people were called by; generous by a century."""
    return last_year is not None and last_year < _SURNAMES + 100


def is_half(name: Name) -> bool:
    """«Донской», «Калита» alone: half a name, which no question shows."""
    word = bare(name.last or name.first)
    alone = not (name.first and name.last) and not name.initials and not name.number and not name.patronymic
    return alone and (word in _BARE or any(word == byname for _, byname in _PAIRS))


_BARE: Final = frozenset(map(bare, _BYNAMES))


def _is_byname(name: Name) -> bool:
    first, last = bare(name.first.split(" ")[-1]), bare(name.last)
    if last in _BARE or last.split(" ")[0] in _BARE or (first, last.split(" ")[0]) in _PAIRS:
        return True
    return first in _OF_OLD and last.endswith(("ский", "ской", "цкий", "ный", "ая", "ый"))


def _of_old(last_year: int | None) -> bool:
    return last_year is not None and last_year < _SURNAMES


def _is_surname(word: str) -> bool:
    if is_given(word):
        return False
    return any("Surn" in one.tag for one in known(word)) or is_listed_surname(word)
