"""Teachers' drafts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from quiz.drafts import NOBODY, Drafted, DraftId, DraftQuestion, DraftTally, Only, Phase, Seat, TeacherDraft, Verdict
from quiz.model import LearnerId, SetId, StudyDay
from quiz.questions import Fact, Kind, Question, kind_of
from tests.stores.tables import Room


class Drafts(Room):
    def latest(self, learner: LearnerId) -> TeacherDraft | None:
        mine = [draft for (who, _), draft in self.rows.drafts.items() if who == learner]
        return max(mine, key=lambda draft: draft.id, default=None)

    def get(self, learner: LearnerId, draft: DraftId) -> TeacherDraft | None:
        return self.rows.drafts.get((learner, draft))

    def add(self, draft: TeacherDraft) -> None:
        self.rows.require(draft.learner)
        self.rows.drafts[draft.learner, draft.id] = draft

    def change(self, draft: TeacherDraft, phase: Phase, attempt: int) -> bool:
        stored = self.get(draft.learner, draft.id)
        if stored is None or (stored.phase, stored.attempt) != (phase, attempt):
            return False
        self.rows.drafts[draft.learner, draft.id] = draft
        return True

    def delete(self, learner: LearnerId, draft: DraftId) -> None:
        self.empty(learner, draft)
        for key in [key for key in self.rows.draft_texts if key[:2] == (learner, draft)]:
            del self.rows.draft_texts[key]
        self.rows.drafts.pop((learner, draft), None)

    def about(self, set_: SetId, code: str) -> Sequence[tuple[LearnerId, DraftId]]:
        return sorted((one.learner, one.id) for one in self.rows.drafts.values() if set_ == one.set or code == one.code)

    def empty(self, learner: LearnerId, draft: DraftId) -> None:
        self.rows.draft_materials.pop((learner, draft), None)
        for key in [key for key in self.rows.draft_questions if key[:2] == (learner, draft)]:
            del self.rows.draft_questions[key]

    def add_text(self, learner: LearnerId, draft: DraftId, nth: int, text: str) -> None:
        self.rows.draft_texts.setdefault((learner, draft, nth), text)

    def texts(self, learner: LearnerId, draft: DraftId) -> Sequence[str]:
        return [text for key, text in sorted(self.rows.draft_texts.items()) if key[:2] == (learner, draft)]

    def put_material(self, learner: LearnerId, draft: DraftId, material: str) -> None:
        self.rows.draft_materials[learner, draft] = material

    def material(self, learner: LearnerId, draft: DraftId) -> str:
        return self.rows.draft_materials.get((learner, draft), "")

    def add_facts(self, draft: TeacherDraft, facts: Sequence[Fact], after: tuple[int, int], verdict: Verdict) -> None:
        place = after[1]
        for number, fact in enumerate(facts, after[0] + 1):
            for question in fact.questions:
                place += 1
                here = replace(fact, questions=(question,))
                asked = DraftQuestion(place, here, question, _to_check(question), verdict)
                self.rows.draft_questions[draft.learner, draft.id, place] = number, asked

    def _asked(self, learner: LearnerId, draft: DraftId) -> Iterator[tuple[int, DraftQuestion]]:
        rows = sorted(self.rows.draft_questions.items(), key=lambda row: row[0])
        return (asked for key, asked in rows if key[:2] == (learner, draft))

    def question(self, learner: LearnerId, draft: DraftId, nth: int) -> DraftQuestion | None:
        found = self.rows.draft_questions.get((learner, draft, nth))
        return found[1] if found else None

    def question_after(
        self, learner: LearnerId, draft: DraftId, nth: int, *, only_open: bool, only: Only = Only.ALL
    ) -> DraftQuestion | None:
        ahead = (asked for _, asked in self._asked(learner, draft) if asked.nth > nth)
        open_ = (asked for asked in ahead if asked.verdict is Verdict.OPEN or not only_open)
        return next(filter(only.takes, open_), None)

    def question_before(self, learner: LearnerId, draft: DraftId, nth: int, only: Only) -> DraftQuestion | None:
        behind = [asked for _, asked in self._asked(learner, draft) if asked.nth < nth]
        return next(filter(only.takes, reversed(behind)), None)

    def tally(self, learner: LearnerId, draft: DraftId) -> DraftTally:
        asked = [asked for _, asked in self._asked(learner, draft)]
        count = Counter(each.verdict for each in asked)
        to_check = sum(each.to_check for each in asked if each.verdict is Verdict.OPEN)
        editions = sum(each.edition for each in asked)
        open_, kept, dropped = count[Verdict.OPEN], count[Verdict.KEPT], count[Verdict.DROPPED]
        return DraftTally(len(asked), open_, kept, dropped, to_check, editions)

    def kinds(self, learner: LearnerId, draft: DraftId) -> Mapping[Kind, int]:
        return Counter(kind_of(asked.question) for _, asked in self._asked(learner, draft))

    def place(self, learner: LearnerId, draft: DraftId, nth: int, only: Only) -> tuple[int, int]:
        these = [asked.nth for _, asked in self._asked(learner, draft) if only.takes(asked)]
        return sum(each <= nth for each in these), len(these)

    def _changed(self, key: tuple[LearnerId, DraftId, int], chair: int, **said: Any) -> None:
        number, asked = self.rows.draft_questions[key]
        self.rows.draft_questions[key] = number, replace(asked, edition=asked.edition + 1, chair=chair, **said)

    def _changed_unseen(self, key: tuple[LearnerId, DraftId, int], chair: int, **said: Any) -> None:
        _, asked = self.rows.draft_questions[key]
        knows = asked.edition == 0 or asked.chair == chair
        self._changed(key, chair if knows else NOBODY, **said)

    def _may_change(self, key: tuple[LearnerId, DraftId, int], chair: int, seen: int | None) -> bool:
        found = self.rows.draft_questions.get(key)
        return found is not None and (seen is None or found[1].edition == seen or found[1].chair == chair)

    def judge(
        self, learner: LearnerId, draft: DraftId, nth: int, verdict: Verdict, chair: int = 0, seen: int | None = None
    ) -> bool:
        if not self._may_change((learner, draft, nth), chair, seen):
            return False
        self._changed((learner, draft, nth), chair, verdict=verdict)
        return True

    def put_question(
        self,
        learner: LearnerId,
        draft: DraftId,
        nth: int,
        fact: Fact,
        verdict: Verdict,
        chair: int = 0,
        seen: int | None = None,
    ) -> bool:
        if not self._may_change((learner, draft, nth), chair, seen):
            return False
        (question,) = fact.questions
        number, before = self.rows.draft_questions[learner, draft, nth]
        self._changed((learner, draft, nth), chair, question=question, verdict=verdict)
        for key, (other, each) in list(self.rows.draft_questions.items()):
            if (*key[:2], other) == (learner, draft, number):
                said = replace(each.fact, statement=fact.statement, questions=(each.question,))
                self.rows.draft_questions[key] = number, replace(each, fact=said)
                if key[2] != nth and before.fact.statement != fact.statement:
                    self._changed_unseen(key, chair)
        return True

    def whole_fact(self, learner: LearnerId, draft: DraftId, nth: int) -> Fact | None:
        found = self.rows.draft_questions.get((learner, draft, nth))
        if found is None:
            return None
        rows = sorted(self.rows.draft_questions.items(), key=lambda row: row[0])
        beside = [each.question for key, (number, each) in rows if (*key[:2], number) == (learner, draft, found[0])]
        return replace(found[1].fact, questions=tuple(beside))

    def has_fact(self, learner: LearnerId, draft: DraftId, key: str) -> bool:
        return any(asked.fact.key == key for _, asked in self._asked(learner, draft))

    def append(
        self, learner: LearnerId, draft: DraftId, fact: Fact, beside: int, verdict: Verdict, chair: int = 0
    ) -> int:
        mine = {key[2]: number for key, (number, _) in self.rows.draft_questions.items() if key[:2] == (learner, draft)}
        place, number = max(mine, default=0) + 1, mine[beside] if beside else max(mine.values(), default=0) + 1
        joined = self.rows.draft_questions[learner, draft, beside][1].fact if beside else fact
        (question,) = fact.questions
        here = replace(joined, questions=(question,))
        asked = DraftQuestion(place, here, question, _to_check(question), verdict, 0, chair)
        self.rows.draft_questions[learner, draft, place] = number, asked
        return place

    def judge_open(self, learner: LearnerId, draft: DraftId, verdict: Verdict, chair: int = 0) -> int:
        open_ = [asked.nth for _, asked in self._asked(learner, draft) if asked.verdict is Verdict.OPEN]
        for nth in open_:
            self._changed_unseen((learner, draft, nth), chair, verdict=verdict)
        return len(open_)

    def open_ones(self, learner: LearnerId, draft: DraftId) -> Sequence[int]:
        return [asked.nth for _, asked in self._asked(learner, draft) if asked.verdict is Verdict.OPEN]

    def reopen(self, learner: LearnerId, draft: DraftId, first: int, last: int, chair: int = 0) -> None:
        for _, asked in list(self._asked(learner, draft)):
            if first <= asked.nth <= last and asked.verdict is Verdict.KEPT:
                self._changed_unseen((learner, draft, asked.nth), chair, verdict=Verdict.OPEN)

    def by_invite(self, code: str) -> TeacherDraft | None:
        return next((draft for draft in self.rows.drafts.values() if draft.invite == code and code), None)

    def of_set(self, set_: SetId) -> Sequence[TeacherDraft]:
        return sorted((draft for draft in self.rows.drafts.values() if draft.set == set_), key=lambda draft: draft.id)

    def kept(self, learner: LearnerId, draft: DraftId) -> Sequence[Fact]:
        facts: dict[int, Fact] = {}
        for number, asked in self._asked(learner, draft):
            if asked.verdict is Verdict.KEPT:
                before = facts[number].questions if number in facts else ()
                facts[number] = replace(asked.fact, questions=(*before, asked.question))
        return [fact for _, fact in sorted(facts.items())]

    def to_write(self, now: datetime, limit: int) -> Sequence[TeacherDraft]:
        due = [
            (draft.take_at, draft.learner, draft)
            for draft in self.rows.drafts.values()
            if draft.phase is Phase.WRITING and draft.take_at is not None and draft.take_at <= now
        ]
        return [draft for *_, draft in sorted(due, key=lambda row: row[:2])][:limit]

    def drafted(self, learner: LearnerId, day: StudyDay) -> Drafted:
        return self.rows.drafted.get((learner, day), Drafted())

    def put_drafted(self, learner: LearnerId, day: StudyDay, drafted: Drafted) -> None:
        self.rows.require(learner)
        self.rows.drafted[learner, day] = drafted


class Seats(Room):
    def get(self, learner: LearnerId, number: DraftId) -> Seat | None:
        return self.rows.draft_seats.get((learner, number))

    def mine(self, learner: LearnerId) -> Sequence[Seat]:
        return [seat for _, seat in sorted(self.rows.draft_seats.items()) if seat.learner == learner]

    def at(self, owner: LearnerId, draft: DraftId) -> Sequence[Seat]:
        there = [seat for seat in self.rows.draft_seats.values() if (seat.owner, seat.draft) == (owner, draft)]
        return sorted(there, key=lambda seat: seat.chair)

    def put(self, seat: Seat) -> None:
        self.rows.require(seat.learner)
        self.rows.draft_seats[seat.learner, seat.number] = seat

    def remove(self, learner: LearnerId, number: DraftId) -> None:
        self.rows.draft_seats.pop((learner, number), None)

    def clear(self, owner: LearnerId, draft: DraftId) -> None:
        for seat in self.at(owner, draft):
            self.remove(seat.learner, seat.number)


def _to_check(question: Question) -> bool:
    return bool(question.origin and question.origin.check)
