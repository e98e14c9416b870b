"""Presses and texts while learning."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot import buttons
from bot.arrival import note_answer
from bot.callback_data import Learning
from bot.handlers import managing
from bot.handlers.acquaintance import acquainted
from bot.handlers.assigned import planned
from bot.handlers.correcting import corrected
from bot.handlers.preferences import settings
from bot.handlers.reported import replied
from bot.handlers.wishes import pace, pace_set
from bot.screens.drafting import lost_screen
from bot.screens.home import (
    complained_screen,
    finished_screen,
    home_screen,
    invited_screen,
    nothing_joined_screen,
    paused_screen,
    plain_screen,
)
from bot.screens.naming import naming_screen
from bot.screens.phrases import paragraphs
from bot.screens.question import question_screen
from bot.screens.screen import Screen, Shown, Toast
from bot.screens.settings import reminder_line, reminder_screen, zone_choice_screen, zone_line, zone_screen
from bot.screens.verdict import verdict_screen
from bot.texts import Html
from bot.texts.cities import zone_of_city
from bot.turn import Turn
from quiz.grading import GaveUp, Rated
from quiz.model import AskingId, Rating, ReviewId, SetId
from quiz.talk import Expecting
from quiz.usecases import hear, inviting, keep, people, pressing, study, undoing
from quiz.usecases.adding import AddedTo
from quiz.usecases.answer import Answered, AskedAnew, Between, NeedsButtons, NoQuestion, Stale, Why
from quiz.usecases.editing import Edited
from quiz.usecases.rights import NotYours
from quiz.usecases.standing import Standing, awaited_draft
from quiz.usecases.study import Asked, Finished, NothingJoined, SetDeleted
from quiz.usecases.titling import Titled
from quiz.usecases.trying import Tried
from quiz.usecases.verdict_again import verdict_again

TakingDown = Callable[[Turn, Standing | Edited | AddedTo | Tried | Titled], Awaitable[Screen | None]]


async def learning_press(turn: Turn, button: Learning) -> Shown:
    """A key under a question or a verdict."""
    now = turn.now
    match button:
        case buttons.Option() | buttons.Mark() | buttons.Submit() | buttons.Clear() | buttons.Hint():
            return await _answering_press(turn, button)
        case buttons.Rate(asking, nonce, rating):
            rated = Rated(Rating(min(max(rating, Rating.AGAIN), Rating.EASY)))
            decided = await turn.do(pressing.decide, AskingId(asking), nonce, rated, now)
            return await _shown_or_again(turn, asking, decided)
        case buttons.GiveUp(asking, nonce):
            decided = await turn.do(pressing.decide, AskingId(asking), nonce, GaveUp(), now)
            return await _shown_or_again(turn, asking, decided)
        case buttons.Undo(review):
            return await undo(turn, ReviewId(review))
        case buttons.Complain(asking):
            complained = await turn.do(keep.complain, AskingId(asking), now)
            return complained_screen(turn.words) if complained else Toast(turn.words.plain("gone"))
        case _:
            return await _stretch_press(turn, button)


async def _answering_press(
    turn: Turn, button: buttons.Option | buttons.Mark | buttons.Submit | buttons.Clear | buttons.Hint
) -> Shown:
    asking, now = AskingId(button.asking), turn.now
    result: Asked | Answered | AskedAnew | Stale
    match button:
        case buttons.Option(_, nonce, position):
            result = await turn.do(pressing.press, asking, nonce, position, now)
        case buttons.Mark(_, nonce, position, on):
            result = await turn.do(pressing.mark, asking, nonce, position, on == 1, now)
        case buttons.Submit(_, nonce):
            result = await turn.do(pressing.submit, asking, nonce, now)
        case buttons.Clear(_, nonce):
            result = await turn.do(pressing.clear, asking, nonce, now)
        case buttons.Hint(_, nonce):
            result = await turn.do(pressing.hint, asking, nonce, now)
    return await _shown_or_again(turn, asking, result)


async def _shown_or_again(turn: Turn, asking: int, result: Asked | Answered | AskedAnew | Stale) -> Shown:
    """A second press on an answered question shows its verdict again: perhaps it never arrived."""
    if isinstance(result, Stale) and result.why is Why.ANSWERED:
        verdict = await turn.do(verdict_again, AskingId(asking), turn.now)
        if verdict is not None:
            return replace(verdict_screen(turn.words, verdict), toast=turn.words.plain("already-answered"))
    return shown(turn, result)


async def _stretch_press(
    turn: Turn, button: buttons.Next | buttons.GoOn | buttons.Pause | buttons.Learn | buttons.More
) -> Shown:
    match button:
        case buttons.GoOn():
            below = await learn(turn)
            return replace(below, keeps=True) if isinstance(below, Screen) else below
        case buttons.Next():
            return shown(turn, await turn.do(study.resume, turn.now))
        case buttons.More(set_):
            return shown(turn, await turn.do(study.more, turn.now, SetId(set_) if set_ else None))
        case buttons.Pause():
            paused = await turn.do(study.pause, turn.now)
            return paused_screen(turn.words, paused)
        case buttons.Learn(0):
            return await learn(turn)
        case buttons.Learn(set_):
            return shown(turn, await turn.do(study.study, turn.now, SetId(set_)))


async def learn(turn: Turn) -> Shown:
    """/learn: go on with what is open, or begin, over all sets."""
    return shown(turn, await turn.do(study.resume, turn.now))


async def undo(turn: Turn, only: ReviewId | None = None) -> Shown:
    """Take the last answer back; `only`: just if it is this one."""
    result = await turn.do(undoing.undo, turn.now, only, turn.sign)
    if isinstance(result, Stale):
        if result.why is Why.DELETED and only is None:
            return plain_screen(turn.words, "set-deleted")
        if result.why is Why.DELETED:
            return shown(turn, result)
        if only is not None:
            return Toast(turn.words.plain("too-old-to-undo"), alert=True)
        return plain_screen(turn.words, "nothing-to-undo")
    return shown(turn, result, above=turn.words("undone"))


async def text(turn: Turn, said: str, material: TakingDown) -> Screen | None:
    """A text message that is no command. material: answers what a teacher sent for a draft."""
    heard = await turn.do(hear.hear, said, turn.now, turn.sign, managing.publishing(turn))
    match heard:
        case NeedsButtons(asked):
            return await _said_instead_of_pressed(turn, asked, said)
        case NoQuestion():
            return await not_understood(turn)
        case Between():
            return plain_screen(turn.words, "answer-taken", to_learning=True)
        case hear.HeardBefore(standing):
            return await _standing(turn, standing)
        case hear.NoClock(Expecting.CLOCK):
            return await _in_a_city(turn, said)
        case hear.NoClock():
            return reminder_screen(turn.words, turn.me, above=turn.words("clock-unclear"))
        case hear.ClockSaid(minute):
            return zone_choice_screen(turn.words, turn.me, minute, turn.now)
        case hear.ReminderSet():
            above = reminder_line(turn.words, turn.me)
            return await acquainted(turn, above) or await at_home(turn, above=above)
        case hear.NoPace():
            return await pace(turn, turn.words("pace-unclear"))
        case hear.PaceSet():
            return await pace_set(turn)
        case hear.TakenDown(standing):
            return await material(turn, standing)
        case hear.SaidAnew(edited):
            return await material(turn, edited)
        case hear.DaySaid(result):
            planned_so = await planned(turn, result)
            return planned_so if isinstance(planned_so, Screen) else await not_understood(turn)
        case hear.SaidToReporters(result):
            screen = replied(turn, result)
            return screen if isinstance(screen, Screen) else await not_understood(turn)
        case hear.SaidOfSet(decided):
            below = decided if isinstance(decided, NotYours) else managing.shown(turn, decided)
            return below if isinstance(below, Screen) else await not_understood(turn)
        case Stale():
            return await at_home(turn, "set-deleted")
        case hear.SaidOfPublished(fixed):
            fixed_screen = await corrected(turn, fixed)
            return fixed_screen if isinstance(fixed_screen, Screen) else await not_understood(turn)
        case hear.WrittenByHand(added):
            return await material(turn, added)
        case hear.TitleSaid(titled):
            return await material(turn, titled)
        case hear.TriedInWords(tried):
            return await material(turn, tried)
        case hear.NameSaid(named):
            return naming_screen(turn.words, named)
        case hear.Thanked():
            return plain_screen(turn.words, "complaint-thanks", to_learning=True)
        case AskedAnew():
            anew = shown(turn, heard)
            return anew if isinstance(anew, Screen) else await at_home(turn)
        case Answered():
            note_answer()
            return verdict_screen(turn.words, heard)


async def _said_instead_of_pressed(turn: Turn, asked: Asked, said: str) -> Screen:
    """Who writes what stands on a key has pressed it."""
    screen = question_screen(turn.words, asked, turn.now, above=turn.words("press-a-button"))
    wanted = _letters(said)
    press = next((key.press for row in screen.keys for key in row if wanted and _letters(key.label) == wanted), None)
    if isinstance(press, Learning):
        pressed = await learning_press(turn, press)
        return pressed if isinstance(pressed, Screen) else screen
    return screen


def _letters(label: str) -> str:
    """A label without its picture, its case, its full stops and what is noted behind a dot."""
    return " ".join(re.findall(r"\w+", label.partition(" · ")[0].casefold().replace("ё", "е")))


async def _in_a_city(turn: Turn, said: str) -> Screen:
    """The clock was asked for and no time came: perhaps the name of a city."""
    zone = zone_of_city(said)
    if zone is None or await turn.do(people.live_in, zone, turn.now) is None:
        unclear = "clock-unclear" if any(char.isdigit() for char in said) else "city-unclear"
        return zone_screen(turn.words, turn.me, turn.now, above=turn.words(unclear))
    await turn.do(people.listen, Expecting.NOTHING)
    above = zone_line(turn.words, turn.me, turn.now)
    return await acquainted(turn, above) or await settings(turn, above)


async def _standing(turn: Turn, standing: Asked | Answered | None) -> Screen:
    match standing:
        case Asked():
            return question_screen(turn.words, standing, turn.now)
        case Answered():
            return verdict_screen(turn.words, standing)
        case None:
            return await at_home(turn)


async def at_home(turn: Turn, name: str = "", above: Html | None = None) -> Screen:
    """The first screen, under a sentence of that name."""
    home = await turn.do(people.home, turn.now)
    return home_screen(turn.words, home, above or (turn.words(name) if name else None))


async def not_understood(turn: Turn) -> Screen:
    """A text that nothing waited for. Whoever has a draft in hand is led back to it."""
    draft = await turn.do(awaited_draft) if turn.desk is not None else None
    return await at_home(turn, "not-understood") if draft is None else lost_screen(turn.teaching, draft)


async def start(turn: Turn, code: str) -> Screen:
    """/start, with what the link carried."""
    came = await turn.do(inviting.come, code, turn.now)
    match came:
        case people.Invited():
            return invited_screen(turn.words, came)
        case people.Home():
            return home_screen(turn.words, came)
        case _:
            decided = managing.shown(turn, came)
            return decided if isinstance(decided, Screen) else await at_home(turn)


def shown(
    turn: Turn,
    result: Asked | Answered | AskedAnew | Finished | NothingJoined | SetDeleted | Stale,
    above: Html | None = None,
) -> Screen | Toast:
    """What a step of learning looks like."""
    match result:
        case Asked():
            return question_screen(turn.words, result, turn.now, above)
        case Answered():
            note_answer()
            return verdict_screen(turn.words, result)
        case AskedAnew(Asked() as instead):
            return question_screen(turn.words, instead, turn.now, turn.words("asked-anew"))
        case AskedAnew(then):
            at_the_end = _at_the_end(turn, then)
            return replace(at_the_end, text=paragraphs(turn.words("asked-anew"), at_the_end.text))
        case Finished() | NothingJoined():
            return _at_the_end(turn, result)
        case SetDeleted() | Stale(Why.DELETED):
            return Toast(turn.words.plain("set-deleted"), alert=True)
        case Stale(why):
            return Toast(turn.words.plain("already-answered" if why is Why.ANSWERED else "gone"))


def _at_the_end(turn: Turn, result: Asked | Finished | NothingJoined) -> Screen:
    match result:
        case Asked():
            return question_screen(turn.words, result, turn.now)
        case Finished():
            return finished_screen(turn.words, result)
        case NothingJoined():
            return nothing_joined_screen(turn.words, result)
