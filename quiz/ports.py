"""What the core asks of the world.

A use-case is a plain function whose first argument is a `Tx`; a `Store` runs it in one transaction. So one use-case is
one transaction, nothing can be awaited inside it, and it may be run again from the start when two transactions collide:
it must have no effect but through its `Tx`. It may run on the event loop itself, which stands still meanwhile: what
reads all that there is of somebody is a look.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from quiz.classroom import Member, Traces
from quiz.drafts import Draft, Drafted, DraftId, DraftQuestion, DraftTally, Phase, Progress, TeacherDraft, Verdict
from quiz.items import FirstAnswers
from quiz.model import (
    Asking,
    AskingId,
    Complaint,
    DayTally,
    FactId,
    Learner,
    LearnerId,
    Memory,
    PublishedFact,
    PublishedSet,
    Remembered,
    Reminder,
    Review,
    ReviewId,
    SetId,
    StudyDay,
)
from quiz.questions import Fact, QuestionSet
from quiz.talk import Talk

P = ParamSpec("P")
T = TypeVar("T")


class Learners(Protocol):
    """People."""

    def get(self, learner: LearnerId) -> Learner | None: ...

    def put(self, learner: Learner) -> None:
        """Insert or replace."""

    def forget(self, learner: LearnerId) -> None:
        """Delete the person and every row of theirs in every table; sets they own stay, without an owner."""

    def to_remind(self, now: datetime, limit: int) -> Sequence[Learner]:
        """Not blocked, `reminding.on`, `next_at <= now`, earliest first; locked for this transaction or skipped."""

    def ids(self) -> Iterable[LearnerId]:
        """Everybody, by id."""


class Sets(Protocol):
    """Question sets, and who joined them."""

    def save(self, code: str, questions: QuestionSet, owner: LearnerId | None, at: datetime) -> PublishedSet:
        """Create the set with this code, or bring it up to date: facts are the same if their keys are.

        Facts that are gone are retired (kept for the log, no longer asked); a fact that comes back is in use again,
        with the memories it had. A new one is listed if nobody owns it, else it is found by its link alone.
        """

    def get(self, id_: SetId) -> PublishedSet | None: ...

    def by_code(self, code: str) -> PublishedSet | None: ...

    def all(self) -> Sequence[PublishedSet]:
        """By title."""

    def listed(self) -> Sequence[PublishedSet]:
        """Those that everybody is offered, by title."""

    def owned(self, learner: LearnerId) -> Sequence[PublishedSet]:
        """Theirs, by title."""

    def joined(self, learner: LearnerId) -> Sequence[PublishedSet]:
        """In the order they were joined."""

    def join(self, learner: LearnerId, id_: SetId, at: datetime) -> bool:
        """False if the learner was in already."""

    def leave(self, learner: LearnerId, id_: SetId) -> bool:
        """False if they were not in. Memories stay."""

    def questions(self, id_: SetId) -> QuestionSet:
        """As saved last, material included, retired facts left out. KeyError if there is no such set."""


class Facts(Protocol):
    """Facts in use."""

    def get(self, fact: FactId) -> PublishedFact | None:
        """Retired ones too: an open question about them can still be answered."""

    def some(self, facts: Sequence[FactId]) -> Sequence[PublishedFact]:
        """Those of them that exist, in the order asked for."""

    def unmet(self, learner: LearnerId, only: SetId | None, limit: int) -> Sequence[FactId]:
        """Facts in use, of the sets the learner has joined, without a memory; by joining order, then the file's."""

    def count_unmet(self, learner: LearnerId, only: SetId | None, at_most: int) -> int:
        """How many `unmet` would give, or `at_most` if as many or more."""


