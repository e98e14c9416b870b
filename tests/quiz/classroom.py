"""One learner, a set, a clock and the in-memory store: learning without Telegram and without SQL."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Concatenate, ParamSpec, TypeVar

from quiz.grading import Answer, GaveUp, Picked, Rated, Said, is_typed, options
from quiz.model import (
    AskingId,
    DayTally,
    FactId,
    Learner,
    LearnerId,
    Memory,
    Phase,
    PublishedSet,
    Rating,
    Review,
    SetId,
    StudyDay,
)
from quiz.ports import Tx
from quiz.questions import Choice, Fact, Flashcard, Match, MultiChoice, Option, Order, Question, QuestionSet, TrueFalse
from quiz.study_day import local_instant, study_day
from quiz.usecases import answer, errands, keep, pressing, study
from quiz.usecases.answer import Answered
from quiz.usecases.people import join
from quiz.usecases.study import Asked, Finished
from tests.stores import InMemoryStore

P = ParamSpec("P")
T = TypeVar("T")
ANNA = LearnerId(7_000_000_001)
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""Noon in Moscow."""
Right = Callable[[Asked], bool]


def choice(key: str, answer: str = "1969", ask: str = "", level: int = 1, wrong: int = 3) -> Choice:
    """A question with so many wrong options."""
    others = tuple(Option(f"wrong {n}") for n in range(wrong))
    return Choice(key=key, ask=ask or f"{key}?", answer=answer, wrong=others, level=level)


def fact(key: str, *questions: Question) -> Fact:
    """A fact, with one choice unless questions are given. Nothing in it gives away another one's answer."""
    return Fact(key, f"About {key}.", f"Quote of {key}.", questions or (choice(f"ask-{key}", f"answer{key}"),))


def facts(count: int) -> list[Fact]:
    """Plain facts «f0», «f1» …"""
    return [fact(f"f{n}") for n in range(count)]


def right_reply(question: Question) -> Answer:
    """What to answer to be right."""
    match question:
        case Flashcard():
            return Rated(Rating.GOOD)
        case TrueFalse():
            return Picked((0 if question.answer else 1,))
        case MultiChoice():
            return Picked(tuple(range(len(question.answer))))
        case Order() | Match():
            return Picked(tuple(range(len(options(question)))))
    return Said(question.answer) if is_typed(question) else Picked((0,))


def missing_once(*missed: int) -> Right:
    """Right, but for the first time that each of these facts is asked."""
    left = set(missed)

    def right(asked: Asked) -> bool:
        first = asked.fact.id in left
        left.discard(asked.fact.id)
        return not first

    return right


