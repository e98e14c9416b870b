"""Whatever befalls the bot, nothing that it writes, shows or sends holds one of its secrets."""

from __future__ import annotations

import asyncio
import struct
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from sandbox import Telegram, serve
from sandbox.faults import Fault, Kind
from tests.stories.process import ended, started

TOKEN = "777000:AAa-token-that-opens-nothing"
PASSWORD = "Sesam/7&öffne@dich"
WEBHOOK = "only-Telegram_says_this"
KEY = "0123key4567of89sentry"
PROXY = "through-the-wall"
SECRETS = (TOKEN, PASSWORD, WEBHOOK, KEY, PROXY)
FAULTS: dict[str, Kind] = {"getMe": "500", "getUpdates": "502", "setMyDescription": "400", "sendMessage": "reset"}
Served = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def told(text: str, secrets: Sequence[str] = SECRETS) -> list[str]:
    """The secrets that a text gives away, in whatever spelling; of the token its second half is enough."""
    forms = {secret: (secret, quote(secret, safe=""), quote(secret), repr(secret)[1:-1]) for secret in secrets}
    forms[TOKEN] = (TOKEN.partition(":")[2],)
    return [secret for secret in secrets if any(form in text for form in forms[secret])]


def files_in(folder: Path) -> str:
    """All that lies there, with names."""
    return "\n".join(
        f"{path}: {path.read_bytes().decode('latin-1')}" for path in sorted(folder.rglob("*")) if path.is_file()
    )


@asynccontextmanager
async def listening(serves: Served) -> AsyncIterator[int]:
    """A server that does this with each that comes; gives its port."""

    async def once(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await serves(reader, writer)
        finally:
            writer.close()

    server = await asyncio.start_server(once, "127.0.0.1", 0)
    async with server:
        yield int(server.sockets[0].getsockname()[1])


@pytest.mark.parametrize("form", ["json", "console"])
async def test_a_bot_that_meets_every_fault_tells_no_secret(tmp_path: Path, form: str) -> None:
    telegram, written, data = Telegram(), tmp_path / "log", tmp_path / "data"
    data.mkdir()
    account = telegram.add_bot(TOKEN, "uzelok_bot", "Узелок")
    person = telegram.add_person("Аня", language_code="ru")
    chat = telegram.conversation(person.id, account.id)
    reports: list[bytes] = []
    async with serve(telegram) as served, listening(lambda reader, writer: _report(reports, reader, writer)) as sentry:
        for method, kind in FAULTS.items():
            telegram.faults.order(Fault(method, kind))
        settings = {
            "token": TOKEN,
            "api_url": served.url,
            "database_url": f"sqlite:///{data}/uzelok.sqlite3",
            "heartbeat": f"{data}/heartbeat",
            "monitor_listen": "127.0.0.1:0",
            "sentry_dsn": f"http://{KEY}@127.0.0.1:{sentry}/1",
            "webhook_secret": WEBHOOK,
            "log": "debug",
            "log_format": form,
        }
        async with started(["run"], settings, data, written) as bot:
            await bot.says("Uzelok runs as")
            shown = bot.seen_in_the_process_list()
            chat.start("smirnov")
            account.updates.put_raw(b'{"update_id": 900000000, "message": [')
            async with asyncio.timeout(20):
                while not any(message["from"]["is_bot"] for message in chat.messages):
                    await asyncio.sleep(0.02)
            account.revoke()
            await asyncio.wait_for(bot.process.wait(), 30)
        assert "refuses the token" in bot.said
    assert reports, "nothing was reported"
    assert told("\n".join((bot.said, shown, files_in(data), *map(_unpacked, reports)))) == []


async def _report(kept: list[bytes], reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
    kept.append(await reader.readexactly(length))
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}")
    await writer.drain()


def _unpacked(body: bytes) -> str:
    """The report; its address, which Sentry's own library writes into its head, is where it goes to."""
    return zlib.decompress(body, 47).decode() if body[:2] == b"\x1f\x8b" else body.decode()
