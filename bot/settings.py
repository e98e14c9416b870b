"""Settings, from the environment or an `.env` file."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

TOKEN_FORM = r"\d{1,20}:[A-Za-z0-9_-]{10,64}"


class Settings(BaseSettings):
    """Everything that can be set; each name is the variable's without UZELOK_."""

    model_config = SettingsConfigDict(env_prefix="UZELOK_", env_file=".env", extra="ignore")

    token: SecretStr = SecretStr("")
    """The bot's token, as BotFather gives it."""
    token_file: Path | None = None
    """A file that holds the token instead, as container secrets do."""
    api_url: str = "https://api.telegram.org"
    """The Bot API server to speak to."""
    database_url: str = "sqlite:///var/uzelok.sqlite3"
    """SQLite or PostgreSQL."""
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

    @field_validator("api_url")
    @classmethod
    def _no_slash(cls, url: str) -> str:
        if not url.startswith(("http://", "https://")):
            raise ValueError("must begin with http:// or https://")
        return url.rstrip("/")
