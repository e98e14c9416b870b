"""One learner of a class, and one fact of its set: what the teacher sees of either.

Whole classes are read for it, so these are run by `Store.look`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from quiz.classroom import AHEAD, Hold, Member, Standing, at_risk
from quiz.items import Item
from quiz.memory import fitted, recalls
from quiz.model import FactId, Happening, Learner, LearnerId, PublishedFact, Remembered, Score, SetId, StudyDay
from quiz.ports import Tx
from quiz.questions import Question
from quiz.roles import Action
from quiz.study_day import study_day
from quiz.usecases.classes import ClassPage, class_of
from quiz.usecases.rights import NotYours, permitted

MOST_HARD = 5
"""Hard facts of one learner."""
LOOKED_AT = 30
"""Facts whose answers are read to find those."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Gone:
    """The learner is in the class no more, or the fact in the set: the page it stood on."""

    page: ClassPage


@dataclass(frozen=True, slots=True)
class HardFact:
    """A fact that a learner got wrong. answers: all of theirs; lasting: the chance (0…1) to recall it in a week."""

    fact: PublishedFact
    answers: Score
    lasting: float
    set_aside: bool


@dataclass(frozen=True, slots=True)
class PupilPage:
    """One learner. answers: how many they gave in this set. hard: what holds worst with them, the worst first."""

    page: ClassPage
    pupil: Standing
    answers: int
    hard: tuple[HardFact, ...]


@dataclass(frozen=True, slots=True)
class FactPage:
    """One fact as the class holds it, and how one of its questions works.

    at: its place among all, the shakiest first, from 0. shaky: who met it and may not recall it, with the chance (0…1),
    the lowest first. fading: the same of who recalls it today but may not in a week. learning: who is still learning
    it, for the first time or anew. forgot: who forgot it after it had been learned, and how often, most often first.
    unmet: who has not been asked yet.
    question: the one of number `nth` (from 0) among the fact's own. corrects: whether the teacher may correct it.
    """

    page: ClassPage
    fact: PublishedFact
    hold: Hold
    at: int
    shaky: tuple[tuple[Member, float], ...]
    learning: tuple[Member, ...]
    unmet: tuple[Member, ...]
    question: Question
    item: Item
    nth: int
    corrects: bool = False
    fading: tuple[tuple[Member, float], ...] = ()
    forgot: tuple[tuple[Member, int], ...] = ()


def ticket(page: ClassPage, member: Member) -> tuple[int, int]:
    """By what a button names somebody of a class: the microsecond in which they joined, and which of those who did so
    then they are. Who is who in the messenger is nothing that a teacher is told."""
    moment = _moment(member)
    together = sorted(one.member.id for one in page.room.learners if _moment(one.member) == moment)
    return moment, together.index(member.id)


def pupil_of(
    tx: Tx, teacher: Learner, set_id: SetId, joined: int, which: int, now: datetime, exam: date | None = None
) -> PupilPage | Gone | NotYours:
    """The learner with that ticket. exam: see `class_of`."""
    page = class_of(tx, teacher, set_id, now, exam)
    if isinstance(page, NotYours):
        return page
    together = [one for one in page.room.learners if _moment(one.member) == joined]
    pupil = next((one for one in together if ticket(page, one.member)[1] == which), None)
    if pupil is None:
        return Gone(page)
    who, today = pupil.member.id, study_day(now, pupil.member.zone)
    known = tx.memories.of(who, set_id)
    return PupilPage(page, pupil, sum(one.memory.reviews for one in known), _hard(tx, page, pupil.member, known, today))


def fact_of(
    tx: Tx, teacher: Learner, set_id: SetId, fact: FactId, nth: int, now: datetime, exam: date | None = None
) -> FactPage | Gone | NotYours:
    """The fact, with its nth question or the nearest. exam: see `class_of`."""
    page = class_of(tx, teacher, set_id, now, exam)
    if isinstance(page, NotYours):
        return page
    place = next((place for place, one in enumerate(page.facts) if one.id == fact), None)
    if place is None:
        return Gone(page)
    shown, learners = page.facts[place], page.room.learners
    nth = min(max(nth, 0), len(shown.fact.questions) - 1)
    question = shown.fact.questions[nth]
    met = [one for one in learners if one.chances[place] is not None]
    known = [one for one in met if fact not in one.on_steps]
    shaky = [(one.member, chance) for one in known if at_risk(chance := one.chances[place] or 0.0)]
    fading = [
        (one.member, later)
        for one in known
        if not at_risk(one.chances[place] or 0.0) and at_risk(later := one.chances_later[place] or 0.0)
    ]
    forgot = [(one.member, one.lapses[fact]) for one in met if fact in one.lapses]
    return FactPage(
        page=page,
        fact=shown,
        hold=page.room.facts[place],
        at=[hold.fact for hold in page.room.shakiest].index(fact),
        shaky=tuple(sorted(shaky, key=lambda one: one[1])),
        learning=tuple(one.member for one in met if fact in one.on_steps),
        unmet=tuple(one.member for one in learners if one.chances[place] is None),
        question=question,
        item=next(item for item in page.items if (item.fact, item.question) == (fact, question.key)),
        nth=nth,
        fading=tuple(sorted(fading, key=lambda one: one[1])),
        forgot=tuple(sorted(forgot, key=lambda one: -one[1])),
        corrects=not isinstance(permitted(tx, teacher.id, set_id, Action.EDIT), NotYours),
    )


def _hard(
    tx: Tx, page: ClassPage, learner: Member, known: Sequence[Remembered], today: StudyDay
) -> tuple[HardFact, ...]:
    """Of what will be recalled least in a week, that which was ever answered wrong."""
    week = today + timedelta(days=AHEAD)
    ages = [max((week - one.memory.last_day).days, 0) for one in known]
    traces = zip([one.memory.stability for one in known], ages, strict=True)
    lasting = recalls(traces, fitted(learner.parameters))
    facts = {fact.id: fact for fact in page.facts}
    shakiest = sorted(zip(lasting, known, strict=True), key=lambda one: one[0])[:LOOKED_AT]
    found: list[HardFact] = []
    for chance, one in shakiest:
        answers = _answers(tx, learner.id, one.fact)
        if answers.right < answers.total:
            found.append(HardFact(facts[one.fact], answers, chance, one.memory.set_aside))
        if len(found) == MOST_HARD:
            break
    return tuple(found)


def _answers(tx: Tx, learner: LearnerId, fact: FactId) -> Score:
    lines = tx.log.of_fact(learner, fact)
    undone = {line.undoes for line in lines}
    given = [line for line in lines if line.happening is Happening.ANSWER and line.id not in undone]
    return Score(sum(bool(line.correct) for line in given), len(given))


def _moment(member: Member) -> int:
    return (member.joined_at - _EPOCH) // timedelta(microseconds=1)
