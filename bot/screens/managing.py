"""What an owner decides about a set: its name, who finds it, who teaches it, the archive, its end."""

from __future__ import annotations

from urllib.parse import urlencode

from bot.buttons import (
    AcceptInvitation,
    ArchiveSet,
    ChooseOpen,
    DeleteSet,
    Go,
    InviteTeacher,
    ManageSet,
    OpenSet,
    OpenTo,
    PartWith,
    Place,
    RenameSet,
    SeeTeachers,
    StepDown,
    TeachSet,
    WithdrawInvitation,
)
from bot.screens.drafting import home_row, key
from bot.screens.phrases import lines, paragraphs
from bot.screens.screen import Key, Screen, rows
from bot.texts import Words
from quiz.model import PublishedSet, Visibility
from quiz.roles import Action, may
from quiz.sharing import Offered
from quiz.usecases.inviting import Inviting, NoInvitation, Offer, Parting, SteppedDown, SteppingDown, Taken, Teachers
from quiz.usecases.managing import LONGEST_TITLE, AwaitingTitle, Choosing, Deleted, Deleting, Managed
from quiz.usecases.publishing import TRIES_SPAN, AwaitingCode, MayNotPublish

MINUTES = round(TRIES_SPAN.total_seconds() / 60)
SHOWN = 20
"""Co-teachers on one screen."""
ON_A_KEY = 40
"""Characters of a name."""


def managed_screen(say: Words, managed: Managed) -> Screen:
    """How the set stands, and a key for all that this person may decide."""
    set_, role = managed.set, managed.role
    archived = set_.archived_at is not None
    keys = (
        (Action.EDIT, key(say, "rename", RenameSet(set_.id))),
        (Action.OPEN, key(say, "who-finds", ChooseOpen(set_.id))),
        (Action.INVITE, key(say, "co-teachers", SeeTeachers(set_.id), count=managed.teachers)),
        (Action.HAND_OVER, key(say, "hand-over", InviteTeacher(set_.id, Offered.OWN.value))),
        (Action.ARCHIVE, key(say, "restore" if archived else "archive", ArchiveSet(set_.id, 0 if archived else 1))),
        (Action.STEP_DOWN, key(say, "step-down", StepDown(set_.id, 0))),
        (Action.DELETE, key(say, "delete-set", DeleteSet(set_.id, 0))),
    )
    return Screen(
        paragraphs(
            say(f"done-{managed.done}") if managed.done else None,
            lines(
                [
                    say("manage-title", title=set_.title),
                    say("is-archived" if archived else f"found-by-{set_.visibility}"),
                ]
            ),
        ),
        rows(*((one,) for action, one in keys if may(role, action)), _to_set(say, set_)),
    )


def await_title_screen(say: Words, awaiting: AwaitingTitle) -> Screen:
    """The name it has, and what to send."""
    set_ = awaiting.set
    return Screen(
        paragraphs(
            say("title-refused", most=LONGEST_TITLE) if awaiting.refused else None, say("title-await", title=set_.title)
        ),
        rows(_back(say, set_)),
    )


def choosing_screen(say: Words, choosing: Choosing) -> Screen:
    """The three choices, with what each means."""
    set_ = choosing.set
    return Screen(
        paragraphs(say("who-finds-ask", title=set_.title), say(f"found-by-{set_.visibility}"), say("who-finds-means")),
        rows(
            *((key(say, f"open-{to}", OpenTo(set_.id, to.value)),) for to in Visibility if to is not set_.visibility),
            _back(say, set_),
        ),
    )


def may_not_publish_screen(say: Words, refused: MayNotPublish) -> Screen:
    """Only some open sets to others here."""
    return Screen(say("may-not-publish"), rows((key(say, "learn-it", OpenSet(refused.set.id)),), home_row(say)))


def await_code_screen(say: Words, awaiting: AwaitingCode) -> Screen:
    """The code is asked for once; too many wrong ones have to wait."""
    if awaiting.until is not None:
        return Screen(say("code-later", minutes=MINUTES), rows(home_row(say)))
    wrong = say("code-wrong") if awaiting.wrong else None
    return Screen(paragraphs(wrong, say("code-await")), rows(home_row(say)))


def unshared_screen(say: Words, set_: PublishedSet, *, owns: bool) -> Screen:
    """A set that nobody new can join now: there is nothing to be forwarded."""
    archived = set_.archived_at is not None
    way = key(say, "restore", ArchiveSet(set_.id, 0)) if archived else key(say, "who-finds", ChooseOpen(set_.id))
    return Screen(
        say("unshared-archived" if archived else "unshared-private", title=set_.title),
        rows(
            () if archived else (key(say, "learn-it", OpenSet(set_.id)),),
            (way,) if owns else (),
            _to_set(say, set_),
            home_row(say),
        ),
    )


