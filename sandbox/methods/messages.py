"""Sending texts, deleting messages, "typing…"."""

from __future__ import annotations

from typing import Any

from sandbox.chats import Chat
from sandbox.errors import bad_request
from sandbox.keyboards import reply_markup
from sandbox.methods.call import Call, Methods
from sandbox.methods.texts import formatted, message_text
from sandbox.wire import Json, Message

_ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "record_audio",
        "upload_audio",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)
_LINK_PREVIEW_FIELDS = ("is_disabled", "url", "prefer_small_media", "prefer_large_media", "show_above_text")


def send_message(call: Call) -> Message:
    text = message_text(call)
    markup = reply_markup(call.arguments)
    chat = call.writable_chat()
    content = {**common_fields(call, chat), **text.fields("text", "entities"), **link_preview_options(call)}
    return call.send(chat, content, markup)


def common_fields(call: Call, chat: Chat) -> Json:
    """The fields that every message takes from its call: what it answers, whether it is protected."""
    content: Json = {}
    answered = _reply(call, chat)
    if answered is not None:
        content |= answered
    if call.arguments.flag("protect_content"):
        content["has_protected_content"] = True
    return content


def _reply(call: Call, chat: Chat) -> Json | None:
    parameters = call.arguments.structure("reply_parameters", "reply parameters")
    if parameters is None and call.arguments.integer("reply_to_message_id"):
        parameters = {
            "message_id": call.arguments.integer("reply_to_message_id"),
            "allow_sending_without_reply": call.arguments.flag("allow_sending_without_reply"),
        }
    if parameters is None:
        return None
    if not isinstance(parameters, dict):
        raise bad_request("Object expected as reply parameters")
    number = parameters.get("message_id")
    answered = chat.messages.get(number) if isinstance(number, int) else None
    if answered is None:
        if parameters.get("allow_sending_without_reply"):
            return None
        raise bad_request("message to be replied not found")
    shown = {name: value for name, value in answered.items() if name != "reply_to_message"}
    return {"reply_to_message": shown, **_quote(call, parameters, shown)}


def _quote(call: Call, parameters: Json, answered: Message) -> Json:
    if not parameters.get("quote"):
        return {}
    if not isinstance(parameters["quote"], str):
        raise bad_request('Field "quote" must be of type String')
    mode = str(parameters.get("quote_parse_mode") or "")
    quote = formatted(call, parameters["quote"], mode, parameters.get("quote_entities"), find=False)
    place = (answered.get("text") or answered.get("caption") or "").find(quote.text)
    if place < 0:
        raise bad_request("QUOTE_TEXT_INVALID")
    return {"quote": {**quote.fields("text", "entities"), "position": place, "is_manual": True}}


def link_preview_options(call: Call) -> Json:
    """As the message shows them; empty when none were given."""
    options = call.arguments.structure("link_preview_options", "link preview options")
    if options is None:
        disabled = call.arguments.flag("disable_web_page_preview")
        return {"link_preview_options": {"is_disabled": True}} if disabled else {}
    if not isinstance(options, dict):
        raise bad_request("Object expected as link preview options")
    kept = {name: options[name] for name in _LINK_PREVIEW_FIELDS if options.get(name)}
    return {"link_preview_options": kept} if kept else {}


def delete_message(call: Call) -> bool:
    if not call.arguments.text("chat_id"):
        raise bad_request("Chat identifier is not specified")
    if not call.arguments.integer("message_id"):
        raise bad_request("Message identifier is not specified")
    chat = call.chat()
    message = call.message(chat, "message to delete")
    if not _deletable(call, chat, message):
        raise bad_request("message can't be deleted")
    call.telegram.remove(chat, message["message_id"])
    return True


def delete_messages(call: Call) -> bool:
    """Messages that are not there are passed over."""
    numbers = call.arguments.structure("message_ids", "message identifiers")
    if not isinstance(numbers, list):
        raise bad_request("Expected an Array of message identifiers")
    if any(not isinstance(number, int) for number in numbers):
        raise bad_request("Message identifier must be a Number")
    if not numbers:
        raise bad_request("Message identifiers are not specified")
    if len(numbers) > 100:
        raise bad_request("Too many message identifiers specified")
    chat = call.chat()
    for number in numbers:
        message = chat.messages.get(number)
        if message is not None and _deletable(call, chat, message):
            call.telegram.remove(chat, message["message_id"])
    return True


def _deletable(call: Call, chat: Chat, message: Message) -> bool:
    """A bot may delete what is younger than 48 hours; in groups only its own (it is no administrator)."""
    young = call.telegram.clock.timestamp() - message["date"] < 48 * 3600
    return young and (chat.is_private or message["from"]["id"] == call.bot.id)


def send_chat_action(call: Call) -> bool:
    action = call.arguments.text("action").lower()
    if action not in _ACTIONS:
        raise bad_request("Wrong parameter action in request")
    chat = call.writable_chat()
    for person_id in chat.people:
        told = {"type": "chat_action", "bot_id": chat.peer(), "action": action}
        call.telegram.events.tell(person_id, told)
    return True


def answer_callback_query(call: Call) -> bool:
    text = call.arguments.text("text")
    if len(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    answer: dict[str, Any] = {"show_alert": call.arguments.flag("show_alert")}
    if text:
        answer["text"] = text
    if call.arguments.text("url"):
        answer["url"] = call.arguments.text("url")
    query = call.telegram.callbacks.answer(call.bot.id, call.arguments.text("callback_query_id"), answer)
    told = {"type": "callback_answer", "bot_id": query.chat_peer, "message_id": query.message_id, **answer}
    call.telegram.events.tell(query.person_id, told)
    return True


METHODS: Methods = {
    "sendmessage": send_message,
    "deletemessage": delete_message,
    "deletemessages": delete_messages,
    "sendchataction": send_chat_action,
    "answercallbackquery": answer_callback_query,
}
