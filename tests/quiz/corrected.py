"""A teacher's set that is corrected, and Anna who learns it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quiz.model import Correction, Learner, LearnerId, Notice, PublishedFact
from quiz.questions import Choice, Fact
from quiz.usecases import keep, spreading
from quiz.usecases.corrected import correct
from quiz.usecases.people import Person, meet
from tests.quiz.classroom import ANNA, Classroom, facts

TEACHER = LearnerId(1)


class Corrected:
    """A teacher's set, and Anna who learns it."""

    def __init__(self, *taught: Fact) -> None:
        self.room = Classroom(*(taught or facts(3)))
        self.teacher = self.meet(TEACHER)
        questions = self.room.read(lambda tx: tx.sets.questions(self.room.set.id))
        self.set = self.room.store.do(keep.publish, "set", questions, self.room.now, TEACHER)

    def meet(self, who: LearnerId) -> Learner:
        return self.room.store.do(meet, Person(who, f"№ {who}", "ru"), self.room.now)

    def fact(self, nth: int = 0) -> PublishedFact:
        return self.room.read(lambda tx: tx.facts.whole(self.set.id))[nth]

    def make(self, nth: int, answer: str = "", *, tell: bool = True, retired: bool = False) -> Correction | None:
        """The answer of the nth fact's first question is another one, or the fact is gone."""
        self.room.wait(minutes=1)
        before = self.fact(nth)
        (first, *rest) = before.fact.questions
        assert isinstance(first, Choice)
        after = replace(before.fact, questions=(replace(first, answer=answer), *rest)) if answer else before.fact
        version = self.room.read(lambda tx: tx.corrections.latest(before.id))
        keys = (first.key,) if tell and answer else ()
        now_it_is = replace(before, fact=after, retired=retired)
        made = self.room.store.do(correct, TEACHER, now_it_is, version, keys, self.room.now)
        self.room.wait(minutes=1)
        return made

    def spread(self) -> int:
        """All that waits is told; in how many steps."""
        steps = 0
        while self.room.store.do(spreading.spread, self.room.now):
            steps += 1
        return steps

    def told(self, who: LearnerId = ANNA) -> Sequence[Notice]:
        found = self.room.read(lambda tx: tx.notices.of(who))
        return [each for each in found if each.word == "corrected" and each.status == "planned"]
