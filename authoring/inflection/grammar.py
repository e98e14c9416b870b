"""The words of Russian grammar, as the tagger writes them, and how two spellings are compared."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

Gender = Literal["m", "f", "n", ""]
"""Empty when nothing tells it."""

Number = Literal["sg", "pl"]


class Case(StrEnum):
    """The values are those of Universal Dependencies: Case(token.feats["Case"]) is what the tagger saw."""

    NOM = "Nom"
    GEN = "Gen"
    DAT = "Dat"
    ACC = "Acc"
    INS = "Ins"
    LOC = "Loc"


CASES = tuple(Case)

GENDERS: dict[str, Gender] = {"Masc": "m", "Fem": "f", "Neut": "n", "m": "m", "f": "f", "n": "n"}
NUMBERS: dict[str, Number] = {"Sing": "sg", "Plur": "pl", "sg": "sg", "pl": "pl"}


def case_of(tag: str | None) -> Case | None:
    """The tagger's word for a case; None for none and for those that Russian words hardly have (Voc, Par)."""
    return Case(tag) if tag in set(CASES) else None


def gender_of(tag: str | None) -> Gender:
    return GENDERS.get(tag or "", "")


def number_of(tag: str | None) -> Number | None:
    return NUMBERS.get(tag or "")


def bare(text: str) -> str:
    """How two spellings are compared: «Пётр» and «петр» are one."""
    return text.lower().replace("ё", "е")


def same_text(one: str, other: str) -> bool:
    """ё and е aside, the same letters, capitals included."""
    return one.replace("ё", "е").replace("Ё", "Е") == other.replace("ё", "е").replace("Ё", "Е")


def word_list(*lines: str) -> frozenset[str]:
    """A table of words, written as running text."""
    return frozenset(word for line in lines for word in line.split())
