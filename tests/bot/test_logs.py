"""No token is ever logged, whoever logs it."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import httpx
import pytest
import structlog
from starlette.types import Receive, Scope, Send

from bot.hiding import HIDDEN, hide
from bot.logs import set_up_logs
from bot.serving import serving

TOKEN = "123456789:AAF-abcdefghijklmnopqrstuvwxyz_12345"


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """Everything that is logged."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    set_up_logs("debug", "json")
    written = io.StringIO()
    for handler in root.handlers:
        assert isinstance(handler, logging.StreamHandler)
        handler.setStream(written)
    yield written
    root.handlers[:], root.level = before
    structlog.reset_defaults()


def test_an_address_that_holds_a_token_is_logged_without_it(lines: io.StringIO) -> None:
    logging.getLogger("some.library").warning("HTTP Request: POST https://api/bot%s/getMe", TOKEN)
    structlog.get_logger().error("it broke", url=f"https://api/bot{TOKEN}/getMe")
    assert TOKEN not in lines.getvalue()
    assert lines.getvalue().count(HIDDEN) == 2


def test_a_token_inside_a_traceback_is_hidden_too(lines: io.StringIO) -> None:
    try:
        raise ConnectionError(f"cannot reach https://api/bot{TOKEN}/getUpdates")
    except ConnectionError as error:
        structlog.get_logger().error("no luck", exc_info=error)
        logging.getLogger("library").exception("no luck")
    assert "ConnectionError" in lines.getvalue()
    assert TOKEN not in lines.getvalue()


def test_what_is_no_token_stays(lines: io.StringIO) -> None:
    assert hide("at 12:30, update 123:45") == "at 12:30, update 123:45"


async def test_the_web_server_s_own_lines_are_cleaned_too(
    lines: io.StringIO, capfd: pytest.CaptureFixture[str]
) -> None:
    async def falls(scope: Scope, receive: Receive, send: Send) -> None:
        raise ConnectionError(f"cannot reach https://api/bot{TOKEN}/getUpdates")

    async with serving(falls, "127.0.0.1", 0) as port, httpx.AsyncClient() as client:
        assert (await client.get(f"http://127.0.0.1:{port}/")).status_code == 500
    assert "Exception in ASGI application" in lines.getvalue()
    assert f"bot{HIDDEN}/getUpdates" in lines.getvalue()
    assert TOKEN not in lines.getvalue()
    assert "".join(capfd.readouterr()) == ""
