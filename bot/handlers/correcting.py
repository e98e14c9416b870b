"""Published questions in the hands of those who teach them: looked at, found, corrected."""

from __future__ import annotations

from bot import buttons
from bot.callback_data import Correcting
from bot.screens.adding import await_more_screen
from bot.screens.correcting import (
    await_fix_screen,
    choose_fix_screen,
    found_screen,
    history_screen,
    more_screen,
    no_questions_screen,
    outdated_screen,
    preview_screen,
    saved_screen,
    seen_screen,
    taken_out_screen,
)
from bot.screens.screen import Screen
from bot.turn import Turn
from quiz.model import FactId, SetId
from quiz.usecases import browsing, correcting, enlarging
from quiz.usecases.browsing import Found, History, NoQuestions, Seen, TakenOut, ToFind
from quiz.usecases.correcting import AwaitingFix, ChoosingFix, Corrected, Outdated, Previewing, Saved
from quiz.usecases.enlarging import Added, AwaitingMore, Enlarged
from quiz.usecases.rights import NotYours


async def correcting_press(turn: Turn, button: Correcting) -> Screen | NotYours:
    """A key under a published question."""
    match button:
        case buttons.OpenQuestions(set_):
            result: Corrected = await turn.do(browsing.open_questions, SetId(set_))
        case buttons.TakenOut(set_, page):
            result = await turn.do(browsing.taken_out, SetId(set_), page)
        case buttons.SeeQuestion(fact, nth, by):
            result = await turn.do(browsing.see, FactId(fact), nth, by)
        case buttons.EnlargeSet(set_):
            return await corrected(turn, await turn.do(enlarging.await_fact, SetId(set_)))
        case buttons.EnlargeFact(fact):
            return await corrected(turn, await turn.do(enlarging.await_beside, FactId(fact)))
        case buttons.SeeHistory(fact, nth):
            result = await turn.do(browsing.history, FactId(fact), nth)
        case buttons.FixQuestion(fact, nth):
            result = await turn.do(correcting.choose, FactId(fact), nth)
        case buttons.FixReported(fact, key):
            result = await turn.do(correcting.choose_reported, FactId(fact), key)
        case buttons.FixPart(fact, nth, part):
            result = await turn.do(correcting.await_text, FactId(fact), nth, part)
        case buttons.FixBy(fact, nth, edit):
            result = await turn.do(correcting.edit, FactId(fact), nth, edit)
        case buttons.PreviewFix(fact, nth):
            result = await turn.do(correcting.preview, FactId(fact), nth)
        case buttons.SaveFix(fact, version, tell):
            result = await turn.do(correcting.save, FactId(fact), version, tell == 1, turn.now)
    return await corrected(turn, result)


async def corrected(turn: Turn, result: Corrected | Enlarged) -> Screen | NotYours:
    """What it looks like; what is to be found is looked for."""
    say = turn.teaching
    if isinstance(result, ToFind):
        result = await turn.look(browsing.find, result.set, result.words)
    match result:
        case Seen():
            return seen_screen(say, result)
        case NoQuestions():
            return no_questions_screen(say, result)
        case Found():
            return found_screen(say, result)
        case TakenOut():
            return taken_out_screen(say, result)
        case History():
            return history_screen(say, result, turn.me.zone)
        case AwaitingMore():
            return await_more_screen(say, result)
        case Added():
            return more_screen(say, result)
        case ChoosingFix():
            return choose_fix_screen(say, result)
        case AwaitingFix():
            return await_fix_screen(say, result)
        case Previewing():
            return preview_screen(say, result)
        case Saved():
            return saved_screen(say, result)
        case Outdated():
            return outdated_screen(say, result)
        case _:
            return NotYours()
