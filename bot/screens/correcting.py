"""The published questions of a set: one a screen, found by a word, and corrected with a look at what changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from bot.buttons import (
    EnlargeFact,
    EnlargeSet,
    FixBy,
    FixPart,
    FixQuestion,
    OpenQuestions,
    PreviewFix,
    SaveFix,
    SeeHistory,
    SeeQuestion,
    TakenOut,
    TeachSet,
)
from bot.screens.drafting import key
from bot.screens.editing import awaited_text, doubted_lines, part_keys
from bot.screens.phrases import day_name, lines, paragraphs
from bot.screens.reviewing import answers, evidence, kind_name
from bot.screens.screen import ABREAST, Key, Screen, rows, spread
from bot.texts import Html, Words, escape
from quiz.corrections import Difference, differences
from quiz.doubts import doubts_about
from quiz.editing import Part, Piece, gives_up
from quiz.model import Change, Correction, StudyDay
from quiz.questions import Fact, Question, TrueFalse, kind_of, stem_of
from quiz.study_day import time_zone
from quiz.usecases import browsing
from quiz.usecases.browsing import Found, History, NoQuestions, Seen
from quiz.usecases.correcting import AwaitingFix, ChoosingFix, Outdated, Previewing, Saved
from quiz.usecases.edits import DROP, IS_FALSE, IS_TRUE, REMOVE, RESTORE, RETIRE, VERSION
from quiz.usecases.enlarging import Added

CHANGES_SHOWN, CHANGE_SHOWN = 8, 200
"""Of what differs so many texts, and of each so many characters: a whole fact may be put back."""
VERSIONS_SHOWN = 8


def seen_screen(say: Words, seen: Seen, *, finds: bool = True) -> Screen:
    """The question, what is right, what it rests on, and what can be done with it. finds: a text looks for another."""
    fact, nth = seen.published.id, seen.nth
    retired = seen.published.retired
    return Screen(
        paragraphs(
            _place(say, seen),
            *_question(say, seen.published.fact, seen.question),
            say("question-fact", statement=seen.published.fact.statement),
            say("questions-find") if finds and not retired else None,
        ),
        rows(
            () if retired else _beside(say, seen),
            (key(say, "restore-fact", FixBy(fact, nth, RESTORE)),)
            if retired
            else (key(say, "fix", FixQuestion(fact, nth)),),
            () if retired else (key(say, "add-beside", EnlargeFact(fact)),),
            (key(say, "add", EnlargeSet(seen.set.id)),),
            (key(say, "history", SeeHistory(fact, nth), count=seen.version),) if seen.version > 1 else (),
            (key(say, "taken-out", TakenOut(seen.set.id, 0), count=seen.taken_out),) if seen.taken_out else (),
            (key(say, "questions-to-set", TeachSet(seen.set.id)),),
        ),
    )


def no_questions_screen(say: Words, none: NoQuestions) -> Screen:
    """Everything was taken out."""
    out = (key(say, "taken-out", TakenOut(none.set.id, 0), count=none.retired),) if none.retired else ()
    return Screen(
        say("questions-none", title=none.set.title),
        rows((key(say, "add", EnlargeSet(none.set.id)),), out, (key(say, "questions-to-set", TeachSet(none.set.id)),)),
    )


def found_screen(say: Words, found: Found) -> Screen:
    """The questions that hold the words, with what tells those of one fact apart; a numbered key for each."""
    told_each = [
        say("question-found", nth=n, text=_clipped(stem_of(question)), kind=kind_name(say, kind_of(question)))
        for n, (_, _, question) in enumerate(found.first, 1)
    ]
    keys = [Key(str(n), SeeQuestion(fact, nth, 0)) for n, (fact, nth, _) in enumerate(found.first, 1)]
    more = found.all - len(found.first)
    told = say("questions-found" if found.all else "questions-not-found", words=_clipped(found.words), count=found.all)
    return Screen(
        paragraphs(told, *told_each, say("questions-found-more", count=more) if more else None),
        rows(
            *spread(keys, ABREAST),
            (key(say, "questions-all", OpenQuestions(found.set.id)),),
            (key(say, "questions-to-set", TeachSet(found.set.id)),),
        ),
    )


def taken_out_screen(say: Words, out: browsing.TakenOut) -> Screen:
    """The facts that are asked no more, and a numbered key for each."""
    told = [say("fact-taken-out", nth=n, text=_clipped(each.fact.statement)) for n, each in enumerate(out.facts, 1)]
    keys = [Key(str(n), SeeQuestion(each.id, 0, 0)) for n, each in enumerate(out.facts, 1)]
    before = key(say, "published-before", TakenOut(out.set.id, out.page - 1)) if out.page else None
    next_ = key(say, "published-next", TakenOut(out.set.id, out.page + 1)) if out.page + 1 < out.pages else None
    return Screen(
        paragraphs(say("taken-out-title" if keys else "taken-out-none", title=out.set.title), *told),
        rows(*spread(keys, ABREAST), (before, next_), (key(say, "questions-all", OpenQuestions(out.set.id)),)),
    )


def history_screen(say: Words, history: History, zone: str) -> Screen:
    """Each version: when it was made, by whom, what it changed; and a way back to the one before it."""
    seen = history.seen
    fact, nth = seen.published.id, seen.nth
    made = list(zip(history.corrections, history.names, strict=True))[:VERSIONS_SHOWN]
    after = [seen.published.fact, *(each.before for each in history.corrections)]
    told = [_version(say, each, name, after[n], zone) for n, (each, name) in enumerate(made)]
    keys = [
        (key(say, "back-to-version", FixBy(fact, nth, f"{VERSION}-{each.version - 1}"), version=each.version - 1),)
        for each, _ in made
        if each.before != seen.published.fact
    ]
    return Screen(
        paragraphs(say("history-title", version=seen.version), *told),
        rows(*keys, (key(say, "fix-back", SeeQuestion(fact, nth, 0)),)),
    )


def choose_fix_screen(say: Words, choosing: ChoosingFix) -> Screen:
    """The question with all that was changed so far, and a key for each part and for what takes no text."""
    fact, nth, question = choosing.seen.published.id, choosing.seen.nth, choosing.question
    said = choosing.after.fact
    parts = part_keys(say, said, question, lambda part: FixPart(fact, nth, str(part)))
    return Screen(
        paragraphs(_place(say, choosing.seen), *_question(say, said, question), say("choose-part")),
        rows(
            *parts,
            (_judge_key(say, fact, nth, question),),
            (key(say, "remove-question", FixBy(fact, nth, REMOVE)),) if len(said.questions) > 1 else (),
            (key(say, "retire-fact", FixBy(fact, nth, RETIRE)),),
            (key(say, "preview-fix", PreviewFix(fact, nth)),) if choosing.begun else (),
            (key(say, "leave", SeeQuestion(fact, nth, 0)),),
        ),
    )


def await_fix_screen(say: Words, awaiting: AwaitingFix) -> Screen:
    """What to send, what stands there now, and why the last text was not taken."""
    fact, nth, part = awaiting.seen.published.id, awaiting.seen.nth, awaiting.part
    return Screen(
        awaited_text(say, awaiting.after.fact, awaiting.question, part, awaiting.faults),
        rows(
            (_drop_key(say, fact, nth, awaiting.question, part),),
            (key(say, "fix-parts", FixQuestion(fact, nth)),),
            (key(say, "leave", SeeQuestion(fact, nth, 0)),),
        ),
    )


def preview_screen(say: Words, shown: Previewing) -> Screen:
    """What was and what will be; and the choice whether learners are told, the likelier one first."""
    seen, after = shown.seen, shown.after
    fact, nth = seen.published.id, seen.nth
    leave = (key(say, "fix-cancel", SeeQuestion(fact, nth, 0)),)
    more = (key(say, "fix-more", FixQuestion(fact, nth)),)
    if after.retired != seen.published.retired:
        name = "retire" if after.retired else "restore"
        save = (key(say, f"{name}-sure", SaveFix(fact, seen.version, 0)),)
        return Screen(
            say(f"{name}-ask", statement=seen.published.fact.statement),
            rows(save, (key(say, "leave", SeeQuestion(fact, nth, 0)),)),
        )
    told = list(_changes(say, seen.published.fact, after.fact))
    if not told:
        return Screen(say("fix-nothing"), rows(more, leave))
    tell = (key(say, "save-and-tell", SaveFix(fact, seen.version, 1)),)
    quiet = (key(say, "save-quietly", SaveFix(fact, seen.version, 0)),)
    return Screen(
        paragraphs(
            say("preview-title"),
            *told,
            doubted_lines(say, shown.doubts),
            say("preview-tells" if shown.tells else "preview-quiet"),
        ),
        rows(*((tell, quiet) if shown.tells else (quiet, tell)), more, leave),
    )


def saved_screen(say: Words, saved: Saved) -> Screen:
    """The question as it is from now on, below a word on what was done and who hears of it."""
    correction = saved.correction
    word = {Change.EDITED: "saved-fix", Change.RETIRED: "saved-retired", Change.BACK: "saved-back"}[correction.change]
    told = [
        say(word, version=correction.version),
        say("saved-tells") if correction.righted else None,
        say("saved-reporters", count=saved.reporters) if saved.reporters else None,
    ]
    return _below(lines(told), seen_screen(say, saved.seen))


def more_screen(say: Words, added: Added) -> Screen:
    """The question that was added, as learners will be asked it; the next one may come."""
    fact, question = added.seen.published.fact, added.seen.question
    doubts = doubted_lines(say, doubts_about(question, fact, new=True))
    told = paragraphs(say("enlarged-beside" if added.same_fact else "enlarged"), doubts)
    return _below(told, seen_screen(say, added.seen, finds=False))


def outdated_screen(say: Words, outdated: Outdated) -> Screen:
    """Somebody was faster; the question as they left it."""
    return _below(say("fix-outdated"), seen_screen(say, outdated.seen))


def _below(above: Html, screen: Screen) -> Screen:
    return replace(screen, text=paragraphs(above, screen.text))


def _beside(say: Words, seen: Seen) -> tuple[Key | None, ...]:
    fact, nth, last = seen.published.id, seen.nth, len(seen.published.fact.questions) - 1
    before = key(say, "published-before", SeeQuestion(fact, nth, -1)) if (seen.place, nth) > (1, 0) else None
    next_ = key(say, "published-next", SeeQuestion(fact, nth, 1)) if seen.place < seen.set.facts or nth < last else None
    return before, next_


def _place(say: Words, seen: Seen) -> Html:
    asked = len(seen.published.fact.questions)
    name = "question-retired" if seen.published.retired else "question-place"
    place = say(name, place=seen.place, facts=seen.set.facts, nth=seen.nth + 1, asked=asked)
    version = say("question-version", version=seen.version) if seen.version > 1 else None
    return Html(" · ".join(filter(None, (place, version))))


def _question(say: Words, fact: Fact, question: Question) -> list[Html | None]:
    return [
        Html(f"<b>{escape(stem_of(question))}</b>"),
        lines(answers(say, question)),
        say("explained", text=question.explanation) if question.explanation else None,
        evidence(say, fact, question),
    ]


def _judge_key(say: Words, fact: int, nth: int, question: Question) -> Key | None:
    if not isinstance(question, TrueFalse):
        return None
    name, edit = ("judge-false", IS_FALSE) if question.answer else ("judge-true", IS_TRUE)
    return key(say, name, FixBy(fact, nth, edit))


def _drop_key(say: Words, fact: int, nth: int, question: Question, part: Part) -> Key | None:
    if part.piece is not Piece.WRONG or not gives_up(question):
        return None
    of = len(getattr(question, "wrong", ()))
    return key(say, "drop-option", FixBy(fact, nth, f"{DROP}-{part.index}-{of}"))


def _changes(say: Words, before: Fact, after: Fact) -> Iterator[Html]:
    """What differs, text by text; where it is not all about one question, each question is named."""
    found = differences(before, after)
    several = len({each.question for each in found if each.question}) > 1
    named = ""
    for each in found[:CHANGES_SHOWN]:
        if several and each.question and each.question != named:
            named = each.question
            yield say("change-of", question=_clipped((before if before.asked_by(named) else after).read_as(named)))
        yield _change(say, each)
    if len(found) > CHANGES_SHOWN:
        yield say("changes-more", count=len(found) - CHANGES_SHOWN)


def _change(say: Words, each: Difference) -> Html:
    was, now = (_text(say, each.part, text) for text in (each.was, each.now))
    name = "change-new" if not was else "change-gone" if not now else "change"
    return say(name, part=say.plain(f"changed-{each.part}"), was=was, now=now)


def _version(say: Words, correction: Correction, name: str, after: Fact, zone: str) -> Html:
    parts: Sequence[str] = ()
    if correction.change is Change.EDITED:
        parts = list(dict.fromkeys(each.part for each in differences(correction.before, after)))
    changed = ", ".join(say.plain(f"changed-{part}").lower() for part in parts)
    return lines(
        [
            say("history-version", version=correction.version, date=_day(say, correction.at, zone), name=name)
            if name
            else say("history-version-nameless", version=correction.version, date=_day(say, correction.at, zone)),
            say(f"history-{correction.change}", parts=changed),
            say("history-told") if correction.righted else None,
        ]
    )


def _day(say: Words, at: datetime, zone: str) -> str:
    return day_name(say, StudyDay(at.astimezone(time_zone(zone)).date()))


def _text(say: Words, part: str, text: str) -> str:
    return say.plain(f"verdict-is-{text}") if part == "verdict" and text else _clipped(text)


def _clipped(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= CHANGE_SHOWN else text[: CHANGE_SHOWN - 1].rstrip() + "…"
