"""Files of sets are written in a process of its own, which the kernel keeps within limits."""

from __future__ import annotations

import sys

import pytest

from bot.exporting import MEGABYTES, ExportRoom, NotExported
from quiz.questions import Choice, Fact, Option, QuestionSet
from tests.formats.documents import NOW

ENOUGH = 40
"""Megabytes with which the process starts and no more: a set of 5,000 facts takes some 100."""


def of_facts(count: int) -> QuestionSet:
    """A set with so many facts, a question each."""
    wrong = (Option("никогда"), Option("вчера"), Option("завтра"))
    facts = (
        Fact(f"f-{n}", f"Событие {n}.", "", (Choice(key="choice-1", ask=f"Когда {n}?", answer=str(n), wrong=wrong),))
        for n in range(count)
    )
    return QuestionSet("Много", "ru", tuple(facts))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits private memory")
async def test_a_set_that_needs_too_much_memory_is_no_file_and_the_next_one_is() -> None:
    with pytest.raises(NotExported):
        await ExportRoom(megabytes=ENOUGH).write(of_facts(5_000), "xlsx", NOW)
    written = await ExportRoom().write(of_facts(5), "xlsx", NOW)
    assert written.data
    assert ENOUGH < MEGABYTES


async def test_a_set_that_takes_too_long_is_no_file() -> None:
    with pytest.raises(NotExported):
        await ExportRoom(seconds=0.01).write(of_facts(2_000), "yaml", NOW)
