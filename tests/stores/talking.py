"""What is said outside of questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from quiz.model import Complaint, FactId, LearnerId, Reminder, SetId, StudyDay
from quiz.talk import Talk
from tests.stores.tables import Room


class Talks(Room):
    def get(self, learner: LearnerId) -> Talk:
        return self.rows.talks.get(learner, Talk())

    def put(self, learner: LearnerId, talk: Talk) -> None:
        self.rows.require(learner)
        self.rows.talks[learner] = talk


class Reminders(Room):
    def plan(self, reminder: Reminder) -> bool:
        self.rows.require(reminder.learner)
        key = (reminder.learner, reminder.day, reminder.nth)
        return self.rows.reminders.setdefault(key, reminder) is reminder

    def get(self, learner: LearnerId, day: StudyDay, nth: int) -> Reminder | None:
        return self.rows.reminders.get((learner, day, nth))

    def planned(self, limit: int) -> Sequence[Reminder]:
        waiting = [r for r in self.rows.reminders.values() if r.status == "planned"]
        return sorted(waiting, key=lambda r: (r.planned_at, r.learner, r.day, r.nth))[:limit]

    def mark(self, reminder: Reminder, status: str) -> bool:
        stored = self.get(reminder.learner, reminder.day, reminder.nth)
        if stored is None or stored.status != reminder.status:
            return False
        key = (reminder.learner, reminder.day, reminder.nth)
        self.rows.reminders[key] = replace(stored, status=status)
        return True

    def give_up(self, planned_before: datetime) -> int:
        lost = [r for r in self.rows.reminders.values() if r.status == "sending" and r.planned_at < planned_before]
        return sum(self.mark(reminder, "unknown") for reminder in lost)


class Complaints(Room):
    def put(self, complaint: Complaint) -> None:
        self.rows.require(complaint.learner, complaint.fact)
        key = (complaint.learner, complaint.asking)
        before = self.rows.complaints.get(key, complaint)
        self.rows.complaints[key] = replace(before, words=complaint.words or before.words, answered_at=None)

    def of(self, learner: LearnerId) -> Sequence[Complaint]:
        mine = [c for (who, _), c in self.rows.complaints.items() if who == learner]
        return sorted(mine, key=lambda c: (c.at, c.asking))

    def open_in(self, set_: SetId) -> Sequence[Complaint]:
        return [c for c in self._open() if self.rows.facts[c.fact].set == set_]

    def open_about(self, fact: FactId, question: str) -> Sequence[Complaint]:
        return [c for c in self._open() if (c.fact, c.question) == (fact, question)]

    def close(self, complaint: Complaint, at: datetime) -> bool:
        key = (complaint.learner, complaint.asking)
        stored = self.rows.complaints.get(key)
        if stored is None or stored.answered_at is not None:
            return False
        self.rows.complaints[key] = replace(stored, answered_at=at)
        return True

    def _open(self) -> Sequence[Complaint]:
        waiting = [c for c in self.rows.complaints.values() if c.answered_at is None]
        return sorted(waiting, key=lambda c: (c.at, c.learner, c.asking))
