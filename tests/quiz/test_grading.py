"""Is it right? Every kind, and every form of answer that does not fit the kind."""

from __future__ import annotations

from itertools import permutations

from quiz.grading import Answer, GaveUp, Picked, Rated, Said, grade, is_typed, options, right_answer
from quiz.model import Rating
from quiz.questions import (
    KINDS,
    Cloze,
    Expects,
    Flashcard,
    Kind,
    Match,
    MultiChoice,
    Option,
    Order,
    Question,
    TrueFalse,
    Typed,
    kind_of,
)
from quiz.typed import Missing, Outcome
from tests.quiz.classroom import choice, right_reply
from tests.rows import each_row

QUESTIONS: dict[Kind, Question] = {
    Kind.CHOICE: choice("c", "1969"),
    Kind.MULTI_CHOICE: MultiChoice(key="m", ask="?", answer=("a", "b"), wrong=(Option("c"), Option("d"))),
    Kind.TRUE_FALSE: TrueFalse(key="t", ask="?", answer=False),
    Kind.TYPED: Typed(key="y", ask="?", answer="15 October 1923", expects=Expects.DATE),
    Kind.CLOZE: Cloze(key="z", ask="It was in {Suzdal}.", expects=Expects.PLACE),
    Kind.ORDER: Order(key="o", ask="?", answer=("first", "second", "third")),
    Kind.MATCH: Match(key="p", ask="?", answer=(("1", "a"), ("2", "b"), ("3", "c"))),
    Kind.FLASHCARD: Flashcard(key="f", ask="?", answer="back"),
}
GAP = Cloze(key="g", ask="In {1969} they landed.", wrong=(Option("1961"), Option("1972")))
EVERY = [*QUESTIONS.values(), GAP]


def outcome(question: Question, answer: Answer) -> Outcome:
    return grade(question, answer, "en").outcome


def test_here_is_every_kind() -> None:
    assert set(QUESTIONS) == set(Kind) == set(KINDS)
    assert all(kind_of(question) is kind for kind, question in QUESTIONS.items())


@each_row("question", EVERY)
def test_the_right_answer_is_right_and_giving_up_is_not(question: Question) -> None:
    assert grade(question, right_reply(question), "en").correct
    assert outcome(question, GaveUp()) is Outcome.WRONG


@each_row("question", [QUESTIONS[Kind.CHOICE], GAP])
def test_of_several_options_the_first_of_its_own_order_is_right(question: Question) -> None:
    count = len(options(question))
    right = [n for n in range(count) if outcome(question, Picked((n,))) is Outcome.RIGHT]
    assert right == [0]
    assert outcome(question, Picked((0, 1))) is Outcome.WRONG
    assert outcome(question, Picked(())) is Outcome.WRONG


@each_row("truth", [True, False])
def test_a_statement_is_judged(truth: bool) -> None:
    question = TrueFalse(key="t", ask="?", answer=truth)
    assert outcome(question, Picked((0,))) is (Outcome.RIGHT if truth else Outcome.WRONG)
    assert outcome(question, Picked((1,))) is (Outcome.WRONG if truth else Outcome.RIGHT)


@each_row(
    ("picked", "right"),
    [((0, 1), True), ((1, 0), True), ((0,), False), ((0, 1, 2), False), ((2, 3), False), ((), False)],
)
def test_all_that_apply_and_no_other_are_to_be_marked(picked: tuple[int, ...], right: bool) -> None:
    assert grade(QUESTIONS[Kind.MULTI_CHOICE], Picked(picked), "en").correct == right


@each_row("kind", [Kind.ORDER, Kind.MATCH])
def test_of_all_orders_one_is_right(kind: Kind) -> None:
    right = [order for order in permutations(range(3)) if grade(QUESTIONS[kind], Picked(order), "en").correct]
    assert right == [(0, 1, 2)]
    assert not grade(QUESTIONS[kind], Picked((0, 1)), "en").correct


@each_row(
    ("said", "wanted", "missing"),
    [
        ("15.10.1923", Outcome.RIGHT, None),
        ("October 15, 1923", Outcome.RIGHT, None),
        ("October 1923", Outcome.ALMOST, Missing.DAY),
        ("15 October 1924", Outcome.WRONG, None),
        ("", Outcome.WRONG, None),
    ],
)
def test_a_typed_answer_is_judged_by_what_it_expects(said: str, wanted: Outcome, missing: Missing | None) -> None:
    verdict = grade(QUESTIONS[Kind.TYPED], Said(said), "en")
    assert (verdict.outcome, verdict.missing) == (wanted, missing)
    assert verdict.correct == (wanted is not Outcome.WRONG)


def test_an_answer_that_is_accepted_too_is_right() -> None:
    question = Typed(key="y", ask="?", answer="Suzdal", accept=("the isolator of Suzdal",))
    assert outcome(question, Said("The isolator of Suzdal")) is Outcome.RIGHT


@each_row("rating", Rating)
def test_a_flashcard_counts_as_known_unless_it_was_forgotten(rating: Rating) -> None:
    assert grade(QUESTIONS[Kind.FLASHCARD], Rated(rating), "en").correct == (rating is not Rating.AGAIN)


@each_row("question", EVERY)
def test_an_answer_of_a_form_that_the_question_does_not_take_is_wrong(question: Question) -> None:
    if not is_typed(question):
        assert outcome(question, Said(right_answer(question))) is Outcome.WRONG
    if is_typed(question) or isinstance(question, Flashcard):
        assert outcome(question, Picked((0,))) is Outcome.WRONG


def test_what_can_be_pressed_starts_with_what_is_right() -> None:
    assert options(GAP) == ("1969", "1961", "1972")
    assert options(QUESTIONS[Kind.MULTI_CHOICE]) == ("a", "b", "c", "d")
    assert options(QUESTIONS[Kind.MATCH]) == ("a", "b", "c")
    assert options(QUESTIONS[Kind.TRUE_FALSE]) == ("", "")
    assert [options(QUESTIONS[kind]) for kind in (Kind.TYPED, Kind.CLOZE, Kind.FLASHCARD)] == [(), (), ()]


def test_the_right_answer_is_spelled_where_it_is_one_text() -> None:
    spelled = {kind: right_answer(question) for kind, question in QUESTIONS.items()}
    assert spelled == {
        Kind.CHOICE: "1969",
        Kind.MULTI_CHOICE: "a; b",
        Kind.TRUE_FALSE: "",
        Kind.TYPED: "15 October 1923",
        Kind.CLOZE: "Suzdal",
        Kind.ORDER: "",
        Kind.MATCH: "",
        Kind.FLASHCARD: "back",
    }
