"""Answering press by press, and hints."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from quiz.grading import GaveUp, Picked, Rated, options
from quiz.hints import hint_for
from quiz.model import Asking, AskingId, Learner
from quiz.ports import Tx
from quiz.questions import Flashcard, Match, MultiChoice, Order, Question
from quiz.talk import Study
from quiz.usecases.agenda import find, is_deleted, still_asks
from quiz.usecases.answer import Answered, AskedAnew, Stale, Why, ask_anew, settle
from quiz.usecases.study import Asked, show


def press(
    tx: Tx, learner: Learner, asking: AskingId, nonce: str, position: int, now: datetime
) -> Answered | Asked | AskedAnew | Stale:
    """One option was pressed; `position` counts in the order shown.

    Kinds that take several presses (multi_choice, order, match) keep them until they are complete; a flashcard is
    turned over.
    """
    found = _open_asking(tx, learner, asking, nonce, now)
    if isinstance(found, Stale | AskedAnew):
        return found
    _, question = find(tx, found)
    after = after_press(question, found, position)
    if after is None:
        return Stale(Why.GONE)
    if isinstance(after, Picked):
        return settle(tx, learner, asking, after, now)
    return _change(tx, learner, after, now)


def after_press(question: Question, asking: Asking, position: int) -> Asking | Picked | None:
    """What a press on the option at this place makes of an open asking: pressed further, or answered. None if nothing
    is there."""
    if isinstance(question, Flashcard):
        return replace(asking, picked=(0,))
    if not 0 <= position < len(asking.shown):
        return None
    index = asking.shown[position]
    match question:
        case MultiChoice():
            return replace(asking, picked=_toggled(asking.picked, index))
        case Order() | Match() if index in asking.picked:
            return asking
        case Order() | Match():
            picked = (*asking.picked, index)
            if len(picked) < len(options(question)) - 1:
                return replace(asking, picked=picked)
            return Picked(picked + tuple(i for i in asking.shown if i not in picked))
        case _:
            return Picked((index,))


def mark(
    tx: Tx, learner: Learner, asking: AskingId, nonce: str, position: int, on: bool, now: datetime
) -> Asked | AskedAnew | Stale:
    """Mark an option of a multi_choice or take its mark away; `position` counts in the order shown."""
    found = _open_asking(tx, learner, asking, nonce, now)
    if isinstance(found, Stale | AskedAnew):
        return found
    _, question = find(tx, found)
    if not isinstance(question, MultiChoice) or not 0 <= position < len(found.shown):
        return Stale(Why.GONE)
    index = found.shown[position]
    marks = tuple(i for i in found.picked if i != index) + ((index,) if on else ())
    return _change(tx, learner, replace(found, picked=marks), now)


def submit(
    tx: Tx, learner: Learner, asking: AskingId, nonce: str, now: datetime
) -> Answered | Asked | AskedAnew | Stale:
    """«Done» on a multi_choice; without a mark the question is shown again."""
    found = _open_asking(tx, learner, asking, nonce, now)
    if isinstance(found, Stale | AskedAnew):
        return found
    if not found.picked:
        return show(tx, learner, _stretch(tx, learner, now), found, now)
    return settle(tx, learner, asking, Picked(found.picked), now)


def clear(tx: Tx, learner: Learner, asking: AskingId, nonce: str, now: datetime) -> Asked | AskedAnew | Stale:
    """Take back the presses made so far."""
    found = _open_asking(tx, learner, asking, nonce, now)
    return found if isinstance(found, Stale | AskedAnew) else _change(tx, learner, replace(found, picked=()), now)


def hint(tx: Tx, learner: Learner, asking: AskingId, nonce: str, now: datetime) -> Asked | AskedAnew | Stale:
    """Help a little; the answer will earn less."""
    found = _open_asking(tx, learner, asking, nonce, now)
    if isinstance(found, Stale | AskedAnew):
        return found
    _, question = find(tx, found)
    if hint_for(question, found.shown) is None:
        return Stale(Why.GONE)
    return _change(tx, learner, replace(found, hinted=True), now)


def decide(
    tx: Tx, learner: Learner, asking: AskingId, nonce: str, answer: Rated | GaveUp, now: datetime
) -> Answered | AskedAnew | Stale:
    """A flashcard's rating, or «I don't know»."""
    found = _open_asking(tx, learner, asking, nonce, now)
    if isinstance(found, Stale | AskedAnew):
        return found
    _, question = find(tx, found)
    if isinstance(answer, Rated) and not (isinstance(question, Flashcard) and found.picked):
        return Stale(Why.GONE)
    return settle(tx, learner, asking, answer, now)


def _open_asking(tx: Tx, learner: Learner, asking: AskingId, nonce: str, now: datetime) -> Asking | AskedAnew | Stale:
    found = tx.askings.get(learner.id, asking)
    if found is None or found.nonce != nonce:
        return Stale(Why.GONE)
    if is_deleted(tx, found):
        return Stale(Why.DELETED)
    if not still_asks(tx, found):
        return Stale(Why.GONE) if found.answered else ask_anew(tx, learner, now)
    return Stale(Why.ANSWERED) if found.answered else found


def _change(tx: Tx, learner: Learner, asking: Asking, now: datetime) -> Asked | Stale:
    if not tx.askings.change(asking):
        return Stale(Why.ANSWERED)
    return show(tx, learner, _stretch(tx, learner, now), asking, now)


def _stretch(tx: Tx, learner: Learner, now: datetime) -> Study:
    return tx.talks.get(learner.id).study or Study(started_at=now)


def _toggled(picked: tuple[int, ...], index: int) -> tuple[int, ...]:
    return tuple(i for i in picked if i != index) if index in picked else (*picked, index)
