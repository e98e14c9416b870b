"""Sets are written as files, and compared with newer ones, in a process of its own: a large one holds up nobody."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.errand import NotDone, run_errand
from quiz.drafts import Changes
from quiz.formats.exchange import FORMATS
from quiz.formats.foreign import Exported
from quiz.formats.newer import brought_up_to_date
from quiz.questions import Fact, QuestionSet

PORTION = 50
"""Facts pickled at once: others get their turn between two portions."""
SECONDS = 60.0
"""What any file may take; one of 20,000 questions takes a few."""
MEGABYTES = 700
"""Of private memory that the process may have; a set of 20,000 questions takes a third of it at most."""
MOST_BYTES = 40_000_000
"""Of a file. Telegram takes fifty megabytes from a bot."""
END = "end"
"""Between two sets."""


class NotExported(Exception):
    """Nothing came of it: it took too long, is too large, or the process was lost."""


class ExportRoom:
    """Does one thing at a time; the others wait their turn. Cancelling ends the process."""

    def __init__(self, seconds: float = SECONDS, megabytes: int = MEGABYTES) -> None:
        self._seconds = seconds
        self._megabytes = megabytes
        self._turn = asyncio.Lock()

    async def write(self, questions: QuestionSet, form: str, now: datetime) -> Exported:
        """The set in the format of that name, with what it has no place for. Raises NotExported."""
        [written] = await self._do("write", [(form, now), *_cut(questions)])
        if len(written.data) > MOST_BYTES:
            raise NotExported
        exported: Exported = written
        return exported

    async def update(self, old: QuestionSet, new: QuestionSet, data: bytes, name: str) -> tuple[QuestionSet, Changes]:
        """See quiz.formats.newer.brought_up_to_date. Raises NotExported."""
        changes, *parts = await self._do("update", [(data, name), *_cut(old), END, *_cut(new)])
        return _joined(parts), changes

    async def _do(self, task: str, parts: Iterable[object]) -> list[Any]:
        async with self._turn:
            try:
                return await run_errand(f"{__name__}:{task}", parts, self._seconds, self._megabytes)
            except NotDone:
                raise NotExported from None


def _cut(questions: QuestionSet) -> Iterator[object]:
    """The set without its facts, then the facts in portions."""
    yield replace(questions, facts=())
    for start in range(0, len(questions.facts), PORTION):
        yield questions.facts[start : start + PORTION]


def _joined(parts: Sequence[Any]) -> QuestionSet:
    """What `_cut` cut."""
    bare: QuestionSet = parts[0]
    facts: list[Fact] = [fact for portion in parts[1:] for fact in portion]
    return replace(bare, facts=tuple(facts))


def write(parts: list[Any]) -> Iterator[object]:
    """In the process: the format's name with the time, and a set that was cut, to a file."""
    form, now = parts[0]
    write = next(each.write for each in FORMATS if each.name == form)
    assert write is not None
    yield write(_joined(parts[1:]), now)


def update(parts: list[Any]) -> Iterator[object]:
    """In the process: a file and two sets, to the newer one as it is to be, with what that changes."""
    data, name = parts[0]
    end = parts.index(END)
    questions, changes = brought_up_to_date(_joined(parts[1:end]), _joined(parts[end + 1 :]), data, name)
    yield changes
    yield from _cut(questions)
