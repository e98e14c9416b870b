"""Words of a text and what they may be: lemmas, cases, genders. From the dictionary alone, no model guesses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import pymorphy3
from pymorphy3.analyzer import Parse

_WORD: Final = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:[-’'][^\W_]+)*")
_QUOTED: Final = re.compile(r"«[^»]*»|„[^“]*“|“[^”]*”|\"[^\"]*\"")


def listed(text: str) -> frozenset[str]:
    """The words of a list, written with blanks between them."""
    return frozenset(text.split())


_SMALL: Final = frozenset({"PREP", "CONJ", "PRCL", "NPRO", "INTJ", "PRED"})
_ASKING: Final = listed(
    """
    какой который сколько когда где куда откуда почему зачем чей верно назвать год век месяц день фамилия дата
    число имя полный событие произойти быть из слово принадлежать сказать написать чем что кто каков
    """
)
_FIGURES: Final = {
    name: str(number)
    for names, first, step in (
        ("один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать", 1, 1),
        ("двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто сто", 20, 10),
    )
    for number, name in zip(range(first, 101, step), names.split(), strict=False)
}
_UNWRITTEN: Final = 4
"""Letters that two forms of a word no dictionary knows must share."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it stands. `first`: it opens the text or a sentence, so a capital says nothing."""

    text: str
    start: int
    end: int
    first: bool = False

    @property
    def capital(self) -> bool:
        """Written as a name is."""
        return self.text[:1].isupper() and not self.first

    @property
    def number(self) -> bool:
        """Digits, whatever ending hangs on them: «1987-м», «46-ти»."""
        return self.text[:1].isdigit()


def fold(text: str) -> str:
    """Case, ё and white space made one."""
    return " ".join(text.casefold().replace("ё", "е").split())


def words(text: str) -> list[Word]:
    """All words and numbers, in order."""
    return [Word(m.group(), m.start(), m.end(), _opens(text, m.start())) for m in _WORD.finditer(text)]


def _opens(text: str, start: int) -> bool:
    before = text[:start].rstrip(' «"(—–-{')
    return not before or before[-1] in "?!\n" or (before[-1] == "." and not re.search(r"\b\w{1,3}\.$", before))


def unquoted(text: str) -> str:
    """The text with quoted speech and titles blanked; offsets stay."""
    return _QUOTED.sub(lambda match: " " * len(match.group()), text)


@lru_cache(maxsize=1)
def _analyzer() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=100_000)
def parses(word: str) -> tuple[Parse, ...]:
    """All that a word may be."""
    return tuple(_analyzer().parse(word))


@lru_cache(maxsize=100_000)
def lemmas(word: str) -> frozenset[str]:
    """Its possible dictionary forms, ё as е; of a number its digits."""
    if word[:1].isdigit():
        return frozenset({re.match(r"[\d.,]*\d", word).group().replace(",", ".")})  # type: ignore[union-attr]
    found = {one.normal_form.replace("ё", "е") for one in parses(word)}
    return frozenset(found | {fold(word)} | {_FIGURES[one] for one in found & _FIGURES.keys()})


@lru_cache(maxsize=100_000)
def part(word: str) -> str:
    """The likeliest part of speech, as pymorphy3 names it; "" if unknown."""
    return str(parses(word)[0].tag.POS or "")


def known(word: str) -> bool:
    """Whether the dictionary has the word."""
    return bool(_analyzer().word_is_known(word))


@lru_cache(maxsize=500_000)
def alike(one: str, other: str) -> bool:
    """Whether two written forms may be of one word. Names that no dictionary has are compared by their beginning."""
    if lemmas(one) & lemmas(other):
        return True
    if one[:1].isdigit() or other[:1].isdigit() or (known(one) and known(other)):
        return False
    a, b = fold(one), fold(other)
    short = min(len(a), len(b))
    return (
        abs(len(a) - len(b)) <= 3
        and short >= _UNWRITTEN
        and a[: max(_UNWRITTEN, short - 2)] == b[: max(_UNWRITTEN, short - 2)]
    )


def content(text: str) -> list[Word]:
    """Words that carry meaning: no small words, no initials, none that merely ask."""
    return [word for word in words(text) if _means(word)]


def _means(word: Word) -> bool:
    if word.number:
        return True
    if len(word.text) < 2 or lemmas(word.text) & _ASKING:
        return False
    return part(word.text) not in _SMALL or word.text.isupper()


def among(word: Word, others: list[Word]) -> bool:
    """Whether some form of the word is there."""
    return any(alike(word.text, other.text) for other in others)


def all_among(some: list[Word], others: list[Word]) -> bool:
    """Whether each of them is there, and there is at least one."""
    return bool(some) and all(among(word, others) for word in some)


def forms(word: str, *grammemes: str) -> Iterator[Parse]:
    """Parses that have all of the grammemes."""
    return (one for one in parses(word) if all(each in one.tag for each in grammemes))


def may_be(word: str, *grammemes: str) -> bool:
    """Whether the word may be all of this at once: may_be("взята", "femn", "sing")."""
    return any(True for _ in forms(word, *grammemes))


def is_clause(text: str) -> bool:
    """Whether it says what happened; a name that looks like a verb («Жюно») does not make a sentence."""
    return any(part(one.text) in {"VERB", "PRTS"} and not one.capital and known(one.text) for one in _whole(text))


def _whole(text: str) -> list[Word]:
    return [word for word in words(text) if len(word.text) > 1]
