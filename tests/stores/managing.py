"""Who teaches what with whom, links for one person, and who may publish."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from quiz.model import LearnerId, SetId
from quiz.sharing import CoTeacher, Guessed, Invitation, Publisher
from tests.stores.tables import Room


class Teachers(Room):
    def has(self, learner: LearnerId, set_: SetId) -> bool:
        return (learner, set_) in self.rows.teachers

    def add(self, learner: LearnerId, set_: SetId, since: datetime) -> bool:
        self.rows.require(learner, set_=set_)
        if self.has(learner, set_):
            return False
        self.rows.teachers[learner, set_] = CoTeacher(learner, since)
        return True

    def remove(self, learner: LearnerId, set_: SetId) -> bool:
        return self.rows.teachers.pop((learner, set_), None) is not None

    def of_set(self, set_: SetId) -> Sequence[CoTeacher]:
        found = [one for (_, taught), one in self.rows.teachers.items() if taught == set_]
        return sorted(found, key=lambda one: (one.since, one.learner))

    def sets(self, learner: LearnerId) -> Sequence[tuple[SetId, datetime]]:
        return sorted((set_, one.since) for (who, set_), one in self.rows.teachers.items() if who == learner)


class Invitations(Room):
    def add(self, invitation: Invitation) -> None:
        self.rows.require(invitation.by, set_=invitation.set)
        self.rows.invitations[invitation.by, invitation.code] = invitation

    def by_code(self, code: str) -> Invitation | None:
        return next((one for (_, known), one in self.rows.invitations.items() if known == code), None)

    def of(self, learner: LearnerId) -> Sequence[Invitation]:
        found = [one for (who, _), one in self.rows.invitations.items() if who == learner]
        return sorted(found, key=lambda one: (one.at, one.code))

    def use(self, invitation: Invitation, at: datetime) -> bool:
        stored = self.rows.invitations.get((invitation.by, invitation.code))
        if stored is None or stored.used_at is not None:
            return False
        self.rows.invitations[stored.by, stored.code] = replace(stored, used_at=at)
        return True

    def remove(self, invitation: Invitation) -> bool:
        return self.rows.invitations.pop((invitation.by, invitation.code), None) is not None


class Publishers(Room):
    def get(self, learner: LearnerId) -> Publisher | None:
        return self.rows.publishers.get(learner)

    def put(self, publisher: Publisher) -> None:
        self.rows.require(publisher.learner)
        self.rows.publishers[publisher.learner] = publisher


class Guesses(Room):
    def get(self, who: str) -> Guessed | None:
        return self.rows.guesses.get(who)

    def put(self, guesses: Guessed) -> None:
        self.rows.guesses[guesses.who] = guesses

    def forget(self, before: datetime) -> None:
        for who in [each.who for each in self.rows.guesses.values() if each.since <= before]:
            del self.rows.guesses[who]
