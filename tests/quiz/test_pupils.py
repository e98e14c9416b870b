"""What a teacher sees of one learner and of one fact."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quiz.classroom import SHAKY
from quiz.model import FactId, Learner, PublishedFact, Score, SetId
from quiz.questions import QuestionSet
from quiz.usecases.classes import ClassPage
from quiz.usecases.keep import publish
from quiz.usecases.people import join, leave
from quiz.usecases.pupils import FactPage, Gone, PupilPage, fact_of, pupil_of, ticket
from quiz.usecases.rights import NotYours
from quiz.usecases.undoing import undo
from tests.quiz.classroom import ANNA, Classroom, choice, fact, facts, missing_once
from tests.quiz.test_class_page import page, taught


def pupil(room: Classroom, teacher: Learner, set_: SetId, name: str = "Анна") -> PupilPage:
    """The page of the learner of that name."""
    class_ = page(room, teacher, set_)
    member = next(one.member for one in class_.room.learners if one.member.name == name)
    found = room.store.do(pupil_of, teacher, set_, *ticket(class_, member), room.now)
    assert isinstance(found, PupilPage)
    return found


def held(room: Classroom, teacher: Learner, set_: SetId, key: str, nth: int = 0) -> FactPage:
    """The page of the fact with that key."""
    id_ = next(one.id for one in page(room, teacher, set_).facts if one.fact.key == key)
    found = room.store.do(fact_of, teacher, set_, id_, nth, room.now)
    assert isinstance(found, FactPage)
    return found


def first(room: Classroom) -> FactId:
    return room.read(lambda tx: tx.facts.unmet(ANNA, None, 1))[0]


def test_only_who_may_see_the_class_sees_somebody_in_it() -> None:
    room = Classroom(*facts(2))
    teacher, set_ = taught(room)
    known, id_ = ticket(page(room, teacher, set_), page(room, teacher, set_).room.learners[0].member), first(room)
    stranger = replace(teacher, id=ANNA)
    for who, where in ((stranger, set_), (teacher, SetId(99))):
        assert room.store.do(pupil_of, who, where, *known, room.now) == NotYours()
        assert room.store.do(fact_of, who, where, id_, 0, room.now) == NotYours()


def test_people_who_joined_in_the_same_moment_are_kept_apart() -> None:
    room = Classroom(*facts(2))
    teacher, set_ = taught(room, "Борис", "Вера")
    for name in ("Анна", "Борис", "Вера"):
        assert pupil(room, teacher, set_, name).pupil.member.name == name
    class_ = page(room, teacher, set_)
    assert len({ticket(class_, one.member) for one in class_.room.learners}) == 3


@pytest.mark.parametrize("which", [-1, 1, 10**17])
def test_a_ticket_that_is_nobodys_leads_to_nobody(which: int) -> None:
    room = Classroom(*facts(2))
    teacher, set_ = taught(room)
    class_ = page(room, teacher, set_)
    joined, _ = ticket(class_, class_.room.learners[0].member)
    assert isinstance(room.store.do(pupil_of, teacher, set_, joined, which, room.now), Gone)


def test_who_left_is_gone_and_comes_back_under_another_ticket() -> None:
    room = Classroom(*facts(2))
    teacher, set_ = taught(room)
    class_ = page(room, teacher, set_)
    before = ticket(class_, class_.room.learners[0].member)
    room.wait(days=1)
    room.do(leave, set_, room.now)
    room.do(join, set_, room.now)
    assert isinstance(room.store.do(pupil_of, teacher, set_, *before, room.now), Gone)
    assert pupil(room, teacher, set_).pupil.member.id == ANNA


def test_hard_is_what_was_answered_wrong_and_holds_worst() -> None:
    room = Classroom(*facts(4))
    teacher, set_ = taught(room)
    missed, never_known, _, _ = room.read(lambda tx: tx.facts.unmet(ANNA, None, 4))
    right = missing_once(missed)
    for _ in range(5):
        room.learn(lambda asked: right(asked) and (asked.fact.id != never_known or asked.asking.id % 3 == 0))
        room.wait(days=1)
    found = pupil(room, teacher, set_)
    assert [each.fact.id for each in found.hard] == [never_known, missed]
    assert found.hard[0].lasting < found.hard[1].lasting
    answers = [line for line in room.log if line.fact == missed]
    assert (found.hard[1].answers.right, found.hard[1].answers.total) == (len(answers) - 1, len(answers))
    assert found.answers == len(room.log)


def test_an_answer_that_was_taken_back_made_nothing_hard() -> None:
    room = Classroom(*facts(1))
    teacher, set_ = taught(room)
    room.give(room.asked(), right=False)
    assert len(pupil(room, teacher, set_).hard) == 1
    room.do(undo, room.now)
    found = pupil(room, teacher, set_)
    assert found.hard == ()
    assert found.answers == 0


def test_answers_to_another_set_are_nothing_that_its_teacher_sees() -> None:
    room = Classroom(*facts(2))
    teacher, set_ = taught(room)
    other = room.publish(fact("elsewhere"), code="other")
    room.do(join, other.id, room.now)
    room.learn_on(other.id, missing_once(*(one.id for one in _facts_of(room, other.id))))
    found = pupil(room, teacher, set_)
    assert found.answers == 0
    assert found.hard == ()


def _facts_of(room: Classroom, set_: SetId) -> list[PublishedFact]:
    return list(room.read(lambda tx: tx.facts.some(tx.classes.facts(set_))))


def test_a_fact_names_those_who_learn_it_and_those_who_have_not_met_it() -> None:
    room = Classroom(*facts(2))
    teacher, set_ = taught(room, "Борис")
    room.give(room.asked(), right=False)
    found = held(room, teacher, set_, "f0")
    assert [one.name for one in found.learning] == ["Анна"]
    assert [one.name for one in found.unmet] == ["Борис"]
    assert found.shaky == ()


def test_who_has_learned_a_fact_is_named_once_it_is_shaky() -> None:
    room = Classroom(*facts(1))
    teacher, set_ = taught(room)
    room.remember(1, stability=10.0)
    assert held(room, teacher, set_, "f0").shaky == ()
    room.wait(days=200)
    ((member, chance),) = held(room, teacher, set_, "f0").shaky
    assert member.name == "Анна"
    assert chance < SHAKY


def test_who_will_forget_a_fact_within_a_week_is_named_today_and_so_is_who_forgot_it() -> None:
    room = Classroom(*facts(1))
    teacher, set_ = taught(room)
    room.remember(1, stability=0.3)
    id_ = first_of(room, teacher, set_)
    memory = room.memory(id_)
    assert memory is not None
    room.keep(id_, replace(memory, lapses=2, last_day=room.today))
    found = held(room, teacher, set_, "f0")
    ((member, chance),) = found.fading
    assert (member.name, chance < SHAKY, found.shaky) == ("Анна", True, ())
    assert [(one.name, times) for one, times in found.forgot] == [("Анна", 2)]


def test_of_everybody_it_is_told_how_many_questions_they_knew_at_once() -> None:
    room = Classroom(*facts(2))
    teacher, set_ = taught(room, "Борис")
    room.give(room.asked(), right=False)
    room.learn()
    assert page(room, teacher, set_).firsts == {ANNA: Score(1, 2)}


def first_of(room: Classroom, teacher: Learner, set_: SetId) -> FactId:
    return page(room, teacher, set_).facts[0].id


def test_each_question_of_a_fact_has_its_own_figures() -> None:
    room = Classroom(fact("f0", choice("a"), choice("b")), fact("f1"))
    teacher, set_ = taught(room)
    room.give(room.asked(), right=False)
    shown = [held(room, teacher, set_, "f0", nth) for nth in (-5, 0, 1, 9)]
    assert [one.question.key for one in shown] == ["a", "a", "b", "b"]
    assert [one.item.question for one in shown] == ["a", "a", "b", "b"]
    assert sum(one.item.answers.total for one in shown[1:3]) == 1


def test_a_fact_taken_out_of_the_set_is_gone() -> None:
    room = Classroom(*facts(2))
    teacher, set_ = taught(room)
    id_ = next(one.id for one in page(room, teacher, set_).facts if one.fact.key == "f0")
    room.store.do(publish, room.set.code, QuestionSet("Set", "en", (fact("f1"),)), room.now)
    found = room.store.do(fact_of, teacher, set_, id_, 0, room.now)
    assert isinstance(found, Gone)
    assert isinstance(found.page, ClassPage)


def test_facts_stand_by_how_shaky_they_are_and_what_nobody_met_comes_last() -> None:
    room = Classroom(*facts(3))
    teacher, set_ = taught(room)
    room.remember(2, stability=30.0)
    second = page(room, teacher, set_).facts[1].id
    weak = room.memory(second)
    assert weak is not None
    room.keep(second, replace(weak, stability=1.0))
    assert [held(room, teacher, set_, key).at for key in ("f0", "f1", "f2")] == [1, 0, 2]
