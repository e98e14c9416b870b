"""What several copies of the bot do is judged rightly."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime

import pytest

from bench.reminded import whereabouts
from bench.replicas import Carried, figures
from bench.shared_budget import Spent, pace
from quiz.model import LearnerId, Reminder, StudyDay

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
GOOD = Spent((75, 75), 29.4, floods=0, twice=0, missing=0)


@pytest.mark.parametrize("bunch", [1, 2, 10, 30])
def test_a_pace_is_the_same_however_the_messages_of_a_second_bunch(bunch: int) -> None:
    at = [number // bunch * bunch / 29.5 for number in range(150)]
    assert pace(at) == pytest.approx(29.5)


@pytest.mark.parametrize(
    ("status", "came", "complaint"),
    [
        ("sent", 1, ""),
        ("sent", 2, "came 2 times"),
        ("sent", 0, "is sent, came 0"),
        ("sending", 0, ""),
        ("sending", 1, ""),
        ("planned", 1, "is planned, came 1"),
        ("studied", 0, ""),
    ],
)
def test_what_is_noted_of_a_reminder_is_compared_with_what_came(status: str, came: int, complaint: str) -> None:
    reminder = Reminder(LearnerId(1), StudyDay(date(2026, 3, 2)), 0, NOW, "daily", 5, status)
    found = whereabouts({(1, 0): reminder}, Counter({(1, 0): came}))
    assert complaint in " ".join(found.broken)
    assert bool(found.broken) == bool(complaint)
    assert (found.cut_off, found.arrived_all_the_same) == ((1, came) if status == "sending" else (0, 0))


def test_one_promise_broken_or_one_message_refused_is_no_success() -> None:
    def met(carried: Carried, spent: Spent) -> list[bool]:
        return [figure.met for figure in figures(2, carried, [spent])]

    assert met(Carried(went_on=[0.4], usual=[0.3]), GOOD) == [True] * 5
    assert met(Carried(went_on=[0.4], usual=[0.3], broken=["learner 1: came 2 times"]), GOOD) == [False, *[True] * 4]
    assert met(Carried(went_on=[9.0], usual=[0.3]), GOOD) == [True, False, *[True] * 3]
    assert met(Carried(went_on=[0.4], usual=[0.3]), Spent((75, 75), 25.0, 0, 0, 0)) == [True, True, False, True, True]
    assert met(Carried(went_on=[0.4], usual=[0.3]), Spent((75, 75), 34.0, 3, 0, 0)) == [True, True, True, False, False]
