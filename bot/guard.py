"""How much of the bot one person may take: far more than anybody needs, far less than would be felt by others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

REMEMBERED = 20_000
"""People kept in mind; those who have been quiet are let go first."""
SAY_EVERY = 30.0
"""Seconds before somebody who is turned away is told so again."""


@dataclass(frozen=True, slots=True)
class Limit:
    """burst: at once. per_second: in the long run."""

    burst: int
    per_second: float


LIMITS = {"callback_query": Limit(150, 30.0), "message": Limit(40, 5.0)}
"""By kind of update; another kind is counted as a message. Thirty presses a second are beyond any thumb."""
PACE = Limit(10, 1.0)
"""More messages than that nobody sends who reads the answers."""


class _Buckets:
    """One for each person: a burst fits in, and it empties by so much a second."""

    def __init__(self, limit: Limit) -> None:
        self._room = limit.burst / limit.per_second + 1e-6
        self._each = 1 / limit.per_second
        self._empty_at: dict[int, float] = {}

    def take(self, person: int, now: float) -> bool:
        """Put one more in; False if there is no room, and it is not put in."""
        if self.is_full(person, now):
            return False
        if len(self._empty_at) >= REMEMBERED:
            self._empty_at = {other: at for other, at in self._empty_at.items() if at > now}
        if len(self._empty_at) >= REMEMBERED:
            self._empty_at.clear()  # a flood from everywhere: no one of them is the one to blame
        self._empty_at[person] = max(self._empty_at.get(person, now), now) + self._each
        return True

    def is_full(self, person: int, now: float) -> bool:
        """Whether there is no room for one more."""
        return max(self._empty_at.get(person, now), now) + self._each - now > self._room


class Guard:
    """Counts by person and kind of update. clock: seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._kinds = {kind: _Buckets(limit) for kind, limit in LIMITS.items()}
        self._pace = _Buckets(PACE)
        self._told: dict[int, float] = {}

    def allows(self, person: int, kind: str) -> bool:
        """Count one more of this person's; False if it is one too many, which is not counted."""
        now, kind = self._clock(), kind if kind in LIMITS else "message"
        if kind == "message":
            self._pace.take(person, now)
        return self._kinds[kind].take(person, now)

    def hurries(self, person: int) -> bool:
        """Whether this person sends more words than anybody who waits for the answers."""
        return self._pace.is_full(person, self._clock())

    def says_so(self, person: int) -> bool:
        """Whether this person should be told now that they were turned away; not at each time."""
        now = self._clock()
        if now - self._told.get(person, -SAY_EVERY) < SAY_EVERY:
            return False
        if len(self._told) >= REMEMBERED:
            self._told.clear()
        self._told[person] = now
        return True
