"""Reports of bad questions reach the teacher and are answered once: with no chat around."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from quiz.model import FactId, Learner, LearnerId, Notice, SetId
from quiz.talk import Expecting, from_plain, to_plain
from quiz.usecases import keep, reported, taught, telling
from quiz.usecases.hear import SaidToReporters, hear
from quiz.usecases.people import Person, meet
from quiz.usecases.reported import AwaitingReply, Closed, NoReports, Report
from quiz.usecases.rights import NotYours
from tests.quiz.classroom import ANNA, Classroom, choice, facts

TEACHER = LearnerId(1)
STRANGER = LearnerId(3)


class Reported:
    """A teacher's set, and Anna who learns it."""

    def __init__(self) -> None:
        self.room = Classroom(*facts(3))
        self.teacher = self.meet(TEACHER, "Марина")
        self.stranger = self.meet(STRANGER, "Чужой")
        questions = self.room.read(lambda tx: tx.sets.questions(self.room.set.id))
        self.set = self.room.store.do(keep.publish, "set", questions, self.room.now, TEACHER)

    def meet(self, who: LearnerId, name: str) -> Learner:
        return self.room.store.do(meet, Person(who, name, "ru"), self.room.now)

    def report(self, *words: str) -> tuple[FactId, str]:
        """Anna answers the next question and reports it."""
        asked = self.room.asked()
        self.room.give(asked)
        self.room.do(keep.complain, asked.asking.id, self.room.now)
        for said in words:
            self.room.do(hear, said, self.room.now)
        return asked.asking.fact, asked.asking.question

    def notices(self, who: LearnerId, word: str) -> list[Notice]:
        return [each for each in self.room.read(lambda tx: tx.notices.of(who)) if each.word == word]

    def hub(self) -> int:
        """How many reported questions the set's own screen tells of."""
        found = self.room.store.do(taught.taught_set, self.teacher, self.set.id)
        assert not isinstance(found, NotYours)
        return found.reported


@pytest.fixture
def made() -> Reported:
    return Reported()


def test_a_teacher_hears_of_a_question_once_until_it_is_seen_to(made: Reported) -> None:
    fact_id, key = made.report("раз", "два")
    made.room.do(keep.complain, made.room.read(lambda tx: tx.complaints.of(ANNA))[0].asking, made.room.now)
    (notice,) = made.notices(TEACHER, "reported")
    assert notice.data == {
        "title": made.set.title,
        "question": f"{key}?",
        "set": made.set.id,
        "fact": fact_id,
        "asked": key,
    }
    made.room.store.do(reported.leave_as_right, made.teacher, fact_id, key, made.room.now)
    made.report()
    assert len(made.notices(TEACHER, "reported")) == 2


def test_what_was_seen_to_before_the_word_of_it_came_is_not_announced(made: Reported) -> None:
    fact_id, key = made.report("раз")
    made.room.store.do(reported.leave_as_right, made.teacher, fact_id, key, made.room.now)
    made.room.store.do(telling.take_told, made.room.now, 10)
    assert [each.status for each in made.notices(TEACHER, "reported")] == ["dropped"]
    made.report()
    made.room.store.do(telling.take_told, made.room.now, 10)
    assert [each.status for each in made.notices(TEACHER, "reported")] == ["dropped", "sending"]


def test_reports_of_a_set_that_nobody_owns_wait_and_tell_nobody() -> None:
    room = Classroom(*facts(1))
    asked = room.asked()
    room.give(asked)
    room.do(keep.complain, asked.asking.id, room.now)
    assert room.read(lambda tx: tx.notices.of(ANNA)) == []
    assert len(room.read(lambda tx: tx.complaints.open_in(room.set.id))) == 1


def test_a_teacher_who_learns_their_own_set_needs_no_word_of_what_they_report(made: Reported) -> None:
    made.room.store.do(lambda tx: tx.sets.save("set", tx.sets.questions(made.set.id), ANNA, made.room.now))
    made.report()
    assert made.notices(ANNA, "reported") == []
    mine = made.room.do(taught.taught_set, made.set.id)
    assert not isinstance(mine, NotYours)
    assert mine.reported == 1


def test_reported_questions_are_leafed_through_and_neither_end_leads_out(made: Reported) -> None:
    keys = []
    for n in range(3):
        made.room.wait(minutes=n)
        keys.append(made.report(f"слова {n}"))
    assert made.hub() == 3

    def shown(at: int, by: int) -> tuple[int, tuple[str, ...]]:
        found = made.room.store.do(reported.report, made.teacher, *keys[at], by)
        assert isinstance(found, Report)
        assert found.all == 3
        return found.nth, found.words

    assert [shown(0, -1)[0], shown(0, 0)[0], shown(0, 1)[0], shown(2, 1)[0], shown(1, -1)[0]] == [1, 1, 2, 3, 1]
    assert shown(1, 0)[1] == ("слова 1",)
    first = made.room.store.do(reported.reports, made.teacher, made.set.id)
    assert isinstance(first, Report)
    assert (first.fact_id, first.key) == keys[0]


