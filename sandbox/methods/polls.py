"""Polls and quizzes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

from sandbox.entities import FormattedText
from sandbox.errors import bad_request
from sandbox.keyboards import reply_markup
from sandbox.methods.call import Call, Methods, shown
from sandbox.methods.messages import common_fields
from sandbox.methods.texts import formatted, text_argument
from sandbox.polls import (
    EXPLANATION_CHARACTERS,
    EXPLANATION_LINE_FEEDS,
    MAX_OPTIONS,
    OPEN_SECONDS,
    OPTION_CHARACTERS,
    QUESTION_CHARACTERS,
    Poll,
)
from sandbox.wire import Json, Message


def send_poll(call: Call) -> Message:
    poll = _poll(call)
    markup = reply_markup(call.arguments)
    chat = call.writable_chat()
    content = {**common_fields(call, chat), "poll": poll.wire()}
    call.count(chat)
    # The poll must be known before anybody is shown its message.
    call.telegram.polls[poll.id] = poll
    message = call.post(chat, content, markup)
    call.telegram.open_poll(poll, chat, message["message_id"])
    return message


def _poll(call: Call) -> Poll:
    arguments = call.arguments
    question = text_argument(call, "question", find=False)
    if not question.text:
        raise bad_request("Text must be non-empty")
    if len(question.text) > QUESTION_CHARACTERS:
        raise bad_request(f"Poll question length must not exceed {QUESTION_CHARACTERS}")
    kind = arguments.text("type")
    if kind not in ("", "regular", "quiz"):
        raise bad_request("Unsupported poll type specified")
    options = _options(call)
    open_period, close_date = _closing(call)
    return Poll(
        id=call.telegram.new_poll_id(),
        bot_id=call.bot.id,
        question=question,
        options=options,
        is_anonymous=arguments.flag("is_anonymous", default=True),
        allows_multiple_answers=arguments.flag("allows_multiple_answers"),
        allows_revoting=arguments.flag("allows_revoting", default=kind != "quiz"),
        correct_option_ids=_correct_options(call, len(options)) if kind == "quiz" else None,
        explanation=_explanation(call) if kind == "quiz" else FormattedText(""),
        open_period=open_period,
        close_date=close_date,
        is_closed=arguments.flag("is_closed"),
    )


def _options(call: Call) -> tuple[FormattedText, ...]:
    value = call.arguments.structure("options", "options")
    if value is None:
        raise bad_request("Can't parse options JSON object")
    if not isinstance(value, list):
        raise bad_request("Expected an Array of String as options")
    options = tuple(_option(call, option) for option in value)
    if not options:
        raise bad_request("Poll must have at least one answer option")
    if len(options) > MAX_OPTIONS:
        raise bad_request(f"Poll can't have more than {MAX_OPTIONS} options")
    return options


def _option(call: Call, value: Any) -> FormattedText:
    if isinstance(value, str):
        value = {"text": value}
    if not isinstance(value, dict):
        raise bad_request("Expected an option to be of type String")
    if not isinstance(value.get("text"), str):
        raise bad_request('Can\'t find field "text"')
    mode = str(value.get("text_parse_mode") or "")
    option = formatted(call, value["text"], mode, value.get("text_entities"), find=False)
    if not option.text:
        raise bad_request("Text must be non-empty")
    if len(option.text) > OPTION_CHARACTERS:
        raise bad_request(f"Poll options length must not exceed {OPTION_CHARACTERS}")
    return option


def _correct_options(call: Call, option_count: int) -> tuple[int, ...]:
    numbers: Any = call.arguments.structure("correct_option_ids", "correct option identifiers")
    if numbers is None:
        has_one = bool(call.arguments.text("correct_option_id"))
        numbers = [call.arguments.integer("correct_option_id", -1)] if has_one else []
    if not isinstance(numbers, list):
        raise bad_request("Expected an Array of correct option identifiers")
    if any(isinstance(number, bool) or not isinstance(number, int) for number in numbers):
        raise bad_request("Correct option identifier must be of type Number")
    if not numbers:
        raise bad_request("Correct quiz option list must be non-empty")
    if any(first >= second for first, second in pairwise(numbers)):
        raise bad_request("Correct quiz option list must be increasing")
    if any(not 0 <= number < option_count for number in numbers):
        raise bad_request("Wrong quiz correct_option_id")
    if len(numbers) > 1 and not call.arguments.flag("allows_multiple_answers"):
        raise bad_request("QUIZ_CORRECT_ANSWERS_TOO_MUCH")
    return tuple(numbers)


def _explanation(call: Call) -> FormattedText:
    explanation = text_argument(call, "explanation", find=False)
    if len(explanation.text) > EXPLANATION_CHARACTERS:
        raise bad_request("MESSAGE_TOO_LONG")
    if explanation.text.count("\n") > EXPLANATION_LINE_FEEDS:
        raise bad_request("MESSAGE_TOO_LONG")
    return explanation


def _closing(call: Call) -> tuple[int | None, datetime | None]:
    """(open_period, when it closes)"""
    low, high = OPEN_SECONDS
    period = call.arguments.integer("open_period", 0, 0, high)
    now = call.telegram.clock.now()
    if period:
        if period < low:
            raise bad_request("POLL_OPEN_PERIOD_INVALID")
        return period, now + timedelta(seconds=period)
    date = call.arguments.integer("close_date")
    if not date:
        return None, None
    moment = datetime.fromtimestamp(date, UTC)
    if not low <= (moment - now).total_seconds() <= high:
        raise bad_request("POLL_CLOSE_DATE_INVALID")
    return None, moment


def stop_poll(call: Call) -> Json:
    markup = reply_markup(call.arguments, inline_only=True)
    chat = call.writable_chat()
    message = call.message(chat, "message with poll to stop")
    if "poll" not in message:
        raise bad_request("message is not a poll")
    poll = call.telegram.polls[message["poll"]["id"]]
    if message["from"]["id"] != call.bot.id:
        raise bad_request("poll can't be stopped")
    if poll.is_closed:
        raise bad_request("poll has already been closed")
    poll.is_closed = True
    without_markup = {name: value for name, value in message.items() if name != "reply_markup"}
    chat.messages[message["message_id"]] = {**without_markup, **shown(markup)}
    call.telegram.poll_changed(poll)
    return poll.wire()


METHODS: Methods = {"sendpoll": send_poll, "stoppoll": stop_poll}
