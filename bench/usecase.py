"""One answer and the next question, both durable, beside Anki's answer and next card: `python -m bench.usecase`.

Ours is what the bot runs (bot.turn, quiz.usecases), on the store it runs on: an SQLite file, journal_mode = WAL and
synchronous = FULL. Once as two transactions, as in the chat, where a verdict is shown and «next» pressed; once as one,
which is the use-case alone. One learner, one answer after the other, 15 of a hundred wrong, a third each of questions
that are pressed, pressed in a gap, and written. About 30 % of what they remember is due; 60 reviews are a day's share,
after which a day goes by. Times are those that whoever calls waits, the way to the store's thread and back included.

Anki's is in bench.anki_process: as many cards, as many due, as many lines in its log, flushed as ours are. Both sit on
the same disk and take turns, a round each. Where a flush is slow (it is told with the figures), it is most of what
either takes; TMPDIR=/dev/shm puts both where a flush costs nothing.
"""

from __future__ import annotations

import statistics
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection

from bench.beside_anki import Anki, NoAnki, anki, anki_python
from bench.databases import NoServer, fill, folder_of, leave_nothing_behind, postgres_server, sqlite_file
from bench.figures import Figure
from bench.population import NOW, Library, Readers, add_learners, add_library, add_memories, without_indexes
from bench.session import WRONG, Session
from bench.stores import OpenStore, opened
from bench.timing import Report, Told, flush_ms
from quiz.model import LearnerId

SET_SIZE = 500
LINES = 3
"""Answers in the log to each fact."""
ROUNDS = 5
GOAL = 5.0
ROOM = 1024**3
"""Bytes that have to be free."""
LONGEST = 4.0
"""Seconds after which a way's round ends, however few answers it had."""
WAYS = {"in one transaction": True, "in two, as in the chat": False}
"""At once or not. Each way has a learner of its own."""


@dataclass(frozen=True, slots=True)
class Size:
    """memories: of one learner. each: answers in a round; no more than what is due allows."""

    memories: int
    each: int


SIZES = (Size(1_000, 50), Size(100_000, 150))


@dataclass(slots=True)
class Turns:
    """Seconds of each answer, round by round."""

    ours: dict[str, list[tuple[float, ...]]] = field(default_factory=lambda: {way: [] for way in WAYS})
    peer: list[tuple[float, ...]] = field(default_factory=list)
    flushes: list[float] = field(default_factory=list)


def measure_usecase() -> list[Figure]:
    """Our rate beside Anki's; no figure where Anki cannot be installed, for there is nothing to compare with."""
    return report().figures


def report() -> Report:
    """Both sizes, on SQLite."""
    found = Report([], [], [])
    with ExitStack() as stack:
        try:
            python = stack.enter_context(anki_python())
        except NoAnki as error:
            python = None
            found.remarks.append(f"Anki could not be installed here, so ours stands alone: {error}")
        for size in SIZES:
            found.add(_beside(python, size))
    return found


def _beside(python: Path | None, size: Size) -> Report:
    with ExitStack() as stack:
        url = stack.enter_context(sqlite_file(ROOM))
        fill_alone(url, size.memories)
        peer = stack.enter_context(anki(python, size.memories, LINES, WRONG)) if python else None
        store = stack.enter_context(opened(url))
        turns = take_turns(store, sessions(store), peer, size.each, folder_of(url))
    found = Report([], [], [])
    flush = f"a flush takes {statistics.median(turns.flushes):.2f} ms"
    for way, rounds in turns.ours.items():
        name = f"answer and next question {way}, {size.memories:,} memories"
        found.told.append(Told(name, sum(rounds, ()), flush))
        if turns.peer:
            ours, theirs = tuple(map(_rate, rounds)), tuple(map(_rate, turns.peer))
            beside = f"anki {peer.told['version']}: answer_card, get_queued_cards" if peer else ""
            found.figures.append(Figure(name, ours, GOAL, "answers/s", theirs, at_least=True, beside=beside))
    if peer:
        durable = f"{peer.told['due']} due, {peer.told['journal_mode']}, synchronous {peer.told['synchronous']}"
        name = f"anki {peer.told['version']}: answer and next card, {size.memories:,} cards"
        found.told.append(Told(name, sum(turns.peer, ()), durable))
    return found


def on_postgres() -> Report:
    """The same on a PostgreSQL that flushes, told without a goal."""
    found = Report([], [], [])
    with postgres_server() as fresh:
        for size in SIZES:
            url = fresh(f"usecase_{size.memories}")
            fill_alone(url, size.memories)
            with opened(url) as store:
                turns = take_turns(store, sessions(store), None, size.each, None)
            for way, rounds in turns.ours.items():
                name = f"PostgreSQL: answer and next question {way}, {size.memories:,} memories"
                found.told.append(Told(name, sum(rounds, ())))
    return found


def fill_alone(url: str, memories: int) -> None:
    """A learner for each way, with so many memories in sets of SET_SIZE."""
    library = Library(memories // SET_SIZE, SET_SIZE)
    readers = Readers(1, len(WAYS), library.sets)

    def work(connection: Connection) -> None:
        add_library(connection, library)
        add_learners(connection, readers.ids, None)
        with without_indexes(connection):
            add_memories(connection, readers, library, LINES)

    fill(url, work)


def sessions(store: OpenStore) -> dict[str, Session]:
    """A session for each way."""
    return {way: Session(store.store, LearnerId(number), NOW) for number, way in enumerate(WAYS, 1)}


def take_turns(
    store: OpenStore, learning: dict[str, Session], peer: Anki | None, each: int, folder: Path | None
) -> Turns:
    """So many rounds of so many answers, by turns; a short round before them warms all up."""
    turns = Turns()
    for number in range(ROUNDS + 1):
        times = each if number else max(1, each // 10)
        for way, session in learning.items():
            seconds = store.wait_for(session.answer(times, WAYS[way], LONGEST))
            if number:
                turns.ours[way].append(seconds)
        if peer is not None:
            theirs = peer.answer(times)
            if number:
                turns.peer.append(theirs)
        if folder is not None:
            turns.flushes.append(flush_ms(folder))
    return turns


def _rate(seconds: tuple[float, ...]) -> float:
    return len(seconds) / sum(seconds)


def main() -> None:
    """Print both databases."""
    leave_nothing_behind()
    found = report()
    try:
        found.add(on_postgres())
    except NoServer as error:
        found.remarks.append(str(error))
    found.show("one answer and the next question")


if __name__ == "__main__":
    main()
