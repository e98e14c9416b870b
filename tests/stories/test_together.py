"""Two teachers work on one draft: nothing of either is overwritten, and whoever is second is told."""

from __future__ import annotations

import json

import pytest

from tests.stories.learner import id_of
from tests.stories.teacher import open_workrooms, published, with_draft
from tests.stories.test_editing import draft_of
from tests.stories.test_own_data import rows_of, stored
from tests.stories.test_restarts import killed
from tests.stories.world import Chat, World

pytestmark = pytest.mark.usefixtures("calm")

OWN = "Кто вёл поход?\nИванов\nПетров\nФакт: Поход вёл Иванов."


async def link_to(teacher: Chat) -> str:
    """What the link of the owner's draft carries."""
    await teacher.send("/new")
    await teacher.press("Позвать коллегу")
    await teacher.press("Сделать ссылку")
    return teacher.text.partition("?start=")[2].split()[0]


async def come(world: World, link: str, name: str = "Аня") -> Chat:
    """Somebody opens the link."""
    guest = await (await world.person(name)).start(link)
    guest.reads("6 вопросов", "черновик коллеги: Марина")
    return guest


@pytest.fixture
async def owner(world: World) -> Chat:
    """Somebody with a draft of six questions."""
    await open_workrooms(world)
    return await with_draft(world)


@pytest.fixture
async def guest(world: World, owner: Chat) -> Chat:
    """Somebody who has come to it by the link."""
    guest = await come(world, await link_to(owner))
    await owner.send("/new")
    return guest


async def test_two_review_one_draft_and_see_each_other(world: World, owner: Chat) -> None:
    await owner.press("Позвать коллегу")
    owner.reads("Черновик можно разбирать вдвоём")
    link = await link_to(owner)
    owner.reads("https://t.me/uzelok_bot?start=draft-", "только вы")
    guest = await come(world, link)
    await world.pass_time(minutes=1)
    await owner.comes_to_read("Аня теперь тоже разбирает", "Поход начался весной 1919 года")
    assert owner.labels == ["☰ К черновику"]
    assert not [label for label in guest.labels if "Опубликовать" in label or "Выбросить" in label]
    await guest.press("Смотреть по одному")
    await guest.press("Взять")
    guest.reads("2 из 6", "Марина тоже в этом черновике")
    await owner.send("/new")
    owner.reads("взято 1", "Аня тоже разбирает этот черновик: 2 из 6")
    await owner.press("Смотреть по одному")
    owner.reads("2 из 6")
    await guest.press("К черновику")
    guest.reads("Марина тоже разбирает этот черновик: 2 из 6")
    await guest.press("Добавить вопрос")
    await guest.send(OWN)
    guest.reads("7 из 7", "✅ Иванов")
    await guest.press("К черновику")
    await guest.press("Взять остальные: 5")
    await owner.send("/new")
    owner.reads("7 вопросов: взято 7")
    await owner.press("Опубликовать: 7")
    code = await published(world, owner)
    await world.pass_time(minutes=1)
    await guest.comes_to_read("опубликован", "Спасибо")
    pupil = await (await world.person("Петя")).start(code)
    pupil.reads("4 факта")


async def test_of_two_who_judge_one_question_the_second_is_told(world: World, owner: Chat, guest: Chat) -> None:
    for someone in (owner, guest):
        await someone.press("Смотреть по одному", someone.with_keys)
        someone.reads("1 из 6")
    await guest.press("Убрать")
    await owner.press("Взять")
    owner.reads("Коллега только что изменил этот вопрос (Аня)", "1 из 6", "убран")
    await owner.press("Вернуть")
    owner.reads("2 из 6")
    await owner.press("←")
    owner.reads("взят")


async def test_what_the_second_typed_is_not_lost(world: World, owner: Chat, guest: Chat) -> None:
    for someone in (owner, guest):
        await someone.press("Смотреть по одному", someone.with_keys)
        await someone.press("Изменить")
        await someone.press("Вопрос:")
    await guest.send("Когда начался поход?")
    guest.reads("Исправлено")
    await owner.send("В каком же году?")
    owner.reads("Аня", "Теперь он такой", "Когда начался поход?", "не пропал", "В каком же году?", "ещё раз")
    await owner.send("В каком же году?")
    owner.reads("Исправлено", "В каком же году?")
    assert "Когда начался" not in owner.text


