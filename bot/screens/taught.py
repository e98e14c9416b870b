"""The sets somebody teaches, and one of them with the ways that lead on from it."""

from __future__ import annotations

from bot.buttons import (
    EnlargeSet,
    Go,
    ManageSet,
    OpenQuestions,
    OpenReports,
    OpenSet,
    Place,
    SeeAssignment,
    SeeClass,
    SetFiles,
    ShareSet,
    TeachSet,
)
from bot.screens.drafting import home_row, key
from bot.screens.phrases import lines, paragraphs
from bot.screens.screen import Key, Screen, rows
from bot.screens.together import in_draft_keys, in_draft_line
from bot.texts import Words, words
from quiz.model import PublishedSet
from quiz.usecases.taught import Taught, TaughtSet

SHOWN = 20
"""Sets listed on one screen."""


def taught_screen(say: Words, taught: Taught) -> Screen:
    """All sets somebody teaches."""
    new = (Key(words(say.language).plain("key-new"), Go(Place.NEW)),)
    if not taught.sets:
        return Screen(say("taught-none"), rows(new, home_row(say)))
    keys = [(Key(_label(set_), TeachSet(set_.id)),) for set_ in taught.sets[:SHOWN]]
    return Screen(say("taught-title"), rows(*keys, new, home_row(say)))


def taught_set_screen(say: Words, taught: TaughtSet) -> Screen:
    """One of them."""
    set_ = taught.set
    archived = say("is-archived") if set_.archived_at else None
    return Screen(
        paragraphs(
            lines([say("taught-set", title=set_.title, facts=set_.facts), archived]),
            set_.about,
            in_draft_line(say, taught.draft_of),
        ),
        rows(
            (key(say, "class", SeeClass(set_.id)), key(say, "assignment", SeeAssignment(set_.id))),
            (key(say, "questions", OpenQuestions(set_.id)),),
            (key(say, "add", EnlargeSet(set_.id)),),
            (key(say, "reports", OpenReports(set_.id), count=taught.reported),) if taught.reported else (),
            in_draft_keys(say, set_.id, taught.draft_of),
            (key(say, "files", SetFiles(set_.id)),),
            (key(say, "share-link", ShareSet(set_.id)),),
            (key(say, "as-learner", OpenSet(set_.id)),),
            (key(say, "manage", ManageSet(set_.id)),),
            (key(say, "to-taught", Go(Place.CLASS)),),
        ),
    )


def _label(set_: PublishedSet) -> str:
    return f"🗄 {set_.title}" if set_.archived_at else set_.title
