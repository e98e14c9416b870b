"""The shapes that travel: JSON objects of the Bot API, kept as plain dictionaries because that is cheapest.

A message, a poll or a user is never changed in place: a change makes a new dictionary, so whatever was
handed out before (an update in a queue, a button's message) stays as it was.
"""

from __future__ import annotations

import json
from typing import Any

Json = dict[str, Any]
Message = Json

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
"""Made once: `json.dumps` would make one for each call that has such wishes."""


def dumps(value: Any) -> str:
    return _ENCODER.encode(value)


def utf16_length(text: str) -> int:
    """Length in UTF-16 code units, as entities count."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def without_nones(**fields: Any) -> Json:
    return {name: value for name, value in fields.items() if value is not None}
