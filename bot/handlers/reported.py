"""What learners reported, in the hands of a teacher."""

from __future__ import annotations

from bot import buttons
from bot.callback_data import Keeping
from bot.screens.reported import await_reply_screen, closed_screen, reports_screen
from bot.screens.screen import Screen
from bot.turn import Turn
from quiz.model import FactId, SetId
from quiz.usecases import reported
from quiz.usecases.reported import AwaitingReply, Closed, Replied
from quiz.usecases.rights import NotYours


async def keeping_press(turn: Turn, button: Keeping) -> Screen | NotYours:
    """A key under a reported question."""
    match button:
        case buttons.OpenReports(set_):
            return _shown(turn, await turn.do(reported.reports, SetId(set_)), "")
        case buttons.TurnReport(fact, key, by):
            return _shown(turn, await turn.do(reported.report, FactId(fact), key, by), "")
        case buttons.AnswerReport(fact, key):
            return _shown(turn, await turn.do(reported.await_reply, FactId(fact), key), "")
        case buttons.LeaveAsRight(fact, key):
            done = await turn.do(reported.leave_as_right, FactId(fact), key, turn.now)
            return _shown(turn, done, "report-thanked")


def replied(turn: Turn, result: Replied) -> Screen | NotYours:
    """A text was sent for those who reported a question."""
    return _shown(turn, result, "report-told")


def _shown(turn: Turn, result: Replied, word: str) -> Screen | NotYours:
    """word: what is said of people who were told something."""
    match result:
        case NotYours():
            return result
        case AwaitingReply():
            return await_reply_screen(turn.teaching, result)
        case Closed():
            return closed_screen(turn.teaching, result, word)
        case _:
            return reports_screen(turn.teaching, result)
