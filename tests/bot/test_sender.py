"""Everything that goes out: patient with what passes, and never twice by guess."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

import pytest
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.arrival import ARRIVAL, Arrival
from bot.budget import Chats, LocalSlots
from bot.gate import Gate
from bot.metrics import Metrics
from bot.outgoing import answer_press, send, show
from bot.request import AiohttpRequest, Parameters, Unclear, Unsent
from bot.screens.screen import Key, Screen, Toast
from bot.sender import Patience, Sender
from bot.texts import Html
from tests.bot.virtual_time import in_virtual_time

Clock = Callable[[], float]
MESSAGE = {"chat_id": 7, "text": "x"}


class Line(AiohttpRequest):
    """Says what it was told to say, one after the other, then that all went well. asked: the calls, with their time."""

    def __init__(self, clock: Clock, answers: Sequence[Any] = ()) -> None:
        super().__init__()
        self._answers = list(answers)
        self._clock = clock
        self.asked: list[tuple[float, str, Mapping[str, Any]]] = []

    async def call(self, url: str, parameters: Parameters, read_timeout: Any = None) -> Any:
        self.asked.append((self._clock(), url.rpartition("/")[2], parameters.parameters))
        answer = self._answers.pop(0) if self._answers else {"message_id": len(self.asked)}
        if isinstance(answer, TelegramError):
            raise answer
        return answer


def sender_at(clock: Clock, *answers: Any) -> tuple[Sender, Line, Metrics]:
    line, metrics = Line(clock, answers), Metrics()
    return Sender(line, "http://x", Gate(LocalSlots(30, clock), Chats(), clock), metrics, Patience()), line, metrics


def tried(*answers: Any, method: str = "sendMessage", again: bool = True) -> tuple[list[float], object]:
    """When the line was asked, and what came of it: a result or an error."""

    async def story(clock: Clock) -> tuple[list[float], object]:
        sender, line, _ = sender_at(clock, *answers)
        try:
            result: object = await sender.call(method, MESSAGE, again=again)
        except TelegramError as error:
            result = error
        return [round(at, 2) for at, _, _ in line.asked], result

    return in_virtual_time(story)


@pytest.mark.parametrize("error", [NetworkError("Bad Gateway"), TimedOut(), Unclear("reset"), Unsent("refused")])
def test_what_passes_is_tried_again_after_growing_pauses(error: NetworkError) -> None:
    times, result = tried(error, error)
    assert result == {"message_id": 3}
    assert 0.3 <= times[1] <= 0.6
    assert 0.6 <= times[2] - times[1] <= 1.2


def test_after_four_tries_it_is_given_up() -> None:
    times, result = tried(*[NetworkError("Bad Gateway")] * 9)
    assert len(times) == 4
    assert isinstance(result, NetworkError)


@pytest.mark.parametrize("error", [BadRequest("no"), Forbidden("bot was blocked by the user")])
def test_what_will_not_pass_is_not_tried_again(error: TelegramError) -> None:
    assert tried(error) == ([0.0], error)


@pytest.mark.parametrize("error", [TimedOut(), Unclear("reset")])
def test_what_must_not_come_twice_is_not_repeated_when_nobody_knows(error: NetworkError) -> None:
    assert tried(error, again=False) == ([0.0], error)


@pytest.mark.parametrize("error", [NetworkError("Internal Server Error"), Unsent("refused")])
def test_what_surely_did_nothing_is_repeated_even_so(error: NetworkError) -> None:
    assert len(tried(error, again=False)[0]) == 2


@pytest.mark.parametrize("method", ["sendMessage", "editMessageText", "answerCallbackQuery"])
def test_telegram_is_given_the_time_it_asks_for(method: str) -> None:
    times, result = tried(RetryAfter(17), method=method)
    assert times == [0.0, 17.0]
    assert result == {"message_id": 2}


def test_nobody_waits_longer_than_a_minute_and_the_chat_is_left_alone_for_as_long_as_asked() -> None:
    async def story(clock: Clock) -> tuple[int, float]:
        sender, line, _ = sender_at(clock, RetryAfter(timedelta(seconds=300)))
        for _ in range(3):
            with pytest.raises(RetryAfter):
                await sender.call("editMessageText", MESSAGE)
        await sender.call("editMessageText", {**MESSAGE, "chat_id": 8})
        return len(line.asked), clock()

    assert in_virtual_time(story) == (2, 0.0)


def test_edits_and_answers_to_presses_take_no_message_s_turn() -> None:
    async def story(clock: Clock) -> float:
        sender, _, _ = sender_at(clock)
        for _ in range(200):
            await sender.call("editMessageText", MESSAGE)
            await sender.call("answerCallbackQuery", {"callback_query_id": "1"})
        return clock()

    assert in_virtual_time(story) == 0


def test_what_was_called_and_what_came_of_it_is_counted() -> None:
    async def story(clock: Clock) -> dict[str, float]:
        sender, _, metrics = sender_at(clock, RetryAfter(1), NetworkError("Bad Gateway"), {"message_id": 1}, TimedOut())
        await sender.call("sendMessage", MESSAGE)
        with pytest.raises(TimedOut):
            await sender.call("sendMessage", MESSAGE, again=False)
        return {
            sample.labels["outcome"]: sample.value
            for metric in metrics.calls.collect()
            for sample in metric.samples
            if sample.name.endswith("_total")
        }

    assert in_virtual_time(story) == {"flood": 1, "failed": 1, "done": 1, "unknown": 1}


LONG = Screen(Html("<b>" + "слово " * 1500 + "</b>"), keys=((Key("дальше", url="https://example.org"),),))


def test_a_long_screen_goes_out_in_parts_with_its_keys_under_the_last() -> None:
    async def story(clock: Clock) -> list[tuple[str, bool]]:
        sender, line, _ = sender_at(clock)
        assert await send(sender, 7, LONG) == 3
        assert await show(sender, 7, LONG, pressed=50, below=False) == 6
        return [(method, "reply_markup" in said) for _, method, said in line.asked]

    sent = ("sendMessage", False)
    assert in_virtual_time(story) == [
        sent,
        sent,
        ("sendMessage", True),
        ("editMessageText", False),
        sent,
        ("sendMessage", True),
    ]


def test_what_cannot_be_edited_goes_below_and_what_stands_there_already_stays() -> None:
    async def story(clock: Clock) -> list[int]:
        gone, same = BadRequest("Message to edit not found"), BadRequest("Message is not modified")
        sender, _, _ = sender_at(clock, gone, {"message_id": 51}, same)
        screen = Screen(Html("x"))
        return [await show(sender, 7, screen, pressed, below=False) for pressed in (40, 51)]

    assert in_virtual_time(story) == [51, 51]


def test_a_press_is_answered_with_the_acknowledgement_where_that_can_be() -> None:
    async def story(clock: Clock) -> tuple[Arrival, int]:
        sender, line, _ = sender_at(clock)
        arrival = Arrival(1, "callback_query", replies=True)
        ARRIVAL.set(arrival)
        await answer_press(sender, "5", Toast("ещё раз"))
        await answer_press(sender, "6", None)
        return arrival, len(line.asked)

    arrival, calls = in_virtual_time(story)
    assert arrival.reply == {
        "method": "answerCallbackQuery",
        "callback_query_id": "5",
        "text": "ещё раз",
        "show_alert": False,
    }
    assert calls == 1
