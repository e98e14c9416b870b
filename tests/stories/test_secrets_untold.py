"""Whatever befalls the bot, nothing that it writes, shows or sends holds one of its secrets."""

from __future__ import annotations

import asyncio
import socket
import struct
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import ExitStack, asynccontextmanager
from functools import partial
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from sandbox import Telegram, serve
from sandbox.faults import Fault, Kind
from tests.stories.process import PATIENCE, ended, started

TOKEN = "777000:AAa-token-that-opens-nothing"
PASSWORD = "Sesam/7&öffne@dich"
WEBHOOK = "only-Telegram_says_this"
KEY = "0123key4567of89sentry"
PROXY = "through-the-wall"
SECRETS = (TOKEN, PASSWORD, WEBHOOK, KEY, PROXY)
FAULTS: dict[str, Kind] = {"getMe": "reset", "setWebhook": "400", "setMyDescription": "500", "sendMessage": "502"}
Served = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def told(text: str, secrets: Sequence[str] = SECRETS) -> list[str]:
    """The secrets that a text gives away, in whatever spelling; of the token its second half is enough."""
    forms = {secret: {secret, quote(secret, safe=""), quote(secret), repr(secret)[1:-1]} for secret in secrets}
    forms[TOKEN] = {TOKEN.partition(":")[2]}
    return [secret for secret in secrets if any(form in text for form in forms[secret])]


