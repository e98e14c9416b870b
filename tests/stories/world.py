"""A small world for stories: the real bot on the sandbox, driven the way a person drives it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.sender import Patience
from bot.service import Server, Service, Surroundings, running
from db import SqlStore, migrate, open_store
from quiz.formats import read_yaml
from quiz.model import LearnerId, Review
from quiz.questions import QuestionSet
from quiz.usecases.keep import publish
from sandbox import Clock, Telegram, serve
from sandbox.callbacks import CallbackQuery
from sandbox.conversation import Conversation

TOKEN = "777000:a-token-that-opens-nothing"
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""A Monday, noon in Moscow."""
MOON = Path(__file__).parent / "moon.yaml"
QUICK = Patience(pause=0.01)
PATIENCE = 60.0
"""Seconds that a story waits for the bot before it says that it hangs; long, as the machine may have other work."""


class Chat:
    """One person's chat with the bot. Words in quotation marks in a story are what a person reads and presses."""

    def __init__(self, world: World, conversation: Conversation) -> None:
        self._world = world
        self.conversation = conversation

    async def start(self, payload: str = "") -> Chat:
        """Open the link and press START."""
        self.conversation.start(payload)
        return await self.settle()

    async def send(self, text: str) -> Chat:
        """Send a message."""
        self.conversation.say(text)
        return await self.settle()

    async def press(self, label: str, message: dict[str, Any] | None = None) -> str:
        """Press the key whose label holds these words, on the last message with keys; what pops up, or «»."""
        where = message or self.with_keys
        data = next((key["callback_data"] for key in keys_of(where) if label in key["text"]), None)
        assert data is not None, f"no key «{label}» among {[key['text'] for key in keys_of(where)]}"
        return await self.press_data(where["message_id"], data)

    async def press_data(self, message_id: int, data: str) -> str:
        """Press by what the key carries; what pops up, or «»."""
        answer = await self.conversation.press(message_id, data, wait=PATIENCE)
        assert answer["answered"], "the press was never answered"
        await self.settle()
        return str(answer.get("text", ""))

    async def forge(self, *presses: str, message: dict[str, Any] | None = None) -> list[str | None]:
        """Press keys that no app would show, all at once; what pops up for each, None if nothing ever does."""
        queries = [self.drop(data, message) for data in presses]
        await self.settle()
        return [str(query.answer.get("text", "")) if query.answered.is_set() else None for query in queries]

    def drop(self, data: str, message: dict[str, Any] | None = None) -> CallbackQuery:
        """Leave a press in the bot's queue and wait for nothing."""
        account = self._world.account
        query = self._world.telegram.callbacks.ask(account.id, self.id, account.id, 0)
        content = {"id": query.id, "from": self.conversation.person.user(), "chat_instance": "1", "data": data}
        account.updates.add("callback_query", content | ({"message": message} if message else {}), self.id)
        return query

    async def say_raw(self, **fields: Any) -> Chat:
        """A message that the app could not write but a server may bring; fields take the place of the usual ones."""
        chat = self.conversation.chat
        usual = {
            "message_id": chat.next_message_id(),
            "date": int(self._world.clock.now().timestamp()),
            "chat": chat.wire(),
            "from": self.conversation.person.user(),
        }
        chat.started = True
        self._world.account.updates.add("message", usual | fields, self.id)
        return await self.settle()

    async def log(self) -> list[Review]:
        """Everything this person ever answered."""
        return await self._world.store.run(lambda tx: list(tx.log.of(LearnerId(self.id))))

    @property
    def id(self) -> int:
        """The person's id, and the chat's."""
        return self.conversation.person.id

    async def settle(self) -> Chat:
        """Wait until the bot has done everything it was asked."""
        await self._world.settle()
        return self

    @property
    def messages(self) -> list[dict[str, Any]]:
        """Everything in the chat, oldest first."""
        return list(self.conversation.messages)

    def now(self, message: dict[str, Any]) -> dict[str, Any]:
        """The same message as it stands now."""
        return next(each for each in self.messages if each["message_id"] == message["message_id"])

    @property
    def spoken_to(self) -> bool:
        """Whether the bot has said anything yet."""
        return any(message["from"]["is_bot"] for message in self.messages)

    @property
    def last(self) -> dict[str, Any]:
        """The last message of the bot."""
        return next(message for message in reversed(self.messages) if message["from"]["is_bot"])

    @property
    def with_keys(self) -> dict[str, Any]:
        """The last message of the bot that has keys."""
        return next(m for m in reversed(self.messages) if m["from"]["is_bot"] and keys_of(m))

    @property
    def text(self) -> str:
        """What the last message says."""
        return str(self.last.get("text") or self.last.get("caption") or "")

    @property
    def labels(self) -> list[str]:
        """The keys under the last message."""
        return [key["text"] for key in keys_of(self.last)]

    async def comes_to_read(self, *words: str) -> None:
        """Sooner or later the last message holds these words: what has to wait for Telegram's limits comes later."""
        async with asyncio.timeout(PATIENCE):
            while not (self.spoken_to and all(word in self.text for word in words)):  # noqa: ASYNC110  the sandbox has no event for this
                await asyncio.sleep(0.002)

    def reads(self, *words: str) -> None:
        """The last message holds these words."""
        missing = [word for word in words if word not in self.text]
        assert not missing, f"{missing} not in:\n{self.text}"


