"""Moving a whole database from SQLite to PostgreSQL, or back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, bindparam, func, insert, inspect, select, text
from sqlalchemy.exc import IntegrityError, StatementError

from db.address import Address, parse
from db.both_ends import from_server, on_server, read_file, write_file
from db.revisions import change_revision
from db.sums import Sum, in_batches, summed
from db.tables import metadata

_COPYING, _COMPARING = "moving", "comparing"


@dataclass(frozen=True, slots=True)
class TableMoved:
    """rows and checksum: read from the source. arrived, arrived_checksum: read from the target afterwards."""

    name: str
    rows: int
    checksum: str
    arrived: int
    arrived_checksum: str

    @property
    def agrees(self) -> bool:
        """Whether the target gives back, row by row, what the source gave."""
        return (self.rows, self.checksum) == (self.arrived, self.arrived_checksum)


@dataclass(frozen=True, slots=True)
class Moved:
    """What was moved from where to where; the addresses have no password."""

    source: str
    target: str
    tables: tuple[TableMoved, ...]


@dataclass(frozen=True, slots=True)
class Moving:
    """How far it is: the stage (`moving`, then `comparing`), the table, rows done of how many."""

    stage: str
    table: str
    done: int
    total: int


OnMoving = Callable[[Moving], None]
Tables = tuple[TableMoved, ...]


class SameKind(Exception):
    """Both are SQLite, or both PostgreSQL: their own tools copy such databases better."""


class TargetNotEmpty(Exception):
    """The target holds something already. there: rows by table."""

    def __init__(self, where: str, there: Mapping[str, int]) -> None:
        super().__init__(f"{where}: {dict(there)}")
        self.where = where
        self.there = there


class NotMovable(Exception):
    """A row does not fit into the target's table. Nothing was moved."""

    def __init__(self, table: str, detail: str) -> None:
        super().__init__(f"{table}: {detail}")
        self.table = table
        self.detail = detail


class MovedWrong(Exception):
    """The target gave back something else than the source. Nothing was moved."""

    def __init__(self, tables: Sequence[TableMoved]) -> None:
        super().__init__(", ".join(one.name for one in tables if not one.agrees))
        self.tables = tables


def move(url: str, to: str, on_progress: OnMoving = lambda _: None) -> Moved:
    """Copy all tables to an empty database, all or nothing, and compare row by row; the source stays as it is.

    Everything is read as of one moment, and nobody can write to the source until it is done. It blocks, and runs an
    event loop of its own. Raises DatabaseUnusable (LOCKED while somebody has the source open), NewerDatabase,
    SameKind, TargetNotEmpty, NotMovable or MovedWrong.
    """
    source, target = parse(url), parse(to)
    if source.path is not None and target.path is None:
        with read_file(source) as reading:
            tables = asyncio.run(on_server(target, lambda writing: _move(reading, writing, target, on_progress)))
    elif source.path is None and target.path is not None:
        with write_file(target) as writing:
            tables = asyncio.run(from_server(source, lambda reading: _move(reading, writing, target, on_progress)))
    else:
        raise SameKind
    return Moved(source.shown, target.shown, tables)


def _move(source: Connection, target: Connection, address: Address, on_progress: OnMoving) -> Tables:
    there = _what_is_there(target)
    if there:
        raise TargetNotEmpty(address.shown, there)
    change_revision(target, address, "head")
    totals = {table: _count(source, table) for table in metadata.sorted_tables}
    sent = {table: _copy(source, target, table, total, on_progress) for table, total in totals.items()}
    tables = tuple(_compared(target, table, *sums, on_progress) for table, sums in sent.items())
    if not all(one.agrees for one in tables):
        raise MovedWrong(tables)
    if target.dialect.name == "postgresql":
        _count_on(target)
        target.execute(text("ANALYZE"))  # the first questions need good plans, too
    return tables


def _of_the_row(error: StatementError) -> bool:
    """Whether a value does not fit, rather than something being wrong with the server or the disk."""
    state = getattr(error.orig, "sqlstate", None) or ""
    return isinstance(error.orig, (ValueError, TypeError, OverflowError)) or (
        isinstance(error, IntegrityError) or state.startswith(("22", "23"))
    )


def _compared(target: Connection, table: Table, rows: int, checksum: str, on_progress: OnMoving) -> TableMoved:
    arrived = summed(target, table, lambda done: on_progress(Moving(_COMPARING, table.name, done, rows)))
    return TableMoved(table.name, rows, checksum, *arrived)


def _what_is_there(target: Connection) -> dict[str, int]:
    """Tables that hold rows, or that are not ours."""
    names = [name for name in inspect(target).get_table_names() if name != "alembic_version"]
    counts = {name: target.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one() for name in names}
    return {name: rows for name, rows in counts.items() if rows or name not in metadata.tables}


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def _copy(source: Connection, target: Connection, table: Table, total: int, on_progress: OnMoving) -> tuple[int, str]:
    """Copy a table, the rows' sum taken on the way."""
    running = Sum()
    adding = insert(table)
    try:
        for rows in in_batches(source, table):
            running.add(rows)
            target.execute(adding, [row._asdict() for row in rows])
            on_progress(Moving(_COPYING, table.name, running.rows, total))
    except StatementError as error:
        if not _of_the_row(error):
            raise
        raise NotMovable(table.name, str(error.orig)) from error
    except (ValueError, TypeError, OverflowError) as error:  # SQLite keeps whatever it was given
        raise NotMovable(table.name, str(error)) from error
    return running.rows, running.checksum


def _count_on(target: Connection) -> None:
    """The server's own counters go on after the highest id that came."""
    for table in metadata.sorted_tables:
        column = table.autoincrement_column
        if column is not None and (highest := target.execute(select(func.max(column))).scalar_one()) is not None:
            sequence = func.pg_get_serial_sequence(bindparam("table"), bindparam("column"))
            named = {"table": f'"{table.name}"', "column": column.name, "highest": highest}
            target.execute(select(func.setval(sequence, bindparam("highest"))), named)
