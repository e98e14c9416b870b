"""A draft that several people work on: who they are, and what somebody else has changed meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.buttons import InviteColleague, OpenDraft, OpenDraftOfSet, PartWithGuest, WithdrawInvite
from bot.screens.called import shown
from bot.screens.drafting import home_row, key
from bot.screens.phrases import lines, paragraphs
from bot.screens.reviewing import review_screen
from bot.screens.screen import Key, Screen, rows
from bot.texts import Html, Words
from quiz.drafts import TeacherDraft
from quiz.usecases.reviewing import Overtaken
from quiz.usecases.together import Colleagues, Guest, GuestDraft

JUST_NOW = timedelta(minutes=15)
"""Whoever was seen within this time is there."""
TITLE_SHOWN, NAME_SHOWN = 30, 20
"""Characters of them on a key."""


def colleagues_screen(say: Words, colleagues: Colleagues, link: str) -> Screen:
    """The link, and who has come by it. link: «» if there is none."""
    draft = colleagues.draft
    none = "colleagues-withdrawn" if colleagues.guests else "colleagues-none"
    return Screen(
        paragraphs(
            say("colleagues-title", title=draft.title),
            say("colleagues-link", link=link) if link else say(none),
            say("colleagues-rights") if link else None,
            lines(_guest_line(say, guest, colleagues.questions) for guest in colleagues.guests),
        ),
        rows(
            (
                key(say, "withdraw-invite", WithdrawInvite(draft.id))
                if link
                else key(say, "invite-colleague", InviteColleague(draft.id)),
            ),
            *(
                (
                    Key(
                        say.plain("key-part-with", name=_short(guest.name, NAME_SHOWN)),
                        PartWithGuest(draft.id, guest.chair),
                    ),
                )
                for guest in colleagues.guests
            ),
            (key(say, "overview", OpenDraft(draft.id)),),
        ),
    )


def _guest_line(say: Words, guest: Guest, all_: int) -> Html:
    if not guest.place:
        return say("colleagues-guest-new", name=guest.name)
    return say("colleagues-guest", name=guest.name, place=guest.place, all=all_)


def overtaken_screen(say: Words, overtaken: Overtaken) -> Screen:
    """The question as it is now; what was typed is given back."""
    screen = review_screen(say, overtaken.reviewing)
    by = say("overtaken", name=overtaken.by) if overtaken.by else say("overtaken-unnamed")
    typed = say("overtaken-typed", text=overtaken.typed) if overtaken.typed else None
    return replace(
        screen, text=paragraphs(by, screen.text, typed, say("overtaken-listening") if overtaken.listening else None)
    )


def unplaced_screen(say: Words, typed: str) -> Screen:
    """What was typed has no place any more."""
    return Screen(say("unplaced", text=typed), rows(home_row(say)))


def beside_lines(say: Words, draft: TeacherDraft, others: Sequence[Guest], all_: int, now: datetime) -> Html:
    """Who else is there at this moment; a guest is reminded whose draft it is."""
    owner = next((each.name for each in others if each.chair == 0), "") if draft.seat is not None else ""
    there = [_beside(say, each, all_) for each in others if now - each.seen_at < JUST_NOW]
    return lines([say("guest-of", name=owner) if owner else None, *there])


def _beside(say: Words, guest: Guest, all_: int) -> Html:
    if not guest.place:
        return say("beside", name=guest.name)
    return say("beside-at", name=guest.name, place=guest.place, all=all_)


def resting_screen(say: Words, title: str) -> Screen:
    """There is nothing to be reviewed for now."""
    return Screen(say("resting", title=title), rows(home_row(say)))


def in_draft_line(say: Words, name: str | None) -> Html | None:
    """Who is bringing a set up to date; None if nobody is."""
    return None if name is None else say("set-in-draft", name=shown(say, name))


def in_draft_keys(say: Words, set_: int, name: str | None) -> tuple[Key, ...]:
    """The way to that draft."""
    return () if name is None else (key(say, "draft-of-set", OpenDraftOfSet(set_)),)


def joined_keys(words: Words, draft: int) -> tuple[Key, ...]:
    """The way from a notice to one's draft."""
    return (Key(words.plain("key-draft-joined"), OpenDraft(draft)),)


def guest_draft_keys(say: Words, drafts: Sequence[GuestDraft]) -> tuple[tuple[Key, ...], ...]:
    """The way to drafts of others."""
    return tuple((_guest_draft_key(say, each),) for each in drafts)


def _guest_draft_key(say: Words, draft: GuestDraft) -> Key:
    title, name = _short(draft.title, TITLE_SHOWN), _short(draft.owner, NAME_SHOWN)
    return Key(say.plain("key-guest-draft", title=title, name=name), OpenDraft(draft.number))


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
