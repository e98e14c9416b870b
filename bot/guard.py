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


LIMITS = {"callback_query": Limit(150, 30.0), "message": Limit(40, 2.0)}
"""By kind of update; another kind is counted as a message. Thirty presses a second are beyond any thumb."""
HURRY = 0.25
"""The share of a burst that nobody uses up who reads the answers."""


class Guard:
    """Counts by person and kind of update. clock: seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._full_until: dict[tuple[int, str], float] = {}
        """When a whole burst would fit again."""
        self._told: dict[int, float] = {}

    def allows(self, person: int, kind: str) -> bool:
        """Count one more of this person's; False if it is one too many, which is not counted."""
        now, kind = self._clock(), kind if kind in LIMITS else "message"
        limit, key = LIMITS[kind], (person, kind)
        full = max(self._full_until.get(key, now), now) + 1 / limit.per_second
        if full - now > limit.burst / limit.per_second + 1e-6:
            return False
        if len(self._full_until) >= REMEMBERED:
            self._full_until = {other: until for other, until in self._full_until.items() if until > now}
        if len(self._full_until) >= REMEMBERED:
            self._full_until.clear()  # a flood from everywhere: no one of them is the one to blame
        self._full_until[key] = full
        return True

    def hurries(self, person: int) -> bool:
        """Whether this person sends more words than anybody who waits for the answers."""
        limit = LIMITS["message"]
        return self._full_until.get((person, "message"), 0.0) - self._clock() > HURRY * limit.burst / limit.per_second

    def says_so(self, person: int) -> bool:
        """Whether this person should be told now that they were turned away; not at each time."""
        now = self._clock()
        if now - self._told.get(person, -SAY_EVERY) < SAY_EVERY:
            return False
        if len(self._told) >= REMEMBERED:
            self._told.clear()
        self._told[person] = now
        return True
