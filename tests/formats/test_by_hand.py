"""A question in one message: the first line asks, the second answers, further ones are wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.formats.by_hand import read_by_hand
from quiz.questions import Choice, Fact, Option, Typed


def test_lines_are_question_answer_and_wrong_options() -> None:
    fact = read_by_hand("Когда?\n\n 1919 \n1920\n1921\n", "ru")
    assert isinstance(fact, Fact)
    assert fact.questions == (
        Choice(key="choice-1", ask="Когда?", answer="1919", wrong=(Option("1920"), Option("1921"))),
    )
    assert (fact.statement, fact.quote) == ("Когда? — 1919", "")


def test_wrong_options_may_stand_on_one_line_unless_the_answer_is_such_a_list_itself() -> None:
    for text, wrong in (("Когда?\nлетом\nвесной; зимой", 2), ("Когда?\nлетом; осенью\nвесной; зимой", 1)):
        fact = read_by_hand(text, "ru")
        assert isinstance(fact, Fact)
        (question,) = fact.questions
        assert isinstance(question, Choice)
        assert len(question.wrong) == wrong


def test_without_wrong_options_the_answer_is_written() -> None:
    fact = read_by_hand("Кто?\nГагарин", "ru")
    assert isinstance(fact, Fact)
    assert fact.questions == (Typed(key="typed-1", ask="Кто?", answer="Гагарин", level=3),)


@pytest.mark.parametrize("line", ["Факт: Гагарин полетел.", "fact:Гагарин полетел.", "ФАКТ :  Гагарин полетел."])
def test_a_line_may_state_the_fact_wherever_it_stands(line: str) -> None:
    for text in (f"Кто?\nГагарин\n{line}", f"{line}\nКто?\nГагарин"):
        fact = read_by_hand(text, "ru")
        assert isinstance(fact, Fact)
        assert (fact.statement, len(fact.questions)) == ("Гагарин полетел.", 1)


@pytest.mark.parametrize(("text", "faults"), [
    ("Факт: Было.", [("by-hand-no-question", None)]),
    ("  \n", [("by-hand-no-question", None)]),
    ("Когда?", [("by-hand-no-answer", None)]),
    ("Когда?\nФакт: Было.", [("by-hand-no-answer", None)]),
    ("Факт: А.\nКогда?\n1\nФакт: Б.", [("by-hand-two-facts", 4)]),
    ("Когда?\n0\n" + "\n".join("12345678"), [("by-hand-too-many", None)]),
    ("Когда?\n1\n\n" + "щ" * 101, [("too-long", 4)]),
    ("щ" * 301 + "\n1", [("too-long", 1)]),
    ("Когда?\n1\nФакт: " + "щ" * 301, [("too-long", 3)]),
    ("Когда?\n\x07", [("control-character", 2)]),
    ("Когда?\n1\n2\n1", [("answer-in-wrong", None)]),
    ("Когда?\n1\n2, 1, 3", [("answer-in-wrong", None)]),
    ("Когда?\nлетом\nвесной, летом\nзимой", [("by-hand-holds-right", 3)]),
])  # fmt: skip
def test_what_is_wrong_is_told_with_the_line_of_the_message(text: str, faults: list[tuple[str, int | None]]) -> None:
    found = read_by_hand(text, "ru")
    assert isinstance(found, tuple)
    assert [(fault.code, fault.line) for fault in found] == faults
    assert all(not fault.where for fault in found)


def test_a_fact_that_is_known_is_not_stated_again() -> None:
    assert isinstance(read_by_hand("Когда?\n1919", "ru", known=True), Fact)
    found = read_by_hand("Когда?\n1919\nФакт: Было.", "ru", known=True)
    assert isinstance(found, tuple)
    assert [(fault.code, fault.line) for fault in found] == [("by-hand-fact-known", 3)]


@given(st.text(max_size=400) | st.lists(st.text(max_size=20), max_size=12).map("\n".join), st.booleans())
def test_any_message_is_a_question_or_says_what_is_wrong(text: str, known: bool) -> None:
    found = read_by_hand(text, "ru", known=known)
    assert found
    assert isinstance(found, Fact) or all(fault.code for fault in found)
