"""Texts of a Bot API call: parse_mode or entities → text and entities, within Telegram's lengths."""

from __future__ import annotations

from typing import Any

from sandbox.arguments import Arguments
from sandbox.entities import FormattedText, ordered, trimmed, with_found
from sandbox.errors import bad_request
from sandbox.html_markup import HtmlParser, MarkupError
from sandbox.markdown_markup import MarkdownParser
from sandbox.wire import Json

MESSAGE_CHARACTERS = 4096
CAPTION_CHARACTERS = 1024
SOURCE_BYTES = 32_768

_NEEDS = {"text_link": ("url", str), "text_mention": ("user", dict), "custom_emoji": ("custom_emoji_id", str)}


def formatted(text: str, parse_mode: str, entities: Any, find: bool = True) -> FormattedText:
    """Parsed, trimmed and with found entities; the text may come out empty."""
    if len(text.encode()) > SOURCE_BYTES:
        raise bad_request("Text is too long")
    mode = parse_mode.lower()
    try:
        if not text or mode in ("", "none"):
            parsed = FormattedText(text, ordered(_given(entities)))
        elif mode == "html":
            parsed = HtmlParser(text).parse()
        elif mode in ("markdownv2", "markdown"):
            parsed = MarkdownParser(text).parse()
        else:
            raise bad_request("Unsupported parse_mode")
    except MarkupError as error:
        raise bad_request(f"can't parse entities: {error}") from None
    parsed = trimmed(parsed)
    return with_found(parsed) if find else parsed


def _given(entities: Any) -> list[Json]:
    if not isinstance(entities, list):
        return []
    for entity in entities:
        if not isinstance(entity, dict):
            raise bad_request("Can't parse MessageEntity: expected an Object")
        for name in ("type", "offset", "length"):
            if name not in entity:
                raise bad_request(f'Can\'t parse MessageEntity: Can\'t find field "{name}"')
        needed, kind = _NEEDS.get(entity["type"], ("type", str))
        if not isinstance(entity.get(needed), kind):
            raise bad_request(f'Can\'t parse MessageEntity: Can\'t find field "{needed}"')
        for name in ("offset", "length"):
            if not 0 <= int(entity[name]) <= 1_000_000:
                raise bad_request(f"Receive an entity with incorrect {name} {entity[name]}")
    return entities


def text_argument(
    arguments: Arguments, name: str, entities_name: str = "", mode_name: str = "", find: bool = True
) -> FormattedText:
    """`name` with its `entities_name` or `mode_name` (by default `<name>_entities`, `<name>_parse_mode`)."""
    return formatted(
        arguments.text(name),
        arguments.text(mode_name or f"{name}_parse_mode"),
        arguments.structure(entities_name or f"{name}_entities", "entities"),
        find,
    )


def message_text(arguments: Arguments, too_long: str = "Message is too long") -> FormattedText:
    if not arguments.text("text"):
        raise bad_request("Message text is empty")
    text = text_argument(arguments, "text", "entities", "parse_mode")
    if not text.text:
        raise bad_request("Text must be non-empty")
    if len(text.text) > MESSAGE_CHARACTERS:
        raise bad_request(too_long)
    return text


def caption(arguments: Arguments) -> FormattedText:
    text = text_argument(arguments, "caption", "caption_entities", "parse_mode")
    if len(text.text) > CAPTION_CHARACTERS:
        raise bad_request("Message caption is too long")
    return text
