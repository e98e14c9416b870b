"""People who play: learners at our bot, and chatters at one that says what was said to it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from enum import Enum, auto
from itertools import count
from random import Random
from typing import Final

from bench.crowd import Crowd
from bench.stub import Message, Stub
from bot import buttons
from bot.callback_data import TAGS

FIRST_CHAT: Final = 5_000_000
CODE: Final = "smirnov"
"""The set that comes with the program."""
_TAG: Final = {button: tag for tag, button in TAGS.items()}
ANSWERS: Final = (_TAG[buttons.Option], _TAG[buttons.Rate])
MARK, SUBMIT, GIVE_UP = _TAG[buttons.Mark], _TAG[buttons.Submit], _TAG[buttons.GiveUp]
NEXT: Final = _TAG[buttons.Next]
ON: Final = (NEXT, _TAG[buttons.More], _TAG[buttons.Learn], _TAG[buttons.JoinSet])
"""Keys that lead on to a question, the best first."""
SAID: Final = "что-то такое"


class _Stage(Enum):
    IDLE = auto()
    COMING = auto()
    ANSWERING = auto()
    GOING_ON = auto()


class Learner:
    """One learner of our bot after another: when nothing is left to be learnt today, somebody new comes.

    What counts is a full answer: an option pressed, the verdict there, «next» pressed, the next question there. The
    first thing each does is to come in; that counts for nothing.
    """

    def __init__(self, stub: Stub, crowd: Crowd, chats: Callable[[], int], chance: Random) -> None:
        self._stub, self._crowd, self._chats, self._chance = stub, crowd, chats, chance
        self._chat = 0
        self._stage = _Stage.IDLE
        self._question: Message | None = None
        self._due = 0.0

    def begin(self, due: float) -> None:
        """Answer the question that is there; who has none yet comes in."""
        self._due = due
        if self._question is None:
            self._come()
        else:
            self._stage = _Stage.ANSWERING
            self._answer(self._question)

    def _come(self) -> None:
        self._stub.listeners.pop(self._chat, None)
        self._stage, self._chat, self._question = _Stage.COMING, self._chats(), None
        self._stub.listeners[self._chat] = self._heard
        self._stub.text(self._chat, f"/start {CODE}")

    def _heard(self, message: Message) -> None:
        waited, now = time.perf_counter() - self._due, time.perf_counter()
        question = is_question(message)
        match self._stage:
            case _Stage.ANSWERING if question:  # one of several presses: things put in order, options marked
                self._crowd.answered()
                self._due = now
                self._answer(message)
            case _Stage.ANSWERING if _tag(on(message)) == NEXT:
                self._crowd.answered("verdict", waited)
                self._due, self._stage = now, _Stage.GOING_ON
                self._stub.press(message, on(message))
            case _Stage.GOING_ON | _Stage.COMING if question:
                self._crowd.answered("question" if self._stage is _Stage.GOING_ON else "", waited)
                counts = self._stage is _Stage.GOING_ON
                self._question, self._stage = message, _Stage.IDLE
                self._crowd.ended(self, counts)
            case _Stage.IDLE:
                self._question = message if question else self._question
            case _:
                self._crowd.answered()
                self._go_on(message, now)

    def _go_on(self, message: Message, now: float) -> None:
        self._due = now
        if way := on(message):
            self._stub.press(message, way)
        else:
            self._come()

    def _answer(self, question: Message) -> None:
        if press := an_answer(question, self._chance):
            self._stub.press(question, press)
        else:
            self._stub.text(self._chat, SAID)


def is_question(message: Message) -> bool:
    """Whether it can be answered: by pressing, or in words."""
    return any(_tag(key) in (*ANSWERS, MARK, GIVE_UP) for key in message.keys)


def an_answer(question: Message, chance: Random) -> str:
    """A press on an option, any; where several can be marked, on one and then on «ready». «» if words are wanted."""
    options = [key for key in question.keys if _tag(key) in ANSWERS]
    marks = [key for key in question.keys if _tag(key) == MARK]
    if marks and any(key.endswith(":0") for key in marks):
        return next(key for key in question.keys if _tag(key) == SUBMIT)
    return chance.choice(options or marks) if options or marks else ""


def on(message: Message) -> str:
    """The key that leads on to a question; «» if there is none."""
    return next((key for way in ON for key in message.keys if _tag(key) == way), "")


def _tag(key: str) -> str:
    """What kind of button it is."""
    return key.partition(":")[0]


class Chatter:
    """Says something and waits until it is said back."""

    def __init__(self, stub: Stub, crowd: Crowd, chat: int) -> None:
        self._stub, self._crowd, self._chat = stub, crowd, chat
        self._said = 0
        self._due = 0.0
        stub.listeners[chat] = self._heard

    def begin(self, due: float) -> None:
        """Say the next thing."""
        self._due = due
        self._said += 1
        self._stub.text(self._chat, self._text)

    @property
    def _text(self) -> str:
        return f"Сообщение {self._said} из чата {self._chat}"

    def _heard(self, message: Message) -> None:
        if message.text == self._text:
            self._crowd.answered("echo", time.perf_counter() - self._due)
            self._crowd.ended(self)


def learners(stub: Stub, number: int, seed: int = 0) -> Crowd:
    """So many learners at our bot."""
    chats = count(FIRST_CHAT)

    def people(crowd: Crowd) -> Iterable[Learner]:
        return (Learner(stub, crowd, lambda: next(chats), Random(f"{seed} {one}")) for one in range(number))

    return Crowd(people)


def chatters(stub: Stub, number: int) -> Crowd:
    """So many chats with an echo."""
    return Crowd(lambda crowd: (Chatter(stub, crowd, FIRST_CHAT + one) for one in range(number)))
