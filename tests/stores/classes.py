"""A set with all who learn it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from quiz.calibration import Bin
from quiz.classroom import Member, Traces
from quiz.items import FirstAnswers, Reply
from quiz.model import Correction, FactId, Happening, LearnerId, SetId
from tests.stores.learning import predicted
from tests.stores.tables import Room


class Classes(Room):
    def members(self, set_: SetId) -> Sequence[Member]:
        joined = [(one.at, who) for (who, joined), one in self.rows.enrolments.items() if joined == set_]
        people = [(self.rows.learners[who], at) for at, who in joined]
        found = [
            Member(person.id, person.called or person.name, person.zone, at, parameters=person.parameters)
            for person, at in people
        ]
        return sorted(sorted(found, key=lambda one: one.id), key=lambda one: one.joined_at, reverse=True)

    def size(self, set_: SetId, reachable: bool = False) -> int:
        here = self.rows.sets[set_]
        return sum(
            joined == set_
            and who != here.owner
            and (who, set_) not in self.rows.teachers
            and not (reachable and self.rows.learners[who].blocked)
            for who, joined in self.rows.enrolments
        )

    def learners(self, set_: SetId, after: LearnerId, limit: int) -> Sequence[LearnerId]:
        return sorted(who for who, joined in self.rows.enrolments if joined == set_ and who > after)[:limit]

    def facts(self, set_: SetId) -> Sequence[FactId]:
        return [fact for fact, _ in self.rows.in_use(set_)]

    def traces(self, set_: SetId, of: Sequence[LearnerId]) -> Mapping[LearnerId, Traces]:
        facts = self.facts(set_)
        found = {}
        for learner in of:
            kept = {fact: one for (who, fact), one in self.rows.memories.items() if who == learner and fact in facts}
            if kept:
                found[learner] = Traces(
                    facts=list(kept),
                    phases=[one.phase for one in kept.values()],
                    stabilities=[one.stability for one in kept.values()],
                    last_days=[one.last_day for one in kept.values()],
                    lapses=[one.lapses for one in kept.values()],
                    set_aside=[one.set_aside for one in kept.values()],
                    reviews=[one.reviews for one in kept.values()],
                )
        return found

    def begun(self, set_: SetId, of: Sequence[LearnerId]) -> Mapping[LearnerId, int]:
        return {learner: len(traces.facts) for learner, traces in self.traces(set_, of).items()}

    def predicted(self, set_: SetId, of: Sequence[LearnerId]) -> Mapping[LearnerId, Sequence[Bin]]:
        facts = self.facts(set_)
        lines = [line for _, line in sorted(self.rows.reviews.items()) if line.fact in facts]
        found = {learner: predicted(line for line in lines if line.learner == learner) for learner in of}
        return {learner: bins for learner, bins in found.items() if bins}

    def first_answers(self, set_: SetId, of: Sequence[LearnerId]) -> FirstAnswers:
        facts = self.facts(set_)
        undone = {(who, line.undoes) for (who, _), line in self.rows.reviews.items() if line.undoes}
        righted = {(each.fact, key): each.at for each in self._history() for key in each.righted}
        found: dict[tuple[FactId, str], dict[LearnerId, Reply]] = defaultdict(dict)
        for (who, id_), line in sorted(self.rows.reviews.items()):
            if who in of and line.fact in facts and line.happening is Happening.ANSWER and (who, id_) not in undone:
                if line.at < righted.get((line.fact, line.question), line.at):
                    continue
                asking = self.rows.askings.get((who, line.asking)) if line.asking and not line.correct else None
                reply = Reply(bool(line.correct), asking.picked if asking else ())
                found[line.fact, line.question].setdefault(who, reply)
        return found

    def _history(self) -> Sequence[Correction]:
        return [each for _, each in sorted(self.rows.corrections.items())]
