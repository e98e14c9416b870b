"""What is in the conversation, as a person sees and uses it."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.e2e.conftest import ChatPage, OpenChat, World
from tests.e2e.specimen_bot import HOSTILE, USERNAME

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="session"),
    # The library warns about fields of older Bot APIs that a server has to go on sending.
    pytest.mark.filterwarnings("default::telegram.warnings.PTBDeprecationWarning"),
]


async def test_a_deep_link_offers_start_and_carries_its_payload(world: World, open_chat: OpenChat) -> None:
    chat = await open_chat(world.url, person=world.anya, bot=USERNAME, start="gift-7")
    await expect(chat.part("intro")).to_contain_text("Показывает, как в чате")
    await expect(chat.part("start")).to_have_text("Начать")
    await expect(chat.part("composer")).to_be_hidden()
    await chat.start()
    await chat.expect_answer("Ссылка: gift-7")
    assert world.said_by(world.anya) == ["/start gift-7"]
    await expect(chat.part("start")).to_be_hidden()  # the bot's answer may come before the server's own
    await chat.page.reload()
    await expect(chat.part("composer")).to_be_visible()
    await expect(chat.part("start")).to_be_hidden()


async def test_a_link_inside_a_message_opens_in_the_page_and_offers_start(world: World, chat: ChatPage) -> None:
    await chat.send("/rich")
    await chat.part("link").filter(has_text="start=inside").click()
    await expect(chat.part("composer")).to_be_visible()
    await chat.start()
    await expect(chat.part("start")).to_be_hidden()
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


async def test_an_edited_message_changes_in_place_and_keeps_the_focus(chat: ChatPage) -> None:
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
    await chat.page.locator("#scroll").evaluate("node => node.scrollTop = node.scrollHeight / 2 - 150")
    reading = chat.messages.filter(has_text="Строка 14")
    before = await reading.bounding_box()
    await chat.key("Дальше").dispatch_event("click")
    await expect(chat.messages.filter(has_text="Шаг 1")).to_have_count(1)
    await chat.page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    after = await reading.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(before["y"] - after["y"]) < 2


async def test_text_is_formatted_as_its_entities_say(chat: ChatPage) -> None:
    await chat.send("/rich")
    await chat.expect_answer("Жирный")
    text = chat.last.get_by_test_id("message-text")
    looks = {"strong": "Жирный", "em": "курсив", "u": "подчёркнутый", "s": "зачёркнутый", "pre": "print"}
    for tag, words in looks.items():
        await expect(text.locator(tag).first).to_contain_text(words)
    await expect(text.locator("blockquote").first).to_contain_text("Память — это то")
    link = text.get_by_role("link", name="ссылка")
    await expect(link).to_have_attribute("href", "https://example.org/page")


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
    assert world.said_by(world.anya)[-1] == "/menu"


async def test_markup_in_messages_and_names_stays_text(world: World, chat: ChatPage) -> None:
    await chat.send("/hostile")
    await chat.expect_answer(HOSTILE)
    await expect(chat.last.get_by_test_id("message-text")).to_have_text(HOSTILE)
    assert await chat.last.locator("img, script, b").count() == 0
    await expect(chat.person(world.ben)).to_contain_text("Ben <b>Okafor</b>")
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
    await expect(quiz.get_by_test_id("poll-explanation")).to_contain_text("Назначение состоялось")


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
