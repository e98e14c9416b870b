"""Setting aside, complaints, bringing a set up to date, rebuilding from the log, and the export."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

from quiz.model import AskingId, DayTally, FactId, Happening, LearnerId, SetId
from quiz.questions import Origin, QuestionSet
from quiz.talk import Expecting
from quiz.usecases import keep, look
from quiz.usecases.hear import Thanked, hear
from quiz.usecases.people import NoSuchSet, Person, leave, meet
from tests.quiz.classroom import ANNA, Classroom, choice, fact, facts, missing_once


def test_a_fact_set_aside_is_not_asked_until_it_is_brought_back() -> None:
    room = Classroom(*facts(2))
    room.learn()
    assert room.do(keep.set_fact_aside, FactId(1), room.now)
    room.wait(days=40)
    assert {asked.fact.id for asked in room.learn()} == {2}
    found = room.do(look.aside, room.set.id)
    assert isinstance(found, look.Aside)
    assert [id_ for id_, _ in found.facts] == [1]
    assert room.do(keep.bring_fact_back, FactId(1), room.now)
    assert {asked.fact.id for asked in room.learn()} == {1}


def test_what_is_not_set_aside_cannot_be_brought_back_nor_twice_set_aside() -> None:
    room = Classroom(*facts(2))
    assert not room.do(keep.set_fact_aside, FactId(1), room.now), "it was never asked"
    assert not room.do(keep.set_fact_aside, FactId(99), room.now), "there is no such fact"
    room.learn()
    assert not room.do(keep.bring_fact_back, FactId(1), room.now)
    assert room.do(keep.set_fact_aside, FactId(1), room.now)
    assert not room.do(keep.set_fact_aside, FactId(1), room.now)
    assert room.do(keep.bring_fact_back, FactId(1), room.now)
    assert not room.do(keep.bring_fact_back, FactId(1), room.now)
    assert [line.happening for line in room.log[-2:]] == [Happening.SET_ASIDE, Happening.BRING_BACK]


def test_a_complaint_is_kept_and_its_words_may_follow() -> None:
    room = Classroom(*facts(1))
    asked = room.asked()
    room.give(asked)
    assert room.do(keep.complain, asked.asking.id, room.now) == keep.Complained(asked.asking.id)
    assert [complaint.words for complaint in room.read(lambda tx: tx.complaints.of(ANNA))] == [""]
    room.do(keep.complain, asked.asking.id, room.now)
    assert room.do(hear, "Здесь два верных ответа. " * 100, room.now) == Thanked()
    (complaint,) = room.read(lambda tx: tx.complaints.of(ANNA))
    assert (complaint.fact, complaint.question, complaint.asking) == (1, "ask-f0", 1)
    assert complaint.words.startswith("Здесь два верных ответа.")
    assert len(complaint.words) == keep.WORDS_LENGTH
    assert room.read(lambda tx: tx.talks.get(ANNA)).expecting is Expecting.NOTHING


def test_a_question_that_was_never_asked_cannot_be_complained_of() -> None:
    room = Classroom(*facts(1))
    assert room.do(keep.complain, AskingId(5), room.now) is None
    assert not room.do(keep.explain_complaint, "why", room.now)


def test_bringing_a_set_up_to_date_keeps_what_is_remembered() -> None:
    room = Classroom(*facts(3))
    room.learn()
    before = room.memories()
    changed = (fact("f2", choice("new", "other")), fact("f0"), fact("added"))
    room.publish(*changed)
    assert room.memories() == {id_: memory for id_, memory in before.items() if id_ in (1, 3)}
    assert {asked.fact.fact.key for asked in room.learn()} == {"added"}
    room.publish(*facts(3))
    assert room.memories() == before, "a fact that comes back is remembered"


def test_how_a_machine_came_to_a_question_changes_nothing_for_its_learners() -> None:
    drafted, reviewed = (replace(choice("a", "b"), origin=origin) for origin in (Origin("who", 0.8, check=True), None))
    room = Classroom(fact("f0", drafted))
    room.learn()
    before = room.memories()
    room.publish(fact("f0", reviewed))
    assert room.memories() == before


def test_a_rebuild_mends_what_differs_from_the_log() -> None:
    room = Classroom(*facts(4))
    room.learn(missing_once(2))
    right, tally = room.memories(), room.tally
    assert room.store.do(keep.rebuild, ANNA) == keep.Rebuilt(4, 0)
    broken = replace(right[FactId(3)], stability=1.0)
    room.keep(FactId(3), broken)
    room.keep(FactId(4), None)
    room.read(lambda tx: tx.tallies.put(ANNA, DayTally(room.today, answers=99)))
    assert room.store.do(keep.rebuild, ANNA) == keep.Rebuilt(4, 2)
    assert room.memories() == right
    assert replace(room.tally, seconds=tally.seconds) == tally


def test_a_rebuild_keeps_days_apart_and_leaves_other_people_alone() -> None:
    room = Classroom(*facts(2), new_per_day=1)
    room.learn()
    first = room.tally
    room.wait(days=3)
    room.learn()
    boris = LearnerId(2)
    room.store.do(meet, Person(boris, "Борис", "ru"), room.now)
    room.read(lambda tx: tx.tallies.put(boris, DayTally(room.today, answers=5)))
    room.store.do(keep.rebuild, ANNA)
    days = room.read(lambda tx: tx.tallies.of(ANNA))
    assert [day.day for day in days] == [first.day, room.today]
    assert days[0] == first
    assert room.read(lambda tx: tx.tallies.get(boris, room.today)).answers == 5


def test_the_export_holds_everything_and_is_plain_json() -> None:
    room = Classroom(*facts(3))
    asked = room.asked()
    room.learn()
    room.do(keep.complain, asked.asking.id, room.now)
    room.do(keep.explain_complaint, "непонятно", room.now)
    everything = room.do(look.everything)
    assert json.loads(json.dumps(everything)) == everything
    assert everything["learner"]["name"] == "Анна"
    assert everything["sets"] == [{"code": "set", "title": "Set set"}]
    assert [one["memory"]["phase"] for one in everything["facts"]] == ["review"] * 3
    assert [line["id"] for line in everything["log"]] == [1, 2, 3]
    assert everything["days"][0]["answers"] == 3
    assert everything["complaints"][0]["words"] == "непонятно"


def test_the_export_holds_what_is_remembered_of_a_set_one_has_left() -> None:
    room = Classroom(*facts(2))
    room.learn()
    room.publish(*facts(1))
    room.do(leave, room.set.id, room.now)
    everything = room.do(look.everything)
    assert everything["sets"] == []
    assert [one["memory"]["reviews"] for one in everything["facts"]] == [1, 1]
    assert [one["statement"] for one in everything["facts"]] == ["About f0.", "About f1."]


def test_the_export_of_a_newcomer_is_empty() -> None:
    everything = Classroom(*facts(1)).do(look.everything)
    assert (everything["facts"], everything["log"], everything["days"]) == ([], [], [])


def test_statistics_are_the_sum_of_what_was_answered() -> None:
    room = Classroom(*facts(10), new_per_day=3)
    room.remember(4, due=0)
    room.learn(missing_once(2))
    stats = room.do(look.statistics, room.now)
    assert stats.streak.length == 1
    assert (stats.retention.right, stats.retention.total) == (3, 4)
    assert stats.learned.not_started == 10 - 4 - 3
    assert stats.learned.learned + stats.learned.learning == 7
    assert sum(stats.forecast) <= 7
    assert sum(tally.answers for tally in stats.tallies) == len(room.log)
    room.wait(days=1)
    tomorrow = room.do(look.statistics, room.now)
    assert tomorrow.left >= 3, "three more new facts"
    assert tomorrow.streak.length == 1
    room.wait(days=30)
    assert room.do(look.statistics, room.now).streak.length == 0


def test_sets_are_listed_ones_own_first() -> None:
    room = Classroom(*facts(2))
    other = room.read(lambda tx: tx.sets.save("a", QuestionSet("A", "ru", tuple(facts(1))), None, room.now))
    found = room.do(look.sets)
    assert [view.set for view in found.joined] == [room.set]
    assert found.listed == (other,)
    view = room.do(look.one_set, other.id, room.now)
    assert isinstance(view, look.SetView)
    assert not view.joined
    assert room.do(look.one_set, SetId(99), room.now) == NoSuchSet()
    assert room.do(look.aside, SetId(99)) == NoSuchSet()


def test_a_fact_brought_back_is_due_no_earlier_than_it_was() -> None:
    room = Classroom(*facts(1))
    room.learn()
    due = room.memories()[FactId(1)].due_day
    room.do(keep.set_fact_aside, FactId(1), room.now)
    room.do(keep.bring_fact_back, FactId(1), room.now)
    assert room.memories()[FactId(1)].due_day == due
    room.do(keep.set_fact_aside, FactId(1), room.now)
    room.wait(days=100)
    room.do(keep.bring_fact_back, FactId(1), room.now)
    assert room.memories()[FactId(1)].due_day == room.today == due + timedelta(days=(room.today - due).days)
