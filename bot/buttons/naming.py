"""Keys about the name that teachers see."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChangeName:
    """Choose another; set: the one just joined, 0 from the settings."""

    set: int


@dataclass(frozen=True, slots=True)
class MessengerName:
    """Be called as in the messenger."""

    set: int
