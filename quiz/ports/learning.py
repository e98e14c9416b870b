"""Where what learners do is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from quiz.calibration import Bin
from quiz.fitting import CohortFit, Fitting
from quiz.model import (
    Asking,
    AskingId,
    Complaint,
    DayTally,
    FactId,
    Learner,
    LearnerId,
    Memory,
    Notice,
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


class Learners(Protocol):
    """People."""

    def get(self, learner: LearnerId) -> Learner | None: ...

    def put(self, learner: Learner) -> None:
        """Insert or replace."""

    def forget(self, learner: LearnerId) -> None:
        """Delete the person and every row of theirs in every table; sets they own stay, without an owner, and what
        others are to be told of them names nobody."""

    def to_remind(self, now: datetime, limit: int) -> Sequence[Learner]:
        """Not blocked, `reminding.on`, `next_at <= now`, earliest first; locked for this transaction or skipped."""

    def ids(self) -> Iterable[LearnerId]:
        """Everybody, by id."""

    def after(self, learner: LearnerId, limit: int) -> Sequence[LearnerId]:
        """The next, by id."""


class Sets(Protocol):
    """Question sets, and who joined them."""

    def save(self, code: str, questions: QuestionSet, owner: LearnerId | None, at: datetime) -> PublishedSet:
        """Create the set with this code, or bring it up to date: facts are the same if their keys are.

        Facts that are gone are retired (kept for the log, no longer asked); a fact that comes back is in use again,
        with the memories it had. A new one is listed if nobody owns it, else it is found by its link alone. One that
        was deleted is there again, with none of what it had.
        """

    def get(self, id_: SetId) -> PublishedSet | None:
        """Deleted ones too."""

    def hold(self, id_: SetId) -> PublishedSet | None:
        """As `get`, read anew; nobody else changes it, or who teaches it, until this transaction ends."""

    def by_code(self, code: str) -> PublishedSet | None:
        """Deleted ones too."""

    def change(self, set_: PublishedSet) -> None:
        """Store the title, the owner, the visibility and the archiving of a set that is held."""

    def blank(self, id_: SetId, at: datetime) -> None:
        """Delete a set that is held: its texts, its facts' texts, its owner. Nobody finds it from now on, nor what they
        remember of it, which is still to be taken away: see `sweep`. The facts stay, retired and without questions: the
        log is about them."""

    def sweep(
        self, id_: SetId, after: LearnerId, people: int, memories: int
    ) -> tuple[Sequence[LearnerId], LearnerId | None]:
        """Take away what the next `people` behind `after`, by id, have of a set that was deleted: that they joined it,
        and at most so many of their memories. Who of them had joined; and up to whom nothing is left, None: everybody.
        """

    def all(self) -> Sequence[PublishedSet]:
        """By title, without deleted ones."""

    def listed(self) -> Sequence[PublishedSet]:
        """Those that everybody is offered, by title: none that are archived."""

    def owned(self, learner: LearnerId) -> Sequence[PublishedSet]:
        """Theirs, by title."""

    def joined(self, learner: LearnerId) -> Sequence[PublishedSet]:
        """In the order they were joined."""

    def join(self, learner: LearnerId, id_: SetId, at: datetime) -> bool:
        """False if the learner was in already."""

    def leave(self, learner: LearnerId, id_: SetId) -> bool:
        """False if they were not in. Memories stay."""

    def edition(self, id_: SetId, hold: bool = False) -> int:
        """Counts how often it was saved. hold: nobody else saves it until this transaction ends. KeyError if there is
        no such set.
        """

    def questions(self, id_: SetId) -> QuestionSet:
        """As saved last, material included, retired facts left out. KeyError if there is no such set."""


class Facts(Protocol):
    """Published facts."""

    def get(self, fact: FactId) -> PublishedFact | None:
        """Retired ones too: the log and the reports still speak of them."""

    def some(self, facts: Sequence[FactId]) -> Sequence[PublishedFact]:
        """Those of them that exist, in the order asked for."""

    def unmet(self, learner: LearnerId, only: SetId | None, limit: int) -> Sequence[FactId]:
        """Facts in use, of the sets the learner has joined, without a memory; by joining order, then the file's."""

    def count_unmet(self, learner: LearnerId, only: SetId | None, at_most: int) -> int:
        """How many `unmet` would give, or `at_most` if as many or more."""

    def beside(self, set_: SetId, fact: FactId | None, by: int) -> FactId | None:
        """The fact in use behind this one of the set (by 1) or before it (-1), the set's first for None; None at the
        end."""

    def place(self, fact: FactId) -> int:
        """Which of its set's facts in use it is, from 1; of a retired one, where it would be."""

    def whole(self, set_: SetId) -> Sequence[PublishedFact]:
        """All of the set in its order, retired ones too; there may be many."""

    def retired(self, set_: SetId) -> Sequence[FactId]:
        """Those of the set that are asked no more, in its order."""

    def add(self, set_: SetId, fact: Fact) -> FactId | None:
        """A new fact of the set, behind those in use; None if its key is taken there, be it by a retired one. The set
        counts as saved once more."""

    def change(self, fact: PublishedFact) -> None:
        """Store what it says now and whether it is retired. The set counts as saved once more."""

    def set_right(self, facts: Sequence[FactId], at: datetime) -> None:
        """From that moment on something else is right about them."""


