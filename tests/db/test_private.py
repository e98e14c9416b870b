"""What is kept is its owner's alone, and an address is shown without its password, however it is written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from db import DatabaseUnusable, Reason, migrate, open_store, shown_address

PASSWORD = "behind-seven-seals"


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such modes")
async def test_a_new_database_can_be_read_by_its_owner_only(tmp_path: Path) -> None:
    url, before = f"sqlite:///{tmp_path}/uzelok.sqlite3", os.umask(0o022)
    try:
        migrate(url)
        async with open_store(url) as store:
            await store.run(lambda tx: None)
            modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    finally:
        os.umask(before)
    assert set(modes) >= {"uzelok.sqlite3", "uzelok.sqlite3-wal"}
    assert set(modes.values()) == {0o600}


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such modes")
def test_a_database_that_is_there_keeps_the_mode_its_owner_chose(tmp_path: Path) -> None:
    migrate(f"sqlite:///{tmp_path}/x.sqlite3")
    (tmp_path / "x.sqlite3").chmod(0o640)
    migrate(f"sqlite:///{tmp_path}/x.sqlite3")
    assert (tmp_path / "x.sqlite3").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://uzelok:{PASSWORD}@host/x",
        f"postgresql://host/x?user=uzelok&password={PASSWORD}",
        f"postgresql://uzelok:{PASSWORD}@host/x?sslpassword={PASSWORD}",
        f"sqlite:////data/x.sqlite3?password={PASSWORD}",
    ],
)
def test_an_address_is_shown_without_its_password(url: str) -> None:
    shown = shown_address(url)
    assert PASSWORD not in shown
    assert "x" in shown


@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://uzelok:p@{PASSWORD}@host/x",
        f"postgresql://uzelok:p@{PASSWORD}@host:5432/x",
        f"uzelok:{PASSWORD}@host/x",
        f"postgresql://uzelok:{PASSWORD}@host:port/x",
        f"mysql://uzelok:{PASSWORD}@host/x",
        f"sqlite:///:memory:?password={PASSWORD}",
        f"postgresql://uzelok:{PASSWORD}@host/x?connect_timeout=soon",
    ],
)
def test_an_address_that_cannot_be_used_does_not_show_its_password_either(url: str) -> None:
    with pytest.raises(DatabaseUnusable) as refused:
        shown_address(url)
    assert refused.value.reason in (Reason.BAD_URL, Reason.IN_MEMORY)
    assert PASSWORD not in str(refused.value)
