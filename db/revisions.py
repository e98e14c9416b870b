"""Which version the tables are of, and bringing them to another."""

from __future__ import annotations

import threading
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from db.address import Address
from db.errors import DatabaseUnusable, NewerDatabase, Reason

_SCRIPTS = str(Path(__file__).parent / "migrations")
_LOCK = 0x757A656C6F6B
"""Two replicas that start together migrate one after the other."""

_ONE_AT_A_TIME = threading.Lock()
"""Alembic's scripts speak to whatever migration this process is at: two at once would speak to one another's."""


def head() -> str:
    """The revision this program works with."""
    found = _directory().get_current_head()
    assert found is not None
    return found


def revisions() -> list[str]:
    """All there are, the first first."""
    return [script.revision for script in _directory().walk_revisions()][::-1]


def check_revision(connection: Connection, address: Address) -> None:
    """Raise NewerDatabase, or DatabaseUnusable (not migrated), unless the tables are of this revision."""
    found = _found(connection, address)
    if found != head():
        raise DatabaseUnusable(address.shown, Reason.NOT_MIGRATED, f"{found or 'empty'}, not {head()}")


def change_revision(connection: Connection, address: Address, wanted: str) -> str:
    """Migrate up or down to `wanted` («head», «base», a revision) in the open transaction; what it is now."""
    if connection.dialect.name == "postgresql":
        for patience in ("lock_timeout", "statement_timeout"):
            connection.execute(text(f"SET LOCAL {patience} = 0"))  # much data takes its time
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    found = _found(connection, address)
    config = _config()
    config.attributes["connection"] = connection
    known = revisions()
    down = wanted == "base" or (found in known and wanted in known[: known.index(found)])
    with _ONE_AT_A_TIME:
        (command.downgrade if down else command.upgrade)(config, wanted)
    return _found(connection, address) or ""


def check_known(found: str, where: str) -> None:
    """Raise NewerDatabase if this program does not know the revision."""
    if found not in revisions():
        raise NewerDatabase(where, found, head())


def _found(connection: Connection, address: Address) -> str | None:
    found = MigrationContext.configure(connection).get_current_revision()
    if found is not None:
        check_known(found, address.shown)
    return found


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", _SCRIPTS.replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _directory() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())
