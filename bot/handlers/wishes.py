"""How much to learn and to remember: what it takes is shown first."""

from __future__ import annotations

import asyncio

from bot import buttons
from bot.buttons import Place
from bot.handlers.preferences import settings
from bot.screens.load import Outlook, easy_days_screen, lasts, outlook, pace_screen, retention_screen
from bot.screens.screen import Screen, Shown
from bot.texts import Html
from bot.turn import Turn
from quiz.talk import Expecting
from quiz.usecases import people, wishes
from quiz.usecases.courses import paced

WISHES = (Place.PACE, Place.RETENTION, Place.EASY)


async def wish(turn: Turn, place: Place) -> Screen:
    """To the screen where it is chosen."""
    if place is Place.PACE:
        return await pace(turn)
    await turn.do(people.listen, Expecting.NOTHING)
    if place is Place.EASY:
        return easy_days_screen(turn.words, turn.me)
    return retention_screen(turn.words, turn.me, await _outlook(turn))


async def wish_press(turn: Turn, button: buttons.Pace | buttons.Retain | buttons.EasyDay) -> Shown:
    """It was chosen."""
    saved = turn.words.plain("saved")
    match button:
        case buttons.EasyDay(weekday, easy):
            await turn.do(wishes.rest_on, weekday, bool(easy))
            return easy_days_screen(turn.words, turn.me, saved)
        case buttons.Retain(percent):
            await turn.do(wishes.retain, percent / 100)
            return await settings(turn, toast=saved)
        case buttons.Pace(new):
            await turn.do(people.pace, new_per_day=new)
            await turn.do(people.listen, Expecting.NOTHING)
    return await pace_set(turn)


async def pace(turn: Turn, above: Html | None = None) -> Screen:
    """How many new facts a day; the number may be written."""
    await turn.do(people.listen, Expecting.PACE)
    of_classes = await turn.do(paced, turn.now)
    return pace_screen(turn.words, turn.me, await _outlook(turn), above, of_classes)


async def pace_set(turn: Turn) -> Screen:
    """It is so many now, and what that takes."""
    me, found = turn.me, await _outlook(turn)
    until = "month" if lasts(found, me) else "end"
    above = turn.words("pace-set", count=me.new_per_day, minutes=found.paces[me.new_per_day], until=until)
    return await settings(turn, above, toast=turn.words.plain("saved"))


async def _outlook(turn: Turn) -> Outlook:
    found = await turn.look(wishes.burden, turn.now)
    return await asyncio.to_thread(outlook, found, turn.me)
