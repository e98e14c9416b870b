"""Delivering updates to a bot's webhook: in order within a chat, again and again until taken."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from sandbox.accounts import Bot
from sandbox.arguments import Arguments
from sandbox.balancing import REST_SECONDS, Balance
from sandbox.clock import Clock
from sandbox.errors import ApiError
from sandbox.faults import LostConnectionError
from sandbox.http_post import Answer, Poster, PostError
from sandbox.request_body import parse_body
from sandbox.updates import Update
from sandbox.wire import Json

FIRST_RETRY_SECONDS = 0.5
LONGEST_RETRY_SECONDS = 60.0
PATIENCE_SECONDS = 60.0
"""How long Telegram waits for a webhook's answer."""

Perform = Callable[[Bot, str, Arguments], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class WebhookSettings:
    url: str
    secret_token: str = ""
    max_connections: int = 40


@dataclass(slots=True, eq=False)
class _Delivery:
    settings: WebhookSettings
    room: asyncio.Semaphore
    task: asyncio.Task[None] | None = None
    last_error: tuple[int, str] | None = None
    lanes: dict[int, deque[Update]] = field(default_factory=dict)
    posters: dict[str, Poster] = field(default_factory=dict)
    """By address: one, or those behind a balance."""

    def poster(self, url: str) -> Poster:
        if url not in self.posters:
            self.posters[url] = Poster(url)
        return self.posters[url]


class Webhooks:
    """The webhooks of all bots. `perform` executes a method call that came as a webhook's reply.

    Seconds that may be changed at any time: `first_retry_seconds` until an update that was not taken comes again
    (later twice as long each time), `patience_seconds` until an answer that does not come is given up.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._deliveries: dict[int, _Delivery] = {}
        self.perform: Perform | None = None
        self.first_retry_seconds = FIRST_RETRY_SECONDS
        self.patience_seconds = PATIENCE_SECONDS
        self._balances: dict[str, Balance] = {}

    def balance(self, url: str, backends: Iterable[str], rest_seconds: float = REST_SECONDS) -> Balance:
        """From the next delivery on, what is for `url` goes to these addresses in turn, for every bot.

        Raises ValueError when there is none among them, or one is no address.
        """
        self._balances[url] = Balance(backends, rest_seconds)
        return self._balances[url]

    def balances(self) -> dict[str, Balance]:
        """By the address that each stands before."""
        return dict(self._balances)

    def unbalance(self, url: str) -> None:
        """Deliver to `url` itself again."""
        self._balances.pop(url, None)

    def settings(self, bot: Bot) -> WebhookSettings | None:
        delivery = self._deliveries.get(bot.id)
        return delivery.settings if delivery else None

    def info(self, bot: Bot) -> Json:
        """The Bot API's WebhookInfo, without allowed_updates."""
        delivery = self._deliveries.get(bot.id)
        info: Json = {
            "url": delivery.settings.url if delivery else "",
            "has_custom_certificate": False,
            "pending_update_count": len(bot.updates),
        }
        if delivery is None:
            return info
        if delivery.last_error is not None:
            info["last_error_date"], info["last_error_message"] = delivery.last_error
        return {**info, "max_connections": delivery.settings.max_connections, "ip_address": "127.0.0.1"}

    async def set(self, bot: Bot, settings: WebhookSettings | None) -> None:
        """Deliver there from now on, or no more. What was not taken yet stays in the queue."""
        await self._stop(bot.id)
        if settings is not None:
            delivery = _Delivery(settings, asyncio.Semaphore(settings.max_connections))
            self._deliveries[bot.id] = delivery
            delivery.task = asyncio.create_task(self._deliver(bot, delivery))

    async def resume(self, bots: list[Bot]) -> None:
        """Start again what `pause` ended."""
        for bot in bots:
            await self.set(bot, self.settings(bot))

    async def pause(self) -> None:
        """Deliver nothing until `resume`; what is set stays set."""
        for delivery in self._deliveries.values():
            await _cancelled(delivery.task)

    async def _stop(self, bot_id: int) -> None:
        delivery = self._deliveries.pop(bot_id, None)
        if delivery is not None:
            await _cancelled(delivery.task)

    async def _deliver(self, bot: Bot, delivery: _Delivery) -> None:
        seen = 0
        try:
            async with asyncio.TaskGroup() as lanes:
                while True:
                    bot.updates.settle()
                    for update in bot.updates.after(seen):
                        seen = update.id
                        lane = delivery.lanes.get(update.lane)
                        if lane is None:
                            lane = delivery.lanes[update.lane] = deque()
                            lanes.create_task(self._empty(bot, delivery, update.lane, lane))
                        lane.append(update)
                    await bot.updates.wait()
        finally:
            for poster in delivery.posters.values():
                poster.close()

    async def _empty(self, bot: Bot, delivery: _Delivery, number: int, lane: deque[Update]) -> None:
        """Post the updates of one lane, one after another, until none is left."""
        await asyncio.sleep(0)
        while lane:
            await self._insist(bot, delivery, lane[0])
            bot.updates.remove(lane.popleft())
        del delivery.lanes[number]

    async def _insist(self, bot: Bot, delivery: _Delivery, update: Update) -> None:
        """Post the update until it is taken."""
        wait = self.first_retry_seconds
        while True:
            try:
                async with delivery.room:
                    answer = await self._post(delivery, update.wire())
            except PostError as failure:
                problem, asked = str(failure), 0.0
            else:
                if 200 <= answer.status < 300:
                    return await self._reply(bot, answer)
                problem = f"Wrong response from the webhook: {answer.status} {answer.reason}"
                asked = answer.retry_after
            delivery.last_error = self._clock.timestamp(), problem
            await asyncio.sleep(max(wait, asked))
            wait = min(wait * 2, LONGEST_RETRY_SECONDS)

    async def _post(self, delivery: _Delivery, body: bytes) -> Answer:
        headers = {"content-type": "application/json"}
        if delivery.settings.secret_token:
            headers["x-telegram-bot-api-secret-token"] = delivery.settings.secret_token

        def post(url: str) -> Awaitable[Answer]:
            return delivery.poster(url).post(body, headers, self.patience_seconds)

        balance = self._balances.get(delivery.settings.url)
        return await (post(delivery.settings.url) if balance is None else balance.deliver(post))

    async def _reply(self, bot: Bot, answer: Answer) -> None:
        """Execute the method call in the webhook's answer, if there is one; its result goes nowhere."""
        if not answer.body or self.perform is None:
            return
        with contextlib.suppress(ApiError, LostConnectionError):
            arguments = parse_body(answer.content_type, answer.body, {})
            method = arguments.text("method")
            if method:
                await self.perform(bot, method, arguments)


async def _cancelled(task: asyncio.Task[None] | None) -> None:
    if task is None:
        return
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
