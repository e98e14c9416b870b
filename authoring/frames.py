"""What the bot's process and its worker say to each other.

A frame is four bytes of length and a pickle. Both ends are ours and nobody else holds the pipes, so a pickle is as
safe here as anywhere; what people sent travels inside as bytes and is never unpickled.
"""

from __future__ import annotations

import pickle
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from quiz.drafts import Draft, SentenceNote, Step
from quiz.questions import Fact

HEADER = struct.Struct("!I")
PIECE = 20
"""Facts, sentences or trails in a frame: a longer frame would hold up the loop that reads it."""
PACE = 1000
"""Characters a second below which something is wrong: a slow machine does several times as many."""


@dataclass(frozen=True, slots=True)
class Job:
    """Bot → worker: write a draft; `length` bytes of the document follow the frame. seconds: see `time_limit`."""

    number: int
    length: int
    name: str
    title: str
    seed: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Stop:
    """Bot → worker: nobody waits for this job any more."""

    number: int


@dataclass(frozen=True, slots=True)
class Sized:
    """Worker → bot: the document is read and has so many characters."""

    characters: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Worker → bot: a part of the draft; `whole` is the draft without what comes in parts."""

    whole: Draft | None = None
    facts: tuple[Fact, ...] = ()
    sentences: tuple[SentenceNote, ...] = ()
    trails: tuple[tuple[tuple[str, str], tuple[Step, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Ended:
    """Worker → bot, last word on a job. how: "done", "stopped", "unreadable", "memory", "error"."""

    how: str
    code: str = ""
    data: dict[str, str] = field(default_factory=dict)


def time_limit(seconds: float, characters: int) -> float:
    """Seconds a document may take: some for itself, and more by its length."""
    return seconds + characters / PACE


def pack(message: object) -> bytes:
    """The frame of a message."""
    body = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    return HEADER.pack(len(body)) + body


def in_pieces(draft: Draft) -> Iterator[Piece]:
    """The draft cut small; `join` puts it together again."""
    bare = replace(draft.questions, facts=())
    yield Piece(whole=replace(draft, questions=bare, sentences=(), trails={}))
    for start in range(0, len(facts := draft.questions.facts), PIECE):
        yield Piece(facts=facts[start : start + PIECE])
    for start in range(0, len(draft.sentences), PIECE):
        yield Piece(sentences=draft.sentences[start : start + PIECE])
    trails = tuple(draft.trails.items())
    for start in range(0, len(trails), PIECE):
        yield Piece(trails=trails[start : start + PIECE])


def join(pieces: list[Piece]) -> Draft:
    """The draft that came in these pieces, the whole first."""
    bare = pieces[0].whole
    if bare is None:
        raise ValueError("the first piece must carry the whole")
    return replace(
        bare,
        questions=replace(bare.questions, facts=tuple(fact for piece in pieces for fact in piece.facts)),
        sentences=tuple(note for piece in pieces for note in piece.sentences),
        trails={key: steps for piece in pieces for key, steps in piece.trails},
    )
