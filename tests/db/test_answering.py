from __future__ import annotations

from dataclasses import fields, replace

from quiz.calibration import Bin
from quiz.model import Asking, AskingId, DayTally, FactId, Happening, Review, ReviewId, SetId
from quiz.ports import Store, Tx
from tests.db.samples import ANNA, BORIS, TODAY, answer, asking, day, enrol, undo


async def test_an_asking_comes_back_as_asked(store: Store) -> None:
    _, (x,) = await store.run(enrol, "x")
    given = replace(asking(x), id=AskingId(99), picked=(1, 0), hinted=True)
    stored = await store.run(lambda tx: tx.askings.add(given))
    assert stored == replace(given, id=AskingId(1))
    assert await store.run(lambda tx: tx.askings.get(ANNA, stored.id)) == stored
    assert await store.run(lambda tx: tx.askings.get(ANNA, AskingId(2))) is None


async def test_askings_count_up_for_each_learner(store: Store) -> None:
    _, (x,) = await store.run(enrol, "x")
    await store.run(enrol, "x", who=BORIS)
    ids = [(await store.run(lambda tx, w: tx.askings.add(asking(x, w)), who)).id for who in (ANNA, BORIS, ANNA)]
    assert ids == [1, 1, 2]
    assert await store.run(lambda tx: tx.askings.get(BORIS, AskingId(2))) is None


async def test_an_asking_is_taken_once_and_can_be_opened_again(store: Store) -> None:
    _, (x,) = await store.run(enrol, "x")
    asked = await store.run(lambda tx: tx.askings.add(asking(x)))
    assert await store.run(lambda tx: tx.askings.change(replace(asked, picked=(2,), hinted=True)))
    taken = await store.run(lambda tx: tx.askings.take(ANNA, asked.id))
    assert taken == replace(asked, picked=(2,), hinted=True, answered=True)
    assert await store.run(lambda tx: tx.askings.take(ANNA, asked.id)) is None
    assert not await store.run(lambda tx: tx.askings.change(replace(asked, picked=(0,))))
    await store.run(lambda tx: tx.askings.reopen(ANNA, asked.id))
    assert await store.run(lambda tx: tx.askings.get(ANNA, asked.id)) == asked
    assert await store.run(lambda tx: tx.askings.take(ANNA, asked.id)) == replace(asked, answered=True)


async def test_only_what_was_picked_and_the_hint_can_be_changed(store: Store) -> None:
    _, (x,) = await store.run(enrol, "x")
    asked = await store.run(lambda tx: tx.askings.add(asking(x)))
    forged = replace(asked, nonce="other", shown=(0,), question="other", picked=(1,))
    assert await store.run(lambda tx: tx.askings.change(forged))
    assert await store.run(lambda tx: tx.askings.get(ANNA, asked.id)) == replace(asked, picked=(1,))


async def test_askings_of_nobody(store: Store) -> None:
    _, (x,) = await store.run(enrol, "x")
    unknown: Asking = replace(asking(x), id=AskingId(5))
    assert await store.run(lambda tx: tx.askings.take(ANNA, AskingId(5))) is None
    assert await store.run(lambda tx: tx.askings.take(BORIS, AskingId(1))) is None
    assert not await store.run(lambda tx: tx.askings.change(unknown))
    await store.run(lambda tx: tx.askings.reopen(ANNA, AskingId(5)))


def test_the_sample_answer_and_undo_fill_every_field_between_them() -> None:
    lines = (answer(FactId(1)), undo(FactId(1), ReviewId(1)))
    assert all(any(getattr(line, f.name) is not None for line in lines) for f in fields(Review))


async def test_the_log_comes_back_line_by_line(store: Store) -> None:
    _, (x, y) = await store.run(enrol, "x", "y")
    given = [
        answer(x),
        replace(answer(y), correct=False, seconds=None, asking=None),
        undo(x, ReviewId(1)),
        replace(undo(y, ReviewId(0)), happening=Happening.SET_ASIDE, undoes=None, question=""),
    ]
    stored = await store.run(lambda tx: [tx.log.append(line) for line in given])
    assert stored == [replace(line, id=ReviewId(n)) for n, line in enumerate(given, 1)]
    assert await store.run(lambda tx: tx.log.of(ANNA)) == stored
    assert await store.run(lambda tx: tx.log.of_fact(ANNA, x)) == [stored[0], stored[2]]
    assert await store.run(lambda tx: tx.log.of(BORIS)) == []


