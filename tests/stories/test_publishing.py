"""Anyone makes sets for themselves; the administrator decides who opens them to others."""

from __future__ import annotations

import re

import pytest

from bot.buttons import OpenTo, ShareSet
from bot.callback_data import pack
from bot.desk import Workrooms
from bot.service import Surroundings
from quiz.model import LearnerId, PublishedSet, Visibility
from quiz.roles import Publishers, Publishing
from quiz.usecases.drafting import Allowance
from tests.stories.teacher import FakeAuthor, Importer, open_workrooms, with_draft
from tests.stories.test_co_teachers import invitation
from tests.stories.test_managing import manage
from tests.stories.world import Chat, World, data_of

pytestmark = pytest.mark.usefixtures("calm")
CODE = "open-sesame-12"


async def decided(world: World, publishing: Publishing) -> None:
    """From now on the administrator has decided so."""
    author = FakeAuthor()
    author.go.set()
    rooms = Workrooms(author, Importer(), Allowance(), publishing=publishing)
    world.around = Surroundings(rooms=rooms)
    await world.restart()


async def made(world: World, name: str = "Марина") -> tuple[Chat, PublishedSet]:
    """Somebody who made a set."""
    teacher = await with_draft(world, name)
    await teacher.press("Взять остальные")
    await teacher.press("Опубликовать")
    (set_,) = await world.store.run(lambda tx: list(tx.sets.owned(LearnerId(teacher.id))))
    return teacher, set_


async def visibility(world: World, set_: PublishedSet) -> Visibility:
    found = await world.store.run(lambda tx: tx.sets.get(set_.id))
    assert found is not None
    return found.visibility


async def test_who_is_not_on_the_list_learns_their_own_set_and_opens_it_to_nobody(world: World) -> None:
    await decided(world, Publishing(Publishers.LIST, frozenset({LearnerId(5)})))
    teacher, set_ = await made(world)
    teacher.reads("видите только вы")
    assert "start=" not in str(teacher.messages)
    for to in ("link", "listed"):
        await teacher.forge(pack(OpenTo(set_.id, to)))
        teacher.reads("может не каждый")
    await teacher.forge(pack(OpenTo(set_.id, "to-all")), pack(OpenTo(set_.id, "private")), pack(ShareSet(set_.id)))
    assert await visibility(world, set_) is Visibility.PRIVATE
    stranger = await (await world.person("Чужой")).start(set_.code)
    stranger.reads("закрыт")
    await manage(teacher)
    await teacher.press("К набору")
    await teacher.press("Как видит ученик")
    await teacher.press("Учить")
    teacher.reads("В каком году")


async def test_a_second_press_and_old_keys_say_that_it_is_published_and_lead_to_the_set(world: World) -> None:
    await open_workrooms(world)
    teacher = await with_draft(world)
    await teacher.press("Смотреть по одному")
    leaf = data_of(teacher.with_keys, "→")
    await teacher.press("К черновику")
    await teacher.press("Взять остальные")
    publish = data_of(teacher.with_keys, "Опубликовать")
    await teacher.forge(publish, publish)
    teacher.reads("уже опубликован", "?start=")
    assert len([message for message in teacher.messages if "photo" in message]) == 1, "one picture to be forwarded"
    await world.pass_time(days=20)
    await teacher.forge(leaf)
    teacher.reads("уже опубликован")
    await teacher.press("К набору")
    teacher.reads("3 факта")


async def test_from_a_set_just_published_one_goes_to_it_sets_it_and_finds_it_at_home(world: World) -> None:
    await open_workrooms(world)
    teacher = await with_draft(world)
    await teacher.press("В начало")
    assert "🎓 Мои наборы" not in teacher.labels, "there is none yet"
    await teacher.send("/new")
    await teacher.press("Взять остальные")
    await teacher.press("Опубликовать")
    to_set = data_of(teacher.with_keys, "К набору")
    await teacher.press("Задать")
    assert "экзамен" in str(teacher.with_keys)
    await teacher.forge(to_set)
    teacher.reads("3 факта")
    await teacher.send("/start")
    await teacher.press("Мои наборы")
    teacher.reads("Ваши наборы")


