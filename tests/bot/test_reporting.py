"""What is reported of an error, and what never is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import sentry_sdk
import structlog
from sentry_sdk.transport import Transport

from bot.logs import set_up_logs
from bot.reporting import report_errors
from tests.logging_kept import kept_logging

WRITTEN = " ".join(["тайное", "слово"])
"""Put together so that it does not stand in the lines of this file, which are reported."""
TOKEN = "777000:a-token-that-opens-nothing"


class Kept(Transport):
    """Keeps what would be sent."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[dict[str, Any]] = []

    def capture_envelope(self, envelope: Any) -> None:
        self.events += [event for item in envelope.items if (event := item.get_event()) is not None]


@pytest.fixture
def sent() -> Iterator[Kept]:
    kept = Kept()
    with kept_logging():
        set_up_logs("info", "json")
        report_errors("https://key@sentry.invalid/1", kept)
        yield kept
        sentry_sdk.init()


def fail(words: str) -> None:
    secret = f"https://api.telegram.org/bot{TOKEN}/sendMessage"
    raise RuntimeError(f"calling {secret} failed" if words else "")


def test_an_error_is_reported_with_its_update_and_neither_token_nor_words(sent: Kept) -> None:
    log = structlog.get_logger()
    with structlog.contextvars.bound_contextvars(update=4711):
        log.info("nothing happened")
        try:
            fail(WRITTEN)
        except RuntimeError:
            log.exception("an update failed")
    (event,) = sent.events
    told = json.dumps(event, ensure_ascii=False, default=str)
    assert "an update failed" in told
    assert "4711" in told
    assert "RuntimeError" in told
    assert TOKEN not in told
    assert WRITTEN not in told


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="scheme"):
        report_errors("somewhere")
