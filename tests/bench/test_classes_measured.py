"""The class that is measured is as large as it is said to be, and mixed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial

import pytest

from bench.classes import ANSWERS, SET, TEACHER, pages, populate
from bench.databases import NoServer, fill, postgres_server, sqlite_file
from bench.stores import opened
from quiz.model import LearnerId
from quiz.usecases.classes import ClassPage
from tests.bench.places import in_memory

LEARNERS, FACTS = 12, 10


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    if request.param == "sqlite":
        with sqlite_file(within=in_memory()) as url:
            fill(url, partial(populate, learners=LEARNERS, count=FACTS))
            yield url
        return
    try:
        with postgres_server() as fresh:
            url = fresh("class")
            fill(url, partial(populate, learners=LEARNERS, count=FACTS))
            yield url
    except NoServer as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(error))  # without PostgreSQL the bench itself measures SQLite alone


@pytest.fixture(scope="module")
def page(url: str) -> ClassPage:
    seconds, page = pages(url)
    assert all(second > 0 for second in seconds)
    return page


def test_everybody_has_met_every_fact_and_nobody_of_the_other_set_is_there(page: ClassPage) -> None:
    assert [one.member.id for one in page.room.learners] == list(range(1, LEARNERS + 1))
    assert {hold.met for hold in page.room.facts} == {LEARNERS}
    assert len(page.room.facts) == FACTS


def test_two_questions_of_each_fact_were_answered_by_all_some_wrong_with_an_option(page: ClassPage) -> None:
    answered = [item for item in page.items if item.answers.total]
    assert {item.answers.total for item in answered} == {LEARNERS}
    assert [item.question for item in answered] == ["choice-1", "cloze-1"] * FACTS
    assert all(item.pressed == LEARNERS for item in answered)
    assert 0 < sum(item.answers.right for item in answered) < LEARNERS * len(answered)


def test_the_log_has_three_lines_for_each_memory(url: str) -> None:
    with opened(url) as store:
        assert len(store.run(lambda tx: tx.log.of(LearnerId(1)))) == ANSWERS * FACTS
        owner = store.run(lambda tx: tx.sets.get(SET))
    assert owner is not None
    assert owner.owner == TEACHER
