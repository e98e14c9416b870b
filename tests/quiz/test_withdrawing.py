"""An invitation to teach is withdrawn: what its owner is told is true."""

from __future__ import annotations

from quiz.sharing import Offered
from quiz.usecases import inviting
from quiz.usecases.inviting import Teachers
from tests.quiz.teachers import COTEACHER, OWNER, School


def withdrawn(at: School) -> Teachers:
    said = at.by(OWNER, inviting.withdraw, at.id, Offered.TEACH, at.now)
    assert isinstance(said, Teachers)
    return said


def test_a_link_that_was_used_is_not_said_to_be_withdrawn() -> None:
    at = School(coteacher=False)
    at.accept(COTEACHER, at.invite())
    said = withdrawn(at)
    assert (said.done, [each.id for each in said.people]) == ("no-open-link", [COTEACHER])
    at.invite(code="another")
    assert withdrawn(at).done == "withdrawn"
