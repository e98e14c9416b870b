"""What is measured beside Anki is really answered, kept and asked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bench.databases import sqlite_file
from bench.population import NOW
from bench.session import Session
from bench.stores import OpenStore, opened
from bench.usecase import LINES, SET_SIZE, WAYS, fill_alone
from quiz.model import AskingId, Happening, LearnerId, Review
from quiz.ports import Tx
from tests.bench.places import in_memory

ANSWERS = 12


@pytest.fixture(scope="module")
def store() -> Iterator[OpenStore]:
    with sqlite_file(within=in_memory()) as url:
        fill_alone(url, 2 * SET_SIZE)
        with opened(url) as store:
            yield store


def new_lines(tx: Tx, learner: LearnerId) -> list[Review]:
    """What came to the log since it was made up."""
    return [line for line in tx.log.of(learner)[2 * SET_SIZE * LINES :] if line.happening is Happening.ANSWER]


@pytest.mark.parametrize(("learner", "at_once"), list(enumerate(WAYS.values(), 1)))
def test_every_measured_answer_is_in_the_log_and_every_next_question_was_put(
    store: OpenStore, learner: int, at_once: bool
) -> None:
    who = LearnerId(learner)
    session = Session(store.store, who, NOW)
    seconds = store.wait_for(session.answer(ANSWERS, at_once))
    lines = store.run(new_lines, who)
    assert len(seconds) == len(lines) == session.given == ANSWERS
    # Asked one after the other, each but the last answered once, in the order in which they were put.
    assert session.asked == [AskingId(number) for number in range(1, ANSWERS + 2)]
    assert [line.asking for line in lines] == session.asked[:-1]
    standing = store.run(lambda tx: tx.askings.get(who, session.asked[-1]))
    assert standing is not None
    assert not standing.answered
    assert store.run(lambda tx: tx.talks.get(who).study).asking == standing.id  # type: ignore[union-attr]


def test_right_and_wrong_answers_and_all_forms_are_among_them(store: OpenStore) -> None:
    who = LearnerId(1)
    session = Session(store.store, who, store.run(lambda tx: tx.log.of(who)[-1].at))
    store.wait_for(session.answer(150, at_once=True))
    lines = store.run(new_lines, who)
    assert {line.correct for line in lines} == {True, False}
    assert {line.question for line in lines} == {"choice-1", "cloze-1", "typed-1"}


def test_when_the_days_share_is_done_the_next_day_comes_and_its_answers_count(store: OpenStore) -> None:
    who = LearnerId(2)
    begin = store.run(lambda tx: tx.log.of(who)[-1].at)
    session = Session(store.store, who, begin)
    seconds = store.wait_for(session.answer(100, at_once=False))
    days = {line.day for line in store.run(new_lines, who)}
    assert len(seconds) == 100
    assert session.given > 100  # the answer after which nothing was left is given, and not measured
    assert len(days) > 1


def test_a_round_ends_in_time(store: OpenStore) -> None:
    session = Session(store.store, LearnerId(1), store.run(lambda tx: tx.log.of(LearnerId(1))[-1].at))
    assert len(store.wait_for(session.answer(1000, at_once=True, within=1e-9))) == 1
