"""Taking the last answer back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from quiz.memory import remember, scheduling_of
from quiz.model import Happening, Learner, ReviewId
from quiz.ports import Tx
from quiz.progress import tallied
from quiz.study_day import study_day
from quiz.talk import Study
from quiz.usecases.agenda import is_deleted
from quiz.usecases.answer import Stale, Why
from quiz.usecases.fitting import write_down
from quiz.usecases.remind import remind_next
from quiz.usecases.study import Asked, Finished, go_on


def undo(
    tx: Tx, learner: Learner, now: datetime, only: ReviewId | None = None, sign: str = ""
) -> Asked | Finished | Stale:
    """Take the last answer back, as if it had not been given, and ask again. `only`: just if the last one is this.

    sign: of the message that wishes it; when the same one comes twice, the second changes nothing.
    """
    talk = tx.talks.get(learner.id)
    if sign and sign in talk.heard:
        return go_on(tx, learner, talk, now)
    if sign:
        tx.talks.put(learner.id, talk.having_heard(sign))
    last = tx.log.last_answer(learner.id)
    if last is None or last.asking is None or (only is not None and last.id != only):
        return Stale(Why.GONE)
    asking = tx.askings.get(learner.id, last.asking)
    if asking is not None and is_deleted(tx, asking):
        return Stale(Why.DELETED)
    write_down(
        tx,
        replace(
            last,
            happening=Happening.UNDO,
            at=now,
            day=study_day(now, learner.zone),
            undoes=last.id,
            rating=None,
            correct=None,
            seconds=None,
            due_day=None,
            expected=None,
            guess=None,
        ),
    )
    before = remember(tx.log.of_fact(learner.id, last.fact), scheduling_of(learner))
    tx.memories.put(learner.id, last.fact, before)
    published = tx.facts.get(last.fact)
    set_ = published.set_id if published else None
    tx.tallies.put(learner.id, tallied(tx.tallies.get(learner.id, last.day), before, last, set_, times=-1))
    if not tx.tallies.get(learner.id, study_day(now, learner.zone)).answers:
        remind_next(tx, learner, now)
    tx.askings.reopen(learner.id, last.asking)
    talk = tx.talks.get(learner.id)
    stretch = talk.study or Study(started_at=now, answered=1, right=int(bool(last.correct)))
    stretch = replace(
        stretch,
        asking=last.asking,
        answered=max(0, stretch.answered - 1),
        right=max(0, stretch.right - int(bool(last.correct))),
        seconds=max(0.0, stretch.seconds - (last.seconds or 0.0)),
        done=0,  # reckoned anew
        before_exam=None,  # chosen anew: what was taken back is to be asked again
    )
    return go_on(tx, learner, replace(talk, study=stretch), now)
