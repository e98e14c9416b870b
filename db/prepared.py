"""Statements written once with SQLAlchemy, compiled once for each database, and run with little in between.

Compiling, looking up what was compiled and wrapping rows is most of what SQLAlchemy Core takes for a small
statement. Here a statement becomes its text, the order of its values, and what its columns' types do to them.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Protocol

from sqlalchemy import ClauseElement, Dialect, Executable, UpdateBase
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

Processor = Callable[[Any], Any]
Description = Sequence[Sequence[Any]]
"""Of each column its name, the driver's code for its type, and more: DB-API's `cursor.description`."""


class Line(Protocol):
    """An open transaction in one of the databases, as plainly as its driver has it.

    Errors are SQLAlchemy's (DBAPIError and below), whichever driver they come from.
    """

    def rows(self, sql: str, values: Sequence[Any]) -> tuple[Sequence[Sequence[Any]], Description]:
        """Run a statement that gives rows; the rows, and what the driver says of their columns."""

    def change(self, sql: str, values: Sequence[Any]) -> int:
        """Run a statement that gives none; how many rows it changed."""

    def change_many(self, sql: str, values: Sequence[Sequence[Any]]) -> None:
        """Run such a statement once for each of the values, of which there are some."""


class Result:
    """What a statement gave: rows with named columns, or how many rows it changed."""

    __slots__ = ("changed", "rows")

    def __init__(self, rows: list[Any], changed: int) -> None:
        self.rows = rows
        self.changed = changed

    def one(self) -> Any:
        """The only row, None if there is none."""
        return self.rows[0] if self.rows else None

    def value(self) -> Any:
        """The first column of the only row, None if there is none."""
        return self.rows[0][0] if self.rows else None

    def values(self) -> list[Any]:
        """The first column of every row."""
        return [row[0] for row in self.rows]


class Prepared:
    """One statement for one database; `names` are of the values it is given each time."""

    __slots__ = ("_bound", "_dialect", "_make", "_readers", "_types", "names", "returns_rows", "sql", "writes")

    def __init__(self, statement: Executable, names: Iterable[str], dialect: Dialect) -> None:
        given = list(names)
        self.names = frozenset(given)
        assert isinstance(statement, ClauseElement)
        compiled = statement.compile(dialect=dialect, column_keys=given)
        assert isinstance(compiled, SQLCompiler)
        self.sql = compiled.string
        self.writes = isinstance(statement, UpdateBase)
        self._bound = [_bound(compiled, name, name in given, dialect) for name in compiled.positiontup or ()]
        columns = list(getattr(statement, "exported_columns", ()))
        self.returns_rows = bool(columns)
        named = namedtuple("Row", [column.name for column in columns], rename=True)  # type: ignore[misc]  # made here
        self._make = partial(tuple.__new__, named)
        self._dialect = dialect
        self._types: list[TypeEngine[Any]] = [column.type for column in columns]
        self._readers: list[tuple[int, Processor]] | None = None

    def bind(self, values: Mapping[str, Any]) -> list[Any]:
        """The values as the driver takes them, in its order."""
        return [
            constant if name is None else values[name] if towards is None else towards(values[name])
            for name, towards, constant in self._bound
        ]

    def read(self, rows: Iterable[Sequence[Any]], described: Description) -> list[Any]:
        """The rows as the columns' types have them, with their names."""
        readers = self._readers
        if readers is None:
            readers = self._readers = self._readers_of(described)
        make = self._make
        if not readers:
            return [make(row) for row in rows]
        read = []
        for row in rows:
            values = list(row)
            for place, reader in readers:
                values[place] = reader(values[place])
            read.append(make(values))
        return read

    def _readers_of(self, described: Description) -> list[tuple[int, Processor]]:
        readers: list[tuple[int, Processor]] = []
        for place, type_ in enumerate(self._types):
            reader = type_.dialect_impl(self._dialect).result_processor(self._dialect, described[place][1])
            if reader is not None:
                readers.append((place, reader))
        return readers


class Statements:
    """Everything prepared so far for one database. A statement is always given values of the same names;
    TypeError otherwise."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._prepared: dict[Executable, Prepared] = {}

    def __call__(self, statement: Executable, values: Mapping[str, Any]) -> Prepared:
        prepared = self._prepared.get(statement)
        if prepared is None:
            prepared = self._prepared[statement] = Prepared(statement, values, self._dialect)
        if prepared.names != values.keys():  # what it was not prepared for would be left out without a word
            raise TypeError(f"a statement for {sorted(prepared.names)} is given {sorted(values)}")
        return prepared

    @property
    def locks(self) -> bool:
        """Whether this database has locks on rows."""
        return self._dialect.name == "postgresql"


def _bound(compiled: SQLCompiler, name: str, given: bool, dialect: Dialect) -> tuple[str | None, Processor | None, Any]:
    """A place in a statement: the name of the value that goes there and what is done to it, or what always stands."""
    towards = compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect)
    if given:
        return name, towards, None
    constant = compiled.params[name]
    return None, None, constant if towards is None else towards(constant)
