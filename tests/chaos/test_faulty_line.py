"""Reminders through a line that fails all the time: nobody is forgotten, nobody gets two."""

from __future__ import annotations

from bench.faulty_line import NOBODY_KNOWS, NOT_CARRIED_OUT, Line, deliver

LEARNERS = 40
PATIENCE = 90.0


def told(progress: str) -> None:
    """Nobody reads it here."""


async def test_everybody_who_can_be_reached_is_reminded_once_when_the_server_says_what_went_wrong() -> None:
    line = Line(seed=3, share=0.3, kinds=NOT_CARRIED_OUT[1:], timeouts=0, patience=PATIENCE)
    found = await deliver(LEARNERS, line, told)
    assert found.broken == []
    assert found.faults > 8
    assert found.unreachable > 0
    assert found.outcomes["sent", 1] == LEARNERS - found.unreachable


async def test_nobody_is_reminded_twice_when_answers_get_lost() -> None:
    found = await deliver(LEARNERS, Line(seed=3, share=0.3, kinds=NOBODY_KNOWS, timeouts=0, patience=PATIENCE), told)
    assert found.faults > 8
    assert sum(found.outcomes.values()) == LEARNERS
    assert {arrived for _, arrived in found.outcomes} == {0, 1}
