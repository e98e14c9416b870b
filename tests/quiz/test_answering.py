"""Answering: press by press, in words, once; and taking it back exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.grading import GaveUp, Picked, Rated, Said, options
from quiz.model import AskingId, DayTally, FactId, Happening, Memory, Phase, Rating, ReviewId, StudyDay
from quiz.questions import Cloze, Fact, Flashcard, Match, MultiChoice, Option, Order, Question, TrueFalse, Typed
from quiz.typed import Outcome
from quiz.usecases import answer, pressing, undoing
from quiz.usecases.answer import Answered, Between, NeedsButtons, NoQuestion, Stale, Why
from quiz.usecases.keep import rebuild, set_fact_aside
from quiz.usecases.study import Asked
from tests.quiz.classroom import ANNA, MONDAY, Classroom, choice, fact, facts

MULTI = MultiChoice(key="m", ask="?", answer=("a", "b"), wrong=(Option("c"), Option("d")))
ORDER = Order(key="o", ask="?", answer=("first", "second", "third"))
MATCH = Match(key="p", ask="?", answer=(("1", "a"), ("2", "b"), ("3", "c")))
GAP = Cloze(key="g", ask="In {1969} they landed.", wrong=(Option("1961"), Option("1972")))
TYPED = Typed(key="y", ask="?", answer="Soyuz")
CARD = Flashcard(key="f", ask="?", answer="back")
TRUTH = TrueFalse(key="t", ask="?", answer=False)
PRESSED: list[Question] = [choice("c"), GAP, TRUTH, MULTI, ORDER, MATCH, CARD]


def asking(question: Question) -> tuple[Classroom, Asked]:
    """A room where just this is asked."""
    room = Classroom(fact("one", question))
    return room, room.asked()


def by_index(room: Classroom, asked: Asked, *indexes: int) -> Any:
    return room.press(asked, *(room.place(asked, index) for index in indexes))


@pytest.mark.parametrize("question", [choice("c"), GAP], ids=["choice", "cloze"])
def test_one_press_answers_where_one_is_right(question: Question) -> None:
    for index in range(len(options(question))):
        room, asked = asking(question)
        found = by_index(room, asked, index)
        assert isinstance(found, Answered)
        assert found.verdict.correct == (index == 0)
        assert found.answer == Picked((index,))


@pytest.mark.parametrize(("place", "right"), [(0, False), (1, True)])
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


@pytest.mark.parametrize("question", [ORDER, MATCH], ids=["order", "match"])
@pytest.mark.parametrize(("taps", "right"), [((0, 1), True), ((1, 0), False), ((0, 2), False), ((2, 1), False)])
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


@pytest.mark.parametrize("question", [MULTI, ORDER, MATCH], ids=["multi", "order", "match"])
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


@pytest.mark.parametrize("question", PRESSED, ids=lambda question: question.key)
@pytest.mark.parametrize("position", [-1, 99, 10**18])
def test_a_place_that_is_not_on_the_screen_answers_nothing(question: Question, position: int) -> None:
    room, asked = asking(question)
    found = room.press(asked, position)
    assert found == Stale(Why.GONE) or isinstance(question, Flashcard)
    assert room.log == []
    assert room.reopened(asked.asking.id)


@pytest.mark.parametrize("question", [*PRESSED, TYPED], ids=lambda question: question.key)
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


@pytest.mark.parametrize("question", [*PRESSED, TYPED], ids=lambda question: question.key)
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


def test_a_typed_answer_is_heard() -> None:
    room, _ = asking(TYPED)
    found = room.do(answer.say, "soyuz", room.now)
    assert isinstance(found, Answered)
    assert found.answer == Said("soyuz")
    assert found.verdict.outcome is Outcome.RIGHT
    assert room.do(answer.say, "soyuz", room.now) == Between()
    assert len(room.log) == 1


def test_the_words_of_an_option_count_as_its_press() -> None:
    room, _ = asking(GAP)
    found = room.do(answer.say, " 1961. ", room.now)
    assert isinstance(found, Answered)
    assert found.answer == Picked((1,))


@pytest.mark.parametrize("question", [choice("c"), MULTI, ORDER, MATCH, CARD], ids=lambda question: question.key)
def test_other_words_show_the_question_again(question: Question) -> None:
    room, asked = asking(question)
    found = room.do(answer.say, "what?", room.now)
    assert found == NeedsButtons(asked)
    assert room.log == []


def test_a_text_out_of_the_blue_is_no_answer() -> None:
    assert Classroom(*facts(1)).do(answer.say, "hello", MONDAY) == NoQuestion()


@pytest.mark.parametrize(
    ("seconds", "told"), [(5, 5.0), (0, 0.0), (answer.AWAY, answer.AWAY), (answer.AWAY + 1, None), (-3600, None)]
)
def test_the_time_is_told_unless_the_learner_was_away_or_the_clock_moved(seconds: float, told: float | None) -> None:
    room = Classroom(*facts(1))
    room.give(room.asked(), seconds=seconds)
    assert room.log[-1].seconds == told


def test_the_tally_tells_new_facts_from_reviews() -> None:
    room = Classroom(*facts(3), new_per_day=1)
    room.remember(2)
    room.give(room.asked(), right=True)
    room.give(room.asked(), right=False)
    room.give(room.asked(), right=True)
    assert room.tally == DayTally(room.today, answers=3, right=2, new=1, reviews=2, reviews_right=1, seconds=15.0)


def test_an_answer_after_midnight_belongs_to_the_day_before() -> None:
    room = Classroom(*facts(2), now=MONDAY.replace(hour=22))  # one at night in Moscow
    room.give(room.asked())
    assert room.log[-1].day == StudyDay(MONDAY.date())
    room.wait(hours=3)
    room.give(room.asked())
    assert room.log[-1].day == StudyDay(MONDAY.date() + timedelta(days=1))


def test_a_fact_forgotten_eight_times_is_set_aside_and_told() -> None:
    room = Classroom(*facts(1))
    room.remember(1)
    told = []
    for _ in range(8):
        told.append(room.give(room.asked(), right=False).leech)
        room.wait(minutes=11)
        if not told[-1]:
            room.give(room.asked())
            room.wait(days=room.memories()[FactId(1)].due_day.toordinal() - room.today.toordinal())
    assert told == [False] * 7 + [True]
    assert room.learn() == []


def test_undo_takes_the_answer_back_and_asks_again() -> None:
    room = Classroom(*facts(3))
    asked = room.asked()
    room.give(asked, right=False)
    found = room.do(undoing.undo, room.now)
    assert isinstance(found, Asked)
    assert found == replace(asked, progress=found.progress)
    assert found.progress == asked.progress
    assert room.memories() == {}
    assert room.tally == DayTally(room.today)
    assert [line.happening for line in room.log] == [Happening.ANSWER, Happening.UNDO]
    room.give(found)
    assert room.log[-1].correct


def test_undo_takes_back_taps_and_hints_too() -> None:
    room, asked = asking(ORDER)
    by_index(room, asked, 2, 0)
    found = room.do(undoing.undo, room.now)
    assert isinstance(found, Asked)
    assert found.asking == asked.asking


def test_only_the_last_answer_is_undone_if_one_is_named() -> None:
    room = Classroom(*facts(3))
    first = room.give(room.asked()).review
    last = room.give(room.asked()).review
    assert room.do(undoing.undo, room.now, first) == Stale(Why.GONE)
    assert isinstance(room.do(undoing.undo, room.now, last), Asked)
    assert room.do(undoing.undo, room.now, last) == Stale(Why.GONE)
    assert isinstance(room.do(undoing.undo, room.now, first), Asked)


def test_with_nothing_answered_there_is_nothing_to_undo() -> None:
    assert Classroom(*facts(1)).do(undoing.undo, MONDAY) == Stale(Why.GONE)
    assert Classroom(*facts(1)).do(undoing.undo, MONDAY, ReviewId(1)) == Stale(Why.GONE)


def test_yesterdays_answer_is_taken_out_of_yesterday() -> None:
    room = Classroom(*facts(2))
    room.give(room.asked())
    yesterday = room.today
    room.wait(days=1)
    room.do(undoing.undo, room.now)
    assert room.read(lambda tx: tx.tallies.get(ANNA, yesterday)) == DayTally(yesterday)


def test_undoing_the_only_answer_of_the_day_brings_its_reminder_back() -> None:
    room = Classroom(*facts(2))
    room.give(room.asked())
    tomorrow = room.me.reminding.next_at
    room.do(undoing.undo, room.now)
    today = room.me.reminding.next_at
    assert tomorrow is not None
    assert today == tomorrow - timedelta(days=1)


def test_undo_brings_a_leech_back() -> None:
    room = Classroom(*facts(1))
    room.remember(1)
    before = room.memories()[FactId(1)]
    room.keep(FactId(1), replace(before, lapses=7))
    assert room.give(room.asked(), right=False).leech
    room.do(undoing.undo, room.now)
    assert not [memory for memory in room.memories().values() if memory.set_aside]


def test_undo_after_the_fact_was_set_aside_by_hand_keeps_what_the_log_says() -> None:
    room = Classroom(*facts(2))
    room.give(room.asked())
    room.wait(minutes=2)
    room.give(room.asked())
    room.give(room.asked())
    of = room.log[-1].fact
    assert room.do(set_fact_aside, of, room.now)
    room.do(undoing.undo, room.now)
    memory = room.memory(of)
    assert memory is not None
    assert memory.set_aside
    assert room.store.do(rebuild, ANNA).changed == 0


FORMS: tuple[Fact, ...] = (fact("a", choice("pick"), TYPED), fact("b", CARD), fact("c", TRUTH), fact("d", ORDER))
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("answer"), st.booleans(), st.sampled_from([0, 3, 40, 2000, -100])),
        st.tuples(st.just("undo"), st.just(True), st.just(1)),
        st.tuples(st.just("wait"), st.just(True), st.sampled_from([700, 86_400, 5 * 86_400, -86_400])),
    ),
    max_size=14,
)


@given(STEPS)
@settings(max_examples=30, deadline=None)
def test_after_any_answers_and_undos_all_is_as_the_log_says(steps: Sequence[tuple[str, bool, int]]) -> None:
    room = Classroom(*FORMS)
    states = [stand(room)]
    for what, right, seconds in steps:
        if what == "wait":
            room.wait(seconds=seconds)
        elif what == "undo":
            undone = room.do(undoing.undo, room.now)
            assert isinstance(undone, Stale) == (len(states) == 1)
            states = states[:-1] or states
            assert_same(stand(room), states[-1])
        elif isinstance(asked := room.study(), Asked):
            room.give(asked, right, seconds)
            states.append(stand(room))
    before = stand(room)
    assert room.store.do(rebuild, ANNA).changed == 0
    assert_same(stand(room), before)


Stand = tuple[dict[FactId, Memory], Sequence[DayTally]]


def stand(room: Classroom) -> Stand:
    """What is remembered, and what each day holds."""
    return room.memories(), room.read(lambda tx: tx.tallies.of(ANNA))


def assert_same(one: Stand, other: Stand) -> None:
    """Alike to the last bit, but for seconds: sums of fractions depend on their order."""
    assert one[0] == other[0]
    assert [replace(tally, seconds=0) for tally in one[1]] == [replace(tally, seconds=0) for tally in other[1]]
    assert [t.seconds for t in one[1]] == pytest.approx([t.seconds for t in other[1]])


def test_an_old_question_answered_late_counts_and_leaves_the_open_one() -> None:
    room = Classroom(*facts(3))
    old = room.asked()
    other = room.publish(fact("other"), code="other")
    room.read(lambda tx: tx.sets.join(ANNA, other.id, room.now))
    room.learn_on(other.id)
    found = room.give(old)
    assert found.memory.phase is Phase.LEARNING
    assert room.asked().fact.fact.key != old.fact.fact.key
