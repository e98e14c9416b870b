"""A teacher's draft: what was sent, how far the writing is, the overview, and what stands in its way."""

from __future__ import annotations

from collections.abc import Sequence

from bot.buttons import (
    AddQuestion,
    ChooseKind,
    DiscardDraft,
    GetTemplate,
    Go,
    KeepOpen,
    LeaveDraft,
    OpenColleagues,
    OpenDraft,
    Place,
    PublishSeen,
    RenameDraft,
    ReviewDraft,
    StopDraft,
    TakeAsQuestions,
    UpdateKnown,
    WriteByHand,
    WriteDraft,
)
from bot.callback_data import Button
from bot.draft_report import language_name
from bot.screens.changes import changes_lines, kinds_line
from bot.screens.phrases import lines, paragraphs
from bot.screens.screen import Key, Screen, rows
from bot.texts import Html, Words, words
from quiz.drafts import TAKEN_AS, DraftId, Lack, Only, Outcome, Progress, TeacherDraft
from quiz.errors import Fault, Language, sentence
from quiz.formats.exchange import FORMATS
from quiz.formats.pasted import Held
from quiz.usecases.drafting import CARDS, MOST_CHARACTERS, EnoughForToday, TooBig, cards_held
from quiz.usecases.reviewing import WRITES
from quiz.usecases.standing import FULL, Collecting, Overview

FAULTS_SHOWN = 15
MEGABYTE = 1_000_000


def key(say: Words, name: str, press: Button, **values: int) -> Key:
    """A key with the label of that name."""
    return Key(say.plain(f"key-{name}", **values), press)


def home_row(say: Words) -> tuple[Key, ...]:
    """The last row of a screen."""
    return (Key(words(say.language).plain("key-home"), Go(Place.HOME)),)


def collecting_screen(say: Words, collecting: Collecting) -> Screen:
    """What was sent so far, or what to send."""
    draft = collecting.draft
    outcome = draft.outcome if draft.outcome and draft.outcome.sentence not in (FULL, CARDS) else None
    held = collecting.held or cards_held(draft)
    if draft.file is not None:
        material = [say("collected-file", name=draft.file.name)]
    elif draft.pieces:
        material = [
            say("collected", pieces=draft.pieces, characters=draft.characters),
            say("collected-opening", text=collecting.opening),
            say("collected-ending", text=collecting.ending),
            say("collected-more"),
        ]
    elif collecting.updates:
        material = [say("update-title", title=collecting.updates), say("update-text", endings=_endings())]
    else:
        material = [say("new-title"), say("new-text", endings=_endings())]
    there = draft.file is not None or draft.pieces > 0
    write = "again" if outcome else "write-from-text" if held else "write"
    trouble = trouble_lines(say, outcome) if outcome else []
    return Screen(
        paragraphs(
            hint_line(say, collecting.hint),
            *trouble,
            *material,
            say("looks-like-cards" if held.cards else "looks-like-questions", count=held.count) if held else None,
        ),
        rows(
            (_take_key(say, draft.id, held),) if held else (),
            (key(say, write, WriteDraft(draft.id)),) if there else (),
            (key(say, "discard", DiscardDraft(draft.id, 0)),) if there else (),
            (key(say, "update-not", DiscardDraft(draft.id, 1)),) if draft.set is not None and not there else (),
            *(() if there or draft.set is not None else _without_text(say, draft)),
            home_row(say),
        ),
        live=True,
        follow=_all_of(say, "faults", outcome.faults if outcome else ()),
    )


def _take_key(say: Words, draft: DraftId, held: Held) -> Key:
    name = "take-as-cards" if held.cards else "take-as-questions"
    return key(say, name, TakeAsQuestions(draft), count=held.count)


def _without_text(say: Words, draft: TeacherDraft) -> tuple[tuple[Key, ...], ...]:
    """Other ways to a set."""
    return (key(say, "by-hand", WriteByHand(draft.id)),), (key(say, "template", GetTemplate()),)


def hint_line(say: Words, hint: str) -> Html | None:
    """Why what was just asked for cannot be."""
    return say(f"hint-{hint}", **({"limit": MOST_CHARACTERS} if hint == FULL else {})) if hint else None


def trouble_lines(say: Words, outcome: Outcome) -> list[Html]:
    """Why there are no questions, and what to do about it."""
    if outcome.faults:
        shown = [say("fault-line", fault=_told(say, fault)) for fault in outcome.faults[:FAULTS_SHOWN]]
        rest = len(outcome.faults) - len(shown)
        title = say("faults-title", count=len(outcome.faults))
        return [title, lines(shown), *([say("faults-more", count=rest)] if rest else []), say("faults-fix")]
    if outcome.sentence == "nothing-written":
        return [say("nothing-written"), *lack_lines(say, outcome), say("nothing-add")]
    return [say("not-written"), say(outcome.sentence, **outcome.data)] if outcome.sentence else []


