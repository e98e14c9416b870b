"""Answering in words, and what an answer leaves behind: time, tally, day, leech."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from quiz.grading import Picked, Said
from quiz.memory import SCHEDULING, strength_after
from quiz.model import DayTally, FactId, StudyDay
from quiz.questions import Question
from quiz.typed import Outcome
from quiz.usecases import answer, undoing
from quiz.usecases.answer import Answered, Between, NeedsButtons, NoQuestion
from quiz.usecases.keep import rebuild
from tests.quiz.asking import CARD, GAP, MATCH, MULTI, ORDER, TRUTH, TYPED, asking
from tests.quiz.classroom import ANNA, MONDAY, Classroom, choice, fact, facts
from tests.quiz.remembered import GOOD
from tests.rows import each_row


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


@each_row("question", [choice("c"), MULTI, ORDER, MATCH, CARD])
def test_other_words_show_the_question_again(question: Question) -> None:
    room, asked = asking(question)
    found = room.do(answer.say, "what?", room.now)
    assert found == NeedsButtons(asked)
    assert room.log == []


def test_a_text_out_of_the_blue_is_no_answer() -> None:
    assert Classroom(*facts(1)).do(answer.say, "hello", MONDAY) == NoQuestion()


@each_row(("seconds", "told"), [(5, 5.0), (0, 0.0), (answer.AWAY, answer.AWAY), (answer.AWAY + 1, None), (-3600, None)])
def test_the_time_is_told_unless_the_learner_was_away_or_the_clock_moved(seconds: float, told: float | None) -> None:
    room = Classroom(*facts(1))
    room.give(room.asked(), seconds=seconds)
    assert room.log[-1].seconds == told


def test_how_likely_a_guess_was_counts_and_is_kept_with_each_answer() -> None:
    for question, guess in ((TYPED, 0.0), (choice("c"), 0.25), (TRUTH, 0.5)):
        room, asked = asking(question)
        memory = room.give(asked).memory
        assert memory.stability == strength_after(None, GOOD, room.today, SCHEDULING, guess)[0]
        room.do(undoing.undo, room.now)
        room.give(room.asked())
        assert [line.guess for line in room.log] == [guess, None, guess]


def test_a_memory_counted_anew_goes_by_the_question_as_it_was_asked() -> None:
    room, asked = asking(TRUTH)
    kept = room.give(asked).memory
    written = replace(asked.fact.fact, questions=(replace(TYPED, key=TRUTH.key),))
    room.read(lambda tx: tx.facts.change(replace(asked.fact, fact=written)))
    assert room.store.do(rebuild, ANNA).changed == 0
    assert room.memory(asked.fact.id) == kept


def test_the_tally_tells_new_facts_from_reviews() -> None:
    room = Classroom(*facts(3), new_per_day=1)
    room.remember(2)
    room.give(room.asked(), right=True)
    room.give(room.asked(), right=False)
    room.give(room.asked(), right=True)
    assert room.tally == DayTally(
        room.today, 3, 2, new=1, reviews=2, reviews_right=1, seconds=15.0, new_in=((room.set.id, 1),)
    )


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


def test_an_old_question_answered_late_counts_and_leaves_the_open_one() -> None:
    room = Classroom(*facts(3))
    old = room.asked()
    other = room.publish(fact("other"), code="other")
    room.read(lambda tx: tx.sets.join(ANNA, other.id, room.now))
    room.learn_on(other.id)
    found = room.give(old)
    assert found.memory.reviews == 1
    assert room.asked().fact.fact.key != old.fact.fact.key
