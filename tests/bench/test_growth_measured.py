"""What is measured as it grows is what was meant: who is due is reckoned here as well."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta

import pytest
from sqlalchemy import Connection

from bench import tick
from bench.databases import NoRoom, NoServer, fill, postgres_server, sqlite_file
from bench.due_search import QUESTIONS, ask
from bench.population import (
    DUE,
    KINDS,
    NOW,
    ON_STEPS,
    TODAY,
    Library,
    Readers,
    add_learners,
    add_library,
    add_memories,
    due_of,
    without_indexes,
)
from bench.stores import OpenStore, opened
from quiz.model import LearnerId
from quiz.ports import Tx
from quiz.session import LEARN_AHEAD
from tests.bench.places import in_memory

LIBRARY = Library(4, 50)
READERS = Readers(1, 6, each=2)
LARGE_SET = Library(1, 70, before_sets=LIBRARY.sets, before_facts=LIBRARY.sets * LIBRARY.facts)
LONELY = Readers(7, 1)


def populate(connection: Connection) -> None:
    add_library(connection, LIBRARY)
    add_library(connection, LARGE_SET)
    add_learners(connection, range(1, 8), None)
    with without_indexes(connection):
        add_memories(connection, READERS, LIBRARY, answers=2)
        add_memories(connection, LONELY, LARGE_SET, answers=2)


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def store(request: pytest.FixtureRequest) -> Iterator[OpenStore]:
    if request.param == "sqlite":
        with sqlite_file(within=in_memory()) as url:
            fill(url, populate)
            with opened(url) as store:
                yield store
    else:
        server = request.getfixturevalue("server")
        url = server("filled")
        fill(url, populate)
        with opened(url) as store:
            yield store


@pytest.fixture(scope="module")
def server() -> Iterator[object]:
    with ExitStack() as stack:
        try:
            fresh = stack.enter_context(postgres_server())
        except NoServer as error:
            if os.environ.get("CI") == "true":
                raise
            pytest.skip(str(error))  # without room or PostgreSQL the bench itself measures nothing; it says which
        yield fresh


def found_due(tx: Tx, learner: LearnerId) -> list[tuple[object, int]]:
    return [(one.memory.due_day, one.fact) for one in tx.memories.due(learner, None, TODAY, 1000)]


@pytest.mark.parametrize(
    ("learner", "readers", "library"), [(1, READERS, LIBRARY), (4, READERS, LIBRARY), (7, LONELY, LARGE_SET)]
)
def test_the_due_set_found_is_the_one_reckoned_here(
    store: OpenStore, learner: int, readers: Readers, library: Library
) -> None:
    who = LearnerId(learner)
    wanted = due_of(who, readers, library)
    memories = store.run(lambda tx: tx.memories.of(who))
    assert store.run(found_due, who) == wanted
    assert store.run(lambda tx: tx.memories.count_due(who, None, TODAY, 1000)) == len(wanted)
    assert len(memories) == len(readers.sets_of(who, library)) * library.facts
    assert len(wanted) == pytest.approx(len(memories) * DUE / KINDS, abs=4)
    assert len(store.run(lambda tx: tx.memories.on_steps(who, None, NOW + LEARN_AHEAD, 100))) == ON_STEPS
    assert len(store.run(lambda tx: tx.log.of(who))) == 2 * len(memories)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_timed_and_leaves_nothing_behind(store: OpenStore, question: str) -> None:
    assert ask(store, QUESTIONS[question], LearnerId(2)) > 0
    assert store.run(lambda tx: tx.talks.get(LearnerId(2)).study) is None


def test_resume_with_nothing_open_asks_a_question(store: OpenStore) -> None:
    asked = store.run(QUESTIONS["resume, nothing open"], LearnerId(3))
    assert type(asked).__name__ == "Asked"


def test_a_tick_takes_those_who_are_due_and_nobody_else() -> None:
    with sqlite_file(within=in_memory()) as url:
        fill(url, lambda connection: tick.populate(connection, tick.FEW))
        with opened(url) as store:
            assert tick.tick(store, tick.moment(0) - timedelta(minutes=1))[1] == []
            for which in range(2):
                assert sorted(tick.tick(store, tick.moment(which))[1]) == list(tick.hundred(which))
            assert tick.tick(store, tick.moment(1))[1] == []
            assert store.run(lambda tx: len(list(tx.learners.ids()))) == tick.FEW


def test_a_large_database_is_not_begun_where_it_has_no_room() -> None:
    with pytest.raises(NoRoom, match="are needed"), sqlite_file(room=10**18):
        pass
