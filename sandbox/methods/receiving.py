"""Getting updates: long polling, webhooks, and the bot itself."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from sandbox.errors import ApiError, bad_request
from sandbox.methods.call import Call, Methods
from sandbox.updates import Update
from sandbox.webhooks import WebhookSettings
from sandbox.wire import Json

_MAX_POLL_SECONDS = 50
_MAX_CONNECTIONS = 100


class UpdatesAnswer:
    """The answer of getUpdates; its updates are JSON already."""

    __slots__ = ("updates",)

    def __init__(self, updates: list[Update]) -> None:
        self.updates = updates

    def text(self) -> str:
        return f"[{','.join(update.text for update in self.updates)}]"


async def get_updates(call: Call) -> UpdatesAnswer:
    if call.telegram.webhooks.settings(call.bot) is not None:
        raise ApiError(
            409,
            "Conflict: can't use getUpdates method while webhook is active;"
            " use deleteWebhook to delete the webhook first",
        )
    call.bot.updates.allow(_allowed_updates(call))
    return UpdatesAnswer(
        await call.bot.updates.poll(
            offset=call.arguments.integer("offset"),
            limit=call.arguments.integer("limit", 100, 1, 100),
            seconds=call.arguments.integer("timeout", 0, 0, _MAX_POLL_SECONDS),
        )
    )


def _allowed_updates(call: Call) -> list[str] | None:
    try:
        kinds = call.arguments.structure("allowed_updates", "allowed updates")
    except ApiError:
        return None
    if not isinstance(kinds, list):
        return None
    return [str(kind) for kind in kinds]


async def set_webhook(call: Call) -> bool:
    url = call.arguments.text("url")
    if not url:
        return await delete_webhook(call)
    _check_webhook_url(url)
    secret = call.arguments.text("secret_token")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")
    if call.arguments.flag("drop_pending_updates"):
        call.bot.updates.clear()
    call.bot.updates.allow(_allowed_updates(call))
    call.bot.updates.interrupt("terminated by setWebhook request")
    connections = call.arguments.integer("max_connections", 40, 1, _MAX_CONNECTIONS)
    await call.telegram.webhooks.set(call.bot, WebhookSettings(url, secret, connections))
    return True


def _check_webhook_url(url: str) -> None:
    """Telegram takes HTTPS only; a sandbox also takes HTTP on this machine."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise bad_request("invalid webhook URL specified") from None
    local = parts.hostname in ("localhost", "127.0.0.1", "::1")
    if not parts.hostname or parts.scheme not in ("http", "https"):
        raise bad_request("invalid webhook URL specified")
    if parts.scheme == "http" and not local:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not local and port not in (None, 80, 88, 443, 8443):
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


async def delete_webhook(call: Call) -> bool:
    if call.arguments.flag("drop_pending_updates"):
        call.bot.updates.clear()
    await call.telegram.webhooks.set(call.bot, None)
    return True


def get_webhook_info(call: Call) -> Json:
    info = call.telegram.webhooks.info(call.bot)
    if call.bot.updates.allowed is not None:
        info["allowed_updates"] = sorted(call.bot.updates.allowed)
    return info


def get_me(call: Call) -> Json:
    return {
        **call.bot.user(),
        "can_join_groups": True,
        "can_read_all_group_messages": call.bot.reads_all_group_messages,
        "supports_inline_queries": False,
        "supports_guest_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
    }


def done(call: Call) -> bool:
    """logOut and close: there is no other server to log out from."""
    return True


METHODS: Methods = {
    "getupdates": get_updates,
    "setwebhook": set_webhook,
    "deletewebhook": delete_webhook,
    "getwebhookinfo": get_webhook_info,
    "getme": get_me,
    "logout": done,
    "close": done,
}
