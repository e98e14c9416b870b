"""Presses and texts while learning."""

from __future__ import annotations

from bot import buttons
from bot.screens.home import (
    complained_screen,
    finished_screen,
    home_screen,
    invited_screen,
    nothing_joined_screen,
    paused_screen,
    plain_screen,
)
from bot.screens.question import question_screen
from bot.screens.screen import Screen, Shown, Toast
from bot.screens.settings import reminder_line, zone_choice_screen
from bot.screens.verdict import verdict_screen
from bot.texts import Html
from bot.turn import Turn
from quiz.grading import GaveUp, Rated
from quiz.model import AskingId, Rating, ReviewId, SetId
from quiz.usecases import answer, hear, keep, people, study
from quiz.usecases.answer import Answered, NeedsButtons, NoQuestion, Stale, Why
from quiz.usecases.study import Asked, Finished, NothingJoined

Learning = (
    buttons.Option
    | buttons.Submit
    | buttons.Clear
    | buttons.Hint
    | buttons.Rate
    | buttons.GiveUp
    | buttons.Next
    | buttons.Undo
    | buttons.Complain
    | buttons.Pause
    | buttons.Learn
    | buttons.More
)


async def learning_press(turn: Turn, button: Learning) -> Shown:
    """A key under a question or a verdict."""
    now = turn.now
    match button:
        case buttons.Option(asking, nonce, position):
            return shown(turn, await turn.do(answer.press, AskingId(asking), nonce, position, now))
        case buttons.Submit(asking, nonce):
            return shown(turn, await turn.do(answer.submit, AskingId(asking), nonce, now))
        case buttons.Clear(asking, nonce):
            return shown(turn, await turn.do(answer.clear, AskingId(asking), nonce, now))
        case buttons.Hint(asking, nonce):
            return shown(turn, await turn.do(answer.hint, AskingId(asking), nonce, now))
        case buttons.Rate(asking, nonce, rating):
            rated = Rated(Rating(min(max(rating, Rating.AGAIN), Rating.EASY)))
            return shown(turn, await turn.do(answer.decide, AskingId(asking), nonce, rated, now))
        case buttons.GiveUp(asking, nonce):
            return shown(turn, await turn.do(answer.decide, AskingId(asking), nonce, GaveUp(), now))
        case buttons.Undo(review):
            return await undo(turn, ReviewId(review))
        case buttons.Complain(asking):
            complained = await turn.do(keep.complain, AskingId(asking), now)
            return complained_screen(turn.words) if complained else Toast(turn.words.plain("gone"))
        case _:
            return await _stretch_press(turn, button)


async def _stretch_press(turn: Turn, button: buttons.Next | buttons.Pause | buttons.Learn | buttons.More) -> Shown:
    match button:
        case buttons.Next():
            return shown(turn, await turn.do(study.resume, turn.now))
        case buttons.More():
            return shown(turn, await turn.do(study.more, turn.now))
        case buttons.Pause():
            paused = await turn.do(study.pause, turn.now)
            return paused_screen(turn.words, paused)
        case buttons.Learn(0):
            return await learn(turn)
        case buttons.Learn(set_):
            return shown(turn, await turn.do(study.study, turn.now, SetId(set_)))


async def learn(turn: Turn) -> Shown:
    """/learn: begin or go on, over all sets."""
    return shown(turn, await turn.do(study.study, turn.now))


async def undo(turn: Turn, only: ReviewId | None = None) -> Shown:
    """Take the last answer back; `only`: just if it is this one."""
    result = await turn.do(answer.undo, turn.now, only)
    if isinstance(result, Stale):
        if only is not None:
            return Toast(turn.words.plain("too-old-to-undo"), alert=True)
        return plain_screen(turn.words, "nothing-to-undo")
    return shown(turn, result, above=turn.words("undone"))


async def text(turn: Turn, said: str) -> Screen:
    """A text message that is no command."""
    heard = await turn.do(hear.hear, said, turn.now)
    match heard:
        case NeedsButtons(asked):
            return question_screen(turn.words, asked, turn.now, above=turn.words("press-a-button"))
        case NoQuestion():
            return await at_home(turn, "not-understood")
        case hear.NoClock():
            return plain_screen(turn.words, "clock-unclear")
        case hear.ClockSaid(minute):
            return zone_choice_screen(turn.words, turn.me, minute, turn.now)
        case hear.ReminderSet():
            return await at_home(turn, above=reminder_line(turn.words, turn.me))
        case hear.Thanked():
            return plain_screen(turn.words, "complaint-thanks", to_learning=True)
        case Answered():
            return verdict_screen(turn.words, heard, turn.now)


async def at_home(turn: Turn, name: str = "", above: Html | None = None) -> Screen:
    """The first screen, under a sentence of that name."""
    home = await turn.do(people.home, turn.now)
    return home_screen(turn.words, home, above or (turn.words(name) if name else None))


async def start(turn: Turn, code: str) -> Screen:
    """/start, with what the link carried."""
    came = await turn.do(people.arrive, code, turn.now)
    if isinstance(came, people.Invited):
        return invited_screen(turn.words, came)
    return home_screen(turn.words, came)


def shown(
    turn: Turn, result: Asked | Answered | Finished | NothingJoined | Stale, above: Html | None = None
) -> Screen | Toast:
    """What a step of learning looks like."""
    match result:
        case Asked():
            return question_screen(turn.words, result, turn.now, above)
        case Answered():
            return verdict_screen(turn.words, result, turn.now)
        case Finished():
            return finished_screen(turn.words, result)
        case NothingJoined():
            return nothing_joined_screen(turn.words, result)
        case Stale(why):
            return Toast(turn.words.plain("already-answered" if why is Why.ANSWERED else "gone"))
