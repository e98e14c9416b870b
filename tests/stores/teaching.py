"""Who learns, and what is taught."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from quiz.model import FactId, Learner, LearnerId, PublishedFact, PublishedSet, SetId, Visibility
from quiz.questions import Fact, QuestionSet
from tests.stores.tables import Enrolment, Room, SavedFact


class Learners(Room):
    def get(self, learner: LearnerId) -> Learner | None:
        return self.rows.learners.get(learner)

    def put(self, learner: Learner) -> None:
        self.rows.learners[learner.id] = learner

    def forget(self, learner: LearnerId) -> None:
        for table, key in self.rows.rows_of(learner):
            del table[key]
        for key, seat in list(self.rows.draft_seats.items()):
            if seat.owner == learner:
                del self.rows.draft_seats[key]
        for id_, set_ in self.rows.sets.items():
            if set_.owner == learner:
                self.rows.sets[id_] = replace(set_, owner=None)
        for id_, assignment in self.rows.assignments.items():
            if assignment.given_by == learner:
                self.rows.assignments[id_] = replace(assignment, given_by=None)
        for where, notice in self.rows.notices.items():
            if notice.who == learner:
                self.rows.notices[where] = replace(notice, who=None)
        for key, correction in self.rows.corrections.items():
            if correction.by == learner:
                self.rows.corrections[key] = replace(correction, by=None)

    def to_remind(self, now: datetime, limit: int) -> Sequence[Learner]:
        due = [
            (learner.reminding.next_at, learner.id, learner)
            for learner in self.rows.learners.values()
            if learner.reminding.on
            and not learner.blocked
            and learner.reminding.next_at is not None
            and learner.reminding.next_at <= now
        ]
        return [learner for *_, learner in sorted(due, key=lambda row: row[:2])][:limit]

    def ids(self) -> Iterable[LearnerId]:
        return sorted(self.rows.learners)

    def after(self, learner: LearnerId, limit: int) -> Sequence[LearnerId]:
        return [each for each in sorted(self.rows.learners) if each > learner][:limit]


class Sets(Room):
    def save(self, code: str, questions: QuestionSet, owner: LearnerId | None, at: datetime) -> PublishedSet:
        known = self.by_code(code)
        id_ = known.id if known else SetId(len(self.rows.sets) + 1)
        if known and known.deleted_at:
            self.sweep(id_, LearnerId(0), len(self.rows.learners) + 1, len(self.rows.memories) + 1)
        before = {f.fact.key: (fact, f) for fact, f in self.rows.facts.items() if f.set == id_}
        for known_fact, saved in before.values():
            self.rows.facts[known_fact] = replace(saved, retired=True)
        for position, fact in enumerate(questions.facts):
            fact_id = before[fact.key][0] if fact.key in before else FactId(len(self.rows.facts) + 1)
            righted_at = before[fact.key][1].righted_at if fact.key in before else None
            self.rows.facts[fact_id] = SavedFact(id_, position, fact, righted_at=righted_at)
        self.rows.material[id_] = questions.material
        self.rows.editions[id_] = self.rows.editions.get(id_, 0) + 1
        self.rows.sets[id_] = PublishedSet(
            id=id_,
            code=code,
            title=questions.title,
            language=questions.language,
            about=questions.about,
            source=questions.source,
            owner=owner if owner is not None or known is None else known.owner,
            facts=len(questions.facts),
            visibility=known.visibility if known else Visibility.LISTED if owner is None else Visibility.LINK,
            archived_at=known.archived_at if known else None,
        )
        return self.rows.sets[id_]

    def get(self, id_: SetId) -> PublishedSet | None:
        return self.rows.sets.get(id_)

    def by_code(self, code: str) -> PublishedSet | None:
        return next((set_ for set_ in self.rows.sets.values() if set_.code == code), None)

    def hold(self, id_: SetId) -> PublishedSet | None:
        return self.get(id_)

    def change(self, set_: PublishedSet) -> None:
        stored = self.rows.sets.get(set_.id)
        if stored is not None and stored.deleted_at is None:
            self.rows.sets[set_.id] = replace(
                stored, title=set_.title, owner=set_.owner, visibility=set_.visibility, archived_at=set_.archived_at
            )

    def blank(self, id_: SetId, at: datetime) -> None:
        stored = self.rows.sets[id_]
        self.rows.sets[id_] = replace(stored, title="", about="", source="", owner=None, facts=0, deleted_at=at)
        self.rows.material[id_] = ""
        self.rows.editions[id_] += 1
        gone = {fact for fact, saved in self.rows.facts.items() if saved.set == id_}
        for fact in gone:
            self.rows.facts[fact] = SavedFact(id_, self.rows.facts[fact].position, Fact(f"#{fact}", "", "", ()), True)
        for key in [key for key in self.rows.corrections if key[0] in gone]:
            del self.rows.corrections[key]

    def sweep(
        self, id_: SetId, after: LearnerId, people: int, memories: int
    ) -> tuple[Sequence[LearnerId], LearnerId | None]:
        looked_through = sorted(who for who in self.rows.learners if who > after)[:people]
        learnt = [who for who in looked_through if self.rows.enrolments.pop((who, id_), None) is not None]
        theirs = [(who, fact) for who, fact in self.rows.memories if self.rows.facts[fact].set == id_]
        gone = sorted(key for key in theirs if key[0] in looked_through)[:memories]
        for key in gone:
            del self.rows.memories[key]
        if len(gone) == memories:
            return learnt, after
        return learnt, looked_through[-1] if len(looked_through) == people else None

    def all(self) -> Sequence[PublishedSet]:
        there = [set_ for set_ in self.rows.sets.values() if set_.deleted_at is None]
        return sorted(there, key=lambda set_: (set_.title, set_.id))

    def listed(self) -> Sequence[PublishedSet]:
        listed = [set_ for set_ in self.all() if set_.visibility is Visibility.LISTED]
        return [set_ for set_ in listed if set_.archived_at is None]

    def owned(self, learner: LearnerId) -> Sequence[PublishedSet]:
        return [set_ for set_ in self.all() if set_.owner == learner]

    def joined(self, learner: LearnerId) -> Sequence[PublishedSet]:
        return [self.rows.sets[set_] for set_ in self.rows.studied(learner, None)]

    def join(self, learner: LearnerId, id_: SetId, at: datetime) -> bool:
        self.rows.require(learner, set_=id_)
        if (learner, id_) in self.rows.enrolments:
            return False
        places = [one.position for (who, _), one in self.rows.enrolments.items() if who == learner]
        self.rows.enrolments[learner, id_] = Enrolment(max(places, default=0) + 1, at)
        return True

    def leave(self, learner: LearnerId, id_: SetId) -> bool:
        return self.rows.enrolments.pop((learner, id_), None) is not None

    def edition(self, id_: SetId, hold: bool = False) -> int:
        return self.rows.editions[id_]

    def questions(self, id_: SetId) -> QuestionSet:
        set_ = self.rows.sets[id_]
        return QuestionSet(
            title=set_.title,
            language=set_.language,
            facts=tuple(fact for _, fact in self.rows.in_use(id_)),
            about=set_.about,
            source=set_.source,
            material=self.rows.material[id_],
        )


class Facts(Room):
    def get(self, fact: FactId) -> PublishedFact | None:
        saved = self.rows.facts.get(fact)
        return PublishedFact(fact, saved.set, saved.fact, saved.retired, saved.righted_at) if saved else None

    def some(self, facts: Sequence[FactId]) -> Sequence[PublishedFact]:
        return [found for fact in facts if (found := self.get(fact))]

    def unmet(self, learner: LearnerId, only: SetId | None, limit: int) -> Sequence[FactId]:
        return self._unmet(learner, only)[:limit]

    def count_unmet(self, learner: LearnerId, only: SetId | None, at_most: int) -> int:
        return min(at_most, len(self._unmet(learner, only)))

    def beside(self, set_: SetId, fact: FactId | None, by: int) -> FactId | None:
        here = (-1, 0) if fact is None else self._place(fact)
        places = [self._place(each) for each, _ in self.rows.in_use(set_)]
        if by > 0:
            return next((each for position, each in places if (position, each) > here), None)
        return next((each for position, each in reversed(places) if (position, each) < here), None)

    def place(self, fact: FactId) -> int:
        used = self.rows.in_use(self.rows.facts[fact].set)
        return 1 + sum(self._place(each) < self._place(fact) for each, _ in used)

    def whole(self, set_: SetId) -> Sequence[PublishedFact]:
        return self.some([id_ for _, id_ in sorted(map(self._place, self._all_of(set_)))])

    def retired(self, set_: SetId) -> Sequence[FactId]:
        return [each.id for each in self.whole(set_) if each.retired]

    def add(self, set_: SetId, fact: Fact) -> FactId | None:
        if fact.key in {self.rows.facts[each].fact.key for each in self._all_of(set_)}:
            return None
        last = max((self._place(each)[0] for each, _ in self.rows.in_use(set_)), default=-1)
        id_ = FactId(len(self.rows.facts) + 1)
        self.rows.facts[id_] = SavedFact(set_, last + 1, fact)
        self._saved_once_more(set_)
        return id_

    def change(self, fact: PublishedFact) -> None:
        saved = self.rows.facts[fact.id]
        self.rows.facts[fact.id] = replace(saved, fact=fact.fact, retired=fact.retired)
        self._saved_once_more(fact.set_id)

    def _saved_once_more(self, set_: SetId) -> None:
        self.rows.editions[set_] += 1
        self.rows.sets[set_] = replace(self.rows.sets[set_], facts=len(self.rows.in_use(set_)))

    def set_right(self, facts: Sequence[FactId], at: datetime) -> None:
        for fact in facts:
            self.rows.facts[fact] = replace(self.rows.facts[fact], righted_at=at)

    def _all_of(self, set_: SetId) -> list[FactId]:
        return [id_ for id_, saved in self.rows.facts.items() if saved.set == set_]

    def _place(self, fact: FactId) -> tuple[int, FactId]:
        return self.rows.facts[fact].position, fact

    def _unmet(self, learner: LearnerId, only: SetId | None) -> list[FactId]:
        facts = [fact for set_ in self.rows.studied(learner, only) for fact, _ in self.rows.in_use(set_)]
        return [fact for fact in facts if (learner, fact) not in self.rows.memories]
