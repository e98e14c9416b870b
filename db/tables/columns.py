"""What the tables are made of."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Index, MetaData

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)
CLUSTERED = False  # «without rowid»: SQLite keeps the rows in the order of the key, one learner's side by side


def partial(name: str, *columns: Column[Any], where: Any) -> Index:
    """An index of the rows for which `where` holds; it serves only queries that say the same."""
    return Index(name, *columns, sqlite_where=where, postgresql_where=where)


def of_learner() -> Column[int]:
    """The first column of a learner's rows, which go with them."""
    learner = ForeignKey("learners.id", ondelete="CASCADE")
    return Column("learner_id", BigInteger, learner, primary_key=True, autoincrement=False)


def of_fact(**more: Any) -> Column[int]:
    """The fact that a row is about."""
    return Column("fact_id", BigInteger, ForeignKey("facts.id"), nullable=False, **more)
