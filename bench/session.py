"""A learner at work: each answer, and the question after it, as the bot does it."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.turn import Turn
from quiz.grading import is_typed, options
from quiz.model import AskingId, Learner, LearnerId
from quiz.ports import Store, Tx
from quiz.questions import Typed
from quiz.usecases import hear, pressing, study
from quiz.usecases.answer import Answered
from quiz.usecases.people import Person
from quiz.usecases.study import Asked

WRONG = 15
"""Of a hundred answers."""
PAUSE = timedelta(seconds=6)
"""Between a question and its answer."""


class Session:
    """One learner answering question after question; when the day's share is done, a day goes by.

    given: answers so far. asked: all that were put, in order; the last one is open.
    """

    def __init__(self, store: Store, learner: LearnerId, now: datetime) -> None:
        self._store = store
        self._person = Person(learner, "Анна", "ru")
        self._now = now
        self._chance = random.Random(learner)
        self.given = 0
        self.asked: list[AskingId] = []
        self._open: Asked | None = None

    async def answer(self, times: int, at_once: bool, within: float = 60.0) -> tuple[float, ...]:
        """Seconds for each answer with the question after it; fewer than `times` when they take longer than `within`.

        at_once: both in one transaction; otherwise in two, as in the chat, where «next» is pressed between them.
        Those after which the day was done are not among them: no question came.
        """
        seconds: list[float] = []
        while len(seconds) < times and sum(seconds) < within:
            if self._open is None:
                await self._begin()
            assert self._open is not None
            self._now += PAUSE
            reply = self._reply(self._open)
            begin = time.perf_counter()
            if at_once:
                answered, shown = await self._turn().do(_reply_and_next, reply, self._now)
            else:
                answered = await self._turn().do(_reply_only, reply)
                shown = await self._turn().do(study.resume, self._now)
            took = time.perf_counter() - begin
            if not isinstance(answered, Answered):
                raise RuntimeError(f"an answer was not taken: {answered}")
            self.given += 1
            self._show(shown)
            if self._open is not None:
                seconds.append(took)
        return tuple(seconds)

    async def _begin(self) -> None:
        """The next morning, if there is nothing to do today."""
        for _ in range(30):
            self._show(await self._turn().do(study.resume, self._now))
            if self._open is not None:
                return
            self._now += timedelta(days=1)
        raise RuntimeError("there was nothing to ask for a month")

    def _show(self, shown: object) -> None:
        self._open = shown if isinstance(shown, Asked) else None
        if self._open is not None:
            self.asked.append(self._open.asking.id)

    def _turn(self) -> Turn:
        return Turn(self._store, self._person, self._now, sign=f"m:{self.given}")

    def _reply(self, asked: Asked) -> Reply:
        """What is done with the question: the right or a wrong key pressed, or a year written."""
        question, asking, now = asked.question, asked.asking, self._now
        wrong = self._chance.randrange(100) < WRONG
        if is_typed(question):
            assert isinstance(question, Typed)
            said, sign = "1066" if wrong else question.answer, self._turn().sign
            return lambda tx, learner: hear.hear(tx, learner, said, now, sign)
        position = asking.shown.index(len(options(question)) - 1 if wrong else 0)
        return lambda tx, learner: pressing.press(tx, learner, asking.id, asking.nonce, position, now)


Reply = Callable[[Tx, Learner], object]


def _reply_only(tx: Tx, learner: Learner, reply: Reply) -> object:
    return reply(tx, learner)


def _reply_and_next(tx: Tx, learner: Learner, reply: Reply, now: datetime) -> tuple[object, object]:
    answered = reply(tx, learner)
    # The day's first answer moves the next reminder: the learner is read again, as a second transaction would.
    return answered, study.resume(tx, tx.learners.get(learner.id) or learner, now)
