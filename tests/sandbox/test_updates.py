"""getUpdates: offsets, filters, long polls, conflicts."""

from __future__ import annotations

import asyncio
from typing import Any

from sandbox import Conversation, Telegram
from sandbox.updates import UpdateQueue


async def test_updates_come_again_until_an_offset_confirms_them(api: Any, chat: Conversation) -> None:
    for text in ("a", "b", "c"):
        chat.say(text)
    first = await api.result("getUpdates")
    assert [update["message"]["text"] for update in first] == ["a", "b", "c"]
    assert await api.result("getUpdates") == first
    confirmed = await api.result("getUpdates", offset=first[0]["update_id"] + 1)
    assert confirmed == first[1:]
    assert await api.result("getUpdates", offset=0) == first[1:], "what was confirmed is gone"


async def test_ids_grow_and_a_limit_cuts(api: Any, chat: Conversation) -> None:
    for number in range(5):
        chat.say(str(number))
    updates = await api.result("getUpdates", limit=3)
    assert [update["message"]["text"] for update in updates] == ["0", "1", "2"]
    numbers = [update["update_id"] for update in updates]
    assert numbers == list(range(numbers[0], numbers[0] + 3))


async def test_a_negative_offset_counts_from_the_end_and_forgets_the_rest(api: Any, chat: Conversation) -> None:
    for number in range(5):
        chat.say(str(number))
    last = await api.result("getUpdates", offset=-2)
    assert [update["message"]["text"] for update in last] == ["3", "4"]
    assert len(await api.result("getUpdates")) == 2


async def test_only_allowed_updates_are_kept_and_the_wish_is_remembered(api: Any, chat: Conversation) -> None:
    await api.result("getUpdates", allowed_updates=["callback_query"])
    chat.say("not heard")
    assert await api.result("getUpdates") == []
    await api.result("getUpdates", allowed_updates=[])
    chat.say("heard")
    assert [update["message"]["text"] for update in await api.result("getUpdates")] == ["heard"]


async def test_a_long_poll_answers_as_soon_as_something_comes(api: Any, chat: Conversation) -> None:
    poll = asyncio.create_task(api.result("getUpdates", timeout=30))
    await asyncio.sleep(0.02)
    assert not poll.done()
    chat.say("now")
    updates = await asyncio.wait_for(poll, 1)
    assert updates[0]["message"]["text"] == "now"


async def test_a_second_poller_ends_the_first_with_a_conflict(api: Any, chat: Conversation) -> None:
    first = asyncio.create_task(api("getUpdates", timeout=30))
    await asyncio.sleep(0.02)
    second = asyncio.create_task(api("getUpdates", timeout=30))
    answer = await asyncio.wait_for(first, 1)
    assert answer["error_code"] == 409
    assert answer["description"] == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    chat.say("to the second")
    assert (await asyncio.wait_for(second, 1))["result"][0]["message"]["text"] == "to the second"


async def test_polling_is_refused_while_a_webhook_is_set(api: Any, chat: Conversation) -> None:
    await api.result("setWebhook", url="http://localhost:9/")
    answer = await api("getUpdates")
    assert answer["error_code"] == 409
    assert answer["description"] == (
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )
    await api.result("deleteWebhook")
    assert await api.result("getUpdates") == []


async def test_setting_a_webhook_ends_a_poll(api: Any, chat: Conversation) -> None:
    poll = asyncio.create_task(api("getUpdates", timeout=30))
    await asyncio.sleep(0.02)
    await api.result("setWebhook", url="http://localhost:9/")
    assert (await asyncio.wait_for(poll, 1))["description"] == "Conflict: terminated by setWebhook request"
    await api.result("deleteWebhook")


async def test_an_update_shows_the_message_as_it_was_then(api: Any, chat: Conversation) -> None:
    keyboard = {"inline_keyboard": [[{"text": "k", "callback_data": "d"}]]}
    message = await api.result("sendMessage", chat_id=7, text="before", reply_markup=keyboard)
    await chat.press(message["message_id"], "d", wait=0)
    await api.result("editMessageText", chat_id=7, message_id=message["message_id"], text="after")
    query = (await api.result("getUpdates"))[0]["callback_query"]
    assert query["message"]["text"] == "before"
    assert query["message"]["reply_markup"] == keyboard


async def test_methods_take_forms_addresses_and_any_case(telegram: Telegram, chat: Conversation, api: Any) -> None:
    path = f"/bot{api.token}"
    form = {"chat_id": "7", "text": "form", "reply_markup": '{"force_reply": true}'}
    assert (await api.http.post(f"{path}/SENDMESSAGE", data=form)).json()["ok"]
    assert (await api.http.get(f"{path}/sendmessage", params={"chat_id": 7, "text": "get"})).json()["ok"]
    multipart = {name: (None, value) for name, value in form.items()}
    assert (await api.http.post(f"{path}/sendMessage", files=multipart)).json()["ok"]
    assert [message["text"] for message in chat.messages[1:]] == ["form", "get", "form"]


async def test_a_queue_knows_what_came_after() -> None:
    queue = UpdateQueue()
    for number in range(4):
        queue.add("message", {"text": str(number)}, lane=1)
    assert [update.id for update in queue.after(2)] == [3, 4]
    assert queue.after(4) == []
