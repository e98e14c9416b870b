"""Column types that mean the same in both databases."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator

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
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if r"\u0000" in text:  # perhaps an escaped NUL, which would come back as one
        text = json.dumps(_storable_within(value), ensure_ascii=False, separators=(",", ":"))
    return storable(text)


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

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else storable(value)


class Json(TypeDecorator[Any]):
    """A plain value as JSON text, so that both databases give back the same in the same order."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else to_json(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


class Instant(TypeDecorator[datetime]):
    """A moment: aware in any zone going in, in UTC coming out. SQLite keeps text that sorts as time does."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
