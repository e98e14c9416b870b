"""Rows for whatever tables a database has, made from their columns alone, as odd as their types allow."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, MetaData, Table, create_engine, event, insert, select, types
from sqlalchemy.ext.asyncio import create_async_engine

from db.columns import storable

T = TypeVar("T")
ODD = storable("«Ё» 👩‍👩‍👧 العربية \u202e a\0b \ud83e '; -- %s :name ? \\u0000")
FIRST, LAST = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, 23, 59, 59, 999999, UTC)


@dataclass(frozen=True, slots=True)
class Kept:
    """Names of columns, and rows by what their primary key holds."""

    columns: frozenset[str]
    rows: dict[tuple[Any, ...], dict[str, Any]]


Tables = dict[str, Kept]


def rows_of(url: str) -> Tables:
    """Every row of every table that is there."""
    return _on(url, _read)


def add_a_row_to_each_table(url: str, number: int) -> None:
    """Another number, other rows; rows of one number refer to each other."""
    _on(url, lambda connection: _add(connection, number))


def assert_kept(before: Tables, after: Tables) -> None:
    """In tables and columns that were there before and are there now, every value is what it was."""
    for name in before.keys() & after.keys():
        both = before[name].columns & after[name].columns
        assert both, f"no column of {name} is left"
        assert _only(both, before[name]) == _only(both, after[name]), name


def _only(columns: frozenset[str], table: Kept) -> dict[tuple[Any, ...], dict[str, Any]]:
    return {key: {name: row[name] for name in columns} for key, row in table.rows.items()}


def _on(url: str, work: Callable[[Connection], T]) -> T:
    async def on_server() -> T:
        engine = create_async_engine(url.replace("postgresql:", "postgresql+asyncpg:"))
        async with engine.begin() as connection:
            found = await connection.run_sync(work)
        await engine.dispose()
        return found

    if url.startswith("postgresql"):
        return asyncio.run(on_server())
    engine = create_engine(url)
    event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA foreign_keys = ON"))
    with engine.begin() as connection:
        found = work(connection)
    engine.dispose()
    return found


def _tables(connection: Connection) -> list[Table]:
    found = MetaData()
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name != "alembic_version"]


def _read(connection: Connection) -> Tables:
    return {table.name: _kept(connection, table) for table in _tables(connection)}


def _kept(connection: Connection, table: Table) -> Kept:
    keys = [column.name for column in table.primary_key]
    rows = [dict(row._mapping) for row in connection.execute(select(table))]
    return Kept(frozenset(table.columns.keys()), {tuple(row[key] for key in keys): row for row in rows})


def _add(connection: Connection, number: int) -> None:
    made: dict[str, dict[str, Any]] = {}
    for table in _tables(connection):
        made[table.name] = {column.name: _value(column, number, made) for column in table.columns}
        connection.execute(insert(table), made[table.name])


def _value(column: Column[Any], number: int, made: dict[str, dict[str, Any]]) -> Any:
    """The row's number chooses from one end of what the type can hold, or from the other."""
    for key in column.foreign_keys:
        return made[key.column.table.name][key.column.name]
    far = -1 if number % 2 else 1
    if column.nullable and number % 3 == 2:
        return None
    match column.type:
        case types.Boolean():
            return number % 2 == 0
        case types.SmallInteger():
            return far * (2**15 - 1 - number)
        case types.BigInteger():
            return far * (2**63 - 1 - number)
        case types.Integer():
            return far * (2**31 - 1 - number)
        case types.Float():
            return far * 1.7976931348623157e308 / (number + 1)
        case types.DateTime():
            moment = FIRST + timedelta(number) if number % 2 else LAST - timedelta(number)
            return moment if column.type.timezone else moment.replace(tzinfo=None)
        case types.Date():
            return date.min + timedelta(days=number) if number % 2 else date.max - timedelta(days=number)
        case types.Text():
            return f"{ODD}{number}"
    raise NotImplementedError(f"{column}: make an odd value of a {column.type!r}")  # for whoever adds a new type
