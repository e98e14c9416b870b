"""Memory is fitted to somebody who has answered enough, while the bot answers on."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path

from bot.desk import Workrooms
from bot.fitroom import FitRoom
from bot.service import Surroundings
from bot.work import FITTER
from quiz.fitting import Fit, Fitting
from quiz.fsrs import Parameters
from quiz.histories import History
from quiz.model import Happening, Rating, Review, ReviewId, StudyDay
from quiz.ports import Tx
from quiz.usecases.drafting import Allowance
from quiz.usecases.fitting import write_down
from tests.stories.learner import id_of, joined
from tests.stories.moon import answer_right
from tests.stories.world import START, Chat, World, world_on


class Slow(FitRoom):
    """Fits when it is told to."""

    def __init__(self) -> None:
        super().__init__(FITTER)
        self.begun = asyncio.Event()
        self.go_on = asyncio.Event()

    async def fit(
        self, histories: Sequence[History], start: Parameters, old: Parameters, repairs: Mapping[str, int]
    ) -> Fit | None:
        self.begun.set()
        await self.go_on.wait()
        return await super().fit(histories, start, old, repairs)


def forgetful(tx: Tx, chat: Chat, lines: int) -> None:
    """Somebody who has forgotten the same every day, for months."""
    learner = id_of(chat)
    [fact] = tx.facts.unmet(learner, None, 1)
    for nth in range(lines):
        at = START - timedelta(days=lines - nth)
        day = StudyDay(at.date())
        write_down(tx, Review(ReviewId(0), learner, fact, Happening.ANSWER, at, day, Rating.AGAIN, False, "q"))


async def until_stored(world: World) -> Sequence[Fitting]:
    """The fits that are done, as soon as there is one."""
    for _ in range(400):
        if done := await world.store.look(lambda tx: [each for each in tx.fits.done(9) if each.due_at is None]):
            return done
        await asyncio.sleep(0.05)
    raise AssertionError("nobody was fitted")


async def test_after_64_answers_memory_is_fitted_and_the_bot_answers_meanwhile(tmp_path: Path) -> None:
    room = Slow()
    rooms = Workrooms(author=None, importer=None, allowance=Allowance(), fitter=room)  # type: ignore[arg-type]  # nobody writes here
    async with world_on(f"sqlite:///{tmp_path}/uzelok.sqlite3") as world:
        world.around = Surroundings(rooms=rooms)
        await world.restart()
        chat = await joined(world)
        await world.store.run(forgetful, chat, 62)
        await chat.send("/learn")
        await answer_right(chat)
        await chat.press("Дальше")
        await answer_right(chat)
        await world.service.tick()
        async with asyncio.timeout(10):
            await room.begun.wait()
        await chat.press("Дальше")  # while it is fitted
        await answer_right(chat)
        room.go_on.set()
        done = await until_stored(world)
        assert [(each.learner, each.lines) for each in done] == [(id_of(chat), 64)]
        assert done[0].fit is not None
        assert done[0].fit.repairs == {}
