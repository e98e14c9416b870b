"""Where what teachers do is kept, and who writes questions for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from quiz.calibration import Bin
from quiz.classroom import Member, Traces
from quiz.drafts import (
    Draft,
    Drafted,
    DraftId,
    DraftQuestion,
    DraftTally,
    Only,
    Phase,
    Progress,
    Seat,
    TeacherDraft,
    Verdict,
)
from quiz.fitting import Fit
from quiz.fsrs import Parameters
from quiz.histories import History
from quiz.items import FirstAnswers
from quiz.model import Assignment, Correction, Errand, FactId, LearnerId, SetId, StudyDay
from quiz.questions import Fact, Kind


class Classes(Protocol):
    """A set with all who learn it, read together: for looks, there may be much."""

    def members(self, set_: SetId) -> Sequence[Member]:
        """Everybody who has joined and neither left nor was forgotten; who joined last comes first."""

    def size(self, set_: SetId, reachable: bool = False) -> int:
        """How many learn the set and do not teach it; reachable: only those who have not blocked us."""

    def learners(self, set_: SetId, after: LearnerId, limit: int) -> Sequence[LearnerId]:
        """The next who learn the set, its teachers too, by id."""

    def facts(self, set_: SetId) -> Sequence[FactId]:
        """Those in use, in the file's order."""

    def traces(self, set_: SetId, of: Sequence[LearnerId]) -> Mapping[LearnerId, Traces]:
        """What is left of the set's facts in use in the memories of these people; stabilities to fifteen digits."""

    def begun(self, set_: SetId, of: Sequence[LearnerId]) -> Mapping[LearnerId, int]:
        """How many facts in use each of these people has met; those who have met none are left out."""

    def predicted(self, set_: SetId, of: Sequence[LearnerId]) -> Mapping[LearnerId, Sequence[Bin]]:
        """As `Log.predicted`, of each of these people who has such answers, about facts of the set in use."""

    def first_answers(self, set_: SetId, of: Sequence[LearnerId]) -> FirstAnswers:
        """Their first answer to each question about a fact in use; answers taken back do not count, nor do those given
        before it was set right."""


class Assignments(Protocol):
    """What classes have been set, at most one for each set."""

    def get(self, set_: SetId) -> Assignment | None: ...

    def of(self, learner: LearnerId) -> Sequence[Assignment]:
        """Those of the sets the learner has joined, in the order they were joined."""

    def put(self, assignment: Assignment) -> None:
        """Insert or replace."""

    def remove(self, set_: SetId) -> None:
        """If there is one."""

    def nudge(self, set_: SetId, at: datetime, not_since: datetime) -> bool:
        """Those who are behind are told so at that moment; False if they were after `not_since`, or nothing has been
        set (one conditional UPDATE)."""


class Errands(Protocol):
    """What is still to be done for everybody who learns a set; of each word at most one for a set."""

    def put(self, errand: Errand) -> None:
        """Insert or replace."""

    def next(self) -> Errand | None:
        """The one that has waited longest; locked for this transaction, others skip it."""

    def went(self, errand: Errand, up_to: LearnerId | None) -> None:
        """It is done for everybody up to this person; None: it is done."""


class Corrections(Protocol):
    """The history of published facts, and who is still to be told of it."""

    def add(self, correction: Correction) -> bool:
        """False if the fact has that version already."""

    def latest(self, fact: FactId) -> int:
        """The version the fact is of now; 1 if it was never changed."""

    def get(self, fact: FactId, version: int) -> Correction | None:
        """The one that made this version."""

    def of(self, fact: FactId) -> Sequence[Correction]:
        """Oldest first."""

    def by(self, person: LearnerId) -> Sequence[Correction]:
        """All that this person made, by fact and version."""

    def due(self, now: datetime) -> SetId | None:
        """The set in which people have waited longest to be told, of those whose time has come."""

    def waiting(self, set_: SetId) -> Sequence[Correction]:
        """Those that people are still to be told of, oldest first."""

    def told(self, corrections: Sequence[Correction], up_to: LearnerId | None) -> None:
        """Everybody up to this learner was told of them; None: everybody was."""

    def last_answers(
        self, set_: SetId, of: Sequence[LearnerId]
    ) -> Mapping[LearnerId, Mapping[tuple[FactId, str], datetime]]:
        """When each of these people last answered each question of a fact that is `waiting`; what was taken back does
        not count."""


