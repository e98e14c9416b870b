"""Column types that mean the same in both databases."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import msgspec
from sqlalchemy import BigInteger, Date, DateTime, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder().decode
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

RowId = BigInteger().with_variant(Integer(), "sqlite")
"""An id the database counts up. SQLite does so only in an INTEGER column, which holds 64 bits as well."""


def storable(text: str) -> str:
    """The text without NUL, and with lone surrogates replaced: people send them, databases refuse them."""
    if text.isascii() and "\0" not in text:
        return text
    return _UNSTORABLE.sub(lambda found: "" if found[0] == "\0" else "\N{REPLACEMENT CHARACTER}", text)


def to_json(value: Any) -> str:
    """The shortest JSON text, with letters as they are, and storable."""
    try:
        text = _encode(value)
    except UnicodeEncodeError:  # half a surrogate pair
        return _encode(_storable_within(value)).decode()
    if rb"\u0000" in text:  # perhaps an escaped NUL, which would come back as one
        text = _encode(_storable_within(value))
    return text.decode()


def _storable_within(value: Any) -> Any:
    match value:
        case str():
            return storable(value)
        case list() | tuple():
            return [_storable_within(item) for item in value]
        case dict():
            return {_storable_within(key): _storable_within(item) for key, item in value.items()}
        case _:
            return value


class Words(TypeDecorator[str]):
    """Text, whatever a person typed."""

    impl = Text
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any]:
        return _words_to_text


class Json(TypeDecorator[Any]):
    """A plain value as JSON text, so that both databases give back the same in the same order."""

    impl = Text
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any]:
        return _json_to_text

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        return from_json


class Instant(TypeDecorator[datetime]):
    """A moment: aware in any zone going in, in UTC coming out. SQLite keeps text that sorts as time does."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else _in_utc(value)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    # SQLAlchemy's own way for SQLite gives the same texts, and takes ten times as long.

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        return _instant_to_text if dialect.name == "sqlite" else super().bind_processor(dialect)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        return _instant_from_text if dialect.name == "sqlite" else super().result_processor(dialect, coltype)


class Day(TypeDecorator[date]):
    """A date without a time. SQLite keeps text."""

    impl = Date
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        return _day_to_text if dialect.name == "sqlite" else super().bind_processor(dialect)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        return _day_from_text if dialect.name == "sqlite" else super().result_processor(dialect, coltype)


def _words_to_text(words: str | None) -> str | None:
    return None if words is None else storable(words)


def _json_to_text(value: Any) -> str | None:
    return None if value is None else to_json(value)


def from_json(text: str | None) -> Any:
    """What `to_json` made a text of; None of None."""
    return None if text is None else _decode(text)


def _in_utc(value: datetime) -> datetime:
    if value.tzinfo is UTC:
        return value
    if value.tzinfo is None:
        raise ValueError(f"{value} has no time zone")
    return value.astimezone(UTC)


def _instant_to_text(value: datetime | None) -> str | None:
    return None if value is None else _in_utc(value).isoformat(" ", "microseconds")[:-6]


def _instant_from_text(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text).replace(tzinfo=UTC)


def _day_to_text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day_from_text(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
