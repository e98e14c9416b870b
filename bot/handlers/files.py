"""A set's questions as files: taken away, and brought up to date."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from bot import buttons
from bot.callback_data import Files
from bot.exporting import NotExported
from bot.handlers import drafting
from bot.handlers.taught import not_yours
from bot.screens.files import WRITTEN, file_screen, files_screen, template_screen
from bot.screens.screen import Screen, Shown, Toast
from bot.turn import Turn
from quiz.drafts import DraftId
from quiz.formats.tables.template import template_xlsx
from quiz.model import SetId
from quiz.usecases import files, updating
from quiz.usecases.rights import NotYours


async def files_press(turn: Turn, button: Files) -> Shown:
    """A key about a set's files."""
    match button:
        case buttons.SetFiles(set_):
            found = await turn.do(files.set_files, SetId(set_))
            return not_yours(turn) if isinstance(found, NotYours) else files_screen(turn.teaching, found)
        case buttons.TakeFile(set_, form):
            return await _file(turn, SetId(set_), form)
        case buttons.GetTemplate():
            return await _template(turn)
        case buttons.UpdateSet() | buttons.UpdateKnown():
            return await _update(turn, button)


async def _file(turn: Turn, id_: SetId, name: str) -> Shown:
    form = next((each for each in WRITTEN if each.name == name), None)
    questions = await turn.look(files.taken_away, id_)
    if form is None or isinstance(questions, NotYours):
        return not_yours(turn)
    if turn.desk is None:
        return Toast(turn.teaching.plain("closed"), alert=True)
    if not questions.facts:
        return Toast(turn.teaching.plain("file-empty"), alert=True)
    try:
        written = await turn.desk.exports.write(questions, form.name, turn.now)
    except NotExported:
        return Toast(turn.teaching.plain("file-failed"), alert=True)
    if not written.data:
        return Toast(turn.teaching.plain("file-nothing-fits"), alert=True)
    return replace(file_screen(turn.teaching, id_, questions, form, written), keeps=True)


async def _update(turn: Turn, button: buttons.UpdateSet | buttons.UpdateKnown) -> Shown:
    if turn.desk is None:
        await turn.do(lambda tx, learner: None)
        return Toast(turn.teaching.plain("closed"), alert=True)
    if isinstance(button, buttons.UpdateKnown):
        standing = await turn.do(updating.update_known, DraftId(button.draft), turn.now)
        return await drafting.shown(turn, turn.desk, standing)
    awaiting = await turn.do(updating.await_file, SetId(button.set), turn.now)
    return not_yours(turn) if isinstance(awaiting, NotYours) else await drafting.shown(turn, turn.desk, awaiting)


async def _template(turn: Turn) -> Screen:
    await turn.do(lambda tx, learner: None)
    table = await asyncio.to_thread(template_xlsx, "ru" if turn.me.language == "ru" else "en")
    return replace(template_screen(turn.teaching, table), keeps=True)
