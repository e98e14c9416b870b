"""Who is there: people and bots."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import count

from sandbox.updates import UpdateQueue
from sandbox.wire import Json, without_nones

TOKEN = re.compile(r"[1-9]\d{0,15}:[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str = "en"

    def user(self) -> Json:
        """The Bot API's User."""
        return without_nones(
            id=self.id,
            is_bot=False,
            first_name=self.first_name,
            last_name=self.last_name,
            username=self.username,
            language_code=self.language_code,
        )

    def described(self) -> Json:
        """As `/sandbox/state` lists people."""
        fields = self.user()
        del fields["is_bot"]
        return fields


@dataclass(slots=True)
class Profile:
    """What the bot tells about itself, by language code; "" is for every other language."""

    names: dict[str, str]
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    """By (scope, language code); a scope is written as in `sandbox.methods.commands`."""
    menu_buttons: dict[int | None, Json] = field(default_factory=dict)
    """By person; None is the default for all."""


@dataclass(slots=True, eq=False)
class Bot:
    token: str
    username: str
    profile: Profile
    updates: UpdateQueue = field(default_factory=UpdateQueue)
    reads_all_group_messages: bool = False
    message_ids: count[int] = field(default_factory=lambda: count(1))
    """In private chats a bot sees one running number over all of them."""

    @property
    def id(self) -> int:
        return int(self.token.partition(":")[0])

    @property
    def name(self) -> str:
        return self.profile.names.get("", "")

    def user(self) -> Json:
        return {"id": self.id, "is_bot": True, "first_name": self.name, "username": self.username}

    def described(self) -> Json:
        """As `/sandbox/state` lists bots; descriptions by language, «» the default."""
        return {
            "id": self.id,
            "username": self.username,
            "first_name": self.name,
            "description": self.profile.descriptions.get("", ""),
            "short_description": self.profile.short_descriptions.get("", ""),
            "descriptions": dict(self.profile.descriptions),
        }
