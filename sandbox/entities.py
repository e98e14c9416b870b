"""Message entities: found in plain text, trimmed and ordered as Telegram does. Offsets in UTF-16 units."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from sandbox.wire import Json, utf16_length

Entity = Json

MESSAGE_CHARACTERS = 4096
CAPTION_CHARACTERS = 1024

_TOP_LEVEL = "com org net edu gov info io dev app me ru su ua by kz uk de fr it es pl eu us рф xyz site online wiki"
_BARE_DOMAIN = rf"(?:[\w-]+\.)+(?:{'|'.join(_TOP_LEVEL.split())})"
_PATTERNS = (
    ("email", "@", re.compile(rf"(?<![\w.+-])[\w.+-]+@{_BARE_DOMAIN}(?!\w)")),
    (
        "url",
        "./",
        re.compile(rf"(?<![\w@.])(?:https?://[^\s<>\"«»]+|{_BARE_DOMAIN}(?![\w@])(?:[/?#][^\s<>\"«»]*)?)", re.I),
    ),
    ("bot_command", "/", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/@])")),
    ("mention", "@", re.compile(r"(?<![\w@/.])@[A-Za-z0-9_]{2,32}(?!\w)")),
    ("hashtag", "#", re.compile(r"(?<![\w#/@])#(?=\d*[^\W\d])\w{1,256}(?!\w)")),
    ("cashtag", "$", re.compile(r"(?<![\w$])\$[A-Z]{1,8}(?!\w)")),
)
"""What is found, the signs of which it has at least one, and how it looks."""
_KEEP_OUT = frozenset({"code", "pre", "text_link", "text_mention", "url", "email", "mention", "custom_emoji"})
_OUTER_FIRST = {
    name: rank
    for rank, name in enumerate(
        ["blockquote", "expandable_blockquote", "text_link", "text_mention", "bold", "italic", "underline"]
    )
}


@dataclass(frozen=True, slots=True)
class FormattedText:
    text: str
    entities: tuple[Entity, ...] = ()

    def fields(self, text_name: str, entities_name: str) -> Json:
        """As fields of a message; without the entities' field when there are none."""
        found: Json = {text_name: self.text}
        if self.entities:
            found[entities_name] = list(self.entities)
        return found


def ordered(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """By place; the one that holds another comes before it."""
    return tuple(sorted(entities, key=lambda e: (e["offset"], -e["length"], _OUTER_FIRST.get(e["type"], 99))))


def offsets_in_utf16(text: str) -> Callable[[int], int]:
    """A function from indexes of `text` to UTF-16 offsets."""
    if text.isascii() or max(text) <= "\uffff":
        return lambda index: index
    return lambda index: utf16_length(text[:index])


def trimmed(formatted: FormattedText) -> FormattedText:
    """Without white space at the end, nor at the beginning as far as no entity begins there."""
    text = formatted.text.rstrip()
    end = utf16_length(text)
    entities = [
        {**entity, "length": min(entity["length"], end - entity["offset"])}
        for entity in formatted.entities
        if entity["offset"] < end and entity["length"] > 0
    ]
    first = min((entity["offset"] for entity in entities), default=end)
    leading = min(len(text) - len(text.lstrip(" \n")), first)
    if leading:
        text = text[leading:]
        entities = [{**entity, "offset": entity["offset"] - leading} for entity in entities]
    return FormattedText(text, ordered(entities))


def with_found(formatted: FormattedText) -> FormattedText:
    """With the links, commands, mentions and tags that Telegram finds by itself."""
    text = formatted.text
    signs = {sign for sign in "/.@#$" if sign in text}
    if not signs:
        return formatted
    offset_of = offsets_in_utf16(text)
    taken = [(e["offset"], e["offset"] + e["length"]) for e in formatted.entities if e["type"] in _KEEP_OUT]
    found: list[Entity] = []
    for kind, needed, pattern in _PATTERNS:
        if signs.isdisjoint(needed):
            continue
        for match in pattern.finditer(text):
            begin, end = match.span()
            if kind == "url":
                end = begin + len(match.group().rstrip(".,;:!?)]»…"))
            span = offset_of(begin), offset_of(end)
            if any(span[0] < until and since < span[1] for since, until in taken):
                continue
            taken.append(span)
            found.append({"type": kind, "offset": span[0], "length": span[1] - span[0]})
    return FormattedText(text, ordered([*formatted.entities, *found])) if found else formatted


class WrongLinkError(ValueError):
    """The link cannot be used; the text says why, as Telegram does."""


def checked_link(link: str) -> str:
    """The link as Telegram keeps it. Raises `WrongLinkError`."""
    scheme = re.match(r"(tg|ton|tonsite):(?://)?(.*)", link, re.I | re.S)
    if scheme:
        if not re.fullmatch(r"[\w.-]+(?:[/?#].*)?", scheme.group(2), re.S):
            raise WrongLinkError("Wrong tg URL")
        return f"{scheme.group(1).lower()}://{scheme.group(2)}"
    if "://" not in link:
        link = f"http://{link}"
    try:
        parts = urlsplit(link)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise WrongLinkError("Wrong HTTP URL") from None
    if parts.scheme.lower() not in ("http", "https"):
        raise WrongLinkError("Unsupported URL protocol")
    if not host:
        raise WrongLinkError("URL host is empty")
    if ("." not in host and ":" not in host) or any(character.isspace() for character in link):
        raise WrongLinkError("Wrong HTTP URL")
    return link if parts.path or parts.query or parts.fragment else f"{link}/"


def link_entity(link: str) -> Entity | None:
    """The entity of a link on words: a mention of a person, a link, or nothing when the link is wrong."""
    person = re.fullmatch(r"tg:(?://)?user\?id=(\d+)", link, re.I)
    if person:
        return {"type": "text_mention", "user": {"id": int(person.group(1))}}
    try:
        return {"type": "text_link", "url": checked_link(link)}
    except WrongLinkError:
        return None
