"""Keys that lead to a screen, or change a setting."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """Screens one can go to from anywhere."""

    HOME = "home"
    SETS = "sets"
    STATS = "stats"
    SETTINGS = "settings"
    HELP = "help"
    LANGUAGE = "language"
    ZONE = "zone"
    ALL_ZONES = "zones"
    REMINDER = "reminder"
    QUIET = "quiet"
    PACE = "pace"
    REVIEWS = "reviews"
    RETENTION = "retention"
    EASY = "easy"
    NEW = "new"
    CLASS = "class"


@dataclass(frozen=True, slots=True)
class Go:
    """To a screen."""

    place: Place


@dataclass(frozen=True, slots=True)
class OpenSet:
    """Look at a set."""

    set: int


@dataclass(frozen=True, slots=True)
class JoinSet:
    """Join a set and begin."""

    set: int


@dataclass(frozen=True, slots=True)
class LeaveSet:
    """Leave a set; sure: 0 asks first."""

    set: int
    sure: int


@dataclass(frozen=True, slots=True)
class Aside:
    """Look at what was set aside in a set."""

    set: int


@dataclass(frozen=True, slots=True)
class BringBack:
    """Ask this fact again."""

    fact: int
    set: int


@dataclass(frozen=True, slots=True)
class Speak:
    """Change the language."""

    language: str


@dataclass(frozen=True, slots=True)
class Live:
    """Change the time zone, an IANA name."""

    zone: str


@dataclass(frozen=True, slots=True)
class Remind:
    """Remind at this local minute; -1 never."""

    minute: int


@dataclass(frozen=True, slots=True)
class Quiet:
    """Quiet hours, in local minutes."""

    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Pace:
    """New facts a day."""

    new: int


@dataclass(frozen=True, slots=True)
class Reviews:
    """Reviews a day, at most."""

    most: int


@dataclass(frozen=True, slots=True)
class Retain:
    """Ask again at this chance of recall, of a hundred."""

    percent: int


@dataclass(frozen=True, slots=True)
class EasyDay:
    """Less is asked on this weekday, 0 is Monday; easy: 0 as much as on others."""

    weekday: int
    easy: int


@dataclass(frozen=True, slots=True)
class Later:
    """On a reminder: once more in an hour."""


@dataclass(frozen=True, slots=True)
class NotToday:
    """On a reminder: not today."""


@dataclass(frozen=True, slots=True)
class Forget:
    """Yes, delete everything about me."""
