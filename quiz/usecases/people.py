"""Coming in: the first hello, joining and leaving sets, settings, going for good."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from quiz.model import Learner, LearnerId, PublishedSet, Reminding, SetId, StudyDay, Visibility
from quiz.names import LONGEST_STORED
from quiz.ports import Tx
from quiz.study_day import study_day, time_zone
from quiz.talk import Expecting, Talk
from quiz.usecases.agenda import left_today
from quiz.usecases.before_exam import foreseen
from quiz.usecases.courses import Assigned, courses
from quiz.usecases.deleting import leave_sets
from quiz.usecases.fitting import cohort_parameters
from quiz.usecases.going import go_elsewhere
from quiz.usecases.naming import seen_as, teacher_for
from quiz.usecases.remind import remind_next
from quiz.usecases.rights import taught_by, teaches

MOST_NEW, MOST_REVIEWS = 100, 1000
HOUR, DAY = 60, 24 * 60
"""Minutes."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who wrote to us, as the messenger tells it. language: an IETF tag, «» if unknown."""

    id: LearnerId
    name: str
    language: str


class Refusal(StrEnum):
    """Why somebody cannot join a set."""

    GONE = "gone"
    """There is no such set, or it is none of theirs; they are not told which."""
    DELETED = "deleted"
    ARCHIVED = "archived"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Home:
    """Where the learner stands when nothing is going on.

    new: they have just come. refused: where their link leads. assigned: how they stand to what was set. teaches:
    whether there are sets that they teach.
    """

    learner: Learner
    joined: tuple[PublishedSet, ...]
    listed: tuple[PublishedSet, ...]
    waiting: int
    new: bool = False
    refused: Refusal | None = None
    today: StudyDay | None = None
    assigned: tuple[Assigned, ...] = ()
    teaches: bool = False


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody came by a set's link and is in it now. again: they were in before. new: they have just come.

    seen_as: the name by which its teacher sees them; None if there is none. teacher: see `naming.teacher_for`.
    """

    learner: Learner
    set: PublishedSet
    again: bool
    new: bool
    seen_as: str | None = None
    today: StudyDay | None = None
    assigned: tuple[Assigned, ...] = ()
    teacher: str = ""


@dataclass(frozen=True, slots=True)
class NoSuchSet:
    """The set is not there for them."""

    why: Refusal = Refusal.GONE


def meet(tx: Tx, person: Person, now: datetime) -> Learner:
    """The learner; a stranger becomes one. Somebody who had blocked the bot is reachable again."""
    learner = tx.learners.get(person.id)
    if learner is None:
        language = first_language(person.language)
        learner = Learner(
            id=person.id,
            name=person.name[:LONGEST_STORED],
            language=language,
            zone="Europe/Moscow" if language == "ru" else "UTC",
            joined_at=now,
            parameters=cohort_parameters(tx),
        )
        tx.learners.put(learner)
        return remind_next(tx, learner, now)
    return remind_next(tx, replace(learner, blocked=False), now) if learner.blocked else learner


RUSSIAN_READERS = ("ru", "be", "uk", "kk", "ky", "uz", "tg", "hy", "az", "ka", "")
"""Languages of the messenger whose readers are first spoken to in Russian; no language given counts too."""


def first_language(tag: str) -> str:
    """ru or en, for somebody whose messenger speaks this language (an IETF tag, «» if unknown)."""
    return "ru" if tag.split("-")[0] in RUSSIAN_READERS else "en"


def arrive(tx: Tx, learner: Learner, code: str, now: datetime) -> Home | Invited:
    """/start, with the code of a set if they came by a link. Who came this very moment is greeted as new."""
    new = learner.joined_at == now
    tx.talks.put(learner.id, replace(tx.talks.get(learner.id), expecting=Expecting.NOTHING))
    set_ = tx.sets.by_code(code) if code else None
    refused = _refusal(tx, learner, set_, by_link=True)
    if set_ is None or refused is not None:
        return replace(home(tx, learner, now), new=new, refused=refused if code else None)
    return replace(_joined(tx, learner, set_, now), new=new)


def home(tx: Tx, learner: Learner, now: datetime) -> Home:
    """What there is to do."""
    go_elsewhere(tx, learner)
    joined = tuple(tx.sets.joined(learner.id))
    listed, today = tuple(tx.sets.listed()), study_day(now, learner.zone)
    waiting = left_today(tx, learner, now) if joined else 0
    assigned, has_sets = foreseen(tx, learner, today), bool(taught_by(tx, learner.id))
    return Home(learner, joined, listed, waiting, today=today, assigned=assigned, teaches=has_sets)


def join(tx: Tx, learner: Learner, id_: SetId, now: datetime) -> Invited | NoSuchSet:
    """Join a set that is listed, that one teaches, or has joined already. A number on a button is no invitation."""
    set_ = tx.sets.get(id_)
    refused = _refusal(tx, learner, set_, by_link=False)
    if set_ is None or refused is not None:
        return NoSuchSet(refused or Refusal.GONE)
    return _joined(tx, learner, set_, now)


def seen(tx: Tx, learner: Learner, id_: SetId) -> PublishedSet | NoSuchSet:
    """The set, if it is there for this person without its link: as `join`, but its teachers see it in the archive."""
    set_ = tx.sets.get(id_)
    if set_ is not None and set_.deleted_at is None and teaches(tx, learner.id, set_):
        return set_
    refused = _refusal(tx, learner, set_, by_link=False)
    return NoSuchSet(refused or Refusal.GONE) if set_ is None or refused is not None else set_


def _refusal(tx: Tx, learner: Learner, set_: PublishedSet | None, *, by_link: bool) -> Refusal | None:
    """Why they cannot join; None if they can, or have. What only a link leads to is no secret to who has it."""
    found = by_link or (set_ is not None and set_.visibility is Visibility.LISTED)
    if set_ is None or set_.deleted_at is not None:
        return Refusal.DELETED if set_ is not None and found else Refusal.GONE
    if any(mine.id == set_.id for mine in tx.sets.joined(learner.id)):
        return None
    found = found or teaches(tx, learner.id, set_)
    if not found or set_.archived_at is not None:
        return Refusal.ARCHIVED if found else Refusal.GONE
    closed = set_.visibility is Visibility.PRIVATE and not teaches(tx, learner.id, set_)
    return Refusal.PRIVATE if closed else None


def _joined(tx: Tx, learner: Learner, set_: PublishedSet, now: datetime) -> Invited:
    joined_now = tx.sets.join(learner.id, set_.id, now)
    if joined_now:  # a sign of life: reminders begin anew, as if just set
        learner = remind_next(tx, replace(learner, reminding=replace(learner.reminding, since=now)), now)
    today = study_day(now, learner.zone)
    return Invited(
        learner,
        set_,
        again=not joined_now,
        new=False,
        seen_as=seen_as(tx, learner, set_),
        today=today,
        assigned=courses(tx, learner, today, set_.id),
        teacher=teacher_for(tx, learner, set_),
    )


def leave(tx: Tx, learner: Learner, id_: SetId, now: datetime) -> Home:
    """Leave a set; what is remembered stays and is there again on coming back."""
    if tx.sets.leave(learner.id, id_):
        talk = tx.talks.get(learner.id)
        tx.talks.put(learner.id, replace(talk, study=None, expecting=Expecting.NOTHING))
    return home(tx, learner, now)


def speak(tx: Tx, learner: Learner, language: str) -> Learner:
    """Change the language; an unknown one changes nothing."""
    if language in ("ru", "en"):
        learner = replace(learner, language=language)
        tx.learners.put(learner)
    return learner


def live_in(tx: Tx, learner: Learner, zone: str, now: datetime) -> Learner | None:
    """Change the time zone (an IANA name); None if there is no such zone."""
    try:
        time_zone(zone)
    except ValueError:
        return None
    return remind_next(tx, replace(learner, zone=zone, zone_known=True), now)


def be_reminded(tx: Tx, learner: Learner, now: datetime, minute: int | None = None, on: bool = True) -> Learner:
    """Switch the reminder, and set its local minute (0…1439) if one is given."""
    reminding = replace(learner.reminding, on=on, since=now)
    if minute is not None and 0 <= minute < DAY:
        reminding = _audible(replace(reminding, minute=minute))
    return remind_next(tx, replace(learner, reminding=reminding, reminder_known=True), now)


def be_quiet(tx: Tx, learner: Learner, quiet_from: int, quiet_to: int, now: datetime) -> Learner:
    """Set the quiet hours, in local minutes; equal ones mean none."""
    if not (0 <= quiet_from < DAY and 0 <= quiet_to < DAY):
        return learner
    reminding = replace(learner.reminding, quiet_from=quiet_from, quiet_to=quiet_to)
    return remind_next(tx, replace(learner, reminding=reminding), now)


def pace(tx: Tx, learner: Learner, new_per_day: int | None = None, reviews_per_day: int | None = None) -> Learner:
    """Set the daily limits; out of bounds changes nothing."""
    if new_per_day is not None and 0 <= new_per_day <= MOST_NEW:
        learner = replace(learner, new_per_day=new_per_day)
    if reviews_per_day is not None and 1 <= reviews_per_day <= MOST_REVIEWS:
        learner = replace(learner, reviews_per_day=reviews_per_day)
    tx.learners.put(learner)
    return learner


def owned(tx: Tx, learner: Learner) -> int:
    """How many sets they would leave behind."""
    return len(tx.sets.owned(learner.id))


def forget(tx: Tx, learner: Learner, now: datetime) -> None:
    """Delete everything about the learner, for good; sets of theirs pass on to those who teach them too."""
    leave_sets(tx, learner.id, now)
    tx.learners.forget(learner.id)


def move_screen(tx: Tx, learner: Learner, message: int) -> None:
    """The conversation now goes on in this message."""
    tx.talks.put(learner.id, replace(tx.talks.get(learner.id), screen=message))


def listen(tx: Tx, learner: Learner, expecting: Expecting) -> Talk:
    """From now on a text of the learner's means this. NOTHING: no more than before, yet an open question is heard."""
    talk = tx.talks.get(learner.id)
    if expecting is not Expecting.NOTHING or talk.expecting is not Expecting.ANSWER:
        talk = replace(talk, expecting=expecting)
    tx.talks.put(learner.id, talk)
    return talk


def _audible(reminding: Reminding) -> Reminding:
    """Who asks for a reminder at 23:00 wants it then: the quiet hours give way."""
    begin, end, minute = reminding.quiet_from, reminding.quiet_to, reminding.minute
    after, before = (minute - begin) % DAY, (end - minute) % DAY
    if begin == end or after >= (end - begin) % DAY:
        return reminding
    if before <= after:
        return replace(reminding, quiet_to=minute)
    if before <= HOUR:
        return replace(reminding, quiet_from=end)  # nothing worth being quiet for is left
    return replace(reminding, quiet_from=(minute + HOUR) % DAY)
