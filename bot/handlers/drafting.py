"""Making a set in the chat: /new, material, the review, and the set."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import replace

from bot import buttons
from bot.arrival import more_waits
from bot.callback_data import Teaching
from bot.charts import DRAWING
from bot.desk import Desk
from bot.handlers.beside import with_guest_drafts, with_others, with_questions_held
from bot.handlers.learning import not_understood
from bot.handlers.managing import publishing
from bot.screens.adding import added_screen, await_question_screen, await_title_screen
from bot.screens.collecting import collecting_screen, discard_screen
from bot.screens.drafting import (
    enough_screen,
    overview_screen,
    sentence_screen,
    started_screen,
    too_big_screen,
    writing_screen,
)
from bot.screens.editing import await_text_screen, choose_part_screen, reworded_screen
from bot.screens.home import beside_question, no_answer_screen, plain_screen
from bot.screens.managing import unshared_screen
from bot.screens.missed import missed_screen
from bot.screens.reviewing import (
    choose_kind_screen,
    published_already_screen,
    published_screen,
    review_screen,
    updated_screen,
)
from bot.screens.screen import Screen, Shown, Toast
from bot.screens.together import overtaken_screen, resting_screen, unplaced_screen
from bot.screens.trying import tried_screen, trying_screen
from bot.sharing import qr_picture
from bot.turn import Turn
from quiz.drafts import DraftId, DraftTally, SentFile, only_of
from quiz.model import SetId
from quiz.usecases import adding, drafting, editing, reviewing
from quiz.usecases.adding import Added, AddedTo, AwaitingQuestion
from quiz.usecases.drafting import EnoughForToday, TooBig
from quiz.usecases.editing import AwaitingText, ChoosingPart, Edited, Reworded, Unplaced
from quiz.usecases.missed import Missed, ask_of_sentence, see_missed
from quiz.usecases.reviewing import OWNER_ONLY, ChoosingKind, Overtaken, Reviewing
from quiz.usecases.rights import NotYours
from quiz.usecases.standing import (
    Collecting,
    NoDraftLeft,
    Overview,
    Published,
    Resting,
    Standing,
    Writing,
    awaits_material,
    stand,
    stand_at,
)
from quiz.usecases.study import is_asked
from quiz.usecases.titling import AwaitingTitle, Titled, publish_titled
from quiz.usecases.together import discard_for_all
from quiz.usecases.trying import Tap, Tried, TriedOut, TriedSoFar, Trying, try_out

CODE_BYTES = 9
"""Of chance in a share link: nobody comes upon a set by guessing."""
Result = Standing | EnoughForToday | TooBig | Edited | AddedTo | Tried | ChoosingKind | Titled | Missed


async def new(turn: Turn) -> Screen:
    """/new: begin a set, or go on with the draft there is."""
    if turn.desk is None:
        await turn.do(lambda tx, learner: None)
        return sentence_screen(turn.teaching, "closed")
    standing = await turn.do(drafting.open_draft, turn.now)
    return await with_guest_drafts(turn, await shown(turn, turn.desk, standing))


async def material(turn: Turn, standing: Standing | Edited | AddedTo | Tried | Titled) -> Screen | None:
    """A text was taken for a draft. Of several pieces in a row only the last one is answered."""
    if more_waits() and isinstance(standing, Collecting):
        return None
    if isinstance(standing, NoDraftLeft) or turn.desk is None:
        return await not_understood(turn)
    return await shown(turn, turn.desk, standing)


async def file(turn: Turn, sent: SentFile) -> Screen:
    """A file: what it is for, it says by itself. A question that waits for its answer goes on waiting."""
    asked = await turn.do(is_asked, turn.now)
    if turn.desk is None or (asked and not drafting.may_be_a_set(sent.name)):
        return await something_else(turn)
    taken = await turn.do(drafting.take_file, sent, turn.now, turn.desk.allowance, turn.sign)
    screen = await shown(turn, turn.desk, taken)
    return beside_question(turn.words, screen) if asked else screen


async def something_else(turn: Turn) -> Screen:
    """A picture, a sticker, a voice message."""
    if await turn.do(awaits_material) and turn.desk is not None:
        return await shown(turn, turn.desk, await turn.do(stand, "not-material"))
    if await turn.do(is_asked, turn.now):
        return no_answer_screen(turn.words)
    return plain_screen(turn.words, "only-text")


async def teaching_press(turn: Turn, button: Teaching) -> Shown:
    """A key under a draft, or under a set of one's own."""
    desk = turn.desk
    if desk is None:
        await turn.do(lambda tx, learner: None)
        return Toast(turn.words.plain("gone"))
    if isinstance(button, buttons.ShareSet):
        mine = await turn.do(reviewing.share, SetId(button.set))
        if isinstance(mine, NotYours):
            return Toast(turn.teaching.plain("not-yours"), alert=True)
        return replace(await shown(turn, desk, mine), keeps=True)
    id_ = DraftId(button.draft)
    match button:
        case buttons.OpenDraft():
            result: Result = await turn.do(stand_at, id_)
        case buttons.WriteDraft():
            result = await turn.do(drafting.begin, id_, turn.now, desk.allowance)
        case buttons.StopDraft():
            result = await turn.do(drafting.stop, id_, turn.now)
            desk.scribe.stop(turn.me.id, id_)
        case buttons.DiscardDraft(_, 1):
            return await _discarded(turn, desk, id_)
        case buttons.DiscardDraft():
            standing = await turn.do(stand_at, id_)
            if not isinstance(standing, NoDraftLeft | Published):
                return discard_screen(turn.teaching, standing.draft)
            result = standing
        case buttons.OtherFile():
            result = await turn.do(drafting.other_file, id_, turn.now)
        case _:
            result = await _review_press(turn, id_, button)
    if isinstance(result, NoDraftLeft):
        return Toast(turn.teaching.plain("gone"), alert=True)
    return await shown(turn, desk, result)


