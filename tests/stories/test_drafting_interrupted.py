"""A draft is interrupted: by restarts, by deaths, by weeks, by presses that come twice. Nothing is lost of it."""

from __future__ import annotations

import pytest

from quiz.usecases import writing
from tests.stories.teacher import TEXT, FakeAuthor, begun, open_workrooms, published
from tests.stories.test_restarts import killed
from tests.stories.world import World, data_of

pytestmark = pytest.mark.usefixtures("calm")


@pytest.fixture
async def author(world: World) -> FakeAuthor:
    return await open_workrooms(world)


@pytest.mark.parametrize("stage", ["asked", "collecting", "reviewing", "judged"])
async def test_a_draft_survives_a_restart_and_weeks(world: World, author: FakeAuthor, stage: str) -> None:
    teacher = await world.person("Марина")
    await teacher.send("/new")

    async def pause(here: str) -> None:
        if stage == here:
            await world.restart()
            await world.pass_time(days=20)

    await pause("asked")
    await teacher.send(TEXT)
    await pause("collecting")
    await teacher.press("Составить вопросы", teacher.with_keys)
    await teacher.comes_to_read("6 вопросов")
    await pause("reviewing")
    await teacher.press("Смотреть по одному")
    await teacher.press("Взять")
    await pause("judged")
    teacher.reads("2 из 6")
    await teacher.press("Взять остальные")
    teacher.reads("взято 6")


@pytest.mark.parametrize("said", [False, True])
async def test_whatever_was_stored_before_the_bot_died_counts_once(
    world: World, author: FakeAuthor, monkeypatch: pytest.MonkeyPatch, said: bool
) -> None:
    teacher = await world.person("Марина")
    await teacher.send("/new")
    async with killed(world, monkeypatch, said):
        teacher.conversation.say(TEXT)
    teacher.reads("1 сообщение")
    async with killed(world, monkeypatch, said):
        teacher.drop(data_of(teacher.with_keys, "Составить"), teacher.with_keys)
    await teacher.comes_to_read("6 вопросов")
    await teacher.press("Взять остальные")
    async with killed(world, monkeypatch, said):
        teacher.drop(data_of(teacher.with_keys, "Опубликовать"), teacher.with_keys)
    await published(world, teacher)


async def test_work_that_is_stopped_with_the_bot_goes_on_at_once_with_the_next(
    world: World, author: FakeAuthor
) -> None:
    author.go.clear()
    teacher = await world.person("Марина")
    await teacher.send("/new")
    await teacher.send(TEXT)
    await teacher.press("Составить вопросы")
    await teacher.comes_to_read("Разбираю предложения", "3 из 12")
    shown = teacher.last["message_id"]
    await world.restart()
    await begun(author, 2)
    author.go.set()
    await teacher.comes_to_read("6 вопросов")
    assert shown not in [message["message_id"] for message in teacher.messages], "the progress stays in the chat"


async def test_a_bot_that_dies_at_work_leaves_the_text_and_another_takes_it_up(
    world: World, author: FakeAuthor, monkeypatch: pytest.MonkeyPatch
) -> None:
    author.go.clear()
    teacher = await world.person("Марина")
    await teacher.send("/new")
    await teacher.send(TEXT)
    await teacher.press("Составить вопросы")
    await begun(author)
    with monkeypatch.context() as patch:
        patch.setattr(writing, "put_back", lambda tx, draft, now: False)  # as a process that is killed
        await world.kill()
    await world.begin()
    await world.settle()
    assert len(author.given) == 1, "the other may be at work still"
    await world.pass_time(minutes=3)
    await begun(author, 2)
    author.go.set()
    await teacher.comes_to_read("6 вопросов")
    assert author.given[1] == author.given[0]


async def test_a_text_that_kills_every_worker_is_given_back(
    world: World, author: FakeAuthor, monkeypatch: pytest.MonkeyPatch
) -> None:
    author.go.clear()
    teacher = await world.person("Марина")
    await teacher.send("/new")
    await teacher.send(TEXT)
    await teacher.press("Составить вопросы")
    monkeypatch.setattr(writing, "put_back", lambda tx, draft, now: False)
    for death in range(1, 4):
        await begun(author, death)
        await world.kill()
        await world.begin()
        await world.pass_time(minutes=3)
    await teacher.comes_to_read("обрывалась несколько раз", "1 сообщение")
    assert len(author.given) == 3


async def test_work_can_be_stopped_and_begun_again(world: World, author: FakeAuthor) -> None:
    author.go.clear()
    teacher = await world.person("Марина")
    await teacher.send("/new")
    await teacher.send(TEXT)
    await teacher.press("Составить вопросы")
    await teacher.comes_to_read("Разбираю предложения")
    await teacher.press("Остановить")
    teacher.reads("Остановлено", "на месте", "1 сообщение")
    await teacher.send("И ещё одно предложение о том же.")
    author.go.set()
    await teacher.press("Составить вопросы")
    await teacher.comes_to_read("6 вопросов")
    assert author.given[1][0] == f"{TEXT}\nИ ещё одно предложение о том же."


async def test_pressing_twice_changes_nothing_twice(world: World, author: FakeAuthor) -> None:
    author.go.clear()
    teacher = await world.person("Марина")
    await teacher.send("/new")
    await teacher.send(TEXT)
    write = data_of(teacher.last, "Составить")
    await teacher.forge(write, write, write)
    await begun(author)
    author.go.set()
    await teacher.comes_to_read("6 вопросов")
    assert len(author.given) == 1
    await teacher.press("Смотреть по одному")
    keep = data_of(teacher.last, "Взять")
    await teacher.forge(keep, keep)
    await teacher.press("К черновику", teacher.with_keys)
    teacher.reads("взято 1,")
    publish = data_of(teacher.last, "Опубликовать")
    await teacher.forge(publish, publish)
    await published(world, teacher)
