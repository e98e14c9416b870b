"""What an owner decides about a set, and the invitations that come of it."""

from __future__ import annotations

import secrets

from bot import buttons
from bot.callback_data import Managing
from bot.screens.managing import (
    await_code_screen,
    await_title_screen,
    choosing_screen,
    deleted_screen,
    deleting_screen,
    inviting_screen,
    managed_screen,
    may_not_publish_screen,
    no_invitation_screen,
    offer_screen,
    parting_screen,
    stepped_down_screen,
    stepping_down_screen,
    taken_screen,
    teachers_screen,
)
from bot.screens.screen import Screen, Shown, Toast
from bot.turn import Turn
from quiz.model import LearnerId, SetId, Visibility
from quiz.roles import ANYBODY, Publishing
from quiz.sharing import Offered
from quiz.usecases import inviting, managing
from quiz.usecases.inviting import (
    Accepted,
    Inviting,
    NoInvitation,
    Offer,
    Parting,
    SteppedDown,
    SteppingDown,
    Taken,
    Teachers,
)
from quiz.usecases.managing import AwaitingTitle, Choosing, Deleted, Deleting, Managed
from quiz.usecases.publishing import AwaitingCode, MayNotPublish
from quiz.usecases.rights import NotYours

CODE_BYTES = 12
"""Of chance in an invitation; letters and digits only, so that no messenger cuts the end off a link."""
Decided = (
    Managed
    | AwaitingTitle
    | Choosing
    | MayNotPublish
    | AwaitingCode
    | Deleting
    | Deleted
    | Teachers
    | Inviting
    | Parting
    | SteppingDown
    | SteppedDown
    | Offer
    | Accepted
)


async def managing_press(turn: Turn, button: Managing) -> Shown | NotYours:
    """A key by which something is decided about a set."""
    decided = await _decided(turn, button)
    return decided if isinstance(decided, NotYours | Toast) else shown(turn, decided)


async def _decided(turn: Turn, button: Managing) -> Decided | NotYours | Toast:
    now = turn.now
    match button:
        case buttons.ManageSet(set_):
            return await turn.do(managing.manage, SetId(set_))
        case buttons.RenameSet(set_):
            return await turn.do(managing.await_title, SetId(set_))
        case buttons.ChooseOpen(set_):
            return await turn.do(managing.choose_visibility, SetId(set_))
        case buttons.OpenTo(set_, to):
            if to not in set(Visibility):
                return await _gone(turn)
            return await turn.do(managing.open_to, SetId(set_), Visibility(to), publishing(turn))
        case buttons.ArchiveSet(set_, on):
            return await turn.do(managing.archive, SetId(set_), on == 1, now)
        case buttons.DeleteSet(set_, 2):
            return await turn.do(managing.delete, SetId(set_), now)
        case buttons.DeleteSet(set_, sure):
            return await turn.do(managing.ask_delete, SetId(set_), sure == 1)
        case _:
            return await _with_others(turn, button)


async def _with_others(
    turn: Turn,
    button: buttons.SeeTeachers
    | buttons.InviteTeacher
    | buttons.WithdrawInvitation
    | buttons.PartWith
    | buttons.StepDown
    | buttons.AcceptInvitation,
) -> Decided | NotYours | Toast:
    now = turn.now
    match button:
        case buttons.SeeTeachers(set_):
            return await turn.do(inviting.teachers, SetId(set_), now)
        case buttons.InviteTeacher(set_, offered):
            if offered not in set(Offered):
                return await _gone(turn)
            code = secrets.token_hex(CODE_BYTES)
            return await turn.do(inviting.invite, SetId(set_), Offered(offered), code, now)
        case buttons.WithdrawInvitation(set_, offered):
            if offered not in set(Offered):
                return await _gone(turn)
            return await turn.do(inviting.withdraw, SetId(set_), Offered(offered), now)
        case buttons.PartWith(set_, teacher, 1):
            return await turn.do(inviting.part_with, SetId(set_), LearnerId(teacher), now)
        case buttons.PartWith(set_, teacher, _):
            return await turn.do(inviting.ask_to_part, SetId(set_), LearnerId(teacher), now)
        case buttons.StepDown(set_, 1):
            return await turn.do(inviting.step_down, SetId(set_), now)
        case buttons.StepDown(set_, _):
            return await turn.do(inviting.ask_to_step_down, SetId(set_))
        case buttons.AcceptInvitation(code):
            return await turn.do(inviting.accept, code, now, publishing(turn))


def shown(turn: Turn, decided: Decided) -> Screen | Toast:
    """What it looks like."""
    say = turn.teaching
    match decided:
        case Managed():
            return managed_screen(say, decided)
        case AwaitingTitle():
            return await_title_screen(say, decided)
        case Choosing():
            return choosing_screen(say, decided)
        case MayNotPublish():
            return may_not_publish_screen(say, decided)
        case AwaitingCode():
            return await_code_screen(say, decided)
        case Deleting():
            return deleting_screen(say, decided)
        case Deleted():
            return deleted_screen(say, decided)
        case Teachers():
            return teachers_screen(say, decided)
        case Inviting(_, invitation):
            if turn.desk is None:
                return Toast(say.plain("closed"), alert=True)
            return inviting_screen(say, decided, turn.desk.link(invitation.code))
        case Parting():
            return parting_screen(say, decided)
        case SteppingDown():
            return stepping_down_screen(say, decided)
        case SteppedDown():
            return stepped_down_screen(say, decided)
        case Offer():
            return offer_screen(say, decided)
        case Taken():
            return taken_screen(say, decided)
        case NoInvitation():
            return no_invitation_screen(say, decided)


def publishing(turn: Turn) -> Publishing:
    """What the administrator decided."""
    return ANYBODY if turn.desk is None else turn.desk.publishing


async def _gone(turn: Turn) -> Toast:
    await turn.do(lambda tx, learner: None)
    return Toast(turn.words.plain("gone"))
