"""One spelling for signs that mean the same. Every change keeps the length, so that offsets stay true."""

from __future__ import annotations

import re
from typing import Final

_SIGNS: Final = str.maketrans(
    {
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\t": " ",
        "“": "«", "„": "«", "”": "»", "‟": "«",
        "‑": "-", "‐": "-", "−": "-", "\u2012": "–", "―": "—",
    }
)  # fmt: skip
_ROMAN_LOOKALIKE: Final = str.maketrans("ХСМІУ", "XCMIV")
_ROMAN: Final = re.compile(r"(?<![^\W_])[IVXLCMХСМІУ]+(?![^\W_])")
_LATIN_INSIDE: Final = re.compile(r"(?<=[а-яё])[aceopxy](?=[а-яё])")
_LATIN: Final = str.maketrans("aceopxy", "асеорху")
_WIKI: Final = re.compile(r"(?<!')('{2,3})(?=[^\s'])([^'\n]{1,80})(?<=[^\s'])\1(?!')")
_STRAIGHT: Final = re.compile(r'"')
_SQUARE: Final = re.compile(r"\[([^\[\]\n]*\d{4}[^\[\]\n]*)\]")
_CAPITALS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(советск)(?:ий|ого|ому|им|ом) (союз)(?:ом|а|у|е)?\b",
        r"\b(велик)(?:ая|ой|ую) (отечественн)(?:ая|ой|ую)\b",
        r"\b(перв|втор)(?:ая|ой|ую) миров(?:ая|ой|ую)\b",
        r"\b(красн)(?:ая|ой|ую) арми(?:я|и|ю|ей)\b",
    )
)
"""Names whose marked words have a capital, whoever wrote them: «Советского союза»."""
_TYPED_DASH: Final = re.compile(r"(?<=[^\s]) - (?=[^\s])")


def level(raw: str) -> str:
    """The text with quotes, dashes, spaces and Roman numerals in one spelling each, as long as it was.

    «ХV съезд» (Cyrillic Х) → «XV съезд»; "слово" → «слово»; a no-break space → a space; « - » between words → « — »;
    ''слово'' → «слово» between spaces; «Советского союза» → «Советского Союза»;
    «[3 мая 1871]» → «(3 мая 1871)».
    """
    text = _TYPED_DASH.sub(" — ", raw.translate(_SIGNS))
    text = _WIKI.sub(_wiki, text)
    text = _ROMAN.sub(_roman, text)
    text = _SQUARE.sub(r"(\1)", text)
    for name in _CAPITALS:
        text = name.sub(_capitals, text)
    text = _LATIN_INSIDE.sub(lambda match: match[0].translate(_LATIN), text)
    return _paired_quotes(text)


def _capitals(match: re.Match[str]) -> str:
    """The first letter of every marked word made a capital."""
    letters = list(match[0])
    for group in range(1, (match.re.groups or 0) + 1):
        place = match.start(group) - match.start()
        letters[place] = letters[place].upper()
    return "".join(letters)


def _wiki(match: re.Match[str]) -> str:
    """''слово'' → «слово»; inside quotes it is quoted already."""
    bare = match.string[: match.start()].endswith("«")
    width = len(match[1])
    return f"{'' if bare else '«':>{width}}{match[2]}{'' if bare else '»':<{width}}"


def _roman(match: re.Match[str]) -> str:
    """A run of letters that are Roman figures in either alphabet; a single Cyrillic «С» or «У» is a word."""
    run = match[0]
    initial = len(run) == 1 and match.string[match.end() : match.end() + 1] == "."  # «Х. Г. Раковский»
    if run.isascii() or initial or run in {"С", "У", "М", "СМ", "СССХ"}:
        return run
    return run.translate(_ROMAN_LOOKALIKE) if any(sign in "XVIХІ" for sign in run) else run


def _paired_quotes(text: str) -> str:
    """Straight quotes as «» by what stands beside them: after a space they open."""

    def side(match: re.Match[str]) -> str:
        before = text[match.start() - 1] if match.start() else " "
        return "«" if before.isspace() or before in "([«—–-" else "»"

    return _STRAIGHT.sub(side, text)
