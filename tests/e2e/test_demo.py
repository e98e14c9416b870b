"""The demo as a newcomer meets it: the shipped content, the real bot, a browser."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from importlib import resources
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import expect

from bot.demo import demo
from db import migrate, open_store
from quiz.formats import read_yaml
from quiz.questions import Fact
from quiz.usecases.keep import publish
from sandbox import Clock
from tests.e2e.conftest import ChatPage, Device, OpenChat, Scheme
from tests.e2e.learning import Learning, press

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

CODE = "smirnov"
NOON = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ROOT = Path(__file__).parents[2]
CONTENT = resources.files("content")
QUESTIONS = read_yaml(CONTENT.joinpath("questions.yaml").read_bytes())
PICTURES = ROOT / "docs" / "pictures" if os.environ.get("UZELOK_PICTURES") == "1" else None
"""Where the README's pictures are renewed: `make pictures`."""
SHOWN = ("question-phone-light", "wrong-phone-dark", "stats-phone-light", "finished-desktop-light")


@pytest_asyncio.fixture(loop_scope="session")
async def address(tmp_path: Path) -> AsyncIterator[tuple[str, Clock]]:
    """The demo is up; the address it prints, and its clock."""
    url = f"sqlite:///{tmp_path}/demo.sqlite3"
    await asyncio.to_thread(migrate, url)
    async with open_store(url) as store:
        await store.run(publish, CODE, QUESTIONS, NOON)
        clock = Clock(NOON)
        async with demo(store, "127.0.0.1", 0, clock, CODE) as at:
            yield at, clock


async def keep(chat: ChatPage, name: str, tmp_path: Path) -> None:
    """Save a picture of the page, for the README if its pictures are being renewed."""
    await chat.page.wait_for_timeout(250)
    target = tmp_path / f"{name}.png"
    await chat.picture(target)
    assert target.stat().st_size > 10_000, "an empty page"
    if PICTURES and name in SHOWN:
        PICTURES.mkdir(exist_ok=True)
        await chat.page.screenshot(path=PICTURES / f"{name}.jpg", type="jpeg", quality=80, animations="disabled")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("device", ["phone", "desktop"])
async def test_a_newcomer_learns_today_and_is_asked_again_tomorrow(
    address: tuple[str, Clock], open_chat: OpenChat, tmp_path: Path, device: Device, scheme: Scheme
) -> None:
    at, clock = address
    chat = await open_chat(at.partition("/?")[0], device=device, scheme=scheme)
    await chat.page.goto(at)
    style = f"{device}-{scheme}"
    await chat.start()
    await chat.expect_answer("Иван Никитич Смирнов")
    await keep(chat, f"invited-{style}", tmp_path)
    await press(chat, "▶️ Начать")
    await keep(chat, f"question-{style}", tmp_path)
    learning = Learning(chat, QUESTIONS)
    hard = await answer_wrongly(learning)
    await keep(chat, f"wrong-{style}", tmp_path)
    await press(chat, "Дальше →")
    assert await learning.to_the_end() >= 7, "the other new facts of the day, and once more what was wrong"
    await chat.expect_answer("1 день подряд")
    await keep(chat, f"finished-{style}", tmp_path)
    await press(chat, "19:00")
    await chat.expect_answer("Буду напоминать в 19:00")
    clock.advance(timedelta(hours=31, minutes=1))
    await chat.expect_answer("Начать")
    await expect(chat.last.get_by_test_id("key").filter(has_text="Не сегодня")).to_be_visible()
    await keep(chat, f"reminder-{style}", tmp_path)
    await press(chat, "▶️ Начать")
    fact, _ = await learning.asked()
    assert fact == hard, "what was wrong comes first"
    await learning.to_the_end()
    await chat.send("/stats")
    await expect(chat.last.locator("img")).to_be_visible()
    await chat.expect_answer("Подряд: 2 дня")
    await keep(chat, f"stats-{style}", tmp_path)
    assert not chat.faults


async def answer_wrongly(learning: Learning) -> Fact:
    """Give the first wrong answer there is; the fact that was asked."""
    fact, question = await learning.asked()
    wrong = getattr(question, "wrong", None)
    assert wrong, "the first question of the set has options"
    await learning.tap(wrong[0].text)
    await expect(learning.chat.last).to_contain_text("Мимо")
    return fact
