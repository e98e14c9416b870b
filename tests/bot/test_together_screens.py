"""What several people at one draft see: whole, within Telegram's limits, and in plain words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest

from bot.buttons import OpenDraft
from bot.screens.adding import await_title_screen
from bot.screens.drafting import overview_screen
from bot.screens.files import files_screen
from bot.screens.notices import notice_screen
from bot.screens.screen import Screen
from bot.screens.taught import taught_set_screen
from bot.screens.together import (
    beside_lines,
    colleagues_screen,
    guest_draft_keys,
    overtaken_screen,
    resting_screen,
    unplaced_screen,
)
from bot.texts import LANGUAGES, teaching_words, words
from quiz.drafts import DraftId, DraftQuestion, Only, Phase, Seat, Verdict
from quiz.model import LearnerId, Notice, NoticeId
from quiz.roles import Role
from quiz.usecases.files import SetFiles
from quiz.usecases.reviewing import OWNER_ONLY, WRITES, Overtaken, Reviewing
from quiz.usecases.standing import Overview
from quiz.usecases.taught import TaughtSet
from quiz.usecases.titling import MOST, RETITLED, AwaitingTitle
from quiz.usecases.together import MOST_GUESTS, Colleagues, Guest, GuestDraft
from tests.bot.test_drafting_screens import DRAFT, TALLY, fits
from tests.bot.test_reported_screens import SET
from tests.bot.test_screens import EVERY, NOW

SEAT = Seat(LearnerId(2), DraftId(-(10**10)), LearnerId(1), DRAFT.id, 1, 3, NOW)
GUESTED = replace(DRAFT, seat=SEAT, chairs=1)
ANYA = Guest("<Аня>", 1, 12, NOW)


def read(screen: Screen) -> str:
    return unescape(re.sub("<[^>]*>", "", screen.text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_that_was_overtaken_is_shown_with_what_was_typed(language: str) -> None:
    for fact, question in EVERY:
        asked = DraftQuestion(20_000, fact, question, True, Verdict.DROPPED, 9, 1)
        reviewing = Reviewing(GUESTED, asked, TALLY, Only.CHECK)
        for typed, listening in (("", False), ("<мой> текст & всё", True)):
            screen = overtaken_screen(teaching_words(language), Overtaken(reviewing, "<Аня>", typed, listening))
            fits(screen)
            assert typed in read(screen)
            assert "<Аня>" in read(screen)
    assert "<Аня>" not in read(overtaken_screen(teaching_words(language), Overtaken(reviewing, "")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_works_on_a_draft_is_listed_with_a_key_for_each(language: str) -> None:
    guests = tuple(Guest("Щ" * 64, chair, chair - 1, NOW) for chair in range(1, MOST_GUESTS + 1))
    for there, link in ((guests, "https://t.me/bot?start=draft-x"), (guests, ""), ((), "")):
        screen = colleagues_screen(teaching_words(language), Colleagues(DRAFT, "x", there, 40), link)
        fits(screen)
        assert len(screen.keys) == len(there) + 2
        assert ("start=draft-x" in read(screen)) == bool(link)


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_who_was_seen_lately_is_there_and_a_guest_is_told_whose_draft_it_is(language: str) -> None:
    say = teaching_words(language)
    away = replace(ANYA, name="Боря", seen_at=NOW - timedelta(hours=1))
    lines = beside_lines(say, DRAFT, (ANYA, away, replace(ANYA, name="Вера", place=0)), 40, NOW)
    assert "12" in lines
    assert "Вера" in lines
    assert "Боря" not in lines
    owner = replace(away, chair=0)
    assert "Боря" in beside_lines(say, GUESTED, (owner,), 40, NOW)
    assert beside_lines(say, DRAFT, (), 40, NOW) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_guest_has_no_keys_of_the_owners_and_all_others(language: str) -> None:
    say = teaching_words(language)
    for hint in (OWNER_ONLY, WRITES, RETITLED, "rest-changed", "changed-since"):
        mine, theirs = (overview_screen(say, Overview(draft, TALLY, hint)) for draft in (DRAFT, GUESTED))
        for screen in (mine, theirs):
            fits(screen)
        pressed = [{type(key.press).__name__ for row in screen.keys for key in row} for screen in (mine, theirs)]
        assert pressed[0] - pressed[1] == {"PublishSeen", "OpenColleagues", "DiscardDraft"}
        assert pressed[1] - pressed[0] == {"LeaveDraft"}
        numbers = {getattr(key.press, "draft", SEAT.number) for row in theirs.keys for key in row}
        assert numbers == {SEAT.number}, "a guest presses a number of their own"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_title_is_asked_for_beside_the_one_there_is_and_what_came_too_late_is_given_back(language: str) -> None:
    say, longest = teaching_words(language), replace(GUESTED, title="<" * MOST)
    asked = await_title_screen(say, AwaitingTitle(longest))
    overtaken = await_title_screen(say, AwaitingTitle(longest, typed="<мой>"))
    by_hand = await_title_screen(say, AwaitingTitle(replace(DRAFT, phase=Phase.COLLECTING, title="")))
    for screen in (asked, overtaken, by_hand, await_title_screen(say, AwaitingTitle(longest, too_long=True))):
        fits(screen)
    assert longest.title in read(asked)
    assert "<мой>" in read(overtaken)
    assert asked.keys[0][0].press == OpenDraft(SEAT.number)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_else_fits_too(language: str) -> None:
    say = teaching_words(language)
    fits(resting_screen(say, "<Поход>"))
    assert "<мой>" in read(unplaced_screen(say, "<мой>"))
    keys = guest_draft_keys(say, [GuestDraft(SEAT.number, "Щ" * 100, "Щ" * 64)])
    fits(Screen(say("left-draft"), keys))
    data: dict[str, str | int] = {"name": "<Аня>", "title": "<Поход>", "draft": 5}
    for word in ("draft-joined", "draft-published", "draft-discarded"):
        screen = notice_screen(words(language), Notice(LearnerId(1), NoticeId(1), NOW, word, data))
        fits(screen)
        assert "<Поход>" in read(screen)
    for of_set in (
        lambda name: taught_set_screen(say, TaughtSet(SET, Role.OWNER, 0, name)),
        lambda name: files_screen(say, SetFiles(SET, name)),
    ):
        without, with_, nameless = map(of_set, (None, "<Аня>", ""))
        assert len(with_.keys) == len(nameless.keys) == len(without.keys) + 1
        assert "<Аня>" in read(with_)
