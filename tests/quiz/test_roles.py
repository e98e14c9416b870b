"""Who may do what with a set: every role and every action, through the use-cases that do it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest

from quiz.model import FactId, LearnerId, PublishedSet, Visibility
from quiz.ports import Tx
from quiz.roles import MAY, Action, Role, may
from quiz.sharing import Offered
from quiz.usecases import classes, files, inviting, look, managing, people, reported, reviewing, taught, updating
from quiz.usecases.rights import NotYours, permitted, role_of, taught_by, teachers_of
from tests.quiz.teachers import COTEACHER, LEARNER, OWNER, WHO, School
from tests.stores.tables import Tables

Doing = Callable[..., Any]
DO: dict[Action, tuple[Callable[[School], tuple[Doing, tuple[Any, ...]]], ...]] = {
    Action.SHARE: (lambda at: (reviewing.share, (at.id,)),),
    Action.SEE_CLASS: (lambda at: (taught.taught_set, (at.id,)), lambda at: (classes.class_of, (at.id, at.now))),
    Action.EXPORT: (lambda at: (files.set_files, (at.id,)), lambda at: (files.taken_away, (at.id,))),
    Action.EDIT: (
        lambda at: (managing.manage, (at.id,)),
        lambda at: (managing.await_title, (at.id,)),
        lambda at: (managing.retitle, (at.id, "Новое имя")),
        lambda at: (reported.reports, (at.id,)),
        lambda at: (reported.leave_as_right, (FactId(1), "ask-f0", at.now)),
        lambda at: (updating.await_file, (at.id, at.now)),
    ),
    Action.ASSIGN: (),  # its use-cases are tested where they are
    Action.INVITE: (
        lambda at: (inviting.teachers, (at.id, at.now)),
        lambda at: (inviting.invite, (at.id, Offered.TEACH, "fresh", at.now)),
        lambda at: (inviting.withdraw, (at.id, Offered.TEACH, at.now)),
        lambda at: (inviting.ask_to_part, (at.id, COTEACHER, at.now)),
        lambda at: (inviting.part_with, (at.id, COTEACHER, at.now)),
    ),
    Action.OPEN: (
        lambda at: (managing.choose_visibility, (at.id,)),
        *((lambda at, to=to: (managing.open_to, (at.id, to))) for to in Visibility),
    ),
    Action.ARCHIVE: (
        lambda at: (managing.archive, (at.id, True, at.now)),
        lambda at: (managing.archive, (at.id, False, at.now)),
    ),
    Action.HAND_OVER: (
        lambda at: (inviting.invite, (at.id, Offered.OWN, "fresh", at.now)),
        lambda at: (inviting.withdraw, (at.id, Offered.OWN, at.now)),
    ),
    Action.DELETE: (
        lambda at: (managing.ask_delete, (at.id, False)),
        lambda at: (managing.ask_delete, (at.id, True)),
        lambda at: (managing.delete, (at.id, at.now)),
    ),
    Action.STEP_DOWN: (
        lambda at: (inviting.ask_to_step_down, (at.id,)),
        lambda at: (inviting.step_down, (at.id, at.now)),
    ),
}
"""Ways of doing each action; a new action needs a line here."""
ALLOWED = {
    Role.OWNER: "share see_class export edit assign invite open archive hand_over delete",
    Role.COTEACHER: "share see_class export edit assign step_down",
    Role.LEARNER: "",
    Role.OUTSIDER: "",
}
"""Written out once more, so that a change of the table is one on purpose."""
CELLS = list(product(Role, Action))


def kept(at: School) -> Tables:
    """All that is stored, but for what a conversation waits for."""
    rows = at.store._rows.copy()
    rows.talks.clear()
    return rows


def test_the_table_says_what_is_written_here_cell_by_cell() -> None:
    assert set(DO) == set(Action)
    assert set(MAY) == set(Role) == set(ALLOWED)
    assert {(role, action) for role, action in CELLS if may(role, action)} == {
        (role, Action(name)) for role, names in ALLOWED.items() for name in names.split()
    }


@pytest.mark.parametrize(("role", "action"), CELLS)
def test_each_role_can_do_what_the_table_says_and_nothing_else(role: Role, action: Action) -> None:
    at = School()
    assert at.read(lambda tx: permitted(tx, WHO[role], at.id, action) != NotYours()) == may(role, action)
    for way in DO[action]:
        at = School()
        before = kept(at)
        doing, arguments = way(at)
        found = at.by(WHO[role], doing, *arguments)
        assert isinstance(found, NotYours) != may(role, action), doing
        if not may(role, action):
            assert kept(at) == before, "what is refused changes nothing"


def test_people_are_to_a_set_what_they_are() -> None:
    at = School()

    def taught(tx: Tx, who: LearnerId) -> tuple[Role, tuple[PublishedSet, ...]]:
        return role_of(tx, who, at.set), taught_by(tx, who)

    for role, who in WHO.items():
        assert at.store.do(taught, who) == (role, (at.set,) if role in (Role.OWNER, Role.COTEACHER) else ())
    assert at.read(lambda tx: teachers_of(tx, at.set)) == {OWNER, COTEACHER}


@pytest.mark.parametrize("role", [Role.OWNER, Role.COTEACHER])
def test_a_teacher_who_learns_the_set_stays_a_teacher_and_is_not_of_the_class(role: Role) -> None:
    at, who = School(), WHO[role]
    assert isinstance(at.by(who, people.join, at.id, at.now), people.Invited)
    assert at.read(lambda tx: role_of(tx, who, at.set)) is role
    page = at.by(OWNER, classes.class_of, at.id, at.now)
    assert isinstance(page, classes.ClassPage)
    assert [each.member.id for each in page.room.learners] == [LEARNER]
    (view,) = at.by(who, look.sets).joined
    assert view.own