async def _review_press(
    turn: Turn,
    id_: DraftId,
    button: buttons.ReviewDraft
    | buttons.Leaf
    | buttons.Judge
    | buttons.KeepRest
    | buttons.PublishDraft
    | buttons.EditQuestion
    | buttons.EditPart
    | buttons.DropOption
    | buttons.AddQuestion
    | buttons.ChooseKind
    | buttons.TryQuestion
    | buttons.SeeMissed
    | buttons.AskOfSentence,
) -> Result:
    match button:
        case buttons.ReviewDraft(_, only):
            return await turn.do(reviewing.review, id_, only_of(only))
        case buttons.Leaf(_, question, by, only):
            return await turn.do(reviewing.leaf, id_, question, by, only_of(only))
        case buttons.Judge(_, question, keep, only):
            return await turn.do(reviewing.judge, id_, question, keep == 1, only_of(only))
        case buttons.EditQuestion(_, question, only):
            return await turn.do(editing.choose_part, id_, question, only_of(only))
        case buttons.EditPart(_, question, part, only):
            return await turn.do(editing.await_text, id_, question, part, only_of(only))
        case buttons.DropOption(_, question, index, of, only):
            return await turn.do(editing.drop_option, id_, question, index, of, only_of(only))
        case buttons.AddQuestion(_, beside):
            return await turn.do(adding.await_question, id_, beside)
        case buttons.SeeMissed(_, page):
            return await turn.do(see_missed, id_, page)
        case buttons.AskOfSentence(_, start):
            return await turn.do(ask_of_sentence, id_, start)
        case buttons.TryQuestion():
            return await _try_press(turn, id_, button)
        case buttons.ChooseKind():
            return await turn.do(reviewing.choose_kind, id_)
        case buttons.KeepRest():
            return await turn.do(reviewing.keep_rest, id_)
        case buttons.PublishDraft():
            code = secrets.token_urlsafe(CODE_BYTES)
            return await turn.do(publish_titled, id_, code, turn.now, publishing(turn))


