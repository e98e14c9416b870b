"""Question sets and what was set aside in them."""

from __future__ import annotations

from bot.buttons import Aside as AsideKey
from bot.buttons import BringBack, Go, JoinSet, Learn, LeaveSet, OpenSet, Place, ShareSet
from bot.screens.assigned import assigned_lines
from bot.screens.called import seen_line, shown, teacher_line
from bot.screens.home import back, key, refusal
from bot.screens.naming import name_key
from bot.screens.phrases import lines, paragraphs
from bot.screens.screen import Key, Screen, Toast, rows
from bot.texts import Html, Words
from quiz.model import PublishedSet
from quiz.progress import Learned
from quiz.usecases.look import Aside, Sets, SetView
from quiz.usecases.people import NoSuchSet

SHOWN = 20
"""Sets, or facts, listed on one screen."""
ON_A_KEY = 40
IN_A_LIST = 150


def sets_screen(words: Words, sets: Sets) -> Screen:
    """The learner's sets and those that can be added."""
    mine = [
        lines([_title(words, sets, view.set, view.own), _archived(words, view.set), _state(words, view.learned)])
        for view in sets.joined[:SHOWN]
    ]
    mine += [lines([_title(words, sets, each, own=True), _archived(words, each)]) for each in sets.own[:SHOWN]]
    keys = [(Key(f"📖 {view.set.title}", OpenSet(view.set.id)),) for view in sets.joined[:SHOWN]]
    keys += [(Key(f"✏️ {set_.title}", OpenSet(set_.id)),) for set_ in sets.own[:SHOWN]]
    keys += [(Key(f"➕ {set_.title}", OpenSet(set_.id)),) for set_ in sets.listed[:SHOWN]]
    nothing = None if mine or sets.listed else words("sets-none")
    return Screen(
        paragraphs(words("sets-title"), *mine, nothing), rows(*keys, (key(words, "new", Go(Place.NEW)),), back(words))
    )


def set_screen(words: Words, view: SetView) -> Screen:
    """One set."""
    set_, aside = view.set, view.learned.set_aside
    begin = key(words, "learn", Learn(set_.id) if view.joined else JoinSet(set_.id))
    archived = words("set-archived" if view.joined else "refused-archived") if set_.archived_at else None
    return Screen(
        paragraphs(
            lines([words("invited", title=set_.title), teacher_line(words, view.teacher)]),
            set_.about,
            _state(words, view.learned),
            assigned_lines(words, view.assigned, view.today) if view.today else None,
            archived,
            seen_line(words, view.seen_as),
        ),
        rows(
            (begin,) if view.joined or not set_.archived_at else (),
            (key(words, "share", ShareSet(set_.id)),) if view.own else (),
            (Key(words.plain("key-aside", count=aside), AsideKey(set_.id)),) if aside else (),
            (name_key(words, set_.id),) if view.seen_as is not None else (),
            (key(words, "leave", LeaveSet(set_.id, 0)),) if view.joined else (),
            back(words, Place.SETS),
        ),
    )


def no_set(words: Words, nothing: NoSuchSet) -> Toast:
    """The set is not there for them, and why."""
    return Toast(refusal(words, nothing.why, "no-set"), alert=True)


def leave_screen(words: Words, view: SetView) -> Screen:
    """Asks before leaving."""
    return Screen(
        words("leave-ask", title=view.set.title),
        rows((key(words, "leave-sure", LeaveSet(view.set.id, 1)),), (key(words, "stay", OpenSet(view.set.id)),)),
    )


def aside_screen(words: Words, aside: Aside, toast: str = "") -> Screen:
    """Facts that were forgotten too often; each can be brought back."""
    title = words("aside-title", title=aside.set.title)
    if not aside.facts:
        return Screen(paragraphs(title, words("aside-empty")), rows(back(words, Place.SETS)), toast)
    facts = [
        Html(words("picked-line", number=n, text=_short(f.statement, IN_A_LIST)))
        for n, (_, f) in enumerate(aside.facts[:SHOWN], 1)
    ]
    keys = [
        (Key(words.plain("key-bring-back", fact=_short(fact.statement, ON_A_KEY)), BringBack(id_, aside.set.id)),)
        for id_, fact in aside.facts[:SHOWN]
    ]
    return Screen(
        paragraphs(title, words("aside-text"), lines(facts)),
        rows(*keys, (key(words, "back", OpenSet(aside.set.id)),), (key(words, "home", Go(Place.HOME)),)),
        toast,
    )


def _title(words: Words, sets: Sets, set_: PublishedSet, own: bool) -> Html:
    """With what it is to this person. own: they teach it."""
    if set_.id in sets.owners:
        return words("set-line-with", title=set_.title, name=shown(words, sets.owners[set_.id]))
    return words("set-line-own" if own else "set-line", title=set_.title)


def _archived(words: Words, set_: PublishedSet) -> Html | None:
    return words("set-line-archived") if set_.archived_at else None


def _state(words: Words, state: Learned) -> Html:
    return words("set-state", learned=state.learned, learning=state.learning, ahead=state.not_started)


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