async def test_the_last_answer_is_the_last_not_taken_back(store: Store) -> None:
    _, (x, y) = await store.run(enrol, "x", "y")

    def last(tx: Tx) -> ReviewId | None:
        found = tx.log.last_answer(ANNA)
        return found.id if found else None

    assert await store.run(last) is None
    first = await store.run(lambda tx: tx.log.append(answer(x)))
    second = await store.run(lambda tx: tx.log.append(answer(y)))
    await store.run(lambda tx: tx.log.append(replace(undo(y, first.id), happening=Happening.BRING_BACK, undoes=None)))
    assert await store.run(last) == second.id
    await store.run(lambda tx: tx.log.append(undo(y, second.id)))
    assert await store.run(last) == first.id
    assert await store.run(lambda tx: [tx.log.is_undone(ANNA, line.id) for line in (first, second)]) == [False, True]
    await store.run(lambda tx: tx.log.append(undo(x, first.id)))
    assert await store.run(last) is None
    third = await store.run(lambda tx: tx.log.append(answer(x)))
    assert await store.run(last) == third.id


async def test_what_was_foretold_is_put_into_bins_by_the_chance(store: Store) -> None:
    set_, (x, y) = await store.run(enrol, "x", "y")
    chances = (0.0, 0.1, 0.9375, 0.9375, 1.0, 0.89, None)
    for place, chance in enumerate(chances):
        line = replace(answer(x if place % 2 else y), expected=chance, correct=place != 2)
        await store.run(lambda tx, line: tx.log.append(line), line)
    whole = [Bin(0, 1, 0.0, 1), Bin(1, 1, 0.1, 1), Bin(8, 1, 0.89, 1), Bin(9, 3, 2.875, 2)]
    assert list(await store.run(lambda tx: tx.log.predicted(ANNA))) == whole
    found = await store.look(lambda tx: tx.classes.predicted(set_, [ANNA, BORIS]))
    assert {who: list(bins) for who, bins in found.items()} == {ANNA: whole}
    assert await store.look(lambda tx: tx.classes.predicted(SetId(set_ + 1), [ANNA])) == {}
    await store.run(lambda tx: tx.log.append(undo(y, ReviewId(3))))
    assert (await store.run(lambda tx: tx.log.predicted(ANNA)))[-1] == Bin(9, 2, 1.9375, 2)
    assert list(await store.run(lambda tx: tx.log.predicted(BORIS))) == []


async def test_what_was_foretold_is_noted_once(store: Store) -> None:
    _, (x,) = await store.run(enrol, "x")
    for chance in (None, 0.5):
        await store.run(lambda tx, line: tx.log.append(line), replace(answer(x), expected=chance))
    noted = {ReviewId(1): 0.25, ReviewId(2): 0.75, ReviewId(9): 0.125}
    await store.run(lambda tx: tx.log.expect(ANNA, noted))
    assert [line.expected for line in await store.run(lambda tx: tx.log.of(ANNA))] == [0.25, 0.5]
    last = await store.run(lambda tx: tx.log.last_answer(ANNA))
    assert last is not None
    assert last.expected == 0.5


async def test_a_days_tally(store: Store) -> None:
    await store.run(enrol, "x")
    tally = replace(DayTally(TODAY, *range(11, 17)), new_in=((SetId(3), 2), (SetId(7), 1)))
    assert await store.run(lambda tx: tx.tallies.get(ANNA, TODAY)) == DayTally(TODAY)
    await store.run(lambda tx: tx.tallies.put(ANNA, DayTally(TODAY, answers=1)))
    await store.run(lambda tx: tx.tallies.put(ANNA, tally))
    assert await store.run(lambda tx: tx.tallies.get(ANNA, TODAY)) == tally
    await store.run(lambda tx: tx.tallies.put(ANNA, replace(tally, answers=0)))
    assert await store.run(lambda tx: (tx.tallies.get(ANNA, TODAY), tx.tallies.of(ANNA))) == (DayTally(TODAY), [])


async def test_tallies_by_day(store: Store) -> None:
    await store.run(enrol, "x")
    await store.run(enrol, "x", who=BORIS)
    assert await store.run(lambda tx: tx.tallies.last_day(ANNA)) is None
    for after in (3, -400, 0):
        await store.run(lambda tx, n: tx.tallies.put(ANNA, DayTally(day(n), answers=2)), after)
    await store.run(lambda tx: tx.tallies.put(BORIS, DayTally(day(9), answers=1)))
    assert [t.day for t in await store.run(lambda tx: tx.tallies.of(ANNA))] == [day(-400), day(0), day(3)]
    assert [t.day for t in await store.run(lambda tx: tx.tallies.of(ANNA, since=TODAY))] == [day(0), day(3)]
    assert await store.run(lambda tx: tx.tallies.last_day(ANNA)) == day(3)
    await store.run(lambda tx: tx.tallies.wipe(ANNA))
    assert await store.run(lambda tx: (tx.tallies.of(ANNA), tx.tallies.last_day(BORIS))) == ([], day(9))
