"""The table of earned ratings, row by row (docs/memory.md)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.model import Rating
from quiz.questions import Choice, Cloze, Flashcard, Match, MultiChoice, Option, Order, Question, TrueFalse, Typed
from quiz.rating import AWAY, FAST, SLOW, earn, expected_seconds, guess_chance
from tests.rows import each_row

AGAIN, HARD, GOOD, EASY = Rating
FOUR = tuple(Option(text) for text in ("1922", "1924", "1925"))

CHOICE = Choice(key="choice-1", ask="Когда он стал наркомом?", answer="1923", wrong=FOUR)
TWO_OPTIONS = Choice(key="choice-2", ask="Когда он стал наркомом?", answer="1923", wrong=FOUR[:1])
MULTI = MultiChoice(key="multi_choice-1", ask="Кто подписал?", answer=("А", "Б"), wrong=(Option("В"),))
TRUE_FALSE = TrueFalse(key="true_false-1", ask="Наркомом он стал в 1923 году.", answer=True)
TYPED = Typed(key="typed-1", ask="В каком году?", answer="1923")
CLOZE_TYPED = Cloze(key="cloze-1", ask="В {1923} году он стал наркомом.")
CLOZE_CHOSEN = Cloze(key="cloze-2", ask="В {1923} году он стал наркомом.", wrong=FOUR)
ORDER = Order(key="order-1", ask="По порядку.", answer=("один", "два", "три"))
MATCH = Match(key="match-1", ask="Соедини.", answer=(("1923", "нарком"), ("1927", "съезд"), ("1931", "группа")))
FLASHCARD = Flashcard(key="flashcard-1", ask="Год?", answer="1923")

CHOSEN: list[Question] = [CHOICE, TWO_OPTIONS, TRUE_FALSE, MULTI, CLOZE_CHOSEN, ORDER, MATCH]
WRITTEN: list[Question] = [TYPED, CLOZE_TYPED]
CHECKED: list[Question] = [*CHOSEN, *WRITTEN]


def rated(
    question: Question, pace: float | None = 1.0, *, correct: bool = True, almost: bool = False, hinted: bool = False
) -> Rating:
    """The rating of an answer that took `pace` times as long as expected."""
    seconds = None if pace is None else pace * expected_seconds(question)
    return earn(question, correct, almost, hinted, seconds)


@each_row("question", [*CHECKED, FLASHCARD])
@each_row("pace", [None, 0.1, 1.0, 5.0])
def test_a_wrong_answer_is_again_however_it_came(question: Question, pace: float | None) -> None:
    assert rated(question, pace, correct=False) is AGAIN
    assert rated(question, pace, correct=False, hinted=True) is AGAIN


@each_row("question", CHECKED)
@each_row("pace", [None, 0.1, 1.0, 5.0])
def test_an_almost_right_or_hinted_answer_is_hard(question: Question, pace: float | None) -> None:
    assert rated(question, pace, almost=True) is HARD
    assert rated(question, pace, almost=True, correct=False) is HARD
    assert rated(question, pace, hinted=True) is HARD


@each_row("question", CHOSEN)
def test_a_chosen_answer_is_good_and_never_easy(question: Question) -> None:
    assert rated(question) is GOOD
    assert rated(question, 0.1) is GOOD


@each_row("question", WRITTEN)
def test_a_written_answer_is_good_and_easy_if_it_came_fast(question: Question) -> None:
    assert rated(question) is GOOD
    assert rated(question, FAST + 0.01) is GOOD
    assert rated(question, FAST - 0.01) is EASY


@each_row("question", CHECKED)
def test_a_slow_answer_is_hard(question: Question) -> None:
    assert rated(question, SLOW - 0.01) is GOOD
    assert rated(question, SLOW + 0.01) is HARD


@each_row("question", CHECKED)
@each_row("seconds", [None, 0.0, -5.0, AWAY + 1, 86400.0])
def test_a_time_that_cannot_be_that_of_an_answer_says_nothing(question: Question, seconds: float | None) -> None:
    assert earn(question, True, False, False, seconds) is GOOD


def test_a_flashcard_is_rated_by_its_learner() -> None:
    with pytest.raises(ValueError, match="learner"):
        rated(FLASHCARD)


@each_row(
    ("question", "chance"),
    [
        (CHOICE, 1 / 4),
        (TWO_OPTIONS, 1 / 2),
        (CLOZE_CHOSEN, 1 / 4),
        (TRUE_FALSE, 1 / 2),
        (MULTI, 1 / 7),
        (ORDER, 1 / 6),
        (MATCH, 1 / 6),
        (TYPED, 0),
        (CLOZE_TYPED, 0),
        (FLASHCARD, 0),
    ],
)
def test_the_chance_of_guessing_follows_from_what_can_be_pressed(question: Question, chance: float) -> None:
    assert guess_chance(question) == chance


def test_more_to_read_or_write_takes_longer() -> None:
    longer = Choice(key="c", ask=CHOICE.ask + "?" * 150, answer="1923", wrong=FOUR)
    assert expected_seconds(longer) == pytest.approx(expected_seconds(CHOICE) + 10)
    wordy = Typed(key="t", ask=TYPED.ask, answer="Саратовкомбайнстрой")
    assert expected_seconds(wordy) > expected_seconds(TYPED)
    assert expected_seconds(CLOZE_TYPED) == pytest.approx((len(CLOZE_TYPED.stem)) / 15 + 4 + 4 / 2.5)
    for question in (*CHECKED, FLASHCARD):
        assert 2 < expected_seconds(question) < AWAY / SLOW


@given(
    question=st.sampled_from(CHECKED),
    correct=st.booleans(),
    almost=st.booleans(),
    hinted=st.booleans(),
    seconds=st.lists(st.floats(0.5, AWAY), min_size=2, max_size=2).map(sorted),
)
def test_taking_longer_never_earns_more(
    question: Question, correct: bool, almost: bool, hinted: bool, seconds: list[float]
) -> None:
    fast, slow = (earn(question, correct, almost, hinted, taken) for taken in seconds)
    assert fast >= slow
    assert (fast is AGAIN) == (not correct and not almost)
