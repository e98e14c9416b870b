"""A question of a draft is written by hand: how to write it, and what came of it."""

from __future__ import annotations

from dataclasses import replace

from bot.buttons import Leaf, OpenDraft, PublishSeen, SeeMissed, SeeQuestion, TeachSet
from bot.callback_data import Button
from bot.screens.drafting import key
from bot.screens.editing import LABEL, doubted_lines, refused_lines
from bot.screens.items import short
from bot.screens.phrases import paragraphs
from bot.screens.reviewing import review_screen
from bot.screens.screen import Key, Screen, rows
from bot.texts import Html, Words
from quiz.drafts import Phase, TeacherDraft
from quiz.errors import Fault
from quiz.questions import Fact
from quiz.usecases.adding import Added, AwaitingQuestion
from quiz.usecases.enlarging import AwaitingMore
from quiz.usecases.titling import MOST, AwaitingTitle


def await_question_screen(say: Words, awaiting: AwaitingQuestion) -> Screen:
    """How to write a question, with an example, and why the last message was not taken."""
    draft, beside = awaiting.draft.number, awaiting.beside
    title = None
    back: Button = OpenDraft(draft)
    if beside:
        back = Leaf(draft, beside.nth, 0, 0)
    elif awaiting.quote:
        title, back = say("add-of-sentence", quote=awaiting.quote), SeeMissed(draft, 0)
    return _how_to_write(say, beside.fact if beside else None, awaiting.faults, back, title)


def await_more_screen(say: Words, awaiting: AwaitingMore) -> Screen:
    """The same, of a set that is published."""
    beside = awaiting.beside
    back = SeeQuestion(beside.id, 0, 0) if beside else TeachSet(awaiting.set.id)
    return _how_to_write(say, beside.fact if beside else None, awaiting.faults, back)


def _how_to_write(
    say: Words, beside: Fact | None, faults: tuple[Fault, ...], back: Button, title: Html | None = None
) -> Screen:
    refused = refused_lines(say, faults)
    usual = say("add-beside-title", statement=beside.statement) if beside else say("add-title")
    return Screen(
        paragraphs(
            refused,
            say("add-again") if refused else paragraphs(title or usual, say("add-how")),
            say("add-example") if beside else say("add-example-fact"),
            None if beside else say("add-fact"),
        ),
        rows((key(say, "add-not", back),)),
    )


def await_title_screen(say: Words, awaiting: AwaitingTitle) -> Screen:
    """What the set should be called, what it is called now, and why the last title was not taken."""
    draft = awaiting.draft
    is_new = draft.phase is Phase.COLLECTING
    if awaiting.stamp is not None:
        return _title_before_publishing(say, draft, awaiting.stamp)
    return Screen(
        paragraphs(
            say("title-too-long", most=MOST) if awaiting.too_long else None,
            say("title-overtaken") if awaiting.typed else None,
            say("by-hand-title") if is_new else say("draft-title", title=draft.title),
            say("overtaken-typed", text=awaiting.typed) if awaiting.typed else None,
            say("overtaken-listening") if awaiting.typed else None,
        ),
        rows((key(say, "add-not" if is_new else "leave", OpenDraft(draft.number)),)),
    )


def _title_before_publishing(say: Words, draft: TeacherDraft, stamp: int) -> Screen:
    """Nobody gave the draft its title: one press takes it all the same."""
    as_it_is = Key(say.plain("key-publish-titled", title=short(draft.title, LABEL)), PublishSeen(draft.id, stamp, 2))
    return Screen(
        say("publish-title", title=draft.title), rows((as_it_is,), (key(say, "title-later", OpenDraft(draft.number)),))
    )


def added_screen(say: Words, added: Added) -> Screen:
    """The question as it is now in the draft; the next one may come."""
    screen = review_screen(say, added.reviewing)
    next_ = say("added-beside" if added.same_fact else "added-of-sentence" if added.same_sentence else "added")
    return replace(screen, text=paragraphs(next_, doubted_lines(say, added.doubts), screen.text))
