"""What is around the conversation: the clock, the people, the themes, the connection, the phone."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest
from playwright.async_api import expect

from sandbox import Clock, Telegram, serve
from tests.e2e.conftest import SUNDAY, ChatPage, OpenChat, World
from tests.e2e.specimen_bot import NAME, TOKEN, USERNAME

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="session"),
    # The library warns about fields of older Bot APIs that a server has to go on sending.
    pytest.mark.filterwarnings("default::telegram.warnings.PTBDeprecationWarning"),
]


async def test_the_clock_moves_by_an_hour_to_tomorrow_and_by_a_week(world: World, chat: ChatPage) -> None:
    await expect(chat.part("clock-now")).to_have_text("вс, 22\u00a0нояб., 18:07")
    await chat.part("clock-hour").click()
    await expect(chat.part("clock-line").last).to_have_text("прошло: 1\u00a0час")
    await chat.part("clock-tomorrow").click()
    await expect(chat.part("clock-now")).to_have_text("пн, 23\u00a0нояб., 09:00")
    await chat.part("clock-week").click()
    await expect(chat.part("clock-line").last).to_have_text("прошло: 1\u00a0неделя")
    await expect(chat.part("clock-now")).to_have_text("пн, 30\u00a0нояб., 09:00")
    assert world.telegram.clock.now().date().isoformat() == "2026-11-30"


async def test_another_zone_can_be_chosen_and_the_moment_set_in_it(world: World, chat: ChatPage) -> None:
    await chat.part("clock-face").click()
    await chat.part("clock-zone").select_option("Asia/Vladivostok")
    await chat.part("clock-moment").fill("2026-12-01T20:30")
    await chat.part("clock-move").click()
    await expect(chat.part("clock-now")).to_have_text("вт, 1\u00a0дек., 20:30")
    wanted = datetime(2026, 12, 1, 10, 30, tzinfo=UTC)
    assert abs((world.telegram.clock.now() - wanted).total_seconds()) < 30
    await chat.page.reload()
    await expect(chat.part("clock-now")).to_have_text("вт, 1\u00a0дек., 20:30")


async def test_becoming_somebody_else_changes_the_chat_and_the_language(world: World, chat: ChatPage) -> None:
    await chat.become(world.ben)
    await expect(chat.part("start")).to_have_text("Start")
    await chat.start()
    await chat.expect_answer("Здравствуйте")
    assert world.said_by(world.ben) == ["/start"]
    await expect(chat.part("composer")).to_have_attribute("placeholder", "Message")


async def test_what_the_others_have_not_read_is_counted(world: World, chat: ChatPage) -> None:
    world.conversation(world.ben).start()
    ben = chat.person(world.ben)
    await expect(ben).to_contain_text("Здравствуйте")
    world.conversation(world.ben).say("ещё")
    await expect(ben).to_have_attribute("data-unread", "1")
    await ben.click()
    await expect(ben).to_have_attribute("data-unread", "0")


async def test_a_person_can_be_added(world: World, chat: ChatPage) -> None:
    await chat.part("add-person").click()
    await chat.part("person-first_name").fill("Олег")
    await chat.part("person-language").select_option("ru")
    await chat.part("person-save").click()
    await expect(chat.part("start")).to_be_visible()
    assert [person.first_name for person in world.telegram.people.values()][-1] == "Олег"


async def test_a_shared_link_is_opened_by_the_person_it_was_sent_to(world: World, chat: ChatPage) -> None:
    await chat.send("/menu")
    await chat.press("Поделиться")
    await chat.part("choose-person").get_by_text("Ben").click()
    await chat.start()
    await chat.expect_answer("Ссылка: gift")
    assert world.said_by(world.ben) == ["/start gift"]


async def test_a_blocked_bot_can_be_unblocked(world: World, chat: ChatPage) -> None:
    await chat.part("more").click()
    await chat.part("block").click()
    await expect(chat.part("start")).to_have_text("Разблокировать")
    await chat.part("start").click()
    await chat.send("снова здесь")
    await chat.expect_answer("Вы сказали: снова здесь")


async def test_the_chosen_theme_outlives_a_reload(chat: ChatPage) -> None:
    def background() -> str:
        return "getComputedStyle(document.querySelector('.head')).backgroundColor"

    assert await chat.page.evaluate(background()) == "rgb(255, 255, 255)"
    await chat.part("theme").click()
    await chat.page.reload()
    await expect(chat.messages.first).to_be_visible()
    assert await chat.page.evaluate(background()) == "rgb(23, 33, 43)"


async def test_a_lost_server_is_told_quietly_and_the_chat_catches_up(open_chat: OpenChat) -> None:
    telegram = Telegram(Clock(SUNDAY))
    bot = telegram.add_bot(TOKEN, USERNAME, NAME)
    person = telegram.add_person("Аня", language_code="ru")
    conversation = telegram.conversation(person.id, bot.id)
    conversation.say("до обрыва")
    async with serve(telegram) as served:
        chat = await open_chat(served.url, person=person.id)
        await expect(chat.messages).to_have_count(1)
    await expect(chat.part("banner")).to_contain_text("Песочница не отвечает")
    await chat.send("не дошло")
    await expect(chat.part("composer")).to_have_value("не дошло")
    conversation.say("пока вас не было")
    async with serve(telegram, port=served.port):
        await expect(chat.messages).to_have_count(2)
        await expect(chat.part("banner")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_on_a_phone_everything_fits_and_people_are_behind_the_avatar(
    world: World, open_chat: OpenChat, scheme: str
) -> None:
    chat = await open_chat(world.url, person=world.anya, device="phone", scheme=scheme)
    await chat.start()
    for command in ("/menu", "/rich", "/photo", "/document", "/poll"):
        await chat.send(command)
        await asyncio.sleep(0.05)
    await expect(chat.part("poll")).to_have_count(2)
    parts = "[...document.querySelectorAll('.app, .scroll, .timeline, .text, .keys, .clock, .foot')]"
    wider = "filter(part => part.scrollWidth > part.clientWidth + 1).map(part => part.className)"
    assert await chat.page.evaluate(f"{parts}.{wider}") == []
    await expect(chat.part("composer")).to_be_in_viewport(ratio=1)
    await chat.become(world.ben)
    await expect(chat.part("start")).to_have_text("Start")
    await expect(chat.part("person").first).to_be_hidden()
    assert chat.faults == []
