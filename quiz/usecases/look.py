"""Looking: sets, statistics, everything the bot knows about a person.

These read all that somebody remembers, so they are run by `Store.look`; none of them writes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any

from quiz.calibration import Calibration, calibration
from quiz.memory import scheduling_of
from quiz.model import DayTally, FactId, Learner, PublishedSet, Score, SetId, StudyDay
from quiz.ports import Tx
from quiz.progress import (
    Foresight,
    Learned,
    MatureTally,
    Streak,
    forecast,
    foresight,
    learned,
    minutes_estimate,
    retention,
    streak,
)
from quiz.questions import Fact
from quiz.study_day import study_day
from quiz.usecases.agenda import left_today
from quiz.usecases.before_exam import foreseen
from quiz.usecases.coming import Coming, coming
from quiz.usecases.courses import Assigned
from quiz.usecases.naming import seen_as, shown_name, teacher_for
from quiz.usecases.people import NoSuchSet, seen
from quiz.usecases.rights import taught_by, teaches

FORECAST_DAYS = 14


@dataclass(frozen=True, slots=True)
class SetView:
    """A set as one learner sees it. own: they teach it. seen_as: as its teacher sees them, None if there is none.
    teacher: see `naming.teacher_for`. today, assigned: if it is learned, how they stand to what was set in it."""

    set: PublishedSet
    joined: bool
    learned: Learned
    own: bool = False
    seen_as: str | None = None
    teacher: str = ""
    today: StudyDay | None = None
    assigned: tuple[Assigned, ...] = ()


@dataclass(frozen=True, slots=True)
class Sets:
    """The sets that are learned, then those that could be joined; own: taught by this person, and not learned.

    owners: of the sets that they teach and somebody else owns, the owner's name, «» if there is none.
    """

    joined: tuple[SetView, ...]
    listed: tuple[PublishedSet, ...]
    own: tuple[PublishedSet, ...] = ()
    owners: Mapping[SetId, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Aside:
    """Facts of a set that were forgotten too often."""

    set: PublishedSet
    facts: tuple[tuple[FactId, Fact], ...]


@dataclass(frozen=True, slots=True)
class Statistics:
    """How a learner stands. left: answers that wait today; minutes: what they take; forecast: due, from today on.
    assigned: how they stand to what was set, and what is to be expected of each exam. foresight: what they will recall;
    checked: how forecasts agreed with what came. coming: what comes next if nothing is left for today."""

    learner: Learner
    today: StudyDay
    streak: Streak
    left: int
    minutes: int
    forecast: tuple[int, ...]
    retention: Score
    learned: Learned
    tallies: tuple[DayTally, ...]
    assigned: tuple[Assigned, ...] = ()
    foresight: Foresight | None = None
    checked: Calibration = field(default_factory=Calibration)
    coming: Coming | None = None


def sets(tx: Tx, learner: Learner) -> Sets:
    """All sets, the learner's first."""
    joined = tx.sets.joined(learner.id)
    ids = {set_.id for set_ in joined}
    taught = taught_by(tx, learner.id)
    mine = {set_.id for set_ in taught}
    views = tuple(SetView(set_, True, _learned(tx, learner, set_), set_.id in mine) for set_ in joined)
    own = tuple(set_ for set_ in taught if set_.id not in ids)
    ids |= {set_.id for set_ in own}
    owners = {set_.id: _owner(tx, set_) for set_ in taught if set_.owner != learner.id}
    return Sets(views, tuple(set_ for set_ in tx.sets.listed() if set_.id not in ids), own, owners)


def one_set(tx: Tx, learner: Learner, id_: SetId, now: datetime) -> SetView | NoSuchSet:
    """One set, if it is there for them without its link."""
    set_ = seen(tx, learner, id_)
    if isinstance(set_, NoSuchSet):
        return set_
    joined = any(mine.id == id_ for mine in tx.sets.joined(learner.id))
    known, own = _learned(tx, learner, set_), teaches(tx, learner.id, set_)
    today = study_day(now, learner.zone)
    return SetView(
        set=set_,
        joined=joined,
        learned=known,
        own=own,
        seen_as=seen_as(tx, learner, set_),
        teacher=teacher_for(tx, learner, set_),
        today=today,
        assigned=foreseen(tx, learner, today, id_, far=True) if joined else (),
    )


def aside(tx: Tx, learner: Learner, id_: SetId) -> Aside | NoSuchSet:
    """What was set aside in a set, if it is there for them without its link."""
    set_ = seen(tx, learner, id_)
    if isinstance(set_, NoSuchSet):
        return set_
    ids = [r.fact for r in tx.memories.of(learner.id, id_) if r.memory.set_aside]
    return Aside(set_, tuple((published.id, published.fact) for published in tx.facts.some(ids)))


