"""A text came: what it means depends on where the conversation stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from quiz.clock_text import read_clock
from quiz.model import Learner
from quiz.ports import Tx
from quiz.roles import ANYBODY, Publishing
from quiz.talk import Expecting, Talk
from quiz.usecases import (
    adding,
    browsing,
    correcting,
    drafting,
    editing,
    enlarging,
    naming,
    planning,
    reported,
    said_to_set,
)
from quiz.usecases.adding import AddedTo
from quiz.usecases.agenda import still_asks
from quiz.usecases.answer import Answered, AskedAnew, Between, NeedsButtons, NoQuestion, Stale, say
from quiz.usecases.correcting import Corrected
from quiz.usecases.editing import Edited
from quiz.usecases.enlarging import Enlarged
from quiz.usecases.keep import explain_complaint
from quiz.usecases.naming import Named
from quiz.usecases.people import be_reminded, listen
from quiz.usecases.planning import Planned
from quiz.usecases.reported import Replied
from quiz.usecases.said_to_set import SaidToSet
from quiz.usecases.standing import Standing, stand
from quiz.usecases.study import Asked, show
from quiz.usecases.titling import Titled, take_title, titled_again
from quiz.usecases.trying import Tried, try_in_words
from quiz.usecases.verdict_again import verdict_again
from quiz.usecases.wishes import say_pace


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
class NoPace:
    """A number of new facts a day was asked for, something else came."""


@dataclass(frozen=True, slots=True)
class PaceSet:
    """The number of new facts a day was typed."""


@dataclass(frozen=True, slots=True)
class Thanked:
    """Words on a bad question were taken down."""


@dataclass(frozen=True, slots=True)
class HeardBefore:
    """This very message was taken in already. standing: what is on, None if nothing is."""

    standing: Asked | Answered | None


@dataclass(frozen=True, slots=True)
class TakenDown:
    """The text is material of the teacher's draft, which stands so now."""

    standing: Standing


@dataclass(frozen=True, slots=True)
class SaidAnew:
    """The text was for a part of a draft's question."""

    edited: Edited


@dataclass(frozen=True, slots=True)
class SaidToReporters:
    """The text was for those who reported a question as bad."""

    replied: Replied


@dataclass(frozen=True, slots=True)
class SaidOfSet:
    """The text was a set's new name, or the code that allows publishing."""

    said: SaidToSet


@dataclass(frozen=True, slots=True)
class SaidOfPublished:
    """The text was for a published question, or is one more, or looks for one."""

    result: Corrected | Enlarged


@dataclass(frozen=True, slots=True)
class WrittenByHand:
    """The text was for one more question of a draft."""

    added: AddedTo


@dataclass(frozen=True, slots=True)
class TitleSaid:
    """The text was for the title of a draft."""

    titled: Titled


@dataclass(frozen=True, slots=True)
class TriedInWords:
    """The text was an answer to a question of a draft, which is tried out."""

    tried: Tried


@dataclass(frozen=True, slots=True)
class NameSaid:
    """The text was the name that teachers are to see."""

    named: Named


@dataclass(frozen=True, slots=True)
class DaySaid:
    """The text was a date of what a class is to be set."""

    planned: Planned


Heard = (
    DaySaid
    | TakenDown
    | SaidAnew
    | SaidToReporters
    | SaidOfSet
    | WrittenByHand
    | TitleSaid
    | TriedInWords
    | NameSaid
    | Answered
    | Stale
    | SaidOfPublished
    | AskedAnew
    | NeedsButtons
    | NoQuestion
    | Between
    | NoClock
    | ClockSaid
    | ReminderSet
    | NoPace
    | PaceSet
    | Thanked
    | HeardBefore
)


