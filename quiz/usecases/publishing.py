"""Who may open sets to others, and the code that allows it: asked once, wrong ones slowed down."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hmac import compare_digest

from quiz.model import Learner, LearnerId, PublishedSet
from quiz.ports import Tx
from quiz.roles import Publishers, Publishing
from quiz.sharing import Guessed, Publisher
from quiz.talk import Expecting, Managing

MOST_TRIES = 5
TRIES_SPAN = timedelta(hours=1)
"""So many wrong codes in this span, counted from the first; then even the right one has to wait until it is over."""


@dataclass(frozen=True, slots=True)
class MayNotPublish:
    """Only those whom the administrator names open sets to others here."""

    set: PublishedSet


@dataclass(frozen=True, slots=True)
class AwaitingCode:
    """The next text is the code. wrong: the last one was not it. until: no further one is looked at before."""

    set: PublishedSet
    wrong: bool = False
    until: datetime | None = None


def may_publish(tx: Tx, person: LearnerId, publishing: Publishing) -> bool:
    """Whether what this person makes may be found by others."""
    if publishing.by is Publishers.EVERYONE or person in publishing.people:
        return True
    return publishing.by is Publishers.CODE and tx.publishers.get(person) is not None


def ask_to_publish(
    tx: Tx, learner: Learner, set_: PublishedSet, publishing: Publishing, wish: Managing
) -> MayNotPublish | AwaitingCode | None:
    """None if they may publish. Where a code allows it, it is awaited, and then the wish is fulfilled."""
    if may_publish(tx, learner.id, publishing):
        return None
    if publishing.by is not Publishers.CODE:
        return MayNotPublish(set_)
    tx.talks.put(learner.id, replace(tx.talks.get(learner.id), expecting=Expecting.CODE, managing=wish))
    return AwaitingCode(set_)


def try_code(
    tx: Tx, learner: Learner, set_: PublishedSet, said: str, publishing: Publishing, now: datetime
) -> AwaitingCode | None:
    """None if that is the code: they may publish from now on. Wrong ones are counted on if the person goes for good and
    comes back, or the code could be guessed at without end."""
    who = publishing.pseudonym(learner.id)
    guessed = tx.guesses.get(who)
    if guessed is None or now - guessed.since >= TRIES_SPAN:
        guessed = Guessed(who, 0, now)
    if guessed.tries >= MOST_TRIES:
        return AwaitingCode(set_, until=guessed.since + TRIES_SPAN)
    code = publishing.code.encode()
    if code and compare_digest(said.strip().encode(errors="replace"), code):
        tx.publishers.put(Publisher(learner.id, now))
        return None
    guessed = replace(guessed, tries=guessed.tries + 1)
    tx.guesses.put(guessed)
    return AwaitingCode(set_, wrong=True, until=guessed.since + TRIES_SPAN if guessed.tries >= MOST_TRIES else None)


def forget_guesses(tx: Tx, now: datetime) -> None:
    """Wrong codes that count no more."""
    tx.guesses.forget(now - TRIES_SPAN)
