"""What classes have been set, and what people are told when they are not there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from quiz.model import Assignment, Errand, LearnerId, Notice, NoticeId, SetId
from tests.stores.tables import DanglingError, Room


class Notices(Room):
    def add(self, notice: Notice) -> Notice:
        self.rows.require(notice.learner)
        added = replace(notice, id=NoticeId(len(self.of(notice.learner)) + 1))
        self.rows.notices[added.learner, added.id] = added
        return added

    def waiting(self, now: datetime, limit: int) -> Sequence[Notice]:
        found = [each for each in self.rows.notices.values() if each.status == "planned" and each.at <= now]
        return sorted(found, key=lambda each: (each.at, each.learner, each.id))[:limit]

    def change(self, before: Notice, after: Notice) -> bool:
        stored = self.rows.notices.get((before.learner, before.id))
        if stored is None or (stored.status, stored.at) != (before.status, before.at):
            return False
        self.rows.notices[before.learner, before.id] = replace(stored, status=after.status, at=after.at)
        return True

    def give_up(self, sent_before: datetime) -> int:
        lost = [each for each in self.rows.notices.values() if each.status == "sending" and each.at < sent_before]
        return sum(self.change(each, replace(each, status="unknown")) for each in lost)

    def of(self, learner: LearnerId) -> Sequence[Notice]:
        return [each for (who, _), each in sorted(self.rows.notices.items(), key=lambda row: row[0]) if who == learner]


class Errands(Room):
    def put(self, errand: Errand) -> None:
        if errand.set not in self.rows.sets:
            raise DanglingError(errand.set)
        self.rows.errands[errand.set, errand.word] = errand

    def next(self) -> Errand | None:
        return min(self.rows.errands.values(), key=lambda each: (each.at, each.set, each.word), default=None)

    def went(self, errand: Errand, up_to: LearnerId | None) -> None:
        if up_to is None:
            del self.rows.errands[errand.set, errand.word]
        else:
            self.rows.errands[errand.set, errand.word] = replace(errand, up_to=up_to)


class Assignments(Room):
    def get(self, set_: SetId) -> Assignment | None:
        return self.rows.assignments.get(set_)

    def of(self, learner: LearnerId) -> Sequence[Assignment]:
        sets = self.rows.studied(learner, None)
        return [self.rows.assignments[set_] for set_ in sets if set_ in self.rows.assignments]

    def put(self, assignment: Assignment) -> None:
        if assignment.set not in self.rows.sets:
            raise DanglingError(assignment.set)
        self.rows.assignments[assignment.set] = assignment

    def remove(self, set_: SetId) -> None:
        self.rows.assignments.pop(set_, None)

    def nudge(self, set_: SetId, at: datetime, not_since: datetime) -> bool:
        stored = self.rows.assignments.get(set_)
        if stored is None or (stored.nudged_at is not None and stored.nudged_at > not_since):
            return False
        self.rows.assignments[set_] = replace(stored, nudged_at=at)
        return True
