"""A teacher adds questions of their own to a draft, and learners are asked them."""

from __future__ import annotations

import pytest

from tests.stories.teacher import open_workrooms, published, with_draft
from tests.stories.test_editing import draft_of
from tests.stories.test_restarts import killed
from tests.stories.world import Chat, World

pytestmark = pytest.mark.usefixtures("calm")

OWN = "Кто вёл поход?\nИванов\nПетров\nСидоров\nФакт: Поход вёл Иванов."


@pytest.fixture
async def teacher(world: World) -> Chat:
    """Somebody with a draft of six questions."""
    await open_workrooms(world)
    return await with_draft(world)


async def test_one_message_is_a_whole_question_and_learners_are_asked_it(world: World, teacher: Chat) -> None:
    await teacher.press("Добавить вопрос")
    teacher.reads("Пришлите вопрос одним сообщением", "Когда Гагарин", "Факт: …")
    await teacher.send(OWN)
    teacher.reads("Вопрос добавлен и взят", "7 из 7 · выбор", "Кто вёл поход?", "✅ Иванов", "▫️ Сидоров", "Без цитаты")
    await teacher.send("Сколько дней шли?\nсто")
    teacher.reads("8 из 8 · ответ словами", "✅ сто")
    await teacher.press("К черновику")
    teacher.reads("8 вопросов", "взято 2")
    await teacher.press("Опубликовать: 2")
    pupil = await (await world.person("Петя")).start(await published(world, teacher))
    pupil.reads("2 факта")
    await pupil.press("Начать")
    pupil.reads("Кто вёл поход?")
    await pupil.press("Иванов")
    pupil.reads("Иванов")


async def test_a_question_may_be_about_the_fact_of_another(world: World, teacher: Chat) -> None:
    await teacher.press("Смотреть по одному")
    await teacher.press("Взять")
    await teacher.press("←")
    await teacher.press("Ещё об этом факте")
    teacher.reads("о том же факте", "В 1919 году был поход.")
    await teacher.send("Какой это был год?\n1919\n1918\nФакт: Другой.")
    teacher.reads("Так не получится", "строка 4: факт у этого вопроса уже есть")
    await teacher.send("Какой это был год?\n1919\n1918")
    teacher.reads("ещё один об этом же факте", "7 из 7", "как сказано")
    await teacher.press("К черновику")
    await teacher.press("Опубликовать: 2")
    teacher.reads("1 факт,")


async def test_what_is_wrong_is_explained_with_an_example_and_nothing_is_added(world: World, teacher: Chat) -> None:
    await teacher.press("Добавить вопрос")
    await teacher.send("Кто вёл поход?")
    teacher.reads("Так не получится", "нет ответа", "Например, так", "Гагарин")
    await teacher.send("Кто вёл поход?\nИванов\nПетров\nПетров")
    teacher.reads("вариант «Петров» здесь уже есть")
    await teacher.press("Не добавлять")
    teacher.reads("6 вопросов: взято 0")
    await teacher.send(OWN)
    teacher.reads("Не понял")


async def test_it_survives_restarts_and_weeks(world: World, teacher: Chat) -> None:
    await teacher.press("Добавить вопрос")
    await world.restart()
    await world.pass_time(days=20)
    await teacher.send("Кто вёл поход?")
    await world.restart()
    await teacher.send(OWN)
    teacher.reads("7 из 7")
    await world.restart()
    await teacher.send("Сколько дней шли?\nсто")
    teacher.reads("8 из 8")


@pytest.mark.parametrize("said", [False, True])
async def test_a_question_that_comes_twice_because_the_bot_died_is_added_once(
    world: World, teacher: Chat, monkeypatch: pytest.MonkeyPatch, said: bool
) -> None:
    await teacher.press("Добавить вопрос")
    for text, answer in (("Кто?", "нет ответа"), (OWN, "7 из 7"), ("Кто?", "нет ответа"), ("Где?\nтам", "8 из 8")):
        async with killed(world, monkeypatch, said):
            teacher.conversation.say(text)
        teacher.reads(answer)


async def test_keys_of_others_and_of_the_past_add_nothing(world: World, teacher: Chat) -> None:
    draft = await draft_of(world, teacher)
    stranger = await world.person("Боря")
    (said,) = await stranger.forge(f"da1:{draft}:0")
    assert said is not None
    assert "больше нет" in said
    await stranger.send(OWN)
    stranger.reads("Не понял")
    await teacher.forge(f"da1:{draft}:99")
    teacher.reads("6 вопросов")
    await teacher.press("Добавить вопрос")
    late = teacher.with_keys
    await teacher.press("Не добавлять")
    await teacher.press("Выбросить")
    await teacher.press("Да, выбросить")
    await teacher.forge(f"da1:{draft}:0", message=late)
    await teacher.send(OWN)
    teacher.reads("Не понял")
