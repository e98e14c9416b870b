"""Database addresses as people write them, made into what the drivers want."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from db.errors import DatabaseUnusable, Reason

_POSTGRES = ("postgresql", "postgres", "postgresql+asyncpg")
_SQLITE = ("sqlite", "sqlite+pysqlite")
# libpq's words in an address, and what asyncpg calls them. Those that only libpq knows are dropped.
_LIBPQ_ONLY = ("channel_binding", "gssencmode", "target_session_attrs")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a database is. `shown` has no password. `connect` goes to asyncpg; it is empty for SQLite."""

    url: URL
    shown: str
    connect: dict[str, Any]

    @property
    def path(self) -> str | None:
        """The file of an SQLite database, None for PostgreSQL."""
        return self.url.database if self.url.drivername == "sqlite" else None


def parse(url: str) -> Address:
    """The address of `sqlite:///relative.db`, `sqlite:////absolute.db` or `postgresql://user:password@host/name`.

    Raises DatabaseUnusable for anything else.
    """
    try:
        given = make_url(url)
    except (ArgumentError, ValueError):
        raise _unreadable() from None
    if "@" in (given.host or ""):  # of a password that should have been written with %40
        raise _unreadable()
    given = _password_in_its_place(given)
    shown = given.render_as_string(hide_password=True)
    if given.drivername in _SQLITE:
        if not given.database or given.database == ":memory:" or given.database.startswith("file:"):
            raise DatabaseUnusable(shown, Reason.IN_MEMORY)
        return Address(given.set(drivername="sqlite", query={}), given.database, {})
    if given.drivername in _POSTGRES:
        return _postgres(given, shown)
    raise DatabaseUnusable(shown, Reason.BAD_URL, given.drivername)


def shown_address(url: str) -> str:
    """What may be shown of it: the file's path, or the server's address without the password.

    Raises DatabaseUnusable.
    """
    return parse(url).shown


def without_password(address: Address) -> str:
    """A server's address as its own tools know it; they take the password from PGPASSWORD or ask for it."""
    url = address.url
    plain = URL.create("postgresql", url.username, None, url.host, url.port, url.database, url.query)
    return plain.render_as_string()


def _postgres(given: URL, shown: str) -> Address:
    query = {name: value for name, value in given.query.items() if name not in _LIBPQ_ONLY}
    name = query.pop("application_name", "uzelok")
    connect: dict[str, Any] = {"server_settings": {"application_name": name}}
    if "sslmode" in query:
        connect["ssl"] = query.pop("sslmode")
    if "connect_timeout" in query:
        try:
            connect["timeout"] = float(str(query.pop("connect_timeout")))
        except ValueError as error:
            raise DatabaseUnusable(shown, Reason.BAD_URL, str(error)) from error
    return Address(given.set(drivername="postgresql+asyncpg", query=query), shown, connect)


def _unreadable() -> DatabaseUnusable:
    """The text is not shown: it may hold a password that could not be found in it."""
    return DatabaseUnusable("database address", Reason.BAD_URL)


def _password_in_its_place(given: URL) -> URL:
    """`?password=` is taken before the host, where it is hidden; other words of this kind are unknown to the driver."""
    query = {name: value for name, value in given.query.items() if "pass" not in name.lower() or name == "passfile"}
    password = given.query.get("password")
    return given.set(password=given.password if password is None else str(password), query=query)
