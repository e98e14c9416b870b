"""A question of a draft is changed: which part, and what it should be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.buttons import DropOptionSeen, EditPart, Leaf
from bot.callback_data import Button
from bot.screens.drafting import key
from bot.screens.phrases import lines, paragraphs
from bot.screens.reviewing import evidence, review_screen
from bot.screens.screen import Key, Screen, rows
from bot.texts import Html, Words
from quiz.doubts import Doubts
from quiz.editing import ONE_MORE, REMOVABLE, Part, Piece, gives_up, parts_of, takes_more, text_of
from quiz.errors import Fault, Language, sentence
from quiz.questions import Cloze, Fact, Question
from quiz.usecases.editing import AwaitingText, ChoosingPart, Reworded
from quiz.usecases.reviewing import Reviewing

LABEL = 28
"""Signs of a key that a phone shows whole."""
FAULTS_SHOWN, FAULT_SHOWN = 5, 300
"""How many, and how many signs of each: a question has few texts, but somebody may send a page for one of them."""
OF_FILES = frozenset({"empty", "duplicate-option", "duplicate-item", "duplicate-left", "duplicate-right"})
"""Faults whose sentences speak of a file and its lines; here they have their own."""
BY_HAND = "by-hand-"
"""So begin the faults that no file can have."""


def choose_part_screen(say: Words, choosing: ChoosingPart) -> Screen:
    """The question once more, and a key for each of its parts."""
    asked, draft, only = choosing.reviewing.asked, choosing.reviewing.draft.number, choosing.reviewing.only
    keys = part_keys(say, asked.fact, asked.question, lambda part: EditPart(draft, asked.nth, str(part), only))
    above = review_screen(say, choosing.reviewing).text
    return Screen(paragraphs(above, say("choose-part")), rows(*keys, (_leave_key(say, choosing.reviewing),)))


def await_text_screen(say: Words, awaiting: AwaitingText) -> Screen:
    """What to send, what stands there now, and why the last text was not taken."""
    asked, part = awaiting.reviewing.asked, awaiting.part
    return Screen(
        awaited_text(say, asked.fact, asked.question, part, awaiting.faults),
        rows((_drop_key(say, awaiting.reviewing, part),), (_leave_key(say, awaiting.reviewing),)),
    )


def part_keys(say: Words, fact: Fact, question: Question, press: Callable[[Part], Button]) -> list[tuple[Key, ...]]:
    """A key for each part of a question, and one for one more wrong option where there is room."""
    keys = [_part_key(say, fact, question, part, press(part)) for part in parts_of(fact, question)]
    if takes_more(question):
        keys.append(key(say, "more-option", press(ONE_MORE)))
    return [(each,) for each in keys]


def awaited_text(say: Words, fact: Fact, question: Question, part: Part, faults: tuple[Fault, ...]) -> Html:
    """What to send for a part, what stands there now, what the question rests on, and why the last text was not
    taken."""
    now = text_of(fact, question, part)
    hints = [
        say("await-gap") if part.piece is Piece.ASK and isinstance(question, Cloze) else None,
        say("await-removable") if part.piece in REMOVABLE and now else None,
    ]
    refused = refused_lines(say, faults)
    return paragraphs(
        refused,
        say("not-taken-again") if refused else say(f"await-{part.piece}"),
        lines([hint for hint in hints if hint]) if any(hints) else None,
        say("now-it-is", text=now) if now else None,
        evidence(say, fact, question),
    )


def refused_lines(say: Words, faults: tuple[Fault, ...]) -> Html | None:
    """Why a text was not taken; None if nothing is wrong with it."""
    told = [say("fault-line", fault=_told(say, fault)) for fault in faults[:FAULTS_SHOWN]]
    return lines([say("not-taken"), *told]) if told else None


def reworded_screen(say: Words, reworded: Reworded) -> Screen:
    """The question as it is now; what the fact states is told, the question does not show it. An answer that the quote
    or other questions speak against stands out."""
    screen = review_screen(say, reworded.reviewing)
    statement = reworded.reviewing.asked.fact.statement
    told = say("reworded-statement", text=statement) if reworded.part.piece is Piece.STATEMENT else None
    warned = doubted_lines(say, reworded.doubts)
    return replace(screen, text=paragraphs(lines([say("reworded"), told]), warned, screen.text))


def doubted_lines(say: Words, doubts: Doubts) -> Html | None:
    """What speaks against an answer; None if nothing does."""
    if not doubts:
        return None
    return lines(
        [
            say("doubt-quote", text=doubts.unquoted) if doubts.unquoted else None,
            say("doubt-fact", text=doubts.unstated) if doubts.unstated else None,
            say("doubt-others", texts="; ".join(doubts.others)) if doubts.others else None,
            say("doubt-yours"),
        ]
    )


def _part_key(say: Words, fact: Fact, question: Question, part: Part, press: Button) -> Key:
    text = " ".join(text_of(fact, question, part).split()) or "—"
    name = f"part-{part.piece}"
    room = LABEL - len(say.plain(name, text=""))
    shown = text if len(text) <= room else text[: room - 1].rstrip() + "…"
    return Key(say.plain(name, text=shown), press)


def _drop_key(say: Words, reviewing: Reviewing, part: Part) -> Key | None:
    asked = reviewing.asked
    if part.piece is not Piece.WRONG or not gives_up(asked.question):
        return None
    of = len(getattr(asked.question, "wrong", ()))
    press = DropOptionSeen(reviewing.draft.number, asked.nth, part.index, of, reviewing.only, asked.edition)
    return key(say, "drop-option", press)


def _leave_key(say: Words, reviewing: Reviewing) -> Key:
    return key(say, "leave", Leaf(reviewing.draft.number, reviewing.asked.nth, 0, reviewing.only))


def _told(say: Words, fault: Fault) -> str:
    language: Language = "ru" if say.language == "ru" else "en"
    if fault.code in OF_FILES or fault.code.startswith(BY_HAND):
        place = say.plain("refused-line", line=fault.line) if fault.line else ""
        told = place + say.plain(f"refused-{fault.code}", **fault.data)
    else:
        told = sentence(fault, language)
    return told if len(told) <= FAULT_SHOWN else told[: FAULT_SHOWN - 1] + "…"
