"""A teacher tries a question of a draft out as a learner would meet it, and nothing of it is kept."""

from __future__ import annotations

import pytest

from tests.stories.learner import id_of
from tests.stories.teacher import open_workrooms, with_draft
from tests.stories.test_editing import draft_of, say
from tests.stories.world import Chat, World

pytestmark = pytest.mark.usefixtures("calm")


@pytest.fixture
async def teacher(world: World) -> Chat:
    """Somebody who looks at the first question of their draft."""
    await open_workrooms(world)
    teacher = await with_draft(world)
    await teacher.press("Смотреть по одному")
    return teacher


async def test_options_are_pressed_and_the_verdict_is_read_without_being_kept(world: World, teacher: Chat) -> None:
    await say(teacher, "Пояснение", "Снег сошёл рано.")
    await teacher.press("Как увидит ученик")
    teacher.reads("Так это увидит ученик", "В каком году был поход?")
    assert {"1919", "1926", "1927"} <= set(teacher.labels)
    assert "✅" not in teacher.text
    await teacher.press("1926")
    teacher.reads("прочтёт после ответа", "1919", "Снег сошёл рано.", "как сказано")
    await teacher.press("Ещё раз")
    await teacher.press("Не знаю")
    teacher.reads("прочтёт после ответа")
    await teacher.press("Назад к вопросу")
    teacher.reads("1 из 6", "✅ 1919")
    assert await teacher.log() == []
    assert list(await world.store.run(lambda tx: tx.memories.of(id_of(teacher)))) == []


async def test_an_answer_is_written_and_other_spellings_are_tried_even_after_a_restart(
    world: World, teacher: Chat
) -> None:
    await teacher.press("→")
    await teacher.press("Как увидит ученик")
    teacher.reads("Назовите год: поход.", "Напиши ответ сообщением")
    await teacher.send("1920")
    teacher.reads("прочтёт после ответа", "1919", "засчитаю")
    await world.restart()
    await world.pass_time(days=20)
    await teacher.send("1919 год")
    teacher.reads("как сказано")
    await teacher.press("Назад к вопросу")
    await teacher.send("1919")
    teacher.reads("Не понял")
    assert await teacher.log() == []


async def test_keys_that_others_made_up_show_nothing(world: World, teacher: Chat) -> None:
    draft = await draft_of(world, teacher)
    stranger = await world.person("Боря")
    (said,) = await stranger.forge(f"dt1:{draft}:1:0::0:n:0")
    assert said is not None
    assert "больше нет" in said
    for forged in (f"dt1:{draft}:1:77:987:5:?:-3", f"dt1:{draft}:1:0:x:0:o:9"):
        await teacher.forge(forged)
        teacher.reads("В каком году был поход?")
