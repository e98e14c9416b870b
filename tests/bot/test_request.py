"""The line to the Bot API server: what goes wrong on it is told apart, and never with the token."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.request import AiohttpRequest, FileTooBig, NoFile, Parameters, Unclear, Unsent, proxy_for
from bot.sender import was_not_done
from sandbox import Fault, Telegram, serve

TOKEN = "100001:a-token-that-opens-nothing"
ONE = b'HTTP/1.1 200 OK\r\ncontent-length: 25\r\n\r\n{"ok": true, "result": 1}'
Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def line_to(talk: Talk, **settings: float) -> AsyncIterator[tuple[AiohttpRequest, str]]:
    """A line, and the address of a server that talks so."""
    talking: set[asyncio.Task[None]] = set()

    async def one(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        talking.add(task)
        try:
            await talk(reader, writer)
        finally:
            writer.close()

    server = await asyncio.start_server(one, "127.0.0.1", 0)
    line = AiohttpRequest(**settings)  # type: ignore[arg-type]  # seconds, all of them
    async with server:
        async with line:
            yield line, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/bot{TOKEN}/sendMessage"
        await asyncio.gather(*talking)


def says(answer: bytes) -> Talk:
    """Reads the question and answers so."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        await reader.readexactly(int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0]))
        writer.write(answer)

    return talk


async def trouble(talk: Talk, **settings: float) -> TelegramError:
    """What a call to such a server raises; nowhere does it hold the token."""
    async with line_to(talk, **settings) as (line, url):
        with pytest.raises(TelegramError) as raised:
            await line.call(url, Parameters({"chat_id": 7, "text": "x"}))
    error: BaseException | None = raised.value
    while error is not None:
        assert TOKEN not in f"{error} {error!r}"
        error = error.__cause__
    return raised.value


async def test_a_server_that_is_not_there_was_never_asked() -> None:
    async with AiohttpRequest(connect_timeout=0.5) as line:
        with pytest.raises(Unsent) as raised:
            await line.call(f"http://127.0.0.1:1/bot{TOKEN}/getMe", Parameters({}))
    assert was_not_done(raised.value)
    assert TOKEN not in str(raised.value)


async def test_an_answer_that_never_comes_leaves_open_whether_it_was_done() -> None:
    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()

    error = await trouble(silent, read_timeout=0.1)
    assert isinstance(error, TimedOut)
    assert not was_not_done(error)


async def test_a_line_that_breaks_leaves_open_whether_it_was_done() -> None:
    error = await trouble(says(b""))
    assert type(error) is Unclear
    assert not was_not_done(error)


async def test_an_answer_that_drips_does_not_hold_a_call_for_ever() -> None:
    async def dripping(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n")
        while not writer.is_closing():
            writer.write(b" ")
            await asyncio.sleep(0.02)

    times = {"read_timeout": 0.2, "connect_timeout": 0.1, "pool_timeout": 0.1, "write_timeout": 0.1}
    assert isinstance(await trouble(dripping, **times), TimedOut)


@pytest.mark.parametrize("body", [b"<html>502</html>", b"[]", b"", b"\xff\xfe"])
async def test_an_answer_that_is_none_is_an_error_and_stays_out_of_the_logs(
    body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    head = f"HTTP/1.1 200 OK\r\ncontent-length: {len(body)}\r\n\r\n".encode()
    error = await trouble(says(head + body))
    assert "server answered" in str(error), body
    assert not caplog.records


async def test_the_server_s_own_words_become_the_library_s_errors() -> None:
    telegram = Telegram()
    telegram.add_bot(TOKEN, "some_bot", "Some")
    person = telegram.add_person("Anna")
    telegram.conversation(person.id, 100001).start()
    async with serve(telegram) as served, AiohttpRequest() as line:
        url = f"{served.url}/bot{TOKEN}/sendMessage"
        sent = await line.call(url, Parameters({"chat_id": person.id, "text": "ёж 🦔"}))
        assert sent["text"] == "ёж 🦔"
        with pytest.raises(BadRequest, match=r"(?i)utf-8"):
            await line.call(url, Parameters({"chat_id": person.id, "text": "half a \ud83d"}))
        telegram.faults.order(Fault("sendMessage", "429", retry_after=3))
        with pytest.raises(RetryAfter):
            await line.call(url, Parameters({"chat_id": person.id, "text": "x"}))
        with pytest.raises(InvalidToken):
            await line.call(f"{served.url}/bot1:wrong-token-here/getMe", Parameters({}))


async def test_a_proxy_stands_between() -> None:
    asked: list[bytes] = []

    async def proxy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.readline())
        await says(ONE)(reader, writer)
        writer.close()

    server = await asyncio.start_server(proxy, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server, AiohttpRequest(proxy=f"http://127.0.0.1:{port}") as line:
        assert await line.call("http://telegram.invalid/bot1:x/getMe", Parameters({})) == 1
    assert asked == [b"POST http://telegram.invalid/bot1:x/getMe HTTP/1.1\r\n"]


def test_the_environment_names_a_proxy_and_what_needs_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://proxy:3128")
    monkeypatch.setenv("no_proxy", "localhost,127.0.0.1")
    assert proxy_for("https://api.telegram.org/bot1:x/getMe") == "http://proxy:3128"
    assert proxy_for("https://127.0.0.1/bot1:x/getMe") == ""
    monkeypatch.delenv("https_proxy")
    monkeypatch.delenv("HTTPS_PROXY", raising=False)
    monkeypatch.setenv("all_proxy", "")
    assert proxy_for("https://api.telegram.org/bot1:x/getMe") == ""


async def test_a_line_that_was_closed_says_so_and_can_be_opened_again() -> None:
    async with line_to(says(ONE)) as (line, url):
        await line.shutdown()
        with pytest.raises(NetworkError, match="not initialized"):
            await line.call(url, Parameters({}))
        await line.initialize()
        assert await line.call(url, Parameters({})) == 1


def gives(answer: bytes) -> Talk:
    """Answers whoever asks for a file."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)

    return talk


async def test_a_file_comes_whole_or_not_at_all() -> None:
    head = b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n"
    async with line_to(gives(head + b"words")) as (line, url):
        assert await line.download(url, 5) == b"words"
        with pytest.raises(FileTooBig):
            await line.download(url, 4)
    async with line_to(gives(head + b"wor")) as (line, url):
        with pytest.raises(Unclear) as raised:
            await line.download(url, 5)
    assert TOKEN not in f"{raised.value!r}{raised.value.__cause__!r}"


@pytest.mark.parametrize(("status", "error"), [(404, NoFile), (400, NoFile), (502, NetworkError)])
async def test_a_file_that_is_not_there_is_told_from_a_server_in_trouble(status: int, error: type[Exception]) -> None:
    answer = f"HTTP/1.1 {status} No\r\ncontent-length: 0\r\n\r\n".encode()
    async with line_to(gives(answer)) as (line, url):
        with pytest.raises(error):
            await line.download(url, 5)
