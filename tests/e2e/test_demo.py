"""The demo as a newcomer meets it: the shipped content, the real bot, a browser."""

from __future__ import annotations

import asyncio
import os
import re
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
from quiz.grading import is_typed
from quiz.questions import Cloze, Flashcard, Match, MultiChoice, Order, Question, TrueFalse
from quiz.usecases.keep import publish
from sandbox import Clock
from tests.e2e.conftest import ChatPage, Device, OpenChat, Scheme

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

CODE = "smirnov"
NOON = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ROOT = Path(__file__).parents[2]
CONTENT = resources.files("content")
QUESTIONS = read_yaml(CONTENT.joinpath("questions.yaml").read_bytes())
PRAISE = re.compile("Правильно!|В точку!|Отлично!|Хорошо!")
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


async def said(chat: ChatPage) -> str:
    """What the newest message of the bot says."""
    return await chat.last.inner_text()


async def asked(chat: ChatPage) -> Question:
    """The question on the screen, found in the shipped content."""
    text = " ".join((await said(chat)).split())
    every = [question for fact in QUESTIONS.facts for question in fact.questions]
    found = [q for q in every if " ".join((q.stem if isinstance(q, Cloze) else q.ask).split()) in text]
    assert found, f"this is none of the shipped questions: {text}"
    return max(found, key=lambda question: len(question.ask))


async def tap(chat: ChatPage, option: str) -> None:
    """Press an option: by its words, or by the letter they stand behind when they are long."""
    lines = (await said(chat)).splitlines()
    letter = next((line.partition(".")[0] for line in lines if line.partition(". ")[2].strip() == option), option)
    before = await said(chat)
    label = re.compile(rf"^([▫☑]️ )?{re.escape(letter)}$")
    await chat.last.get_by_role("button", name=label).click()
    await changes(chat, before)


async def changes(chat: ChatPage, before: str) -> None:
    """Wait until the newest message says something else."""
    for _ in range(500):
        if await said(chat) != before:
            return
        await asyncio.sleep(0.01)
    raise AssertionError(f"nothing happened after:\n{before}")


async def answer_rightly(chat: ChatPage) -> None:
    """Answer what is asked as somebody who knows."""
    question = await asked(chat)
    match question:
        case TrueFalse():
            await press(chat, "Верно" if question.answer else "Неверно")
        case MultiChoice():
            for option in question.answer:
                await tap(chat, option)
            await press(chat, "✔️ Готово")
        case Order():
            for item in question.answer[:-1]:
                await tap(chat, item)
        case Match():
            for _, right in question.answer[:-1]:
                await tap(chat, right)
        case Flashcard():
            await press(chat, "Показать ответ")
            await chat.last.get_by_test_id("key").filter(has_text="Легко").click()
        case _ if is_typed(question):
            await chat.send(question.answer)
        case _:
            await tap(chat, question.answer)
    await expect(chat.last).to_contain_text(PRAISE)


async def press(chat: ChatPage, label: str) -> None:
    """Press a key of the newest message by its whole label."""
    before = await said(chat)
    await chat.last.get_by_test_id("key").get_by_text(label, exact=True).first.click()
    await changes(chat, before)


async def learn_to_the_end(chat: ChatPage, most: int = 60) -> int:
    """Answer until the stretch is over; how many answers it took."""
    for count in range(most):
        if "Готово на сегодня" in await said(chat):
            return count
        await answer_rightly(chat)
        await press(chat, "Дальше →")
    raise AssertionError(f"the stretch does not end:\n{await said(chat)}")


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
    question = await asked(chat)
    await answer_wrongly(chat, question)
    await keep(chat, f"wrong-{style}", tmp_path)
    await press(chat, "Дальше →")
    assert await learn_to_the_end(chat) >= 14
    await chat.expect_answer("1 день подряд")
    await keep(chat, f"finished-{style}", tmp_path)
    await press(chat, "19:00")
    await chat.expect_answer("Буду напоминать в 19:00")
    clock.advance(timedelta(hours=31, minutes=1))
    await chat.expect_answer("Начать")
    await expect(chat.last.get_by_test_id("key").filter(has_text="Не сегодня")).to_be_visible()
    await keep(chat, f"reminder-{style}", tmp_path)
    await press(chat, "▶️ Начать")
    await learn_to_the_end(chat)
    await chat.send("/stats")
    await expect(chat.last.locator("img")).to_be_visible()
    await chat.expect_answer("Подряд: 2 дня")
    await keep(chat, f"stats-{style}", tmp_path)
    assert not chat.faults


async def answer_wrongly(chat: ChatPage, question: Question) -> None:
    """Give the first wrong answer there is."""
    wrong = getattr(question, "wrong", None)
    assert wrong, "the first question of the set has options"
    await tap(chat, wrong[0].text)
    await expect(chat.last).to_contain_text("Мимо")
