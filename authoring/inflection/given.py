"""How given names and patronymics decline, and whose they are."""

from __future__ import annotations

import re
from functools import lru_cache

from authoring.inflection.dictionary import given_genders, is_unchanging_given
from authoring.inflection.grammar import Gender, word_list
from authoring.inflection.surnames import Forms, attach, feminine_noun, frozen, masculine_noun

HER_SOFT = ("ь", "и", "и", "ь", "ью", "и")  # Нинель
# What the endings alone would get wrong. All keep a spelling with е as well.
IRREGULAR: dict[str, Forms] = {
    "лев": ("Лев", "Льва", "Льву", "Льва", "Львом", "Льве"),
    "павел": ("Павел", "Павла", "Павлу", "Павла", "Павлом", "Павле"),
    "пётр": ("Пётр", "Петра", "Петру", "Петра", "Петром", "Петре"),
    "петр": ("Петр", "Петра", "Петру", "Петра", "Петром", "Петре"),
    "илья": ("Илья", "Ильи", "Илье", "Илью", "Ильёй", "Илье"),
    "любовь": ("Любовь", "Любови", "Любови", "Любовь", "Любовью", "Любови"),
    "христос": ("Христос", "Христа", "Христу", "Христа", "Христом", "Христе"),
}
UNCHANGING = word_list("франсуа люка нгуен")
PATRONYMIC = re.compile(r"(?i)[иы]ч$")  # of a word already known to stand for one: Мицкевич has the ending, too
HER_PATRONYMIC = re.compile(r"(?i)[вчш]на$")
PATRONYMIC_ENDINGS = ("", "а", "у", "а", "ем", "е")
MALE_RANKS = word_list("хан бек паша мирза")  # Хубилай-хан
STRESSED = re.compile(r"(?i)(ль|лук|фом|кузьм)ич$")
STRESSED_ENDINGS = ("", "а", "у", "а", "ом", "е")  # Ильичом
HER_PATRONYMIC_ENDINGS = ("а", "ы", "е", "у", "ой", "е")


@lru_cache(maxsize=20_000)
def given_name(word: str, gender: Gender) -> Forms | None:
    """The six cases of a given name in the singular; None when the gender is needed and not known."""
    low = word.lower()
    if low in IRREGULAR:
        return IRREGULAR[low] if gender != "f" or low == "любовь" else None
    if "-" in word:
        return _hyphenated(word, gender)
    if low in UNCHANGING or not re.search("[а-яё]$", low) or low[-1] in "оеёэиыую":
        return frozen(word)
    if low[-1] in "ая":
        return feminine_noun(word)
    if gender == "f":
        return frozen(word) if low[-1] != "ь" or is_unchanging_given(word) else attach(word[:-1], HER_SOFT)
    return masculine_noun(word) if gender == "m" else None


def _hyphenated(word: str, gender: Gender) -> Forms | None:
    """Анны-Марии changes in both halves, Жан-Жака and Хубилай-хана in the last."""
    *before, last = word.split("-")
    tail = given_name(last, gender) if last else None
    if tail is None:
        return None
    halves = [feminine_noun(part) if part[-1:] in ("а", "я") else frozen(part) for part in before]
    return attach("", tuple("-".join(parts) for parts in zip(*halves, tail, strict=True)))


@lru_cache(maxsize=20_000)
def patronymic(word: str, gender: Gender) -> Forms | None:
    if PATRONYMIC.search(word) and gender != "f":
        return attach(word, STRESSED_ENDINGS if STRESSED.search(word) else PATRONYMIC_ENDINGS)
    if HER_PATRONYMIC.search(word) and gender != "m":
        return attach(word[:-1], HER_PATRONYMIC_ENDINGS)
    return frozen(word) if word.lower() in ("оглы", "кызы", "заде") else None


def gender_of_given(word: str) -> Gender:
    """Whose given name it is, where the dictionary knows of one sex only; of Жан-Жак by its halves."""
    first = word.split(" ")[0]
    halves = [first] if given_genders(first) else first.split("-")
    if halves[-1].lower() in MALE_RANKS:
        return "m"
    told = {_of_one(half) for half in halves}
    return told.pop() if len(told) == 1 else ""


def _of_one(word: str) -> Gender:
    genders = given_genders(word)
    return "m" if genders == {"m"} else "f" if genders == {"f"} else ""


def gender_of_patronymic(word: str) -> Gender:
    if PATRONYMIC.search(word):
        return "m"
    return "f" if HER_PATRONYMIC.search(word) else ""
