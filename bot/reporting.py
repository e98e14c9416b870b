"""Errors reported to Sentry, if an address is set: what broke and where, never secrets nor what people wrote."""

from __future__ import annotations

from typing import Any

from bot.hiding import hide


class NoSentry(Exception):
    """The extra `sentry` is not installed."""


def report_errors(dsn: str, transport: Any = None) -> None:
    """From now on every error that is logged is reported. transport: sentry_sdk's; for tests.

    Raises NoSentry. ValueError if `dsn` is no address.
    """
    try:
        import sentry_sdk
    except ImportError as error:
        raise NoSentry from error
    try:
        sentry_sdk.init(
            dsn=dsn,
            transport=transport,
            include_local_variables=False,  # they hold what people wrote, and addresses with the token
            max_breadcrumbs=0,
            max_request_body_size="never",
            auto_enabling_integrations=False,
            before_send=lambda event, hint: _clean(event),
        )
    except sentry_sdk.utils.BadDsn as error:
        raise ValueError(str(error)) from error


def _clean(value: Any) -> Any:
    """The same without any secret."""
    match value:
        case str():
            return hide(value)
        case dict():
            return {key: _clean(item) for key, item in value.items()}
        case list() | tuple():
            return [_clean(item) for item in value]
    return value
