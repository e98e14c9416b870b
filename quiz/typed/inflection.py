"""The cases and numbers of Russian words, by classes of endings; no dictionary.

A *reading* of a word is a class and the stem left when one of the endings of that class is cut off. Two
words are forms of one word when they share a reading: «Закавказье» and «Закавказья» share (neuter_soft,
«закавказь»), while «Нигер» (masculine, «нигер») and «Нигерия» (feminine_soft, «нигери») share none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

Reading = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Paradigm:
    """A class of endings; the stem must match `stem`. mobile: the zero ending brings in a vowel."""

    name: str
    stem: re.Pattern[str]
    endings: tuple[str, ...]
    mobile: bool = False


def _paradigm(name: str, stem: str, endings: str, mobile: bool = False) -> Paradigm:
    return Paradigm(name, re.compile(f"(?:{stem})$"), tuple(endings.replace("∅", "").split(" ")), mobile)


_HARD = "[бвгджзклмнпрстфхцчшщ]"
_ANY = "[а-я]"
_OV = "ов|ев|ин|ын"

_SINGULAR: Final = (
    _paradigm("masculine", _HARD, "∅ а у ом ем е", mobile=True),  # Радек, Радека
    _paradigm("masculine_soft", _ANY, "й ь я ю ем е", mobile=True),  # Врангель, Врангеля; Сергей, Сергея
    _paradigm("feminine", _HARD, "а ы и е у ой ою ей ею"),  # Ягода, Ягоды
    _paradigm("feminine_soft", _ANY, "я и е ю ей ею"),  # Берия, Берии
    _paradigm("ov_man", _OV, "∅ а у ым ом е"),  # Смирнов, Смирновым
    _paradigm("ov_woman", _OV, "а ой у ою"),  # Смирнова, Смирновой
    _paradigm("adjective_man", _HARD, "ый ий ой ого его ому ему ым им ом ем"),  # Троцкий, Толстой
    _paradigm("adjective_woman", _HARD, "ая яя ой ей ую юю ою ею"),  # Крупская
    _paradigm("ko", "енк", "о и е у ой ою"),  # Шевченко, разг. «Шевченке»
)
"""The classes of surnames, given names and patronymics, a man's apart from a woman's."""

_ALL: Final = (
    _paradigm("masculine", _HARD, "∅ а у ом ем е ы и ов ев ей ам ами ах", mobile=True),
    _paradigm("masculine_soft", _ANY, "й ь я ю ем е и ей ев ям ями ях", mobile=True),
    _paradigm("feminine", _HARD, "∅ а ы и е у ой ою ей ею ам ами ах", mobile=True),
    _paradigm("feminine_soft", _ANY, "я и е ю ей ею ь й ям ями ях"),
    _paradigm("feminine_third", _HARD, "ь и ью ей ям ями ях ам ами ах"),  # власть, властью
    _paradigm("neuter", _HARD, "∅ о е а у ом ем ам ами ах", mobile=True),  # письмо, писем; училище
    _paradigm("neuter_soft", _ANY, "е я ю ем и й ям ями ях"),  # Закавказье; восстание
    _paradigm("neuter_mya", _ANY, "мя мени менем мена мен менам менами менах"),  # время
    _paradigm("inhabitants", "[ая]н", "ин ина ину ином ине е ∅ ам ами ах"),  # крестьянин, крестьяне
    _paradigm(
        "adjective", _HARD, "ый ий ой ая яя ое ее ые ие ого его ому ему ым им ом ем ей ую юю ою ею ых их ыми ими"
    ),
    _paradigm("short_participle", "[нт]", "∅ а о ы"),  # арестован, арестованы
    _paradigm("done_to_them", "[аея]", "н на но ны ли"),  # арестован, арестовали
    _paradigm("past", "[аеиоуыэюя]", "л ла ло ли"),
    _paradigm("past_reflexive", "[аеиоуыэюя]", "лся лась лось лись"),
    _paradigm("ov_man", _OV, "∅ а у ым ом е"),
    _paradigm("ov_woman", _OV, "а ой у ою"),
    _paradigm("ov_neuter", _OV, "о а у ым ом е"),  # Баренцево море
    _paradigm("possessive", _HARD, "ий ья ье ьи ьего ьему ьим ьем ьей ью ьих ьими"),  # медвежий, третий
    _paradigm("plural_in_ya", "ь", "я ев ям ями ях"),  # крылья
    _paradigm("ov_family", _OV, "ы ых ым ыми"),
)

_MOBILE_VOWEL: Final = re.compile(r"^(.*[бвгджзйклмнпрстфхцчшщь])[ое]([вклнрц])$")
_MOBILE_AFTER_VOWEL: Final = re.compile(r"^(.*[аеиоуыэюя])е([кц])$")
_ENGLISH_PLURAL: Final = re.compile(r"(?<=[a-z]{3})(?:es|s)$")
_SHORTEST_STEM: Final = 2


def _without_mobile_vowel(stem: str) -> list[str]:
    """«конец» → «конц», «боец» → «бойц», «лев» → «льв», «орел» → «орл»."""
    if match := _MOBILE_AFTER_VOWEL.match(stem):
        return [f"{match[1]}й{match[2]}"]
    if match := _MOBILE_VOWEL.match(stem):
        dropped = [match[1] + match[2]]
        return [*dropped, f"{match[1]}ь{match[2]}"] if match[1].endswith("л") else dropped
    return []


def _never_of_a_name(paradigm: Paradigm, ending: str) -> bool:
    """«Романов» is not several people called Роман, and nobody did anything to «Иран»."""
    return paradigm.name == "done_to_them" or (ending in ("ов", "ев") and paradigm.name.startswith("masculine"))


def _by_ending(paradigms: tuple[Paradigm, ...]) -> dict[str, tuple[Paradigm, ...]]:
    endings = {ending for paradigm in paradigms for ending in paradigm.endings}
    return {ending: tuple(one for one in paradigms if ending in one.endings) for ending in endings}


_ENDINGS_OF_ALL: Final = _by_ending(_ALL)
_ENDINGS_OF_NAMES: Final = _by_ending(_SINGULAR)
_LONGEST_ENDING: Final = max(map(len, _ENDINGS_OF_ALL))


def _cut(word: str, by_ending: dict[str, tuple[Paradigm, ...]], proper: bool) -> frozenset[Reading]:
    found: set[Reading] = set()
    for length in range(min(_LONGEST_ENDING, len(word) - _SHORTEST_STEM) + 1):
        stem, ending = word[: len(word) - length], word[len(word) - length :]
        for paradigm in by_ending.get(ending, ()):
            if not paradigm.stem.search(stem) or (proper and _never_of_a_name(paradigm, ending)):
                continue
            found.add((paradigm.name, stem))
            if paradigm.mobile and ending in ("", "ь"):
                shorter = (one for one in _without_mobile_vowel(stem) if len(one) > 2 or not proper)  # «Дон», «Дно»
                found.update((paradigm.name, one) for one in shorter)
    return frozenset(found)


def _english(word: str) -> frozenset[Reading]:
    singular = {word, word.removesuffix("s") if len(word) > 3 else word, _ENGLISH_PLURAL.sub("", word)}
    if word.endswith("ies"):
        singular = {word, word[:-3] + "y"}
    return frozenset(("english", stem) for stem in singular)


@lru_cache(maxsize=4096)
def readings(word: str, proper: bool = False) -> frozenset[Reading]:
    """Every way to read a folded word as a noun, adjective or past tense. proper: it is a name."""
    if word.isascii():
        return _english(word) if word.isalpha() else frozenset()
    return _cut(word, _ENDINGS_OF_ALL, proper)


@lru_cache(maxsize=4096)
def name_readings(word: str) -> frozenset[Reading]:
    """Every way to read a folded word as one person's name, in the singular."""
    if word.isascii():
        return frozenset({("english", word.removesuffix("s"))}) if len(word) > 3 else frozenset()
    return _cut(word, _ENDINGS_OF_NAMES, proper=True)
