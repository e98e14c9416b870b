"""What a correction changed: what is right, and which texts; an answer mended by a letter is the same answer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.corrections import Difference, Righted, differences, righted, same_right, what_is_right
from quiz.questions import (
    Choice,
    Cloze,
    Expects,
    Fact,
    Flashcard,
    Match,
    MultiChoice,
    Option,
    Order,
    Question,
    TrueFalse,
    Typed,
)
from tests.rows import each_row

WRONG = (Option("1801"), Option("1802", "рано"))
YEAR = Choice(key="q", ask="Когда?", answer="1924", wrong=WRONG)
TRUE = TrueFalse(key="q", ask="Был поход.", answer=True)
SEVERAL = MultiChoice(key="q", ask="Кто?", answer=("Смирнов", "Сапронов"), wrong=WRONG)
ORDER = Order(key="q", ask="Порядок?", answer=("съезд", "ссылка", "суд"))
PAIRS = Match(key="q", ask="Пары?", answer=(("а", "один"), ("б", "два"), ("в", "три")))
WHO = Typed(key="q", ask="Кто?", answer="Смирнов", expects=Expects.PERSON)
GAP = Cloze(key="q", ask="Поход начался в {1924} году.", accept=("двадцать четвёртом",))


@each_row(
    ("was", "now", "same"),
    [
        (YEAR, replace(YEAR, answer="1926"), False),
        (YEAR, replace(YEAR, ask="Когда именно?", explanation="Весной."), True),
        (YEAR, replace(YEAR, wrong=(Option("1"), Option("2"))), True),
        (replace(YEAR, answer="Иран"), replace(YEAR, answer="Ирак"), False),
        (TRUE, replace(TRUE, answer=False), False),
        (TRUE, replace(TRUE, ask="Поход был."), True),
        (SEVERAL, replace(SEVERAL, answer=("Сапронов", "Смирнов")), True),
        (SEVERAL, replace(SEVERAL, answer=("Смирнов", "Троцкий")), False),
        (SEVERAL, replace(SEVERAL, answer=("Смирнов", "Сапронов", "Троцкий")), False),
        (ORDER, replace(ORDER, answer=("ссылка", "съезд", "суд")), False),
        (PAIRS, replace(PAIRS, answer=(("а", "два"), ("б", "один"), ("в", "три"))), False),
        (WHO, replace(WHO, answer="Смирнов И. Н."), True),
        (replace(WHO, answer="Смернов"), WHO, True),
        (WHO, replace(WHO, answer="Троцкий"), False),
        (GAP, replace(GAP, ask="Поход начался в {1926} году."), False),
        (GAP, replace(GAP, ask="Поход начался в самом {1924} году."), True),
        (YEAR, Typed(key="q", ask="Когда?", answer="1924"), True),
        (YEAR, TRUE, False),
    ],
)
def test_what_is_right_is_the_answer_and_no_other_text(was: Question, now: Question, same: bool) -> None:
    assert same_right(was, now, "ru") is same


@each_row("question", [YEAR, TRUE, SEVERAL, ORDER, PAIRS, WHO, GAP, Flashcard(key="q", ask="?", answer="да")])
def test_nothing_differs_between_a_question_and_itself(question: Question) -> None:
    fact = Fact("f", "Был поход.", "", (question,))
    assert same_right(question, question, "ru")
    assert righted(fact, fact, "ru") == ()
    assert differences(fact, fact) == ()


def test_differences_are_told_text_by_text_and_question_by_question() -> None:
    before = Fact("f", "Поход.", "", (YEAR, replace(TRUE, key="t"), replace(PAIRS, key="p")))
    pairs = (("а", "один"), ("б", "два"), ("г", "три"))
    after = Fact(
        "f",
        "Был поход.",
        "",
        (
            replace(YEAR, answer="1926", wrong=(WRONG[0], Option("1803"))),
            replace(TRUE, key="t", answer=False),
            replace(PAIRS, key="p", answer=pairs),
        ),
    )
    assert differences(before, after) == (
        Difference("q", "answer", "1924", "1926"),
        Difference("q", "wrong", "1801; 1802", "1801; 1803"),
        Difference("q", "why", "рано", ""),
        Difference("t", "verdict", "true", "false"),
        Difference("p", "pairs", "а — один; б — два; в — три", "а — один; б — два; г — три"),
        Difference("", "statement", "Поход.", "Был поход."),
    )
    assert righted(before, after, "ru") == ("q", "t", "p")


def test_a_question_that_went_or_came_differs_in_all_its_texts_and_was_answered_by_nobody() -> None:
    both, one = Fact("f", "Поход.", "", (YEAR, replace(TRUE, key="t"))), Fact("f", "Поход.", "", (YEAR,))
    gone = (Difference("t", "ask", "Был поход.", ""), Difference("t", "verdict", "true", ""))
    assert differences(both, one) == gone
    assert [(each.was, each.now) for each in differences(one, both)] == [("", each.was) for each in gone]
    assert righted(both, one, "ru") == righted(one, both, "ru") == ()


@each_row(
    ("was", "now", "said"),
    [
        (YEAR, replace(YEAR, answer="1926"), Righted("1924", "1926")),
        (
            ORDER,
            replace(ORDER, answer=("суд", "съезд", "ссылка")),
            Righted("съезд → ссылка → суд", "суд → съезд → ссылка"),
        ),
        (TRUE, replace(TRUE, answer=False), Righted("", "")),
        (PAIRS, replace(PAIRS, answer=PAIRS.answer[::-1]), Righted("", "")),
        (YEAR, replace(YEAR, ask="Когда именно?"), Righted("", "")),
    ],
)
def test_what_was_taken_for_right_is_told_where_a_few_words_can(was: Question, now: Question, said: Righted) -> None:
    assert what_is_right(was, now) == said


@given(st.integers(1000, 2100), st.integers(1000, 2100))
def test_two_years_are_never_one_answer(one: int, other: int) -> None:
    was, now = replace(YEAR, answer=str(one)), replace(YEAR, answer=str(other))
    assert same_right(was, now, "ru") is (one == other)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_date_written_otherwise_is_the_same_date(language: str) -> None:
    date = Typed(key="q", ask="?", answer="15.10.1923", expects=Expects.DATE)
    other = "15 октября 1923" if language == "ru" else "15 October 1923"
    assert same_right(date, replace(date, answer=other), language)
