"""The web chat as a person sees it, against a bot that is not ours."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
import pytest_asyncio
from playwright.async_api import expect

from sandbox import Clock, Telegram, serve
from tests.e2e.conftest import ChatPage, OpenChat
from tests.e2e.specimen_bot import HOSTILE, NAME, TOKEN, USERNAME, SpecimenBot

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    # The library warns about fields of older Bot APIs that a server has to go on sending.
    pytest.mark.filterwarnings("default::telegram.warnings.PTBDeprecationWarning"),
]

ANYA, BEN = 1, 2
SUNDAY = datetime(2026, 11, 22, 15, 7, tzinfo=UTC)


@dataclass(frozen=True)
class World:
    telegram: Telegram
    bot: SpecimenBot
    url: str

    def said_by(self, person: int) -> list[str]:
        """The texts that this person has sent."""
        messages = self.telegram.conversation(person, int(TOKEN.split(":")[0])).messages
        return [message["text"] for message in messages if message["from"]["id"] == person]


@pytest_asyncio.fixture(loop_scope="session")
async def world() -> AsyncIterator[World]:
    telegram = Telegram(Clock(SUNDAY))
    telegram.add_bot(TOKEN, USERNAME, NAME)
    telegram.add_person("Аня", "Морозова", language_code="ru", id=ANYA)
    telegram.add_person("Ben <b>Okafor</b>", language_code="en", id=BEN)
    async with serve(telegram) as served, SpecimenBot().running(served.url) as bot:
        yield World(telegram, bot, served.url)
        bot.released.set()


@pytest_asyncio.fixture(loop_scope="session")
async def chat(world: World, open_chat: OpenChat) -> ChatPage:
    """Anya's chat, already started."""
    world.telegram.conversation(ANYA, int(TOKEN.split(":")[0])).start()
    opened = await open_chat(world.url, person=ANYA)
    await opened.expect_answer("без метки")
    return opened


async def test_a_deep_link_offers_start_and_carries_its_payload(world: World, open_chat: OpenChat) -> None:
    chat = await open_chat(world.url, person=ANYA, bot=USERNAME, start="gift-7")
    await expect(chat.part("intro")).to_contain_text("Показывает, как в чате")
    await expect(chat.part("start")).to_have_text("Начать")
    await expect(chat.part("composer")).to_be_hidden()
    await chat.start()
    await chat.expect_answer("Ссылка: gift-7")
    assert world.said_by(ANYA) == ["/start gift-7"]
    await chat.page.reload()
    await expect(chat.part("composer")).to_be_visible()
    await expect(chat.part("start")).to_be_hidden()


async def test_a_link_inside_a_message_opens_in_the_page_and_offers_start(world: World, chat: ChatPage) -> None:
    await chat.send("/rich")
    await chat.part("link").filter(has_text="start=inside").click()
    await chat.start()
    await chat.expect_answer("Ссылка: inside")


async def test_a_pressed_key_waits_and_then_shows_the_hint(world: World, chat: ChatPage) -> None:
    await chat.send("/menu")
    await chat.press("Молчание")
    await expect(chat.key("Молчание")).to_have_attribute("aria-busy", "true")
    await chat.press("Подсказка")
    await expect(chat.part("toast")).to_have_text("Короткая подсказка")
    world.bot.released.set()
    await expect(chat.part("toast")).to_have_text("Наконец-то")
    await expect(chat.key("Молчание")).not_to_have_attribute("aria-busy", "true")


async def test_an_alert_is_a_dialog_that_has_to_be_closed(chat: ChatPage) -> None:
    await chat.send("/menu")
    await chat.press("Окно")
    await expect(chat.part("dialog")).to_contain_text("Это окно надо закрыть")
    await chat.page.keyboard.press("Enter")
    await expect(chat.part("dialog")).to_have_count(0)