class World:
    """The sandbox, a database file that outlives the bot, a clock that stands still until moved."""

    def __init__(self, url: str, stack: AsyncExitStack) -> None:
        self._stack = stack
        self.url = url
        self.clock = Clock(START, running=False)
        self.telegram = Telegram(self.clock)
        self.account = self.telegram.add_bot(TOKEN, "uzelok_bot", "Узелок")
        self.api_url = ""
        self.around = Surroundings()
        self.store: SqlStore
        self.service: Service
        self._life: AsyncExitStack | None = None

    async def person(self, name: str = "Аня", language: str = "ru") -> Chat:
        """Somebody who has never seen the bot."""
        person = self.telegram.add_person(name, language_code=language)
        return Chat(self, self.telegram.conversation(person.id, self.account.id))

    async def begin(self) -> None:
        """Start the bot on the database as it is."""
        life = AsyncExitStack()
        self.store = await life.enter_async_context(open_store(self.url))
        self.service = await life.enter_async_context(
            running(TOKEN, Server(self.api_url, per_second=0, patience=QUICK), self.store, self.clock.now, self.around)
        )
        self._life = life

    async def stop(self) -> None:
        """Stop the bot, in peace."""
        if self._life is not None:
            await self._life.aclose()
            self._life = None
            # Its last request is gone, but the server learns of that later than the next bot asks.
            self.account.updates.release()

    async def kill(self) -> None:
        """End the bot as a crash does: what it was doing stays half done and unconfirmed."""
        names = ("Polling.run", "Incoming._empty")
        working = [task for task in asyncio.all_tasks() if getattr(task.get_coro(), "__qualname__", "") in names]
        for task in working:
            task.cancel()
        await asyncio.gather(*working, return_exceptions=True)
        await self.stop()

    async def restart(self) -> None:
        """Stop the bot and start it anew: nothing of the old process is left."""
        await self.stop()
        await self.begin()

    async def pass_time(self, **span: float) -> None:
        """Move the clock on and let it tick."""
        self.clock.advance(timedelta(**span))
        await self.service.tick()
        await self.settle()

    async def settle(self) -> None:
        """Wait until every update has been fetched, processed and confirmed."""
        async with asyncio.timeout(PATIENCE):
            while len(self.account.updates):  # noqa: ASYNC110  the sandbox has no event for this, and should not have one for tests
                await asyncio.sleep(0.002)

    def calls(self, method: str) -> Sequence[dict[str, Any]]:
        """What the bot asked of the server, by method."""
        return [call for call in self.telegram.calls.since(0) if call["method"].lower() == method.lower()]


def data_of(message: dict[str, Any], label: str) -> str:
    """What the key whose label holds these words carries."""
    return next(str(key["callback_data"]) for key in keys_of(message) if label in key["text"])


def keys_of(message: dict[str, Any]) -> list[dict[str, Any]]:
    """The inline keys under a message, row by row."""
    markup = message.get("reply_markup") or {}
    return [key for row in markup.get("inline_keyboard", []) for key in row]


@cache
def _migrated() -> bytes:
    """An SQLite file with empty tables: migrations run once for all stories."""
    with TemporaryDirectory() as folder:
        migrate(f"sqlite:///{folder}/empty.sqlite3")
        return Path(folder, "empty.sqlite3").read_bytes()


@cache
def _begun(questions: bytes, code: str) -> bytes:
    """An SQLite file with one published set, made once for all stories that begin with it."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "begun.sqlite3")
        path.write_bytes(_migrated())
        asyncio.run(_publish(f"sqlite:///{path}", questions, code))
        return path.read_bytes()


async def _publish(url: str, questions: bytes, code: str) -> None:
    async with open_store(url) as store:
        await store.run(publish, code, _read(questions), START)


@cache
def _read(questions: bytes) -> QuestionSet:
    return read_yaml(questions)


@asynccontextmanager
async def world_on(url: str, questions: Path = MOON, code: str = "moon") -> AsyncIterator[World]:
    """A world with one published set, the bot up."""
    if url.startswith("sqlite:///") and not Path(url[10:]).exists():
        Path(url[10:]).write_bytes(await asyncio.to_thread(_begun, questions.read_bytes(), code))
    else:
        await asyncio.to_thread(migrate, url)
        await _publish(url, questions.read_bytes(), code)
    async with AsyncExitStack() as stack:
        world = World(url, stack)
        served = await stack.enter_async_context(serve(world.telegram))
        world.api_url = served.url
        await world.begin()
        try:
            yield world
        finally:
            await world.stop()
