"""The name that teachers see."""

from __future__ import annotations

from bot import buttons
from bot.screens.naming import naming_screen
from bot.screens.screen import Screen
from bot.turn import Turn
from quiz.model import SetId
from quiz.usecases import naming


async def naming_press(turn: Turn, button: buttons.ChangeName | buttons.MessengerName) -> Screen:
    """A key about the name."""
    set_ = SetId(button.set) if button.set > 0 else None
    match button:
        case buttons.ChangeName():
            awaiting = await turn.do(naming.await_name, set_)
            return naming_screen(turn.words, awaiting)
        case buttons.MessengerName():
            called = await turn.do(naming.be_called_as_in_messenger, set_, turn.person.name)
            return naming_screen(turn.words, called)
