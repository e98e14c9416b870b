"""Garbage collection beside a state that only grows."""

from __future__ import annotations

import gc

from sandbox import survivors_left_alone


def test_what_has_survived_a_collection_is_not_searched_again_until_the_end() -> None:
    kept = [{"number": [number]} for number in range(1_000)]
    before = gc.get_freeze_count()
    with survivors_left_alone():
        gc.collect()
        assert gc.get_freeze_count() - before > 2 * len(kept)
        new: list[object] = []
        assert all(one is not kept for one in gc.get_objects())
        assert any(one is new for one in gc.get_objects())
    assert gc.get_freeze_count() == 0
    gc.collect()
    assert gc.get_freeze_count() == 0


def test_garbage_that_never_survived_is_still_freed() -> None:
    with survivors_left_alone():
        gc.collect()
        ring: list[object] = []
        ring.append(ring)
        del ring
        assert gc.collect() >= 1
