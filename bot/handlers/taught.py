"""Teaching: /class, and what leads on from a set of one's own."""

from __future__ import annotations

from bot import buttons
from bot.callback_data import Assigning, Classes, Correcting, Keeping, Managing, Taught
from bot.handlers.assigned import assigning_press
from bot.handlers.classes import class_press
from bot.handlers.correcting import correcting_press
from bot.handlers.managing import managing_press
from bot.handlers.reported import keeping_press
from bot.screens.screen import Screen, Shown, Toast
from bot.screens.taught import taught_screen, taught_set_screen
from bot.turn import Turn
from quiz.model import SetId
from quiz.usecases import taught
from quiz.usecases.rights import NotYours


async def all_taught(turn: Turn) -> Screen:
    """/class: the sets this person teaches."""
    found = await turn.do(taught.taught)
    return taught_screen(turn.teaching, found)


async def taught_press(turn: Turn, button: Taught) -> Shown:
    """A key under a set that somebody teaches."""
    match button:
        case buttons.TeachSet(set_):
            found = await turn.do(taught.taught_set, SetId(set_))
            return not_yours(turn) if isinstance(found, NotYours) else taught_set_screen(turn.teaching, found)
        case _:
            shown = await _press(turn, button)
            return not_yours(turn) if isinstance(shown, NotYours) else shown


async def _press(turn: Turn, button: Classes | Keeping | Assigning | Managing | Correcting) -> Shown | NotYours:
    if isinstance(button, Keeping):
        return await keeping_press(turn, button)
    if isinstance(button, Assigning):
        return await assigning_press(turn, button)
    if isinstance(button, Correcting):
        return await correcting_press(turn, button)
    if isinstance(button, Managing):
        return await managing_press(turn, button)
    return await class_press(turn, button)


def not_yours(turn: Turn) -> Toast:
    """No such set is theirs."""
    return Toast(turn.teaching.plain("not-yours"), alert=True)
