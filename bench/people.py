"""Learners who answer as people do: by what they see, and once more when nothing happens."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

from bench.shipped import SHIPPED
from bot import buttons
from bot.callback_data import Button, unpack
from sandbox import PersonError, Telegram
from sandbox.accounts import Bot, Person
from sandbox.keyboards import callback_keys
from sandbox.wire import Json, Message

WORDS: Final = ("1923", "Смирнов", "не помню", "в Москве", "двенадцать", "  ", "Пётр Петрович", "1/2", "ага 😀")
ON: Final = (buttons.Next, buttons.Learn, buttons.JoinSet, buttons.More)
"""Keys that lead on where no question is open, the first of them that there is."""
UNDOING, HINTING, WRITING = 0.05, 0.05, 0.1
"""How often, where it is possible: an answer is taken back, a hint is asked for, an option is written instead."""


@dataclass(slots=True)
class Told:
    """What a learner saw and did, to be compared with what is stored.

    verdicts: the line of the log a verdict spoke of, with its asking. tried: askings that an answer was given to.
    waits: seconds from the first try of an answer to its verdict. strange: what cannot be.
    """

    verdicts: dict[int, int] = field(default_factory=dict)
    tried: set[int] = field(default_factory=set)
    waits: list[float] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)


class Player:
    """One learner. `pause`: seconds of thought before each step; `patience`: until a step is done once more."""

    def __init__(
        self, telegram: Telegram, bot: Bot, person: Person, chance: Random, pause: float = 0.0, patience: float = 2.0
    ) -> None:
        self.told = Told()
        self.person = person
        self._talk = telegram.conversation(person.id, bot.id)
        self._events = telegram.events.listen(person.id)
        self._chance = chance
        self._pause = pause
        self._patience = patience
        self._screen: Message | None = None
        self._acted: float | None = None
        self.heard = 0
        """How often the bot reacted: with a screen, or by an answered press, which need not change anything."""
        self.gone = False
        """Whether nothing was left to learn."""

    @property
    def screen(self) -> Message | None:
        """The message that the conversation goes on in."""
        return self._screen

    async def play(self) -> None:
        """Learn until cancelled, or until there is nothing left today."""
        self._talk.start(SHIPPED)
        while True:
            await self._look()
            await asyncio.sleep(self._pause * self._chance.uniform(0.5, 1.5))
            while not self._events.empty():
                self._take(self._events.get_nowait())
            if not await self._step():
                self.gone = True
                return

    async def _look(self) -> None:
        """Wait for the next screen as long as patience lasts."""
        with suppress(TimeoutError):
            async with asyncio.timeout(self._patience):
                while not self._take(await self._events.get()):
                    continue

    def _take(self, event: Json | None) -> bool:
        """Whether it is a screen to go on from."""
        if event is None:
            return False
        message = event.get("message") or {}
        if event["type"] not in ("message", "edited") or not message["from"]["is_bot"]:
            return False
        keys = keys_under(message)
        if not keys or any(isinstance(key, buttons.NotToday) for key in keys.values()):
            return False
        self._screen = message
        self.heard += 1
        undo = next((key for key in keys.values() if isinstance(key, buttons.Undo)), None)
        about = next((key for key in keys.values() if isinstance(key, buttons.Complain)), None)
        if undo is not None and about is not None:
            self._verdict(undo.review, about.asking)
        self._acted = None
        return True

    def _verdict(self, review: int, asking: int) -> None:
        known = self.told.verdicts.setdefault(review, asking)
        if known != asking:
            self.told.strange.append(f"answer {review} was shown for asking {known}, then for {asking}")
        if self._acted is not None:
            self.told.waits.append(time.perf_counter() - self._acted)

    async def _step(self) -> bool:
        """Do what one can do here; False if there is nothing to learn any more."""
        keys = keys_under(self._screen) if self._screen else {}
        asking = next((key.asking for key in keys.values() if isinstance(key, buttons.GiveUp | buttons.Option)), None)
        if asking is None:
            asking = next((key.asking for key in keys.values() if isinstance(key, buttons.Rate)), None)
        if self._screen is None or not keys:
            self._talk.say("/learn")
        elif asking is not None:
            await self._answer(asking, keys)
        else:
            return await self._go_on(keys)
        return True

    async def _answer(self, asking: int, keys: dict[str, Button]) -> None:
        self.told.tried.add(asking)
        self._acted = self._acted or time.perf_counter()
        options = [data for data, key in keys.items() if isinstance(key, buttons.Option | buttons.Rate | buttons.Mark)]
        hints = [data for data, key in keys.items() if isinstance(key, buttons.Hint)]
        submit = [data for data, key in keys.items() if isinstance(key, buttons.Submit)]
        if hints and self._chance.random() < HINTING:
            await self._press(hints[0])
        elif not options or self._chance.random() < WRITING:
            self._say(self._chance.choice(WORDS))
        else:
            # Marks alone would never end; the last of two kinds of keys is pressed as often as all marks together.
            await self._press(self._chance.choice(submit if submit and self._chance.random() < 0.5 else options))

    async def _go_on(self, keys: dict[str, Button]) -> bool:
        undo = [data for data, key in keys.items() if isinstance(key, buttons.Undo)]
        if undo and self._chance.random() < UNDOING:
            await self._press(undo[0])
            return True
        for kind in ON:
            for data, key in keys.items():
                if isinstance(key, kind):
                    await self._press(data)
                    return True
        return False

    async def _press(self, data: str) -> None:
        assert self._screen is not None
        with suppress(PersonError):  # the message changed under the finger
            pressed = await self._talk.press(self._screen["message_id"], data, wait=self._patience)
            self.heard += bool(pressed["answered"])

    def _say(self, words: str) -> None:
        try:
            self._talk.say(words)
        except PersonError:  # an app does not send what is empty
            self._talk.say("…")


def keys_under(message: Message) -> dict[str, Button]:
    """What the keys under a message carry, and what they mean."""
    carried: Iterator[Any] = (
        key.get("callback_data") for row in callback_keys(message.get("reply_markup")) for key in row
    )
    return {data: button for data in carried if data and (button := unpack(data)) is not None}


@asynccontextmanager
async def at_work(
    telegram: Telegram, bot: Bot, first: int, seats: int, chance: Random, pause: float = 0.0, patience: float = 2.0
) -> AsyncIterator[list[Player]]:
    """So many learners at any time, until the block ends; all that ever were, with ids from `first` on.

    Who has nothing left to learn today makes room for somebody new.
    """
    players: list[Player] = []

    async def sit() -> None:
        while True:
            person = telegram.add_person("Аня", language_code="ru", id=first + len(players))
            players.append(Player(telegram, bot, person, Random(chance.random()), pause, patience))
            await players[-1].play()

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(sit()) for _ in range(seats)]
        try:
            yield players
        finally:
            for task in tasks:
                task.cancel()
