"""A set with everybody there can be around it: its owner, a co-teacher, a learner, an outsider."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Concatenate, ParamSpec, TypeVar

from quiz.model import Learner, LearnerId, PublishedSet
from quiz.ports import Tx
from quiz.questions import QuestionSet
from quiz.roles import Role
from quiz.sharing import Offered
from quiz.usecases import inviting
from quiz.usecases.inviting import Inviting, Taken
from quiz.usecases.people import Invited, Person, arrive, meet
from tests.quiz.classroom import MONDAY, facts, run_errands
from tests.stores import InMemoryStore

P = ParamSpec("P")
T = TypeVar("T")
OWNER, COTEACHER, LEARNER, OUTSIDER = (LearnerId(n) for n in (1, 2, 3, 4))
WHO = {Role.OWNER: OWNER, Role.COTEACHER: COTEACHER, Role.LEARNER: LEARNER, Role.OUTSIDER: OUTSIDER}
CODE = "secret-code"


class School:
    """The set is found by its link."""

    def __init__(self, *, coteacher: bool = True) -> None:
        self.store, self.now = InMemoryStore(), MONDAY
        for role, who in WHO.items():
            self.store.do(meet, Person(who, role.value, "ru"), self.now)
        questions = QuestionSet("Поход", "ru", tuple(facts(2)), "О походе", "книга", "Текст.")
        self.id = self.store.do(lambda tx: tx.sets.save(CODE, questions, OWNER, self.now)).id
        assert isinstance(self.by(LEARNER, arrive, CODE, self.now), Invited)
        if coteacher:
            self.join_in(COTEACHER)

    @property
    def set(self) -> PublishedSet:
        """As it is stored."""
        found = self.read(lambda tx: tx.sets.get(self.id))
        assert found is not None
        return found

    def person(self, who: LearnerId) -> Learner:
        found = self.read(lambda tx: tx.learners.get(who))
        assert found is not None
        return found

    def by(
        self, who: LearnerId, usecase: Callable[Concatenate[Tx, Learner, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run a use-case as this person."""
        return self.store.do(usecase, self.person(who), *args, **kwargs)

    def read(self, look: Callable[[Tx], T]) -> T:
        return self.store.do(look)

    def wait(self, **span: float) -> None:
        self.now += timedelta(**span)

    def invite(self, offered: Offered = Offered.TEACH, by: LearnerId = OWNER, code: str = "x") -> str:
        """The code of a new link."""
        found = self.by(by, inviting.invite, self.id, offered, code, self.now)
        assert isinstance(found, Inviting), found
        return found.invitation.code

    def accept(self, who: LearnerId, code: str) -> inviting.Accepted:
        return self.by(who, inviting.accept, code, self.now)

    def join_in(self, who: LearnerId, offered: Offered = Offered.TEACH) -> None:
        """This person is invited and says yes."""
        assert isinstance(self.accept(who, self.invite(offered, code=f"{who}")), Taken)

    def words(self, who: LearnerId) -> list[str]:
        """What this person is told, by word."""
        run_errands(self.store, self.now)
        return [notice.word for notice in self.read(lambda tx: tx.notices.of(who))]

    def teachers(self) -> list[LearnerId]:
        """Who teaches it beside its owner."""
        return [each.learner for each in self.read(lambda tx: tx.teachers.of_set(self.id))]