class Memories(Protocol):
    """What learners remember. Only facts in use, of joined sets, count as due; set-aside ones never do."""

    def get(self, learner: LearnerId, fact: FactId) -> Memory | None: ...

    def put(self, learner: LearnerId, fact: FactId, memory: Memory | None) -> None:
        """Insert, replace, or with None delete."""

    def due(
        self, learner: LearnerId, only: SetId | None, until: StudyDay, limit: int, latest_first: bool = False
    ) -> Sequence[Remembered]:
        """In review (`due_at` is None), `due_day <= until`, by (due_day, fact); `latest_first`: the other way round."""

    def on_steps(self, learner: LearnerId, only: SetId | None, until: datetime, limit: int) -> Sequence[Remembered]:
        """On learning or relearning steps with `due_at <= until`, by (due_at, fact)."""

    def count_due(self, learner: LearnerId, only: SetId | None, until: StudyDay, at_most: int) -> int:
        """How many `due` would give, or `at_most` if as many or more: the cost is bounded by it."""

    def count_on_steps(self, learner: LearnerId, only: SetId | None, until: datetime) -> int: ...

    def of(self, learner: LearnerId, only: SetId | None = None) -> Sequence[Remembered]:
        """All memories of facts in use, of joined sets, set-aside ones included: for looks, there may be many."""

    def wipe(self, learner: LearnerId) -> None:
        """Delete all of one learner's, before a rebuild."""


class Askings(Protocol):
    """Questions put to learners."""

    def add(self, asking: Asking) -> Asking:
        """Stored with the next id of this learner; the id passed in does not matter."""

    def get(self, learner: LearnerId, asking: AskingId) -> Asking | None: ...

    def change(self, asking: Asking) -> bool:
        """Store `picked` and `hinted` if it is still unanswered; False if it is not."""

    def take(self, learner: LearnerId, asking: AskingId, picked: tuple[int, ...] | None = None) -> Asking | None:
        """Mark as answered and return it; None if it is unknown or was answered before (one conditional UPDATE).

        picked: what stays with it, None for what was stored already.
        """

    def reopen(self, learner: LearnerId, asking: AskingId) -> None:
        """After an undo: unanswered again, with nothing picked and no hint."""


class Log(Protocol):
    """The append-only log of answers, by (learner, id)."""

    def append(self, review: Review) -> Review:
        """Stored with the next id of this learner; the id passed in does not matter."""

    def last_answer(self, learner: LearnerId) -> Review | None:
        """The last ANSWER that no UNDO takes back."""

    def asked(self, learner: LearnerId, fact: FactId) -> Sequence[str]:
        """The keys of the questions answered, oldest first; answers taken back included."""

    def of_fact(self, learner: LearnerId, fact: FactId) -> Sequence[Review]:
        """All happenings, oldest first."""

    def of(self, learner: LearnerId) -> Sequence[Review]:
        """All happenings, oldest first."""

    def is_undone(self, learner: LearnerId, review: ReviewId) -> bool: ...


class Tallies(Protocol):
    """What a learner did on each study day: a sum over the log, kept for speed."""

    def get(self, learner: LearnerId, day: StudyDay) -> DayTally:
        """Zeros if nothing was done."""

    def put(self, learner: LearnerId, tally: DayTally) -> None:
        """Insert or replace; a tally without answers deletes the row."""

    def of(self, learner: LearnerId, since: StudyDay | None = None) -> Sequence[DayTally]:
        """Days with at least one answer, oldest first."""

    def last_day(self, learner: LearnerId) -> StudyDay | None:
        """The latest day with an answer."""

    def wipe(self, learner: LearnerId) -> None:
        """Delete all of one learner's, before a rebuild."""


class Talks(Protocol):
    """Where each conversation stands."""

    def get(self, learner: LearnerId) -> Talk:
        """An empty talk if there was none."""

    def put(self, learner: LearnerId, talk: Talk) -> None: ...


