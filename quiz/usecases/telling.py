"""Telling people something when they are not there: stored at once, sent at most once, when it is day with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from quiz.daytime import is_daytime, next_daytime
from quiz.model import Learner, LearnerId, Notice, NoticeId
from quiz.ports import Tx
from quiz.usecases.remind import park
from quiz.usecases.timely import timely

LONGEST_WAY = timedelta(minutes=15)
"""More than a notice is on its way, with all repetitions."""
LOOKED_AT = 20
"""Notices looked at in one transaction for those that can go out."""


@dataclass(frozen=True, slots=True)
class Told:
    """A notice about to go out, and to whom."""

    notice: Notice
    learner: Learner


def tell(tx: Tx, learner: LearnerId, word: str, data: Mapping[str, str | int], now: datetime) -> bool:
    """Tell a person so, at once if it is day with them, else in the morning. False: who is gone or blocks us is told
    nothing.

    What is said is the sentence `notice-<word>` with these values, see bot.screens.notices.
    """
    found = tx.learners.get(learner)
    if found is None or found.blocked:
        return False
    tx.notices.add(Notice(learner, NoticeId(0), next_daytime(found, now), word, data))
    return True


def take_told(tx: Tx, now: datetime, limit: int) -> Sequence[Told]:
    """Notices to send now, each given to one caller only. Where night has come meanwhile, they wait for the morning;
    those that are of the past are dropped.
    """
    taken: list[Told] = []
    for notice in tx.notices.waiting(now, LOOKED_AT):
        learner = tx.learners.get(notice.learner)
        told = None if learner is None or learner.blocked else timely(tx, learner, notice, now)
        if learner is None or told is None:
            tx.notices.change(notice, replace(notice, status="dropped"))
        elif not is_daytime(learner, now):
            tx.notices.change(notice, replace(notice, at=next_daytime(learner, now)))
        else:
            sending = replace(notice, status="sending", at=now)
            if tx.notices.change(notice, sending):
                taken.append(Told(replace(told, status=sending.status, at=sending.at), learner))
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
