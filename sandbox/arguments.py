"""The arguments of one Bot API call, read as leniently and as strictly as Telegram reads them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sandbox.errors import bad_request
from sandbox.wire import dumps


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the request."""

    name: str
    mime_type: str
    content: bytes


class Arguments:
    """Values are strings (from a form or the address) or whatever JSON held."""

    __slots__ = ("uploads", "values")

    def __init__(self, values: Mapping[str, Any], uploads: Mapping[str, Upload] | None = None) -> None:
        self.values = values
        self.uploads = uploads or {}

    def text(self, name: str) -> str:
        """Empty when missing."""
        value = self.values.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else dumps(value)

    def integer(self, name: str, default: int = 0, low: int = -(2**63), high: int = 2**63 - 1) -> int:
        """`default` when missing or not a number; moved into the limits, as Telegram does."""
        try:
            return max(low, min(high, int(self.text(name))))
        except ValueError:
            return default

    def flag(self, name: str, default: bool = False) -> bool:
        value = self.text(name).lower()
        return value in ("true", "yes", "1") if value else default

    def structure(self, name: str, what: str) -> Any:
        """The decoded JSON, None when missing. Raises "Can't parse <what> JSON object"."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except (ValueError, RecursionError):
            raise bad_request(f"Can't parse {what} JSON object") from None

    def loggable(self) -> dict[str, Any]:
        """For the log of calls: files by their names."""
        files = {name: f"<{upload.name}, {len(upload.content)} bytes>" for name, upload in self.uploads.items()}
        return {**self.values, **files}
