"""Changing what was sent."""

from __future__ import annotations

from sandbox.errors import bad_request
from sandbox.keyboards import reply_markup
from sandbox.methods.call import Call, Methods, shown
from sandbox.methods.media import input_media
from sandbox.methods.messages import link_preview_options
from sandbox.methods.texts import caption, message_text
from sandbox.wire import Json, Message

_MEDIA = ("photo", "document")
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a"
    " current content and reply markup of the message"
)


def edit_message_text(call: Call) -> Message:
    text = message_text(call, too_long="MESSAGE_TOO_LONG")
    markup = reply_markup(call.arguments, inline_only=True)
    message = _editable(call)
    if "text" not in message:
        raise bad_request("There is no text in the message to edit")
    kept = _without(message, "text", "entities", "link_preview_options", "reply_markup", "edit_date")
    content = {**text.fields("text", "entities"), **link_preview_options(call)}
    return _change(call, message, {**kept, **content, **shown(markup)})


def edit_message_caption(call: Call) -> Message:
    text = caption(call)
    markup = reply_markup(call.arguments, inline_only=True)
    message = _editable(call)
    if not any(kind in message for kind in _MEDIA):
        raise bad_request("There is no caption in the message to edit")
    kept = _without(message, "caption", "caption_entities", "reply_markup", "edit_date")
    content = text.fields("caption", "caption_entities") if text.text else {}
    return _change(call, message, {**kept, **content, **shown(markup)})


def edit_message_media(call: Call) -> Message:
    media = call.arguments.structure("media", "input media")
    markup = reply_markup(call.arguments, inline_only=True)
    message = _editable(call)
    content = input_media(call, media)
    kept = _without(
        message, "text", "entities", "link_preview_options", *_MEDIA, "caption", "caption_entities",
        "reply_markup", "edit_date",
    )  # fmt: skip
    return _change(call, message, {**kept, **content, **shown(markup)})


def edit_message_reply_markup(call: Call) -> Message:
    markup = reply_markup(call.arguments, inline_only=True)
    message = _editable(call)
    changed = {**_without(message, "reply_markup"), **shown(markup)}
    if changed == message:
        raise bad_request(_NOT_MODIFIED)
    call.telegram.change(call.chat(), changed)
    return changed


def _editable(call: Call) -> Message:
    if call.arguments.text("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    return call.own_message(call.writable_chat())


def _without(message: Message, *names: str) -> Json:
    return {name: value for name, value in message.items() if name not in names}


def _change(call: Call, before: Message, after: Message) -> Message:
    """Put `after` in place of `before`, unless they are the same."""
    if after == _without(before, "edit_date"):
        raise bad_request(_NOT_MODIFIED)
    content_changed = _without(after, "reply_markup") != _without(before, "reply_markup", "edit_date")
    if content_changed:
        after["edit_date"] = call.telegram.clock.timestamp()
    elif "edit_date" in before:
        after["edit_date"] = before["edit_date"]
    call.telegram.change(call.chat(), after)
    return after


METHODS: Methods = {
    "editmessagetext": edit_message_text,
    "editmessagecaption": edit_message_caption,
    "editmessagemedia": edit_message_media,
    "editmessagereplymarkup": edit_message_reply_markup,
}
