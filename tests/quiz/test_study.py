"""A stretch of learning: what a day holds, and when it is over."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from quiz.model import StudyDay
from quiz.usecases import agenda, look, study
from quiz.usecases.coming import Coming
from quiz.usecases.people import join, leave, pace
from quiz.usecases.study import Asked, Finished, NothingJoined
from tests.quiz.classroom import ANNA, Classroom, fact, facts, finished, keys
from tests.rows import each_row


def test_a_day_brings_so_many_new_facts_and_no_more() -> None:
    room = Classroom(*facts(10), new_per_day=3)
    assert Counter(keys(room.learn())) == {"f0": 1, "f1": 1, "f2": 1}
    assert room.learn() == []
    room.wait(days=1)
    assert {"f3", "f4", "f5"} <= set(keys(room.learn()))
    assert room.tally.new == 3


def test_the_pace_takes_effect_the_same_day() -> None:
    room = Classroom(*facts(10), new_per_day=2)
    room.learn()
    room.do(pace, new_per_day=5)
    assert set(keys(room.learn())) == {"f2", "f3", "f4"}
    room.do(pace, new_per_day=3)
    assert room.learn() == []


def test_no_new_facts_are_taken_at_a_pace_of_none() -> None:
    room = Classroom(*facts(3), new_per_day=0)
    end = finished(room)
    assert (end.more, end.coming) == (3, None)


@each_row(("new", "reviews"), [(-1, 0), (101, 1001), (10**9, -5)])
def test_a_limit_out_of_bounds_changes_nothing(new: int, reviews: int) -> None:
    room = Classroom(*facts(1))
    before = room.me
    assert room.do(pace, new_per_day=new, reviews_per_day=reviews) == before == room.me


def test_after_a_holiday_no_day_holds_more_than_the_limit_and_new_facts_wait() -> None:
    room = Classroom(*facts(30), new_per_day=5, reviews_per_day=8)
    room.remember(20, due=-10)
    for left in (20, 12):
        end = room.learn()
        assert len(end) == 8, f"of {left}"
        assert room.tally.new == 0, "new facts came on top of the pile"
        assert room.learn() == []
        room.wait(days=1)
    room.learn()
    assert room.tally.new == 5, "the pile is gone, yet nothing new came"


def test_in_a_pile_what_is_being_lost_comes_first() -> None:
    room = Classroom(*facts(6), new_per_day=0, reviews_per_day=2)
    room.remember(3, due=-9)
    room.remember(3, due=-1)
    assert set(keys(room.learn())) <= {"f0", "f1", "f2"}


@given(
    due=st.integers(0, 25),
    unmet=st.integers(0, 12),
    new=st.integers(0, 6),
    most=st.integers(1, 12),
    wrong=st.sets(st.integers(0, 30)),
)
def test_no_day_is_ever_fuller_than_was_wished(due: int, unmet: int, new: int, most: int, wrong: set[int]) -> None:
    room = Classroom(*facts(due + unmet), new_per_day=new, reviews_per_day=most)
    room.remember(due, due=-3)
    for _ in range(2):
        foreseen = room.read(lambda tx: agenda.left_today(tx, room.me, room.now))
        answers = iter([n not in wrong for n in range(500)])
        asked = room.learn(lambda _: next(answers))  # noqa: B023  it is not kept beyond this day
        assert room.tally.reviews <= most
        assert room.tally.new <= new
        assert len(asked) >= min(foreseen, 1)
        room.wait(days=1)


def test_if_all_is_right_a_stretch_is_as_long_as_was_foreseen() -> None:
    room = Classroom(*facts(12), new_per_day=4, reviews_per_day=50)
    room.remember(5)
    first = room.asked()
    asked = room.learn()
    assert first.progress == agenda.Progress(0, 5 + 4)
    assert [(one.progress.done, one.progress.left) for one in asked] == [(n, 9 - n) for n in range(9)]


def test_after_a_miss_as_much_is_left_and_as_much_is_done() -> None:
    room = Classroom(*facts(4))
    assert room.asked().progress == agenda.Progress(0, 4)
    assert room.give(room.asked(), right=True).progress == agenda.Progress(1, 3)
    assert room.give(room.asked(), right=False).progress == agenda.Progress(1, 3)


def test_a_slow_answer_that_brings_the_question_back_leaves_as_much() -> None:
    room = Classroom(*facts(4))
    assert room.give(room.asked(), right=True, seconds=60).progress == agenda.Progress(0, 4)


@given(
    answers=st.lists(st.tuples(st.booleans(), st.sampled_from([2.0, 20.0, 100.0])), max_size=40), due=st.integers(0, 6)
)
def test_neither_what_is_done_nor_the_whole_ever_shrinks(answers: list[tuple[bool, float]], due: int) -> None:
    room = Classroom(*facts(12), new_per_day=5, reviews_per_day=4)
    room.remember(due)
    before = agenda.Progress(0, 0)
    for right, seconds in answers:
        asked = room.study()
        if not isinstance(asked, Asked):
            return
        for far in (asked.progress, room.give(asked, right, seconds).progress):
            assert far.done >= before.done
            assert far.done + far.left >= before.done + before.left
            before = far


def test_more_takes_five_new_facts_beyond_the_share() -> None:
    room = Classroom(*facts(20), new_per_day=3)
    room.learn()
    assert finished(room).more == 17
    assert isinstance(room.do(study.more, room.now), Asked)
    assert isinstance(room.do(study.more, room.now), Asked), "a second press"
    room.learn()
    assert room.tally.new == 3 + study.EXTRA_NEW
    room.do(study.more, room.now)
    room.learn()
    assert room.tally.new == 3 + 2 * study.EXTRA_NEW
    room.wait(days=1)
    room.learn()
    assert room.tally.new == 3, "the next day is an ordinary one"


def test_more_works_in_a_pile_too_where_new_facts_wait() -> None:
    room = Classroom(*facts(40), new_per_day=3, reviews_per_day=5)
    room.remember(20, due=-10)
    room.learn()
    assert room.tally.new == 0
    assert isinstance(room.do(study.more, room.now), Asked)
    room.learn()
    assert room.tally.new == study.EXTRA_NEW
    assert room.tally.reviews == 5


def test_more_of_one_set_takes_from_that_set() -> None:
    room = Classroom(*facts(8), new_per_day=2)
    other = room.publish(*(fact(f"other{n}") for n in range(8)), code="other")
    room.read(lambda tx: tx.sets.join(ANNA, other.id, room.now))
    room.do(study.study, room.now, other.id)
    room.learn_on(other.id)
    more = room.do(study.more, room.now, other.id)
    assert isinstance(more, Asked)
    assert more.fact.fact.key == "other2"


def test_when_everything_was_met_more_gives_nothing() -> None:
    room = Classroom(*facts(2))
    room.learn()
    assert isinstance(room.do(study.more, room.now), Finished)


def test_a_stretch_on_one_set_asks_nothing_of_another() -> None:
    room = Classroom(*facts(3))
    other = room.publish(fact("other"), code="other")
    assert room.read(lambda tx: tx.sets.join(ANNA, other.id, room.now))
    assert keys(room.learn_on(other.id)) == ["other"]
    assert keys(room.learn()) == ["f0", "f1", "f2"]


def test_without_a_set_there_is_a_list_of_those_that_could_be_joined() -> None:
    room = Classroom(*facts(1))
    room.do(leave, room.set.id, room.now)
    for begin in (study.study, study.resume, study.more):
        assert room.do(begin, room.now) == NothingJoined((room.set,))


def test_the_end_says_what_comes_next() -> None:
    room = Classroom(*facts(5), new_per_day=3)
    asked = room.learn()
    room.wish(new_per_day=3)
    end = finished(room)
    assert end.answered == 0, "a stretch that never began"
    assert len(asked) == 3
    assert end.more == 2
    tomorrow = StudyDay(room.today + timedelta(days=1))
    assert end.coming == Coming(tomorrow, 2, 0), "two facts are still to come"
    room.wait(days=1)
    room.learn()
    end = finished(room)
    due = [memory.due_day for memory in room.memories().values()]
    assert end.coming == Coming(min(due), due.count(min(due)), due.count(min(due)))
    assert end.streak.length == 2


def test_when_to_remind_is_asked_on_the_first_two_days_only() -> None:
    room = Classroom(*facts(9), new_per_day=2)
    asked = []
    for _ in range(4):
        room.learn()
        asked.append(finished(room).ask_when)
        room.wait(days=1)
    assert asked == [True, True, False, False]


def test_of_several_sets_the_end_says_that_it_is_about_one() -> None:
    room = Classroom(*facts(1))
    room.learn_on(room.set.id)
    alone = room.do(study.study, room.now, room.set.id)
    other = room.publish(fact("elsewhere"), code="other")
    room.do(join, other.id, room.now)
    of_one = room.do(study.study, room.now, room.set.id)
    room.learn()
    assert isinstance(alone, Finished)
    assert isinstance(of_one, Finished)
    assert (alone.of_one, of_one.of_one, finished(room).of_one) == (False, True, False)


def test_what_comes_next_is_no_more_than_a_day_holds() -> None:
    room = Classroom(*facts(30), reviews_per_day=8)
    room.remember(25, due=-2)
    room.learn()
    found = finished(room).coming
    assert found is not None
    assert found.questions == 8


def test_statistics_say_of_the_next_day_what_the_end_of_the_stretch_says() -> None:
    room = Classroom(*facts(20), new_per_day=5)
    room.remember(3, due=1)
    room.learn()
    end = finished(room).coming
    assert end is not None
    found = room.do(look.statistics, room.now)
    assert found.coming == end
    assert (end.questions, end.reviews) == (3 + 5, 3)
    assert found.forecast[1] == end.reviews


def test_as_long_as_something_waits_today_nothing_is_said_of_the_next_day() -> None:
    room = Classroom(*facts(3))
    assert room.do(look.statistics, room.now).coming is None
