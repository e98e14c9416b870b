"""How a class stands: worked examples, and what holds whoever is in the class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.classroom import AHEAD, Classroom, Member, Traces, classroom
from quiz.memory import SCHEDULING, recalls
from quiz.model import FactId, LearnerId, Phase, StudyDay
from quiz.progress import Learned

T = TypeVar("T")
NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
TODAY = StudyDay(date(2026, 3, 10))
A, B, C, D = FACTS = tuple(FactId(n) for n in (11, 12, 13, 14))
ANNA, BORIS, VERA = (LearnerId(n) for n in (1, 2, 3))
Met = tuple[FactId, float, int]
"""A fact, its stability, and how many days ago it was answered last."""


def ago(days: int) -> StudyDay:
    return StudyDay(TODAY - timedelta(days=days))


def member(id_: int, joined: int = 30, zone: str = "Europe/Moscow") -> Member:
    return Member(LearnerId(id_), f"Learner {id_}", zone, NOW - timedelta(days=joined))


def remembers(*met: Met, lapses: int = 0, phase: Phase = Phase.REVIEW, aside: bool = False) -> Traces:
    count = len(met)
    return Traces(
        facts=[fact for fact, _, _ in met],
        phases=[phase] * count,
        stabilities=[stability for _, stability, _ in met],
        last_days=[ago(days) for _, _, days in met],
        lapses=[lapses] * count,
        set_aside=[aside] * count,
        reviews=[3] * count,
    )


def room(traces: Mapping[LearnerId, Traces], *members: Member, exam: StudyDay | None = None) -> Classroom:
    return classroom(members or (member(1), member(2)), FACTS, traces, NOW, exam)


def test_a_fact_is_recalled_by_nine_in_ten_when_as_many_days_have_passed_as_its_stability_says() -> None:
    """Of four facts Anna has met two: one today (recall 1), one with stability 10 ten days ago (recall 0.9)."""
    found = room({ANNA: remembers((A, 3.0, 0), (B, 10.0, 10))})
    anna, boris = found.learners
    assert anna.chances == pytest.approx((1.0, 0.9, None, None))
    assert anna.expected == pytest.approx((1.0 + 0.9) / 4)
    assert (boris.chances, boris.expected) == ((None,) * 4, 0.0)
    # Half the class has met them: (1 + 0) / 2 and (0.9 + 0) / 2.
    assert [hold.expected for hold in found.facts] == pytest.approx([0.5, 0.45, 0.0, 0.0])
    assert [hold.met for hold in found.facts] == [1, 1, 0, 0]
    assert found.expected == pytest.approx(1.9 / 4 / 2)


def test_on_the_exams_day_recall_has_fallen_along_the_curve_of_fsrs() -> None:
    """FSRS-6: R = (1 + F t / S) ** -w20 with F = 0.9 ** (-1 / w20) - 1 and w20 = 0.1542.

    F = 0.9 ** -6.48508 - 1 = exp(0.683266) - 1 = 0.980335. Twenty days at stability 10: R = 2.96067 ** -0.1542
    = exp(-0.1542 * 1.085416) = exp(-0.167371) = 0.84589.
    """
    found = room({ANNA: remembers((B, 10.0, 10))}, exam=StudyDay(TODAY + timedelta(days=10)))
    anna = found.learners[0]
    assert anna.chances_on_exam is not None
    assert anna.chances_on_exam[1] == pytest.approx(0.84589, abs=1e-5)
    assert anna.on_exam == pytest.approx(0.84589 / 4, abs=1e-5)
    assert found.facts[1].on_exam == pytest.approx(0.84589 / 2, abs=1e-5)
    assert found.on_exam == pytest.approx(0.84589 / 4 / 2, abs=1e-5)


def test_without_an_exam_nothing_is_said_of_it() -> None:
    found = room({ANNA: remembers((A, 3.0, 0))})
    assert found.on_exam is None
    assert {hold.on_exam for hold in found.facts} == {None}
    assert found.learners[0].chances_on_exam is None


def test_who_has_not_answered_for_a_week_has_fallen_silent_and_a_newcomer_has_not() -> None:
    traces = {LearnerId(1): remembers((A, 3.0, 6)), LearnerId(2): remembers((A, 3.0, 9), (B, 3.0, 7))}
    found = room(traces, member(1), member(2), member(3, joined=30), member(4, joined=2))
    assert [one.last_active for one in found.learners] == [ago(6), ago(7), None, None]
    assert [one.quiet for one in found.learners] == [6, 7, 30, 2]
    assert [one.member.id for one in found.silent] == [2, 3]
    assert classroom([member(1)], FACTS, traces, NOW, silent_after=6).learners[0].silent


def test_a_day_is_the_learners_own() -> None:
    """At 20:00 in Greenwich it is still the tenth in Moscow, and ten in the morning of the eleventh on Kiritimati."""
    evening = datetime(2026, 3, 10, 20, tzinfo=UTC)
    members = [member(1), member(2, zone="Pacific/Kiritimati")]
    both = remembers((A, 1.0, 0))
    here, there = classroom(members, FACTS, {ANNA: both, BORIS: both}, evening).learners
    assert (here.quiet, there.quiet) == (0, 1)
    assert (here.chances[0], there.chances[0]) == pytest.approx((1.0, 0.9))


@pytest.mark.parametrize(
    ("traces", "counts"),
    [
        (remembers((A, 30.0, 0), (B, 21.0, 0)), Learned(2, 0, 2, 0)),
        (remembers((A, 20.9, 0)), Learned(3, 1, 0, 0)),
        (remembers((A, 30.0, 0), phase=Phase.RELEARNING), Learned(3, 1, 0, 0)),
        (remembers((A, 30.0, 0), aside=True), Learned(3, 0, 0, 1)),
    ],
)
def test_facts_are_counted_by_how_well_they_are_known(traces: Traces, counts: Learned) -> None:
    assert room({ANNA: traces}).learners[0].learned == counts


def test_the_fact_that_fades_faster_than_the_others_is_the_one_the_class_is_losing() -> None:
    """A week ahead, with F as above: stability 20: 1.34312 ** -0.1542 = exp(-0.1542 * 0.29499) = 0.9555;
    stability 0.3: 23.8745 ** -0.1542 = exp(-0.1542 * 3.17281) = 0.6131."""
    both = remembers((A, 20.0, 0), (B, 20.0, 0), (C, 0.3, 0), (D, 20.0, 0))
    found = room({ANNA: both, BORIS: both})
    assert [hold.fact for hold in found.losing] == [C]
    assert found.losing[0].expected == 1.0  # all of them answered it today, and know it today
    assert found.losing[0].lasting == pytest.approx(0.6131, abs=1e-4)
    assert found.facts[0].lasting == pytest.approx(0.9555, abs=1e-4)


def test_a_fact_forgotten_by_every_other_learner_is_being_lost_even_if_it_is_known_again() -> None:
    steady, shaky = remembers((A, 20.0, 0), (B, 20.0, 0), (C, 20.0, 0)), remembers((D, 20.0, 0), lapses=1)
    found = room({ANNA: merged(steady, shaky), BORIS: merged(steady, remembers((D, 20.0, 0)))})
    assert [(hold.fact, hold.forgotten, hold.lapses) for hold in found.losing] == [(D, 1, 1)]


def test_the_worst_comes_first() -> None:
    both = remembers((A, 20.0, 0), (B, 0.9, 0), (C, 0.3, 0), (D, 20.0, 0))
    found = room({ANNA: both, BORIS: both, VERA: remembers((A, 20.0, 0))}, member(1), member(2), member(3))
    assert [hold.fact for hold in found.losing] == [C, B]


def test_a_class_that_forgets_everything_alike_loses_no_fact_in_particular() -> None:
    both = remembers((A, 0.3, 0), (B, 0.3, 0), (C, 0.3, 0), (D, 0.3, 0))
    assert room({ANNA: both, BORIS: both}).losing == ()


def test_of_a_fact_that_one_of_many_has_met_nothing_is_said() -> None:
    traces = {ANNA: remembers((A, 20.0, 0), (C, 0.3, 0)), BORIS: remembers((A, 20.0, 0))}
    assert room(traces).losing == ()
    assert [hold.fact for hold in room(traces, member(1)).losing] == [C]  # she is the class


def test_a_set_without_facts_and_a_class_without_learners_have_figures() -> None:
    empty = classroom([member(1)], (), {}, NOW, TODAY)
    assert (empty.facts, empty.expected, empty.on_exam) == ((), 0.0, 0.0)
    nobody = classroom([], FACTS, {}, NOW, TODAY)
    assert (nobody.expected, nobody.on_exam, nobody.losing) == (None, None, ())
    assert [(hold.met, hold.expected, hold.lasting) for hold in nobody.facts] == [(0, 0.0, None)] * 4


def merged(*parts: Traces) -> Traces:
    def column(name: str) -> list[object]:
        return [value for part in parts for value in getattr(part, name)]

    return Traces(**{name: column(name) for name in Traces.__slots__})  # type: ignore[arg-type]  # each of its own kind


@st.composite
def traces_of_some(draw: st.DrawFn) -> Traces:
    facts = draw(st.lists(st.sampled_from(FACTS), unique=True))

    def column(of: st.SearchStrategy[T]) -> list[T]:
        return draw(st.lists(of, min_size=len(facts), max_size=len(facts)))

    return Traces(
        facts=facts,
        phases=column(st.sampled_from(Phase)),
        stabilities=column(st.floats(0.001, 36500)),
        last_days=column(st.integers(-2, 400).map(ago)),
        lapses=column(st.integers(0, 9)),
        set_aside=column(st.booleans()),
        reviews=column(st.integers(1, 30)),
    )


CLASSES = st.dictionaries(st.integers(1, 6).map(LearnerId), traces_of_some(), max_size=6)
EXAMS = st.none() | st.integers(-30, 400).map(ago)


def whole(traces: Mapping[LearnerId, Traces], order: Sequence[LearnerId], exam: StudyDay | None) -> Classroom:
    return classroom([member(id_) for id_ in order], FACTS, traces, NOW, exam)


@given(CLASSES, EXAMS)
def test_every_share_lies_between_nothing_and_all(traces: dict[LearnerId, Traces], exam: StudyDay | None) -> None:
    found = whole(traces, list(traces), exam)
    shares = [found.expected, found.on_exam]
    for one in found.learners:
        shares += [one.expected, one.on_exam, *one.chances, *(one.chances_on_exam or ())]
        counts = one.learned
        assert counts.not_started + counts.learning + counts.learned + counts.set_aside == len(FACTS)
    for hold in found.facts:
        shares += [hold.expected, hold.on_exam, hold.lasting]
        assert hold.forgotten <= hold.met <= len(traces)
        assert hold.losing == (hold in found.losing)
    assert all(share is None or 0 <= share <= 1 for share in shares)


@given(CLASSES, EXAMS, st.randoms(use_true_random=False))
def test_in_which_order_learners_come_changes_nothing(
    traces: dict[LearnerId, Traces], exam: StudyDay | None, chance: object
) -> None:
    order = list(traces)
    chance.shuffle(order)  # type: ignore[attr-defined]  # random.Random, which the core does not name
    one, other = whole(traces, list(traces), exam), whole(traces, order, exam)
    assert other.facts == one.facts
    assert (other.losing, other.expected, other.on_exam) == (one.losing, one.expected, one.on_exam)
    assert {each.member.id: each for each in other.learners} == {each.member.id: each for each in one.learners}


@given(CLASSES, EXAMS, traces_of_some())
def test_another_learner_changes_nobody_elses_row(
    traces: dict[LearnerId, Traces], exam: StudyDay | None, others: Traces
) -> None:
    alone = whole(traces, list(traces), exam)
    assert whole({**traces, LearnerId(99): others}, list(traces), exam) == alone  # not of this class
    joined = whole({**traces, LearnerId(99): others}, [*traces, LearnerId(99)], exam)
    assert joined.learners[:-1] == alone.learners


@given(CLASSES, st.integers(0, 300), st.integers(0, 300))
def test_who_does_not_study_knows_no_more_later(traces: dict[LearnerId, Traces], one: int, more: int) -> None:
    days = [StudyDay(TODAY + timedelta(days=ahead)) for ahead in (one, one + more)]
    sooner, later = (whole(traces, list(traces), day) for day in days)
    for before, after in zip(sooner.facts, later.facts, strict=True):
        assert before.on_exam is not None
        assert after.on_exam is not None
        assert after.on_exam <= before.on_exam


def test_the_days_compared_are_those_of_the_coming_week() -> None:
    both = remembers((A, 5.0, 3))
    found = room({ANNA: both, BORIS: both})
    assert found.facts[0].lasting == recalls([(5.0, 3 + AHEAD)], SCHEDULING)[0]