async def test_an_edited_message_changes_in_place_without_a_label_and_keeps_the_keyboard_focus(chat: ChatPage) -> None:
    await chat.send("/menu")
    await chat.key("Дальше").focus()
    await chat.page.keyboard.press("Enter")
    await chat.expect_answer("Шаг 1")
    number = await chat.last.get_attribute("data-message-id")
    await chat.press("Дальше")
    await chat.expect_answer("Шаг 2")
    assert await chat.last.get_attribute("data-message-id") == number
    assert await chat.last.get_by_text("изменено").count() == 0
    assert await chat.page.evaluate("document.activeElement.dataset.testid") == "key"


async def test_an_edit_further_up_does_not_move_what_one_reads(world: World, chat: ChatPage) -> None:
    await chat.send("/menu")
    await expect(chat.key("Дальше")).to_be_visible()
    await chat.send("/long")
    await chat.expect_answer("Строка 29")
    await chat.page.locator("#scroll").evaluate("node => node.scrollTop = node.scrollHeight / 2")
    reading = chat.messages.filter(has_text="Строка 14")
    before = await reading.bounding_box()
    await chat.key("Дальше").dispatch_event("click")
    await expect(chat.messages.filter(has_text="Шаг 1")).to_have_count(1)
    after = await reading.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(before["y"] - after["y"]) < 2


async def test_text_is_formatted_as_its_entities_say(chat: ChatPage) -> None:
    await chat.send("/rich")
    await chat.expect_answer("Жирный")
    text = chat.last.get_by_test_id("message-text")
    for tag, words in {"strong": "Жирный", "em": "курсив", "u": "подчёркнутый", "s": "зачёркнутый", "pre": "print"}.items():
        await expect(text.locator(tag).first).to_contain_text(words)
    await expect(text.locator("blockquote").first).to_contain_text("Память — это то")
    await expect(text.get_by_role("link", name="ссылка")).to_have_attribute("href", "https://example.org/page")


async def test_a_spoiler_hides_its_text_until_it_is_pressed(chat: ChatPage) -> None:
    await chat.send("/rich")
    spoiler = chat.last.get_by_test_id("spoiler")
    await expect(spoiler.locator("span")).to_have_css("opacity", "0")
    await spoiler.click()
    await expect(spoiler.locator("span")).to_have_css("opacity", "1")


async def test_a_long_quotation_can_be_expanded(chat: ChatPage) -> None:
    await chat.send("/rich")
    toggle = chat.last.get_by_test_id("expand")
    folded = await chat.last.locator("blockquote").last.bounding_box()
    await toggle.click()
    await expect(toggle).to_have_attribute("aria-expanded", "true")
    opened = await chat.last.locator("blockquote").last.bounding_box()
    assert folded is not None
    assert opened is not None
    assert opened["height"] > folded["height"] + 20


async def test_a_command_inside_a_message_is_sent_when_pressed(world: World, chat: ChatPage) -> None:
    await chat.send("/rich")
    await chat.last.get_by_test_id("command").click()
    await chat.expect_answer("Что показать?")
    assert world.said_by(ANYA)[-1] == "/menu"


async def test_markup_in_messages_and_names_stays_text(chat: ChatPage) -> None:
    await chat.send("/hostile")
    await chat.expect_answer(HOSTILE)
    await expect(chat.last.get_by_test_id("message-text")).to_have_text(HOSTILE)
    assert await chat.last.locator("img, script, b").count() == 0
    await expect(chat.part("person").nth(1)).to_contain_text("Ben <b>Okafor</b>")
    assert chat.faults == []


async def test_a_picture_opens_large_and_closes_with_escape(chat: ChatPage) -> None:
    await chat.send("/photo")
    await chat.part("photo").click()
    large = chat.part("viewer").locator("img")
    assert await large.evaluate("image => image.decode().then(() => image.naturalWidth)") == 640
    await expect(chat.part("viewer")).to_contain_text("Подпись <под> картинкой")
    await chat.page.keyboard.press("Escape")
    await expect(chat.part("viewer")).to_have_count(0)