@pytest.mark.parametrize("said", [False, True])
async def test_a_text_that_came_too_late_is_given_back_even_if_the_bot_died(
    world: World, owner: Chat, guest: Chat, monkeypatch: pytest.MonkeyPatch, said: bool
) -> None:
    for someone in (owner, guest):
        await someone.press("Смотреть по одному", someone.with_keys)
        await someone.press("Изменить")
        await someone.press("Вопрос:")
    await guest.send("Когда начался поход?")
    async with killed(world, monkeypatch, said):
        owner.conversation.say("В каком же году?")
    told = ("Теперь он такой", "Когда начался поход?", "не пропал", "В каком же году?")
    # Not by the last message: word of who works on the draft may have come behind it.
    assert any(all(words in message.get("text", "") for words in told) for message in owner.messages)
    await guest.press("К черновику", guest.with_keys)
    await guest.press("Смотреть по одному")
    assert "В каком же году" not in guest.text


async def test_a_statement_changed_by_one_question_is_not_overwritten_by_another(
    world: World, owner: Chat, guest: Chat
) -> None:
    await owner.press("Смотреть по одному", owner.with_keys)
    await guest.press("Смотреть по одному")
    await guest.press("→")
    for someone in (owner, guest):
        await someone.press("Изменить")
        await someone.press("Факт:")
    await guest.send("Весной начался поход.")
    await owner.send("Поход был в 1919 году.")
    owner.reads("только что изменил", "не пропал", "Поход был в 1919 году.")


async def test_keep_the_rest_leaves_what_the_other_has_seen_to(world: World, owner: Chat, guest: Chat) -> None:
    await guest.press("Смотреть по одному")
    await guest.press("Убрать")
    await owner.press("Взять остальные: 6", owner.with_keys)
    owner.reads("часть вопросов уже разобрали", "взято 5, убрано 1")
    await guest.press("Взять остальные")
    guest.reads("Пока вы смотрели", "взято 5, убрано 1")


async def test_publishing_shows_first_what_the_other_changed_meanwhile(world: World, owner: Chat, guest: Chat) -> None:
    await owner.press("Взять остальные", owner.with_keys)
    seen = owner.with_keys
    await guest.press("Смотреть по одному")
    await guest.press("Убрать")
    await owner.press("Опубликовать: 6", seen)
    owner.reads("черновик изменился", "взято 5, убрано 1")
    await guest.press("Изменить")
    await guest.press("Вопрос:")
    await owner.press("Опубликовать: 5")
    owner.reads("прямо сейчас пишет")
    await owner.press("Всё равно опубликовать: 5")
    await published(world, owner)
    await guest.send("Назовите же год.")
    guest.reads("Этого черновика больше нет", "не пропал", "Назовите же год.")


async def test_throwing_away_gives_back_what_the_other_was_typing(world: World, owner: Chat, guest: Chat) -> None:
    await guest.press("Добавить вопрос")
    await owner.press("Выбросить", owner.with_keys)
    await owner.press("Да, выбросить")
    await world.pass_time(minutes=1)
    await guest.comes_to_read("который вы помогали разбирать, выбросили")
    await guest.send(OWN)
    guest.reads("Этого черновика больше нет", "Кто вёл поход?", "Факт: Поход вёл Иванов.")


async def test_the_link_is_withdrawn_and_a_guest_parted_with(world: World, owner: Chat) -> None:
    link = await link_to(owner)
    guest = await come(world, link)
    await owner.press("Отозвать ссылку", owner.with_keys)
    owner.reads("Кто уже пришёл, остаётся", "Аня")
    late = await (await world.person("Боря")).start(link)
    late.reads("больше не ведёт к черновику")
    await guest.press("Смотреть по одному")
    await guest.press("Взять")
    await owner.press("Убрать: Аня")
    assert "больше нет" in await guest.press("Взять")
    await guest.send("/new")
    assert not [label for label in guest.labels if "Марина" in label]
    await owner.send("/new")
    owner.reads("взято 1")


