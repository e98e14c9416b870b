"""A teacher's draft: how far the writing is, the overview, and what stands in its way."""

from __future__ import annotations

from collections.abc import Sequence

from bot.buttons import (
    AddQuestion,
    ChooseKind,
    DiscardDraft,
    Go,
    KeepOpen,
    LeaveDraft,
    OpenColleagues,
    OpenDraft,
    Place,
    PublishSeen,
    RenameDraft,
    ReopenRest,
    ReviewDraft,
    SeeMissed,
    StopDraft,
    UpdateKnown,
)
from bot.callback_data import Button
from bot.draft_report import language_name
from bot.screens.changes import changes_lines, kinds_line
from bot.screens.phrases import lines, paragraphs
from bot.screens.screen import Key, Screen, rows
from bot.texts import Html, Words, words
from quiz.drafts import TAKEN_AS, DraftId, Lack, Only, Outcome, Progress, TeacherDraft
from quiz.errors import Fault, Language, sentence
from quiz.usecases.drafting import MOST_CHARACTERS, EnoughForToday, TooBig
from quiz.usecases.reviewing import WRITES
from quiz.usecases.standing import FULL, Overview

FAULTS_SHOWN = 15
MEGABYTE = 1_000_000


def key(say: Words, name: str, press: Button, **values: int) -> Key:
    """A key with the label of that name."""
    return Key(say.plain(f"key-{name}", **values), press)


def home_row(say: Words) -> tuple[Key, ...]:
    """The last row of a screen."""
    return (Key(words(say.language).plain("key-home"), Go(Place.HOME)),)


def hint_line(say: Words, hint: str) -> Html | None:
    """Why what was just asked for cannot be."""
    return say(f"hint-{hint}", **({"limit": MOST_CHARACTERS} if hint == FULL else {})) if hint else None


def lack_lines(say: Words, outcome: Outcome) -> list[Html]:
    """What the text is missing, a sentence each."""
    language = language_name(outcome.language, say)
    return [
        say(f"lack-{lack}", **({"language": language} if lack is Lack.OTHER_LANGUAGE else {})) for lack in outcome.lacks
    ]


def all_of(say: Words, name: str, faults: Sequence[Fault]) -> Screen | None:
    """Every fault, as a file, if the chat did not hold them all. name: "faults", or "left-out"."""
    if len(faults) <= FAULTS_SHOWN:
        return None
    told = "\n".join(told_fault(say, fault) for fault in faults) + "\n"
    return Screen(say(f"{name}-all"), document=(f"{name}.txt", told.encode(errors="replace")))


def told_fault(say: Words, fault: Fault) -> str:
    language: Language = "ru" if say.language == "ru" else "en"
    return sentence(fault, language)


def writing_screen(say: Words, draft: DraftId, progress: Progress | None = None) -> Screen:
    """How far the writing is."""
    stop = rows((key(say, "stop", StopDraft(draft)),))
    if progress is None:
        return Screen(say("progress-waiting"), stop)
    return Screen(say(f"progress-{progress.stage}", done=progress.done, total=progress.total), stop)


def started_screen(say: Words) -> Screen:
    """The press was heard; what is done about it is told in a message of its own."""
    return Screen(say("started"))


def lost_screen(say: Words, draft: TeacherDraft) -> Screen:
    """A text came while none was awaited: the draft is where it was."""
    title = say("lost-draft", title=draft.title) if draft.title else say("lost-untitled")
    return Screen(title, rows((key(say, "to-draft", OpenDraft(draft.number)),), home_row(say)))


