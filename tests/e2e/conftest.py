"""A browser for the tests that look at the web chat as a person would.

Everything runs in one event loop for the whole session, so mark the tests of a module with
`pytestmark = pytest.mark.asyncio(loop_scope="session")`. `open_chat(url, …)` opens the page and returns
a `ChatPage` whose methods speak of what a person does.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Literal
from urllib.parse import urlencode

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Locator, Page, async_playwright, expect

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
    """The system's Chromium. Where there is none the test is skipped, or fails if UZELOK_REQUIRE_BROWSER=1."""
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

    async def start(self) -> None:
        await self.part("start").click()
        await expect(self.part("composer")).to_be_visible()

    async def send(self, text: str) -> None:
        await self.part("composer").fill(text)
        await self.part("send").click()

    async def press(self, label: str) -> None:
        await self.key(label).click()

    async def send_file(self, name: str, content: bytes, caption: str = "") -> None:
        file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        await self.part("file-input").set_input_files(file)  # type: ignore[arg-type]  a dict is a FilePayload
        if caption:
            await self.part("file-caption").fill(caption)
        await self.part("file-send").click()

    async def become(self, person_id: int) -> None:
        """Go on as another person; on a phone through the sheet behind the avatar."""
        person = self.page.locator(f'[data-testid="person"][data-person-id="{person_id}"]')
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
        phone = {"is_mobile": True, "has_touch": True, "device_scale_factor": 2} if device == "phone" else {}
        context = await browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, timezone_id=zone, **phone
        )  # type: ignore[arg-type]  the phone's options differ in type
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
