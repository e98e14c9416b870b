"""What people are told when they are not there: by day, once, and only those who can be reached."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.clock_text import local_minute
from quiz.daytime import EVENING, MORNING, is_daytime, next_daytime
from quiz.model import Learner, LearnerId
from quiz.reminders import is_quiet
from quiz.usecases.look import everything
from quiz.usecases.people import forget
from quiz.usecases.telling import Told, give_up_lost, record, take_told, tell
from tests.db.samples import ANNA, BORIS, learner
from tests.stores import InMemoryStore

NOON = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""In Moscow, where everybody lives here."""
NIGHT = NOON + timedelta(hours=11)
MORNING_AFTER = datetime(2026, 3, 3, 6, 0, tzinfo=UTC)


@pytest.fixture
def store() -> InMemoryStore:
    store = InMemoryStore()
    for who in (ANNA, BORIS):
        store.do(lambda tx, who: tx.learners.put(learner(who)), who)
    return store


def told(store: InMemoryStore, now: datetime, limit: int = 9) -> list[Told]:
    return list(store.do(take_told, now, limit))


def test_by_day_a_person_is_told_at_once_and_once(store: InMemoryStore) -> None:
    store.do(tell, ANNA, "word", {"title": "Поход"}, NOON)
    (out,) = told(store, NOON)
    assert (out.learner.id, out.notice.word, out.notice.data) == (ANNA, "word", {"title": "Поход"})
    assert told(store, NOON) == []
    store.do(record, out, "sent")
    assert [each.status for each in store.do(lambda tx: tx.notices.of(ANNA))] == ["sent"]


def test_at_night_it_waits_for_the_morning(store: InMemoryStore) -> None:
    store.do(tell, ANNA, "word", {}, NIGHT)
    assert told(store, NIGHT + timedelta(hours=5)) == []
    assert len(told(store, MORNING_AFTER)) == 1


def test_what_night_came_over_waits_and_holds_up_nobody(store: InMemoryStore) -> None:
    store.do(tell, ANNA, "word", {}, NOON)
    store.do(tell, BORIS, "word", {}, NOON)
    store.do(lambda tx: tx.learners.put(replace(learner(BORIS), zone="America/New_York")))
    assert [each.learner.id for each in told(store, NIGHT, limit=1)] == [BORIS]
    assert [each.learner.id for each in told(store, MORNING_AFTER)] == [ANNA]


def test_who_blocks_the_bot_is_told_nothing_then_or_later(store: InMemoryStore) -> None:
    store.do(tell, ANNA, "word", {}, NOON)
    store.do(lambda tx: tx.learners.put(replace(learner(), blocked=True)))
    store.do(tell, ANNA, "word", {}, NOON)
    store.do(tell, LearnerId(99), "word", {}, NOON)
    assert told(store, NOON) == []
    assert [each.status for each in store.do(lambda tx: tx.notices.of(ANNA))] == ["dropped"]


def test_who_turns_out_to_block_the_bot_is_left_alone(store: InMemoryStore) -> None:
    store.do(tell, ANNA, "word", {}, NOON)
    (out,) = told(store, NOON)
    store.do(record, out, "failed", blocked=True)
    found = store.do(lambda tx: tx.learners.get(ANNA))
    assert found
    assert found.blocked


def test_what_surely_did_not_go_out_goes_out_later(store: InMemoryStore) -> None:
    store.do(tell, ANNA, "word", {}, NOON)
    (out,) = told(store, NOON)
    store.do(record, out, "planned")
    assert len(told(store, NOON + timedelta(minutes=1))) == 1


def test_what_was_lost_on_its_way_is_not_told_again(store: InMemoryStore) -> None:
    """However long it had waited before it set out."""
    store.do(tell, ANNA, "word", {}, NOON)
    late = NOON + timedelta(days=2)
    (out,) = told(store, late)
    assert store.do(give_up_lost, late + timedelta(minutes=14)) == 0
    assert store.do(give_up_lost, late + timedelta(minutes=16)) == 1
    assert told(store, late + timedelta(minutes=17)) == []
    store.do(record, out, "sent")
    assert [each.status for each in store.do(lambda tx: tx.notices.of(ANNA))] == ["unknown"]


def test_who_has_gone_for_good_is_not_named_in_what_still_waits(store: InMemoryStore) -> None:
    for _ in range(2):
        store.do(tell, ANNA, "teaches-too", {"title": "Поход"}, NOON, BORIS)
    assert "Борис" not in str(store.do(everything, learner(ANNA))["notices"])
    assert [each["who"] for each in store.do(everything, learner(ANNA))["notices"]] == [None, None]
    (first,) = told(store, NOON, limit=1)
    assert first.said.data["name"] == learner(BORIS).name
    store.do(forget, learner(BORIS), NOON)
    store.do(record, first, "planned")
    assert [each.said.data["name"] for each in told(store, NOON)] == ["", ""]


MINUTES = st.integers(0, 24 * 60 - 1)
ZONES = st.sampled_from(["Europe/Moscow", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC"])


def quiet(zone: str, begin: int, end: int) -> Learner:
    plain = learner()
    return replace(plain, zone=zone, reminding=replace(plain.reminding, quiet_from=begin, quiet_to=end))


@given(ZONES, MINUTES, MINUTES, st.integers(0, 365 * 24 * 60))
def test_the_next_daytime_is_soon_by_day_and_not_quiet(zone: str, begin: int, end: int, later: int) -> None:
    who, now = quiet(zone, begin, end), NOON + timedelta(minutes=later)
    at = next_daytime(who, now)
    assert now <= at <= now + timedelta(hours=49)
    assert not is_quiet(who, at)
    day_is_free = any(not is_quiet(who, at + timedelta(minutes=n)) and _is_day(who, at, n) for n in range(24 * 60))
    assert _is_day(who, at, 0) or not day_is_free
    assert is_daytime(who, at)


def _is_day(who: Learner, at: datetime, minutes: int) -> bool:
    return MORNING <= local_minute(who.zone, at + timedelta(minutes=minutes)) < EVENING
