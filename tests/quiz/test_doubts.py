"""An answer that a person gave is held against its quote and the other questions about the fact."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quiz.doubts import Doubts, doubts_about, doubts_of, says
from quiz.questions import Choice, Fact, Option, TrueFalse, Typed

CHOICE = Choice(key="c", ask="Когда открыли мост?", answer="1884", wrong=(Option("1890"),))
TYPED = Typed(key="t", ask="Год открытия моста?", answer="1884")
FACT = Fact("a", "Мост открыли в 1884 году.", "Мост через Неман открыли в 1884 году.", (CHOICE, TYPED))


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Мост открыли в 1884 году.", "1884"),
        ("Мост открыли в 1884 году.", "в 1884 г."),
        ("Родился 14 апреля 1862 года в Дрездене.", "14.04.1862"),
        ("Родился 14 апреля 1862 года в Дрездене.", "Дрезден"),
        ("Это случилось в марте.", "март"),
        ("Роман написал Тургенев.", "Иван Сергеевич Тургенев"),
        ("Писали пером.", "ё"),
    ],
)
def test_a_text_says_an_answer_in_any_form(text: str, answer: str) -> None:
    assert says(text, answer)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Мост открыли в 1884 году.", "1883"),
        ("Родился 14 апреля 1862 года.", "15 апреля 1862"),
        ("Родился 14 апреля 1862 года в Дрездене.", "Берлин"),
        ("Роман написал Тургенев.", "Толстой"),
    ],
)
def test_another_number_or_name_is_not_said(text: str, answer: str) -> None:
    assert not says(text, answer)


def test_an_answer_against_the_quote_names_what_the_other_questions_expect() -> None:
    assert doubts_of("1883", CHOICE, FACT) == Doubts("1883", ("1884",), FACT.statement)
    assert not doubts_of("1884 год", CHOICE, FACT)


def test_a_question_is_held_against_its_fact_where_there_is_no_quote() -> None:
    wrong = replace(CHOICE, answer="1883")
    alone = replace(FACT, quote="", questions=(wrong,))
    assert doubts_about(wrong, alone) == Doubts(unstated=FACT.statement)
    assert not doubts_about(wrong, replace(alone, statement="Когда открыли мост? — 1883"))


def test_a_new_question_may_ask_for_what_the_others_do_not() -> None:
    about = Typed(key="w", ask="Через какую реку мост?", answer="Неман")
    assert not doubts_about(about, FACT, new=True)
    assert doubts_about(replace(about, answer="Висла"), FACT, new=True) == Doubts("Висла")


def test_without_a_quote_and_other_questions_nothing_is_doubted() -> None:
    judged = TrueFalse(key="j", ask="Мост открыли в 1884 году.", answer=True)
    assert not doubts_of("1884", CHOICE, replace(FACT, quote="", questions=(CHOICE, judged)))
