"""Flood limits: which calls count, and how many pass."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from sandbox import ApiError, Clock, Conversation, Limits, Telegram, create_app
from sandbox.limits import FloodControl
from tests.sandbox.conftest import TOKEN


def flooded(control: FloodControl, chat_id: int) -> int:
    """How many messages pass before the flood control says stop."""
    passed = 0
    while True:
        try:
            control.check(1, chat_id)
        except ApiError:
            return passed
        passed += 1


def test_one_chat_takes_a_burst_and_then_one_message_a_second() -> None:
    now = 0.0
    control = FloodControl(Limits(chat_burst=5), lambda: now)
    assert flooded(control, 7) == 5
    now = 1.0
    assert flooded(control, 7) == 1
    assert flooded(control, 8) == 5


def test_a_group_takes_twenty_messages_a_minute() -> None:
    now = 0.0
    control = FloodControl(Limits(), lambda: now)
    assert flooded(control, -5) == 20
    with pytest.raises(ApiError) as caught:
        control.check(1, -5)
    assert caught.value.parameters == {"retry_after": 3}
    now = 3.0
    assert flooded(control, -5) == 1


def test_a_bot_may_send_thirty_messages_a_second_to_all_together() -> None:
    control = FloodControl(Limits(), lambda: 0.0)
    for chat_id in range(1, 31):
        control.check(1, chat_id)
    with pytest.raises(ApiError, match="Too Many Requests: retry after 1"):
        control.check(1, 31)
    control.check(2, 31)


@pytest.mark.parametrize("start", [0.0, 86_400.7, 4_000_000.123])
def test_a_bot_that_sends_exactly_thirty_a_second_is_never_refused(start: float) -> None:
    now = start
    control = FloodControl(Limits(), lambda: now)
    for number in range(30 * 300):
        now = start + number / 30
        control.check(1, 1 + number % 300)


@pytest.mark.parametrize("start", [0.0, 86_400.7, 4_000_000.123])
def test_a_bot_that_sends_thirty_at_once_each_second_is_never_refused(start: float) -> None:
    now = start
    control = FloodControl(Limits(), lambda: now)
    for second in range(300):
        now = start + second
        for chat_id in range(30):
            control.check(1, 1 + (second * 30 + chat_id) % 300)


def test_a_bot_that_sends_thirty_one_a_second_is_refused_within_a_minute() -> None:
    now = 0.0
    control = FloodControl(Limits(), lambda: now)
    refused = 0
    for number in range(31 * 60):
        now = number / 31
        try:
            control.check(1, 1 + number % 300)
        except ApiError:
            refused += 1
    assert 20 <= refused <= 60


PICTURE = {"photo": ("p.gif", b"GIF89a\x02\x00\x02\x00", "image/gif")}
FILE = {"document": ("d.txt", b"text", "text/plain")}
ALBUM = [{"type": "document", "media": "attach://document"}] * 2
SENDING: list[tuple[str, dict[str, Any], dict[str, Any], int]] = [
    ("sendMessage", {"text": "a"}, {}, 1),
    ("sendPhoto", {}, PICTURE, 1),
    ("sendDocument", {}, FILE, 1),
    ("sendPoll", {"question": "q", "options": '["a", "b"]'}, {}, 1),
    ("sendMediaGroup", {"media": json.dumps(ALBUM)}, FILE, 2),
]


@pytest.mark.parametrize(("method", "form", "files", "messages"), SENDING)
async def test_every_sending_method_is_counted_by_its_messages(
    telegram: Telegram, chat: Conversation, api: Any, method: str, form: dict[str, Any], files: Any, messages: int
) -> None:
    telegram.flood = FloodControl(Limits(chat_burst=4), lambda: 0.0)

    async def send() -> int:
        response = await api.http.post(f"/bot{TOKEN}/{method}", data={"chat_id": 7, **form}, files=files or None)
        return int(response.status_code)

    before = len(chat.messages)
    assert [await send() for _ in range(4 // messages)] == [200] * (4 // messages)
    assert await send() == 429
    assert len(chat.messages) - before == 4, "what was refused left nothing behind"
    assert len(telegram.polls) == (4 if method == "sendPoll" else 0)


async def test_an_album_goes_whole_or_not_at_all(telegram: Telegram, chat: Conversation, api: Any) -> None:
    now = 0.0
    telegram.flood = FloodControl(Limits(chat_burst=5), lambda: now)
    photo = (await api.http.post(f"/bot{TOKEN}/sendPhoto", data={"chat_id": 7}, files=PICTURE)).json()["result"]
    media = [{"type": "photo", "media": photo["photo"][0]["file_id"]}] * 10
    refused = await api("sendMediaGroup", chat_id=7, media=media)
    assert refused["parameters"] == {"retry_after": 1}
    assert len(chat.messages) == 2
    now = 1.0
    assert len(await api.result("sendMediaGroup", chat_id=7, media=media)) == 10, "more than a burst, once all is calm"
    assert (await api("sendMessage", chat_id=7, text="a"))["parameters"] == {"retry_after": 6}


async def test_edits_deletions_and_answers_are_not_counted(telegram: Telegram, chat: Conversation, api: Any) -> None:
    telegram.flood = FloodControl(Limits(chat_burst=1), lambda: 0.0)
    message_id = (await api.result("sendMessage", chat_id=7, text="a"))["message_id"]
    for number in range(40):
        await api.result("editMessageText", chat_id=7, message_id=message_id, text=str(number))
        await api.result("sendChatAction", chat_id=7, action="typing")
    await api.result("deleteMessage", chat_id=7, message_id=message_id)
    assert (await api("sendMessage", chat_id=7, text="a"))["error_code"] == 429


async def test_a_bot_that_sends_too_fast_is_told_when_to_go_on(clock: Clock) -> None:
    telegram = Telegram(clock, Limits(chat_burst=2))
    telegram.add_bot("100001:test-token", "test_bot", "Test")
    chat = telegram.conversation(telegram.add_person("Anna").id, 100001)
    chat.start()
    transport = httpx.ASGITransport(create_app(telegram))
    async with httpx.AsyncClient(transport=transport, base_url="http://sandbox") as http:
        send = {"chat_id": chat.person.id, "text": "a"}
        answers = [await http.post("/bot100001:test-token/sendMessage", json=send) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2].headers["retry-after"] == "1"
    assert answers[2].json()["parameters"] == {"retry_after": 1}
    assert len(chat.messages) == 3


async def test_limits_are_off_unless_asked_for(clock: Clock) -> None:
    strict, free = Telegram(clock, Limits(chat_burst=1)), Telegram(clock)
    assert strict.flood is not None
    assert free.flood is None
