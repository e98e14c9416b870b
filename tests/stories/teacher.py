"""A teacher's side of a story: a workshop that does as it is told, and the way to a draft."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.desk import Workrooms
from bot.importing import read
from bot.service import Surroundings
from quiz.drafts import Draft, Lack, NoDraft, Progress, Seen, SentenceNote, Stage
from quiz.ports import Tx
from quiz.questions import Choice, Fact, Option, Origin, QuestionSet, Typed
from quiz.usecases.drafting import Allowance
from sandbox import Upload
from tests.stories.world import PATIENCE, Chat, World

TEXT = "Поход начался весной 1919 года\nЛетом 1920 года город взяли. Осенью 1921 года войска ушли."
EVENTS = (("поход", "1919"), ("взятие", "1920"), ("уход", "1921"))


@dataclass(slots=True)
class FakeAuthor:
    """Three facts of any text, the last of which asks to be checked. go: the work waits until it is set. trouble:
    raised instead. given: texts, with the titles asked for. leaves: sentences of the text that gave nothing.
    """

    go: asyncio.Event = field(default_factory=asyncio.Event)
    trouble: NoDraft | None = None
    gives_nothing: bool = False
    given: list[tuple[str, str, str]] = field(default_factory=list)
    leaves: tuple[str, ...] = ()

    async def draft(
        self,
        data: bytes,
        name: str,
        *,
        title: str = "",
        seed: int = 0,
        on_progress: Callable[[Progress], None] | None = None,
    ) -> Draft:
        text = data.decode()
        self.given.append((text, name, title))
        if on_progress is not None:
            on_progress(Progress(Stage.PARSING, 3, 12))
        await self.go.wait()
        if self.trouble is not None:
            raise self.trouble
        facts = () if self.gives_nothing else tuple(_fact(event, year) for event, year in EVENTS)
        lacks = (Lack.NO_DATES,) if self.gives_nothing else ()
        notes = [SentenceNote(text.index(one), text.index(one) + len(one)) for one in self.leaves if one in text]
        questions = QuestionSet(title or name, "ru", facts, material=text, draft=True)
        return Draft(questions, Seen("ru", len(text), 3, 3, 0, lacks), tuple(notes))


class Importer:
    """Reads files of questions as the worker does, in this process."""

    async def draft(
        self,
        data: bytes,
        name: str,
        *,
        title: str = "",
        seed: int = 0,
        on_progress: Callable[[Progress], None] | None = None,
    ) -> Draft:
        return read(data, name, title=title, seed=seed, tell=on_progress or _nobody, sized=lambda _: None)


def _nobody(_: Progress) -> None:
    pass


def _fact(event: str, year: str) -> Fact:
    doubtful = year == "1921"
    wrong = tuple(Option(str(int(year) + by)) for by in (7, 8))
    origin = Origin("when-year", 0.9, check=doubtful)
    return Fact(
        f"fact-{year}",
        f"В {year} году был {event}.",
        f"В {year} году был {event}, как сказано.",
        (
            Choice(key="choice-1", ask=f"В каком году был {event}?", answer=year, wrong=wrong, origin=origin),
            Typed(key="typed-1", ask=f"Назовите год: {event}.", answer=year, origin=Origin("when-year", 0.9), level=3),
        ),
    )


async def open_workrooms(world: World, allowance: Allowance | None = None) -> FakeAuthor:
    """From now on questions are written here, as soon as they are asked for."""
    author = FakeAuthor()
    author.go.set()
    world.around = Surroundings(rooms=Workrooms(author, Importer(), allowance or Allowance()))
    await world.restart()
    return author


async def send_file(chat: Chat, name: str, content: bytes) -> None:
    """Send a document."""
    chat.conversation.send_document(Upload(name, "application/octet-stream", content))
    await chat.settle()


async def with_draft(world: World, name: str = "Марина") -> Chat:
    """Somebody who has a draft to review."""
    teacher = await world.person(name)
    await teacher.send("/new")
    await teacher.send(TEXT)
    await teacher.press("Составить вопросы")
    await teacher.comes_to_read("6 вопросов")
    return teacher


async def begun(author: FakeAuthor, times: int = 1) -> None:
    """The author has been asked so often."""
    async with asyncio.timeout(PATIENCE):
        while len(author.given) < times:  # noqa: ASYNC110  a fake needs no event for this
            await asyncio.sleep(0.002)


def codes(tx: Tx) -> list[str]:
    return [set_.code for set_ in tx.sets.all()]


async def published(world: World, teacher: Chat) -> str:
    """The code of the set that the teacher has just published."""
    (code,) = set(await world.store.run(codes)) - {"moon"}
    assert f"?start={code}" in teacher.text
    return code
