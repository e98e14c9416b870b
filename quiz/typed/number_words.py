"""Number words in every case, built from their stems."""

from __future__ import annotations

from enum import Enum, auto
from fractions import Fraction
from typing import Final

from quiz.typed.word_lists import listed


class Rank(Enum):
    """The place a number word takes in a longer number."""

    UNIT = auto()
    TEEN = auto()
    TEN = auto()
    HUNDRED = auto()
    SCALE = auto()
    WHOLE = auto()
    """Takes no neighbour except a scale: «полтора миллиона»."""
    HALF = auto()
    """«с половиной», run together by `numbers`: adds to what stands before it."""


NumberWord = tuple[Rank, Fraction]

_ORDINAL_ENDINGS: Final = listed("ый ий ой ая ое ые ого ому ым ом ую ых ыми ою")

_IRREGULAR: Final = {
    0: "ноль ноля нолю нулем ноле нуль нуля нулю нуле zero",
    1: "один одна одно одни одного одной одному одну одним одном одних одними one first",
    2: "два две двух двум двумя двое двоих двоим двоими оба обе обоих обеих дважды two second twice",
    3: "три трех трем тремя трое троих троим троими трижды третий третья третье третьи третьего "
    "третьей третьему третью третьим третьем третьих three third thrice",
    4: "четыре четырех четырем четырьмя четверо четверых четверым четверыми четырежды four fourth",
    5: "пятеро пятерых пятерым five fifth",
    6: "шестеро шестерых шестерым six sixth",
    7: "семеро семерых семерым seven seventh",
    8: "восемь восьми восьмью восемью восьмеро восьмерых eight eighth",
    9: "девятеро девятерых nine ninth",
    10: "десятеро ten tenth",
    40: "сорок сорока сороковой forty fortieth",
    90: "девяносто девяноста ninety ninetieth",
    100: "сто ста",
    200: "двести двухсот двумстам двумястами двухстах",
    300: "триста трехсот тремстам тремястами трехстах",
    400: "четыреста четырехсот четыремстам четырьмястами четырехстах",
}
_SOFT_STEMS: Final = {
    5: "пят", 6: "шест", 7: "сем", 9: "девят", 10: "десят", 11: "одиннадцат", 12: "двенадцат",
    13: "тринадцат", 14: "четырнадцат", 15: "пятнадцат", 16: "шестнадцат", 17: "семнадцат", 18: "восемнадцат",
    19: "девятнадцат", 20: "двадцат", 30: "тридцат",
}  # fmt: skip
_ORDINAL_STEMS: Final = {
    1: "перв", 2: "втор", 4: "четверт", 5: "пят", 6: "шест", 7: "седьм", 8: "восьм", 9: "девят", 10: "десят",
    11: "одиннадцат", 12: "двенадцат", 13: "тринадцат", 14: "четырнадцат", 15: "пятнадцат", 16: "шестнадцат",
    17: "семнадцат", 18: "восемнадцат", 19: "девятнадцат", 20: "двадцат", 30: "тридцат", 40: "сороков",
    50: "пятидесят", 60: "шестидесят", 70: "семидесят", 80: "восьмидесят", 90: "девяност", 100: "сот",
    200: "двухсот", 300: "трехсот", 400: "четырехсот", 500: "пятисот", 600: "шестисот", 700: "семисот",
    800: "восьмисот", 900: "девятисот", 1000: "тысячн", 2000: "двухтысячн",
}  # fmt: skip
_ENGLISH: Final = {
    11: "eleven eleventh", 12: "twelve twelfth", 13: "thirteen thirteenth", 14: "fourteen fourteenth",
    15: "fifteen fifteenth", 16: "sixteen sixteenth", 17: "seventeen seventeenth", 18: "eighteen eighteenth",
    19: "nineteen nineteenth", 20: "twenty twentieth", 30: "thirty thirtieth", 50: "fifty fiftieth",
    60: "sixty sixtieth", 70: "seventy seventieth", 80: "eighty eightieth",
}  # fmt: skip
_COMPOUND_TENS: Final = {50: ("пят", "пяти"), 60: ("шест", "шести"), 70: ("сем", "семи"), 80: ("восем", "восьми")}
_COMPOUND_HUNDREDS: Final = {
    500: ("пять", "пяти", "пятью"), 600: ("шесть", "шести", "шестью"), 700: ("семь", "семи", "семью"),
    800: ("восемь", "восьми", "восемью"), 900: ("девять", "девяти", "девятью"),
}  # fmt: skip
_SCALES: Final = {
    10: "десяток десятка десятку десятком десятков десятки десятках",
    12: "дюжина дюжины дюжину дюжиной дюжин dozen dozens",
    100: "сотня сотни сотню сотней сотен hundred hundreds hundredth",
    1_000: "тысяча тысячи тысяче тысячу тысячей тысячею тысячью тысяч тысячам тысячами тысячах тыс"
    " тыща тыщи тыщу тыщ thousand thousands",
    1_000_000: "миллион миллиона миллиону миллионом миллионе миллионы миллионов миллионам"
    " миллионами миллионах млн "
    "million millions",
    1_000_000_000: "миллиард миллиарда миллиарду миллиардом миллиарде миллиарды миллиардов млрд billion billions",
}
_WHOLE: Final = {
    Fraction(3, 2): "полтора полторы полутора",
    Fraction(1, 2): "половина половины половину половине половиной half",
    Fraction(1, 3): "thirds треть трети третью третей третям третями",
    Fraction(1, 4): "quarter quarters четверть четверти четвертью четвертей четвертям четвертями",
}


def _rank(value: int) -> Rank:
    if value < 10:
        return Rank.UNIT
    if value < 20:
        return Rank.TEEN
    if value < 100:
        return Rank.TEN
    return Rank.HUNDRED if value < 1000 else Rank.SCALE


def _build() -> dict[str, NumberWord]:
    forms: dict[int, list[str]] = {value: line.split() for value, line in (_IRREGULAR | _ENGLISH).items()}
    for value, stem in _SOFT_STEMS.items():
        forms.setdefault(value, []).extend((stem + "ь", stem + "и", stem + "ью"))
    for value, (short, oblique) in _COMPOUND_TENS.items():
        forms[value] += [f"{short}ьдесят", f"{oblique}десяти", f"{short}ьюдесятью"]
    for value, (plain, oblique, with_) in _COMPOUND_HUNDREDS.items():
        forms[value] = [plain + "сот", oblique + "сот", oblique + "стам", with_ + "стами", oblique + "стах"]
    for value, stem in _ORDINAL_STEMS.items():
        forms.setdefault(value, []).extend(stem + ending for ending in _ORDINAL_ENDINGS)
    built = {form: (_rank(value), Fraction(value)) for value, words in forms.items() for form in words}
    built |= {form: (Rank.HALF, Fraction(1, 2)) for form in ("споловиной", "andahalf")}
    built |= {form: (Rank.WHOLE, value) for value, line in _WHOLE.items() for form in line.split()}
    return built | {form: (Rank.SCALE, Fraction(scale)) for scale, line in _SCALES.items() for form in line.split()}


NUMBER_WORDS: Final = _build()
"""Folded word → its rank and value. Cardinals and ordinals are not told apart: «десятый» and «десять»
are 10."""