def deleting_screen(say: Words, deleting: Deleting) -> Screen:
    """Asks, twice, with what it means; the archive stands beside it."""
    set_ = deleting.set
    means = lines(
        [
            say("delete-learners", count=deleting.learners) if deleting.learners else say("delete-nobody"),
            say("delete-teachers", count=deleting.teachers) if deleting.teachers else None,
        ]
    )
    sure = key(
        say, "delete-for-good" if deleting.last else "delete-go-on", DeleteSet(set_.id, 2 if deleting.last else 1)
    )
    rather = key(say, "rather-archive", ArchiveSet(set_.id, 1)) if set_.archived_at is None else None
    return Screen(
        paragraphs(say("delete-last" if deleting.last else "delete-ask", title=set_.title), means),
        rows((_back(say, set_)), (rather,), (sure,)) if deleting.last else rows((sure,), (rather,), _back(say, set_)),
    )


def deleted_screen(say: Words, deleted: Deleted) -> Screen:
    """It is gone."""
    told = say("deleted-told", count=deleted.learners) if deleted.learners else None
    return Screen(
        paragraphs(say("set-is-deleted", title=deleted.title), told), rows((key(say, "to-taught", Go(Place.CLASS)),))
    )


def teachers_screen(say: Words, teachers: Teachers) -> Screen:
    """Everybody who teaches it beside the owner."""
    set_ = teachers.set
    people = [say("co-teacher", name=_name(say, each.name)) for each in teachers.people[:SHOWN]]
    keys = [
        (Key(say.plain("key-part", name=_short(_name(say, each.name))), PartWith(set_.id, each.id, 0)),)
        for each in teachers.people[:SHOWN]
    ]
    invite = key(say, "invitation" if teachers.invited else "invite", InviteTeacher(set_.id, Offered.TEACH.value))
    return Screen(
        paragraphs(
            say(f"done-{teachers.done}") if teachers.done else None,
            say("co-teachers", title=set_.title),
            lines(people) if people else say("co-teachers-none"),
            say("co-teachers-may"),
        ),
        rows((invite,), *keys, (key(say, "manage-back", ManageSet(set_.id)),)),
    )


def inviting_screen(say: Words, inviting: Inviting, link: str) -> Screen:
    """The link for one person, and how to give it to them."""
    set_, offered = inviting.set, inviting.invitation.offered
    share = "https://t.me/share/url?" + urlencode({"url": link, "text": say.plain(f"offer-text-{offered}")})
    back = SeeTeachers(set_.id) if offered is Offered.TEACH else ManageSet(set_.id)
    return Screen(
        say(f"inviting-{offered}", title=set_.title, link=link),
        rows(
            (Key(say.plain("key-share"), url=share),),
            (key(say, "withdraw", WithdrawInvitation(set_.id, offered.value)),),
            (key(say, "manage-back", back),),
        ),
    )


def parting_screen(say: Words, parting: Parting) -> Screen:
    """Asks before a co-teacher goes."""
    set_, teacher = parting.set, parting.teacher
    return Screen(
        say("co-part-ask", title=set_.title, name=_name(say, teacher.name)),
        rows(
            (key(say, "part-sure", PartWith(set_.id, teacher.id, 1)),), (key(say, "manage-back", SeeTeachers(set_.id)),)
        ),
    )


def stepping_down_screen(say: Words, stepping: SteppingDown) -> Screen:
    """Asks before they go."""
    set_ = stepping.set
    return Screen(
        say("step-down-ask", title=set_.title),
        rows((key(say, "step-down-sure", StepDown(set_.id, 1)),), _back(say, set_)),
    )


def stepped_down_screen(say: Words, stepped: SteppedDown) -> Screen:
    """They have gone."""
    return Screen(say("stepped-down", title=stepped.set.title), rows((key(say, "to-taught", Go(Place.CLASS)),)))


def offer_screen(say: Words, offer: Offer) -> Screen:
    """Who invites to what, and what it means."""
    offered = offer.invitation.offered
    return Screen(
        say(f"offer-{offered}", title=offer.set.title, name=_name(say, offer.name), facts=offer.set.facts),
        rows((key(say, f"accept-{offered}", AcceptInvitation(offer.invitation.code)),), home_row(say)),
    )


def taken_screen(say: Words, taken: Taken) -> Screen:
    """They teach it now."""
    set_ = taken.managed.set
    return Screen(say(f"taken-{taken.offered}", title=set_.title), rows(_to_set(say, set_), home_row(say)))


def no_invitation_screen(say: Words, nothing: NoInvitation) -> Screen:
    """The link leads nowhere, and why."""
    return Screen(say(f"no-invitation-{nothing.why}"), rows(home_row(say)))


def _name(say: Words, name: str) -> str:
    return name or say.plain("nameless")


def _short(name: str) -> str:
    return name if len(name) <= ON_A_KEY else name[: ON_A_KEY - 1].rstrip() + "…"


def _back(say: Words, set_: PublishedSet) -> tuple[Key, ...]:
    return (key(say, "no-change", ManageSet(set_.id)),)


def _to_set(say: Words, set_: PublishedSet) -> tuple[Key, ...]:
    return (key(say, "manage-to-set", TeachSet(set_.id)),)