def hear(tx: Tx, learner: Learner, text: str, now: datetime, sign: str = "", publishing: Publishing = ANYBODY) -> Heard:
    """An answer, a time of day, a complaint, a piece of material, or nothing we asked for.

    sign: tells this message from every other; after a crash the same one may come again. «» if there is none.
    """
    talk = tx.talks.get(learner.id)
    if talk.expecting is Expecting.TRY:
        return TriedInWords(try_in_words(tx, learner, text, now))  # changes nothing, however often it comes
    if talk.expecting is Expecting.DAY:
        return DaySaid(planning.say_day(tx, learner, text, now))  # likewise
    if talk.expecting is Expecting.FIND:
        return SaidOfPublished(browsing.to_find(tx, learner, text))  # likewise
    if sign in talk.heard:
        return _heard_before(tx, learner, talk, text, now, sign)
    if sign:
        tx.talks.put(learner.id, talk.having_heard(sign))
    expecting = talk.expecting
    match expecting:
        case Expecting.CLOCK | Expecting.REMINDER:
            return _clock(tx, learner, text, expecting, now)
        case Expecting.PACE:
            return PaceSet() if say_pace(tx, learner, text) else NoPace()
        case Expecting.COMPLAINT:
            return Thanked() if explain_complaint(tx, learner, text, now) else NoQuestion()
        case Expecting.EDIT:
            return SaidAnew(editing.say_anew(tx, learner, text))
        case Expecting.REPLY:
            return SaidToReporters(reported.reply(tx, learner, text, now, sign))
        case Expecting.TITLE | Expecting.CODE:
            return SaidOfSet(said_to_set.say_to_set(tx, learner, text, publishing, now, sign))
        case Expecting.FIX:
            return SaidOfPublished(correcting.fix(tx, learner, text, sign))
        case Expecting.ADD:
            return WrittenByHand(adding.add(tx, learner, text))
        case Expecting.ENLARGE:
            return SaidOfPublished(enlarging.add(tx, learner, text, now, sign))
        case Expecting.NAME:
            return NameSaid(naming.take_name(tx, learner, text, sign))
        case Expecting.DRAFT_TITLE:
            return TitleSaid(take_title(tx, learner, text, now, sign, publishing))
        case Expecting.MATERIAL:
            return TakenDown(drafting.take_text(tx, learner, text, now))
        case _:
            return say(tx, learner, text, now)


def _heard_before(tx: Tx, learner: Learner, talk: Talk, text: str, now: datetime, sign: str) -> Heard:
    """What was said to this very message; by what it was for then."""
    if talk.correcting is not None and talk.correcting.sign == sign:
        return SaidOfPublished(correcting.fixed_again(tx, learner, text))
    if talk.expecting is Expecting.MATERIAL:
        return TakenDown(stand(tx, learner))
    if talk.rewording is not None and talk.expecting in (Expecting.EDIT, Expecting.NOTHING):
        return SaidAnew(editing.edited_again(tx, learner, talk.rewording, text))
    if talk.replying is not None and talk.replying.sign == sign:
        return SaidToReporters(reported.replied_again(tx, learner, talk.replying))
    if talk.managing is not None and talk.managing.sign == sign:
        return SaidOfSet(said_to_set.said_again(tx, learner, talk.managing))
    if talk.adding is not None and talk.expecting is Expecting.ADD:
        return WrittenByHand(adding.added_again(tx, learner, talk.adding, text))
    if talk.enlarging is not None and talk.enlarging.sign == sign:
        return SaidOfPublished(enlarging.added_again(tx, learner, talk.enlarging, text))
    if talk.entitling is not None and talk.entitling.sign == sign:
        return TitleSaid(titled_again(tx, learner, text))
    if talk.naming is not None and talk.naming.sign == sign:
        return NameSaid(naming.said_again(tx, learner, talk.naming))
    return HeardBefore(_standing(tx, learner, text if sign == talk.heard[-1] else None, now))


def _clock(tx: Tx, learner: Learner, text: str, about: Expecting, now: datetime) -> NoClock | ClockSaid | ReminderSet:
    minute = read_clock(text)
    if minute is None:
        return NoClock(about)
    if about is Expecting.CLOCK:
        return ClockSaid(minute)  # until a city is chosen, the time may be typed anew
    listen(tx, learner, Expecting.NOTHING)
    return ReminderSet(be_reminded(tx, learner, now, minute=minute))


def _standing(tx: Tx, learner: Learner, said: str | None, now: datetime) -> Asked | Answered | None:
    stretch = tx.talks.get(learner.id).study
    asking = tx.askings.get(learner.id, stretch.asking) if stretch and stretch.asking else None
    if stretch is None or asking is None:
        return None
    if asking.answered:
        return verdict_again(tx, learner, asking.id, now, said)
    return show(tx, learner, stretch, asking, now) if still_asks(tx, asking) else None
