"""One update being answered: who it is from, when, and the way to the use-cases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Concatenate, ParamSpec, TypeVar

from bot.desk import Desk
from bot.texts import Words, teaching_words, words
from quiz.model import Learner
from quiz.ports import Store, Tx
from quiz.usecases.people import Person, meet

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(slots=True)
class Turn:
    """learner, screen: known once a use-case has run; screen is the message the conversation last went on in.

    sign: tells the person's message from every other; «» if it was none. desk: None where no questions are written.
    """

    store: Store
    person: Person
    now: datetime
    sign: str = ""
    desk: Desk | None = None
    learner: Learner | None = None
    screen: int | None = None

    async def do(self, usecase: Callable[Concatenate[Tx, Learner, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a use-case of this learner in one transaction; a stranger becomes a learner in it."""

        def whole(tx: Tx) -> tuple[T, Learner, int | None]:
            learner = meet(tx, self.person, self.now)
            result = usecase(tx, learner, *args, **kwargs)
            return result, tx.learners.get(learner.id) or learner, tx.talks.get(learner.id).screen

        result, self.learner, self.screen = await self.store.run(whole)
        return result

    async def look(self, usecase: Callable[Concatenate[Tx, Learner, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The same for a use-case that only reads, and may take long: others are answered meanwhile."""

        def whole(tx: Tx) -> tuple[T, Learner, int | None] | None:
            learner = tx.learners.get(self.person.id)
            if learner is None or learner.blocked:
                return None
            return usecase(tx, learner, *args, **kwargs), learner, tx.talks.get(learner.id).screen

        seen = await self.store.look(whole)
        while seen is None:
            await self.do(lambda tx, learner: None)  # they come, or come back
            seen = await self.store.look(whole)
        result, self.learner, self.screen = seen
        return result

    @property
    def me(self) -> Learner:
        """The learner, after a use-case has run."""
        if self.learner is None:
            raise RuntimeError("no use-case has run in this turn yet")
        return self.learner

    @property
    def words(self) -> Words:
        """In the learner's language."""
        return words(self.me.language)

    @property
    def teaching(self) -> Words:
        """What is said to teachers, likewise."""
        return teaching_words(self.me.language)
