"""Numbers in a text, in digits, Roman numerals or words, as values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from quiz.typed.number_words import NUMBER_WORDS, Rank
from quiz.typed.roman import roman

Token = str | Fraction
"""A word, or the value of a number."""

_MOST_DIGITS: Final = 15
_GROUPED: Final = re.compile(r"(?<![\d.,/])[1-9]\d{0,2}(?:([ ,.])\d{3})(?:\1\d{3})*(?![\d/]|[.,]\d)")
"""«10 000», "10,000": thousands set apart."""
_PIECE: Final = re.compile(
    r"""(?P<decimal>(?<![\w.,])(?!\d{4}[.,]\d{4})\d+[.,]\d+(?![\w.,]*\d))
    | (?P<fraction>(?<![\w/])\d{1,2}\s?/\s?\d{1,2}(?![\w/]))
    |
    (?P<digits>\d+)(?:-?(?:ый|ий|ой|ая|ое|ые|ого|ому|ым|ыми|ом|ую|ых|ми|ти|го|му|й|я|е|м|х|и|ю|th|st|nd|rd|s)
      (?![^\W\d_]))?
    | (?P<word>[^\W\d_]+)""",
    re.VERBOSE,
)
_ONE_OF: Final = re.compile(r"\b(?:один|одна|одно|одного|одной|одному|одним|одном|одну|one)(?= (?:из|of)\b)")
_AND_A_HALF: Final = re.compile(r"\b(?:с половиной|and a half)\b")
_ROMAN_WITH_ENDING: Final = re.compile(r"\b([ivxlcхіс]+)-(?:й|я|е|го|му|м|х|ю|ый|ой|ого|ом|th|st|nd|rd)\b")
_HALF_OF: Final = re.compile(
    r"\bпол[- ]?(?=(?:сот|тысяч|миллион|миллиард|дюжин|десят)[а-я]{1,3}\b)"
    r"|\bhalf an? (?=(?:hundred|thousand|[mb]illion|dozen)\b)"
)
_PART_OF: Final = re.compile(r"\b(трет(?=[ьеи])|четверт)[а-я]+ част(?:ь|и|ью)\b")
"""«третья часть»"""
_ONE_THIRD: Final = re.compile(r"\b(?:a|one)[ -]third$")
_WHOLE_AND_FRACTION: Final = re.compile(r"(?<![\w/.,])(\d{1,3}) (\d{1,2})/(\d{1,2})(?![\w/])")
"""«7 1/2»"""
_PLAIN_MINUS: Final = re.compile(r"(?<!\S)(?:-|минус |minus )(?=\w)")


def tokens(folded: str) -> list[Token]:
    """The words of a folded text, with every number as its value, however it is written."""
    folded = _ONE_THIRD.sub("thirds", folded)
    text = _PART_OF.sub(r"\1ь", _HALF_OF.sub("половина ", _ONE_OF.sub("", folded)))
    text = _AND_A_HALF.sub(lambda match: match[0].replace(" ", ""), text)
    text = _WHOLE_AND_FRACTION.sub(_in_decimals, text)
    text = _GROUPED.sub(lambda match: re.sub(r"\D", "", match[0]), _ROMAN_WITH_ENDING.sub(r"\1", text))
    return list(_combine(_pieces(text)))


def _in_decimals(match: re.Match[str]) -> str:
    whole, above, below = (int(part) for part in match.groups())
    exact = 0 < above < below and 100 % below == 0
    return f"{whole + above / below:g}" if exact else match[0]


def is_negative(folded: str) -> bool:
    """Whether the text's first number stands behind a minus sign."""
    match = _PLAIN_MINUS.match(folded)
    return bool(match and isinstance(next(iter(tokens(folded[match.end() :])), None), Fraction))


def _pieces(text: str) -> Iterator[Token]:
    """Words, among them number words, and the values of numbers in figures."""
    for match in _PIECE.finditer(text):
        if match["word"]:
            value = roman(match["word"])
            yield match["word"] if value is None or match["word"] in NUMBER_WORDS else Fraction(value)
        elif len(match[0]) > _MOST_DIGITS:
            yield match[0]
        elif match["decimal"]:
            yield Fraction(match["decimal"].replace(",", "."))
        elif match["fraction"]:
            above, below = (int(part) for part in match["fraction"].split("/"))
            yield from ((Fraction(above, below),) if below else (Fraction(above), Fraction(0)))
        else:
            yield Fraction(match["digits"])


class _Growing:
    """A number while its words are being read: «двадцать» + «одна» + «тысяча» + «пятьсот»."""

    def __init__(self) -> None:
        self.total = Fraction(0)
        self.scale = Fraction(0)
        self.current = Fraction(0)
        self.started = False
        self.closed = False

    @property
    def value(self) -> Fraction:
        return self.total + self.current

    def take(self, rank: Rank, value: Fraction, english: bool) -> bool:
        """Whether the next word continues the number; if so it has been added."""
        if not self._fits(rank, value, english):
            return False
        if rank is Rank.SCALE:
            self._multiply(value)
        elif rank is Rank.WHOLE and self.started:
            self.current *= value  # «две трети»
        elif english and rank in (Rank.TEEN, Rank.TEN) and 10 <= self.current < 100:
            self.current = self.current * 100 + value  # "nineteen twenty"
        else:
            self.current += value
        self.started = True
        self.closed = rank is Rank.WHOLE
        return True

    def take_figures(self, value: Fraction) -> bool:
        """The same for a number in digits: «2 тысячи 500»."""
        if self.started and (self.closed or self.current or value >= self.scale or not self.total):
            return False
        self.current += value
        self.started = self.closed = True
        return True

    def _fits(self, rank: Rank, value: Fraction, english: bool) -> bool:
        if rank is Rank.HALF:
            return self.current > 0
        if rank is Rank.SCALE:
            return not self.scale or value < self.scale or (english and value == 100 and 0 < self.current < 100)
        if not self.started:
            return True
        if self.closed:
            return False
        if rank is Rank.WHOLE:
            return value < Fraction(1, 2) and 0 < self.current < 10 and not self.total
        ones, tens = self.current % 10, self.current % 100
        match rank:
            case Rank.UNIT:
                return ones == 0 and not 10 <= tens < 20 and value > 0
            case Rank.TEEN | Rank.TEN:
                return tens == 0 or (english and 10 <= self.current < 100)
            case _:
                return self.current == 0

    def _multiply(self, value: Fraction) -> None:
        if value == 100:
            self.current = (self.current or Fraction(1)) * 100  # "three hundred" may still grow by "and five"
            return
        self.total += (self.current or Fraction(1)) * value
        self.current, self.scale = Fraction(0), value


def _combine(pieces: Iterator[Token]) -> Iterator[Token]:
    growing = _Growing()
    held_and = False
    for piece in pieces:
        known = NUMBER_WORDS.get(piece) if isinstance(piece, str) else None
        if isinstance(piece, Fraction):
            taken = growing.take_figures(piece)
        elif known:
            taken = growing.take(*known, english=piece.isascii())
        elif piece == "and" and growing.started and not held_and:
            held_and = True
            continue
        else:
            taken = False
        if taken:
            held_and = False
            continue
        if growing.started:
            yield growing.value
        if held_and:
            yield "and"
        growing, held_and = _Growing(), False
        if isinstance(piece, Fraction):
            growing.take_figures(piece)
        elif known:
            growing.take(*known, english=piece.isascii())
        else:
            yield piece
    if growing.started:
        yield growing.value
    if held_and:
        yield "and"