def lack_lines(say: Words, outcome: Outcome) -> list[Html]:
    """What the text is missing, a sentence each."""
    language = language_name(outcome.language, say)
    return [
        say(f"lack-{lack}", **({"language": language} if lack is Lack.OTHER_LANGUAGE else {})) for lack in outcome.lacks
    ]


def _all_of(say: Words, name: str, faults: Sequence[Fault]) -> Screen | None:
    """Every fault, as a file, if the chat did not hold them all. name: "faults", or "left-out"."""
    if len(faults) <= FAULTS_SHOWN:
        return None
    told = "\n".join(_told(say, fault) for fault in faults) + "\n"
    return Screen(say(f"{name}-all"), document=(f"{name}.txt", told.encode(errors="replace")))


def _told(say: Words, fault: Fault) -> str:
    language: Language = "ru" if say.language == "ru" else "en"
    return sentence(fault, language)


def _endings() -> str:
    return ", ".join(each.endings[0] for each in FORMATS if each.read)


def writing_screen(say: Words, draft: DraftId, progress: Progress | None = None) -> Screen:
    """How far the writing is."""
    stop = rows((key(say, "stop", StopDraft(draft)),))
    if progress is None:
        return Screen(say("progress-waiting"), stop)
    return Screen(say(f"progress-{progress.stage}", done=progress.done, total=progress.total), stop)


def started_screen(say: Words) -> Screen:
    """The press was heard; what is done about it is told in a message of its own."""
    return Screen(say("started"))


def overview_screen(say: Words, overview: Overview, first: bool = False) -> Screen:
    """What the draft holds, and what can be done with it. first: all that was left out comes with it, even if much."""
    draft, tally = overview.draft, overview.tally
    outcome = draft.outcome or Outcome()
    left_out = [say("fault-line", fault=_told(say, fault)) for fault in outcome.left_out[:FAULTS_SHOWN]]
    if len(outcome.left_out) > FAULTS_SHOWN:
        left_out.append(say("faults-more", count=len(outcome.left_out) - FAULTS_SHOWN))
    counts = {"questions": tally.questions, "kept": tally.kept, "dropped": tally.dropped, "open": tally.open}
    return Screen(
        paragraphs(
            hint_line(say, overview.hint),
            lines([say("overview-title", title=draft.title), say("overview-counts", **counts)]),
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
        follow=_all_of(say, "left-out", outcome.left_out) if first else None,
    )


def _what_to_do(overview: Overview) -> str:
    if not overview.tally.questions:
        return "overview-empty"
    if overview.tally.open:
        return "overview-todo"
    return "overview-update" if overview.draft.set is not None else "overview-ready"


def _overview_keys(say: Words, overview: Overview) -> list[tuple[Key | None, ...]]:
    """What anybody at the draft may do, and what its owner alone may."""
    draft, tally, there = overview.draft, overview.tally, overview.tally.questions > 0
    mine, known = draft.seat is None, draft.outcome is not None and draft.outcome.known is not None
    colleagues = "colleagues-there" if draft.chairs else "colleagues"
    return [
        (key(say, "review", ReviewDraft(draft.number, Only.ALL)),) if there else (),
        (key(say, "check", ReviewDraft(draft.number, Only.CHECK), count=tally.to_check),) if tally.to_check else (),
        (key(say, "keep-rest", KeepOpen(draft.number, tally.open), count=tally.open),) if tally.open else (),
        (key(say, "update-known", UpdateKnown(draft.id)),) if mine and known else (),
        (_publish_key(say, overview),) if mine and tally.kept else (),
        (key(say, "by-kind", ChooseKind(draft.number)),) if there else (),
        (key(say, "add", AddQuestion(draft.number, 0)),),
        (
            key(say, "draft-title", RenameDraft(draft.number)),
            key(say, colleagues, OpenColleagues(draft.id)) if mine else None,
        ),
        (key(say, "discard", DiscardDraft(draft.id, 0)),) if mine else (),
        (key(say, "leave-draft", LeaveDraft(draft.number)),) if not mine else (),
    ]


def _publish_key(say: Words, overview: Overview) -> Key:
    draft, tally = overview.draft, overview.tally
    if overview.hint == WRITES:
        return key(say, "publish-anyway", PublishSeen(draft.id, overview.stamp, 1), count=tally.kept)
    name = "publish" if draft.set is None else "publish-update"
    return key(say, name, PublishSeen(draft.id, overview.stamp, 0), count=tally.kept)


def discard_screen(say: Words, draft: DraftId) -> Screen:
    """Asks before everything is thrown away."""
    return Screen(
        say("discard-ask"),
        rows((key(say, "discard-sure", DiscardDraft(draft, 1)),), (key(say, "keep-draft", OpenDraft(draft)),)),
    )


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
