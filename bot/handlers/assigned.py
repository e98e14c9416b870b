"""What a class is set: the teacher's page, the plan, the nudge."""

from __future__ import annotations

from datetime import date

from bot import buttons
from bot.callback_data import Assigning
from bot.screens.assigning import (
    ask_take_back_screen,
    assignment_screen,
    choose_day_screen,
    done_text,
    not_nudged,
    preview_screen,
    which_day_screen,
)
from bot.screens.screen import Screen, Shown
from bot.texts import Html
from bot.turn import Turn
from quiz.model import SetId
from quiz.usecases import assigning, planning
from quiz.usecases.assigning import AlreadySet, Told
from quiz.usecases.going import go_elsewhere
from quiz.usecases.planning import ChoosingDay, Plan, Planned, Preview, WhichDay
from quiz.usecases.rights import NotYours


async def assigning_press(turn: Turn, button: Assigning) -> Shown | NotYours:
    """A key about what a class is set."""
    id_ = SetId(button.set)
    match button:
        case buttons.SeeAssignment():
            await turn.do(go_elsewhere)
            return await _page(turn, id_)
        case buttons.ChooseDay(_, starts, pace, exam, start):
            plan = _plan(starts, pace, exam)
            return await planned(turn, await turn.do(planning.choose_day, id_, plan, start == 1, turn.now))
        case buttons.PlanAssignment(_, starts, pace, exam):
            return await planned(turn, await turn.do(planning.preview, id_, _plan(starts, pace, exam), turn.now))
        case buttons.Assign(_, starts, pace, exam):
            return await _assign(turn, id_, _plan(starts, pace, exam))
        case buttons.TakeBack(_, 1):
            taken = await turn.do(assigning.take_back, id_)
            return taken if isinstance(taken, NotYours) else await _page(turn, id_, "assign-taken-back")
        case buttons.TakeBack():
            page = await turn.look(assigning.assignment_page, id_, turn.now)
            return page if isinstance(page, NotYours) else ask_take_back_screen(turn.teaching, page.set)
        case buttons.Nudge():
            return await _nudge(turn, id_)


async def planned(turn: Turn, result: Planned) -> Screen | NotYours:
    """What a plan looks like, or the question for one of its days."""
    match result:
        case NotYours():
            return result
        case ChoosingDay():
            return choose_day_screen(turn.teaching, result)
        case WhichDay():
            return which_day_screen(turn.teaching, result)
        case Preview():
            begun = await turn.look(planning.class_begun, result.set.id)
            return preview_screen(turn.teaching, result, begun)


async def _assign(turn: Turn, id_: SetId, plan: Plan) -> Shown | NotYours:
    done = await turn.do(assigning.assign, id_, plan, turn.now)
    if isinstance(done, AlreadySet):
        return await _page(turn, id_, "assign-already")
    if not isinstance(done, Told):
        return await planned(turn, done)
    return await _page(turn, id_, above=done_text(turn.teaching, done.people, done.before))


async def _nudge(turn: Turn, id_: SetId) -> Shown | NotYours:
    page = await turn.look(assigning.assignment_page, id_, turn.now)
    if isinstance(page, NotYours):
        return page
    done = await turn.do(assigning.nudge, id_, page.reach, turn.now)
    if isinstance(done, NotYours):
        return done
    if not done.people:
        return not_nudged(turn.teaching)
    return await _page(turn, id_, above=turn.teaching("assign-nudged", count=done.people))


async def _page(turn: Turn, id_: SetId, word: str = "", above: Html | None = None) -> Screen | NotYours:
    page = await turn.look(assigning.assignment_page, id_, turn.now)
    if isinstance(page, NotYours):
        return page
    return assignment_screen(turn.teaching, page, turn.teaching(word) if word else above)


def _plan(starts: int, pace: int, exam: int) -> Plan:
    return Plan(_day(starts), max(pace, 0), _day(exam))


def _day(number: int) -> date | None:
    """The day of that number; None if there is none, as for 0."""
    return date.fromordinal(number) if 1 <= number <= date.max.toordinal() else None
