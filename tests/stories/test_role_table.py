"""The table of role × action, cell by cell: everybody presses every key by which a set is taught or managed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import timedelta
from typing import get_args

import pytest

from bot import buttons
from bot.callback_data import Button, Files, Taught, pack
from quiz.model import LearnerId, PublishedSet, Visibility
from quiz.ports import Tx
from quiz.roles import MAY, Action, Role, may
from quiz.sharing import Offered
from quiz.usecases.look import everything
from tests.stories.test_co_teachers import with_coteacher
from tests.stories.test_managing import stored
from tests.stories.test_reported import delivered, reporting, with_set
from tests.stories.world import Chat, World, keys_of

pytestmark = pytest.mark.usefixtures("calm")

KEYS: dict[Action, Callable[[int, int, int], Sequence[Button]]] = {
    Action.SHARE: lambda set_, fact, other: (buttons.ShareSet(set_),),
    Action.SEE_CLASS: lambda set_, fact, other: (
        buttons.TeachSet(set_),
        buttons.SeeClass(set_),
        buttons.SeeLearners(set_, 1),
        buttons.SeeFacts(set_, 0, 0),
        buttons.SeeFact(set_, fact, 0),
        buttons.SeePupil(set_, 0, 0),
        buttons.ClassReport(set_),
        buttons.ClassMap(set_),
    ),
    Action.EXPORT: lambda set_, fact, other: (buttons.SetFiles(set_), buttons.TakeFile(set_, "yaml")),
    Action.EDIT: lambda set_, fact, other: (
        buttons.OpenReports(set_),
        buttons.TurnReport(fact, "choice-1", 0),
        buttons.AnswerReport(fact, "choice-1"),
        buttons.LeaveAsRight(fact, "choice-1"),
        buttons.UpdateSet(set_),
        buttons.ManageSet(set_),
        buttons.RenameSet(set_),
        buttons.OpenQuestions(set_),
        buttons.SeeQuestion(fact, 0, 0),
        buttons.EnlargeSet(set_),
        buttons.EnlargeFact(fact),
        buttons.FixQuestion(fact, 0),
        buttons.FixReported(fact, "choice-1"),
        buttons.FixPart(fact, 0, "ask"),
        buttons.FixBy(fact, 0, "out"),
        buttons.PreviewFix(fact, 0),
        buttons.SaveFix(fact, 1, 0),
        buttons.SeeHistory(fact, 0),
        buttons.TakenOut(set_, 0),
    ),
    Action.ASSIGN: lambda set_, fact, other: (
        buttons.SeeAssignment(set_),
        buttons.ChooseDay(set_, 0, 5, 0, 0),
        buttons.PlanAssignment(set_, 0, 5, 0),
        buttons.Assign(set_, 0, 5, 0),
        buttons.Nudge(set_),
        buttons.TakeBack(set_, 0),
        buttons.TakeBack(set_, 1),
    ),
    Action.INVITE: lambda set_, fact, other: (
        buttons.SeeTeachers(set_),
        buttons.InviteTeacher(set_, Offered.TEACH.value),
        buttons.WithdrawInvitation(set_, Offered.TEACH.value),
        buttons.PartWith(set_, other, 0),
        buttons.PartWith(set_, other, 1),
    ),
    Action.OPEN: lambda set_, fact, other: (
        buttons.ChooseOpen(set_),
        *(buttons.OpenTo(set_, to.value) for to in Visibility),
    ),
    Action.ARCHIVE: lambda set_, fact, other: (buttons.ArchiveSet(set_, 1), buttons.ArchiveSet(set_, 0)),
    Action.HAND_OVER: lambda set_, fact, other: (
        buttons.InviteTeacher(set_, Offered.OWN.value),
        buttons.WithdrawInvitation(set_, Offered.OWN.value),
    ),
    Action.STEP_DOWN: lambda set_, fact, other: (buttons.StepDown(set_, 0), buttons.StepDown(set_, 1)),
    Action.DELETE: lambda set_, fact, other: tuple(buttons.DeleteSet(set_, sure) for sure in range(3)),
}
"""The keys of each action; those that end what the next ones need come last."""
REFUSED = "Такого набора у вас нет"
OF_NO_SET = {buttons.GetTemplate, buttons.UpdateKnown, buttons.AcceptInvitation}
"""An invitation is for whoever has its link: see test_co_teachers. A draft is its teacher's: see test_files."""