class Memories(Protocol):
    """What learners remember. Only facts in use, of joined sets, count as due; set-aside ones never do."""

    def get(self, learner: LearnerId, fact: FactId) -> Memory | None: ...

    def put(self, learner: LearnerId, fact: FactId, memory: Memory | None) -> None:
        """Insert, replace, or with None delete."""

    def due(self, learner: LearnerId, only: SetId | None, until: StudyDay, limit: int) -> Sequence[Remembered]:
        """In review (`due_at` is None), `due_day <= until`, by (due_day, fact)."""

    def on_steps(self, learner: LearnerId, only: SetId | None, until: datetime, limit: int) -> Sequence[Remembered]:
        """On learning or relearning steps with `due_at <= until`, by (due_at, fact)."""

    def count_due(self, learner: LearnerId, only: SetId | None, until: StudyDay, at_most: int) -> int:
        """How many `due` would give, or `at_most` if as many or more: the cost is bounded by it."""

    def loads(self, learner: LearnerId, since: StudyDay, until: StudyDay) -> Mapping[StudyDay, int]:
        """How many in review are due on each of these days, over all sets; days without any may be left out."""

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

    def expect(self, learner: LearnerId, expected: Mapping[ReviewId, float]) -> None:
        """Note what was expected of these answers, where nothing stands yet."""

    def predicted(self, learner: LearnerId) -> Sequence[Bin]:
        """All answers of which something was expected, in bins by that; those taken back are left out."""

    def is_undone(self, learner: LearnerId, review: ReviewId) -> bool: ...

    def length(self, learner: LearnerId | None = None) -> int:
        """The number of the learner's last line, 0 if there is none; without a learner how many lines there are of all,
        which are counted."""

    def facts(self, learner: LearnerId) -> Sequence[FactId]:
        """That they were ever asked, by id."""


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


class Fits(Protocol):
    """Who is due to have their memory fitted, and what came of it."""

    def queue(self, learner: LearnerId, lines: int, at: datetime) -> None:
        """Due from then on; once for so many lines, and in the place of shorter logs that wait."""

    def take(self, now: datetime, until: datetime) -> Fitting | None:
        """The one with the earliest `due_at <= now`, which is `until` from now on; locked or skipped."""

    def change(self, before: Fitting, after: Fitting) -> bool:
        """Store it if `due_at` is still that of `before`; False if another was faster (one conditional UPDATE)."""

    def put(self, fitting: Fitting) -> None:
        """Insert or replace."""

    def of(self, learner: LearnerId) -> Sequence[Fitting]:
        """All of theirs, the shortest log first."""

    def done(self, limit: int) -> Sequence[Fitting]:
        """Those with a result, the newest first."""

    def begin_cohort(self, cohort: CohortFit) -> bool:
        """Insert it; False if there is one of that day."""

    def put_cohort(self, cohort: CohortFit) -> None:
        """Replace that of its day."""

    def cohorts(self, limit: int) -> Sequence[CohortFit]:
        """The newest first."""

    def cohort_taken(self) -> CohortFit | None:
        """The newest whose parameters were taken."""


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


class Notices(Protocol):
    """What people are told when they are not there: sent at most once."""

    def add(self, notice: Notice) -> Notice:
        """Stored with the next id of this learner; the id passed in does not matter."""

    def waiting(self, now: datetime, limit: int) -> Sequence[Notice]:
        """Those «planned» for now or earlier, oldest first; locked for this transaction, others skipped."""

    def change(self, before: Notice, after: Notice) -> bool:
        """Store the status and the time of `after` if those of `before` still hold; False if another was faster."""

    def give_up(self, sent_before: datetime) -> int:
        """Those that set out before that moment and are still «sending» become «unknown»; how many they were."""

    def of(self, learner: LearnerId) -> Sequence[Notice]:
        """All of theirs, oldest first."""


class Complaints(Protocol):
    """Reports of bad questions, one for each asking."""

    def put(self, complaint: Complaint) -> None:
        """Insert it, open; or open the same asking's again, with these words if there are any."""

    def of(self, learner: LearnerId) -> Sequence[Complaint]:
        """Oldest first."""

    def open_in(self, set_: SetId) -> Sequence[Complaint]:
        """Those about a fact of the set that nobody has answered, retired facts' too; oldest first."""

    def open_about(self, fact: FactId, question: str) -> Sequence[Complaint]:
        """Those about this question that nobody has answered, oldest first."""

    def close(self, complaint: Complaint, at: datetime) -> bool:
        """It was answered at that moment; False if it had been before (one conditional UPDATE)."""
