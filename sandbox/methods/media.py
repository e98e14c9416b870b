"""Photos and documents: uploaded, attached, or sent again by file id."""

from __future__ import annotations

import secrets
from typing import Any

from sandbox.errors import ApiError, bad_request
from sandbox.files import DOWNLOAD_BYTES, PHOTO_BYTES, UPLOAD_BYTES, document, photo_sizes
from sandbox.keyboards import reply_markup
from sandbox.methods.call import Call, Methods
from sandbox.methods.messages import common_fields
from sandbox.methods.texts import caption, formatted, short_enough
from sandbox.wire import Json, Message

_KINDS = ("photo", "document")


def send_photo(call: Call) -> Message:
    return _send_file(call, "photo")


def send_document(call: Call) -> Message:
    return _send_file(call, "document")


def _send_file(call: Call, kind: str) -> Message:
    text = caption(call)
    markup = reply_markup(call.arguments)
    chat = call.writable_chat()
    content = {**common_fields(call, chat), **file_fields(call, kind, call.arguments.text(kind), kind)}
    if kind == "photo" and call.arguments.flag("has_spoiler"):
        content["has_media_spoiler"] = True
    if text.text:
        content |= text.fields("caption", "caption_entities")
    return call.send(chat, content, markup)


def file_fields(call: Call, kind: str, reference: str, field: str) -> Json:
    """`{"photo": …}` or `{"document": …}` of the file that `reference` or the upload in `field` means."""
    stored = call.telegram.files.argument(call.bot.id, call.arguments, reference, field, kind)
    if len(stored.content) > UPLOAD_BYTES:
        raise ApiError(413, "Request Entity Too Large")
    if kind == "document":
        return {"document": document(stored)}
    if len(stored.content) > PHOTO_BYTES:
        raise bad_request("file is too big")
    return {"photo": photo_sizes(stored)}


def input_media(call: Call, media: Any) -> Json:
    """The message fields of an InputMediaPhoto or InputMediaDocument."""
    if not isinstance(media, dict):
        raise bad_request("Can't parse InputMedia: expected an Object")
    kind = media.get("type")
    if kind not in _KINDS:
        raise bad_request("Can't parse InputMedia: type must be photo or document in the sandbox")
    words, mode = str(media.get("caption") or ""), str(media.get("parse_mode") or "")
    text = short_enough(formatted(call, words, mode, media.get("caption_entities")))
    fields = file_fields(call, kind, str(media.get("media") or ""), "media")
    if media.get("has_spoiler"):
        fields["has_media_spoiler"] = True
    return {**fields, **(text.fields("caption", "caption_entities") if text.text else {})}


def send_media_group(call: Call) -> list[Message]:
    media = call.arguments.structure("media", "media")
    chat = call.writable_chat()
    if not isinstance(media, list):
        raise bad_request("Expected an Array of InputMedia")
    if not media:
        raise bad_request("There are no messages to send")
    if len(media) > 10:
        raise bad_request("Too many messages to send as an album")
    contents = [input_media(call, item) for item in media]
    if len({kind for content in contents for kind in content if kind in _KINDS}) > 1:
        raise bad_request("Can't use the media of the specified type in the album")
    shared = {**common_fields(call, chat), "media_group_id": str(10**16 + secrets.randbits(53))}
    call.count(chat, len(contents))
    return [call.post(chat, {**shared, **content}) for content in contents]


def get_file(call: Call) -> Json:
    file_id = call.arguments.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    stored = call.telegram.files.find(file_id, call.bot.id)
    if stored is None:
        raise bad_request("invalid file_id")
    if len(stored.content) > DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return {**stored.wire(), "file_path": stored.path}


METHODS: Methods = {
    "sendphoto": send_photo,
    "senddocument": send_document,
    "sendmediagroup": send_media_group,
    "getfile": get_file,
}