class Cast:
    """Everybody there is around one set, about whose first question somebody complained."""

    def __init__(self, world: World, people: dict[Role, Chat], set_: PublishedSet, fact: int) -> None:
        self.world, self.people, self.set, self.fact = world, people, set_, fact

    async def press(self, role: Role, key: Button) -> bool:
        """Whether this person is let through."""
        chat = self.people[role]
        (popped,) = await chat.forge(pack(key), message=chat.last)
        return REFUSED not in str(popped)

    async def kept(self) -> str:
        """All that the others keep, the set, and who teaches it."""

        def look(tx: Tx) -> str:
            people = [tx.learners.get(LearnerId(chat.id)) for chat in self.people.values()]
            whole = [everything(tx, person) for person in people if person]
            return str([whole, tx.sets.get(self.set.id), tx.teachers.of_set(self.set.id)])

        return await self.world.store.look(look)


async def cast_in(world: World) -> Cast:
    owner, code = await with_set(world)
    coteacher = await with_coteacher(world, owner)
    learner = await reporting(world, code, "Аня", "Тут ошибка")
    outsider = await world.person("Чужой")
    await outsider.send("/help")
    await delivered(world)
    people = dict(zip(Role, (owner, coteacher, learner, outsider), strict=True))
    (complaint,) = await world.store.run(lambda tx: list(tx.complaints.of(LearnerId(learner.id))))
    return Cast(world, people, await stored(world, code), complaint.fact)


def test_no_key_of_a_teacher_is_forgotten() -> None:
    assert set(KEYS) == set(Action)
    pressed = {type(key) for keys in KEYS.values() for key in keys(1, 1, 1)}
    of_sets = {buttons.ShareSet, *get_args(Taught), *get_args(Files)} - OF_NO_SET
    assert pressed == of_sets, "a new key of a set belongs into the table"
    assert all({"set", "fact"} & {field.name for field in fields(key)} for key in of_sets)


@pytest.mark.parametrize("role", Role)
async def test_every_key_lets_through_whom_the_table_lets_through(world: World, role: Role) -> None:
    cast = await cast_in(world)
    coteacher = cast.people[Role.COTEACHER].id
    refused = [action for action in KEYS if not may(role, action)]
    before = await cast.kept()
    for action in refused:
        for key in KEYS[action](cast.set.id, cast.fact, coteacher):
            assert not await cast.press(role, key), key
    assert await cast.kept() == before, "what is refused changes nothing"
    for action in KEYS:
        if may(role, action):
            for key in KEYS[action](cast.set.id, cast.fact, coteacher):
                assert await cast.press(role, key), key
    await cast.people[role].send("Слово, которого никто не ждёт")


@pytest.mark.parametrize("edits", [True, False])
async def test_on_a_fact_of_the_class_the_key_to_correct_it_is_only_for_whom_the_table_lets(
    world: World, monkeypatch: pytest.MonkeyPatch, edits: bool
) -> None:
    cast = await cast_in(world)
    if not edits:
        monkeypatch.setitem(MAY, Role.COTEACHER, MAY[Role.COTEACHER] - {Action.EDIT})
    assert await cast.press(Role.COTEACHER, buttons.SeeFact(cast.set.id, cast.fact, 0))
    keys = [key["callback_data"] for key in keys_of(cast.people[Role.COTEACHER].last)]
    assert (pack(buttons.FixQuestion(cast.fact, 0)) in keys) == edits
    assert await cast.press(Role.COTEACHER, buttons.FixQuestion(cast.fact, 0)) == edits


@pytest.mark.parametrize("role", [Role.LEARNER, Role.OUTSIDER])
async def test_of_a_set_that_is_none_of_theirs_and_of_one_that_is_not_there_people_hear_the_same(
    world: World, role: Role
) -> None:
    cast = await cast_in(world)
    chat = cast.people[role]
    for action in KEYS:
        theirs = KEYS[action](cast.set.id, cast.fact, chat.id)
        nobodys = KEYS[action](10**9, 10**9, chat.id)
        for one, other in zip(theirs, nobodys, strict=True):
            first, second = await chat.forge(pack(one), pack(other), message=chat.last)
            assert first == second, one
            world.clock.advance(timedelta(minutes=1))  # nobody presses so fast, and who does is slowed down
