"""A stretch of learning: what a day holds, in which order, and when it is over."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from quiz.model import AskingId, FactId, Phase
from quiz.questions import Typed
from quiz.usecases import agenda, study
from quiz.usecases.answer import Answered, NoQuestion, Stale, Why, say
from quiz.usecases.people import leave, live_in, pace
from quiz.usecases.study import Asked, Finished, NothingJoined
from tests.quiz.classroom import ANNA, Classroom, choice, fact, facts
from tests.rows import each_row


def keys(asked: list[Asked]) -> list[str]:
    return [one.fact.fact.key for one in asked]


def finished(room: Classroom) -> Finished:
    found = room.study()
    assert isinstance(found, Finished)
    return found


def test_a_day_brings_so_many_new_facts_and_no_more() -> None:
    room = Classroom(*facts(10), new_per_day=3)
    assert Counter(keys(room.learn())) == {"f0": 2, "f1": 2, "f2": 2}
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
    assert (end.more, end.next_day, end.next_count) == (3, None, 0)


@each_row(("new", "reviews"), [(-1, 0), (101, 1001), (10**9, -5)])
def test_a_limit_out_of_bounds_changes_nothing(new: int, reviews: int) -> None:
    room = Classroom(*facts(1))
    before = room.me
    assert room.do(pace, new_per_day=new, reviews_per_day=reviews) == before == room.me


def test_reviews_and_new_facts_are_mixed_one_to_three() -> None:
    room = Classroom(*facts(12), new_per_day=4)
    room.remember(8)
    asked = room.learn()
    new = [n for n, one in enumerate(asked) if one.is_new]
    assert new[:2] == [3, 7]
    assert len(new) == 4


def test_what_is_due_comes_oldest_first() -> None:
    room = Classroom(*facts(6), new_per_day=0)
    room.remember(3, due=-1)
    room.remember(3, due=-5)
    assert keys(room.learn()) == ["f3", "f4", "f5", "f0", "f1", "f2"]


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


def test_in_a_pile_what_is_least_overdue_comes_first() -> None:
    room = Classroom(*facts(6), new_per_day=0, reviews_per_day=2)
    room.remember(3, due=-9)
    room.remember(3, due=-1)
    assert set(keys(room.learn())) <= {"f3", "f4", "f5"}


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
        asked = room.learn(lambda one: one.progress.answered not in wrong)
        assert room.tally.reviews <= most
        assert room.tally.new <= new
        assert len(asked) >= min(foreseen, 1)
        room.wait(days=1)


def test_if_all_is_right_a_stretch_is_as_long_as_was_foreseen() -> None:
    room = Classroom(*facts(12), new_per_day=4, reviews_per_day=50)
    room.remember(5)
    first = room.asked()
    asked = room.learn()
    assert first.progress == agenda.Progress(0, 5 + 2 * 4)
    assert [one.progress.answered + one.progress.left for one in asked] == [13] * 13


def test_only_a_miss_makes_a_stretch_longer() -> None:
    room = Classroom(*facts(4))
    whole = room.asked().progress.left
    after = room.give(room.asked(), right=True).progress
    assert after.answered + after.left == whole
    after = room.give(room.asked(), right=False).progress
    assert after.answered + after.left == whole + 1


def test_steps_are_asked_ahead_of_time_when_nothing_else_is_left() -> None:
    room = Classroom(*facts(2))
    asked = room.learn()
    assert keys(asked) == ["f0", "f1", "f0", "f1"]
    assert room.now < asked[0].asking.asked_at + timedelta(minutes=1), "ten minutes were waited for"
    assert {memory.phase for memory in room.memories().values()} == {Phase.REVIEW}


def test_a_step_that_is_ripe_comes_before_anything_else() -> None:
    room = Classroom(*facts(5))
    room.give(room.asked(), right=False)
    room.give(room.asked())
    room.wait(minutes=2)
    assert keys([room.asked()]) == ["f0"]


def test_the_only_fact_is_asked_again_at_once_after_a_miss_and_rests_after_it_was_known() -> None:
    room = Classroom(*facts(1))
    asked = room.asked()
    room.give(asked, right=False)
    again = room.asked()
    assert again.asking.id != asked.asking.id
    room.give(again)
    assert finished(room).answered == 2


def test_the_only_fact_is_asked_in_the_same_stretch_when_its_step_has_come() -> None:
    room = Classroom(*facts(1))
    room.give(room.asked())
    room.wait(minutes=11)
    room.give(room.asked())
    assert room.memories()[FactId(1)].phase is Phase.REVIEW


def test_all_forms_of_a_fact_share_one_memory_and_grow_harder() -> None:
    forms = (choice("pick"), choice("complete", level=2), Typed(key="recall", ask="?", answer="Soyuz", level=3))
    room = Classroom(fact("one", *forms), new_per_day=1)
    seen = []
    for _ in range(7):
        seen += [one.asking.question for one in room.learn()]
        memory = next(iter(room.memories().values()))
        room.wait(days=max((memory.due_day - room.today).days, 1))
    assert len(room.memories()) == 1
    ladder = {"pick": 1, "complete": 2, "recall": 3}
    assert [ladder[key] for key in seen] == sorted(ladder[key] for key in seen)
    assert set(seen) == set(ladder)


def test_after_it_was_forgotten_a_fact_is_asked_in_the_easy_form_again() -> None:
    room = Classroom(fact("one", choice("pick"), Typed(key="recall", ask="?", answer="Soyuz", level=3)))
    room.remember(1, stability=100.0)
    asked = room.asked()
    assert asked.asking.question == "recall"
    room.give(asked, right=False)
    assert room.asked().asking.question == "pick"


def test_a_question_whose_answer_stood_on_the_last_screen_waits_a_little() -> None:
    told = replace(choice("told", "one"), explanation="It was Komarov who flew the first Soyuz.")
    spoiled, other = choice("spoiled", "Komarov"), choice("other", "nothing of it")
    room = Classroom(fact("a", told), fact("b", spoiled), fact("c", other))
    room.give(room.asked())
    assert keys([room.asked()]) == ["c"]
    room.give(room.asked())
    assert keys([room.asked()]) == ["b"]


def test_whom_the_evidence_on_the_last_screen_named_is_not_asked_next() -> None:
    named = replace(fact("a"), subject="Vladimir Komarov")
    room = Classroom(named, fact("b", choice("spoiled", "Komarov")), fact("c"))
    room.give(room.asked())
    assert keys([room.asked()]) == ["c"]


def test_if_every_question_is_spoiled_the_first_is_asked_all_the_same() -> None:
    told = replace(choice("told", "one"), explanation="Komarov, Komarov, Komarov.")
    room = Classroom(fact("a", told), *(fact(key, choice(key, "Komarov")) for key in "bcdefg"))
    room.give(room.asked())
    assert keys([room.asked()]) == ["b"]


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


def test_a_pause_keeps_the_open_question() -> None:
    room = Classroom(*facts(3))
    room.give(room.asked())
    asked = room.asked()
    assert room.do(study.pause, room.now).progress == asked.progress
    room.wait(hours=2)
    assert room.do(study.resume, room.now) == asked


def test_a_text_during_a_pause_is_no_answer() -> None:
    room = Classroom(fact("one", Typed(key="y", ask="?", answer="Soyuz")))
    asked = room.asked()
    room.do(study.pause, room.now)
    assert room.do(say, "see you later", room.now) == NoQuestion()
    assert room.log == []
    assert room.do(study.resume, room.now) == asked
    assert isinstance(room.do(say, "Soyuz", room.now), Answered)


def test_a_pause_over_night_keeps_the_question_in_a_stretch_of_the_new_day() -> None:
    room = Classroom(*facts(3))
    room.give(room.asked())
    room.asked()
    room.wait(days=1)
    asked = room.asked()
    assert asked.progress.answered == 0


def test_pressing_next_twice_shows_the_same_question() -> None:
    room = Classroom(*facts(3))
    assert room.asked() == room.asked()
    assert room.read(lambda tx: tx.askings.get(ANNA, AskingId(2))) is None


def test_a_stretch_on_one_set_asks_nothing_of_another() -> None:
    room = Classroom(*facts(3))
    other = room.publish(fact("other"), code="other")
    assert room.read(lambda tx: tx.sets.join(ANNA, other.id, room.now))
    assert keys(room.learn_on(other.id)) == ["other"] * 1
    assert set(keys(room.learn())) == {"f0", "f1", "f2", "other"}


def test_without_a_set_there_is_a_list_of_those_that_could_be_joined() -> None:
    room = Classroom(*facts(1))
    room.do(leave, room.set.id, room.now)
    for look in (study.study, study.resume, study.more):
        assert room.do(look, room.now) == NothingJoined((room.set,))


def test_a_fact_taken_out_of_the_set_can_still_be_answered_and_is_not_asked_again() -> None:
    room = Classroom(*facts(2))
    asked = room.asked()
    room.publish(*facts(2)[1:])
    room.give(asked)
    assert set(keys(room.learn())) == {"f1"}
    room.wait(days=30)
    assert set(keys(room.learn())) == {"f1"}


def test_a_question_taken_out_of_its_fact_is_not_graded_as_another_one() -> None:
    room = Classroom(fact("one", choice("old"), choice("other")))
    asked = room.asked()
    assert asked.asking.question == "old"
    room.publish(fact("one", choice("new"), choice("other")))
    assert room.press(asked, 0) == Stale(Why.GONE)
    assert room.asked().asking.question == "new"
    assert room.log == []


def test_a_question_that_lost_options_is_asked_anew() -> None:
    room = Classroom(fact("one", choice("same", wrong=5)))
    asked = room.asked()
    room.publish(fact("one", choice("same", wrong=2)))
    assert room.press(asked, 0) == Stale(Why.GONE)
    again = room.asked()
    assert sorted(again.asking.shown) == [0, 1, 2]
    assert isinstance(room.press(again, 0), Answered)


def test_a_clock_that_goes_backwards_does_no_harm() -> None:
    room = Classroom(*facts(4))
    room.give(room.asked())
    asked = room.asked()
    room.now -= timedelta(days=3)
    answered = room.give(asked)
    assert answered.review == 2
    assert room.log[-1].seconds is None
    room.learn()
    assert room.read(lambda tx: agenda.left_today(tx, room.me, room.now)) == 0


@each_row("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "America/New_York", "Asia/Kathmandu"])
def test_moving_to_another_zone_loses_nothing(zone: str) -> None:
    room = Classroom(*facts(6), new_per_day=3)
    room.learn()
    before = room.memories()
    assert room.do(live_in, zone, room.now) is not None
    assert room.memories() == before
    asked = room.learn()
    assert not set(before) & {one.fact.id for one in asked}, "what was learned an hour ago is asked again"
    room.wait(days=40)
    assert {one.fact.id for one in room.learn()} >= set(before)


def test_an_unknown_zone_changes_nothing() -> None:
    room = Classroom(*facts(1))
    before = room.me
    assert room.do(live_in, "Moon/Tranquility", room.now) is None
    assert room.me == before


def test_the_end_says_what_comes_next() -> None:
    room = Classroom(*facts(5), new_per_day=3)
    asked = room.learn()
    room.wish(new_per_day=3)
    end = finished(room)
    assert end.answered == 0, "a stretch that never began"
    assert len(asked) == 6
    assert end.more == 2
    assert end.next_day == room.today + timedelta(days=1), "two facts are still to come"
    assert end.next_count == 2 * 2
    room.wait(days=1)
    room.learn()
    end = finished(room)
    due = [memory.due_day for memory in room.memories().values()]
    assert (end.next_day, end.next_count) == (min(due), due.count(min(due)))
    assert end.streak.length == 2


def test_what_comes_next_is_no_more_than_a_day_holds() -> None:
    room = Classroom(*facts(30), reviews_per_day=8)
    room.remember(25, due=-2)
    room.learn()
    assert finished(room).next_count == 8
