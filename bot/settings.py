"""Settings, from the environment or an `.env` file."""

from __future__ import annotations

import hmac
import re
from pathlib import Path
from typing import Any

from pydantic import Field, SecretStr, ValidationInfo, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from quiz.model import LearnerId
from quiz.roles import Publishers, Publishing

TOKEN_FORM = r"\d{1,20}:[A-Za-z0-9_-]{10,64}"

SHORTEST_CODE = 8
"""Characters of the code that lets others publish: with a few tries an hour it is not guessed."""
ADDRESS = r"^\S+:\d{1,5}$"
"""host:port"""
SECRETS = ("token", "database_url", "proxy", "webhook_secret", "sentry_dsn", "publishing_code")
"""Settings that are secret, or may hold a password. Each can come from a file, as container secrets do."""
LONGEST_SECRET = 10_000
"""Characters that are read of such a file."""


class Settings(BaseSettings):
    """Everything that can be set; each name is the variable's without UZELOK_.

    `NAME_FILE` names a file that holds NAME; it wins over NAME, for the image sets some of these.
    Raises ValidationError without the values; OSError if a file cannot be read.
    """

    model_config = SettingsConfigDict(env_prefix="UZELOK_", env_file=".env", extra="ignore")

    token: SecretStr = SecretStr("")
    """The bot's token, as BotFather gives it."""
    token_file: Path | None = None
    api_url: str = "https://api.telegram.org"
    """The Bot API server to speak to."""
    database_url: str = Field(default="sqlite:///var/uzelok.sqlite3", repr=False)
    """SQLite or PostgreSQL."""
    database_url_file: Path | None = None
    messages_per_second: int = Field(default=30, ge=0, le=1000)
    """How many messages go out at most, as Telegram allows; 0 for a server without limits."""
    texts_per_day: int = Field(default=20, ge=0, le=10_000)
    """For how many texts one person may have questions written in a day; 0 for nobody."""
    files_per_day: int = Field(default=20, ge=0, le=10_000)
    """How many files one person may send in a day."""
    publishing: str = Field(default="everyone", pattern="^(everyone|list|code)$")
    """Who may open sets to others: everyone, those listed, or also whoever says the code."""
    publishers: str = Field(default="", pattern=r"^\s*(\d{1,18}([\s,]+\d{1,18})*)?[\s,]*$")
    """Telegram's ids of those who may, whatever else is set."""
    publishing_code: SecretStr = Field(default=SecretStr(""), validate_default=True)
    """What lets others publish as well; at least eight characters."""
    publishing_code_file: Path | None = None
    proxy: str | None = Field(default=None, repr=False)
    """An HTTP proxy on the way to the Bot API server; if not set, the one that HTTPS_PROXY names."""
    proxy_file: Path | None = None
    webhook_url: str = Field(default="", pattern=r"^(https?://\S+)?$")
    """Where Telegram finds the bot; if not set, the bot fetches its updates itself."""
    webhook_listen: str = Field(default="127.0.0.1:8080", pattern=ADDRESS)
    """Where the bot listens for what comes by the webhook."""
    webhook_secret: SecretStr = SecretStr("")
    """What Telegram says with each update; if not set, it is made from the token."""
    webhook_secret_file: Path | None = None
    monitor_listen: str = Field(default="", pattern=f"^$|{ADDRESS}")
    """Where `/health` and `/metrics` are; if not set, nowhere."""
    sentry_dsn: SecretStr = SecretStr("")
    """Where errors are reported to, with the extra `sentry`."""
    sentry_dsn_file: Path | None = None
    backup_folder: Path | None = None
    """Where backups of SQLite go; unset: `backups` beside the database."""
    backup_keep: int = Field(default=7, ge=0)
    """How many backups are kept, one a night; 0 makes none by itself and removes none."""
    log: str = Field(default="info", pattern="^(debug|info|warning|error)$")
    """How much is logged."""
    log_format: str = Field(default="auto", pattern="^(auto|console|json)$")
    """auto: for people on a terminal, JSON elsewhere."""
    heartbeat: Path | None = None
    """A file touched once a minute while the bot is well; `uzelok health` looks at it."""

    @model_validator(mode="before")
    @classmethod
    def _from_files(cls, said: dict[str, Any]) -> dict[str, Any]:
        files = {name: said.get(f"{name}_file") for name in SECRETS}
        return said | {name: _held(Path(file)) for name, file in files.items() if file}

    @field_validator("webhook_secret")
    @classmethod
    def _sayable(cls, secret: SecretStr) -> SecretStr:
        if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", secret.get_secret_value()):
            raise ValueError("may hold only A-Z, a-z, 0-9, _ and -, at most 256 of them")
        return secret

    @field_validator("publishing_code")
    @classmethod
    def _not_guessed(cls, secret: SecretStr, info: ValidationInfo) -> SecretStr:
        code = secret.get_secret_value().strip()
        if len(code) < SHORTEST_CODE and (code or info.data.get("publishing") == "code"):
            raise ValueError(f"must have at least {SHORTEST_CODE} characters")
        return secret

    @field_validator("api_url")
    @classmethod
    def _no_slash(cls, url: str) -> str:
        if not url.startswith(("http://", "https://")):
            raise ValueError("must begin with http:// or https://")
        return url.rstrip("/")

    def publishing_rule(self) -> Publishing:
        """Who may open sets to others."""
        people = frozenset(LearnerId(int(each)) for each in re.findall(r"\d+", self.publishers))
        code = self.publishing_code.get_secret_value().strip()
        # All copies of the bot have the same, and it does not give the token away.
        key = hmac.digest(self.token.get_secret_value().encode(), b"uzelok guesses", "sha256") if code else b""
        return Publishing(Publishers(self.publishing), people, code, key)

    def secrets(self) -> list[str]:
        """What is never to be seen by anybody."""
        said = (getattr(self, name) for name in SECRETS)
        return [each.get_secret_value() if isinstance(each, SecretStr) else each for each in said if each]


def _held(file: Path) -> str:
    with file.open(encoding="utf-8", errors="replace") as opened:
        return opened.read(LONGEST_SECRET).strip()
