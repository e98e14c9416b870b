"""Typed numbers, in figures and in words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quiz.questions import Expects
from quiz.typed import Missing, Outcome, judge
from quiz.typed.roman import roman
from tests.rows import each_row

# The right answer: what counts as the same.
RIGHT = {
    "46": "46 | сорок шесть | Сорок Шесть | сорока шести | сорока шестью | 46-ти | 46-и | 46"
    " человек | их было 46"
    " | forty-six | forty six | около 46 | примерно сорок шесть | «46» | думаю, 46 | XLVI",
    "123": "сто двадцать три | ста двадцати трёх | 123 делегата | one hundred and twenty-three | CXXIII",
    "479": "четыреста семьдесят девять | четырёхсот семидесяти девяти | четырьмястами семьюдесятью девятью",
    "75": "семьдесят пять | семидесяти пяти | семьюдесятью пятью | 75-ю",
    "10 000": "10000 | 10.000 | 10,000 | десять тысяч | 10 тыс. | 10 тысяч человек | ten thousand",
    "1 500 000": "1,5 миллиона | 1.5 млн | полтора миллиона | полутора миллионов | миллион пятьсот тысяч",
    "2500": "2 тысячи 500 | две с половиной тысячи | две тысячи пятьсот | two thousand five hundred | 2,5 тыс.",
    "21": "двадцать один | двадцать первый | twenty-one | 21-й | 21st",
    "2": "два | две | двое | оба | дважды | второй | II | twice",
    "1": "один | одна | первый | I",
    "3,14": "3.14",
    "1/2": "половина | half",
    "5 лет": "5 | пять лет | пяти лет | five years | 5 годам",
    "80 процентов": "80 % | 80% | восемьдесят процентов | 80",
    "123 из 479": "сто двадцать три из четырёхсот семидесяти девяти | 123 делегата из 479",
    "более 100": "100 | свыше ста | больше 100",
    "треть": "одна треть | 1/3 | около трети",
    "две трети": "2/3 | двумя третями",
    "12": "дюжина | двенадцать | a dozen",
    "100000": "сто тысяч | сотня тысяч | a hundred thousand",
}
WRONG = {
    "46": "83 | 64 | 45 | 460 | 4 6 | сорок | шесть | сорок восемь | сорок шест | 46, 83 | 46 или"
    " 83 | 46/83 | не 46"
    " | 46 из 83 | 46-83 | -46 | человек | I think",
    "10": "девять | 100 | одиннадцать | 1",
    "5 лет": "5 месяцев | пять дней | 3 года | 5 рублей",
    "более 100": "менее 100 | меньше ста",
    "123 из 479": "479 из 123 | 124 из 479 | 479",
    "двадцать один": "двадцать, один и ещё три | 20 1",
}
ALMOST = {
    ("более 46", "46"): Missing.EXACT_NUMBER,
    ("до 46", "46"): Missing.EXACT_NUMBER,
    ("123", "123 из 479"): Missing.MORE_WORDS,
}


def outcomes(answer: str, line: str) -> dict[str, Outcome]:
    return {said: judge(said, answer, expects=Expects.NUMBER).outcome for said in line.split(" | ")}


@each_row("answer", list(RIGHT))
def test_a_number_is_right_however_it_is_written(answer: str) -> None:
    found = outcomes(answer, RIGHT[answer])
    assert found == dict.fromkeys(found, Outcome.RIGHT)


@each_row("answer", list(WRONG))
def test_another_number_is_wrong(answer: str) -> None:
    found = outcomes(answer, WRONG[answer])
    assert found == dict.fromkeys(found, Outcome.WRONG)


@each_row(("said", "answer"), list(ALMOST))
def test_half_a_number_is_almost_right(said: str, answer: str) -> None:
    verdict = judge(said, answer, expects=Expects.NUMBER)
    assert (verdict.outcome, verdict.missing) == (Outcome.ALMOST, ALMOST[said, answer])


def test_a_number_is_recognised_without_being_announced() -> None:
    assert judge("сорок шесть", "46").outcome is Outcome.RIGHT
    assert judge("79", "479").outcome is Outcome.WRONG


@given(st.integers(0, 999_999), st.integers(0, 999_999))
def test_only_the_same_number_is_right(said: int, answer: int) -> None:
    right = judge(str(said), str(answer), expects=Expects.NUMBER).outcome is Outcome.RIGHT
    assert right is (said == answer)


def in_roman(number: int) -> str:
    tens = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")[number // 10]
    return tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]


@each_row("number", [n for n in range(1, 100) if n not in (50, 51)])  # "l", "li": no numerals
def test_roman_numerals_may_be_typed_in_cyrillic(number: int) -> None:
    latin = in_roman(number).lower()
    assert roman(latin) == roman(latin.replace("x", "х").replace("i", "і")) == number


@each_row("word", ["с", "мм", "цк", "iiii", "vx", "mix", "и", "смирнов"])
def test_words_are_no_roman_numerals(word: str) -> None:
    assert roman(word) is None
