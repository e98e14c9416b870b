"""What was sent for a draft, or what to send; why nothing came of it; and whether to throw it away."""

from __future__ import annotations

from bot.buttons import DiscardDraft, GetTemplate, OpenDraft, OtherFile, TakeAsQuestions, WriteByHand, WriteDraft
from bot.screens.drafting import FAULTS_SHOWN, all_of, hint_line, home_row, key, lack_lines, told_fault
from bot.screens.phrases import lines, paragraphs
from bot.screens.screen import Key, Screen, rows
from bot.texts import Html, Words
from quiz.drafts import DraftId, Outcome, TeacherDraft
from quiz.formats.exchange import FORMATS
from quiz.formats.pasted import Held
from quiz.usecases.drafting import CARDS, cards_held
from quiz.usecases.standing import FULL, Collecting

ANOTHER = ("unreadable-", "file-gone", "nothing-written")
"""So begin the outcomes of a file of which a second reading would give as little."""


def collecting_screen(say: Words, collecting: Collecting) -> Screen:
    """What was sent so far, or what to send."""
    draft = collecting.draft
    outcome = draft.outcome if draft.outcome and draft.outcome.sentence not in ("", FULL, CARDS) else None
    held = collecting.held or cards_held(draft)
    there = draft.file is not None or draft.pieces > 0
    trouble = trouble_lines(say, outcome, draft.file is not None) if outcome else []
    return Screen(
        paragraphs(
            hint_line(say, collecting.hint),
            *trouble,
            *_material(say, collecting),
            say("looks-like-cards" if held.cards else "looks-like-questions", count=held.count) if held else None,
        ),
        rows(
            (_take_key(say, draft.id, held),) if held else (),
            (_write_key(say, draft, outcome, held),) if there else (),
            (key(say, "discard" if draft.set is None else "update-not", DiscardDraft(draft.id, 0)),) if there else (),
            (key(say, "update-not", DiscardDraft(draft.id, 1)),) if draft.set is not None and not there else (),
            *(() if there or draft.set is not None else _without_text(say, draft)),
            home_row(say),
        ),
        live=True,
        follow=all_of(say, "faults", outcome.faults if outcome else ()),
    )


def _material(say: Words, collecting: Collecting) -> list[Html]:
    """What was sent so far, a short text as a whole; or what to send."""
    draft = collecting.draft
    if draft.file is not None:
        return [say("collected-file", name=draft.file.name)]
    if draft.pieces:
        echo = [say("collected-opening", text=collecting.opening), say("collected-ending", text=collecting.ending)]
        return [
            say("collected", pieces=draft.pieces, characters=draft.characters),
            *(echo if collecting.ending else [say("collected-whole", text=collecting.opening)]),
            say("collected-more"),
        ]
    if collecting.updates:
        return [say("update-title", title=collecting.updates), say("update-text", endings=_endings())]
    return [say("new-title"), say("new-text", endings=_endings())]


def _write_key(say: Words, draft: TeacherDraft, outcome: Outcome | None, held: Held | None) -> Key:
    """Where another try would give as little, another file is asked for."""
    if draft.file is not None and outcome and (outcome.faults or outcome.sentence.startswith(ANOTHER)):
        return key(say, "other-file", OtherFile(draft.id))
    return key(say, "again" if outcome else "write-from-text" if held else "write", WriteDraft(draft.id))


def _take_key(say: Words, draft: DraftId, held: Held) -> Key:
    name = "take-as-cards" if held.cards else "take-as-questions"
    return key(say, name, TakeAsQuestions(draft), count=held.count)


def _without_text(say: Words, draft: TeacherDraft) -> tuple[tuple[Key, ...], ...]:
    """Other ways to a set."""
    return (key(say, "by-hand", WriteByHand(draft.id)),), (key(say, "template", GetTemplate()),)


def trouble_lines(say: Words, outcome: Outcome, of_file: bool) -> list[Html]:
    """Why there are no questions, and what to do about it."""
    if outcome.faults:
        shown = [say("fault-line", fault=told_fault(say, fault)) for fault in outcome.faults[:FAULTS_SHOWN]]
        rest = len(outcome.faults) - len(shown)
        title = say("faults-title", count=len(outcome.faults))
        return [title, lines(shown), *([say("faults-more", count=rest)] if rest else []), say("faults-fix")]
    if outcome.sentence == "nothing-written":
        return [say("nothing-written"), *lack_lines(say, outcome), say("nothing-file" if of_file else "nothing-add")]
    return [say("not-written"), say(outcome.sentence, **outcome.data)] if outcome.sentence else []


def _endings() -> str:
    return ", ".join(each.endings[0] for each in FORMATS if each.read)


def discard_screen(say: Words, draft: TeacherDraft) -> Screen:
    """Asks before everything is thrown away; of a set that was to be updated nothing is."""
    ask, sure, keep = ("discard-ask", "discard-sure", "keep-draft")
    if draft.set is not None:
        ask, sure, keep = ("update-not-ask", "update-not-sure", "update-go-on")
    return Screen(say(ask), rows((key(say, sure, DiscardDraft(draft.id, 1)),), (key(say, keep, OpenDraft(draft.id)),)))
