"""What gave no question is seen, and asked of by hand."""

from __future__ import annotations

import pytest

from tests.stories.teacher import open_workrooms, published, with_draft
from tests.stories.test_editing import draft_of
from tests.stories.test_restarts import killed
from tests.stories.world import Chat, World, data_of

pytestmark = pytest.mark.usefixtures("calm")

LAST = "Летом 1920 года город взяли. Осенью 1921 года войска ушли."
QUESTION = "Когда войска ушли?\nосенью 1921 года\nосенью 1922 года"


@pytest.fixture
async def teacher(world: World) -> Chat:
    """Somebody with a draft of a text that gave nothing in one place. The first line is too short to say much."""
    author = await open_workrooms(world)
    author.leaves = (LAST, "Поход начался весной")
    return await with_draft(world)


async def test_a_sentence_without_a_question_is_shown_and_asked_of(world: World, teacher: Chat) -> None:
    await teacher.press("Что не вошло: 1")
    teacher.reads("1 предложение текста", f"1. {LAST}")
    await world.restart()
    await teacher.press("1")
    teacher.reads("об этом предложении", LAST)
    await teacher.send("Когда войска ушли?")
    teacher.reads("нет ответа")
    await teacher.send(QUESTION)
    teacher.reads("предложение стоит под ним", "7 из 7", "✅ осенью 1921 года", LAST)
    await teacher.send("Кто ушёл осенью 1921 года?\nвойска")
    teacher.reads("8 из 8", LAST)
    await teacher.press("К черновику")
    assert not [label for label in teacher.labels if "не вошло" in label], "it is asked of now"
    await teacher.press("Опубликовать: 2")
    pupil = await (await world.person("Петя")).start(await published(world, teacher))
    await pupil.press("Начать")
    await pupil.press("осенью 1921 года")
    pupil.reads(LAST)


async def test_one_goes_back_without_a_question(world: World, teacher: Chat) -> None:
    await teacher.press("Что не вошло")
    await teacher.press("1")
    await teacher.press("Не добавлять")
    teacher.reads(LAST)
    await teacher.press("К черновику")
    teacher.reads("6 вопросов: взято 0")


@pytest.mark.parametrize("said", [False, True])
async def test_a_question_that_comes_twice_because_the_bot_died_is_added_once(
    world: World, teacher: Chat, monkeypatch: pytest.MonkeyPatch, said: bool
) -> None:
    await teacher.press("Что не вошло")
    await teacher.press("1")
    async with killed(world, monkeypatch, said):
        teacher.conversation.say(QUESTION)
    teacher.reads("7 из 7", LAST)


async def test_keys_of_others_and_of_the_past_show_and_add_nothing(world: World, teacher: Chat) -> None:
    draft = await draft_of(world, teacher)
    await teacher.press("Что не вошло")
    late, key = teacher.with_keys, data_of(teacher.with_keys, "1")
    stranger = await world.person("Боря")
    said = await stranger.forge(f"dm1:{draft}:0", key)
    assert all("больше нет" in str(word) for word in said)
    await teacher.forge(f"dm1:{draft}:99")
    teacher.reads(LAST)
    await teacher.forge(f"da2:{draft}:1")
    teacher.reads("6 вопросов")
    await teacher.forge(key, message=late)
    await teacher.send(QUESTION)
    await teacher.forge(key, message=late)
    await teacher.send("/new")
    teacher.reads("7 вопросов: взято 1")
