"""Authors for the worker that are faster, slower or worse than ours: named as "tests.authoring.authors:…"."""

from __future__ import annotations

import itertools
import os
import signal
import sys
import time
from collections.abc import Callable

from authoring.errors import UnreadableText
from quiz.drafts import Draft, Progress, Seen, SentenceNote, Stage, Step
from quiz.questions import Choice, Fact, Flashcard, Option, Origin, QuestionSet, Typed

Tell = Callable[[Progress], None]
Sized = Callable[[int], None]


def behave(data: bytes, name: str, *, title: str, seed: int, tell: Tell, sized: Sized) -> Draft:
    """Does what the document says; so one warm worker serves many tests."""
    text = data.decode()
    sized(len(text))
    match text.split():
        case ["write", facts]:
            return draft_of(int(facts), title or name, tell)
        case ["steps", steps]:
            for stage, done in itertools.product(Stage, range(int(steps) + 1)):
                tell(Progress(stage, done, int(steps)))
        case ["work", "on"]:
            for step in itertools.count():
                tell(Progress(Stage.PARSING, min(step, 999), 1000))
                time.sleep(0.01)
        case ["hang"]:
            tell(Progress(Stage.PARSING, 0, 1))
            time.sleep(600)
        case ["spin"]:
            sum(itertools.repeat(1))  # one call into C that never returns, and never lets another thread run
        case ["die"]:
            os.kill(os.getpid(), signal.SIGKILL)
        case ["grow"]:
            kept = [bytes(os.urandom(1024)) * 1024 for _ in range(10_000)]
            assert kept
        case ["grow", "at", "once"]:
            assert bytearray(8 * 1024**3)
        case ["refuse"]:
            raise UnreadableText("password", limit="20")
        case ["stumble"]:
            raise ZeroDivisionError("on purpose")
        case ["print"]:
            print("a library says hello", flush=True)
            sys.stdout.write(input() if sys.stdin.isatty() else "")
        case ["environment", variable]:
            return draft_of(1, os.environ.get(variable, "nothing"), tell)
    return draft_of(1, title or name, tell)


def draft_of(facts: int, title: str, tell: Tell) -> Draft:
    """A draft of so many facts, with four questions each, and a sentence to each."""
    tell(Progress(Stage.QUESTIONS, facts, facts))
    wrote = (Step("date:year", "1921 год"), Step("when-year"))
    made = tuple(_fact(number) for number in range(facts))
    return Draft(
        QuestionSet(title, "ru", made, material="Нечто произошло. " * facts, draft=True),
        Seen("ru", 17 * facts, facts, facts, 0),
        tuple(SentenceNote(17 * number, 17 * number + 16, (fact.key,)) for number, fact in enumerate(made)),
        {(fact.key, question.key): wrote for fact in made for question in fact.questions},
    )


def _fact(number: int) -> Fact:
    origin = Origin("when-year", 0.9, check=True)
    wrong = tuple(Option(f"{year} год", "В том году было другое.") for year in range(3))
    typed = [Typed(key=f"typed-{n}", ask="Что?", answer="Нечто", level=3, origin=origin) for n in (1, 2)]
    choice = Choice(key="choice-1", ask="Что?", answer="1921 год", wrong=wrong, origin=Origin("when-year", 0.8))
    card = Flashcard(key="flashcard-1", ask="Что?", answer="Нечто", quote="Нечто", origin=origin)
    return Fact(f"fact-{number}", "Нечто произошло.", "Нечто произошло.", (choice, *typed, card))
