"""A browser for the tests that look at the web chat as a person would.

`open_chat(url, …)` opens the page and returns a `ChatPage` whose methods speak of what a person does;
`world` is a sandbox with a bot that is not ours. Everything runs in one event loop for the whole session,
so mark a module with `pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]`.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Literal
from urllib.parse import urlencode

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, FilePayload, Locator, Page, async_playwright, expect

from sandbox import Clock, Conversation, Telegram, serve
from tests.e2e.specimen_bot import NAME, TOKEN, USERNAME, SpecimenBot

SIZES = {"desktop": (1280, 800), "phone": (390, 844)}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE_MS = 10_000

Device = Literal["desktop", "phone"]
Scheme = Literal["light", "dark"]


def chromium_path() -> str:
    """The system's Chromium. Without one the test is skipped, or fails if UZELOK_REQUIRE_BROWSER=1."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    reason = "no Chromium found (looked for chromium, chromium-browser and google-chrome in PATH)"
    if os.environ.get("UZELOK_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


class ChatPage:
    """The web chat in one browser page, as a person uses it."""

    def __init__(self, page: Page, faults: list[str]) -> None:
        self.page = page
        self.faults = faults
        """What the browser complained about: errors in the console, exceptions, refused requests."""

    def part(self, test_id: str) -> Locator:
        return self.page.get_by_test_id(test_id)

    @property
    def messages(self) -> Locator:
        return self.part("message")

    @property
    def last(self) -> Locator:
        """The newest message of the bot."""
        return self.page.locator('[data-testid="message"][data-out="false"]').last

    def message(self, text: str) -> Locator:
        """The newest message that contains this text."""
        return self.messages.filter(has_text=text).last

    def key(self, label: str) -> Locator:
        """The newest inline key with exactly this label."""
        return self.part("key").and_(self.page.get_by_role("button", name=label, exact=True)).last

    def person(self, person_id: int) -> Locator:
        return self.page.locator(f'[data-testid="person"][data-person-id="{person_id}"]')

    async def start(self) -> None:
        await self.part("start").click()
        await expect(self.part("composer")).to_be_visible()

    async def send(self, text: str) -> None:
        await self.part("composer").fill(text)
        await self.part("send").click()

    async def press(self, label: str) -> None:
        await self.key(label).click()

    async def send_file(self, name: str, content: bytes, caption: str = "") -> None:
        file = FilePayload(name=name, mimeType="application/octet-stream", buffer=content)
        await self.part("file-input").set_input_files(file)
        if caption:
            await self.part("file-caption").fill(caption)
        await self.part("file-send").click()

    async def become(self, person_id: int) -> None:
        """Go on as another person; on a phone through the sheet behind the avatar."""
        person = self.person(person_id)
        if not await person.is_visible():
            await self.part("people").click()
        await person.click()

    async def expect_answer(self, text: str) -> None:
        """Wait until a message from the bot contains this text."""
        said = self.page.locator('[data-testid="message"][data-out="false"]').filter(has_text=text)
        await expect(said.last).to_be_visible()

    async def picture(self, path: Path) -> None:
        """Save what is on the screen as a PNG."""
        path.parent.mkdir(parents=True, exist_ok=True)
        await self.page.screenshot(path=path, animations="disabled")


OpenChat = Callable[..., Awaitable[ChatPage]]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    path = chromium_path()
    expect.set_options(timeout=PATIENCE_MS)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def open_chat(browser: Browser) -> AsyncIterator[OpenChat]:
    """`await open_chat(url, person=1, bot="name_bot", start="payload", device="phone", scheme="dark")`."""
    contexts: list[BrowserContext] = []

    async def open_page(
        url: str,
        person: int | None = None,
        bot: str | None = None,
        start: str | None = None,
        device: Device = "desktop",
        scheme: Scheme = "light",
        zone: str = "Europe/Moscow",
    ) -> ChatPage:
        width, height = SIZES[device]
        phone = device == "phone"
        context = await browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            timezone_id=zone,
            is_mobile=phone,
            has_touch=phone,
            device_scale_factor=2 if phone else 1,
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        page = await context.new_page()
        faults = watch(page)
        wanted = {"person": person, "bot": bot, "start": start}
        query = urlencode({name: value for name, value in wanted.items() if value is not None})
        await page.goto(f"{url}/?{query}")
        return ChatPage(page, faults)

    yield open_page
    for context in contexts:
        await context.close()


def watch(page: Page) -> list[str]:
    """A list that fills with the page's errors."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(f"exception: {error}"))
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    return faults


# A sandbox with the specimen bot

SUNDAY = datetime(2026, 11, 22, 15, 7, tzinfo=UTC)
"""What the sandbox's clock shows when a test begins."""


@dataclass(frozen=True)
class World:
    telegram: Telegram
    bot: SpecimenBot
    url: str
    anya: int
    """A person whose Telegram is in Russian."""
    ben: int
    """A person whose Telegram is in English and whose name looks like markup."""

    def conversation(self, person: int) -> Conversation:
        return self.telegram.conversation(person, int(TOKEN.split(":")[0]))

    def said_by(self, person: int) -> list[str]:
        """The texts that this person has sent."""
        return [each["text"] for each in self.conversation(person).messages if each["from"]["id"] == person]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def specimen() -> AsyncIterator[tuple[Telegram, SpecimenBot, str]]:
    telegram = Telegram(Clock(SUNDAY))
    telegram.add_bot(TOKEN, USERNAME, NAME)
    async with serve(telegram) as served, SpecimenBot().running(served.url) as bot:
        yield telegram, bot, served.url


person_ids = count(1)


@pytest_asyncio.fixture(loop_scope="session")
async def world(specimen: tuple[Telegram, SpecimenBot, str]) -> AsyncIterator[World]:
    """Two people nobody has met before, a bot that has heard nothing, and the clock at `SUNDAY`."""
    telegram, bot, url = specimen
    bot.forget()
    telegram.clock.move_to(SUNDAY)
    anya = telegram.add_person("Аня", "Морозова", language_code="ru", id=next(person_ids))
    ben = telegram.add_person("Ben <b>Okafor</b>", language_code="en", id=next(person_ids))
    yield World(telegram, bot, url, anya.id, ben.id)
    bot.released.set()
    telegram.people.clear()


@pytest_asyncio.fixture(loop_scope="session")
async def chat(world: World, open_chat: OpenChat) -> ChatPage:
    """Anya's chat, already started."""
    world.conversation(world.anya).start()
    opened = await open_chat(world.url, person=world.anya)
    await opened.expect_answer("без метки")
    return opened
