"""Several people at one draft, and sets without a text."""

from __future__ import annotations

import secrets

from bot import buttons
from bot.callback_data import Together
from bot.desk import Desk
from bot.handlers import drafting
from bot.handlers.managing import publishing
from bot.handlers.taught import not_yours
from bot.screens.drafting import sentence_screen
from bot.screens.screen import Screen, Shown, Toast
from bot.screens.together import colleagues_screen
from bot.turn import Turn
from quiz.drafts import DraftId, only_of
from quiz.model import SetId
from quiz.usecases import drafting as drafts
from quiz.usecases import editing, reviewing, titling, together
from quiz.usecases.rights import NotYours
from quiz.usecases.standing import NoDraftLeft, Standing
from quiz.usecases.together import Colleagues, NoInvitation

INVITES = "draft-"
"""So the code of a link begins that asks to a draft; those of sets may not."""
CODE_BYTES = 12


async def start(turn: Turn, code: str) -> Screen:
    """/start, with a link that asks to a draft."""
    came = await turn.do(together.come_in, code, turn.now)
    if turn.desk is None:
        return sentence_screen(turn.teaching, "closed")
    return await _came(turn, turn.desk, came)


async def together_press(turn: Turn, button: Together) -> Shown:
    """A key under a draft that several people may work on."""
    desk = turn.desk
    if desk is None:
        await turn.do(lambda tx, learner: None)
        return Toast(turn.words.plain("gone"))
    if isinstance(button, buttons.OpenDraftOfSet):
        found = await turn.do(together.open_draft_of_set, SetId(button.set), turn.now)
        return not_yours(turn) if isinstance(found, NotYours) else await _came(turn, desk, found)
    result = await _pressed(turn, DraftId(button.draft), button)
    if isinstance(result, Screen):
        return result
    if isinstance(result, NoDraftLeft):
        return Toast(turn.teaching.plain("gone"), alert=True)
    if isinstance(result, Colleagues):
        return colleagues_screen(turn.teaching, result, desk.link(result.code) if result.code else "")
    return await drafting.shown(turn, desk, result)


InADraft = (
    buttons.JudgeSeen
    | buttons.DropOptionSeen
    | buttons.KeepOpen
    | buttons.PublishSeen
    | buttons.OpenColleagues
    | buttons.InviteColleague
    | buttons.WithdrawInvite
    | buttons.PartWithGuest
    | buttons.LeaveDraft
    | buttons.WriteByHand
    | buttons.RenameDraft
    | buttons.TakeAsQuestions
    | buttons.ReopenSeen
    | buttons.ReopenRest
)


async def _pressed(turn: Turn, id_: DraftId, button: InADraft) -> drafting.Result | Colleagues | Screen:
    match button:
        case buttons.JudgeSeen(_, question, keep, only, seen):
            return await turn.do(reviewing.judge, id_, question, keep == 1, only_of(only), seen)
        case buttons.DropOptionSeen(_, question, index, of, only, seen):
            return await turn.do(editing.drop_option, id_, question, index, of, only_of(only), seen)
        case buttons.KeepOpen(_, seen):
            return await turn.do(reviewing.keep_rest, id_, seen)
        case buttons.ReopenSeen(_, question, only, seen):
            return await turn.do(reviewing.reopen, id_, question, only_of(only), seen)
        case buttons.ReopenRest():
            return await turn.do(reviewing.reopen_rest, id_)
        case buttons.PublishSeen(_, seen, sure):
            code = secrets.token_urlsafe(drafting.CODE_BYTES)
            may = publishing(turn)
            return await turn.do(titling.publish_titled, id_, code, turn.now, may, seen, sure == 1, sure == 2)
        case buttons.OpenColleagues():
            return await turn.do(together.colleagues, id_)
        case buttons.InviteColleague():
            return await turn.do(together.invite, id_, INVITES + secrets.token_urlsafe(CODE_BYTES))
        case buttons.WithdrawInvite():
            return await turn.do(together.withdraw, id_)
        case buttons.PartWithGuest(_, chair):
            return await turn.do(together.part_with, id_, chair)
        case buttons.LeaveDraft():
            await turn.do(together.leave_draft, id_)
            return sentence_screen(turn.teaching, "left-draft")
        case buttons.WriteByHand():
            return await turn.do(titling.await_title, id_)
        case buttons.RenameDraft():
            return await turn.do(titling.await_new_title, id_)
        case buttons.TakeAsQuestions():
            assert turn.desk is not None
            return await turn.do(drafts.begin, id_, turn.now, turn.desk.allowance, as_questions=True)


async def _came(turn: Turn, desk: Desk, came: Standing | NoInvitation) -> Screen:
    if isinstance(came, NoInvitation):
        return sentence_screen(turn.teaching, "invitation-full" if came.full else "no-invitation")
    return await drafting.shown(turn, desk, came)
