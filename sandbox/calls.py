"""The log of Bot API calls, for tests and for the curious."""

from __future__ import annotations

from collections import deque
from itertools import islice

from sandbox.errors import ApiError
from sandbox.wire import Json

KEPT = 10_000


class CallLog:
    """The last `KEPT` calls; getUpdates only when it failed. Knows no tokens."""

    def __init__(self) -> None:
        self._calls: deque[Json] = deque(maxlen=KEPT)
        self._number = 0

    def add(self, method: str, params: Json, error: ApiError | str | None = None) -> None:
        if error is None and method.lower() == "getupdates":
            return
        self._number += 1
        call: Json = {"n": self._number, "method": method, "params": params, "ok": error is None}
        if isinstance(error, ApiError):
            call |= {"error_code": error.code, "description": error.description}
        elif error is not None:
            call["description"] = error
        self._calls.append(call)

    def since(self, number: int) -> list[Json]:
        """Calls with a number greater than `number`."""
        new = min(self._number - number, len(self._calls))
        return list(islice(reversed(self._calls), max(0, new)))[::-1]
