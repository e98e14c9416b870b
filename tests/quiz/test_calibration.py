"""What is foretold of an answer is kept with it, and compared with what came."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from quiz.calibration import BINS, ENOUGH, Bin, Calibration, bin_of, binned, calibration, expected_right
from quiz.memory import SCHEDULING, recall
from quiz.questions import TrueFalse
from quiz.usecases import keep, undoing
from tests.quiz.asking import CARD, TRUTH, TYPED
from tests.quiz.classroom import Classroom, choice, fact, facts
from tests.quiz.remembered import TODAY, in_review, later

FOUR = choice("c")


def test_what_is_expected_is_that_it_is_recalled_or_else_guessed() -> None:
    memory = in_review(10.0)
    known = recall(memory, later(10), SCHEDULING)
    assert known == pytest.approx(0.9)
    found = [expected_right(memory, each, False, later(10), SCHEDULING) for each in (TYPED, FOUR, TRUTH, CARD)]
    assert found == pytest.approx([0.9, 0.9 + 0.1 / 4, 0.95, 0.9])


def test_of_new_facts_of_the_same_day_and_with_a_hint_nothing_is_foretold() -> None:
    assert expected_right(None, FOUR, False, TODAY, SCHEDULING) is None
    assert expected_right(in_review(10.0), FOUR, False, TODAY, SCHEDULING) is None
    assert expected_right(in_review(10.0), FOUR, True, later(3), SCHEDULING) is None


def test_bins_are_tenths() -> None:
    assert [bin_of(chance) for chance in (0.0, 0.0999, 0.1, 0.55, 0.7, 0.999, 1.0)] == [0, 0, 1, 5, 7, 9, 9]
    assert {bin_of(step / 1000) for step in range(1001)} == set(range(BINS))


def test_the_gap_is_weighted_by_the_answers_of_each_bin() -> None:
    found = calibration([Bin(9, 30, 28.0, 25), Bin(5, 10, 5.5, 6)])
    assert found.answers == 40
    assert found.gap == pytest.approx((3 + 0.5) / 40)


def test_bins_of_several_people_are_put_together() -> None:
    assert calibration([Bin(9, 3, 2.5, 2), Bin(8, 1, 0.75, 1), Bin(9, 2, 1.75, 2)]) == Calibration(
        (Bin(8, 1, 0.75, 1), Bin(9, 5, 4.25, 4))
    )


def test_of_few_answers_no_figure_is_told() -> None:
    few, enough = ([(0.9, True)] * count for count in (ENOUGH - 1, ENOUGH))
    assert binned(few).told is None
    assert binned(enough).told == pytest.approx(0.1)
    assert (binned([]).gap, binned([]).answers) == (None, 0)


def test_who_foretells_the_truth_is_off_by_little() -> None:
    chance = Random(6)
    answers = [(p, chance.random() < p) for p in (chance.betavariate(8, 1.5) for _ in range(10_000))]
    gap = binned(answers).gap
    assert gap is not None
    assert gap < 0.015


def test_an_answer_keeps_what_was_foretold_and_the_next_does_not_change_it() -> None:
    room = Classroom(*facts(1))
    room.learn()
    assert {line.expected for line in room.log} == {None}, "that was its first day"
    room.wait(days=5)
    before = room.memory(1)
    assert before is not None
    room.learn()
    known = recall(before, room.today, SCHEDULING)
    assert room.log[-1].expected == pytest.approx(known + (1 - known) / 4)
    first, kept = room.log[-1].id, room.log[-1].expected
    room.wait(days=90)
    room.learn()
    assert room.log[first - 1].expected == kept != room.log[-1].expected


def test_bins_leave_out_what_was_taken_back() -> None:
    room = Classroom(*facts(2))
    room.learn()
    room.wait(days=5)
    answered = room.give(room.asked())
    room.give(room.asked(), right=False)
    (found,) = room.read(lambda tx: tx.log.predicted(room.me.id))
    assert (found.nth, found.answers, found.right) == (8, 2, 1)
    room.do(undoing.undo, room.now)
    (found,) = room.read(lambda tx: tx.log.predicted(room.me.id))
    assert (found.answers, found.right) == (1, 1)
    assert found.expected == pytest.approx(room.log[answered.review - 1].expected)


def test_a_rebuild_notes_what_older_lines_lack_and_nothing_else() -> None:
    taught = (fact("one", TrueFalse(key="t", ask="?", answer=True)), *facts(1))
    room, older = Classroom(*taught), Classroom(*taught)
    for wait in (0, 5, 60):
        room.wait(days=wait)
        room.learn()
    told = [line.expected for line in room.log]
    assert sum(chance is not None for chance in told) >= 4
    kept = len(told) - 1
    for place, line in enumerate(room.log):
        lacking = replace(line, expected=0.123 if place == kept else None)
        older.store.do(lambda tx, line: tx.log.append(line), lacking)
    older.read(lambda tx: keep.rebuild(tx, room.me.id))
    assert [line.expected for line in older.log] == pytest.approx([*told[:kept], 0.123])
    assert [replace(line, expected=None) for line in older.log] == [replace(line, expected=None) for line in room.log]
    assert older.memories() == room.memories()
