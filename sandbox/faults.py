"""Faults to order: the next calls fail as Telegram sometimes does."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal, get_args

from sandbox.errors import ApiError, too_many_requests
from sandbox.wire import Json

Kind = Literal["429", "500", "502", "400", "403", "timeout", "reset"]
KINDS: tuple[str, ...] = get_args(Kind)
_DESCRIPTIONS = {
    "400": "Bad Request: ordered by the sandbox",
    "403": "Forbidden: bot was blocked by the user",
    "500": "Internal Server Error: ordered by the sandbox",
    "502": "Bad Gateway",
}


class LostConnectionError(Exception):
    """The client gets no answer: `kind` is "timeout" or "reset"."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


@dataclass(slots=True)
class Fault:
    """`times` more calls of `method` ("*": every method but getUpdates) in `chat_id` (None: any) fail.

    `applied`: the call is carried out, only its answer is lost, as when a connection breaks too late.
    """

    method: str
    kind: Kind
    times: int = 1
    chat_id: int | None = None
    retry_after: int = 1
    description: str | None = None
    applied: bool = False

    def wire(self) -> Json:
        return asdict(self)

    def fits(self, method: str, chat_id: str) -> bool:
        named = method != "getupdates" if self.method == "*" else self.method.lower() == method
        return named and (self.chat_id is None or str(self.chat_id) == chat_id)

    def error(self) -> Exception:
        if self.kind == "429":
            return too_many_requests(self.retry_after)
        if self.kind in ("timeout", "reset"):
            return LostConnectionError(self.kind)
        return ApiError(int(self.kind), self.description or _DESCRIPTIONS[self.kind])


class Faults:
    def __init__(self) -> None:
        self._ordered: list[Fault] = []

    def order(self, fault: Fault) -> None:
        if fault.kind not in KINDS:
            raise ValueError(f"kind must be one of {', '.join(KINDS)}, not {fault.kind!r}")
        if fault.times < 1:
            raise ValueError("times must be at least 1")
        self._ordered.append(fault)

    def clear(self) -> None:
        self._ordered.clear()

    def pending(self) -> list[Fault]:
        return list(self._ordered)

    def meet(self, method: str, chat_id: str) -> Fault | None:
        """The first fault that was ordered for this call, used up once. `method` in small letters."""
        for fault in self._ordered:
            if fault.fits(method, chat_id):
                fault.times -= 1
                if fault.times == 0:
                    self._ordered.remove(fault)
                return fault
        return None
