"""Who had a question wrong hears of its correction once, at the next meeting and by a notice; with no chat around."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quiz.corrections import Righted
from quiz.model import Happening, LearnerId, Review, ReviewId
from quiz.questions import Choice
from quiz.usecases import keep, look, reported, spreading, undoing
from quiz.usecases.answer import Answered, AskedAnew, Stale, say
from quiz.usecases.corrected import PAUSE, correct
from quiz.usecases.people import join, leave
from quiz.usecases.reported import Report
from quiz.usecases.spreading import LISTED, lines_of
from quiz.usecases.study import Asked, Finished
from quiz.usecases.verdict_again import verdict_again
from tests.quiz.classroom import ANNA, choice, fact, facts
from tests.quiz.corrected import TEACHER, Corrected


@pytest.fixture
def made() -> Corrected:
    return Corrected()


def test_nobody_is_told_before_the_pause_is_over_and_all_at_once_then(made: Corrected) -> None:
    for _ in range(2):
        made.room.give(made.room.asked())
    made.make(0, "other0")
    made.make(1, "other1")
    assert made.spread() == 0
    made.room.wait(minutes=PAUSE.seconds // 60 - 3)
    assert made.spread() == 1
    (notice,) = made.told()
    assert [(line.righted.was, line.righted.now) for line in lines_of(notice.data)] == [
        ("answerf0", "other0"),
        ("answerf1", "other1"),
    ]
    assert notice.data["count"] == 2
    made.room.wait(days=1)
    assert made.spread() == 0


def test_who_answered_only_what_is_right_or_took_it_back_hears_nothing(made: Corrected) -> None:
    answered = made.room.give(made.room.asked())
    made.room.do(undoing.undo, made.room.now, answered.review)
    made.make(0, "other0")
    made.room.give(made.room.asked())
    made.room.wait(hours=1)
    assert made.spread() == 1
    assert made.told() == []


def test_who_left_the_set_or_teaches_it_hears_nothing(made: Corrected) -> None:
    made.room.give(made.room.asked())
    made.room.store.do(join, made.teacher, made.set.id, made.room.now)
    made.room.do(leave, made.set.id, made.room.now)
    made.make(0, "other0")
    made.room.wait(hours=1)
    made.spread()
    assert made.told() == made.told(TEACHER) == []


def test_a_correction_taken_back_before_it_was_told_is_told_to_nobody(made: Corrected) -> None:
    made.room.give(made.room.asked())
    made.make(0, "other0")
    made.make(0, "answerf0")
    made.room.wait(hours=1)
    made.spread()
    assert made.told() == []
    made.room.wait(hours=1)
    assert not made.room.asked().corrected


def test_who_is_still_to_hear_of_a_correction_hears_of_the_next_in_the_same_message(made: Corrected) -> None:
    made.room.give(made.room.asked())
    made.room.wait(hours=12)  # night
    for answer, told in (("other0", [("answerf0", "other0")]), ("third", [("answerf0", "third")]), ("answerf0", [])):
        made.make(0, answer)
        made.room.wait(minutes=20)
        made.spread()
        said = [(line.righted.was, line.righted.now) for each in made.told() for line in lines_of(each.data)]
        assert said == told


def test_a_large_class_is_told_in_steps_and_everybody_once(made: Corrected) -> None:
    many = [LearnerId(number) for number in range(100, 135)]
    for who in many:
        someone = made.meet(who)
        made.room.store.do(join, someone, made.set.id, made.room.now)
        line = _answer_of(made, who)
        made.room.store.do(lambda tx, line: tx.log.append(line), line)
    made.make(0, "other0")
    made.room.wait(hours=1)
    assert made.room.store.do(spreading.spread, made.room.now)
    made.make(0, "other again")
    assert made.spread() >= 3
    made.room.wait(hours=1)
    made.spread()
    told = {who: made.told(who) for who in many}
    assert all(len(notices) == 1 for notices in told.values())
    lines = {line.righted for notices in told.values() for line in lines_of(notices[0].data)}
    assert lines == {Righted("answerf0", "other again")}


def _answer_of(made: Corrected, who: LearnerId) -> Review:
    asked, key = made.fact(), made.fact().fact.questions[0].key
    line = Review(ReviewId(0), who, asked.id, Happening.ANSWER, made.room.now, made.room.today)
    return replace(line, question=key, correct=True)


def test_more_corrections_than_a_message_holds_are_counted() -> None:
    made = Corrected(*facts(LISTED + 2))
    made.room.wish(new_per_day=50)
    made.room.learn()
    for nth in range(LISTED + 2):
        made.make(nth, f"other{nth}")
    made.room.wait(hours=1)
    made.spread()
    (notice,) = made.told()
    assert (len(lines_of(notice.data)), notice.data["count"]) == (LISTED, LISTED + 2)


def test_the_next_meeting_tells_what_was_taken_for_right_once(made: Corrected) -> None:
    first = made.room.give(made.room.asked(), right=False)
    memory = made.room.memory(first.fact.id)
    made.make(0, "other0")
    assert made.room.memory(first.fact.id) == memory
    made.room.wait(minutes=20)
    asked = made.room.asked()
    while asked.fact.id != first.fact.id:
        assert not asked.corrected
        assert made.room.give(asked).righted is None
        asked = made.room.asked()
    assert asked.corrected
    answered = made.room.give(asked)
    assert answered.righted == Righted("answerf0", "other0")
    again = made.room.do(verdict_again, asked.asking.id, made.room.now)
    assert isinstance(again, Answered)
    assert again.righted == answered.righted
    made.room.wait(days=3)
    asked = made.room.asked()
    assert not asked.corrected


def test_an_answer_to_a_question_that_was_set_right_while_open_counts_for_nothing(made: Corrected) -> None:
    asked = made.room.asked()
    made.make(0, "other0")
    for _ in range(2):
        instead = made.room.press(asked, made.room.place(asked, 0))
        assert isinstance(instead, AskedAnew)
        assert isinstance(instead.then, Asked)
        assert instead.then.asking.id != asked.asking.id
    said = made.room.do(say, "answerf0", made.room.now)
    assert not isinstance(said, Answered), "what is said now is said to the question as it is now"
    assert made.room.log == []
    assert isinstance(made.room.press(made.room.asked(), made.room.place(made.room.asked(), 0)), Answered)


def test_another_question_of_the_same_fact_stays_open() -> None:
    made = Corrected(fact("one", choice("a", "one"), choice("b", "two")))
    asked = made.room.asked()
    before = made.fact()
    other = next(each for each in before.fact.questions if each.key != asked.question.key)
    assert isinstance(other, Choice)
    corrected = replace(other, answer="new")
    kept = [corrected if each.key == other.key else each for each in before.fact.questions]
    made.room.wait(minutes=1)
    after = replace(before, fact=replace(before.fact, questions=tuple(kept)))
    made.room.store.do(correct, TEACHER, after, 1, (other.key,), made.room.now)
    assert isinstance(made.room.press(asked, 0), Answered)


def test_a_retired_fact_is_neither_asked_nor_judged_nor_called_right() -> None:
    made = Corrected(fact("one"))
    asked = made.room.asked()
    made.make(0, retired=True)
    instead = made.room.press(asked, 0)
    assert isinstance(instead, AskedAnew)
    assert isinstance(instead.then, Finished)
    assert made.room.log == []
    made.make(0)
    answered = made.room.give(made.room.asked())
    made.make(0, retired=True)
    assert made.room.do(verdict_again, answered.asking.id, made.room.now) is None
    assert isinstance(made.room.press(asked, 0), Stale | AskedAnew)
    made.make(0)
    assert made.room.memory(answered.fact.id) == answered.memory, "it comes back with what was remembered"


def test_a_reported_question_whose_fact_was_retired_is_not_called_right(made: Corrected) -> None:
    answered = made.room.give(made.room.asked())
    made.room.do(keep.complain, answered.asking.id, made.room.now)
    made.make(0, retired=True)
    report = made.room.store.do(reported.reports, made.teacher, made.set.id)
    assert isinstance(report, Report)
    assert report.question is None
    made.room.store.do(reported.leave_as_right, made.teacher, report.fact_id, report.key, made.room.now)
    assert [each.word for each in made.room.read(lambda tx: tx.notices.of(ANNA))] == ["report-removed"]


def test_a_newer_file_is_told_as_a_correction_by_hand_is(made: Corrected) -> None:
    made.room.give(made.room.asked())
    made.room.wait(minutes=1)
    (first, *rest) = made.room.read(lambda tx: tx.sets.questions(made.set.id)).facts
    (question,) = first.questions
    assert isinstance(question, Choice)
    newer = replace(first, questions=(replace(question, answer="from the file"),))
    questions = replace(made.room.read(lambda tx: tx.sets.questions(made.set.id)), facts=(newer, *rest))
    made.room.store.do(keep.publish, "set", questions, made.room.now)
    made.room.wait(hours=1)
    made.spread()
    assert [line.righted for line in lines_of(made.told()[0].data)] == [Righted("answerf0", "from the file")]


def test_all_that_a_person_corrected_is_theirs_to_take_away(made: Corrected) -> None:
    made.make(0, "new")
    given = made.room.store.do(look.everything, made.teacher)["corrections"]
    assert [(each["fact"], each["version"], each["change"]) for each in given] == [(made.fact().id, 2, "edited")]
