"""What the rooms of a transaction share: the connection, and who is held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, CursorResult, Executable, Integer, Table, bindparam, select
from sqlalchemy.dialects.postgresql import Insert, insert

from db.tables import enrolments, learners
from quiz.model import LearnerId, SetId

LEARNER: BindParameter[int] = bindparam("learner")
LIMIT = bindparam("limit", type_=Integer)
_HOLD = select(learners.c.id).where(learners.c.id == LEARNER).with_for_update(key_share=True)
_ENROLLED = (
    select(enrolments.c.set_id)
    .where(enrolments.c.learner_id == LEARNER)
    .order_by(enrolments.c.position, enrolments.c.set_id)
)


class Link:
    """One open transaction on one connection.

    A learner is held (their row locked) before anything of theirs is read or written: two transactions of one
    learner run one after the other, and each sees what the other left. SQLite needs no such lock, it lets one
    transaction write at a time; «FOR UPDATE» is left out there.
    """

    __slots__ = ("_connection", "_enrolled", "_held", "_locks")

    def __init__(self, connection: Connection) -> None:
        self._connection: Connection | None = connection
        self._locks = connection.dialect.name == "postgresql"
        self._held: set[LearnerId] = set()
        self._enrolled: dict[LearnerId, list[SetId]] = {}

    def end(self) -> None:
        """Nothing goes through it any more."""
        self._connection = None

    def do(self, statement: Executable, values: Mapping[str, Any] | None = None) -> CursorResult[Any]:
        """Run a statement that concerns no learner, or only rows that are locked in another way."""
        if self._connection is None:
            raise RuntimeError("the transaction has ended")
        return self._connection.execute(statement, values)

    def do_many(self, statement: Executable, values: Sequence[Mapping[str, Any]]) -> None:
        """Run a statement once for each of the values."""
        if self._connection is None:
            raise RuntimeError("the transaction has ended")
        if values:
            self._connection.execute(statement, values)

    def of(self, learner: LearnerId, statement: Executable, **values: Any) -> CursorResult[Any]:
        """Run a statement about a learner, who is held from now on; it finds them as `learner`."""
        if self._locks and learner not in self._held:
            self.do(_HOLD, {"learner": learner})
            self._held.add(learner)
        return self.do(statement, {"learner": learner, **values})

    def holds(self, learner: LearnerId) -> None:
        """The statement just run has locked the learner."""
        self._held.add(learner)

    def enrolled(self, learner: LearnerId, only: SetId | None) -> list[SetId]:
        """Sets the learner has joined, in that order; just the one if it is among them."""
        if learner not in self._enrolled:
            self._enrolled[learner] = list(self.of(learner, _ENROLLED).scalars())
        return [id_ for id_ in self._enrolled[learner] if only in (None, id_)]

    def enrolment_changed(self, learner: LearnerId) -> None:
        """What is known of the learner's sets is no longer true."""
        self._enrolled.pop(learner, None)


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
