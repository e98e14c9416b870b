"""A draft: questions a machine wrote from a text, and how it came to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from quiz.questions import QuestionSet


class Stage(StrEnum):
    """What is being done to a text, in order."""

    READING = "reading"
    SENTENCES = "sentences"
    PARSING = "parsing"
    EVENTS = "events"
    QUESTIONS = "questions"
    CHECKING = "checking"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a stage has come: `done` of `total` steps; total is at least 1."""

    stage: Stage
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Step:
    """A named rule that fired, and on what: («date:day», «15 октября 1923 года»)."""

    rule: str
    detail: str = ""


class Lack(StrEnum):
    """What a text is missing, or why it gave little."""

    OTHER_LANGUAGE = "other-language"
    NO_DATES = "no-dates"
    NO_NAMES = "no-names"
    NO_SENTENCES = "no-sentences"
    VERSE = "verse"
    LONG_SENTENCE = "long-sentence"
    CUT = "cut"
    FEW = "few"


@dataclass(frozen=True, slots=True)
class SentenceNote:
    """One sentence: `material[start:end]`; keys of the facts it gave; if none, the rules that refused it."""

    start: int
    end: int
    facts: tuple[str, ...] = ()
    refused: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """What was understood of a text. language: ru, en or what else it looks like, "" if unclear."""

    language: str
    characters: int
    sentences: int
    dated: int
    people: int
    lacks: tuple[Lack, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """The question set, `draft` set in it, with what stands behind it.

    trails: (key of the fact, key of the question) → the rules that made it, in the order they fired.
    """

    questions: QuestionSet
    seen: Seen
    sentences: tuple[SentenceNote, ...] = ()
    trails: Mapping[tuple[str, str], tuple[Step, ...]] = field(default_factory=dict)


class NoDraft(Exception):
    """A document gave no draft. sentence: the key, in the texts, of what to say; data: what the sentence names."""

    def __init__(self, sentence: str, **data: str) -> None:
        self.sentence = sentence
        self.data = data
        super().__init__(sentence, data)
