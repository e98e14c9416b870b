"""Texts of a call: parse_mode or entities → text and entities, within Telegram's lengths."""

from __future__ import annotations

from typing import Any

from sandbox.entities import CAPTION_CHARACTERS, MESSAGE_CHARACTERS, FormattedText, ordered, trimmed, with_found
from sandbox.errors import bad_request
from sandbox.html_markup import HtmlParser, MarkupError
from sandbox.legacy_markdown import parse_legacy_markdown
from sandbox.markdown_markup import MarkdownParser
from sandbox.methods.call import Call
from sandbox.wire import Json

SOURCE_BYTES = 32_768
_LARGEST_OFFSET = 1_000_000
_NEEDS = {"text_link": ("url", str), "text_mention": ("user", dict), "custom_emoji": ("custom_emoji_id", str)}


def formatted(call: Call, text: str, parse_mode: str, entities: Any, find: bool = True) -> FormattedText:
    """Parsed, trimmed and with found entities; the text may come out empty."""
    if len(text.encode()) > SOURCE_BYTES:
        raise bad_request("Text is too long")
    mode = parse_mode.lower()
    try:
        if not text or mode in ("", "none"):
            parsed = FormattedText(text, ordered(_given(entities)))
        elif mode == "html":
            parsed = HtmlParser(text).parse()
        elif mode == "markdownv2":
            parsed = MarkdownParser(text).parse()
        elif mode == "markdown":
            parsed = parse_legacy_markdown(text)
        else:
            raise bad_request("Unsupported parse_mode")
    except MarkupError as error:
        raise bad_request(f"can't parse entities: {error}") from None
    parsed = _with_known_people(call, trimmed(parsed))
    return with_found(parsed) if find else parsed


def _given(entities: Any) -> list[Json]:
    if not isinstance(entities, list):
        return []
    for entity in entities:
        if not isinstance(entity, dict):
            raise _unreadable("expected an Object")
        if not isinstance(entity.get("type"), str):
            raise _unreadable('Can\'t find field "type"')
        for name in ("offset", "length"):
            if not isinstance(entity.get(name), int):
                raise _unreadable(f'Can\'t find field "{name}"')
            if not 0 <= entity[name] <= _LARGEST_OFFSET:
                raise bad_request(f"Receive an entity with incorrect {name} {entity[name]}")
        needed, kind = _NEEDS.get(entity["type"], ("type", str))
        if not isinstance(entity.get(needed), kind):
            raise _unreadable(f'Can\'t find field "{needed}"')
    return entities


def _unreadable(reason: str) -> Exception:
    return bad_request(f"Can't parse MessageEntity: {reason}")


def _with_known_people(call: Call, text: FormattedText) -> FormattedText:
    """Mentions carry the whole User; those of people that are not there are dropped."""
    if not any(entity["type"] == "text_mention" for entity in text.entities):
        return text
    kept: list[Json] = []
    for entity in text.entities:
        if entity["type"] != "text_mention":
            kept.append(entity)
            continue
        number = entity["user"].get("id")
        person = call.telegram.people.get(number) if isinstance(number, int) else None
        if person is not None:
            kept.append({**entity, "user": person.user()})
    return FormattedText(text.text, tuple(kept))


def text_argument(
    call: Call, name: str, entities_name: str = "", mode_name: str = "", find: bool = True
) -> FormattedText:
    """`name` with its `entities_name` or `mode_name` (by default `<name>_entities`, `<name>_parse_mode`)."""
    return formatted(
        call,
        call.arguments.text(name),
        call.arguments.text(mode_name or f"{name}_parse_mode"),
        call.arguments.structure(entities_name or f"{name}_entities", "entities"),
        find,
    )


def message_text(call: Call, too_long: str = "Message is too long") -> FormattedText:
    if not call.arguments.text("text"):
        raise bad_request("Message text is empty")
    text = text_argument(call, "text", "entities", "parse_mode")
    if not text.text:
        raise bad_request("Text must be non-empty")
    if len(text.text) > MESSAGE_CHARACTERS:
        raise bad_request(too_long)
    return text


def caption(call: Call) -> FormattedText:
    return short_enough(text_argument(call, "caption", "caption_entities", "parse_mode"))


def short_enough(text: FormattedText) -> FormattedText:
    """The same, if it may be a caption."""
    if len(text.text) > CAPTION_CHARACTERS:
        raise bad_request("Message caption is too long")
    return text
