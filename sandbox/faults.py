"""Faults to order: the next calls fail as Telegram sometimes does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import asdict, dataclass, field
from random import Random
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
_WITHOUT_ANSWER = ("timeout", "reset")


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

    def check(self) -> None:
        """Raises ValueError when the order makes no sense."""
        _check_kinds([self.kind])
        if self.times < 1:
            raise ValueError("times must be at least 1")

    def meet(self, method: str, chat_id: str) -> Fault | None:
        if not _fits(self, method, chat_id):
            return None
        self.times -= 1
        return self

    def is_used_up(self) -> bool:
        return self.times < 1

    def error(self) -> Exception:
        if self.kind == "429":
            return too_many_requests(self.retry_after)
        if self.kind in _WITHOUT_ANSWER:
            return LostConnectionError(self.kind)
        return ApiError(int(self.kind), self.description or _DESCRIPTIONS[self.kind])


@dataclass(slots=True)
class RandomFaults:
    """About `share` (0 to 1) of the calls of `method` in `chat_id` fail, each in one of `kinds`, until cleared.

    `method` and `chat_id` as in `Fault`. Of timeouts and resets every second one, about, is carried out all the same.
    All is drawn with `seed`: the same calls in the same order meet the same faults.
    """

    method: str
    share: float
    kinds: tuple[Kind, ...]
    seed: int = 0
    chat_id: int | None = None
    retry_after: int = 1
    met: Counter[str] = field(default_factory=Counter, init=False)
    """How many calls met each kind; "timeout, applied" and "reset, applied" were carried out."""
    _chance: Random = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._chance = Random(self.seed)

    def wire(self) -> Json:
        told = ("method", "share", "kinds", "seed", "chat_id", "retry_after")
        return {**{name: getattr(self, name) for name in told}, "met": dict(self.met)}

    def check(self) -> None:
        """Raises ValueError when the order makes no sense."""
        _check_kinds(self.kinds)
        if not 0 < self.share <= 1:
            raise ValueError("share must be over 0 and at most 1")

    def meet(self, method: str, chat_id: str) -> Fault | None:
        if not _fits(self, method, chat_id):
            return None
        # Always as many draws, so that one call's fate does not depend on the kinds that others met.
        fate, which, late = self._chance.random(), self._chance.random(), self._chance.random()
        if fate >= self.share:
            return None
        kind = self.kinds[int(which * len(self.kinds))]
        applied = kind in _WITHOUT_ANSWER and late < 0.5
        self.met[f"{kind}, applied" if applied else kind] += 1
        return Fault(self.method, kind, chat_id=self.chat_id, retry_after=self.retry_after, applied=applied)

    def is_used_up(self) -> bool:
        return False


def _check_kinds(kinds: Collection[str]) -> None:
    wrong = [kind for kind in kinds if kind not in KINDS]
    if wrong or not kinds:
        raise ValueError(f"kind must be one of {', '.join(KINDS)}, not {wrong[0] if wrong else 'nothing'!r}")


def _fits(rule: Fault | RandomFaults, method: str, chat_id: str) -> bool:
    named = method != "getupdates" if rule.method == "*" else rule.method.lower() == method
    return named and (rule.chat_id is None or str(rule.chat_id) == chat_id)


class Faults:
    def __init__(self) -> None:
        self._ordered: list[Fault | RandomFaults] = []

    def order(self, rule: Fault | RandomFaults) -> None:
        """From the next call on. Raises ValueError when the order makes no sense."""
        rule.check()
        self._ordered.append(rule)

    def clear(self) -> None:
        self._ordered.clear()

    def pending(self) -> list[Fault | RandomFaults]:
        return list(self._ordered)

    def meet(self, method: str, chat_id: str) -> Fault | None:
        """The first fault that was ordered for this call, used up once. `method` in small letters."""
        for rule in self._ordered:
            fault = rule.meet(method, chat_id)
            if fault is not None:
                if rule.is_used_up():
                    self._ordered.remove(rule)
                return fault
        return None
