"""Answering press by press; what is forged, stale or pressed twice changes nothing."""

from __future__ import annotations

from quiz.grading import GaveUp, Picked, Rated, options
from quiz.model import AskingId, Rating
from quiz.questions import Flashcard, Question
from quiz.usecases import answer, pressing
from quiz.usecases.answer import Answered, Stale, Why
from quiz.usecases.study import Asked
from tests.quiz.asking import CARD, GAP, MATCH, MULTI, ORDER, PRESSED, TRUTH, TYPED, asking, by_index
from tests.quiz.classroom import ANNA, choice
from tests.rows import each_row


@each_row("question", [choice("c"), GAP])
def test_one_press_answers_where_one_is_right(question: Question) -> None:
    for index in range(len(options(question))):
        room, asked = asking(question)
        found = by_index(room, asked, index)
        assert isinstance(found, Answered)
        assert found.verdict.correct == (index == 0)
        assert found.answer == Picked((index,))


@each_row(("place", "right"), [(0, False), (1, True)])
def test_a_statement_is_judged_by_one_press(place: int, right: bool) -> None:
    room, asked = asking(TRUTH)
    found = room.press(asked, place)
    assert isinstance(found, Answered)
    assert found.verdict.correct == right


def test_marks_are_set_and_taken_back_until_they_are_handed_in() -> None:
    room, asked = asking(MULTI)
    marked = by_index(room, asked, 0, 2, 2, 1)
    assert isinstance(marked, Asked)
    assert marked.asking.picked == (0, 1)
    found = room.do(pressing.submit, asked.asking.id, asked.asking.nonce, room.now)
    assert isinstance(found, Answered)
    assert found.verdict.correct


def test_handing_in_without_a_mark_shows_the_question_again() -> None:
    room, asked = asking(MULTI)
    found = room.do(pressing.submit, asked.asking.id, asked.asking.nonce, room.now)
    assert found == asked
    assert room.log == []


@each_row("question", [ORDER, MATCH])
@each_row(("taps", "right"), [((0, 1), True), ((1, 0), False), ((0, 2), False), ((2, 1), False)])
def test_the_last_of_several_taps_is_made_by_itself(question: Question, taps: tuple[int, int], right: bool) -> None:
    room, asked = asking(question)
    first = by_index(room, asked, taps[0])
    assert isinstance(first, Asked)
    assert first.asking.picked == taps[:1]
    found = by_index(room, asked, taps[1])
    assert isinstance(found, Answered)
    assert found.answer == Picked((*taps, 3 - sum(taps)))
    assert found.verdict.correct == right


def test_tapping_the_same_thing_twice_counts_once() -> None:
    room, asked = asking(ORDER)
    found = by_index(room, asked, 1, 1)
    assert isinstance(found, Asked)
    assert found.asking.picked == (1,)


@each_row("question", [MULTI, ORDER, MATCH])
def test_taps_can_be_taken_back(question: Question) -> None:
    room, asked = asking(question)
    by_index(room, asked, 1)
    found = room.do(pressing.clear, asked.asking.id, asked.asking.nonce, room.now)
    assert found == asked


def test_a_card_is_turned_over_then_rated() -> None:
    room, asked = asking(CARD)
    rate = Rated(Rating.HARD)
    early = room.do(pressing.decide, asked.asking.id, asked.asking.nonce, rate, room.now)
    assert early == Stale(Why.GONE), "rated before the back was seen"
    turned = room.press(asked, 0)
    assert isinstance(turned, Asked)
    assert [rating for rating, _ in turned.intervals] == list(Rating)
    found = room.do(pressing.decide, asked.asking.id, asked.asking.nonce, rate, room.now)
    assert isinstance(found, Answered)
    assert found.memory == dict(turned.intervals)[Rating.HARD], "it came otherwise than the key said"


def test_only_a_card_is_rated_by_the_learner() -> None:
    room, asked = asking(choice("c"))
    found = room.do(pressing.decide, asked.asking.id, asked.asking.nonce, Rated(Rating.EASY), room.now)
    assert found == Stale(Why.GONE)
    assert room.log == []


@each_row("question", PRESSED)
@each_row("position", [-1, 99, 10**18])
def test_a_place_that_is_not_on_the_screen_answers_nothing(question: Question, position: int) -> None:
    room, asked = asking(question)
    found = room.press(asked, position)
    assert found == Stale(Why.GONE) or isinstance(question, Flashcard)
    assert room.log == []
    assert room.reopened(asked.asking.id)


@each_row("question", [*PRESSED, TYPED])
def test_a_forged_button_answers_nothing(question: Question) -> None:
    room, asked = asking(question)
    id_, nonce = asked.asking.id, asked.asking.nonce
    for wrong in ((id_, "0"), (id_, ""), (AskingId(id_ + 1), nonce), (AskingId(-1), nonce)):
        assert room.do(pressing.press, *wrong, 0, room.now) == Stale(Why.GONE)
        assert room.do(pressing.submit, *wrong, room.now) == Stale(Why.GONE)
        assert room.do(pressing.clear, *wrong, room.now) == Stale(Why.GONE)
        assert room.do(pressing.hint, *wrong, room.now) == Stale(Why.GONE)
        assert room.do(pressing.decide, *wrong, GaveUp(), room.now) == Stale(Why.GONE)
    assert room.log == []


@each_row("question", [*PRESSED, TYPED])
def test_an_asking_is_answered_once_however_often_it_is_pressed(question: Question) -> None:
    room, asked = asking(question)
    room.give(asked)
    memory, tally, talk = room.memories(), room.tally, room.read(lambda tx: tx.talks.get(ANNA))
    id_, nonce = asked.asking.id, asked.asking.nonce
    assert room.do(answer.settle, id_, GaveUp(), room.now) == Stale(Why.ANSWERED)
    assert room.do(pressing.decide, id_, nonce, GaveUp(), room.now) == Stale(Why.ANSWERED)
    assert room.press(asked, 0) == Stale(Why.ANSWERED)
    assert room.do(pressing.submit, id_, nonce, room.now) == Stale(Why.ANSWERED)
    assert len(room.log) == 1
    assert (memory, tally) == (room.memories(), room.tally)
    assert talk == room.read(lambda tx: tx.talks.get(ANNA))


def test_a_hint_is_shown_once_and_the_answer_earns_less() -> None:
    ratings = []
    for hinted in (False, True):
        room, asked = asking(TYPED)
        if hinted:
            found = room.do(pressing.hint, asked.asking.id, asked.asking.nonce, room.now)
            assert isinstance(found, Asked)
            assert found.hint is not None
            assert not found.can_hint
        room.give(asked)
        ratings.append(room.log[-1].rating)
    assert ratings == [Rating.GOOD, Rating.HARD]


def test_a_question_without_a_hint_gives_none() -> None:
    room, asked = asking(TRUTH)
    assert not asked.can_hint
    assert room.do(pressing.hint, asked.asking.id, asked.asking.nonce, room.now) == Stale(Why.GONE)
