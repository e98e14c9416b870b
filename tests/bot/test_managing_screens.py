"""What a teacher sees of the life of a set: within Telegram's limits, with all that may be decided and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from bot.buttons import AcceptInvitation, DeleteSet, InviteTeacher, PartWith
from bot.screens.home import forget_screen
from bot.screens.managing import (
    SHOWN,
    await_code_screen,
    await_title_screen,
    choosing_screen,
    deleted_screen,
    deleting_screen,
    inviting_screen,
    managed_screen,
    may_not_publish_screen,
    no_invitation_screen,
    offer_screen,
    parting_screen,
    stepped_down_screen,
    stepping_down_screen,
    taken_screen,
    teachers_screen,
    unshared_screen,
)
from bot.screens.notices import notice_screen
from bot.screens.screen import Screen
from bot.texts import LANGUAGES, Words, teaching_words, words
from quiz.model import LearnerId, Notice, NoticeId, PublishedSet, SetId, Visibility
from quiz.roles import Action, Role, may
from quiz.sharing import Invitation, Offered
from quiz.usecases.inviting import (
    Inviting,
    NoInvitation,
    Offer,
    Parting,
    SteppedDown,
    SteppingDown,
    Taken,
    Teacher,
    Teachers,
    Why,
)
from quiz.usecases.managing import AwaitingTitle, Choosing, Deleted, Deleting, Managed
from quiz.usecases.publishing import AwaitingCode, MayNotPublish
from tests.bot.test_drafting_screens import fits
from tests.bot.test_screens import NOW

LONG = "<Поход & " + "ы" * 91
SET = PublishedSet(SetId(10**12), "code", LONG, "ru", "", "", LearnerId(1), 12, Visibility.LINK)
ARCHIVED = replace(SET, archived_at=NOW)
MADE = Invitation(LearnerId(10**12), "inv-" + "f" * 24, SET.id, Offered.TEACH, NOW)
PEOPLE = tuple(Teacher(LearnerId(10**12 + n), "<b>" + "я" * 61 if n else "", NOW) for n in range(25))
DONE = (
    "",
    "renamed",
    "opened-private",
    "opened-link",
    "opened-listed",
    "archived",
    "restored",
    "withdrawn",
    "no-open-link",
)
WORDS = ("set-deleted", "taught-deleted", "set-inherited", "teaches-too", "taken-over", "parted", "stepped-down")


def screens(say: Words) -> Iterator[Screen]:
    """All there are, in all that they can be."""
    for done, role, set_ in product(DONE, Role, (SET, ARCHIVED)):
        yield managed_screen(say, Managed(set_, role, 3, done))
    for visibility in Visibility:
        yield choosing_screen(say, Choosing(replace(SET, visibility=visibility)))
    for refused in (False, True):
        yield await_title_screen(say, AwaitingTitle(SET, refused))
        yield await_code_screen(say, AwaitingCode(SET, refused))
    yield await_code_screen(say, AwaitingCode(SET, until=NOW + timedelta(minutes=1)))
    yield may_not_publish_screen(say, MayNotPublish(SET))
    for set_, owns in product((ARCHIVED, replace(SET, visibility=Visibility.PRIVATE)), (False, True)):
        yield unshared_screen(say, set_, owns=owns)
    for set_, count, last in product((SET, ARCHIVED), (0, 1, 2, 5, 500), (False, True)):
        yield deleting_screen(say, Deleting(set_, count, count, last))
        yield deleted_screen(say, Deleted(LONG, count))
    for people, invited, done in product(((), PEOPLE), (False, True), ("", "withdrawn", "no-open-link", "parted")):
        yield teachers_screen(say, Teachers(SET, people, invited, done))
    for offered in Offered:
        made = replace(MADE, offered=offered)
        yield inviting_screen(say, Inviting(SET, made), "https://t.me/uzelok_bot?start=inv")
        yield offer_screen(say, Offer(SET, made, "<b>Марина"))
        yield offer_screen(say, Offer(SET, made, ""))
        yield taken_screen(say, Taken(Managed(SET, Role.OWNER, 1), offered))
    for why in Why:
        yield no_invitation_screen(say, NoInvitation(why))
    yield parting_screen(say, Parting(SET, PEOPLE[0]))
    yield stepping_down_screen(say, SteppingDown(SET))
    yield stepped_down_screen(say, SteppedDown(SET))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_fits_into_a_message_and_holds_no_markup_of_strangers(language: str) -> None:
    for screen in screens(teaching_words(language)):
        fits(screen)
        assert screen.keys, "there is always a way on"
        assert "<Поход" not in screen.text
        assert "<b>Марина" not in screen.text


@pytest.mark.parametrize("role", [Role.OWNER, Role.COTEACHER])
def test_the_page_of_a_set_offers_what_the_table_allows(role: Role) -> None:
    shown = managed_screen(teaching_words("ru"), Managed(SET, role, 0))
    labels = " ".join(key.label for row in shown.keys for key in row)
    for action, word in (
        (Action.EDIT, "Переименовать"), (Action.OPEN, "Кто видит"), (Action.INVITE, "Кто ведёт"),
        (Action.HAND_OVER, "Передать"), (Action.ARCHIVE, "архив"), (Action.DELETE, "Удалить"),
        (Action.STEP_DOWN, "Больше не вести"),
    ):  # fmt: skip
        assert (word in labels) == may(role, action)


def test_what_cannot_be_undone_is_never_the_first_key_of_the_last_question() -> None:
    shown = deleting_screen(teaching_words("ru"), Deleting(SET, 1, 0, last=True))
    assert [row[0].press for row in shown.keys][-1] == DeleteSet(SET.id, 2)
    assert "1 человек: то, что он помнит" in shown.text


def test_of_many_teachers_some_are_shown_and_who_has_no_name_is_named_so() -> None:
    shown = teachers_screen(teaching_words("ru"), Teachers(SET, PEOPLE, invited=False))
    pressed = [row[0].press for row in shown.keys]
    assert pressed[0] == InviteTeacher(SET.id, "teach")
    assert len([press for press in pressed if isinstance(press, PartWith)]) == SHOWN
    assert "Без имени" in shown.text


def test_an_offer_leads_to_its_invitation() -> None:
    shown = offer_screen(teaching_words("ru"), Offer(SET, MADE, "Марина"))
    assert shown.keys[0][0].press == AcceptInvitation(MADE.code)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("word", WORDS)
def test_every_notice_about_a_set_is_said_also_of_somebody_without_a_name(language: str, word: str) -> None:
    notice = Notice(LearnerId(1), NoticeId(1), NOW, word, {"title": LONG, "name": "", "set": 10**12})
    shown = notice_screen(words(language), notice)
    fits(shown)
    assert "<b></b>" not in shown.text.replace(" ", "")
    assert "<Поход" not in shown.text


def test_who_owns_sets_hears_what_becomes_of_them_before_they_forget() -> None:
    assert "Твои 2 набора перейдут" in forget_screen(words("ru"), 2).text
    assert "набор" not in forget_screen(words("ru")).text
