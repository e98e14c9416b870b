"""From the settings to what a running bot has around it."""

from __future__ import annotations

from pathlib import Path

from bot.budget import Slots
from bot.desk import Workrooms
from bot.service import Chore, Server, Surroundings
from bot.settings import Settings
from bot.webhook import Hook, secret_of


def server_of(settings: Settings, slots: Slots | None) -> Server:
    """The Bot API server, as it is set. slots: the messages that several copies of the bot share."""
    return Server(settings.api_url, settings.proxy, settings.messages_per_second, slots)


def surroundings_of(
    settings: Settings, token: str, heartbeat: Path, chores: tuple[Chore, ...] = (), rooms: Workrooms | None = None
) -> Surroundings:
    """What else is set."""
    hook = None
    if settings.webhook_url:
        secret = settings.webhook_secret.get_secret_value() or secret_of(token)
        hook = Hook(settings.webhook_url, *_address(settings.webhook_listen), secret)
    monitor = _address(settings.monitor_listen) if settings.monitor_listen else None
    return Surroundings(hook=hook, monitor=monitor, heartbeat=heartbeat, chores=chores, rooms=rooms)


def _address(listen: str) -> tuple[str, int]:
    """Host and port; the host of an IPv6 address may stand in brackets."""
    host, _, port = listen.rpartition(":")
    return host.strip("[]"), int(port)
