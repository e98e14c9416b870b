"""One question of each kind, and a room where just this is asked."""

from __future__ import annotations

from typing import Any

from quiz.questions import Cloze, Flashcard, Match, MultiChoice, Option, Order, Question, TrueFalse, Typed
from quiz.usecases.study import Asked
from tests.quiz.classroom import Classroom, choice, fact

MULTI = MultiChoice(key="m", ask="?", answer=("a", "b"), wrong=(Option("c"), Option("d")))
ORDER = Order(key="o", ask="?", answer=("first", "second", "third"))
MATCH = Match(key="p", ask="?", answer=(("1", "a"), ("2", "b"), ("3", "c")))
GAP = Cloze(key="g", ask="In {1969} they landed.", wrong=(Option("1961"), Option("1972")))
TYPED = Typed(key="y", ask="?", answer="Soyuz")
CARD = Flashcard(key="f", ask="?", answer="back")
TRUTH = TrueFalse(key="t", ask="?", answer=False)
PRESSED: list[Question] = [choice("c"), GAP, TRUTH, MULTI, ORDER, MATCH, CARD]


def asking(question: Question) -> tuple[Classroom, Asked]:
    """A room where just this is asked."""
    room = Classroom(fact("one", question))
    return room, room.asked()


def by_index(room: Classroom, asked: Asked, *indexes: int) -> Any:
    return room.press(asked, *(room.place(asked, index) for index in indexes))