class Reminders(Protocol):
    """Reminders, one row for each learner, study day and nth: planned once, sent at most once."""

    def plan(self, reminder: Reminder) -> bool:
        """False if that row exists already."""

    def get(self, learner: LearnerId, day: StudyDay, nth: int) -> Reminder | None: ...

    def planned(self, limit: int) -> Sequence[Reminder]:
        """Those with status «planned», oldest first; locked for this transaction, others skipped."""

    def mark(self, reminder: Reminder, status: str) -> bool:
        """Set the status if it is still `reminder.status`; False if another was faster."""

    def give_up(self, planned_before: datetime) -> int:
        """Those planned before that moment and still «sending» become «unknown»; how many they were."""


class Complaints(Protocol):
    """Reports of bad questions, one for each asking."""

    def put(self, complaint: Complaint) -> None:
        """Insert, or replace the words of the same asking's."""

    def of(self, learner: LearnerId) -> Sequence[Complaint]:
        """Oldest first."""


class Classes(Protocol):
    """A set with all who learn it, read together: for looks, there may be much."""

    def members(self, set_: SetId) -> Sequence[Member]:
        """Everybody who has joined and neither left nor was forgotten; who joined last comes first."""

    def facts(self, set_: SetId) -> Sequence[FactId]:
        """Those in use, in the file's order."""

    def traces(self, set_: SetId, of: Sequence[LearnerId]) -> Mapping[LearnerId, Traces]:
        """What is left of the set's facts in use in the memories of these people; stabilities to fifteen digits."""

    def first_answers(self, set_: SetId, of: Sequence[LearnerId]) -> FirstAnswers:
        """Their first answer to each question about a fact in use; answers taken back do not count."""


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
        self, learner: LearnerId, draft: DraftId, nth: int, *, only_open: bool, only_check: bool
    ) -> DraftQuestion | None:
        """The first behind the nth; of those that are open, or that ask to be checked, if so wanted."""

    def question_before(
        self, learner: LearnerId, draft: DraftId, nth: int, *, only_check: bool
    ) -> DraftQuestion | None:
        """The last before the nth."""

    def tally(self, learner: LearnerId, draft: DraftId) -> DraftTally: ...

    def judge(self, learner: LearnerId, draft: DraftId, nth: int, verdict: Verdict) -> bool:
        """False if there is no such question."""

    def judge_open(self, learner: LearnerId, draft: DraftId, verdict: Verdict) -> int:
        """All that are open; how many they were."""

    def kept(self, learner: LearnerId, draft: DraftId) -> Sequence[Fact]:
        """Facts with those of their questions that are kept; facts that keep none are left out."""

    def to_write(self, now: datetime, limit: int) -> Sequence[TeacherDraft]:
        """Being written, `take_at <= now`, earliest first; locked for this transaction, others skipped."""

    def drafted(self, learner: LearnerId, day: StudyDay) -> Drafted:
        """Zeros if nothing was."""

    def put_drafted(self, learner: LearnerId, day: StudyDay, drafted: Drafted) -> None: ...


class Tx(Protocol):
    """One open transaction. Nothing read through it may be used after it has ended."""

    @property
    def learners(self) -> Learners: ...
    @property
    def sets(self) -> Sets: ...
    @property
    def facts(self) -> Facts: ...
    @property
    def memories(self) -> Memories: ...
    @property
    def askings(self) -> Askings: ...
    @property
    def log(self) -> Log: ...
    @property
    def tallies(self) -> Tallies: ...
    @property
    def talks(self) -> Talks: ...
    @property
    def reminders(self) -> Reminders: ...
    @property
    def complaints(self) -> Complaints: ...
    @property
    def classes(self) -> Classes: ...
    @property
    def drafts(self) -> Drafts: ...


class StoreAway(Exception):
    """Nothing can be stored for now (the disk is full, the server is down): what was asked can be asked again."""


class Store(Protocol):
    """Runs use-cases, each in one transaction."""

    async def run(self, usecase: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Commit what `usecase(tx, …)` did and return its result; roll back if it raised. Durable on return."""

    async def look(self, usecase: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The result of a use-case that only reads, and may take long: others go on meanwhile.

        It sees one moment, with all that was committed before. RuntimeError if it writes.
        """


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
