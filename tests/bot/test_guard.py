"""Nobody takes more of the bot than a person can use."""

from __future__ import annotations

from bot.guard import LIMITS, PACE, REMEMBERED, SAY_EVERY, Guard


class Hands:
    """A clock moved by hand."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_is_allowed_then_so_many_a_second() -> None:
    clock = Hands()
    guard, limit = Guard(clock), LIMITS["message"]
    assert [guard.allows(7, "message") for _ in range(limit.burst + 1)] == [True] * limit.burst + [False]
    assert guard.allows(8, "message")
    assert guard.allows(7, "callback_query")
    clock.now += 2
    assert sum(guard.allows(7, "message") for _ in range(100)) == round(2 * limit.per_second)


def test_who_sends_word_after_word_hurries_and_who_rests_does_so_no_longer() -> None:
    clock = Hands()
    guard = Guard(clock)
    assert not guard.hurries(7)
    for _ in range(PACE.burst):
        guard.allows(7, "message")
    assert guard.hurries(7)
    assert not guard.hurries(8)
    clock.now += 30
    assert not guard.hurries(7)


def test_who_sends_a_word_a_second_never_hurries() -> None:
    clock = Hands()
    guard = Guard(clock)
    for _ in range(1000):
        assert guard.allows(7, "message")
        assert not guard.hurries(7)
        clock.now += 1


def test_kinds_that_nobody_knows_are_counted_together() -> None:
    guard = Guard(Hands())
    assert sum(guard.allows(7, f"kind-{number}") for number in range(1000)) == LIMITS["message"].burst


def test_who_is_turned_away_hears_so_now_and_then() -> None:
    clock = Hands()
    guard = Guard(clock)
    assert [guard.says_so(7), guard.says_so(7), guard.says_so(8)] == [True, False, True]
    clock.now += SAY_EVERY
    assert guard.says_so(7)


def test_millions_of_people_do_not_fill_the_memory() -> None:
    guard = Guard(Hands())
    for person in range(3 * REMEMBERED):
        assert guard.allows(person, "message")
        assert guard.says_so(person)
    assert all(len(buckets._empty_at) <= REMEMBERED for buckets in (*guard._kinds.values(), guard._pace))
    assert len(guard._told) <= REMEMBERED
