"""One spelling for all the ways of writing the same characters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+")
_SPACES: Final = re.compile(r"\s+")
_PARTY_WING: Final = re.compile(r"\b([^\W\d_]{2,6})\s*\(\s*([^\W\d_])\s*\)")
"""«РКП (б)», «РСДРП(м)»: the letter in brackets belongs to the name."""
_MIXED: Final = re.compile(r"(?<=\d)(?=[¼-¾⅐-⅞])")
"""«7½» is no 71/2."""
_SPELLED_OUT: Final = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.\s?){3,}(?:\(\s*[^\W\d_]\s*\))?")
"""«С.С.С.Р.», «U. S. A.»: three single letters or more, for two may be a person's initials."""

_LATIN_FOR_CYRILLIC: Final = dict(zip("авекмнорстухіё", "abekmhopctyxie", strict=True))
_CYRILLIC_FOR_LATIN: Final = {latin: cyrillic for cyrillic, latin in _LATIN_FOR_CYRILLIC.items() if cyrillic != "ё"}
_HARD_SIGN: Final = re.compile(r"(?<=[а-я])ъ(?![^\W_])")
"""«Коммерсантъ»"""
_CYRILLIC: Final = re.compile("[а-я]")
_ONE_LATIN: Final = re.compile(r"(?<![^\W_])[a-z](?![^\W_])")
"""Among Cyrillic words a single Latin letter is a slip of the keyboard: "Смирнов И. H."."""
_SKELETON: Final = str.maketrans(_LATIN_FOR_CYRILLIC)

LONGEST_WORD: Final = 40
"""Letters; no rule looks into a longer word."""


def fold(text: str) -> str:
    """Lower case, no marks, quotes, emoji or invisible signs; any dash is «-», any white space one
    space, ё is е.

    Full stops, commas and other signs that may part answers or dates stay.
    """
    text = unicodedata.normalize("NFKC", _MIXED.sub(" ", text.replace("№", " "))).casefold()
    text = "".join(map(_fold_character, unicodedata.normalize("NFKC", text)))
    text = _WORD.sub(lambda match: _one_script(match[0]), text.replace("ё", "е"))
    text = _HARD_SIGN.sub("", text)
    if _CYRILLIC.search(text):
        text = _ONE_LATIN.sub(lambda match: _CYRILLIC_FOR_LATIN.get(match[0], match[0]), text)
    return _SPACES.sub(" ", text).strip()


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if character.isascii():
        return "" if character in "'\"`" or (not character.isprintable() and not character.isspace()) else character
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    match unicodedata.category(character):
        case "Pd":
            return "-"
        case "Pi" | "Pf" | "Cf" | "Mn" | "Me" | "Cs" | "Cc" if not character.isspace():
            return ""
        case "So" | "Sk" | "Cn" | "Co":
            return " "
        case "Ps":
            return "" if character in "„‚" else "("
        case _ if "LATIN" in unicodedata.name(character, ""):
            return "".join(part for part in unicodedata.normalize("NFKD", character) if not unicodedata.combining(part))
        case _:
            return {"\N{MINUS SIGN}": "-", "\N{FRACTION SLASH}": "/"}.get(character, character)


def _one_script(word: str) -> str:
    """A word typed on two keyboards, in the letters of one: Cyrillic if it can be."""
    latin = any("a" <= letter <= "z" for letter in word)
    if not latin or not any("а" <= letter <= "я" for letter in word):
        return word
    cyrillic = "".join(_CYRILLIC_FOR_LATIN.get(letter, letter) for letter in word)
    if not any("a" <= letter <= "z" for letter in cyrillic):
        return cyrillic
    return word.translate(_SKELETON)


def skeleton(word: str) -> str:
    """The word as it looks: equal for Cyrillic «СССР» and Latin "CCCP"."""
    return word.translate(_SKELETON)


def join_abbreviations(folded: str) -> str:
    """«ркп (б)» → «ркпб», «с.с.с.р.» → «ссср»."""
    joined = _SPELLED_OUT.sub(lambda match: "".join(_WORD.findall(match[0])) + " ", folded)
    return _PARTY_WING.sub(r"\1\2", joined)


def words(folded: str) -> list[str]:
    """The runs of letters and digits, in order."""
    return _WORD.findall(folded)


def squeeze(folded: str) -> str:
    """Letters and digits alone, for what some write together and some apart."""
    return "".join(words(folded))
