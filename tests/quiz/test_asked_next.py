"""What a stretch asks next, also after a pause, when its set has changed, or when the clock or the zone has."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from quiz.model import AskingId, FactId, Phase
from quiz.questions import TrueFalse, Typed
from quiz.usecases import agenda, study
from quiz.usecases.answer import Answered, AskedAnew, NoQuestion, say
from quiz.usecases.coming import Soon
from quiz.usecases.people import live_in
from quiz.usecases.study import Asked, Finished
from tests.quiz.classroom import ANNA, Classroom, choice, fact, facts, finished, keys, missing_once
from tests.rows import each_row


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


def test_steps_are_asked_ahead_of_time_when_nothing_else_is_left() -> None:
    room = Classroom(*facts(2))
    asked = room.learn(missing_once(1, 2))
    assert keys(asked) == ["f0", "f1", "f0", "f1"]
    assert room.now < asked[0].asking.asked_at + timedelta(minutes=1), "ten minutes were waited for"
    assert {memory.phase for memory in room.memories().values()} == {Phase.REVIEW}


def test_a_step_that_is_ripe_comes_before_anything_else() -> None:
    room = Classroom(*facts(5))
    room.give(room.asked(), right=False)
    room.give(room.asked())
    room.wait(minutes=11)
    assert keys([room.asked()]) == ["f0"]


def test_the_only_fact_is_asked_again_at_once_after_a_miss_and_rests_after_it_was_known() -> None:
    room = Classroom(*facts(1))
    asked = room.asked()
    room.give(asked, right=False)
    again = room.asked()
    assert again.asking.id != asked.asking.id
    room.give(again)
    assert finished(room).answered == 2


def test_what_was_missed_three_times_in_a_row_waits_for_its_step_and_the_stretch_ends() -> None:
    room = Classroom(*facts(2))
    asked = room.learn(lambda asked: asked.fact.id != 1)
    assert keys(asked).count("f0") == 3
    end = finished(room)
    assert end.soon == Soon(questions=1, minutes=10, slipping=1)
    room.wait(minutes=11)
    assert keys([room.asked()]) == ["f0"], "it is ripe"
    room.give(room.asked(), right=False)
    assert finished(room).soon is not None, "and it waits again"


def test_a_miss_of_yesterday_and_one_before_an_answer_that_was_right_do_not_count() -> None:
    room = Classroom(*facts(1))
    for _ in range(2):
        room.give(room.asked(), right=False)
    room.wait(days=1)
    asked = room.learn(missing_once(1))
    assert [one.fact.id for one in asked] == [1, 1]


def test_the_end_tells_that_the_fact_answered_last_comes_back_the_same_day() -> None:
    room = Classroom(fact("sure", TrueFalse(key="sure", ask="Is it?", answer=True)))
    room.give(room.asked(), seconds=100)
    end = room.do(study.resume, room.now)
    assert isinstance(end, Finished)
    assert end.soon == Soon(questions=1, minutes=15, slipping=0)
    room.wait(days=1)
    room.learn()
    assert finished(room).soon is None


def test_the_only_fact_is_asked_in_the_same_stretch_when_its_step_has_come() -> None:
    room = Classroom(*facts(1))
    room.give(room.asked(), right=False)
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
    assert keys(room.learn()) == ["c", "b"], "it comes when nothing else is left"


def test_so_does_one_whose_answer_stood_there_two_questions_ago() -> None:
    told = replace(choice("told", "one"), explanation="It was Komarov.")
    spoiled = Typed(key="spoiled", ask="?", answer="Komarov")
    room = Classroom(fact("a", told), fact("b"), fact("c", spoiled), fact("d"), fact("e"))
    assert keys(room.learn())[:4] == ["a", "b", "d", "c"]


def test_what_was_shown_before_more_was_taken_is_not_asked_first() -> None:
    told = replace(choice("told", "one"), explanation="It was Komarov who flew the first Soyuz.")
    room = Classroom(fact("a", told), fact("b", choice("spoiled", "Komarov")), fact("c"), new_per_day=1)
    room.learn()
    taken = room.do(study.more, room.now)
    assert isinstance(taken, Asked)
    assert taken.fact.fact.key == "c"


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
    assert asked.progress.done == 0


def test_pressing_next_twice_shows_the_same_question() -> None:
    room = Classroom(*facts(3))
    assert room.asked() == room.asked()
    assert room.read(lambda tx: tx.askings.get(ANNA, AskingId(2))) is None


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
    instead = room.press(asked, 0)
    assert isinstance(instead, AskedAnew)
    assert instead.then == room.asked()
    assert room.asked().asking.question == "new"
    assert room.log == []


def test_a_question_that_lost_options_is_asked_anew() -> None:
    room = Classroom(fact("one", choice("same", wrong=5)))
    asked = room.asked()
    room.publish(fact("one", choice("same", wrong=2)))
    assert isinstance(room.press(asked, 0), AskedAnew)
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