class Classroom:
    """Anna learns."""

    def __init__(self, *taught: Fact, now: datetime = MONDAY, **wishes: Any) -> None:
        self.store = InMemoryStore()
        self.now = now
        learner = Learner(ANNA, "Анна", "ru", "Europe/Moscow", now)
        self.store.do(lambda tx: tx.learners.put(replace(learner, **wishes)))
        self.set = self.publish(*taught)
        self.do(join, self.set.id, now)

    def publish(self, *taught: Fact, code: str = "set") -> PublishedSet:
        """A set with these facts, made or brought up to date."""
        questions = QuestionSet(f"Set {code}", "en", taught)
        return self.store.do(keep.publish, code, questions, self.now)

    @property
    def me(self) -> Learner:
        """Anna as she is stored."""
        found = self.read(lambda tx: tx.learners.get(ANNA))
        assert found is not None
        return found

    @property
    def today(self) -> StudyDay:
        """Anna's study day."""
        return study_day(self.now, self.me.zone)

    @property
    def tally(self) -> DayTally:
        """What Anna did today."""
        return self.read(lambda tx: tx.tallies.get(ANNA, self.today))

    @property
    def log(self) -> Sequence[Review]:
        """All that happened."""
        return self.read(lambda tx: tx.log.of(ANNA))

    def do(self, usecase: Callable[Concatenate[Tx, Learner, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a use-case as Anna."""
        return self.store.do(usecase, self.me, *args, **kwargs)

    def read(self, look: Callable[[Tx], T]) -> T:
        """Look into the store."""
        return self.store.do(look)

    def wish(self, **wishes: Any) -> None:
        """Change Anna's settings."""
        learner = replace(self.me, **wishes)
        self.store.do(lambda tx: tx.learners.put(learner))

    def wait(self, **span: float) -> None:
        """Time goes by."""
        self.now += timedelta(**span)

    def memory(self, of: FactId | int) -> Memory | None:
        """What Anna remembers."""
        return self.read(lambda tx: tx.memories.get(ANNA, FactId(of)))

    def memories(self) -> dict[FactId, Memory]:
        """All that Anna remembers."""
        return {r.fact: r.memory for r in self.read(lambda tx: tx.memories.of(ANNA))}

    def remember(self, count: int, due: int = 0, stability: float = 10.0) -> None:
        """The first facts have been learned long ago and are due so many days from now."""
        unmet = self.read(lambda tx: tx.facts.unmet(ANNA, None, count))
        last, day = (StudyDay(self.today + timedelta(days=days)) for days in (due - 10, due))
        memory = Memory(Phase.REVIEW, 0, stability, 5.0, last, day, None, 3, 0)
        for of in unmet:
            self.keep(of, memory)

    def keep(self, of: FactId, memory: Memory | None) -> None:
        """Put a memory into the store, past the log."""
        self.store.do(lambda tx: tx.memories.put(ANNA, of, memory))

    def study(self) -> Asked | Finished:
        """/learn."""
        found = self.do(study.study, self.now)
        assert isinstance(found, Asked | Finished)
        return found

    def asked(self) -> Asked:
        """/learn, and there is a question."""
        found = self.study()
        assert isinstance(found, Asked), found
        return found

    def give(self, asked: Asked, right: bool = True, seconds: float = 5) -> Answered:
        """Answer after so many seconds."""
        self.wait(seconds=seconds)
        reply = right_reply(asked.question) if right else GaveUp()
        found = self.do(answer.settle, asked.asking.id, reply, self.now)
        assert isinstance(found, Answered), found
        return found

    def learn(self, right: Right = lambda asked: True) -> list[Asked]:
        """A whole stretch; what was asked."""
        return self.learn_on(None, right)

    def learn_on(self, set_: SetId | None, right: Right = lambda asked: True, most: int = 500) -> list[Asked]:
        """A whole stretch on one set (None: on all); what was asked."""
        seen: list[Asked] = []
        for _ in range(most):
            found = self.do(study.study, self.now, set_)
            if not isinstance(found, Asked):
                return seen
            seen.append(found)
            self.give(found, right(found))
        raise AssertionError("the stretch does not end")

    def press(self, asked: Asked, *positions: int) -> object:
        """Press options by their places; what came of the last press."""
        found: object = None
        for position in positions:
            found = self.do(pressing.press, asked.asking.id, asked.asking.nonce, position, self.now)
        return found

    def place(self, asked: Asked, index: int) -> int:
        """Where the option of that index stands on the screen."""
        return asked.asking.shown.index(index)

    def reopened(self, asking: AskingId) -> bool:
        """Whether that asking can be answered."""
        found = self.read(lambda tx: tx.askings.get(ANNA, asking))
        return found is not None and not found.answered


def keys(asked: list[Asked]) -> list[str]:
    return [one.fact.fact.key for one in asked]


def finished(room: Classroom) -> Finished:
    found = room.study()
    assert isinstance(found, Finished)
    return found


def at(room: Classroom, minute: int, days: int = 0) -> datetime:
    """That minute of Anna's clock, so many study days from today."""
    return local_instant(room.today + timedelta(days=days), minute, room.me.zone)


def run_errands(store: InMemoryStore, now: datetime) -> None:
    """What a tick does for those who learn something, all of it."""
    while store.do(errands.run_next, now):
        pass
