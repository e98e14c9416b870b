"""Updates that nobody should send: for every seed the same ones, as the bytes a server would bring.

Most are well-formed updates of some kind, made by somebody who means harm; part of them are then spoilt here and
there: fields missing, of a wrong type, nested, endless. No update claims to come from somebody else, for Telegram
vouches for that.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from bench.hostile_buttons import forged
from bench.hostile_texts import text, words_for_a_command
from sandbox.updates import UPDATE_ID
from sandbox.wire import Json

KNOWN, STRANGERS, FIRST_STRANGER = 200, 20_000, 30_000_000
FIRST_KNOWN: Final = 20_000_000
HUGE_INTS: Final = (2**63, 2**64, -(2**63) - 1, 2**70, 10**30, -(10**18))
MISFITS: Final[tuple[Any, ...]] = (
    None,
    True,
    "",
    "7",
    -1,
    0,
    1.5,
    1e300,
    [],
    {},
    [[]],
    [None],
    {"": {}},
    "\0",
    "\ud800",
    "5" * 70,
)
NOW: Final = 1_760_000_000
"""A date like any other, in seconds since 1970."""
DATES: Final = (0, -62_135_596_800, -1, 10**12, 2**31, 2**40, 1_700_000_000.5, "вчера")
OTHER_KINDS: Final = (
    "edited_message", "channel_post", "edited_channel_post", "inline_query", "chosen_inline_result", "shipping_query",
    "pre_checkout_query", "poll", "poll_answer", "chat_member", "chat_join_request", "message_reaction",
    "message_reaction_count", "chat_boost", "removed_chat_boost", "business_connection", "business_message",
    "edited_business_message", "deleted_business_messages", "purchased_paid_media", "managed_bot", "quantum_message",
)  # fmt: skip
SERVICE: Final = (
    "new_chat_members", "left_chat_member", "pinned_message", "migrate_to_chat_id", "group_chat_created",
    "web_app_data", "users_shared", "passport_data", "giveaway", "forum_topic_created", "video_chat_started",
    "gift", "checklist",
)  # fmt: skip
SPOILT: Final = 0.3
"""Share of updates that are spoilt after they were made."""
DEEP, NEAR = 200, 6
"""Levels of nesting: of what is far too deep, though JSON readers still take it; and down to which one spoils."""


@dataclass(frozen=True, slots=True)
class Prey:
    """What an attacker knows of others: their ids, and what the keys under their messages carry."""

    people: Sequence[int] = ()
    keys: Sequence[str] = ()


def hostile_update(chance: Random, prey: Prey) -> bytes:
    """One update; `$update_id` in it stands for its number."""
    made = _MAKERS[chance.choices(range(len(_MAKERS)), _WEIGHTS)[0]](chance, prey)
    if chance.random() < SPOILT:
        made = spoilt(chance, made)
    if chance.random() < 0.02:
        made |= _MAKERS[chance.randrange(len(_MAKERS))](chance, prey)
    number: Any = '"$update_id"'
    if chance.random() < 0.01:  # one that came before, or is none
        number = json.dumps(chance.choice((1, 2, 7, None, "7", 1.5, -3, True, [])))
    body = json.dumps(made).removeprefix("{")
    separator = "," if made else ""
    whole = f'{{"update_id":{number}{separator}{body}'.encode()
    return _badly_encoded(chance, whole.replace(b'"' + UPDATE_ID + b'"', UPDATE_ID))


def _badly_encoded(chance: Random, update: bytes) -> bytes:
    """Now and then with bytes that are no UTF-8, where a text is."""
    place = update.find(b'"text": "') if chance.random() < 0.02 else -1
    return update if place < 0 else update[: place + 9] + b"\xff\xfe\xd0" + update[place + 9 :]


def spoilt(chance: Random, update: Json) -> Json:
    """The update with one to three of its values, at any depth, taken away or replaced by what does not belong."""
    copy: Json = json.loads(json.dumps(update))
    for _ in range(chance.randint(1, 3)):
        places = _places(copy)
        if not places:
            break
        holder, name = chance.choice(places)
        if isinstance(holder, dict) and chance.random() < 0.3:
            del holder[name]
        elif not _tells_who(holder, name):
            holder[name] = _misfit(chance)
    return copy


def _places(value: Any) -> list[tuple[Any, Any]]:
    """(container, key or index) of everything within that is not too far down."""
    found: list[tuple[Any, Any]] = []
    level = [value]
    for _ in range(NEAR):
        held: list[tuple[Any, Any]] = [(one, name) for one in level if isinstance(one, dict) for name in one]
        held += [(one, index) for one in level if isinstance(one, list) for index in range(len(one))]
        found += held
        level = [holder[name] for holder, name in held]
    return found


def _tells_who(holder: Any, name: Any) -> bool:
    return isinstance(holder, dict) and name == "id" and "is_bot" in holder


def _misfit(chance: Random) -> Any:
    if chance.random() < 0.2:
        return chance.choice(HUGE_INTS)
    if chance.random() < 0.05:
        nested: Any = "дно"
        for _ in range(DEEP):
            nested = [nested] if chance.random() < 0.5 else {"x": nested}
        return nested
    return deepcopy(chance.choice(MISFITS))


def _user(chance: Random) -> Json:
    kind = chance.random()
    number = FIRST_KNOWN + chance.randrange(KNOWN)
    if kind > 0.97:
        number = chance.choice(HUGE_INTS)
    elif kind > 0.8:
        number = FIRST_STRANGER + chance.randrange(STRANGERS)
    user: Json = {"id": number, "is_bot": chance.random() < 0.05, "first_name": text(chance, 64)}
    if chance.random() < 0.7:
        user["language_code"] = chance.choice(("ru", "en", "", "xx-YY", "\0", "🇷🇺", "ru" * 500))
    if chance.random() < 0.3:
        user |= {"last_name": text(chance, 64), "username": text(chance, 32), "is_premium": "да"}
    return user


def _chat(chance: Random, user: Json) -> Json:
    kind = chance.random()
    if kind < 0.8:
        return {"id": user["id"], "type": "private", "first_name": user["first_name"]}
    kinds = ("group", "supergroup", "channel", "private", "salon")
    return {
        "id": -1_000_000_000_000 - chance.randrange(10**6),
        "type": chance.choice(kinds),
        "title": text(chance, 128),
    }


def _message(chance: Random, prey: Prey) -> Json:
    user = _user(chance)
    message: Json = {
        "message_id": chance.randrange(1, 2**31),
        "date": _date(chance),
        "chat": _chat(chance, user),
        "from": user,
    }
    if chance.random() < 0.05:
        message["sender_chat"] = {"id": -100, "type": "channel", "title": text(chance, 10)}
        del message["from"]
    return message | _content(chance)


def _content(chance: Random) -> Json:
    kind = chance.random()
    if kind < 0.3:
        return {"text": text(chance)}
    if kind < 0.6:
        return words_for_a_command(chance)
    if kind < 0.8:
        return {chance.choice(_MEDIA): chance.choice(_FILES)(chance), "caption": text(chance, 1024)}
    if kind < 0.9:
        return {chance.choice(SERVICE): _misfit(chance)}
    return {
        "text": text(chance),
        "reply_to_message": {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}},
    }


_MEDIA: Final = ("document", "photo", "voice", "video", "sticker", "contact", "location", "poll", "dice", "paid_media")
_FILES: Final[tuple[Callable[[Random], Any], ...]] = (
    lambda chance: {
        "file_id": text(chance, 80), "file_unique_id": "x", "file_size": chance.choice((0, -1, 2 * 1024**3, 2**70)),
        "file_name": chance.choice(("../../etc/passwd", "a\0.yaml", "CON", "x" * 5000, "questions.yaml")),
        "mime_type": chance.choice(("text/plain", "", "x" * 1000, "application/zip\r\nX: y")),
    },
    lambda chance: [{"file_id": "x", "file_unique_id": "y", "width": 10**9, "height": -1}] * chance.choice((0, 1, 50)),
    lambda chance: {"latitude": float("nan"), "longitude": 1e300, "phone_number": text(chance), "first_name": ""},
    lambda chance: _misfit(chance),
)  # fmt: skip


def _press(chance: Random, prey: Prey) -> Json:
    user = _user(chance)
    query: Json = {"id": str(chance.getrandbits(62)), "from": user, "chat_instance": "1"}
    query["data"] = forged(chance, prey.keys)
    where = chance.random()
    message: Json = {"message_id": chance.randrange(1, 10**6), "date": 0, "chat": {"id": user["id"], "type": "private"}}
    if where < 0.6:
        query["message"] = message | {"date": NOW, "text": text(chance, 50)}
    elif where < 0.7:
        query["message"] = message
    elif where < 0.8 and prey.people:  # a press that claims to stand under somebody else's message
        query["message"] = message | {
            "chat": {"id": chance.choice(prey.people), "type": "private"},
            "date": 1,
            "text": "x",
        }
    elif where < 0.9:
        query["inline_message_id"] = text(chance, 64)
    if chance.random() < 0.05:
        query["game_short_name"] = query.pop("data")
    return {"callback_query": query}


def _membership(chance: Random, prey: Prey) -> Json:
    user = _user(chance)
    statuses = ("member", "kicked", "left") * 5 + ("administrator", "restricted", "creator", "ghost", "")
    old, new = ({"user": user, "status": chance.choice(statuses), "until_date": _date(chance)} for _ in "ab")
    change = {"chat": _chat(chance, user), "from": user, "date": _date(chance)}
    return {"my_chat_member": change | {"old_chat_member": old, "new_chat_member": new}}


def _date(chance: Random) -> Any:
    return NOW if chance.random() < 0.9 else chance.choice(DATES)


def _other(chance: Random, prey: Prey) -> Json:
    kind = chance.choice(OTHER_KINDS)
    user = _user(chance)
    content = _message(chance, prey) | {"id": "1", "user": user, "query": text(chance, 256), "offset": "", "data": "n1"}
    return {kind: content if chance.random() < 0.8 else _misfit(chance)}


def _nothing(chance: Random, prey: Prey) -> Json:
    return {} if chance.random() < 0.5 else {text(chance, 20): _misfit(chance), "message": _misfit(chance)}


_MAKERS: Final[tuple[Callable[[Random, Prey], Json], ...]] = (
    lambda chance, prey: {"message": _message(chance, prey)},
    _press,
    _membership,
    _other,
    _nothing,
)
_WEIGHTS: Final = (35, 40, 5, 15, 5)