async def _try_press(turn: Turn, id_: DraftId, button: buttons.TryQuestion) -> Tried:
    so_far = TriedSoFar(tuple(int(digit) for digit in button.picked if digit.isdigit()), button.hinted == 1)
    tap = Tap(button.tap) if button.tap in set(Tap) else Tap.NOTHING
    return await turn.do(try_out, id_, button.question, only_of(button.only), so_far, tap, button.place, turn.now)


async def _discarded(turn: Turn, desk: Desk, id_: DraftId) -> Shown:
    if id_ < 0:
        return await shown(turn, desk, await turn.do(stand_at, id_, OWNER_ONLY))
    gone = await turn.do(discard_for_all, id_, turn.now)
    desk.scribe.stop(turn.me.id, id_)
    if gone is None:
        return sentence_screen(turn.teaching, "gone")
    desk.metrics.drafts.labels("discarded").inc()
    return sentence_screen(turn.teaching, "discarded" if gone.set is None else "update-left")


async def shown(turn: Turn, desk: Desk, result: Result) -> Screen:
    """What it looks like, with the others who are at the draft; whoever writes is woken if there is something to
    write."""
    if isinstance(result, Collecting):
        result = await with_questions_held(turn, result)
    screen = await _shown(turn, desk, result)
    match result:
        case Published(tally=DraftTally() as tally):
            desk.metrics.reviewed.labels("kept").inc(tally.kept)
            desk.metrics.reviewed.labels("dropped").inc(tally.dropped)
            desk.metrics.reviewed.labels("open").inc(tally.open)
        case Overview(draft, tally):
            return await with_others(turn, screen, draft, 0, tally.questions)
        case Reviewing(draft, asked, tally):
            return await with_others(turn, screen, draft, asked.nth, tally.questions)
        case ChoosingPart(under) | AwaitingText(under) | Reworded(under) | Added(under) | Overtaken(under):
            return await with_others(turn, screen, under.draft, under.asked.nth, under.tally.questions)
    return screen


async def _shown(turn: Turn, desk: Desk, result: Result) -> Screen:
    say = turn.teaching
    match result:
        case Collecting():
            return collecting_screen(say, result)
        case Writing(_, begun=True):
            desk.scribe.wake()
            return started_screen(say)
        case Writing(draft):
            desk.scribe.wake()
            return writing_screen(say, draft.id)
        case Overview():
            return overview_screen(say, result)
        case Reviewing():
            return review_screen(say, result)
        case ChoosingKind():
            return choose_kind_screen(say, result)
        case ChoosingPart():
            return choose_part_screen(say, result)
        case AwaitingText():
            return await_text_screen(say, result)
        case Reworded():
            return reworded_screen(say, result)
        case Trying():
            return trying_screen(say, turn.words, result, turn.now)
        case TriedOut():
            return tried_screen(say, turn.words, result)
        case AwaitingQuestion():
            return await_question_screen(say, result)
        case Missed():
            return missed_screen(say, result)
        case Added():
            return added_screen(say, result)
        case Published(set_) if not set_.open:
            return unshared_screen(say, set_, owns=set_.owner == turn.me.id)
        case Published(set_, updated=True):
            return updated_screen(say, set_, desk.link(set_.code))
        case Published(set_, already=True):
            return published_already_screen(say, set_, desk.link(set_.code))
        case Published(set_):
            link = desk.link(set_.code)
            async with DRAWING:
                picture = await asyncio.to_thread(qr_picture, link, set_.title)
            return published_screen(say, set_, link, picture)
        case Overtaken():
            return overtaken_screen(say, result)
        case Unplaced(typed):
            return unplaced_screen(say, typed)
        case Resting(draft):
            return resting_screen(say, draft.title)
        case AwaitingTitle():
            return await_title_screen(say, result)
        case NoDraftLeft():
            return sentence_screen(say, "gone")
        case EnoughForToday():
            return enough_screen(say, result)
        case TooBig():
            return too_big_screen(say, result)