async def test_a_guest_finds_the_draft_again_after_weeks_and_may_leave_it(
    world: World, owner: Chat, guest: Chat
) -> None:
    await world.restart()
    await world.pass_time(days=30)
    await guest.send("/new")
    await guest.press("Марина")
    guest.reads("6 вопросов", "черновик коллеги: Марина")
    assert "тоже" not in guest.text, "nobody is there at this moment"
    await guest.press("Больше не разбирать")
    guest.reads("осталось в нём")
    await guest.send("/new")
    assert not [label for label in guest.labels if "Марина" in label]


async def test_a_guest_keeps_a_draft_of_their_own(world: World, owner: Chat) -> None:
    link = await link_to(owner)
    guest = await with_draft(world, "Аня")
    own = guest.with_keys
    await guest.start(link)
    guest.reads("черновик коллеги: Марина")
    await guest.press("Взять остальные")
    await guest.press("Смотреть по одному", own)
    await guest.press("Убрать", next(each for each in guest.messages if each["message_id"] == own["message_id"]))
    await guest.send("/new")
    guest.reads("взято 0, убрано 1")
    await owner.send("/new")
    owner.reads("взято 6, убрано 0")


async def test_keys_of_a_draft_do_nothing_for_strangers_nor_those_of_its_owner_for_guests(
    world: World, owner: Chat, guest: Chat
) -> None:
    draft = await draft_of(world, owner)
    (seat,) = await world.store.run(lambda tx: tx.seats.mine(id_of(guest)))
    stranger = await world.person("Боря")
    for number in (draft, seat.number):
        keys = [f"dj2:{number}:1:1:0:0", f"dk2:{number}:6", f"dp2:{number}:6:1", f"tc1:{number}", f"ti1:{number}"]
        keys += [f"tw1:{number}", f"tp1:{number}:1", f"dz2:{number}:1:0:2:0:0", f"dd1:{number}:1", f"do1:{number}"]
        await stranger.forge(*keys)
        assert not stranger.spoken_to or "оход" not in stranger.text
    own = [f"{tag}:{seat.number}" for tag in ("tc1", "ti1", "tw1", "dw1", "ds1", "dp1")]
    for key in [*own, f"dp2:{seat.number}:6:1", f"tp1:{seat.number}:0", f"dd1:{seat.number}:1"]:
        await guest.forge(key, message=guest.with_keys)
        guest.reads("6 вопросов")
    guest.reads("Публикует и выбрасывает черновик тот, кто его начал")
    await guest.forge(f"dp2:{draft}:6:1", f"dd1:{draft}:1", f"do1:{draft}")
    await owner.send("/new")
    owner.reads("6 вопросов: взято 0")
    (still,) = await world.store.run(lambda tx: tx.seats.mine(id_of(guest)))
    assert still.learner == seat.learner


async def test_the_export_of_either_holds_nothing_of_the_other_and_forgetting_leaves_nothing(
    world: World, owner: Chat, guest: Chat
) -> None:
    await guest.press("Смотреть по одному")
    await guest.press("Взять")
    await guest.send("/export")
    text = stored(world, "document", guest.last).decode()
    (theirs,) = json.loads(text)["drafts_of_others"]
    assert (theirs["title"], theirs["place"]) == ("Поход начался весной 1919 года", 2)
    assert "Марина" not in text
    assert str(id_of(owner)) not in text
    await owner.send("/export")
    assert str(id_of(guest)) not in stored(world, "document", owner.last).decode()
    await guest.send("/forget")
    await guest.press("Да, удалить")
    assert rows_of(world, id_of(guest)) == 0
    await owner.send("/new")
    owner.reads("взято 1")


async def test_a_draft_of_somebody_who_was_forgotten_is_no_more(world: World, owner: Chat, guest: Chat) -> None:
    late = guest.with_keys
    await owner.send("/forget")
    await owner.press("Да, удалить")
    assert rows_of(world, id_of(owner)) == 0
    assert "больше нет" in await guest.press("Смотреть по одному", late)


async def test_old_keys_without_what_was_seen_still_work(world: World, owner: Chat) -> None:
    draft = await draft_of(world, owner)
    await owner.forge(f"dj1:{draft}:1:1:0", message=owner.with_keys)
    owner.reads("2 из 6")
    await owner.forge(f"dk1:{draft}", message=owner.with_keys)
    owner.reads("взято 6")
    await owner.forge(f"dp1:{draft}", message=owner.with_keys)
    await published(world, owner)
