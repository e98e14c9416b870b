"""Published facts are corrected: each change leaves a version behind, and who answered a wrong one hears of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from quiz.corrections import Righted, righted, what_is_right
from quiz.model import (
    Asking,
    Change,
    Correction,
    FactId,
    Happening,
    Learner,
    LearnerId,
    PublishedFact,
    PublishedSet,
    SetId,
)
from quiz.ports import Tx
from quiz.questions import Fact, Question

PAUSE = timedelta(minutes=15)
"""How long nobody is told: who corrects one question often corrects another, and people are written to once."""


@dataclass(frozen=True, slots=True)
class Update:
    """A set as it was before a newer file of it: its facts by key."""

    set: SetId
    before: dict[str, PublishedFact]


def correct(
    tx: Tx, by: LearnerId, now_it_is: PublishedFact, version: int, keys: Sequence[str], now: datetime
) -> Correction | None:
    """Make this of a published fact, as its next version; None if it is not of `version` any more, then nothing is
    changed. keys: of the questions to which something else is right now; who answered these is told.
    """
    tx.sets.edition(now_it_is.set_id, hold=True)  # whoever saves this set meanwhile waits
    before = tx.facts.get(now_it_is.id)
    if before is None or tx.corrections.latest(now_it_is.id) != version:
        return None
    correction = Correction(
        fact=now_it_is.id,
        set=now_it_is.set_id,
        version=version + 1,
        at=now,
        by=by,
        change=_change(before, now_it_is),
        before=before.fact,
        righted=tuple(keys),
        tell_at=now + PAUSE if keys else None,
    )
    if not tx.corrections.add(correction):
        return None
    tx.facts.change(now_it_is)
    if keys:
        tx.facts.set_right([now_it_is.id], now)
    return correction


def before_update(tx: Tx, set_: SetId) -> Update:
    """How the facts are, before a newer file is saved over them."""
    tx.sets.edition(set_, hold=True)
    return Update(set_, {each.fact.key: each for each in tx.facts.whole(set_)})


def after_update(
    tx: Tx, by: LearnerId | None, update: Update, saved: PublishedSet, kept: Iterable[Fact], now: datetime
) -> int:
    """Note what the newer file has changed, as if each fact had been corrected by hand; how many it did."""
    newer = {fact.key: fact for fact in kept}
    changed = 0
    right: list[FactId] = []
    for key, before in update.before.items():
        fact = newer.get(key)
        after = replace(before, fact=before.fact if fact is None else fact, retired=fact is None)
        if (after.fact, after.retired) == (before.fact, before.retired):
            continue
        keys = righted(before.fact, after.fact, saved.language)
        tx.corrections.add(
            Correction(
                fact=before.id,
                set=saved.id,
                version=tx.corrections.latest(before.id) + 1,
                at=now,
                by=by,
                change=_change(before, after),
                before=before.fact,
                righted=keys,
                tell_at=now + PAUSE if keys else None,
            )
        )
        changed += 1
        if keys:
            right.append(before.id)
    tx.facts.set_right(right, now)
    return changed


def set_right_since(tx: Tx, learner: Learner, asking: Asking, published: PublishedFact) -> Righted | None:
    """What was right when the learner last answered this question before this asking, if something else is now.

    Facts that were never set right cost nothing.
    """
    if published.righted_at is None:
        return None
    lines = tx.log.of_fact(learner.id, asking.fact)
    undone = {line.undoes for line in lines}
    answers = [
        line.at
        for line in lines
        if line.happening is Happening.ANSWER
        and line.question == asking.question
        and line.asking != asking.id
        and line.id not in undone
    ]
    question = published.fact.asked_by(asking.question)
    if question is None or not answers or answers[-1] >= published.righted_at:
        return None
    return righted_between(tx.corrections.of(asking.fact), question, answers[-1])


def righted_between(corrections: Sequence[Correction], now_asked: Question, since: datetime) -> Righted | None:
    """What was right of this question at that moment, if it was set right afterwards; None if it was not, or came back
    to what it was."""
    later = [each for each in corrections if each.at > since and now_asked.key in each.righted]
    was = later[0].before.asked_by(now_asked.key) if later else None
    return None if was is None or was == now_asked else what_is_right(was, now_asked)


def is_outdated(tx: Tx, published: PublishedFact, asking: Asking) -> bool:
    """Whether the question was put before it was taken away, or before something else became the right answer to it."""
    if published.retired:
        return True
    if published.righted_at is None or asking.asked_at >= published.righted_at:
        return False
    return any(each.at > asking.asked_at and asking.question in each.righted for each in tx.corrections.of(asking.fact))


def keys_to_tell(before: Fact, after: Fact, language: str) -> tuple[str, ...]:
    """Of which questions something else is right, if a person says that something is: where no answer tells, all that
    were changed."""
    kept = [(was, after.asked_by(was.key)) for was in before.questions]
    changed = tuple(was.key for was, now in kept if now is not None and now != was)
    return righted(before, after, language) or changed


def _change(before: PublishedFact, after: PublishedFact) -> Change:
    if before.retired != after.retired:
        return Change.RETIRED if after.retired else Change.BACK
    return Change.EDITED
