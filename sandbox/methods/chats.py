"""Asking about chats and people."""

from __future__ import annotations

from sandbox.errors import bad_request
from sandbox.methods.call import Call, Methods
from sandbox.telegram import chat_member
from sandbox.wire import Json


def get_chat(call: Call) -> Json:
    chat = call.chat()
    return {
        **chat.wire(),
        "accent_color_id": chat.id % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }


def get_chat_member(call: Call) -> Json:
    chat = call.chat()
    user_id = call.arguments.integer("user_id")
    if user_id in chat.people:
        return chat_member(chat.people[user_id].user(), "member")
    if user_id in chat.bots:
        return chat_member(chat.bots[user_id].user(), "member")
    known = call.telegram.people.get(user_id)
    if known is None or chat.is_private:
        raise bad_request("user not found" if known is None else "member not found")
    return chat_member(known.user(), "left")


def get_chat_member_count(call: Call) -> int:
    chat = call.chat()
    return len(chat.people) + len(chat.bots)


def get_chat_administrators(call: Call) -> list[Json]:
    if call.chat().is_private:
        raise bad_request("there are no administrators in the private chat")
    return []


def get_user_profile_photos(call: Call) -> Json:
    if call.arguments.integer("user_id") not in call.telegram.people:
        raise bad_request("user not found")
    return {"total_count": 0, "photos": []}


METHODS: Methods = {
    "getchat": get_chat,
    "getchatmember": get_chat_member,
    "getchatmembercount": get_chat_member_count,
    "getchatadministrators": get_chat_administrators,
    "getuserprofilephotos": get_user_profile_photos,
}
