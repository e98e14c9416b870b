"""Sentences of a line of prose."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import Final

from razdel import sentenize

from authoring.text.lines import Line

_OPEN_ABBREVIATION: Final = re.compile(
    r"(?<![^\W_])(?:им|т|н|тов|св|ул|пл|пр|проф|акад|ген|ред|род|ок|ст|гр|д|руб|коп|с|стр|напр|инж|кн)\.$"
)
"""Abbreviations after which a capital letter seldom begins a sentence."""
_INITIAL: Final = re.compile(r"(?:^|[\s(«.])[А-ЯЁA-Z]\.$")
_MONARCH: Final = re.compile(r"[а-яё] [IVX]+\.$")
"""«… вышел Мехмед I.»: a Latin number behind a name is no initial."""
_CONTINUES: Final = re.compile(r"[—–-]?\s*[а-яёa-z]|[—–]\s")
_CENTURY_NEXT: Final = re.compile(r"[IVX]+\s(?:в\.|век|съезд)")
_ENDS_INSIDE: Final = re.compile(
    r"(?<=\d )(?:г|гг|тыс|млн|млрд|руб|в|вв)\. (?=(?:[А-ЯЁ][а-яё]{1,}|[ВКСУОИАЯ])[ ,])"
    r"|(?<=\d )г\. (?=\d{1,2} [а-я]{3,8} \d{4})"
    r"|(?<=[а-яё] )[IVX]+\. (?=[А-ЯЁ][а-яё])"
    r"|(?<= )(?:т\. д|т\. п|др|н\. э)\. (?=[А-ЯЁ][а-яё])"
)
"""razdel reads «в 1867 г. К юбилею …» as one sentence; after a figure and «г.» a capital word begins another;
so it does after a monarch's number: «… вышел Мехмед I. Мурад II …»."""
_DATE_ALONE: Final = re.compile(
    r"(?:Во?|Ко?|Около|До|После|С|Осенью|Весной|Летом|Зимой|Лишь|Уже|Только|Примерно)(?: [а-яё]+){0,3} "
    r"(?:\d{1,4}(?:-м|-го)?(?: год[уа]?| г\.)?|[IVX]+(?: век[еа]?| в\.))(?: до)? н\. э\."
    r"|(?:Во?|Ко?|С|До|После|Около|Осенью|Весной|Летом|Зимой|Лишь|Уже|Только|Утром|Вечером|Однако|Но|А)"
    r"(?:,? [а-яё]+){0,4} (?:\d{1,2} [а-яё]+ )?\d{3,4}(?:[–—-]\d{2,4})? гг?\."
    r"|\d{1,2}(?:[–—-]\d{1,2})?(?: \(\d{1,2}\))? [а-яё]{3,8} \d{3,4} г\."
)
"""«В 317 году до н. э. Лапин …», «В январе 1922 г. Лапин …»: a date and nothing else is no sentence."""
_LONGEST_OPEN: Final = 300
"""Characters after which an open bracket is a slip."""
_MOST_JOINED: Final = 4
_FULL_STOP: Final = re.compile(r"[.!?…]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text[start:end]`. paragraph: number of its line. quoted: lies inside a quotation of several sentences."""

    start: int
    end: int
    paragraph: int
    quoted: bool = False


def sentences_of(text: str, line: Line, paragraph: int) -> list[Sentence]:
    """Sentences of one line of levelled text; a quotation is not cut in the middle."""
    body = text[line.start : line.end].replace("\n", " ")
    pieces = [part for piece in sentenize(body) for part in _parted(body, piece.start, piece.stop)]
    joined: list[tuple[int, int]] = []
    count = 0
    for start, stop in pieces:
        if joined and count < _MOST_JOINED and _belongs(body[joined[-1][0] : joined[-1][1]], body[start:stop]):
            joined[-1] = (joined[-1][0], stop)
            count += 1
        else:
            joined.append((start, stop))
            count = 0
    return [Sentence(line.start + start, line.start + stop, paragraph) for start, stop in joined]


def _parted(body: str, start: int, stop: int) -> list[tuple[int, int]]:
    """A piece cut where an abbreviation ended a sentence."""
    cuts = [match.end() for match in _ENDS_INSIDE.finditer(body, start, stop)]
    edges = [start, *cuts, stop]
    return [(a, a + len(body[a:b].rstrip())) for a, b in itertools.pairwise(edges)]


def _belongs(before: str, after: str) -> bool:
    """Whether razdel cut too early: inside quotes, after an abbreviation, before a small letter."""
    if before.count("(") > before.count(")") and len(before) < _LONGEST_OPEN:
        return True
    if before.count("«") > before.count("»") and after.count("»") > after.count("«"):
        return True
    if _DATE_ALONE.fullmatch(before):
        return True
    if (_INITIAL.search(before) and not _MONARCH.search(before)) or _OPEN_ABBREVIATION.search(before):
        return True
    return bool(_CONTINUES.match(after)) or bool(_CENTURY_NEXT.match(after) and before.endswith("."))
