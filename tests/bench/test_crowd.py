"""People at a bot, as fast as it goes and by the clock; and that they play ours to the next question."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from random import Random
from typing import ClassVar

import pytest

from bench import echo_raw
from bench.bots import TOKEN, uzelok
from bench.crowd import Crowd, Stuck
from bench.learners import an_answer, chatters, is_question, learners, on
from bench.stub import Message, Stub, serve_stub
from bot import buttons
from bot.callback_data import Button, pack
from tests.rows import each_row


class Waiter:
    """Is served by a bot that takes so long, whoever else is there. turns: how many each has had."""

    most = now = 0
    turns: ClassVar[Counter[int]] = Counter()

    def __init__(self, crowd: Crowd, seconds: float) -> None:
        self._crowd, self._seconds = crowd, seconds

    def begin(self, due: float) -> None:
        Waiter.now += 1
        Waiter.turns[id(self)] += 1
        Waiter.most = max(Waiter.most, Waiter.now)
        asyncio.get_running_loop().call_later(self._seconds, self._served, due)

    def _served(self, due: float) -> None:
        Waiter.now -= 1
        self._crowd.answered("served", time.perf_counter() - due)
        self._crowd.ended(self)


def waiters(number: int, seconds: float, patience: float = 5) -> Crowd:
    Waiter.most = Waiter.now = 0
    Waiter.turns.clear()
    return Crowd(lambda crowd: [Waiter(crowd, seconds) for _ in range(number)], patience)


async def test_so_many_are_under_way_and_no_more() -> None:
    tally = await waiters(8, 0.01).kept_busy(in_flight=3, seconds=0.3)
    assert (Waiter.most, Waiter.now) == (3, 0)
    assert 3 <= tally.done <= 3 * 30
    assert tally.handled == tally.done == len(tally.waits["served"])


async def test_a_count_of_answers_ends_it_too() -> None:
    tally = await waiters(8, 0.001).kept_busy(in_flight=4, handled=20)
    assert tally.handled >= 20


async def test_everybody_has_one_turn() -> None:
    await waiters(7, 0.001).all_once(in_flight=2)
    assert Waiter.most == 2
    assert list(Waiter.turns.values()) == [1] * 7


async def test_a_bot_that_is_too_slow_cannot_slow_down_what_is_due() -> None:
    """One person, 50 ms each, 100 due in a second: the last of ten has waited for nine others, not 50 ms."""
    tally = await waiters(1, 0.05).offered(rate=100, seconds=0.1)
    assert tally.done == 10
    assert tally.wait("served", 0) >= 0.05
    assert tally.wait("served", 1) >= 10 * 0.05 - 0.1


async def test_a_person_without_an_answer_is_told_of() -> None:
    with pytest.raises(Stuck):
        await waiters(1, 10, patience=0.1).kept_busy(in_flight=1, seconds=0.01)
    with pytest.raises(Stuck):
        await waiters(1, 10, patience=0.1).kept_busy(in_flight=1, handled=1)


def screen(*keys: Button) -> Message:
    return Message(1, 1, "", tuple(pack(key) for key in keys), b"", b"")


OPTION, OTHER = buttons.Option(1, "n", 0), buttons.Option(1, "n", 1)
GIVE_UP, PAUSE, HINT = buttons.GiveUp(1, "n"), buttons.Pause(), buttons.Hint(1, "n")
SUBMIT, UNMARKED, MARKED = buttons.Submit(1, "n"), buttons.Mark(1, "n", 0, 1), buttons.Mark(1, "n", 0, 0)


@each_row(
    ("shown", "presses"),
    [
        (screen(OPTION, OTHER, HINT, GIVE_UP, PAUSE), {pack(OPTION), pack(OTHER)}),
        (screen(UNMARKED, SUBMIT, HINT, GIVE_UP, PAUSE), {pack(UNMARKED)}),
        (screen(MARKED, SUBMIT, HINT, GIVE_UP, PAUSE), {pack(SUBMIT)}),
        (screen(buttons.Rate(1, "n", 2)), {pack(buttons.Rate(1, "n", 2))}),
        (screen(HINT, GIVE_UP, PAUSE), {""}),
    ],
)
def test_a_learner_answers_every_kind_of_question(shown: Message, presses: set[str]) -> None:
    assert is_question(shown)
    assert {an_answer(shown, Random(seed)) for seed in range(20)} == presses


@each_row(
    ("shown", "press"),
    [
        (screen(buttons.Next(), buttons.Undo(1), buttons.Complain(1)), pack(buttons.Next())),
        (screen(buttons.Remind(480), buttons.More(3), buttons.Go(buttons.Place.HOME)), pack(buttons.More(3))),
        (screen(buttons.Learn(1), buttons.Go(buttons.Place.HELP)), pack(buttons.Learn(1))),
        (screen(buttons.Go(buttons.Place.STATS)), ""),
    ],
)
def test_a_learner_finds_the_way_on(shown: Message, press: str) -> None:
    assert not is_question(shown)
    assert on(shown) == press


@asynccontextmanager
async def raw_bot() -> AsyncIterator[Stub]:
    async with serve_stub(TOKEN) as stub:
        bot = asyncio.create_task(echo_raw.main(stub.url, TOKEN))
        yield stub
        bot.cancel()
        await asyncio.gather(bot, return_exceptions=True)


async def test_what_is_said_back_counts() -> None:
    async with raw_bot() as stub:
        tally = await chatters(stub, 4).kept_busy(in_flight=4, seconds=0.2)
    assert tally.done == tally.handled == len(tally.waits["echo"]) > 0
    assert stub.calls["sendMessage"] >= tally.done


async def test_a_full_answer_is_a_verdict_and_the_next_question() -> None:
    async with raw_bot() as stub:
        crowd = learners(stub, 4)
        await crowd.all_once(in_flight=4)
        tally = await crowd.kept_busy(in_flight=4, seconds=0.2)
    assert tally.done == len(tally.waits["question"]) > 0
    assert 0 <= len(tally.waits["verdict"]) - tally.done <= 4
    assert tally.handled == len(tally.waits["verdict"]) + tally.done


async def test_learners_play_our_bot() -> None:
    async with serve_stub(TOKEN) as stub, uzelok(stub) as bot:
        crowd = learners(stub, 4)
        await crowd.all_once(in_flight=4)
        tally = await crowd.kept_busy(in_flight=4, handled=60)
        assert bot.memory > 1
        assert bot.busy > 0
    assert tally.done > 10
    assert stub.calls["answerCallbackQuery"] >= tally.handled
    assert stub.calls["unreadable replies"] == 0
