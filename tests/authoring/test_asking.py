"""What is asked of an event, in which words, with which answer; with the real models."""

from __future__ import annotations

from functools import cache

from authoring import generate
from quiz.drafts import Draft
from quiz.questions import Choice, Cloze, Expects, Match, Order, Question, TrueFalse, Typed
from tests.rows import each_row

TOWN = """\
Иван Лапин вырос в Томске. В 1905–1907 годах Лапин служил в Географическом обществе. \
В 1908 году Пётр Сомов основал в Казани журнал «Небосвод». В 1911 году Академия наук избрала Николая Громова своим \
почётным членом. В марте 1912 года Павел Орлов возглавил Симбирскую обсерваторию. В 1914 году Андрей Белов построил \
в Томске первую электростанцию Сибири. Осенью 1919 года Михаил Краснов открыл в Омске музей имени Ломоносова."""


@cache
def draft() -> Draft:
    return generate(TOWN, title="Город", seed=1)


def questions() -> list[Question]:
    return [question for fact in draft().questions.facts for question in fact.questions]


@each_row(
    ("ask", "answer"),
    [
        ("В какие годы Иван Лапин служил в Географическом обществе?", "1905–1907"),
        ("Какой журнал Пётр Сомов в 1908 году основал в Казани? Напиши название.", "Небосвод"),
        ("В каком году Академия наук избрала Николая Громова своим почётным членом?", "1911"),
        ("Когда Академия наук избрала Николая Громова своим почётным членом? Назови год.", "1911"),
        ("Кто в марте 1912 года возглавил Симбирскую обсерваторию?", "Павел Орлов"),
        ("Кто в 1914 году построил в Томске первую электростанцию Сибири? Назови фамилию.", "Андрей Белов"),
        ("Осенью 1919 года {Михаил Краснов} открыл в Омске музей имени Ломоносова.", "Михаил Краснов"),
        ("Что произошло в 1911 году?", "Академия наук избрала Николая Громова своим почётным членом"),
    ],
)
def test_a_question_and_its_answer_read_as_a_person_would_write_them(ask: str, answer: str) -> None:
    assert [one.answer for one in questions() if one.ask == ask and not isinstance(one, TrueFalse)] == [answer]


def test_wrong_options_are_of_the_right_one_s_kind_and_none_is_true() -> None:
    for one in questions():
        if not isinstance(one, Choice):
            continue
        options = [option.text for option in one.wrong]
        assert len({*options, one.answer}) == 4
        assert one.answer.isdigit() == all(option.isdigit() for option in options)
        if one.ask.startswith("Кто"):
            assert all(option in TOWN.replace("Николая Громова", "Николай Громов") for option in options)


def test_order_and_pairs_are_as_the_text_has_them() -> None:
    (order,) = (one for one in questions() if isinstance(one, Order))
    (pairs,) = (one for one in questions() if isinstance(one, Match))
    assert len(order.answer) == 5
    assert [event for _, event in pairs.answer] == list(order.answer)
    assert [when for when, _ in pairs.answer] == sorted(when for when, _ in pairs.answer)


def test_one_fact_is_asked_from_easy_to_hard() -> None:
    for fact in draft().questions.facts:
        levels = [question.level for question in fact.questions]
        assert levels == sorted(levels)
        assert len(levels) <= 5


def test_a_typed_answer_is_told_what_it_should_be() -> None:
    expected = {
        one.answer: one.expects for one in questions() if isinstance(one, Typed | Cloze) and one.expects != Expects.TEXT
    }
    assert expected["1911"] == Expects.DATE
    assert expected["Павел Орлов"] == Expects.PERSON


def test_the_year_that_is_asked_stands_nowhere_else_in_the_question() -> None:
    for fact in draft().questions.facts:
        for one in fact.questions:
            if isinstance(one, Typed) and one.answer.isdigit():
                assert one.answer not in one.ask


def test_a_line_said_a_hundred_times_is_read_a_hundred_times() -> None:
    once = "В 1903 году Иван Лапин открыл в Казани музей имени Ломоносова.\n"
    assert generate(once * 100, language="ru").seen.sentences == 100