def files_in(folder: Path) -> list[str]:
    """All that lies there, with names."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return [f"{path}: {path.read_bytes().decode('latin-1')}" for path in files]


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


def free_ports(count: int) -> list[int]:
    """Ports that nobody listens on now."""
    with ExitStack() as stack:
        found = [stack.enter_context(socket.socket()) for _ in range(count)]
        for one in found:
            one.bind(("127.0.0.1", 0))
        return [int(one.getsockname()[1]) for one in found]


@pytest.mark.parametrize("form", ["json", "console"])
async def test_a_bot_that_meets_every_fault_tells_no_secret(tmp_path: Path, form: str) -> None:
    telegram, data, reports = Telegram(), tmp_path / "data", [b""]
    data.mkdir()
    account = telegram.add_bot(TOKEN, "uzelok_bot", "Узелок")
    chat = telegram.conversation(telegram.add_person("Аня", language_code="ru").id, account.id)
    hook, monitor = free_ports(2)
    for method, kind in FAULTS.items():
        telegram.faults.order(Fault(method, kind))
    async with serve(telegram) as served, listening(partial(_report, reports)) as sentry:
        settings = {
            "token": TOKEN,
            "api_url": served.url.replace("://", f"://uzelok:{quote(PASSWORD, safe='')}@"),
            "database_url": f"sqlite:///{data}/uzelok.sqlite3",
            "heartbeat": f"{data}/heartbeat",
            "monitor_listen": f"127.0.0.1:{monitor}",
            "sentry_dsn": f"http://{KEY}@127.0.0.1:{sentry}/1",
            "webhook_url": f"http://127.0.0.1:{hook}/uzelok",
            "webhook_listen": f"127.0.0.1:{hook}",
            "webhook_secret": WEBHOOK,
            "log": "debug",
            "log_format": form,
        }
        async with started(["run"], settings, data, tmp_path / "log") as bot:
            await bot.says("Uzelok runs as")
            seen = [bot.seen_in_the_process_list()]
            account.updates.put_raw(b'{"update_id": 1, "message": {"chat": 7}}')
            chat.start("smirnov")
            await until(lambda: any(message["from"]["is_bot"] for message in chat.messages))
            async with httpx.AsyncClient() as client:
                for path in ("health", "health/live", "metrics", "nowhere"):
                    seen.append((await client.get(f"http://127.0.0.1:{monitor}/{path}")).text)
                seen.append((await client.post(f"http://127.0.0.1:{hook}/uzelok", content=b"{}")).text)
            await until(lambda: len(reports) > 1)
    assert "the webhook could not be set" in bot.said
    assert "does not answer" in bot.said
    assert told("\n".join((bot.said, *seen, *files_in(data), *map(_unpacked, reports)))) == []


async def until(happened: Callable[[], bool]) -> None:
    """Wait for it; the sandbox and the reports have no event for this."""
    async with asyncio.timeout(PATIENCE):
        while not happened():  # noqa: ASYNC110  as said above
            await asyncio.sleep(0.02)


async def _report(kept: list[bytes], reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
    kept.append(await reader.readexactly(length))
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}")
    await writer.drain()


def _unpacked(body: bytes) -> str:
    return zlib.decompress(body, 47).decode() if body[:2] == b"\x1f\x8b" else body.decode()


async def test_a_token_that_is_refused_is_not_repeated(tmp_path: Path) -> None:
    written = tmp_path / "log"
    async with serve(Telegram()) as served:
        settings = {"token": TOKEN, "api_url": served.url, "database_url": f"sqlite:///{tmp_path}/x.sqlite3"}
        assert await ended(["run"], settings | {"log": "debug"}, tmp_path, written) == 1
    assert "refuses the token" in written.read_text()
    assert told(written.read_text()) == []


async def _asks_and_refuses(asked: list[bytes], reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """What a PostgreSQL does with a wrong password, as far as anybody gets."""
    size = struct.Struct("!I")
    begun = await reader.readexactly(size.unpack(await reader.readexactly(4))[0] - 4)
    if begun == size.pack(80877103):  # may it be encrypted?
        writer.write(b"N")
        await reader.readexactly(size.unpack(await reader.readexactly(4))[0] - 4)
    writer.write(b"R" + size.pack(8) + size.pack(3))  # the password in plain text, please
    await reader.readexactly(1)
    asked.append(await reader.readexactly(size.unpack(await reader.readexactly(4))[0] - 4))
    error = b'SFATAL\0C28P01\0Mpassword authentication failed for user "uzelok"\0\0'
    writer.write(b"E" + size.pack(len(error) + 4) + error)
    await writer.drain()


async def test_a_database_that_refuses_or_is_not_there_does_not_get_its_password_shown(tmp_path: Path) -> None:
    asked, spelt = list[bytes](), quote(PASSWORD, safe="")
    (nobody,) = free_ports(1)
    async with listening(partial(_asks_and_refuses, asked)) as port:
        refusing = f"postgresql://uzelok:{spelt}@127.0.0.1:{port}/uzelok"
        in_its_query = f"postgresql://127.0.0.1:{port}/uzelok?user=uzelok&password={spelt}"
        tried = [
            ("run", refusing),
            ("run", f"postgresql://uzelok:{PASSWORD}@127.0.0.1:{port}/uzelok"),
            ("migrate", f"postgresql://uzelok:{spelt}@127.0.0.1:{nobody}/uzelok"),
            ("migrate", in_its_query),
            ("backup", in_its_query),
            ("rebuild", f"{refusing}?sslmode=always"),
        ]
        for number, (command, url) in enumerate(tried):
            written = tmp_path / str(number)
            assert await ended([command], {"token": TOKEN, "database_url": url, "log": "debug"}, tmp_path, written) == 1
            said = written.read_text()
            assert told(said) == [], f"{url}: {said}"
            assert "Traceback" not in said, said
            assert "127.0.0.1" in said or "database address" in said, said
    assert asked == [PASSWORD.encode() + b"\0"] * 2, "the password never came where it belongs"


async def test_moving_takes_the_password_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written, asked = tmp_path / "log", list[bytes]()
    source = {"database_url": f"sqlite:///{tmp_path}/x.sqlite3"}
    assert await ended(["migrate"], source, tmp_path, written) == 0
    async with listening(partial(_asks_and_refuses, asked)) as port:
        monkeypatch.setattr("tests.stories.process.KEPT", ("PATH", "PGPASSWORD"))
        monkeypatch.setenv("PGPASSWORD", PASSWORD)
        command = ["migrate-to", f"postgresql://uzelok@127.0.0.1:{port}/uzelok"]
        async with started(command, source, tmp_path, written) as moving:
            shown = moving.seen_in_the_process_list()
            assert await moving.process.wait() == 1
    assert asked == [PASSWORD.encode() + b"\0"]
    assert told(shown + moving.said) == []


@pytest.mark.parametrize("address", ["http://uzelok:{}@127.0.0.1:{}", "uzelok:{}@127.0.0.1:{}", "http://uzelok:{}@[{}"])
async def test_a_proxy_that_refuses_or_is_none_does_not_get_its_password_shown(tmp_path: Path, address: str) -> None:
    async def refuses(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n")
        await writer.drain()

    async with listening(refuses) as port:
        settings = {"token": TOKEN, "proxy": address.format(PROXY, port), "api_url": "https://api.telegram.invalid"}
        settings |= {"database_url": f"sqlite:///{tmp_path}/x.sqlite3", "log": "debug"}
        async with started(["run"], settings, tmp_path, tmp_path / "log") as bot:
            await bot.says("does not answer")
    assert told(bot.said) == []


async def test_a_setting_that_is_wrong_is_named_and_not_shown(tmp_path: Path) -> None:
    wrong = {"webhook_secret": f"{PASSWORD} ё", "sentry_dsn": PASSWORD, "token": f"{TOKEN}!", "api_url": PASSWORD}
    wrong |= {"monitor_listen": PASSWORD, "backup_keep": PASSWORD, "webhook_url": PASSWORD, "log": PASSWORD}
    for name, value in wrong.items():
        written = tmp_path / name
        assert await ended(["run"], {"token": TOKEN, name: value}, tmp_path, written) == 1
        assert written.read_text()
        assert told(written.read_text()) == [], name
