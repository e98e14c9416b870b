"""Which language a text is in, by its letters and small words."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+")
_SMALL: Final = {
    "ru": frozenset(
        [
            "и",
            "в",
            "не",
            "на",
            "он",
            "что",
            "с",
            "как",
            "это",
            "по",
            "но",
            "из",
            "к",
            "у",
            "за",
            "от",
            "его",
            "было",
            "был",
            "она",
            "они",
            "был",
            "при",
            "для",
            "до",
            "после",
        ]
    ),
    "uk": frozenset(
        [
            "і",
            "в",
            "не",
            "на",
            "що",
            "з",
            "як",
            "це",
            "по",
            "але",
            "та",
            "від",
            "його",
            "було",
            "був",
            "вона",
            "вони",
            "при",
            "для",
            "після",
            "він",
            "є",
        ]
    ),
    "bg": frozenset(
        [
            "и",
            "в",
            "не",
            "на",
            "че",
            "с",
            "как",
            "това",
            "по",
            "но",
            "от",
            "се",
            "са",
            "беше",
            "за",
            "към",
            "при",
            "след",
            "той",
            "тя",
            "е",
        ]
    ),
    "en": frozenset(
        [
            "the",
            "of",
            "and",
            "to",
            "in",
            "a",
            "was",
            "that",
            "he",
            "for",
            "on",
            "with",
            "as",
            "his",
            "at",
            "by",
            "it",
            "is",
            "from",
            "were",
            "had",
            "which",
            "she",
        ]
    ),
    "de": frozenset(
        [
            "der",
            "die",
            "und",
            "in",
            "den",
            "von",
            "zu",
            "das",
            "mit",
            "sich",
            "des",
            "auf",
            "für",
            "ist",
            "im",
            "dem",
            "nicht",
            "ein",
            "eine",
            "war",
        ]
    ),
    "fr": frozenset(
        [
            "le",
            "la",
            "les",
            "de",
            "des",
            "et",
            "en",
            "un",
            "une",
            "du",
            "dans",
            "que",
            "qui",
            "pour",
            "par",
            "sur",
            "au",
            "est",
            "il",
            "elle",
            "était",
        ]
    ),
    "es": frozenset(
        [
            "el",
            "la",
            "los",
            "las",
            "de",
            "y",
            "en",
            "un",
            "una",
            "que",
            "por",
            "con",
            "para",
            "su",
            "del",
            "se",
            "fue",
            "es",
            "al",
            "como",
        ]
    ),
}
_LOOKED_AT: Final = 20_000
_LEAST: Final = 0.06
"""Share of small words below which a text is no prose of that language."""
_OWN_LETTERS: Final = {"uk": "іїєґ", "ru": "ыэё"}


def language_of(text: str) -> str:
    """ru, en or another code; "" if there is too little to tell, or it is none of those known here."""
    sample = text[:_LOOKED_AT].casefold()
    words = _WORD.findall(sample)
    if len(words) < 5:
        return _by_letters(sample) if words else ""
    counts = Counter(words)
    shares = {name: sum(counts[word] for word in small) / len(words) for name, small in _SMALL.items()}
    for name, letters in _OWN_LETTERS.items():
        shares[name] += min(0.1, 3 * sum(sample.count(letter) for letter in letters) / len(sample))
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= _LEAST else _by_letters(sample)


def _by_letters(sample: str) -> str:
    cyrillic = len(re.findall(r"[а-яё]", sample))
    latin = len(re.findall(r"[a-z]", sample))
    if not cyrillic and not latin:
        return ""
    if cyrillic > latin:
        return "uk" if re.search(r"[іїєґ]", sample) else "ru"
    return "" if cyrillic else "en" if re.search(r"\b(the|of|and|was)\b", sample) else ""
