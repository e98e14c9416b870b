"""A draft is named anew while it is reviewed, by whoever works on it, and nothing of either is overwritten."""

from __future__ import annotations

import pytest

from tests.stories.learner import id_of
from tests.stories.teacher import open_workrooms, published, with_draft
from tests.stories.test_editing import draft_of
from tests.stories.test_restarts import killed
from tests.stories.test_together import come, link_to
from tests.stories.world import Chat, World, data_of

pytestmark = pytest.mark.usefixtures("calm")

BEFORE = "Поход начался весной 1919 года"


@pytest.fixture
async def owner(world: World) -> Chat:
    """Somebody with a draft of six questions."""
    await open_workrooms(world)
    return await with_draft(world)


@pytest.fixture
async def guest(world: World, owner: Chat) -> Chat:
    """A colleague who has come to it."""
    guest = await come(world, await link_to(owner))
    await world.pass_time(minutes=1)
    await owner.comes_to_read("Аня теперь тоже разбирает")
    await owner.send("/new")
    return guest


@pytest.fixture
async def nameless(world: World) -> Chat:
    """Somebody who publishes a draft that nobody named, and is asked its title."""
    await open_workrooms(world)
    teacher = await world.person("Вера")
    await teacher.send("/new")
    await teacher.send("Поход начался весной 1919 года. Летом 1920 года город взяли.")
    await teacher.press("Составить вопросы")
    await teacher.comes_to_read("6 вопросов")
    await teacher.press("Взять остальные")
    await teacher.press("Опубликовать")
    return teacher


async def test_a_draft_is_named_anew_and_so_is_the_set_that_comes_of_it(world: World, owner: Chat) -> None:
    await owner.press("Название")
    owner.reads("Как теперь назвать набор?", BEFORE)
    await world.restart()
    await world.pass_time(days=20)
    await owner.send("Поход " * 30)
    owner.reads("Слишком длинно", "100 знаков", BEFORE)
    await owner.send("  Поход\nна  восток ")
    owner.reads("теперь набор называется так", "Поход на восток", "6 вопросов")
    await owner.send("И ещё слово")
    owner.reads("Не понял", "Черновик «Поход на восток» на месте.")
    await owner.press("К черновику")
    owner.reads("Поход на восток", "6 вопросов")
    await owner.press("Взять остальные")
    await owner.press("Опубликовать")
    pupil = await (await world.person("Петя")).start(await published(world, owner))
    pupil.reads("Поход на восток")


async def test_a_draft_that_nobody_named_asks_once_what_its_set_is_called(world: World) -> None:
    await open_workrooms(world)
    teacher = await world.person("Вера")
    await teacher.send("/new")
    await teacher.send("Пётр Лапин родился в небольшом уездном городе весной 1882 года. Летом 1920 года он уехал.")
    await teacher.press("Составить вопросы")
    await teacher.comes_to_read("6 вопросов")
    await teacher.press("Взять остальные")
    publish = data_of(teacher.with_keys, "Опубликовать")
    await teacher.forge(publish, publish)
    teacher.reads("Как назвать набор?", "Пётр Лапин родился")
    await world.restart()
    await teacher.press("🚀 Пётр Лапин родился")
    teacher.reads("Пётр Лапин родился", "3 факта")
    await published(world, teacher)


async def test_a_title_sent_before_publishing_is_the_one_that_learners_see(world: World, nameless: Chat) -> None:
    await world.restart()
    await nameless.send("Поход на восток")
    nameless.reads("Поход на восток", "3 факта")
    pupil = await (await world.person("Петя")).start(await published(world, nameless))
    pupil.reads("Поход на восток")


async def test_who_names_a_set_to_publish_it_publishes_it_once_though_the_bot_dies(
    world: World, nameless: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with killed(world, monkeypatch, said=False):
        nameless.conversation.say("Поход на восток")
    nameless.reads("Набор «Поход на восток» уже опубликован")
    assert len(await world.store.run(lambda tx: tx.sets.owned(id_of(nameless)))) == 1


async def test_who_goes_on_leaves_the_title_as_it_is(world: World, owner: Chat) -> None:
    await owner.press("Название")
    await owner.press("Оставить как есть")
    owner.reads(BEFORE, "6 вопросов")
    await owner.send("Поход на восток")
    owner.reads("Не понял")
    await owner.send("/new")
    owner.reads(BEFORE)


@pytest.mark.parametrize("said", [False, True])
async def test_a_title_that_comes_twice_because_the_bot_died_is_answered_as_if_it_had_not(
    world: World, owner: Chat, guest: Chat, monkeypatch: pytest.MonkeyPatch, said: bool
) -> None:
    await owner.press("Название", owner.with_keys)
    async with killed(world, monkeypatch, said):
        owner.conversation.say("Поход " * 30)
    owner.reads("Слишком длинно", BEFORE)
    await guest.press("Название")
    await guest.send("Поход коллеги")
    async with killed(world, monkeypatch, said):
        owner.conversation.say("Поход на восток")
    owner.reads("Коллега только что изменил название", "Поход коллеги", "не пропал", "Поход на восток")
    async with killed(world, monkeypatch, said):
        owner.conversation.say("Поход на восток")
    owner.reads("теперь набор называется так", "Поход на восток")


async def test_of_two_who_name_it_the_second_is_told_and_may_insist(world: World, owner: Chat, guest: Chat) -> None:
    for someone in (owner, guest):
        await someone.press("Название", someone.with_keys)
        someone.reads(BEFORE)
    await guest.send("Поход коллеги")
    guest.reads("теперь набор называется так", "Поход коллеги", "черновик коллеги: Марина")
    await owner.send("Поход на восток")
    owner.reads("Коллега только что изменил название", "Поход коллеги", "не пропал", "Поход на восток", "ещё раз")
    await owner.send("Поход на восток")
    owner.reads("теперь набор называется так", "Поход на восток")
    await guest.send("/new")
    assert [label for label in guest.labels if "Поход на восток · Марина" in label]


async def test_publishing_shows_first_that_a_colleague_named_it_anew_or_is_about_to(
    world: World, owner: Chat, guest: Chat
) -> None:
    await owner.press("Взять остальные", owner.with_keys)
    seen = owner.with_keys
    await guest.press("Название")
    await guest.send("Поход коллеги")
    await owner.press("Опубликовать: 6", seen)
    owner.reads("черновик изменился", "Поход коллеги")
    await guest.press("Название", guest.with_keys)
    await owner.press("Опубликовать: 6")
    owner.reads("прямо сейчас пишет")
    await owner.press("Всё равно опубликовать: 6")
    await published(world, owner)
    await guest.send("Слишком поздно")
    guest.reads("Этого черновика больше нет", "не пропал", "Слишком поздно")


async def test_nobody_else_names_it_and_an_old_key_names_no_draft_of_the_past(world: World, owner: Chat) -> None:
    draft = await draft_of(world, owner)
    key = data_of(owner.with_keys, "Название")
    stranger = await world.person("Боря")
    (said,) = await stranger.forge(key)
    assert "больше нет" in str(said)
    await stranger.send("Чужой поход")
    await owner.press("Взять остальные")
    await owner.press("Опубликовать")
    await owner.forge(key, message=owner.with_keys)
    await owner.send("Поздний поход")
    found = await world.store.run(lambda tx: tx.drafts.get(id_of(owner), draft))  # type: ignore[arg-type]  # its number
    assert found is not None
    assert found.title == BEFORE
