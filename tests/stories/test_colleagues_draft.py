"""A co-teacher comes upon the draft by which a colleague brings their set up to date, and works on it with them."""

from __future__ import annotations

import pytest

from quiz.usecases.look import everything
from tests.stories.learner import id_of
from tests.stories.test_co_teachers import with_coteacher
from tests.stories.test_files import update_by, with_a_set
from tests.stories.test_reported import delivered, told
from tests.stories.world import MOON, Chat, World, data_of

pytestmark = pytest.mark.usefixtures("calm")

NEWER = MOON.read_bytes().replace("Аполлон-11".encode(), "«Аполлон-11»".encode(), 1)
IN_DRAFT = "Коллега готовит обновление этого набора (Марина)"


async def hub(chat: Chat) -> Chat:
    """/class, the set."""
    await chat.send("/class")
    await chat.press("Полёт на Луну")
    return chat


@pytest.fixture
async def owner(world: World) -> Chat:
    """A teacher with a set."""
    return await with_a_set(world)


@pytest.fixture
async def coteacher(world: World, owner: Chat) -> Chat:
    """Who teaches it too; the owner has sent a newer file of it, and looks at what it would change."""
    oleg = await with_coteacher(world, owner, title="Полёт на Луну")
    await delivered(world)
    await update_by(owner, "moon.yaml", NEWER)
    await owner.comes_to_read("изменено 1")
    return oleg


async def came_in(world: World, owner: Chat, coteacher: Chat) -> None:
    """The co-teacher has opened the draft, and its owner knows."""
    await hub(coteacher)
    await coteacher.press("Черновик коллеги")
    coteacher.reads("черновик коллеги: Марина", "изменено 1")
    await delivered(world)
    assert told(owner, "Олег теперь тоже разбирает ваш черновик") == 1
    await owner.send("/new")


async def change(chat: Chat, text: str) -> None:
    """Say the first question anew."""
    await begin_to_change(chat)
    await chat.send(text)


async def begin_to_change(chat: Chat) -> None:
    await chat.press("Смотреть по одному", chat.with_keys)
    await chat.press("Изменить")
    await chat.press("Вопрос:")


async def test_a_colleagues_draft_is_found_at_the_set_and_before_one_would_begin_a_second(
    world: World, owner: Chat, coteacher: Chat
) -> None:
    await hub(coteacher)
    coteacher.reads(IN_DRAFT, "разобрать вместе")
    await coteacher.press("Файлы")
    coteacher.reads(IN_DRAFT)
    await coteacher.press("Черновик коллеги")
    coteacher.reads("черновик коллеги: Марина")
    await hub(owner)
    assert "Коллега" not in owner.text, "it is the owner's own draft"
    await world.restart()
    await world.pass_time(days=20)
    await coteacher.send("/new")
    await coteacher.press("Полёт на Луну · Марина")
    coteacher.reads("черновик коллеги: Марина")


async def test_what_a_co_teacher_changes_the_owner_sees_and_publishes(
    world: World, owner: Chat, coteacher: Chat
) -> None:
    await came_in(world, owner, coteacher)
    seen = owner.with_keys
    await change(coteacher, "Как звался корабль?")
    coteacher.reads("Исправлено, вопрос взят", "Как звался корабль?")
    assert not [label for label in coteacher.labels if "Обновить набор" in label]
    await owner.press("Обновить набор", seen)
    owner.reads("черновик изменился", "Олег тоже разбирает этот черновик")
    await owner.press("Смотреть по одному")
    owner.reads("Как звался корабль?")
    await owner.press("К черновику")
    await owner.press("Обновить набор")
    owner.reads("обновлён")
    await delivered(world)
    assert told(coteacher, "опубликован") == 1
    await hub(coteacher)
    assert "Коллега" not in coteacher.text
    await coteacher.press("Вопросы")
    coteacher.reads("Как звался корабль?")


async def test_of_two_who_change_one_question_the_second_is_shown_it_and_loses_no_word(
    world: World, owner: Chat, coteacher: Chat
) -> None:
    await came_in(world, owner, coteacher)
    for someone in (owner, coteacher):
        await begin_to_change(someone)
    await owner.send("На чём летели?")
    owner.reads("Исправлено")
    await coteacher.send("Как звался корабль?")
    coteacher.reads("Коллега только что изменил этот вопрос (Марина)", "На чём летели?", "не пропал")
    coteacher.reads("Как звался корабль?", "пришлите его ещё раз")
    await coteacher.send("Как звался корабль?")
    coteacher.reads("Исправлено", "Как звался корабль?")
    await owner.press("К черновику", owner.with_keys)
    await owner.press("Смотреть по одному")
    owner.reads("Как звался корабль?")


async def test_who_teaches_the_set_no_more_has_no_way_to_its_draft(world: World, owner: Chat, coteacher: Chat) -> None:
    await hub(coteacher)
    way = data_of(coteacher.last, "Черновик коллеги")
    await coteacher.press("Черновик коллеги")
    inside = coteacher.with_keys
    await hub(owner)
    await owner.press("Управление")
    await owner.press("Кто ведёт вместе")
    await owner.press("Расстаться")
    await owner.press("Да, расстаться")
    assert "больше нет" in await coteacher.press("Смотреть по одному", inside)
    (said,) = await coteacher.forge(way, message=inside)
    assert "Такого набора у вас нет" in str(said)
    stranger = await (await world.person("Боря")).send("/class")
    (said,) = await stranger.forge(way, message=stranger.last)
    assert "Такого набора у вас нет" in str(said)
    left = await world.store.run(lambda tx: everything(tx, tx.learners.get(id_of(stranger)) or pytest.fail("nobody")))
    assert left["drafts_of_others"] == []
