"""A hint helps and never tells all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quiz.grading import options
from quiz.hints import FewerOptions, FirstLetters, hint_for
from quiz.questions import Cloze, Flashcard, Match, MultiChoice, Option, Order, Question, TrueFalse, Typed
from tests.quiz.classroom import choice
from tests.rows import each_row


@given(st.integers(1, 7).flatmap(lambda wrong: st.permutations(range(wrong + 1))))
def test_half_of_the_wrong_options_go_and_the_right_one_stays(shown: list[int]) -> None:
    hint = hint_for(choice("c", wrong=len(shown) - 1), tuple(shown))
    if len(shown) == 2:
        assert hint is None, "one wrong option less would be the answer"
        return
    assert isinstance(hint, FewerOptions)
    assert 0 not in hint.hidden
    left = len(shown) - len(hint.hidden)
    assert left >= 2
    assert len(set(hint.hidden)) == len(shown) // 2
    assert set(hint.hidden) <= set(shown)


def test_which_options_go_depends_on_the_screen_alone() -> None:
    question = Cloze(key="z", ask="In {1969}.", wrong=(Option("1961"), Option("1972"), Option("1965")))
    assert hint_for(question, (2, 0, 3, 1)) == hint_for(question, (2, 0, 3, 1)) == FewerOptions((2, 3))


@each_row(
    ("answer", "shape"),
    [
        ("Суздаль", "С______"),
        ("почт и телеграфов", "п___ и т_________"),
        ("1969", "1___"),
        ("Аполлон-11", "А______-__"),
        ("И. Н. Смирнов", "И. Н. С______"),
        ("  two   words ", "t__ w____"),
    ],
)
def test_of_a_typed_answer_the_first_letters_are_shown(answer: str, shape: str) -> None:
    assert hint_for(Typed(key="y", ask="?", answer=answer), ()) == FirstLetters(shape)
    assert hint_for(Cloze(key="z", ask=f"It was {{{answer}}}."), ()) == FirstLetters(shape)


@given(st.text(min_size=3, max_size=60))
def test_no_shape_tells_more_than_first_characters(answer: str) -> None:
    hint = hint_for(Typed(key="y", ask="?", answer=answer), ())
    assert isinstance(hint, FirstLetters)
    for word, shape in zip(answer.split(), hint.shape.split(), strict=True):
        assert len(word) == len(shape)
        assert not [char for char in shape[1:] if char.isalnum()]


NO_HINT: list[Question] = [
    choice("c", wrong=1),
    Typed(key="y", ask="?", answer="46"),
    TrueFalse(key="t", ask="?", answer=True),
    MultiChoice(key="m", ask="?", answer=("a", "b"), wrong=(Option("c"),)),
    Order(key="o", ask="?", answer=("a", "b", "c")),
    Match(key="p", ask="?", answer=(("1", "a"), ("2", "b"), ("3", "c"))),
    Flashcard(key="f", ask="?", answer="back"),
]


@each_row("question", NO_HINT)
def test_there_is_none_where_it_would_tell_all_or_nothing(question: Question) -> None:
    assert hint_for(question, tuple(range(len(options(question))))) is None
