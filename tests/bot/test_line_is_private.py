"""Who stands between the bot and Telegram sees nothing and can pretend nothing."""

from __future__ import annotations

import asyncio
import shutil
import ssl
import subprocess
from pathlib import Path

import pytest
from telegram.error import NetworkError

from bot.request import AiohttpRequest, Parameters
from bot.settings import Settings

TOKEN = "100001:a-token-that-opens-nothing"


@pytest.fixture
def own_certificate(tmp_path: Path) -> ssl.SSLContext:
    """What anybody can make for themselves."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not here to make a certificate with")  # it makes the only certificate nobody trusts
    made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    files = ["-keyout", str(tmp_path / "key"), "-out", str(tmp_path / "certificate")]
    subprocess.run([openssl, *made, *files], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "certificate", tmp_path / "key")
    return context


async def test_a_server_that_cannot_prove_who_it_is_gets_nothing_from_us(own_certificate: ssl.SSLContext) -> None:
    heard: list[bytes] = []

    async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.read())
        writer.close()

    server = await asyncio.start_server(listen, "127.0.0.1", 0, ssl=own_certificate)
    port = server.sockets[0].getsockname()[1]
    async with server, AiohttpRequest(proxy="") as line:
        with pytest.raises(NetworkError) as refused:
            await line.call(f"https://localhost:{port}/bot{TOKEN}/getMe", Parameters({}))
    assert "certificate" in str(refused.value).lower()
    assert TOKEN not in str(refused.value)
    assert heard == []


def test_telegram_is_spoken_to_in_private_unless_somebody_says_otherwise() -> None:
    assert Settings.model_fields["api_url"].default == "https://api.telegram.org"
