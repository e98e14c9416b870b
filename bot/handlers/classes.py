"""The class of a set: its page, who learns, the spreadsheet and the picture."""

from __future__ import annotations

import asyncio

from bot import buttons
from bot.callback_data import Classes
from bot.charts import DRAWING
from bot.heat_map import draw_class
from bot.screens.classroom import (
    class_screen,
    learners_screen,
    map_labels,
    map_screen,
    no_map,
    report_screen,
    report_words,
)
from bot.screens.pupils import fact_screen, facts_screen, pupil_screen
from bot.screens.screen import Shown
from bot.turn import Turn
from quiz.model import FactId, SetId
from quiz.reports import About, class_report
from quiz.usecases.classes import ClassPage, class_of
from quiz.usecases.pupils import fact_of, pupil_of
from quiz.usecases.rights import NotYours


async def class_press(turn: Turn, button: Classes) -> Shown | NotYours:
    """A key about a class."""
    match button:
        case buttons.SeePupil(set_, joined, which):
            pupil = await turn.look(pupil_of, SetId(set_), joined, which, turn.now)
            return pupil if isinstance(pupil, NotYours) else pupil_screen(turn.teaching, pupil)
        case buttons.SeeFact(set_, fact, question):
            held = await turn.look(fact_of, SetId(set_), FactId(fact), question, turn.now)
            return held if isinstance(held, NotYours) else fact_screen(turn.teaching, held)
        case _:
            return await _page_press(turn, button)


async def _page_press(
    turn: Turn,
    button: buttons.SeeClass | buttons.SeeLearners | buttons.SeeFacts | buttons.ClassReport | buttons.ClassMap,
) -> Shown | NotYours:
    page = await turn.look(class_of, SetId(button.set), turn.now)
    if isinstance(page, NotYours):
        return page
    match button:
        case buttons.SeeClass():
            return class_screen(turn.teaching, page)
        case buttons.SeeLearners(_, number):
            return learners_screen(turn.teaching, page, number)
        case buttons.SeeFacts(_, number, only):
            return facts_screen(turn.teaching, page, number, only)
        case buttons.ClassReport():
            return await _report(turn, page)
        case buttons.ClassMap():
            return await _map(turn, page)


async def _report(turn: Turn, page: ClassPage) -> Shown:
    async with DRAWING:
        file = await asyncio.to_thread(
            class_report,
            About(page.set.title, page.today, page.exam, turn.now),
            page.room,
            page.facts,
            page.items,
            page.behind,
            report_words(turn.teaching, page),
        )
    return report_screen(turn.teaching, page, file)


async def _map(turn: Turn, page: ClassPage) -> Shown:
    statements = {fact.id: fact.fact.statement for fact in page.facts}
    async with DRAWING:
        picture = await asyncio.to_thread(draw_class, map_labels(turn.teaching, page), page.room, statements)
    return map_screen(turn.teaching, page, picture) if picture else no_map(turn.teaching)
