"""Which commands a person sees: the narrowest scope that has any, in their language if there is one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sandbox.accounts import Person
from sandbox.chats import Chat
from sandbox.errors import bad_request
from sandbox.wire import Json

COMMANDS_IN_A_LIST = 100
_OF_ALL = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")


def scope_key(scope: Any) -> str:
    """A BotCommandScope as a key: "default", "chat:5", "chat_member:-100:5" …"""
    if scope is None:
        return "default"
    if not isinstance(scope, dict):
        raise bad_request("BotCommandScope must be an Object")
    kind = scope.get("type")
    if kind in _OF_ALL:
        return str(kind)
    if kind in ("chat", "chat_administrators"):
        return f"{kind}:{scope.get('chat_id')}"
    if kind == "chat_member":
        return f"chat_member:{scope.get('chat_id')}:{scope.get('user_id')}"
    raise bad_request("Can't parse BotCommandScope: Unsupported type specified")


def commands_for(lists: Mapping[tuple[str, str], list[Json]], chat: Chat, person: Person) -> list[Json]:
    """The list the person is shown in this chat; people are never administrators here."""
    if chat.is_private:
        scopes = [f"chat:{chat.id}", "all_private_chats", "default"]
    else:
        scopes = [f"chat_member:{chat.id}:{person.id}", f"chat:{chat.id}", "all_group_chats", "default"]
    for scope in scopes:
        for language in (person.language_code.partition("-")[0], ""):
            if lists.get((scope, language)):
                return lists[scope, language]
    return []