def test_an_answer_reaches_everybody_once_and_closes_only_that_question(made: Reported) -> None:
    fact_id, key = made.report()
    made.report()
    made.room.store.do(reported.await_reply, made.teacher, fact_id, key)
    said = made.room.store.do(hear, made.teacher, " Так и есть. ", made.room.now, "m1")
    assert isinstance(said, SaidToReporters)
    assert isinstance(said.replied, Closed)
    assert (said.replied.people, isinstance(said.replied.then, Report)) == (1, True)
    again = made.room.store.do(hear, made.teacher, " Так и есть. ", made.room.now, "m1")
    assert isinstance(again, SaidToReporters)
    (notice,) = made.notices(ANNA, "report-answered")
    assert notice.data == {"title": made.set.title, "question": f"{key}?", "answer": "Так и есть."}
    assert made.hub() == 1
    assert not isinstance(made.room.store.do(hear, made.teacher, "Ещё", made.room.now, "m2"), SaidToReporters)


def test_a_teacher_who_chose_a_name_answers_by_it(made: Reported) -> None:
    fact_id, key = made.report()
    made.room.read(lambda tx: tx.learners.put(replace(made.teacher, called="Марина Сергеевна")))
    made.teacher = replace(made.teacher, called="Марина Сергеевна")
    made.room.store.do(reported.await_reply, made.teacher, fact_id, key)
    made.room.store.do(hear, made.teacher, "Так и есть.", made.room.now, "m1")
    (notice,) = made.notices(ANNA, "report-answered-by")
    assert notice.who == made.teacher.id, "named when it goes out, and not if they have gone for good by then"


def test_whoever_reported_a_question_twice_is_answered_once(made: Reported) -> None:
    fact_id, key = made.report()
    (first,) = made.room.read(lambda tx: tx.complaints.of(ANNA))
    later = replace(first, asking=made.room.asked().asking.id)
    made.room.read(lambda tx: tx.complaints.put(later))
    done = made.room.store.do(reported.leave_as_right, made.teacher, fact_id, key, made.room.now)
    assert isinstance(done, Closed)
    assert (done.people, done.then) == (1, NoReports(made.set))
    assert len(made.notices(ANNA, "report-thanks")) == 1


@pytest.mark.parametrize("text", ["  ", "щ" * (reported.MOST_WORDS + 1)])
def test_what_cannot_be_told_is_asked_for_again(made: Reported, text: str) -> None:
    fact_id, key = made.report()
    made.room.store.do(reported.await_reply, made.teacher, fact_id, key)
    for _ in range(2):
        said = made.room.store.do(hear, made.teacher, text, made.room.now, "m1")
        assert isinstance(said, SaidToReporters)
        assert isinstance(said.replied, AwaitingReply)
        assert said.replied.refused
    assert made.room.read(lambda tx: tx.talks.get(TEACHER)).expecting is Expecting.REPLY
    assert made.notices(ANNA, "report-answered") == []


def test_nobody_else_sees_or_answers_reports(made: Reported) -> None:
    fact_id, key = made.report("слова")
    for other in (made.stranger, made.room.me):
        for result in (
            made.room.store.do(reported.reports, other, made.set.id),
            made.room.store.do(reported.report, other, fact_id, key, 0),
            made.room.store.do(reported.await_reply, other, fact_id, key),
            made.room.store.do(reported.reply, other, "слово", made.room.now),
            made.room.store.do(reported.leave_as_right, other, fact_id, key, made.room.now),
        ):
            assert result == NotYours()
    for set_ in (SetId(99), SetId(-1)):
        assert made.room.store.do(reported.reports, made.teacher, set_) == NotYours()
    assert made.room.store.do(reported.report, made.teacher, FactId(99), "x", 0) == NotYours()
    assert made.hub() == 1


def test_who_teaches_the_set_no_more_answers_nobody(made: Reported) -> None:
    fact_id, key = made.report()
    made.room.store.do(reported.await_reply, made.teacher, fact_id, key)
    made.room.store.do(lambda tx: tx.sets.save("set", tx.sets.questions(made.set.id), STRANGER, made.room.now))
    said = made.room.store.do(hear, made.teacher, "слово", made.room.now, "m1")
    assert said == SaidToReporters(NotYours())
    assert made.notices(ANNA, "report-answered") == []


def test_a_question_that_is_gone_is_shown_by_what_its_fact_states(made: Reported) -> None:
    fact_id, key = made.report()
    questions = made.room.read(lambda tx: tx.sets.questions(made.set.id))
    changed = tuple(replace(each, questions=(choice("another"),)) for each in questions.facts)
    made.room.store.do(keep.publish, "set", replace(questions, facts=changed), made.room.now)
    shown = made.room.store.do(reported.report, made.teacher, fact_id, key, 0)
    assert isinstance(shown, Report)
    assert (shown.question, shown.fact.read_as(key)) == (None, shown.fact.statement)
    made.room.store.do(reported.leave_as_right, made.teacher, fact_id, key, made.room.now + timedelta(minutes=1))
    assert [each.data["question"] for each in made.notices(ANNA, "report-removed")] == [shown.fact.statement]


def test_what_is_being_answered_is_stored_with_the_conversation(made: Reported) -> None:
    fact_id, key = made.report()
    made.room.store.do(reported.await_reply, made.teacher, fact_id, key)
    talk = made.room.read(lambda tx: tx.talks.get(TEACHER))
    assert talk.replying is not None
    assert from_plain(to_plain(talk)) == talk
    made.room.store.do(taught.taught, made.teacher)
    after = made.room.read(lambda tx: tx.talks.get(TEACHER))
    assert (after.replying, after.expecting) == (None, Expecting.NOTHING)
