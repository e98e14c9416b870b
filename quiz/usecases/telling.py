"""Telling people something when they are not there: stored at once, sent at most once, when it is day with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from quiz.daytime import is_daytime, next_daytime
from quiz.model import Learner, LearnerId, Notice, NoticeId
from quiz.ports import Tx
from quiz.usecases.naming import shown_name
from quiz.usecases.remind import park
from quiz.usecases.timely import timely

LONGEST_WAY = timedelta(minutes=15)
"""More than a notice is on its way, with all repetitions."""
LOOKED_AT = 20
"""Notices looked at in one transaction for those that can go out."""


@dataclass(frozen=True, slots=True)
class Told:
    """A notice about to go out, and to whom. said: as it is to be read now."""

    notice: Notice
    learner: Learner
    said: Notice


def tell(
    tx: Tx, learner: LearnerId, word: str, data: Mapping[str, str | int], now: datetime, who: LearnerId | None = None
) -> bool:
    """Tell a person so, at once if it is day with them, else in the morning. False: who is gone or blocks us is told
    nothing.

    What is said is the sentence `notice-<word>` with these values, see bot.screens.notices. Another person whom it is
    about is `who`, and is named as `name` when it goes out: whoever has gone for good by then is not.
    """
    found = tx.learners.get(learner)
    if found is None or found.blocked:
        return False
    said = data if who is None else {**data, "name": ""}
    tx.notices.add(Notice(learner, NoticeId(0), next_daytime(found, now), word, said, who=who))
    return True


def take_told(tx: Tx, now: datetime, limit: int) -> Sequence[Told]:
    """Notices to send now, each given to one caller only. Where night has come meanwhile, they wait for the morning;
    those that are of the past are dropped.
    """
    taken: list[Told] = []
    for notice in tx.notices.waiting(now, LOOKED_AT):
        learner = tx.learners.get(notice.learner)
        said = None if learner is None or learner.blocked else timely(tx, learner, notice, now)
        if learner is None or said is None:
            tx.notices.change(notice, replace(notice, status="dropped"))
        elif not is_daytime(learner, now):
            tx.notices.change(notice, replace(notice, at=next_daytime(learner, now)))
        else:
            sending = replace(notice, status="sending", at=now)
            if tx.notices.change(notice, sending):
                taken.append(Told(sending, learner, _naming(tx, said)))
        if len(taken) == limit:
            break
    return taken


def record(tx: Tx, told: Told, outcome: str, blocked: bool = False) -> None:
    """What became of a notice: sent, failed, unknown, or planned again; a person who blocked the bot is left alone."""
    tx.notices.change(told.notice, replace(told.notice, status=outcome))
    learner = tx.learners.get(told.learner.id)
    if blocked and learner is not None:
        park(tx, learner)


def give_up_lost(tx: Tx, now: datetime) -> int:
    """Notices whose process died while they were on their way become «unknown», for each may have arrived; how many."""
    return tx.notices.give_up(now - LONGEST_WAY)


def _naming(tx: Tx, notice: Notice) -> Notice:
    """With the name of whoever it is about, if they are still here."""
    found = tx.learners.get(notice.who) if notice.who is not None else None
    return notice if found is None else replace(notice, data={**notice.data, "name": shown_name(found)})
