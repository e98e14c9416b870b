"""What an administrator can see of a bot in trouble: in its figures and in `/health`."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from math import isnan
from typing import Any

import httpx
import pytest

from bot import webhook
from bot.desk import Workrooms
from bot.service import Surroundings
from bot.turn import Turn
from bot.webhook import Hook, secret_of
from quiz.ports import StoreAway
from quiz.usecases.drafting import Allowance
from sandbox import Fault
from tests.stories.teacher import FakeAuthor, Importer, begun, with_draft
from tests.stories.test_webhook import free_port
from tests.stories.world import PATIENCE, TOKEN, World


class Monitor:
    """What the bot says of itself."""

    def __init__(self, world: World, client: httpx.AsyncClient) -> None:
        self._world = world
        self._client = client

    async def _ask(self, path: str) -> httpx.Response:
        return await self._client.get(f"http://127.0.0.1:{self._world.service.ports[1]}{path}")

    async def figure(self, name: str) -> float:
        """One figure, with its labels as they are written; 0 if it is not there."""
        found = re.search(rf"^{re.escape(name)} (\S+)$", (await self._ask("/metrics")).text, re.MULTILINE)
        return float(found[1]) if found else 0.0

    async def health(self) -> tuple[int, dict[str, str]]:
        """Status, and what each check says."""
        answer = await self._ask("/health")
        return answer.status_code, answer.json()["checks"]

    async def says_of_updates(self, word: str) -> None:
        """Sooner or later `/health` says this of the updates."""
        async with asyncio.timeout(PATIENCE):
            while word not in (await self.health())[1]["updates"]:  # noqa: ASYNC110  nothing tells when a server was asked
                await asyncio.sleep(0.01)


@pytest.fixture
async def monitor(world: World) -> AsyncIterator[Monitor]:
    """The bot fetches its updates, and has a monitor."""
    await world.stop()
    world.around = Surroundings(monitor=("127.0.0.1", 0))
    await world.begin()
    async with httpx.AsyncClient() as client:
        yield Monitor(world, client)


async def move_to_a_webhook(world: World, monkeypatch: pytest.MonkeyPatch) -> Hook:
    """Good news is never old here, and Telegram tries again soon."""
    monkeypatch.setattr(webhook, "FRESH", 0.0)
    world.telegram.webhooks.first_retry_seconds = 0.02
    port = free_port()
    hook = Hook(f"http://127.0.0.1:{port}/uzelok", "127.0.0.1", port, secret_of(TOKEN))
    await world.stop()
    world.around = Surroundings(hook=hook, monitor=("127.0.0.1", 0))
    await world.begin()
    return hook


def break_turns(patch: pytest.MonkeyPatch, error: Callable[[], Exception | None]) -> None:
    """Whatever a person wants fails with this error, if there is one."""
    do = Turn.do

    async def broken(turn: Turn, *arguments: Any, **more: Any) -> Any:
        trouble = error()
        if trouble is not None:
            raise trouble
        return await do(turn, *arguments, **more)

    patch.setattr(Turn, "do", broken)


async def test_an_update_that_breaks_is_counted_as_failed(
    world: World, monitor: Monitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_turns(monkeypatch, lambda: ZeroDivisionError())
    await (await world.person()).send("/learn")
    assert await monitor.figure('uzelok_updates_total{kind="message",outcome="failed"}') == 1
    assert await monitor.figure('uzelok_updates_total{kind="message",outcome="done"}') == 0


async def test_an_answer_that_telegram_refuses_is_counted_as_failed(world: World, monitor: Monitor) -> None:
    chat = await world.person()
    world.telegram.faults.order(Fault("sendMessage", "502", times=4))
    await chat.send("/learn")
    assert await monitor.figure('uzelok_updates_total{kind="message",outcome="failed"}') == 1


async def test_each_attempt_that_could_not_be_stored_is_counted_while_the_store_is_still_away(
    world: World, monitor: Monitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempts = iter([StoreAway("the disk is full"), StoreAway("the disk is full")])
    break_turns(monkeypatch, lambda: next(attempts, None))
    await (await world.person()).send("/learn")
    assert await monitor.figure('uzelok_updates_total{kind="message",outcome="again"}') == 2
    assert await monitor.figure('uzelok_updates_total{kind="message",outcome="done"}') == 1


async def test_what_health_says_is_a_figure_too(
    world: World, monitor: Monitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await monitor.figure('uzelok_ready{check="store"}') == 1

    async def away(*_: Any, **__: Any) -> Any:
        raise StoreAway("the disk is full")

    monkeypatch.setattr(world.store, "run", away)
    assert await monitor.figure('uzelok_ready{check="store"}') == 0
    assert await monitor.figure('uzelok_ready{check="ticks"}') == 1


async def test_a_bot_without_backups_has_none_that_is_too_old(monitor: Monitor) -> None:
    assert isnan(await monitor.figure("uzelok_last_backup_timestamp_seconds"))


async def test_a_webhook_that_another_copy_has_taken_away_is_noticed(
    world: World, monitor: Monitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    await move_to_a_webhook(world, monkeypatch)
    await monitor.says_of_updates("ok")
    async with httpx.AsyncClient() as client:
        await client.post(f"{world.api_url}/bot{TOKEN}/deleteWebhook")
        assert await monitor.health() == (503, {"store": "ok", "ticks": "ok", "updates": "the webhook is not set"})
        elsewhere = {"url": f"http://127.0.0.1:{free_port()}/elsewhere"}
        await client.post(f"{world.api_url}/bot{TOKEN}/setWebhook", json=elsewhere)
    assert (await monitor.health())[1]["updates"] == "the webhook is set to another address"


async def test_updates_that_telegram_cannot_bring_for_a_wrong_secret_are_noticed_and_counted(
    world: World, monitor: Monitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook = await move_to_a_webhook(world, monkeypatch)
    await monitor.says_of_updates("ok")
    chat = await world.person()
    async with httpx.AsyncClient() as client:
        await client.post(f"{world.api_url}/bot{TOKEN}/setWebhook", json={"url": hook.url, "secret_token": "other"})
    chat.conversation.start("moon")
    await monitor.says_of_updates("Telegram cannot bring updates: Wrong response from the webhook: 401 Unauthorized")
    assert await monitor.figure("uzelok_updates_pending") == 1
    assert await monitor.figure('uzelok_refused_total{limit="secret"}') >= 1
    await world.restart()
    await chat.settle()
    await monitor.says_of_updates("ok")


async def test_drafts_and_what_teachers_say_of_their_questions_are_counted(world: World, monitor: Monitor) -> None:
    author = FakeAuthor()
    author.go.set()
    await world.stop()
    world.around = Surroundings(monitor=("127.0.0.1", 0), rooms=Workrooms(author, Importer(), Allowance()))
    await world.begin()
    teacher = await with_draft(world)
    assert await monitor.figure('uzelok_texts_total{kind="pasted"}') == 1
    assert await monitor.figure('uzelok_drafts_total{outcome="written"}') == 1
    assert await monitor.figure("uzelok_draft_seconds_count") == 1
    await teacher.press("Смотреть по одному")
    await teacher.press("Убрать")
    await teacher.press("Взять остальные")
    await teacher.press("Опубликовать: 5")
    assert await monitor.figure('uzelok_questions_reviewed_total{verdict="kept"}') == 5
    assert await monitor.figure('uzelok_questions_reviewed_total{verdict="dropped"}') == 1
    author.gives_nothing = True
    await teacher.send("/new")
    await teacher.send("Здесь нет ничего, о чём можно было бы спросить кого бы то ни было.")
    await teacher.press("Составить вопросы")
    await teacher.comes_to_read("Вопросов из этого текста не вышло")
    assert await monitor.figure('uzelok_drafts_total{outcome="nothing"}') == 1
    author.go.clear()
    await teacher.press("Попробовать ещё раз")
    await begun(author, 3)
    await teacher.press("Остановить")
    await teacher.comes_to_read("Остановлено")
    await teacher.press("Выбросить черновик")
    await teacher.press("Да, выбросить")
    assert await monitor.figure('uzelok_drafts_total{outcome="stopped"}') == 1
    assert await monitor.figure('uzelok_drafts_total{outcome="discarded"}') == 1
