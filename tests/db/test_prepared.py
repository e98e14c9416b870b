"""A statement is prepared once; what it was not prepared for is refused, and not left out."""

from __future__ import annotations

import pytest
from sqlalchemy import bindparam, update
from sqlalchemy.dialects.sqlite import dialect

from db.prepared import Statements
from db.tables import learners

RENAME = update(learners).where(learners.c.id == bindparam("learner"))


@pytest.mark.parametrize("other", [{"learner": 1}, {"learner": 1, "name": "Аня", "zone": "UTC"}])
def test_a_statement_with_other_values_than_it_was_prepared_for_is_refused(other: dict[str, object]) -> None:
    statements = Statements(dialect())
    prepared = statements(RENAME, {"learner": 1, "name": "Аня"})
    assert statements(RENAME, {"name": "Вера", "learner": 2}) is prepared
    with pytest.raises(TypeError, match="is given"):
        statements(RENAME, other)
