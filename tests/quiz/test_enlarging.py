"""Questions are added by hand to a set that is published; with no chat."""

from __future__ import annotations

import pytest

from quiz.model import Change, FactId, LearnerId, SetId
from quiz.talk import Enlarging, Expecting, Talk, from_plain, to_plain
from quiz.usecases import browsing, enlarging
from quiz.usecases.enlarging import Added, AwaitingMore
from quiz.usecases.hear import SaidOfPublished, hear
from quiz.usecases.rights import NotYours
from tests.quiz.corrected import TEACHER, Corrected

OWN = "Кто вёл поход?\nИванов\nПетров"


@pytest.fixture
def made() -> Corrected:
    return Corrected()


def said(made: Corrected, text: str, sign: str = "") -> object:
    heard = made.room.store.do(hear, made.teacher, text, made.room.now, sign)
    assert isinstance(heard, SaidOfPublished)
    return heard.result


def keys(made: Corrected) -> list[str]:
    return [each.fact.key for each in made.room.read(lambda tx: tx.facts.whole(made.set.id))]


def test_each_text_is_a_new_fact_behind_the_others(made: Corrected) -> None:
    awaiting = made.room.store.do(enlarging.await_fact, made.teacher, made.set.id)
    assert awaiting == AwaitingMore(made.set)
    for nth, text in enumerate((OWN, OWN, "Сколько дней?\nсто"), 4):
        added = said(made, text)
        assert isinstance(added, Added)
        assert (added.seen.place, added.seen.set.facts, added.seen.version, added.same_fact) == (nth, nth, 1, False)
    assert len(set(keys(made))) == 6
    assert keys(made)[4] == f"{keys(made)[3]}-2", "asked word for word the same, it is a fact of its own"


def test_one_more_question_is_the_next_version_of_its_fact_and_nobody_is_told(made: Corrected) -> None:
    fact = made.fact()
    awaiting = made.room.store.do(enlarging.await_beside, made.teacher, fact.id)
    assert awaiting == AwaitingMore(made.set, fact)
    for nth in (2, 3):
        added = said(made, OWN)
        assert isinstance(added, Added)
        assert (added.seen.nth, added.seen.version, added.same_fact) == (nth - 1, nth, True)
    (correction, _) = made.room.read(lambda tx: tx.corrections.of(fact.id))
    assert (correction.change, correction.by, correction.righted, correction.tell_at) == (
        Change.EDITED, TEACHER, (), None,
    )  # fmt: skip
    assert len(keys(made)) == 3
    for _ in range(30):
        last = said(made, OWN)
    assert isinstance(last, AwaitingMore)
    assert [fault.code for fault in last.faults] == ["by-hand-fact-full"]
    assert len(made.fact().fact.questions) == 20


def test_a_text_that_comes_twice_is_one_question_and_one_fault(made: Corrected) -> None:
    made.room.store.do(enlarging.await_fact, made.teacher, made.set.id)
    assert said(made, "Кто?", "1") == said(made, "Кто?", "1")
    assert said(made, OWN, "2") == said(made, OWN, "2")
    assert len(keys(made)) == 4


def test_a_fact_that_was_taken_out_is_not_asked_about(made: Corrected) -> None:
    made.room.store.do(enlarging.await_beside, made.teacher, made.fact().id)
    made.make(0, retired=True)
    found = said(made, OWN)
    assert isinstance(found, AwaitingMore)
    assert found.beside is None
    assert made.room.store.do(enlarging.await_beside, made.teacher, made.fact().id) == found


def test_going_elsewhere_ends_it(made: Corrected) -> None:
    made.room.store.do(enlarging.await_fact, made.teacher, made.set.id)
    made.room.store.do(browsing.open_questions, made.teacher, made.set.id)
    talk = made.room.read(lambda tx: tx.talks.get(made.teacher.id))
    assert (talk.expecting, talk.enlarging) == (Expecting.FIND, None)


def test_who_does_not_teach_the_set_adds_nothing(made: Corrected) -> None:
    stranger = made.meet(LearnerId(2))
    for person in (stranger, made.room.me):
        assert made.room.store.do(enlarging.await_fact, person, made.set.id) == NotYours()
        assert made.room.store.do(enlarging.await_beside, person, made.fact().id) == NotYours()
    assert made.room.store.do(enlarging.await_beside, made.teacher, FactId(10**9)) == NotYours()

    made.room.store.do(enlarging.await_fact, made.teacher, made.set.id)
    made.room.read(lambda tx: tx.sets.blank(made.set.id, made.room.now))
    assert said(made, OWN) == NotYours()


def test_it_is_stored_as_it_is() -> None:
    talk = Talk(expecting=Expecting.ENLARGE, enlarging=Enlarging(SetId(3), FactId(4), FactId(5), 1, "s"))
    assert from_plain(to_plain(talk)) == talk
