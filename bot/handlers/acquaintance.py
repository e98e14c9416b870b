"""Getting acquainted: clock and reminder, one after the other, each of which can be skipped."""

from __future__ import annotations

from bot.screens.screen import Screen
from bot.screens.settings import reminder_screen, zone_screen
from bot.texts import Html
from bot.turn import Turn
from quiz.talk import Expecting
from quiz.usecases import people


async def acquainted(turn: Turn, above: Html | None = None) -> Screen | None:
    """The next thing a new learner is asked, each of which can be skipped; None once they are acquainted."""
    if not turn.me.zone_known:
        await turn.do(people.listen, Expecting.CLOCK)
        return zone_screen(turn.words, turn.me, turn.now, above=above)
    if not turn.me.reminder_known:
        await turn.do(people.listen, Expecting.REMINDER)
        return reminder_screen(turn.words, turn.me, above)
    return None
