"""The history of published facts, and who is still to be told of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from quiz.model import Correction, FactId, Happening, LearnerId, SetId
from tests.stores.tables import DanglingError, Room


class Corrections(Room):
    def add(self, correction: Correction) -> bool:
        key = (correction.fact, correction.version)
        if correction.fact not in self.rows.facts or correction.set not in self.rows.sets:
            raise DanglingError(key)
        if key in self.rows.corrections:
            return False
        self.rows.corrections[key] = correction
        return True

    def latest(self, fact: FactId) -> int:
        return max((version for about, version in self.rows.corrections if about == fact), default=1)

    def get(self, fact: FactId, version: int) -> Correction | None:
        return self.rows.corrections.get((fact, version))

    def of(self, fact: FactId) -> Sequence[Correction]:
        return [each for (about, _), each in sorted(self.rows.corrections.items()) if about == fact]

    def by(self, person: LearnerId) -> Sequence[Correction]:
        return [each for _, each in sorted(self.rows.corrections.items()) if each.by == person]

    def due(self, now: datetime) -> SetId | None:
        found = [(each.tell_at, each.set) for each in self.rows.corrections.values() if each.tell_at]
        return min(((at, set_) for at, set_ in found if at <= now), default=(None, None))[1]

    def waiting(self, set_: SetId) -> Sequence[Correction]:
        found = [each for each in self.rows.corrections.values() if each.set == set_ and each.tell_at]
        return sorted(found, key=lambda each: (each.at, each.fact, each.version))

    def told(self, corrections: Sequence[Correction], up_to: LearnerId | None) -> None:
        for each in corrections:
            stored = self.rows.corrections[each.fact, each.version]
            after = replace(stored, tell_at=None) if up_to is None else replace(stored, told_up_to=up_to)
            self.rows.corrections[each.fact, each.version] = after

    def last_answers(
        self, set_: SetId, of: Sequence[LearnerId]
    ) -> Mapping[LearnerId, Mapping[tuple[FactId, str], datetime]]:
        facts = {each.fact for each in self.waiting(set_)}
        undone = {(who, line.undoes) for (who, _), line in self.rows.reviews.items() if line.undoes}
        found: dict[LearnerId, dict[tuple[FactId, str], datetime]] = defaultdict(dict)
        for (who, id_), line in sorted(self.rows.reviews.items()):
            if who in of and line.fact in facts and line.happening is Happening.ANSWER and (who, id_) not in undone:
                found[who][line.fact, line.question] = line.at
        return found
