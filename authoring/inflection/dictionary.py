"""The dictionary of Russian: pymorphy3's analyses, each word looked up once, and lists of given names and surnames."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

import pymorphy3  # it carries no types; what is used of it is said below

from authoring.inflection.grammar import bare


class Tag(Protocol):
    """One set of grammemes: `"Surn" in tag`."""

    POS: str | None
    case: str | None
    gender: str | None
    number: str | None
    animacy: str | None
    person: str | None
    tense: str | None

    def __contains__(self, grammeme: str) -> bool: ...


class Parse(Protocol):
    """One analysis of one word."""

    word: str
    tag: Tag
    normal_form: str
    score: float
    is_known: bool

    @property
    def lexeme(self) -> list[Parse]: ...

    def inflect(self, grammemes: set[str]) -> Parse | None: ...


@cache
def _analyzer() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer()


@lru_cache(maxsize=8_000)
def analyses(word: str) -> tuple[Parse, ...]:
    """All that the word may be, likeliest first. Words the dictionary lacks are guessed by their ending."""
    return tuple(_analyzer().parse(word))


@lru_cache(maxsize=8_000)
def known(word: str) -> tuple[Parse, ...]:
    """Only what the dictionary itself says; nothing for words it lacks."""
    return tuple(one for one in analyses(word) if one.is_known) if is_known(word) else ()


@lru_cache(maxsize=8_000)
def is_known(word: str) -> bool:
    return bool(_analyzer().word_is_known(word.lower()))


@lru_cache(maxsize=8_000)
def known_surname(word: str, gender: str) -> Parse | None:
    """The dictionary's own surname with this nominative."""
    wanted = {"m": "masc", "f": "femn"}.get(gender)
    for one in known(word):
        if "Surn" in one.tag and one.tag.case == "nomn" and one.tag.number == "sing" and one.tag.gender == wanted:
            return one
    return None


@lru_cache(maxsize=8_000)
def given_genders(word: str) -> frozenset[str]:
    """Of whom the dictionary knows this given name: m, f, both, or nobody."""
    found: set[str] = set()
    for one in known(word) if word else ():
        if "Name" in one.tag and one.tag.case == "nomn" and one.tag.number == "sing":
            both = "ms-f" in one.tag  # Саша: pymorphy tells it as no gender
            found |= {"m", "f"} if both else {"masc": {"m"}, "femn": {"f"}}.get(one.tag.gender or "", set())
    return frozenset(found)


@lru_cache(maxsize=8_000)
def is_unchanging_given(word: str) -> bool:
    """A woman's name that the dictionary does not decline: Николь, but Любовь."""
    return any("Name" in one.tag and "Fixd" in one.tag and one.tag.gender == "femn" for one in known(word))


def reads_only_as(word: str, *parts: str) -> bool:
    """Whether the dictionary knows the word, and as these parts of speech alone: `reads_only_as("сказав", "GRND")`."""
    readings = known(word)
    return bool(readings) and all(one.tag.POS in parts for one in readings)


@lru_cache(maxsize=20_000)
def infinitive(word: str) -> str:
    """Of a verb's form, е for ё; of anything else the word itself, small."""
    best = next((one for one in analyses(word) if one.tag.POS in {"VERB", "INFN", "PRTS"}), None)
    return (best.normal_form if best else word.lower()).replace("ё", "е")


def is_given(word: str) -> bool:
    """Listed as a given name, in the nominative. The dictionary is right where the list, too, names an oblique case."""
    if any("Name" in one.tag for one in known(word)):
        return bool(given_genders(word))
    return bare(word) in _listed("first.txt")


def is_listed_surname(word: str) -> bool:
    """Listed as a surname. The list is wide and holds misreadings: a hint, no proof."""
    return bare(word) in _listed("last.txt")


@cache
def _listed(file: str) -> frozenset[str]:
    """A name list of natasha's wheel. Found by its place: the package itself cannot be imported any more."""
    spec = find_spec("natasha")
    if spec is None or not spec.submodule_search_locations:
        return frozenset()
    path = Path(spec.submodule_search_locations[0]) / "data" / "dict" / file
    return frozenset(_words(path.read_text(encoding="utf-8").splitlines()))


def _words(lines: Iterable[str]) -> Iterable[str]:
    for line in lines:
        word = line.partition("#")[0].strip()
        if word:
            yield bare(word)


def is_transitive(verb: str) -> bool:
    """A verb that the dictionary knows with an object and no other way: «издал», «создал»; not «умер», «стал»."""
    readings = [one.tag for one in known(verb) if one.tag.POS in {"VERB", "INFN"}]
    return bool(readings) and all("tran" in tag for tag in readings)
