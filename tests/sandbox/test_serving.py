"""Running the sandbox, in a loop and as a program."""

from __future__ import annotations

import asyncio
import socket
import sys
import time

import httpx
import pytest

from sandbox import Telegram, serve


async def test_a_busy_port_is_told_clearly(telegram: Telegram) -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        with pytest.raises(OSError, match=f"cannot listen on 127.0.0.1:{port}: another program is listening"):
            async with serve(telegram, port=port):
                pass


async def test_the_server_ends_at_once_while_clients_wait(telegram: Telegram) -> None:
    async with httpx.AsyncClient() as http:
        async with serve(telegram) as served:
            poll = asyncio.create_task(http.get(f"{served.url}/bot100001:test-token/getUpdates?timeout=30"))
            events = asyncio.create_task(http.get(f"{served.url}/sandbox/people/7/events"))
            await asyncio.sleep(0.05)
            begin = time.monotonic()
        assert time.monotonic() - begin < 0.8
        assert (await poll).json() == {"ok": True, "result": []}
        assert (await events).status_code == 200


async def test_the_same_telegram_can_be_served_again(telegram: Telegram) -> None:
    telegram.conversation(7, 100001).start()
    for _ in range(2):
        async with serve(telegram) as served, httpx.AsyncClient(base_url=served.url) as http:
            updates = (await http.get("/bot100001:test-token/getUpdates")).json()["result"]
            assert updates[0]["message"]["text"] == "/start"


async def test_the_page_is_asked_for_anew_each_time(http: httpx.AsyncClient) -> None:
    page = await http.get("/")
    assert page.status_code == 200
    assert page.headers["cache-control"] == "no-cache"
    assert (await http.get("/no-such-thing.js")).status_code == 404


async def start(*flags: str) -> asyncio.subprocess.Process:
    pipe = asyncio.subprocess.PIPE
    return await asyncio.create_subprocess_exec(sys.executable, "-m", "sandbox", *flags, stdout=pipe, stderr=pipe)


async def test_it_runs_as_a_program() -> None:
    process = await start("--port", "0", "--bot", "5:abc@five_bot", "--person", "Ян:ru")
    assert process.stdout is not None
    first_line = (await asyncio.wait_for(process.stdout.readline(), 10)).decode()
    address = first_line.split()[-1]
    async with httpx.AsyncClient(base_url=address) as http:
        state = (await http.get("/sandbox/state")).json()
        assert (state["bots"][0]["username"], state["people"][0]["first_name"]) == ("five_bot", "Ян")
        assert (await http.get("/bot5:abc/getMe")).json()["result"]["username"] == "five_bot"
    process.terminate()
    assert await asyncio.wait_for(process.wait(), 5) == 0


async def test_a_program_cuts_a_connection_without_a_word_and_goes_on() -> None:
    process = await start("--port", "0", "--bot", "5:abc@five_bot")
    assert process.stdout is not None
    address = (await asyncio.wait_for(process.stdout.readline(), 10)).decode().split()[-1]
    host, port = address.removeprefix("http://").removesuffix("/").split(":")
    async with httpx.AsyncClient(base_url=address) as http:
        for applied in (False, True):
            await http.post("/sandbox/faults", json={"method": "getMe", "kind": "reset", "applied": applied})
            reader, writer = await asyncio.open_connection(host, int(port))
            writer.write(b"GET /bot5:abc/getMe HTTP/1.1\r\nhost: sandbox\r\n\r\n")
            assert await asyncio.wait_for(reader.read(), 5) == b""
            writer.close()
        assert (await http.get("/bot5:abc/getMe")).json()["ok"]
    process.terminate()
    _, errors = await asyncio.wait_for(process.communicate(), 5)
    assert errors == b"", "the server has nothing to complain of"


async def test_a_program_that_cannot_start_says_why_and_no_more() -> None:
    process = await start("--bot", "nonsense")
    _, errors = await asyncio.wait_for(process.communicate(), 10)
    assert process.returncode == 1
    assert errors.decode() == "sandbox: a token looks like 123456:ABC-def, digits, a colon, letters\n"