def overview_screen(say: Words, overview: Overview, first: bool = False) -> Screen:
    """What the draft holds, and what can be done with it. first: all that was left out comes with it, even if much."""
    draft, tally = overview.draft, overview.tally
    outcome = draft.outcome or Outcome()
    left_out = [say("fault-line", fault=told_fault(say, fault)) for fault in outcome.left_out[:FAULTS_SHOWN]]
    if len(outcome.left_out) > FAULTS_SHOWN:
        left_out.append(say("faults-more", count=len(outcome.left_out) - FAULTS_SHOWN))
    counts = {"questions": tally.questions, "kept": tally.kept, "dropped": tally.dropped, "open": tally.open}
    counted = "overview-counts-taken" if _is_untouched(overview) else "overview-counts"
    return Screen(
        paragraphs(
            hint_line(say, overview.hint),
            lines([say("overview-title", title=draft.title), say(counted, **counts)]),
            say("taken-as-questions") if TAKEN_AS in outcome.data else None,
            kinds_line(say, outcome) if not outcome.changes else None,
            changes_lines(say, outcome.changes) if outcome.changes else None,
            say("known-set", title=draft.title) if outcome.known is not None else None,
            say("overview-check", count=tally.to_check) if tally.to_check else None,
            *lack_lines(say, outcome),
            lines([say("left-out-title"), *left_out]) if left_out else None,
            say(_what_to_do(overview)),
        ),
        rows(*_overview_keys(say, overview), home_row(say)),
        follow=all_of(say, "left-out", outcome.left_out) if first else None,
    )


def _what_to_do(overview: Overview) -> str:
    if not overview.tally.questions:
        return "overview-empty"
    if overview.tally.open:
        return "overview-todo"
    if overview.draft.set is not None:
        return "overview-update"
    return "overview-taken" if _is_untouched(overview) else "overview-ready"


def _is_untouched(overview: Overview) -> bool:
    """Whether all came from a file of questions, and nobody has said anything of it yet."""
    outcome, tally = overview.draft.outcome, overview.tally
    return outcome is not None and bool(outcome.kinds) and tally.kept == tally.questions and not tally.editions


def _overview_keys(say: Words, overview: Overview) -> list[tuple[Key | None, ...]]:
    """What anybody at the draft may do, and what its owner alone may."""
    draft, tally, there = overview.draft, overview.tally, overview.tally.questions > 0
    mine, known = draft.seat is None, draft.outcome is not None and draft.outcome.known is not None
    colleagues = "colleagues-there" if draft.chairs else "colleagues"
    return [
        (key(say, "review", ReviewDraft(draft.number, Only.ALL)),) if there else (),
        (key(say, "check", ReviewDraft(draft.number, Only.CHECK), count=tally.to_check),) if tally.to_check else (),
        (key(say, "keep-rest", KeepOpen(draft.number, tally.open), count=tally.open),) if tally.open else (),
        (key(say, "reopen-rest", ReopenRest(draft.number)),) if draft.rest else (),
        (key(say, "update-known", UpdateKnown(draft.id)),) if mine and known else (),
        (_publish_key(say, overview),) if mine and tally.kept else (),
        (key(say, "missed", SeeMissed(draft.number, 0), count=len(draft.missed)),) if draft.missed else (),
        (key(say, "by-kind", ChooseKind(draft.number)),) if there else (),
        (key(say, "add", AddQuestion(draft.number, 0)),),
        (
            key(say, "draft-title", RenameDraft(draft.number)),
            key(say, colleagues, OpenColleagues(draft.id)) if mine else None,
        ),
        (key(say, "discard" if draft.set is None else "update-not", DiscardDraft(draft.id, 0)),) if mine else (),
        (key(say, "leave-draft", LeaveDraft(draft.number)),) if not mine else (),
    ]


def _publish_key(say: Words, overview: Overview) -> Key:
    draft, tally = overview.draft, overview.tally
    if overview.hint == WRITES:
        return key(say, "publish-anyway", PublishSeen(draft.id, overview.stamp, 1), count=tally.kept)
    name = "publish" if draft.set is None else "publish-update"
    return key(say, name, PublishSeen(draft.id, overview.stamp, 0), count=tally.kept)


def enough_screen(say: Words, enough: EnoughForToday) -> Screen:
    """The day's share is used up."""
    return Screen(say(f"enough-{enough.what}", limit=enough.limit), rows(home_row(say)))


def too_big_screen(say: Words, big: TooBig) -> Screen:
    """A file that is not even fetched."""
    size = -(-big.size // MEGABYTE)  # rounded up: of a file that is too big by a byte it must be seen
    return Screen(say("file-too-big", size=size, limit=big.limit // MEGABYTE), rows(home_row(say)))


def sentence_screen(say: Words, name: str) -> Screen:
    """One sentence, and the way home."""
    return Screen(say(name), rows(home_row(say)))
