"""What the teacher of a set sees of its class.

It reads what a whole class remembers, so it is run by `Store.look`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from quiz.calibration import Calibration, calibration
from quiz.classroom import Classroom, Member, classroom
from quiz.items import FirstAnswers, Item, analyse
from quiz.model import Assignment, Learner, LearnerId, PublishedFact, PublishedSet, Score, SetId, StudyDay
from quiz.names import numbered, tidy
from quiz.ports import Tx
from quiz.roles import Action
from quiz.study_day import study_day
from quiz.usecases.assigning import those_behind
from quiz.usecases.rights import NotYours, permitted, teachers_of

MOST_LEARNERS = 500
"""Of a larger class those who joined last are looked at: a page has to come in a second or two, and no teacher knows
more people by name."""


@dataclass(frozen=True, slots=True)
class ClassPage:
    """Everything a teacher sees of a set.

    today: the teacher's study day. exam: the day looked ahead to; None without one. facts: in the set's order, as the
    class holds them (`room.facts`). items: each question, in the same order. beyond: learners too many to be looked at.
    behind: who of those shown should have met more facts than they have, and how many, see quiz.assignments.
    checked: how forecasts agreed with what came, of those who have answers to tell it by. firsts: of those who answered
    anything, how many questions they got right when first asked.
    """

    set: PublishedSet
    today: StudyDay
    exam: StudyDay | None
    facts: tuple[PublishedFact, ...]
    room: Classroom
    items: tuple[Item, ...]
    beyond: int
    behind: Mapping[LearnerId, int] = field(default_factory=dict)
    checked: Mapping[LearnerId, Calibration] = field(default_factory=dict)
    firsts: Mapping[LearnerId, Score] = field(default_factory=dict)

    @property
    def checked_by_all(self) -> Calibration:
        """How forecasts agreed with what came, of all of them together."""
        return calibration(one for each in self.checked.values() for one in each.bins)


def class_of(tx: Tx, teacher: Learner, set_id: SetId, now: datetime, exam: date | None = None) -> ClassPage | NotYours:
    """How the class of a set stands now, and on the exam's day; a day that is over is no exam ahead.

    exam: None for the one the class has been set, if it has.

    Whoever teaches a set is not of its class: a teacher who tries their own questions would spoil its figures. Learners
    come by name.
    """
    set_ = permitted(tx, teacher.id, set_id, Action.SEE_CLASS)
    if isinstance(set_, NotYours):
        return set_
    today = study_day(now, teacher.zone)
    given = tx.assignments.get(set_id)
    exam = given.exam_on if exam is None and given is not None else exam
    ahead = StudyDay(exam) if exam is not None and exam >= today else None
    teachers = teachers_of(tx, set_)
    everybody = [member for member in tx.classes.members(set_id) if member.id not in teachers]
    members = _by_name(everybody[:MOST_LEARNERS])
    ids = [member.id for member in members]
    facts = tuple(tx.facts.some(tx.classes.facts(set_id)))
    room = classroom(members, [fact.id for fact in facts], tx.classes.traces(set_id, ids), now, ahead)
    answers = tx.classes.first_answers(set_id, ids)
    return ClassPage(
        set=set_,
        today=today,
        exam=ahead,
        facts=facts,
        room=room,
        items=analyse(facts, answers),
        beyond=len(everybody) - len(members),
        checked={who: calibration(bins) for who, bins in tx.classes.predicted(set_id, ids).items()},
        firsts=_firsts(answers),
        behind={} if given is None else _behind(room, given, len(facts), now),
    )


def _by_name(joined: Sequence[Member]) -> list[Member]:
    """With names that can be shown and told apart: of one name the first to join goes without a number."""
    came = sorted(joined, key=lambda member: (member.joined_at, member.id))
    first = [replace(member, name=tidy(member.name)) for member in came]
    numbers = numbered([member.name for member in first])
    members = [replace(member, nth=nth) if nth > 1 else member for member, nth in zip(first, numbers, strict=True)]
    return sorted(members, key=lambda member: (member.name.casefold(), member.name, member.nth, member.id))


def _firsts(answers: FirstAnswers) -> dict[LearnerId, Score]:
    given, right = Counter[LearnerId](), Counter[LearnerId]()
    for replies in answers.values():
        given.update(replies.keys())
        right.update(learner for learner, reply in replies.items() if reply.correct)
    return {learner: Score(right[learner], total) for learner, total in given.items()}


def _behind(room: Classroom, given: Assignment, facts: int, now: datetime) -> dict[LearnerId, int]:
    begun = {one.member.id: facts - one.learned.not_started for one in room.learners}
    found = those_behind([one.member for one in room.learners], begun, given, facts, now)
    return {one.member.id: one.by for one in found}