async def test_a_document_shows_its_size_and_downloads_whole(chat: ChatPage) -> None:
    await chat.send("/document")
    await expect(chat.part("document")).to_contain_text("21,1 КБ".replace(" ", "\u00a0"))
    async with chat.page.expect_download() as download:
        await chat.part("document").click()
    saved = await download.value
    assert saved.suggested_filename == "вопросы-и-ответы-по-истории-1923.csv"
    assert (await saved.path()).read_bytes() == "вопрос;ответ\n".encode() * 900


async def test_a_chosen_file_is_sent_with_its_caption(world: World, chat: ChatPage) -> None:
    await chat.send_file("текст.txt", b"12345", caption="мой файл")
    await chat.expect_answer("Файл текст.txt: 5")
    assert world.bot.heard.documents == [("текст.txt", b"12345")]
    await expect(chat.message("мой файл")).to_have_attribute("data-out", "true")


async def test_a_file_can_be_dropped_on_the_chat(world: World, chat: ChatPage) -> None:
    make = "() => { const d = new DataTransfer(); d.items.add(new File(['abc'], 'drop.md')); return d }"
    data = await chat.page.evaluate_handle(make)
    await chat.page.dispatch_event("#chat", "dragenter", {"dataTransfer": data})
    await expect(chat.page.get_by_text("Отпустите, чтобы отправить файл")).to_be_visible()
    await chat.page.dispatch_event("#chat", "drop", {"dataTransfer": data})
    await chat.part("file-send").click()
    await chat.expect_answer("Файл drop.md: 3")


async def test_a_wrong_quiz_answer_shows_the_right_one_and_the_explanation(chat: ChatPage) -> None:
    await chat.send("/poll")
    quiz = chat.part("poll").last
    await expect(quiz).to_contain_text("Викторина")
    assert await quiz.get_by_test_id("poll-explanation").count() == 0
    await quiz.get_by_test_id("poll-option").nth(0).click()
    verdicts = quiz.get_by_test_id("poll-result")
    await expect(verdicts.nth(0)).to_have_attribute("data-verdict", "wrong")
    await expect(verdicts.nth(1)).to_have_attribute("data-verdict", "right")
    await expect(quiz.get_by_test_id("poll-explanation")).to_contain_text("Назначение состоялось в 1923 году.")


async def test_several_answers_can_be_voted_for_at_once(chat: ChatPage) -> None:
    await chat.send("/poll")
    poll = chat.part("poll").first
    await expect(poll.get_by_test_id("poll-vote")).to_be_disabled()
    await poll.get_by_test_id("poll-option").nth(0).click()
    await poll.get_by_test_id("poll-option").nth(2).click()
    await poll.get_by_test_id("poll-vote").click()
    await expect(poll.locator('[data-mine="true"]')).to_have_count(2)
    await expect(poll).to_contain_text("1\u00a0голос")


async def test_the_menu_lists_the_commands_of_ones_language_and_sends_the_chosen_one(chat: ChatPage) -> None:
    await chat.part("menu").click()
    await expect(chat.part("suggest")).to_contain_text("Викторина с пояснением")
    await chat.part("command-item").filter(has_text="/menu").click()
    await chat.expect_answer("Что показать?")
    await expect(chat.part("suggest")).to_be_hidden()


async def test_a_slash_suggests_commands_by_keyboard(chat: ChatPage) -> None:
    await chat.part("composer").press_sequentially("/m")
    await expect(chat.part("command-item")).to_have_count(1)
    await chat.page.keyboard.press("ArrowDown")
    await chat.page.keyboard.press("Enter")
    await chat.expect_answer("Что показать?")


async def test_enter_sends_and_shift_enter_begins_a_new_line(world: World, chat: ChatPage) -> None:
    await chat.part("composer").press_sequentially("раз")
    await chat.page.keyboard.press("Shift+Enter")
    await chat.part("composer").press_sequentially("два")
    await chat.page.keyboard.press("Enter")
    await chat.expect_answer("Вы сказали: раз")
    assert world.bot.heard.texts == ["раз\nдва"]
    await expect(chat.part("composer")).to_have_value("")


