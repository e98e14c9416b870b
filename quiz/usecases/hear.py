"""A text came: what it means depends on where the conversation stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from quiz.clock_text import read_clock
from quiz.model import Learner
from quiz.ports import Tx
from quiz.talk import Expecting
from quiz.usecases.answer import Answered, NeedsButtons, NoQuestion, say
from quiz.usecases.keep import explain_complaint
from quiz.usecases.people import be_reminded, listen


@dataclass(frozen=True, slots=True)
class NoClock:
    """A time of day was asked for, something else came. about: what it was for."""

    about: Expecting


@dataclass(frozen=True, slots=True)
class ClockSaid:
    """«It is this minute of the day with me»: the zone is still to be chosen."""

    minute: int


@dataclass(frozen=True, slots=True)
class ReminderSet:
    """The reminder's time was typed."""

    learner: Learner


@dataclass(frozen=True, slots=True)
class Thanked:
    """Words on a bad question were taken down."""


Heard = Answered | NeedsButtons | NoQuestion | NoClock | ClockSaid | ReminderSet | Thanked


def hear(tx: Tx, learner: Learner, text: str, now: datetime) -> Heard:
    """An answer, a time of day, a complaint, or nothing we asked for."""
    expecting = tx.talks.get(learner.id).expecting
    match expecting:
        case Expecting.CLOCK | Expecting.REMINDER:
            minute = read_clock(text)
            if minute is None:
                return NoClock(expecting)
            listen(tx, learner, Expecting.NOTHING)
            if expecting is Expecting.CLOCK:
                return ClockSaid(minute)
            return ReminderSet(be_reminded(tx, learner, now, minute=minute))
        case Expecting.COMPLAINT:
            return Thanked() if explain_complaint(tx, learner, text, now) else NoQuestion()
        case _:
            return say(tx, learner, text, now)
