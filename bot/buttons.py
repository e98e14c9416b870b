"""Buttons as typed values, and how they travel: «o1:5:k3f:2» is Option(asking=5, nonce="k3f", position=2).

A button is data from a stranger: whatever does not read back exactly as one of these is no button of ours. The digit
in the tag is the version: a changed meaning takes a new tag, and old messages keep working.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum

LIMIT = 64
"""Bytes that Telegram lets a button carry."""


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


@dataclass(frozen=True, slots=True)
class Option:
    """One option of an open question, by its place on the screen; also turns a flashcard over."""

    asking: int
    nonce: str
    position: int


@dataclass(frozen=True, slots=True)
class Mark:
    """Mark an option of a multi_choice (on: 1) or take the mark away (0): pressed twice, it does the same once."""

    asking: int
    nonce: str
    position: int
    on: int


@dataclass(frozen=True, slots=True)
class Submit:
    """All that apply are marked."""

    asking: int
    nonce: str


@dataclass(frozen=True, slots=True)
class Clear:
    """Take back the presses so far."""

    asking: int
    nonce: str


@dataclass(frozen=True, slots=True)
class Hint:
    """A little help."""

    asking: int
    nonce: str


@dataclass(frozen=True, slots=True)
class Rate:
    """How well a flashcard was known: 1 … 4."""

    asking: int
    nonce: str
    rating: int


@dataclass(frozen=True, slots=True)
class GiveUp:
    """«I don't know»."""

    asking: int
    nonce: str


@dataclass(frozen=True, slots=True)
class Next:
    """On to the next question."""


@dataclass(frozen=True, slots=True)
class Undo:
    """Take this answer back."""

    review: int


@dataclass(frozen=True, slots=True)
class Complain:
    """This question is bad."""

    asking: int


@dataclass(frozen=True, slots=True)
class Pause:
    """Enough for now."""


@dataclass(frozen=True, slots=True)
class Learn:
    """Begin, on one set or (0) on all."""

    set: int


@dataclass(frozen=True, slots=True)
class More:
    """New facts beyond the day's share, of one set or (0) of all."""

    set: int


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
class Later:
    """On a reminder: once more in an hour."""


@dataclass(frozen=True, slots=True)
class NotToday:
    """On a reminder: not today."""


@dataclass(frozen=True, slots=True)
class Forget:
    """Yes, delete everything about me."""


Button = (
    Option
    | Mark
    | Submit
    | Clear
    | Hint
    | Rate
    | GiveUp
    | Next
    | Undo
    | Complain
    | Pause
    | Learn
    | More
    | Go
    | OpenSet
    | JoinSet
    | LeaveSet
    | Aside
    | BringBack
    | Speak
    | Live
    | Remind
    | Quiet
    | Pace
    | Reviews
    | Later
    | NotToday
    | Forget
)

TAGS: dict[str, type[Button]] = {
    "o1": Option,
    "k2": Mark,
    "d1": Submit,
    "c1": Clear,
    "h1": Hint,
    "r1": Rate,
    "g1": GiveUp,
    "n1": Next,
    "u1": Undo,
    "b1": Complain,
    "p1": Pause,
    "l1": Learn,
    "m1": More,
    "w1": Go,
    "s1": OpenSet,
    "j1": JoinSet,
    "q1": LeaveSet,
    "a1": Aside,
    "k1": BringBack,
    "t1": Speak,
    "z1": Live,
    "e1": Remind,
    "i1": Quiet,
    "v1": Pace,
    "x1": Reviews,
    "y1": Later,
    "f1": NotToday,
    "x9": Forget,
}
_TAG_OF = {cls: tag for tag, cls in TAGS.items()}


def pack(button: Button) -> str:
    """What the button carries; ValueError beyond 64 bytes."""
    data = ":".join([_TAG_OF[type(button)], *(str(getattr(button, f.name)) for f in fields(button))])
    if len(data.encode()) > LIMIT:
        raise ValueError(f"a button of {len(data.encode())} bytes: {data!r}; Telegram takes {LIMIT}")
    return data


def unpack(data: str) -> Button | None:
    """The button that reads exactly so; None if there is none."""
    tag, *parts = data.split(":")
    cls = TAGS.get(tag)
    if cls is None or not data.isascii() or len(data) > LIMIT or len(parts) != len(fields(cls)):
        return None
    values: list[int | str] = []
    for field, part in zip(fields(cls), parts, strict=True):
        value = _read(str(field.type), part)
        if value is None:
            return None
        values.append(value)
    button: Button = cls(*values)  # type: ignore[arg-type]  # the types were checked one by one above
    return button if pack(button) == data else None


def _read(kind: str, part: str) -> int | str | None:
    """One field; None if it is not of its kind. Integers stay within what databases keep."""
    if kind == "int":
        digits = part.removeprefix("-")
        return int(part) if digits.isascii() and digits.isdigit() and len(digits) < 19 else None
    if kind == "Place":
        return Place(part) if part in set(Place) else None
    return part
