"""Typed dates, in every usual spelling and with any precision."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from quiz.questions import Expects
from quiz.typed import Missing, Outcome, judge
from tests.rows import each_row

RIGHT = {
    "15 октября 1923 года": "15.10.1923 | 15/10/1923 | 15-10-1923 | 1923-10-15 | 1923.10.15 | 15 10"
    " 1923 | 15.10.23"
    " | 15 окт. 1923 | 15 октября 1923 г. | 15 Октября 1923 | пятнадцатого октября 1923 | 15-го"
    " октября 1923-го"
    " | пятнадцатое октября тысяча девятьсот двадцать третьего года | Oct 15, 1923 | October 15th, 1923"
    " | 15th of October 1923 | 10/15/1923 | 1923 г., 15 октября | 15 октебря 1923 | это было 15 октября 1923"
    " | 15 X 1923 | 15.X.1923 | 15.х.1923",
    "октябрь 1923": "в октябре 1923 года | 10.1923 | октябрь 1923-го | 15.10.1923 | October 1923 | окт 1923",
    "1923": "1923 | 1923 год | в 1923-м | в 1923 году | in 1923 | 1923 г. | 15 октября 1923 | весной 1923"
    " | тысяча девятьсот двадцать третий | nineteen twenty-three | начало 1923 | MCMXXIII | около"
    " 1923 | с 1923 года",
    "15 октября": "15.10 | 15 октября 1923 | пятнадцатого октября | 15-е октября | October 15",
    "20 октября": "20-е октября | двадцатое октября",
    "1930": "в 1930-м | 1930 год",
    "начало 1933 года": "в начале 1933 | начало 1933-го | январь 1933 | early 1933 | 14 января 1933",
    "конец 1932 года": "в конце 1932 года | декабрь 1932 | late 1932",
    "осень 1923": "осенью 1923 года | октябрь 1923 | 15.10.1923 | autumn 1923",
    "вторая половина XIX века": "во второй половине 19 века | 1875 | second half of the 19th century",
    "XIII век": "13 век | в XIII веке | тринадцатый век | ХІІІ в. | 13th century | 1227 | начало XIII века",
    "1920-е годы": "20-е | двадцатые годы | в 1920-х | the 1920s | 1923 | 20-е гг.",
    "1914–1918": "1914-1918 | с 1914 по 1918 | 1914 — 1918 гг. | from 1914 to 1918 | 1914-18",
    "15–20 октября 1923": "с 15 по 20 октября 1923 года | 15.10.1923-20.10.1923",
    "44 год до н. э.": "44 г. до н.э. | 44 BC | в 44 году до нашей эры",
    "до 1923 года": "до 1923 | before 1923",
}
WRONG = {
    "15 октября 1923 года": "16 октября 1923 | 16.10.1923 | 15 ноября 1923 | 15.10.1924 | 16"
    " октября | ноябрь 1923"
    " | 1924 | 15 | 15.10.1823 | 15.10.24 | XIX век | не 15 октября 1923 | 15 или 16 октября 1923 |"
    " 31.10.1923 | осень"
    " 1924 | весна 1923 | 15 и 16 октября 1923 | когда-то",
    "15 октября": "16 октября | 16 | 16.10 | 15 ноября | сентябрь",
    "1923": "1924 | 1822 | 1923, 1924 | 1923 или 1924 | 1923/1924 | 1922-1924 | до 1923 | после"
    " 1923 | 24 | XIX век"
    " | 1920 | конец | 19233 | 1930-е",
    "начало 1933 года": "конец 1933 | осень 1933 | начало 1934 | декабрь 1932",
    "XIII век": "XII век | 1301 | 1200 | XIII век до н. э.",
    "1920-е годы": "1930-е | 30-е | 1930",
    "1914–1918": "1914-1917 | 1913 | 1939–1945",
    "44 год до н. э.": "44 год | 44 | 45 до н. э.",
    "до 1923 года": "после 1923 | до 1924 | август 1923",
    "октябрь 1923": "31 февраля 1923 | сентябрь 1923 | ноября",
}
ALMOST = {
    ("октябрь 1923", "15 октября 1923"): Missing.DAY,
    ("в октябре", "15 октября"): Missing.DAY,
    ("1923", "15 октября 1923"): Missing.MONTH,
    ("15", "15 октября"): Missing.MONTH,
    ("осень 1923", "15 октября 1923"): Missing.MONTH,
    ("15 октября", "15 октября 1923"): Missing.YEAR,
    ("октябрь", "октябрь 1923"): Missing.YEAR,
    ("XX век", "1923"): Missing.YEAR,
    ("1920-е", "1923"): Missing.YEAR,
    ("в 23-м году", "1923"): Missing.YEAR,
    ("23", "1923"): Missing.YEAR,
    ("1933", "начало 1933"): Missing.PART,
    ("XIX век", "вторая половина XIX века"): Missing.PART,
    ("1923", "до 1923"): Missing.BOUND,
    ("1914", "1914–1918"): Missing.MORE_WORDS,
}


def outcomes(answer: str, line: str) -> dict[str, Outcome]:
    return {said: judge(said, answer, expects=Expects.DATE).outcome for said in line.split(" | ")}


@each_row("answer", list(RIGHT))
def test_a_date_is_right_in_any_spelling_and_more_precise(answer: str) -> None:
    found = outcomes(answer, RIGHT[answer])
    assert found == dict.fromkeys(found, Outcome.RIGHT)


@each_row("answer", list(WRONG))
def test_another_day_month_or_year_is_wrong(answer: str) -> None:
    found = outcomes(answer, WRONG[answer])
    assert found == dict.fromkeys(found, Outcome.WRONG)


@each_row(("said", "answer"), list(ALMOST))
def test_a_less_precise_date_is_almost_right_and_says_what_is_missing(said: str, answer: str) -> None:
    verdict = judge(said, answer, expects=Expects.DATE)
    assert (verdict.outcome, verdict.missing) == (Outcome.ALMOST, ALMOST[said, answer])


def test_a_date_is_recognised_without_being_announced() -> None:
    assert judge("15.10.1923", "15 октября 1923 года").outcome is Outcome.RIGHT
    assert judge("октябрь 1923", "15 октября 1923 года").missing is Missing.DAY


def test_an_english_learner_may_put_the_month_first() -> None:
    assert judge("10/05/1923", "October 5, 1923", expects=Expects.DATE, language="en").outcome is Outcome.RIGHT
    assert judge("10/05/1923", "5 октября 1923", expects=Expects.DATE, language="ru").outcome is Outcome.WRONG


def test_an_answer_that_holds_no_date_is_compared_as_text() -> None:
    assert judge("после съезда", "после съезда партии", expects=Expects.DATE).outcome is not Outcome.RIGHT
    assert judge("сразу после съезда", "Сразу после съезда", expects=Expects.DATE).outcome is Outcome.RIGHT


MONTHS = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]


@given(st.dates(date(1000, 1, 1), date(2099, 12, 31)), st.dates(date(1000, 1, 1), date(2099, 12, 31)))
def test_only_the_same_day_is_right(said: date, answer: date) -> None:
    written = f"{answer.day} {MONTHS[answer.month - 1]} {answer.year} года"
    for spelling in (said.isoformat(), f"{said:%d.%m.%Y}", f"{said.day} {MONTHS[said.month - 1]} {said.year}"):
        right = judge(spelling, written, expects=Expects.DATE).outcome is Outcome.RIGHT
        assert right is (said == answer)
    assert judge(f"{answer:%d.%m.%Y}", written, expects=Expects.DATE).outcome is Outcome.RIGHT
