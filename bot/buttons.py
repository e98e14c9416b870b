"""Buttons as typed values: what each asks for when it is pressed. How they travel is in `callback_data`."""

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
    NEW = "new"


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


@dataclass(frozen=True, slots=True)
class OpenDraft:
    """See where the draft stands."""

    draft: int


@dataclass(frozen=True, slots=True)
class WriteDraft:
    """Write questions from what was sent."""

    draft: int


@dataclass(frozen=True, slots=True)
class StopDraft:
    """Write no further."""

    draft: int


@dataclass(frozen=True, slots=True)
class DiscardDraft:
    """Throw the draft away; sure: 0 asks first."""

    draft: int
    sure: int


@dataclass(frozen=True, slots=True)
class ReviewDraft:
    """Begin with the first question that nothing was said of; only: 1 for those that ask to be checked."""

    draft: int
    only: int


@dataclass(frozen=True, slots=True)
class Leaf:
    """The question behind this one (by 1), before it (-1), or itself (0)."""

    draft: int
    question: int
    by: int
    only: int


@dataclass(frozen=True, slots=True)
class Judge:
    """Keep this question (1) or drop it (0)."""

    draft: int
    question: int
    keep: int
    only: int


@dataclass(frozen=True, slots=True)
class KeepRest:
    """Keep all questions that nothing was said of."""

    draft: int


@dataclass(frozen=True, slots=True)
class PublishDraft:
    """Make a set of what is kept."""

    draft: int


@dataclass(frozen=True, slots=True)
class ShareSet:
    """The link of a set of one's own, and its picture."""

    set: int