def statistics(tx: Tx, learner: Learner, now: datetime) -> Statistics:
    """Everything `/stats` shows."""
    today = study_day(now, learner.zone)
    tallies = tuple(tx.tallies.of(learner.id))
    memories = [r.memory for r in tx.memories.of(learner.id)]
    answers = sum(tally.answers for tally in tallies)
    left = left_today(tx, learner, now)
    assigned = foreseen(tx, learner, today, far=True)
    next_ = coming(tx, learner, None, today) if not left else None
    return Statistics(
        learner=learner,
        today=today,
        streak=streak([tally.day for tally in tallies], today),
        left=left,
        minutes=minutes_estimate(left, sum(t.seconds for t in tallies) / answers if answers else None),
        forecast=_with_coming(forecast(memories, today, FORECAST_DAYS), next_, today),
        retention=retention([MatureTally(t.day, t.reviews_right, t.reviews) for t in tallies], today),
        learned=learned(memories, sum(set_.facts for set_ in tx.sets.joined(learner.id))),
        tallies=tallies,
        coming=next_,
        assigned=assigned,
        foresight=foresight(memories, today, scheduling_of(learner)),
        checked=calibration(tx.log.predicted(learner.id)),
    )


def _with_coming(due: list[int], next_: Coming | None, today: StudyDay) -> tuple[int, ...]:
    """The day that comes next has as many reviews as is said of it in words."""
    ahead = (next_.day - today).days if next_ is not None else len(due)
    return tuple(next_.reviews if next_ is not None and day == ahead else count for day, count in enumerate(due))


def everything(tx: Tx, learner: Learner) -> dict[str, Any]:
    """All that is stored about a learner, ready for JSON (dates as ISO texts)."""
    log = tx.log.of(learner.id)
    ids = sorted({line.fact for line in log})
    # One by one: those of sets they left and of facts no longer in use are theirs too.
    remembered = {fact: memory for fact in ids if (memory := tx.memories.get(learner.id, fact))}
    facts = {published.id: published for published in tx.facts.some(ids)}
    return {
        "format": "uzelok-export-1",
        "learner": _plain(learner),
        "sets": [{"code": s.code, "title": s.title} for s in tx.sets.joined(learner.id)],
        "facts": [
            {
                "id": fact,
                "statement": facts[fact].fact.statement if fact in facts else None,
                "memory": _plain(remembered[fact]) if fact in remembered else None,
            }
            for fact in ids
        ],
        "log": [_plain(line) for line in log],
        "days": [_plain(tally) for tally in tx.tallies.of(learner.id)],
        "fits": [_plain(each) for each in tx.fits.of(learner.id)],
        "notices": [_plain(replace(notice, who=None)) for notice in tx.notices.of(learner.id)],
        "complaints": [_plain(complaint) for complaint in tx.complaints.of(learner.id)],
        "corrections": [
            {"fact": each.fact, "version": each.version, "at": each.at.isoformat(), "change": each.change}
            for each in tx.corrections.by(learner.id)
        ],
        "own_sets": [{"code": s.code, "title": s.title} for s in tx.sets.owned(learner.id)],
        **_of_teacher(tx, learner),
        "assigned": [_plain(given) for s in tx.sets.owned(learner.id) if (given := tx.assignments.get(s.id))],
        "draft": _draft(tx, learner),
        "drafts_of_others": _drafts_of_others(tx, learner),
    }


def _of_teacher(tx: Tx, learner: Learner) -> dict[str, Any]:
    since = dict(tx.teachers.sets(learner.id))
    publisher = tx.publishers.get(learner.id)
    return {
        "taught_with_others": [
            {"code": set_.code, "title": set_.title, "since": since[set_.id].isoformat()}
            for set_ in taught_by(tx, learner.id)
            if set_.id in since
        ],
        "invitations": [_plain(invitation) for invitation in tx.invitations.of(learner.id)],
        "publisher": publisher and _plain(publisher),
    }


def _drafts_of_others(tx: Tx, learner: Learner) -> list[dict[str, Any]]:
    """Where they are a guest: whose it is, and what the draft holds, is not theirs to take away."""
    seats = [seat for seat in tx.seats.mine(learner.id) if seat.number < 0]
    drafts = [(seat, tx.drafts.get(seat.owner, seat.draft)) for seat in seats]
    return [
        {"title": draft.title, "place": seat.place, "seen_at": seat.seen_at.isoformat()}
        for seat, draft in drafts
        if draft is not None
    ]


def _draft(tx: Tx, learner: Learner) -> dict[str, Any] | None:
    draft = tx.drafts.latest(learner.id)
    if draft is None:
        return None
    questions = []
    asked = tx.drafts.question_after(learner.id, draft.id, 0, only_open=False)
    while asked is not None:
        questions.append({"ask": asked.question.ask, "fact": asked.fact.statement, "verdict": asked.verdict})
        asked = tx.drafts.question_after(learner.id, draft.id, asked.nth, only_open=False)
    return {**_plain(draft), "texts": list(tx.drafts.texts(learner.id, draft.id)), "questions": questions}


def _owner(tx: Tx, set_: PublishedSet) -> str:
    owner = tx.learners.get(set_.owner) if set_.owner is not None else None
    return shown_name(owner) if owner is not None else ""


def _learned(tx: Tx, learner: Learner, set_: PublishedSet) -> Learned:
    return learned([r.memory for r in tx.memories.of(learner.id, set_.id)], set_.facts)


def _plain(value: Any) -> dict[str, Any]:
    return {key: _jsonable(item) for key, item in asdict(value).items()}


def _jsonable(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _jsonable(item) for key, item in value.items()}
    if isinstance(value, tuple | frozenset):
        return [_jsonable(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value
