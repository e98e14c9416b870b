"""A teacher adds questions to a set that learners know already."""

from __future__ import annotations

import pytest

from tests.stories.test_corrected import first_fact, learner, open_questions
from tests.stories.test_reported import with_set
from tests.stories.test_restarts import killed
from tests.stories.world import World

pytestmark = pytest.mark.usefixtures("calm")

OWN = "Кто вёл поход?\nИванов\nПетров\nСидоров\nФакт: Поход вёл Иванов."


async def test_a_question_added_to_a_published_set_is_new_to_whoever_has_learned_all(world: World) -> None:
    teacher, code = await with_set(world)
    anya = await learner(world, code)
    for year in ("1919", "1920", "1921"):
        await anya.press(year)
        await anya.press("Дальше")
    await teacher.send("/class")
    await teacher.press("Поход начался")
    await teacher.press("Добавить вопрос")
    teacher.reads("Пришлите вопрос одним сообщением", "Когда Гагарин", "Факт: …")
    await teacher.send("Кто вёл поход?")
    teacher.reads("Так не получится", "нет ответа")
    await world.restart()
    await teacher.send(OWN)
    teacher.reads("Вопрос уже в наборе", "Факт 4 из 4 · вопрос 1 из 1", "Кто вёл поход?", "✅ Иванов", "▫️ Сидоров")
    assert "Чтобы найти" not in teacher.text, "the next text is one more question"
    await teacher.send("Сколько дней шли?\nсто")
    teacher.reads("Факт 5 из 5", "✅ сто")
    await teacher.press("К набору")
    teacher.reads("5 фактов")
    await teacher.send(OWN)
    teacher.reads("Не понял")
    await world.pass_time(days=1)
    await anya.send("/learn")
    while "Кто вёл поход?" not in anya.text:
        await anya.press("19")
        await anya.press("Дальше")
    await anya.press("Иванов")
    anya.reads("Иванов")


async def test_a_published_fact_is_asked_in_one_more_way(world: World) -> None:
    teacher, code = await with_set(world)
    await open_questions(teacher)
    await teacher.press("Ещё об этом факте")
    teacher.reads("о том же факте", "В 1919 году был поход.")
    await teacher.send("Какой это был год?\n1919\n1918\nФакт: Другой.")
    teacher.reads("строка 4: факт у этого вопроса уже есть")
    await teacher.send("Какой это был год?\n1919\n1918")
    teacher.reads("об этом факте теперь спросят и так", "Факт 1 из 3 · вопрос 3 из 3 · версия 2", "▫️ 1918")
    await teacher.press("История: версия 2")
    teacher.reads("Марина", "Изменено: вопрос")
    assert [each.ask for each in (await first_fact(world, code)).fact.questions][-1:] == ["Какой это был год?"]


@pytest.mark.parametrize("said", [False, True])
async def test_a_question_that_comes_twice_because_the_bot_died_is_added_once(
    world: World, monkeypatch: pytest.MonkeyPatch, said: bool
) -> None:
    teacher, _ = await with_set(world)
    await open_questions(teacher)
    await teacher.press("Добавить вопрос")
    for text, answer in (("Кто?", "нет ответа"), (OWN, "Факт 4 из 4"), ("Кто?", "нет ответа"), ("Где?\nтам", "из 5")):
        async with killed(world, monkeypatch, said):
            teacher.conversation.say(text)
        teacher.reads(answer)
