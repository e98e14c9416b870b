"""Whatever is secret can come from a file, as containers hand it over, and is hidden from then on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.console import read_settings
from bot.hiding import SECRET, hide, know_secrets
from bot.settings import LONGEST_SECRET, SECRETS, Settings

HELD = {
    "token": "777000:a-token-that-opens-nothing",
    "database_url": "postgresql://uzelok:behind-seven-seals@db/uzelok",
    "proxy": "http://user:through-the-wall@proxy:3128",
    "webhook_secret": "only-Telegram_says_this",
    "publishing_code": "open-sesame-12",
    "sentry_dsn": "https://0123key4567of89@sentry.example/1",
}


@pytest.fixture(autouse=True)
def _empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("UZELOK_")]:
        monkeypatch.delenv(name)
    yield
    know_secrets(())


def test_every_secret_can_come_from_a_file_and_is_hidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(HELD) == set(SECRETS)
    assert {f"{name}_file" for name in SECRETS} <= set(Settings.model_fields)
    for name, value in HELD.items():
        (tmp_path / name).write_text(f"{value}\n")
        monkeypatch.setenv(f"UZELOK_{name.upper()}_FILE", str(tmp_path / name))
    monkeypatch.setenv("UZELOK_DATABASE_URL", "sqlite:////data/uzelok.sqlite3")  # as the image has it
    settings = read_settings()
    assert settings.secrets() == [HELD[name] for name in SECRETS]
    for secret in (
        "behind-seven-seals",
        "through-the-wall",
        HELD["webhook_secret"],
        HELD["publishing_code"],
        "0123key4567of89",
    ):
        assert hide(secret) == SECRET
        assert secret not in repr(settings)
    assert HELD["token"] not in repr(settings)


@pytest.mark.parametrize("name", HELD)
def test_a_file_that_is_not_there_is_told(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(f"UZELOK_{name.upper()}_FILE", "/run/secrets/nowhere")
    with pytest.raises(Exception, match="1"):
        read_settings()
    assert "/run/secrets/nowhere" in capsys.readouterr().err


def test_of_a_file_that_never_ends_only_the_beginning_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UZELOK_TOKEN_FILE", "/dev/zero")
    assert len(read_settings().token.get_secret_value()) == LONGEST_SECRET


def test_an_empty_name_of_a_file_names_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UZELOK_TOKEN_FILE", "")
    monkeypatch.setenv("UZELOK_TOKEN", HELD["token"])
    assert read_settings().token.get_secret_value() == HELD["token"]
