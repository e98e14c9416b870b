"""Pressed buttons that wait for the bot's answer."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sandbox.clock import Clock
from sandbox.errors import bad_request
from sandbox.wire import Json

ANSWER_TIME = timedelta(seconds=15)
"""How long a query can be answered, by the sandbox's clock."""
_REMEMBERED = 100_000
"""At most, where the clock stands still and no query ever grows too old."""


@dataclass(slots=True, eq=False)
class CallbackQuery:
    id: str
    bot_id: int
    person_id: int
    chat_peer: int
    message_id: int
    asked: datetime
    answered: asyncio.Event = field(default_factory=asyncio.Event)
    answer: Json = field(default_factory=dict)


class CallbackQueries:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._queries: dict[str, CallbackQuery] = {}

    def ask(self, bot_id: int, person_id: int, chat_peer: int, message_id: int) -> CallbackQuery:
        query_id = str(secrets.randbits(62))
        query = CallbackQuery(query_id, bot_id, person_id, chat_peer, message_id, self._clock.now())
        self._queries[query_id] = query
        self._forget_old()
        return query

    def _forget_old(self) -> None:
        while self._queries:
            oldest = next(iter(self._queries.values()))
            if not self._too_old(oldest) and len(self._queries) <= _REMEMBERED:
                return
            del self._queries[oldest.id]

    def _too_old(self, query: CallbackQuery) -> bool:
        return self._clock.now() - query.asked > ANSWER_TIME

    def answer(self, bot_id: int, query_id: str, answer: Json) -> CallbackQuery:
        """Raises Telegram's error when the query is unknown, of another bot, or too old."""
        query = self._queries.get(query_id)
        if query is None or query.bot_id != bot_id or self._too_old(query):
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        query.answer = answer
        query.answered.set()
        return query
