"""Logs: for people on a terminal, JSON elsewhere; never a secret, never what people wrote."""

from __future__ import annotations

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

from bot.hiding import hide

NOISY = ("alembic", "httpx", "httpcore", "apscheduler", "matplotlib", "asyncio", "aiosqlite", "telegram")
"""Below a warning these tell addresses, every call, or what people write."""


def set_up_logs(level: str, form: str) -> None:
    """One form for our own lines and those of libraries. form: console, json, or auto."""
    console = form == "console" or (form == "auto" and sys.stderr.isatty())
    renderer: Any = (
        # Drawn tracebacks take long, and tell what people wrote: they show the values of all variables.
        structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
        if console
        else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso"),
        structlog.processors.format_exc_info if not console else _keep,
    ]
    handler = logging.StreamHandler()
    handler.setFormatter(
        _Hiding(
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer], foreign_pre_chain=shared
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        cache_logger_on_first_use=False,
    )


class _Hiding(structlog.stdlib.ProcessorFormatter):
    """The last word on every line: libraries log addresses, and secrets are part of them."""

    def format(self, record: logging.LogRecord) -> str:
        return hide(super().format(record))


def _keep(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return event
