"""Presses that lead somewhere or set something."""

from __future__ import annotations

import asyncio
import json
from typing import assert_never

from bot import buttons
from bot.buttons import Place
from bot.callback_data import Places
from bot.charts import DRAWING, draw_statistics
from bot.handlers import drafting, taught
from bot.handlers.acquaintance import acquainted
from bot.handlers.learning import at_home, shown
from bot.handlers.naming import naming_press
from bot.handlers.preferences import settings
from bot.handlers.wishes import WISHES, wish, wish_press
from bot.screens.called import seen_line
from bot.screens.home import forget_screen, help_screen
from bot.screens.reminders import snoozed_text
from bot.screens.screen import Screen, Shown, Toast
from bot.screens.sets import aside_screen, leave_screen, no_set, set_screen, sets_screen
from bot.screens.settings import (
    language_screen,
    quiet_screen,
    reminder_line,
    reminder_screen,
    reviews_screen,
    zone_line,
    zone_screen,
)
from bot.screens.stats import stats_screen
from bot.texts import words
from bot.turn import Turn
from quiz.model import FactId, Learner, SetId
from quiz.ports import Tx
from quiz.talk import Expecting
from quiz.usecases import keep, look, people, remind, study
from quiz.usecases.going import go_elsewhere, is_elsewhere
from quiz.usecases.people import NoSuchSet


async def place_press(turn: Turn, button: Places) -> Shown:
    """A key that leads to a screen, or changes a setting."""
    match button:
        case buttons.Go(place):
            return await go(turn, place)
        case buttons.Later():
            snoozed = await turn.do(remind.in_an_hour, turn.now)
            return Toast(snoozed_text(turn.words, snoozed, turn.me), alert=True)
        case buttons.NotToday():
            await turn.do(remind.not_today, turn.now)
            return Toast(turn.words.plain("not-today"))
        case buttons.Forget():
            return await forget(turn)
        case buttons.ChangeName() | buttons.MessengerName():
            return await naming_press(turn, button)
        case buttons.OpenSet() | buttons.JoinSet() | buttons.LeaveSet() | buttons.Aside() | buttons.BringBack():
            return await _set_press(turn, button)
        case buttons.Pace() | buttons.Retain() | buttons.EasyDay():
            return await wish_press(turn, button)
        case _:
            return await _setting_press(turn, button)


async def leave(turn: Turn) -> None:
    """What was being written for learners, or for a published question, is not awaited any more."""
    if not await turn.look(is_elsewhere):
        await turn.do(go_elsewhere)


async def go(turn: Turn, place: Place) -> Screen:
    """To a screen by name."""
    match place:
        case Place.STATS:
            return await stats(turn)
        case Place.SETS:
            found = await turn.look(look.sets)
            return sets_screen(turn.words, found)
        case Place.HELP:
            await _listen(turn, Expecting.NOTHING)
            return help_screen(turn.words)
        case Place.HOME:
            return await at_home(turn)
        case Place.NEW:
            return await drafting.new(turn)
        case Place.CLASS:
            return await taught.all_taught(turn)
        case _:
            return await _settings_place(turn, place)


async def _settings_place(turn: Turn, place: Place) -> Screen:
    if place in WISHES:
        return await wish(turn, place)
    clocks = {Place.ZONE: Expecting.CLOCK, Place.ALL_ZONES: Expecting.CLOCK, Place.REMINDER: Expecting.REMINDER}
    await _listen(turn, clocks.get(place, Expecting.NOTHING))
    words_, me, now = turn.words, turn.me, turn.now
    match place:
        case Place.LANGUAGE:
            return language_screen(words_, me)
        case Place.ZONE | Place.ALL_ZONES:
            return zone_screen(words_, me, now, all_cities=place is Place.ALL_ZONES)
        case Place.REMINDER:
            return reminder_screen(words_, me)
        case Place.QUIET:
            return quiet_screen(words_, me)
        case Place.REVIEWS:
            return reviews_screen(words_, me)
        case _:
            return await settings(turn)


