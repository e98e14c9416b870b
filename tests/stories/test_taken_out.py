"""A fact is taken out of a set while people learn it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from quiz.model import PublishedFact
from quiz.ports import Tx
from quiz.usecases.keep import publish
from tests.stories.test_corrected import first_fact, learner, open_questions, some_time_later
from tests.stories.test_reported import told, with_set
from tests.stories.world import Chat, World

pytestmark = pytest.mark.usefixtures("calm")


async def take_out(teacher: Chat) -> None:
    """The first fact, by hand."""
    await open_questions(teacher)
    await teacher.press("Исправить")
    await teacher.press("Убрать факт целиком")
    await teacher.press("Да, убрать")


def without(tx: Tx, code: str, gone: PublishedFact, at: datetime) -> None:
    """A newer file that lacks this fact."""
    set_ = tx.sets.by_code(code)
    assert set_ is not None
    whole = tx.sets.questions(set_.id)
    kept = tuple(fact for fact in whole.facts if fact.key != gone.fact.key)
    publish(tx, code, replace(whole, facts=kept), at)


@pytest.mark.parametrize("how", ["by hand", "by a newer file"])
async def test_a_fact_that_was_taken_out_is_asked_no_more_and_counted_nowhere(world: World, how: str) -> None:
    """Those who were learning it are told nothing, and just go on."""
    teacher, code = await with_set(world)
    anya = await learner(world, code)
    for _ in range(3):
        await anya.press("Не знаю")
        await anya.press("Дальше")
    await anya.send("/stats")
    anya.reads("учится 3")
    if how == "by hand":
        await take_out(teacher)
    else:
        await world.store.run(without, code, await first_fact(world, code), world.clock.now())
    await some_time_later(world)
    assert told(anya, "Поправка") == 0
    await anya.send("/stats")
    anya.reads("учится 2")
    await anya.send("/learn")
    for _ in range(4):  # what is missed three times in a row waits
        assert "поход?" not in anya.text
        await anya.press("Не знаю")
        await anya.press("Дальше")
    await teacher.send("/class")
    await teacher.press("Поход начался")
    teacher.reads("2 факта")
    await teacher.press("Класс")
    teacher.reads("выучено 0, учится 2, не начато 0")
    await teacher.press("Факты")
    assert "был поход" not in teacher.text
