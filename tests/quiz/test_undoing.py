"""Taking an answer back exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.model import DayTally, FactId, Happening, Memory, ReviewId
from quiz.questions import Fact
from quiz.usecases import undoing
from quiz.usecases.answer import Stale, Why
from quiz.usecases.keep import rebuild, set_fact_aside
from quiz.usecases.study import Asked
from tests.quiz.asking import CARD, ORDER, TRUTH, TYPED, asking, by_index
from tests.quiz.classroom import ANNA, MONDAY, Classroom, choice, fact, facts


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
    room.give(room.asked(), right=False)
    room.give(room.asked())
    room.wait(minutes=11)
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
