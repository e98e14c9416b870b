"""A question of a draft as a learner would meet it, with their own screens; the keys lead back to the draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot import buttons
from bot.buttons import Leaf, TryQuestion
from bot.callback_data import Button
from bot.screens.drafting import key
from bot.screens.phrases import paragraphs
from bot.screens.question import question_screen
from bot.screens.screen import Key, Screen, rows
from bot.screens.verdict import verdict_screen
from bot.texts import Words
from quiz.grading import is_typed
from quiz.usecases.reviewing import Reviewing
from quiz.usecases.trying import Tap, TriedOut, TriedSoFar, Trying


def trying_screen(say: Words, words: Words, trying: Trying, now: datetime) -> Screen:
    """The open question. say: to the teacher; words: to the learner."""
    screen = question_screen(words, trying.asked, now, above=say("try-title"))
    asking = trying.asked.asking
    so_far = TriedSoFar(asking.picked, asking.hinted)
    keys = [tuple(_tried(trying.reviewing, so_far, key) for key in row) for row in screen.keys]
    return replace(screen, keys=rows(*keys, (_back_key(say, trying.reviewing),)), live=False)


def tried_screen(say: Words, words: Words, tried: TriedOut) -> Screen:
    """The verdict."""
    reviewing = tried.reviewing
    again = try_key(reviewing, TriedSoFar(), Tap.NOTHING)
    more = say("try-more") if is_typed(tried.answered.question) else None
    return Screen(
        paragraphs(say("try-verdict"), verdict_screen(words, tried.answered).text, more),
        rows((key(say, "try-again", again),), (_back_key(say, reviewing),)),
    )


def try_key(reviewing: Reviewing, so_far: TriedSoFar, tap: Tap, place: int = 0) -> TryQuestion:
    """What such a key carries."""
    picked = "".join(map(str, so_far.picked))
    return TryQuestion(
        reviewing.draft.number, reviewing.asked.nth, reviewing.only, picked, int(so_far.hinted), tap.value, place
    )


def _tried(reviewing: Reviewing, so_far: TriedSoFar, key: Key) -> Key | None:
    """The learner's key, for trying; None for one that leads away."""
    found = _tap(key.press)
    return replace(key, press=try_key(reviewing, so_far, *found)) if found else None


def _tap(press: Button | None) -> tuple[Tap, int] | None:
    match press:
        case buttons.Option(_, _, place) | buttons.Mark(_, _, place, _):
            return Tap.OPTION, place
        case buttons.Submit():
            return Tap.SUBMIT, 0
        case buttons.Clear():
            return Tap.CLEAR, 0
        case buttons.Hint():
            return Tap.HINT, 0
        case buttons.GiveUp():
            return Tap.GIVE_UP, 0
        case buttons.Rate(_, _, rating):
            return Tap.RATE, rating
    return None


def _back_key(say: Words, reviewing: Reviewing) -> Key:
    return key(say, "try-back", Leaf(reviewing.draft.number, reviewing.asked.nth, 0, reviewing.only))