async def _set_press(
    turn: Turn, button: buttons.OpenSet | buttons.JoinSet | buttons.LeaveSet | buttons.Aside | buttons.BringBack
) -> Shown:
    match button:
        case buttons.OpenSet(set_):
            view = await turn.look(look.one_set, SetId(set_), turn.now)
            return no_set(turn.words, view) if isinstance(view, NoSuchSet) else set_screen(turn.words, view)
        case buttons.JoinSet(set_):
            joined = await turn.do(people.join, SetId(set_), turn.now)
            if isinstance(joined, NoSuchSet):
                return no_set(turn.words, joined)
            above = None if joined.again else seen_line(turn.words, joined.seen_as)
            return shown(turn, await turn.do(study.study, turn.now, SetId(set_)), above)
        case buttons.LeaveSet(set_, 1):
            await turn.do(people.leave, SetId(set_), turn.now)
            found = await turn.look(look.sets)
            return sets_screen(turn.words, found)
        case buttons.LeaveSet(set_, _):
            view = await turn.look(look.one_set, SetId(set_), turn.now)
            return no_set(turn.words, view) if isinstance(view, NoSuchSet) else leave_screen(turn.words, view)
        case buttons.BringBack(fact, set_):
            back = await turn.do(keep.bring_fact_back, FactId(fact), turn.now)
            return await _aside(turn, set_, turn.words.plain("brought-back" if back else "gone"))
        case buttons.Aside(set_):
            return await _aside(turn, set_)
    assert_never(button)


async def _aside(turn: Turn, set_: int, toast: str = "") -> Shown:
    found = await turn.look(look.aside, SetId(set_))
    return no_set(turn.words, found) if isinstance(found, NoSuchSet) else aside_screen(turn.words, found, toast)


async def _setting_press(
    turn: Turn, button: buttons.Speak | buttons.Live | buttons.Remind | buttons.Quiet | buttons.Reviews
) -> Shown:
    now = turn.now
    match button:
        case buttons.Speak(language):
            await turn.do(people.speak, language)
            return await acquainted(turn) or await settings(turn)
        case buttons.Live(zone):
            if await turn.do(people.live_in, zone, now) is None:
                return Toast(turn.words.plain("gone"))
            await _listen(turn, Expecting.NOTHING)
            above = zone_line(turn.words, turn.me, now)
            return await acquainted(turn, above) or await settings(turn, above)
        case buttons.Remind(minute):
            on = minute >= 0
            await turn.do(people.be_reminded, now, minute if on else None, on)
            await _listen(turn, Expecting.NOTHING)
            above = reminder_line(turn.words, turn.me)
            return (await acquainted(turn, above) if on else None) or await at_home(turn, above=above)
        case buttons.Quiet(begin, end):
            await turn.do(people.be_quiet, begin, end, now)
        case buttons.Reviews(most):
            await turn.do(people.pace, reviews_per_day=most)
    return await settings(turn, toast=turn.words.plain("saved"))


async def stats(turn: Turn) -> Screen:
    """/stats: words, and a picture as soon as there is something to draw."""
    found = await turn.look(look.statistics, turn.now)
    async with DRAWING:
        drawn = await asyncio.to_thread(draw_statistics, turn.words, found) if found.tallies else None
    return stats_screen(turn.words, found, drawn)


async def export(turn: Turn) -> Screen:
    """/export: everything the bot keeps about the learner, as a file."""
    data = await turn.look(_everything_as_json)
    return Screen(turn.words("export-caption"), document=("uzelok.json", data))


def _everything_as_json(tx: Tx, learner: Learner) -> bytes:
    return json.dumps(look.everything(tx, learner), ensure_ascii=False, indent=1).encode(errors="replace")


async def ask_forget(turn: Turn) -> Screen:
    """/forget: asks first."""
    await _listen(turn, Expecting.NOTHING)
    return forget_screen(turn.words, await turn.do(people.owned))


async def forget(turn: Turn) -> Screen:
    """Delete everything; the last word is in the language that was spoken."""

    def language_and_forget(tx: Tx) -> str:
        learner = tx.learners.get(turn.person.id)
        if learner is None:
            return turn.person.language
        people.forget(tx, learner, turn.now)
        return learner.language

    language = await turn.store.run(language_and_forget)
    return Screen(words(language)("forgotten"))


async def unknown_command(turn: Turn) -> Screen:
    """A command that does not exist."""
    return await at_home(turn, "unknown-command")


async def _listen(turn: Turn, expecting: Expecting) -> None:
    await turn.do(people.listen, expecting)
