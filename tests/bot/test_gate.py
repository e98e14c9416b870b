"""Messages in their turn: within Telegram's limits, and replies before reminders."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.budget import Chats, LocalSlots, Unlimited
from bot.gate import MOST_WAITING, Gate, Overfull, Rank
from sandbox.errors import ApiError
from sandbox.limits import FloodControl, Limits
from tests.bot.virtual_time import in_virtual_time

Clock = Callable[[], float]


def gate_at(clock: Clock, per_second: int = 30) -> Gate:
    return Gate(LocalSlots(per_second, clock), Chats(), clock)


async def many(gate: Gate, clock: Clock, count: int, rank: Rank = Rank.BULK) -> list[float]:
    """So many messages to as many people, all wanted at once; when each went out."""
    went: list[float] = []

    async def one(chat: int) -> None:
        await gate.turn(chat, rank)
        went.append(clock())

    await asyncio.gather(*(one(chat) for chat in range(1, count + 1)))
    return went


def test_reminders_go_out_at_nearly_thirty_a_second_one_by_one() -> None:
    went = in_virtual_time(lambda clock: many(gate_at(clock), clock, 3000))
    assert 29 <= (len(went) - 1) / (went[-1] - went[0]) <= 30
    assert min(later - earlier for earlier, later in pairwise(went)) > 0.03


def test_in_no_second_do_more_than_thirty_go_out_however_they_come() -> None:
    async def story(clock: Clock) -> list[float]:
        gate = gate_at(clock)
        reminders = asyncio.create_task(many(gate, clock, 300))
        went = []
        for _ in range(8):
            await asyncio.sleep(0.7)
            went += await many(gate, clock, 20, Rank.LEARNER)
        return sorted(went + await reminders)

    went = in_virtual_time(story)
    assert all(later - earlier > 1 for earlier, later in zip(went, went[30:], strict=False))


def test_a_reply_waits_no_longer_than_a_tenth_of_a_second_behind_a_hundred_thousand_reminders() -> None:
    async def story(clock: Clock) -> list[float]:
        gate = gate_at(clock)
        for chat in range(1, 100_001):
            asyncio.create_task(gate.turn(chat, Rank.BULK))  # noqa: RUF006  they wait longer than the story
        waited = []
        for reply in range(50):
            await asyncio.sleep(0.37)
            asked = clock()
            await gate.turn(200_000 + reply, Rank.LEARNER)
            waited.append(clock() - asked)
        await gate.close()
        return waited

    assert max(in_virtual_time(story)) <= 0.1


def test_a_few_messages_in_one_chat_go_at_once_then_one_a_second() -> None:
    async def story(clock: Clock) -> list[float]:
        gate, went = gate_at(clock), []
        for _ in range(10):
            await gate.turn(5, Rank.LEARNER)
            went.append(clock())
        return went

    went = in_virtual_time(story)
    assert went[3] == 0
    assert [round(later - earlier) for earlier, later in pairwise(went[3:])] == [1] * 6


def test_a_group_gets_at_most_twenty_a_minute() -> None:
    async def story(clock: Clock) -> list[float]:
        gate, went = gate_at(clock), []
        for _ in range(60):
            await gate.turn(-100, Rank.LEARNER)
            went.append(clock())
        return went

    went = in_virtual_time(story)
    # A burst may come on top, as long as Telegram's own bucket has not run over: see the test below.
    assert went[59] - went[20] > 60 * (59 - 20) / 20


@pytest.mark.parametrize("turns_of_the_loop", range(1, 5))
def test_closing_holds_although_somebody_new_comes_at_that_moment(turns_of_the_loop: int) -> None:
    async def story(clock: Clock) -> list[bool]:
        gate = gate_at(clock, per_second=1)
        await gate.turn(1, Rank.LEARNER)
        waiting = [asyncio.create_task(gate.turn(2, Rank.LEARNER))]
        await asyncio.sleep(0.1)
        waiting.append(asyncio.create_task(gate.turn(3, Rank.LEARNER)))
        for _ in range(turns_of_the_loop):
            await asyncio.sleep(0)
        await gate.close()
        await asyncio.wait(waiting, timeout=0.1)
        return [one.cancelled() for one in waiting]

    assert in_virtual_time(story) == [True, True]


def test_a_chat_that_is_full_does_not_hold_up_the_others() -> None:
    async def story(clock: Clock) -> float:
        gate = gate_at(clock)
        for _ in range(20):
            asyncio.create_task(gate.turn(5, Rank.LEARNER))  # noqa: RUF006  they are not waited for
        await asyncio.sleep(0)
        await gate.turn(6, Rank.LEARNER)
        waited = clock()
        await gate.close()
        return waited

    assert in_virtual_time(story) == 0


def test_who_does_not_wait_for_answers_keeps_nobody_waiting_who_does() -> None:
    async def story(clock: Clock) -> list[float]:
        gate = gate_at(clock)

        async def endlessly(chat: int) -> None:
            while True:
                await gate.turn(chat, Rank.OTHER)

        storm = [asyncio.create_task(endlessly(chat)) for chat in range(1, 301)]
        waited = []
        for _ in range(20):
            await asyncio.sleep(2.5)
            asked = clock()
            await gate.turn(1000, Rank.LEARNER)
            waited.append(clock() - asked)
        for task in storm:
            task.cancel()
        await gate.close()
        return waited

    assert max(in_virtual_time(story)) <= 0.1


def test_messages_of_one_chat_keep_their_order_while_they_wait() -> None:
    async def story(clock: Clock) -> list[int]:
        gate, order = gate_at(clock), []

        async def one(number: int) -> None:
            await gate.turn(5, Rank.LEARNER)
            order.append(number)

        await asyncio.gather(*map(one, range(12)))
        return order

    assert in_virtual_time(story) == list(range(12))


@settings(max_examples=30)
@given(
    st.lists(
        st.tuples(st.floats(0, 3), st.sampled_from([1, 2, 3, -7, -8]), st.sampled_from(Rank), st.integers(1, 25)),
        min_size=1,
        max_size=15,
    )
)
def test_a_server_that_enforces_the_limits_never_has_to(waves: list[tuple[float, int, Rank, int]]) -> None:
    async def story(clock: Clock) -> None:
        gate, server = gate_at(clock), FloodControl(Limits(), clock)
        sending: list[asyncio.Task[None]] = []

        async def one(chat: int, rank: Rank) -> None:
            await gate.turn(chat, rank)
            server.check(1, chat)

        for pause, chat, rank, count in waves:
            await asyncio.sleep(pause)
            sending += [asyncio.create_task(one(chat, rank)) for _ in range(count)]
        await asyncio.gather(*sending)

    try:
        in_virtual_time(story)
    except ApiError as error:
        pytest.fail(error.description)


def test_a_refusal_holds_its_chat_and_refusals_of_several_hold_all() -> None:
    async def story(clock: Clock) -> tuple[float, float, float]:
        gate = gate_at(clock)
        gate.refused(5, 7)
        await gate.turn(6, Rank.LEARNER)
        free = clock()
        await gate.turn(5, Rank.LEARNER)
        held = clock()
        for chat in (10, 11, 12):
            gate.refused(chat, 20)
        await gate.turn(6, Rank.LEARNER)
        return free, held, clock() - held

    free, held, all_held = in_virtual_time(story)
    assert free == 0
    assert held == pytest.approx(7)
    assert all_held == pytest.approx(20, abs=0.01)


def test_who_goes_away_while_waiting_takes_nobody_s_turn() -> None:
    async def story(clock: Clock) -> float:
        gate = gate_at(clock)
        await many(gate, clock, 30, Rank.LEARNER)
        leaving = [asyncio.create_task(gate.turn(chat, Rank.LEARNER)) for chat in range(100, 150)]
        staying = asyncio.create_task(gate.turn(7, Rank.LEARNER))
        await asyncio.sleep(0.1)
        for task in leaving:
            task.cancel()
        await staying
        return clock()

    assert in_virtual_time(story) < 1.1


def test_without_limits_nobody_waits() -> None:
    async def story(clock: Clock) -> float:
        gate = Gate(Unlimited(), Chats(paced=False), clock)
        await many(gate, clock, 1000)
        for _ in range(100):
            await gate.turn(5, Rank.LEARNER)
        return clock()

    assert in_virtual_time(story) == 0


def test_strangers_beyond_half_a_minute_s_replies_are_told_so_at_once() -> None:
    async def story(clock: Clock) -> tuple[int, float]:
        gate = gate_at(clock)
        results = asyncio.gather(*(gate.turn(chat, Rank.OTHER) for chat in range(1, 3000)), return_exceptions=True)
        await gate.turn(5000, Rank.LEARNER)
        waited = clock()
        return sum(isinstance(result, Overfull) for result in await results), waited

    refused, waited = in_virtual_time(story)
    assert refused == 2999 - 1 - MOST_WAITING
    assert waited <= 0.1
