"""Whatever strangers send, the bot goes on: others are answered, and nobody's rows are touched by anybody else."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import settings
from structlog.testing import capture_logs

from bench.hostile import FIRST_KNOWN, KNOWN, Prey, hostile_update
from bench.people import keys_under
from bench.reminded import settle_in
from sandbox.updates import UPDATE_ID
from tests.stories.moon import reach
from tests.stories.world import Chat, World, data_of, world_on

SEEDS = range(settings.default.max_examples if settings.default else 12)
AT_ONCE = 20
"""Hostile updates between two of a learner's."""
SAMPLES: dict[str, dict[str, Any]] = {
    "a text of a megabyte": {"text": "а" * 1_000_000},
    "a text with half of a surrogate pair": {"text": "\ud83d привет \udfff"},
    "a text of NULs": {"text": "\0" * 50},
    "marks that turn the line around": {"text": "\u202eтевирп\u202c\u0301" * 500},
    "mojibake": {"text": "Ð¡Ð¼Ð¸Ñ€Ð½Ð¾Ð²"},
    "a command nobody marked": {"text": "/stats"},
    "marks outside of the text": {"text": "x", "entities": [{"type": "bot_command", "offset": -5, "length": 10**9}]},
    "a document of two gigabytes": {
        "document": {"file_id": "x", "file_unique_id": "y", "file_size": 2 * 1024**3, "file_name": "../../etc/passwd"}
    },
    "a date of the year one": {"text": "x", "date": -62_135_596_800},
    "a date in 33,000 years": {"text": "x", "date": 10**12},
    "a message within itself": {"text": "x", "reply_to_message": {"message_id": 1, "date": 0, "chat": {"id": 1}}},
    "nothing": {},
}


POISON = {
    "a chat whose id is a list": b'{"update_id":$update_id,"message":{"message_id":1,"date":1,'
    b'"chat":{"id":[],"type":"private"},"text":"x"}}',
    "a person whose id is a list": b'{"update_id":$update_id,"message":{"message_id":1,"date":1,'
    b'"chat":{"id":5,"type":"private"},"from":{"id":[],"is_bot":false,"first_name":"x"},"text":"x"}}',
    "a person beyond 64 bits": b'{"update_id":$update_id,"callback_query":{"id":"1","from":{"id":18446744073709551616,'
    b'"is_bot":false,"first_name":"x"},"chat_instance":"1","data":"n1"}}',
    "endless nesting": b'{"update_id":$update_id,"x":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "a number of 5,000 digits": b'{"update_id":$update_id,"message":{"message_id":' + b"9" * 5000 + b"}}",
    "half an update": b'{"update_id":$update_id,"x":',
    "bytes that are no letters": b'{"update_id":$update_id,"x":"\xff\xfe"',
}


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with world_on(f"sqlite:///{tmp_path}/uzelok.sqlite3") as made:
        settle_in(made.telegram, made.account, range(FIRST_KNOWN, FIRST_KNOWN + KNOWN))
        with capture_logs():  # on a terminal a traceback is drawn with all it can tell, which takes seconds
            yield made


async def learning(world: World) -> Chat:
    """Somebody with an open question."""
    chat = await world.person()
    await reach(world, chat, "choice")
    return chat


@pytest.mark.parametrize("seed", SEEDS)
async def test_hostile_updates_of_any_kind_disturb_nobody(world: World, seed: int) -> None:
    chance, chat = Random(seed), await learning(world)
    question = chat.last
    prey = Prey([chat.id], list(keys_under(question)))
    for update in (hostile_update(chance, prey) for _ in range(AT_ONCE)):
        world.account.updates.put_raw(update)
    await chat.press("1969", question)
    chat.reads("Правильно: 1969")
    assert [line.correct for line in await chat.log()] == [True]


@pytest.mark.parametrize("sample", SAMPLES)
async def test_one_strange_message_leaves_its_sender_and_everybody_else_answered(world: World, sample: str) -> None:
    chat, stranger = await learning(world), await learning(world)
    talk = stranger.conversation
    usual = {"message_id": 1, "date": 1, "chat": talk.chat.wire(), "from": talk.person.user()}
    # Escaped, because half of a surrogate pair can be written in JSON but not in UTF-8.
    message = json.dumps(usual | SAMPLES[sample]).encode()
    world.account.updates.put_raw(b'{"update_id":%s,"message":%s}' % (UPDATE_ID, message))
    for person in (stranger, chat):
        await person.send("/learn")
        person.reads("В каком году")


async def test_updates_whose_number_came_before_are_passed_over_in_peace(world: World) -> None:
    chat = await learning(world)
    for number in (b"1", b"-3", b'"7"', b"null", b"true", b"1.5"):
        world.account.updates.put_raw(b'{"update_id":%s,"message":{"message_id":1}}' % number)
    await chat.press("1969")
    chat.reads("Правильно: 1969")


@pytest.mark.parametrize("poison", POISON)
async def test_one_update_that_nobody_can_read_stops_nobody(world: World, poison: str) -> None:
    chat = await learning(world)
    world.account.updates.put_raw(POISON[poison])
    await chat.press("1969")
    chat.reads("Правильно: 1969")


async def test_a_number_below_zero_makes_nobody_s_update_disappear(world: World) -> None:
    chat, other = await learning(world), await learning(world)
    for number in (-3, -1, 0):
        chat.drop(data_of(chat.last, "1969"), chat.last)
        world.account.updates.put_raw(b'{"update_id":%d,"poll":{}}' % number)
    await other.press("1969")
    chat.reads("Правильно: 1969")


async def test_a_number_beyond_all_numbers_does_not_lead_the_bot_away(world: World) -> None:
    chat = await learning(world)
    world.account.updates.put_raw(b'{"update_id":%d,"message":{"message_id":1}}' % 2**80)
    await chat.press("1969")
    chat.reads("Правильно: 1969")


@pytest.mark.parametrize("said", ["/learn, please", "/learn!", "/learn\nпривет", "/learn\tx", "/learn."])
async def test_a_command_is_known_whatever_follows_it(world: World, said: str) -> None:
    chat = await learning(world)
    await chat.send(said)
    chat.reads("В каком году")