async def test_who_is_on_the_list_publishes_as_everybody_does_elsewhere(world: World) -> None:
    first = await world.person("Первая")
    await decided(world, Publishing(Publishers.LIST, frozenset({LearnerId(first.id + 1)})))
    teacher, set_ = await made(world)
    assert teacher.id == first.id + 1
    assert await visibility(world, set_) is Visibility.LINK
    assert f"start={set_.code}" in str(teacher.messages)


async def test_the_code_is_asked_for_once_and_then_the_set_opens(world: World) -> None:
    await decided(world, Publishing(Publishers.CODE, code=CODE))
    teacher, set_ = await made(world)
    await teacher.press("Кто видит")
    await teacher.press("у кого есть ссылка")
    teacher.reads("нужен код", "один раз")
    await world.restart()
    wrong = {"message_id": 960, "text": "сезам"}
    await teacher.say_raw(**wrong)
    teacher.reads("не тот код")
    await teacher.say_raw(**wrong)
    teacher.reads("не тот код")
    assert (await tries(world, teacher)) == 1, "the same message is one try"
    await teacher.send(f" {CODE}\n")
    teacher.reads("Открыто по ссылке")
    assert await visibility(world, set_) is Visibility.LINK
    await teacher.press("Кто видит")
    await teacher.press("показывать в /sets")
    teacher.reads("появился в /sets")
    assert CODE not in str([message for message in teacher.messages if message["from"]["is_bot"]])


async def tries(world: World, chat: Chat) -> int:
    found = await world.store.run(lambda tx: tx.guesses.get(Publishing().pseudonym(LearnerId(chat.id))))
    return found.tries if found else 0


async def test_wrong_codes_are_slowed_down(world: World) -> None:
    await decided(world, Publishing(Publishers.CODE, code=CODE))
    teacher, set_ = await made(world)
    await teacher.press("Кто видит")
    await teacher.press("у кого есть ссылка")
    for number in range(5):
        await teacher.send(f"guess-{number}")
    teacher.reads("Слишком много неверных кодов")
    await teacher.send(CODE)
    teacher.reads("Слишком много неверных кодов")
    await teacher.forge(pack(OpenTo(set_.id, "link")))
    await teacher.send(CODE)
    teacher.reads("Слишком много")
    await world.pass_time(hours=1)
    await teacher.send(CODE)
    teacher.reads("Открыто по ссылке")


async def test_a_set_that_others_find_is_taken_over_only_by_who_may_publish(world: World) -> None:
    await decided(world, Publishing())
    teacher, set_ = await made(world)
    carried = await invitation(teacher, to_own=True)
    await decided(world, Publishing(Publishers.CODE, code=CODE))
    oleg = await (await world.person("Олег")).start(carried)
    await oleg.press("Да, принять")
    oleg.reads("нужен код")
    await oleg.send("не код")
    found = await world.store.run(lambda tx: tx.sets.get(set_.id))
    assert found is not None
    assert found.owner == teacher.id
    await oleg.send(CODE)
    oleg.reads("теперь ваш")
    found = await world.store.run(lambda tx: tx.sets.get(set_.id))
    assert found is not None
    assert found.owner == oleg.id
    assert await visibility(world, set_) is Visibility.LINK


async def test_what_was_shared_before_stays_shared_and_is_closed_by_whoever_likes(world: World) -> None:
    await decided(world, Publishing())
    teacher, set_ = await made(world)
    await decided(world, Publishing(Publishers.LIST))
    await manage(teacher)
    await teacher.press("К набору")
    await teacher.press("Ссылка для учеников")
    assert re.search(set_.code, str(teacher.messages[-2:]))
    await teacher.forge(pack(OpenTo(set_.id, "private")))
    teacher.reads("Закрыто")
    await teacher.forge(pack(OpenTo(set_.id, "link")))
    teacher.reads("может не каждый")