class Drafts(Protocol):
    """Teachers' drafts. For now each has at most one; its key leaves room for more."""

    def latest(self, learner: LearnerId) -> TeacherDraft | None: ...

    def get(self, learner: LearnerId, draft: DraftId) -> TeacherDraft | None: ...

    def add(self, draft: TeacherDraft) -> None:
        """With the id it has."""

    def change(self, draft: TeacherDraft, phase: Phase, attempt: int) -> bool:
        """Store it if that is still its phase and its attempt; False if another was faster (one conditional UPDATE)."""

    def delete(self, learner: LearnerId, draft: DraftId) -> None:
        """With everything in it."""

    def about(self, set_: SetId, code: str) -> Sequence[tuple[LearnerId, DraftId]]:
        """Whoever's drafts that became the set of this code, or are to bring this set up to date."""

    def empty(self, learner: LearnerId, draft: DraftId) -> None:
        """Delete its questions and its material; texts stay."""

    def add_text(self, learner: LearnerId, draft: DraftId, nth: int, text: str) -> None:
        """One message; one that is there stays as it is."""

    def texts(self, learner: LearnerId, draft: DraftId) -> Sequence[str]:
        """In their order."""

    def put_material(self, learner: LearnerId, draft: DraftId, material: str) -> None: ...

    def material(self, learner: LearnerId, draft: DraftId) -> str: ...

    def add_facts(self, draft: TeacherDraft, facts: Sequence[Fact], after: tuple[int, int], verdict: Verdict) -> None:
        """Facts with their questions, behind so many facts and so many questions that are there."""

    def question(self, learner: LearnerId, draft: DraftId, nth: int) -> DraftQuestion | None: ...

    def question_after(
        self, learner: LearnerId, draft: DraftId, nth: int, *, only_open: bool, only: Only = Only.ALL
    ) -> DraftQuestion | None:
        """The first behind the nth; of those that are open, if so wanted, and of `only` these."""

    def question_before(self, learner: LearnerId, draft: DraftId, nth: int, only: Only) -> DraftQuestion | None:
        """The last before the nth."""

    def tally(self, learner: LearnerId, draft: DraftId) -> DraftTally: ...

    def kinds(self, learner: LearnerId, draft: DraftId) -> Mapping[Kind, int]:
        """How many questions there are of each kind, of those kinds that there are."""

    def place(self, learner: LearnerId, draft: DraftId, nth: int, only: Only) -> tuple[int, int]:
        """Which of these questions the nth is, and how many of them there are."""

    def judge(
        self, learner: LearnerId, draft: DraftId, nth: int, verdict: Verdict, chair: int = 0, seen: int | None = None
    ) -> bool:
        """Its edition grows, and the chair has changed it last. False, and nothing changed, if there is no such
        question, or another chair has changed it since its edition was `seen` (one conditional UPDATE); None: whatever
        was seen."""

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
        """The nth question as it is in `fact`, which holds no other, and what the fact states, for all its questions,
        which are changed as well if it states something else. False and the rest: see judge."""

    def whole_fact(self, learner: LearnerId, draft: DraftId, nth: int) -> Fact | None:
        """The fact of the nth question, with all its questions here."""

    def has_fact(self, learner: LearnerId, draft: DraftId, key: str) -> bool: ...

    def append(
        self, learner: LearnerId, draft: DraftId, fact: Fact, beside: int, verdict: Verdict, chair: int = 0
    ) -> int:
        """The one question of `fact`, behind all that are there: in the fact of the question `beside`, or in a new one,
        `fact`, if that is 0. Its number."""

    def judge_open(self, learner: LearnerId, draft: DraftId, verdict: Verdict, chair: int = 0) -> int:
        """All that are open; how many they were."""

    def open_ones(self, learner: LearnerId, draft: DraftId) -> Sequence[int]:
        """The numbers of all that are open, in order."""

    def reopen(self, learner: LearnerId, draft: DraftId, first: int, last: int, chair: int = 0) -> None:
        """All from the first to the last that are kept are open again."""

    def kept(self, learner: LearnerId, draft: DraftId) -> Sequence[Fact]:
        """Facts with those of their questions that are kept; facts that keep none are left out."""

    def by_invite(self, code: str) -> TeacherDraft | None:
        """That the link of this code leads to."""

    def of_set(self, set_: SetId) -> Sequence[TeacherDraft]:
        """That bring this set up to date, oldest first."""

    def to_write(self, now: datetime, limit: int) -> Sequence[TeacherDraft]:
        """Being written, `take_at <= now`, earliest first; locked for this transaction, others skipped."""

    def drafted(self, learner: LearnerId, day: StudyDay) -> Drafted:
        """Zeros if nothing was."""

    def put_drafted(self, learner: LearnerId, day: StudyDay, drafted: Drafted) -> None: ...


class Seats(Protocol):
    """Who is at whose draft."""

    def get(self, learner: LearnerId, number: DraftId) -> Seat | None: ...

    def mine(self, learner: LearnerId) -> Sequence[Seat]:
        """All that somebody has, by number."""

    def at(self, owner: LearnerId, draft: DraftId) -> Sequence[Seat]:
        """All at this draft, by chair."""

    def put(self, seat: Seat) -> None:
        """Insert or replace."""

    def remove(self, learner: LearnerId, number: DraftId) -> None:
        """If there is one."""

    def clear(self, owner: LearnerId, draft: DraftId) -> None:
        """All at this draft."""


class Fitter(Protocol):
    """Fits memory to people, elsewhere: it takes long."""

    async def fit(
        self, histories: Sequence[History], start: Parameters, old: Parameters, repairs: Mapping[str, int]
    ) -> Fit | None:
        """See quiz.fitting.fit. None if the work was broken off."""


class Author(Protocol):
    """Writes questions from a document, elsewhere: whoever awaits it stays free to answer others."""

    async def draft(
        self,
        data: bytes,
        name: str,
        *,
        title: str = "",
        seed: int = 0,
        on_progress: Callable[[Progress], None] | None = None,
    ) -> Draft:
        """The draft of the file `name` that holds `data`; the same inputs give the same one.

        An empty title takes the document's own. Documents wait their turn. Cancelling stops the work at once.
        Raises NoDraft with what to say if it cannot be read, takes too long, or the work was lost.
        """
