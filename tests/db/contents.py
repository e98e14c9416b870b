"""All there is in an SQLite file, to compare."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from db.tables import metadata

PASSING = "message_slots"
"""Holds nothing that lasts longer than a second, and on an SQLite file nothing at all."""
Contents = dict[str, list[tuple[object, ...]]]


def contents(path: Path) -> Contents:
    """Every row of every table, and the revision, as SQLite has them."""
    connection = sqlite3.connect(path)
    try:
        there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
            for name in [*metadata.tables, "alembic_version"]
            if name in there
        }
    finally:
        connection.close()


def file_of(url: str) -> Path:
    """The file of an SQLite address."""
    return Path(url.removeprefix("sqlite:///"))
