"""Polls and quizzes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from sandbox import Conversation, PersonError, Served, Telegram

QUIZ = {
    "chat_id": 7,
    "question": "In which year?",
    "options": ["1923", {"text": "1922"}, "1924"],
    "type": "quiz",
    "correct_option_id": 0,
    "is_anonymous": False,
    "explanation": "In <b>autumn</b>",
    "explanation_parse_mode": "HTML",
}


async def kinds(api: Any) -> list[str]:
    return [next(kind for kind in update if kind != "update_id") for update in await api.result("getUpdates")]


async def test_a_quiz_is_answered_once_and_the_bot_hears_of_it(api: Any, chat: Conversation) -> None:
    message = await api.result("sendPoll", **QUIZ)
    poll = message["poll"]
    assert (poll["type"], poll["correct_option_ids"], poll["explanation"]) == ("quiz", [0], "In autumn")
    assert poll["explanation_entities"] == [{"type": "bold", "offset": 3, "length": 6}]
    assert chat.messages[-1]["voted"] == []

    voted = chat.vote(message["message_id"], [1])
    assert voted["voted"] == [1]
    assert [option["voter_count"] for option in voted["poll"]["options"]] == [0, 1, 0]
    first, second = await api.result("getUpdates")
    assert first["poll"]["total_voter_count"] == 1
    assert second["poll_answer"]["poll_id"] == poll["id"]
    assert second["poll_answer"]["option_ids"] == [1]
    assert second["poll_answer"]["user"]["id"] == 7

    with pytest.raises(PersonError, match="revote"):
        chat.vote(message["message_id"], [0])


async def test_nobody_is_named_in_an_anonymous_poll(api: Any, chat: Conversation) -> None:
    message = await api.result("sendPoll", chat_id=7, question="q", options=["a", "b"])
    chat.vote(message["message_id"], [0])
    assert await kinds(api) == ["poll"]


async def test_a_vote_in_a_regular_poll_can_be_changed_and_taken_back(api: Any, chat: Conversation) -> None:
    poll = {"chat_id": 7, "question": "q", "options": ["a", "b", "c"], "is_anonymous": False}
    number = (await api.result("sendPoll", **poll, allows_multiple_answers=True))["message_id"]
    chat.vote(number, [2, 0])
    chat.vote(number, [1])
    assert chat.vote(number, [])["poll"]["total_voter_count"] == 0
    answers = [update["poll_answer"] for update in await api.result("getUpdates") if "poll_answer" in update]
    assert [answer["option_ids"] for answer in answers] == [[0, 2], [1], []]
    assert len(answers[0]["option_persistent_ids"]) == 2


@pytest.mark.parametrize("choice", [[0, 1], [3], [-1]])
async def test_a_vote_that_the_app_would_not_allow_is_refused(api: Any, chat: Conversation, choice: list[int]) -> None:
    number = (await api.result("sendPoll", **QUIZ))["message_id"]
    body = {"message_id": number, "option_ids": choice}
    response = await api.http.post("/sandbox/people/7/chats/100001/vote", json=body)
    assert response.status_code == 400
    assert await kinds(api) == []


async def test_a_stopped_poll_takes_no_votes(api: Any, chat: Conversation) -> None:
    number = (await api.result("sendPoll", **QUIZ))["message_id"]
    stopped = await api.result("stopPoll", chat_id=7, message_id=number)
    assert stopped["is_closed"] is True
    assert chat.messages[-1]["poll"]["is_closed"] is True
    with pytest.raises(PersonError, match="closed"):
        chat.vote(number, [0])
    answer = await api("stopPoll", chat_id=7, message_id=number)
    assert answer["description"] == "Bad Request: poll has already been closed"


async def test_a_poll_closes_by_itself_when_its_time_is_over(
    api: Any, chat: Conversation, telegram: Telegram, served: Served
) -> None:
    message = await api.result("sendPoll", **QUIZ, open_period=30)
    assert message["poll"]["close_date"] == message["date"] + 30
    closed = []
    for seconds in (29, 1):
        telegram.clock.advance(timedelta(seconds=seconds))
        closed.append(chat.messages[-1]["poll"]["is_closed"])
    assert closed == [False, True]
    assert (await api.result("getUpdates"))[-1]["poll"]["is_closed"] is True
