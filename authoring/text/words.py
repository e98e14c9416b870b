"""Words of a sentence."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from razdel import tokenize

_WING: Final = re.compile(r"(?<=[А-ЯЁA-Z]{2}) ?\((?:б|м|меньшевиков|большевиков)\)")
"""«РКП (б)», «РСДРП(м)»: one name, not a name and a remark."""
_SURNAME: Final = r"(?:(?:де|фон|ван|дер|ла|ди|да|дю) )*(?:О’|Мак-?)?[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*"
_INITIALS_FIRST: Final = re.compile(rf"(?<![\w.])(?:[А-ЯЁ][а-яё]?\.[ -]?){{1,3}}(?P<last>{_SURNAME})")
"""«И. Н. Смирнов», «А.-Ж. Дельзон», «О. де Коленкур»: one word to the parser, its surname."""
_INITIALS_LAST: Final = re.compile(
    r"(?<![\w.])(?P<last>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*)(?: ?[А-ЯЁ]\.){2,3}(?!\s?[А-ЯЁ][а-яё])"
)

_SCORE: Final = re.compile(r"(?<![\d:])\d{1,3}:\d{1,3}(?![\d:])")
"""«со счётом 3:2»: its colon opens nothing."""
_ERA: Final = re.compile(r"(?<=\s)н\. ?э(?:\.(?=\s*\S)|(?=\.))")
"""«до н. э.»: one word to the parser; the full stop of its sentence is not its own."""


class Word(NamedTuple):
    """`text[start:end]`; `model` is what the language models are given for it. person: a name with initials."""

    start: int
    end: int
    model: str
    person: bool = False


def words_of(text: str, start: int, end: int) -> list[Word]:
    """Words and signs of `text[start:end]`; a name with its initials is one, so is a party with its wing."""
    body = text[start:end].replace("\n", " ")
    whole = _whole_names(body)
    words: list[Word] = []
    taken = -1
    for token in tokenize(body):
        if token.start < taken:
            continue
        name = next((one for one in whole if one.start <= token.start < one.end), None)
        if name is None:
            words.append(Word(start + token.start, start + token.stop, token.text))
        elif name.model:
            words.append(Word(start + name.start, start + name.end, name.model, name.person))
            taken = name.end
        elif words:
            words[-1] = words[-1]._replace(end=start + name.end)
            taken = name.end
    return words


def _whole_names(body: str) -> list[Word]:
    """Places that are one word each; a wing has no model of its own: it is added to the word before it."""
    found = [Word(*match.span(), "") for match in _WING.finditer(body)]
    found += [Word(*match.span(), match[0]) for match in _SCORE.finditer(body)]
    found += [Word(*match.span(), "эры") for match in _ERA.finditer(body)]
    for rule in (_INITIALS_FIRST, _INITIALS_LAST):
        for match in rule.finditer(body):
            if not any(one.start < match.end() and match.start() < one.end for one in found):
                found.append(Word(match.start(), match.end(), match["last"].split()[-1], True))
    return found
