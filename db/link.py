"""What the rooms of a transaction share: the way to the database, what was read already, and who is held."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import BindParameter, Executable, Integer, Table, bindparam, select
from sqlalchemy.dialects.postgresql import Insert, insert

from db.known import Known
from db.prepared import Line, Result, Statements
from db.tables import learners
from quiz.model import LearnerId

Id = TypeVar("Id")

LEARNER: BindParameter[int] = bindparam("learner")
LIMIT = bindparam("limit", type_=Integer)
_HOLD = select(learners.c.id).where(learners.c.id == LEARNER).with_for_update(key_share=True)
_ENDED = "the transaction has ended"
_ONLY_LOOKS = "a look may not write"


class Link:
    """One open transaction.

    A learner is held (their row locked) before anything of theirs is read or written: two transactions of one
    learner run one after the other, and each sees what the other left. SQLite needs no such lock, it lets one
    transaction write at a time; nor does a transaction that only reads.
    """

    __slots__ = ("_held", "_holds", "_line", "_put_off", "_statements", "known", "writes")

    def __init__(self, line: Line, statements: Statements, known: Known, writes: bool) -> None:
        self._line: Line | None = line
        self._statements = statements
        self._holds = statements.locks and writes
        self._held: set[LearnerId] = set()
        self._put_off: dict[LearnerId, Callable[[], object]] = {}
        self.writes = writes
        self.known = known

    def put_off(self, learner: LearnerId, write: Callable[[], object] | None) -> None:
        """Write it at the end, in place of what was put off for the learner before; None: write nothing."""
        self._put_off.pop(learner, None)
        if write is not None:
            if not self.writes:
                raise RuntimeError(_ONLY_LOOKS)
            self._put_off[learner] = write

    def write_what_was_put_off(self) -> None:
        """Before the transaction is committed."""
        for write in self._put_off.values():
            write()
        self._put_off.clear()

    def end(self) -> None:
        """Nothing goes through it any more."""
        self._line = None
        self.known = Known()  # what was read is of the past as well

    def do(self, statement: Executable, values: Mapping[str, Any]) -> Result:
        """Run a statement that concerns no learner, or only rows that are locked in another way."""
        line = self._line
        if line is None:
            raise RuntimeError(_ENDED)
        prepared = self._statements(statement, values)
        if prepared.writes and not self.writes:
            raise RuntimeError(_ONLY_LOOKS)
        if not prepared.returns_rows:
            return Result([], line.change(prepared.sql, prepared.bind(values)))
        rows, described = line.rows(prepared.sql, prepared.bind(values))
        return Result(prepared.read(rows, described), 0)

    def lock(self, statement: Executable, values: Mapping[str, Any]) -> Result:
        """Run a statement that locks the rows it gives, as only those do that go on to write."""
        if not self.writes:
            raise RuntimeError(_ONLY_LOOKS)
        return self.do(statement, values)

    def do_many(self, statement: Executable, values: Sequence[Mapping[str, Any]]) -> None:
        """Run a statement that changes rows once for each of the values."""
        if self._line is None:
            raise RuntimeError(_ENDED)
        if not self.writes:
            raise RuntimeError(_ONLY_LOOKS)
        if values:
            prepared = self._statements(statement, values[0])
            self._line.change_many(prepared.sql, [prepared.bind(each) for each in values])

    def of(self, learner: LearnerId, statement: Executable, **values: Any) -> Result:
        """Run a statement about a learner, who is held from now on; it finds them as `learner`."""
        if self._holds and learner not in self._held:
            self.do(_HOLD, {"learner": learner})
            self._held.add(learner)
        values["learner"] = learner
        return self.do(statement, values)

    def held(self, learner: LearnerId) -> None:
        """The statement just run has locked the learner."""
        self._held.add(learner)


def upsert(table: Table) -> Insert:
    """Insert a row or, if its primary key is there, replace the rest of it.

    The clause is PostgreSQL's; SQLite spells it the same and its compiler reads the same object.
    """
    adding = insert(table)
    keys = [column.name for column in table.primary_key]
    rest = {column.name: adding.excluded[column.name] for column in table.columns if column.name not in keys}
    return adding.on_conflict_do_update(index_elements=keys, set_=rest)


def insert_once(table: Table) -> Insert:
    """Insert a row unless its primary key is there."""
    return insert(table).on_conflict_do_nothing(index_elements=[column.name for column in table.primary_key])


def padded(ids: Sequence[Id]) -> list[Id]:
    """The ids, the last repeated up to a power of two: few different statements, so they stay prepared."""
    size = 1 << (len(ids) - 1).bit_length()
    return [*ids, *([ids[-1]] * (size - len(ids)))]