async def test_a_text_longer_than_a_message_is_sent_in_pieces(world: World, chat: ChatPage) -> None:
    words = " ".join(["слово"] * 900)
    await chat.send(words)
    await expect(chat.messages.filter(has_text="Вы сказали")).to_have_count(2)
    assert sorted(len(text) <= 4096 for text in world.bot.heard.texts) == [True, True]
    assert sum(text.count("слово") for text in world.bot.heard.texts) == 900


async def test_the_bots_keyboard_is_offered_and_taken_away(world: World, chat: ChatPage) -> None:
    await chat.send("/keyboard")
    await expect(chat.part("composer")).to_have_attribute("placeholder", "Какой день?")
    await chat.part("reply-key").filter(has_text="Вторник").click()
    await chat.expect_answer("Вы сказали: Вторник")
    await chat.send("/nokeyboard")
    await expect(chat.part("reply-keyboard")).to_be_hidden()


async def test_a_forced_reply_and_a_chosen_reply_reach_the_bot_as_replies(world: World, chat: ChatPage) -> None:
    await chat.send("/force")
    await expect(chat.part("reply-bar")).to_contain_text("Ответьте на это")
    await chat.send("Отвечаю")
    await chat.expect_answer("Вы сказали: Отвечаю")
    greeting = chat.messages.filter(has_text="Здравствуйте")
    await greeting.hover()
    await greeting.get_by_test_id("reply").click()
    await chat.send("И вам")
    await chat.expect_answer("Вы сказали: И вам")
    assert world.bot.heard.replies[0] == ("Ответьте на это", "Отвечаю")
    assert world.bot.heard.replies[1][0].startswith("Здравствуйте")


async def test_typing_is_shown_in_the_head(chat: ChatPage) -> None:
    await chat.send("/think")
    await expect(chat.part("status")).to_contain_text("печатает")


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
    assert world.telegram.clock.now().replace(second=0, microsecond=0) == datetime(2026, 12, 1, 10, 30, tzinfo=UTC)
    await chat.page.reload()
    await expect(chat.part("clock-now")).to_have_text("вт, 1\u00a0дек., 20:30")


async def test_becoming_somebody_else_changes_the_chat_and_the_language(world: World, chat: ChatPage) -> None:
    await chat.become(BEN)
    await expect(chat.part("start")).to_have_text("Start")
    await chat.start()
    await chat.expect_answer("Здравствуйте")
    assert world.said_by(BEN) == ["/start"]
    await expect(chat.part("composer")).to_have_attribute("placeholder", "Message")


async def test_what_the_others_have_not_read_is_counted(world: World, chat: ChatPage) -> None:
    world.telegram.conversation(BEN, int(TOKEN.split(":")[0])).start()
    ben = chat.page.locator(f'[data-testid="person"][data-person-id="{BEN}"]')
    await expect(ben).to_contain_text("Здравствуйте")
    world.telegram.conversation(BEN, int(TOKEN.split(":")[0])).say("ещё")
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
    assert world.said_by(BEN) == ["/start gift"]


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
    telegram.add_person("Аня", language_code="ru", id=ANYA)
    conversation = telegram.conversation(ANYA, bot.id)
    conversation.say("до обрыва")
    async with serve(telegram) as served:
        chat = await open_chat(served.url, person=ANYA)
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
    chat = await open_chat(world.url, person=ANYA, device="phone", scheme=scheme)
    await chat.start()
    for command in ("/menu", "/rich", "/photo", "/document", "/poll"):
        await chat.send(command)
        await asyncio.sleep(0.05)
    await expect(chat.part("poll")).to_have_count(2)
    overflow = "[...document.querySelectorAll('.app, .scroll, .bubble, .clock')].filter(n => n.scrollWidth > n.clientWidth + 1)"
    assert await chat.page.evaluate(f"{overflow}.map(n => n.className)") == []
    await expect(chat.part("composer")).to_be_in_viewport(ratio=1)
    await chat.become(BEN)
    await expect(chat.part("start")).to_have_text("Start")
    await expect(chat.part("person").first).to_be_hidden()
    assert chat.faults == []
