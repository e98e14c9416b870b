"""What changes no verdict, tried on the answers of all the tables beside this one; and how long a verdict may take."""

from __future__ import annotations

import time
from collections.abc import Callable

from hypothesis import assume, given
from hypothesis import strategies as st

from quiz.questions import Expects
from quiz.typed import Missing, Outcome, judge
from tests.quiz import test_typed_more_dates as dates
from tests.quiz import test_typed_more_numbers as numbers
from tests.quiz import test_typed_more_people as people
from tests.quiz import test_typed_more_places as places
from tests.quiz import test_typed_more_texts as texts

TABLES = (
    (Expects.PERSON, people.ALL),
    (Expects.DATE, dates.ALL),
    (Expects.NUMBER, numbers.NUMBERS),
    (Expects.TEXT, numbers.ORDINALS),
    (Expects.PLACE, places.ALL),
    (Expects.TEXT, texts.ALL),
)
ANSWERS = [(expects, answer) for expects, table in TABLES for answer in table]
SAID = [
    (expects, answer, said.strip())
    for expects, table in TABLES
    for answer, lines in table.items()
    for line in lines
    for said in line.split("|")
]
LOOK_ALIKES = dict(zip("АВЕКМНОРСТХаеорсух", "ABEKMHOPCTXaeopcyx", strict=True))
answers, said_ones = st.sampled_from(ANSWERS), st.sampled_from(SAID)
Said = tuple[Expects, str, str]


def unchanged(case: Said, change: Callable[[str], str]) -> bool:
    expects, answer, said = case
    return judge(change(said), answer, (), expects) == judge(said, answer, (), expects)


@given(said_ones, st.sampled_from([str.upper, str.lower, str.title, str.swapcase, str.capitalize]))
def test_capitals_never_matter(case: Said, change: Callable[[str], str]) -> None:
    assert unchanged(case, change)


@given(said_ones)
def test_dots_over_e_never_matter(case: Said) -> None:
    assert unchanged(case, lambda said: said.replace("ё", "е").replace("Ё", "Е"))
    assert unchanged(case, lambda said: said.replace("е", "ё").replace("Е", "Ё"))


@given(said_ones, st.sampled_from("-‐‑‒–—―−﹣－"))
def test_any_dash_is_a_dash(case: Said, dash: str) -> None:
    assert unchanged(case, lambda said: said.replace("–", "-").replace("—", "-").replace("-", dash))


@given(said_ones, st.sampled_from(["«{}»", "“{}”", "„{}“", '"{}"', "‘{}’", "‹{}›", "'{}'", "«{}", "{}»"]))
def test_any_quotes_or_half_of_them_will_do(case: Said, quotes: str) -> None:
    assert unchanged(case, quotes.format)


@given(said_ones, st.sampled_from([" ", "  ", "\u00a0", "\u202f", "\u2009", "\t", "\n", " \u200b"]))
def test_any_space_is_a_space(case: Said, space: str) -> None:
    assert unchanged(case, lambda said: space + said.replace(" ", space) + space)


@given(said_ones, st.sampled_from([".", "!", "?", "…", "!!!", " .", ",", ";", ")", " :)", " 🙂", "👍", "\u200f", "?!"]))
def test_what_stands_behind_the_last_word_never_matters(case: Said, behind: str) -> None:
    assert unchanged(case, lambda said: said + behind)


@given(said_ones, st.data())
def test_a_latin_letter_that_looks_alike_never_matters(case: Said, data: st.DataObject) -> None:
    said = case[2]
    found = [place for place, letter in enumerate(said) if letter in LOOK_ALIKES]
    if found:
        at = data.draw(st.sampled_from(found))
        assert unchanged(case, lambda text: text[:at] + LOOK_ALIKES[text[at]] + text[at + 1 :])


@given(
    st.sampled_from("АБВГЕКМНПРСТФЭЮЯ"),
    st.sampled_from("БГДЕИКЛМНПСТФ"),
    st.sampled_from(["Смирнов", "Радек", "Крупская", "Шевченко", "Тер-Ваганян", "Бисмарк"]),
    st.sampled_from(["{}. {}. ", "{}.{}. ", "{} {} ", "{}{} ", "{}.{}."]),
)
def test_initials_are_read_before_and_behind_with_stops_or_without(
    first: str, second: str, surname: str, form: str
) -> None:
    assume(first + second not in {"НЕ", "НИ"})  # «НЕ Смирнов» is a denial, however it was meant
    initials = form.format(first, second)
    for said in (initials + surname, f"{surname} {initials}", f"{surname}, {initials}"):
        assert judge(said, f"{first}. {second}. {surname}", (), Expects.PERSON).outcome is Outcome.RIGHT
        assert judge(said, f"Щ. {second}. {surname}", (), Expects.PERSON).outcome is Outcome.WRONG


@given(answers, st.sampled_from(["{}", "«{}»", " {} ", "{}.", "думаю, {}", "{}, наверное", "это {}", "Ответ: {}"]))
def test_the_answer_itself_is_always_right(known: tuple[Expects, str], form: str) -> None:
    expects, answer = known
    assert judge(form.format(answer), answer, (), expects).outcome is Outcome.RIGHT


@given(answers, answers)
def test_whatever_is_accepted_is_right(known: tuple[Expects, str], other: tuple[Expects, str]) -> None:
    assert judge(other[1], known[1], ("?", other[1]), known[0]).outcome is Outcome.RIGHT


@given(answers)
def test_a_denial_of_the_answer_is_never_right(known: tuple[Expects, str]) -> None:
    assert judge(f"не {known[1]}", known[1], (), known[0]).outcome is Outcome.WRONG


@given(said_ones)
def test_what_is_missing_is_told_with_almost_and_only_then(case: Said) -> None:
    verdict = judge(case[2], case[1], (), case[0])
    assert isinstance(verdict.missing, Missing) is (verdict.outcome is Outcome.ALMOST)


PIECES = [
    "а",
    "1 ",
    "и ",
    "1/",
    "не, а ",
    "потому что ",
    "думаю, ",
    "x-",
    "А. ",
    "тысяча ",
    "ﷺ",
    "¼",
    "🙂",
    "(",
    "одинадцать ",
]
pieces = st.lists(st.sampled_from([*PIECES, *(said for *_, said in SAID)]), min_size=1, max_size=40)
endless = st.builds(lambda some, times: ("".join(some) * times)[:4096], pieces, st.integers(1, 200))


@given(st.one_of(st.text(max_size=4096), endless), st.sampled_from([ANSWERS[0], *ANSWERS[::40]]))
def test_no_answer_is_too_long_or_too_strange_to_be_judged_at_once(said: str, known: tuple[Expects, str]) -> None:
    times: list[float] = []
    while not times or (min(times) >= 0.02 and len(times) < 3):  # the first may build what all the others share
        begun = time.process_time()
        judge(said, known[1], (known[1][::-1],), known[0])
        times.append(time.process_time() - begun)
    assert min(times) < 0.02
