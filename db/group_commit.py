"""Use-cases on an SQLite file: run one after the other on the event loop, committed together.

What a use-case does takes less time than handing it to a thread, where every statement would have to win the
interpreter back from the loop. Flushing the disk may take long: as soon as it does, a thread does that, the loop goes
on, and what comes meanwhile is run in the next group. While the disk is quick, even that is not worth the way.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from time import perf_counter
from typing import Any, TypeVar

from db.errors import Reason, reason_of

T = TypeVar("T")

LONGEST_HOLD = 0.005
"""Seconds after which a group is committed as it is, and others wait, so that the loop gets to other things."""

SLOW_FLUSH = 0.001
"""Seconds of a commit from which it is left to the thread."""
DISTRUST = 100
"""Groups committed in the thread after a slow one; then the disk is tried again."""

CHECKPOINT_AFTER = 1000
"""Rows changed after which the log that stands before the file is brought into it: some 8 MB, 150 answers."""


class Job:
    """A use-case that waits or has run; its future is settled when its group has been committed."""

    __slots__ = ("error", "future", "result", "work")

    def __init__(self, work: Callable[[], Any], future: asyncio.Future[Any]) -> None:
        self.work = work
        self.future = future
        self.result: Any = None
        self.error: BaseException | None = None

    def settle(self) -> None:
        """Tell who waits, if anybody still does."""
        if self.future.done():
            return
        if self.error is None:
            self.future.set_result(self.result)
        elif isinstance(self.error, StopIteration):  # no future takes it
            wrapped = RuntimeError("a use-case raised StopIteration")
            wrapped.__cause__ = self.error
            self.future.set_exception(wrapped)
        else:
            self.future.set_exception(self.error)


class GroupCommit:
    """One writing connection, used by one thread at a time: the loop's, or `thread` while it waits or commits.

    explain: what an error of the file is called outside. forget: what was read and remembered may no longer hold.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        thread: Executor,
        patience_ms: int,
        explain: Callable[[sqlite3.Error], Exception],
        forget: Callable[[], None],
    ) -> None:
        self._connection = connection
        self._thread = thread
        self._patience_ms = patience_ms
        self._explain = explain
        self._forget = forget
        self._version = 0
        self._loop = asyncio.get_running_loop()
        self._waiting: deque[Job] = deque()
        self._busy = False
        self._spent = 0.0  # seconds, in this turn of the loop
        self._turn_ends = False
        self._slow = 0
        self._closing: asyncio.Future[None] | None = None
        self._checkpointed = connection.total_changes
        connection.execute("PRAGMA busy_timeout = 0")
        # It would be done at the end of some commit, which then takes fifty times as long, perhaps on the loop.
        connection.execute("PRAGMA wal_autocheckpoint = 0")

    def run(self, work: Callable[[], T]) -> asyncio.Future[T]:
        """Do the work in a transaction. The future ends when that is committed, or with what was raised."""
        if self._closing is not None:
            raise RuntimeError("the store is closed")
        future: asyncio.Future[T] = self._loop.create_future()
        self._waiting.append(Job(work, future))
        if not self._busy and self._spent < LONGEST_HOLD:
            self._begin()
        return future

    async def close(self) -> None:
        """Take nothing more, and wait for what is there."""
        if self._closing is None:
            self._closing = self._loop.create_future()
            if not self._busy and not self._waiting:
                self._closing.set_result(None)
        await asyncio.shield(self._closing)

    def _next_turn(self) -> None:
        self._turn_ends = False
        self._spent = 0.0
        if self._waiting and not self._busy:
            self._begin()

    def _begin(self) -> None:
        self._busy = True
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            if reason_of(error) is Reason.LOCKED:
                waiting = len(self._waiting)
                self._elsewhere(self._begin_patiently, lambda failed: self._begun(waiting, failed))
            else:
                self._begun(len(self._waiting), error)
        else:
            self._perform()

    def _begin_patiently(self) -> None:
        """Another process holds the file: a backup, an import."""
        self._connection.execute(f"PRAGMA busy_timeout = {self._patience_ms}")
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        finally:
            self._connection.execute("PRAGMA busy_timeout = 0")

    def _begun(self, waited: int, failed: Exception | None) -> None:
        if failed is None:
            self._perform()
        else:
            self._settle([self._waiting.popleft() for _ in range(waited)], failed)

    def _perform(self) -> None:
        """Run what waits, as long as the loop can spare the time, and have it committed."""
        group: list[Job] = []
        alone = len(self._waiting) == 1
        changes = self._connection.total_changes
        begun = perf_counter()
        try:
            self._look_for_others()
            while self._waiting and self._connection.in_transaction:
                group.append(self._waiting.popleft())
                self._do(group[-1], alone)
                if perf_counter() - begun > LONGEST_HOLD:
                    break
            if not self._connection.in_transaction:  # the last one failed, and all before it with it
                self._settle(group, None if alone else group[-1].error)
            elif self._connection.total_changes == changes:
                self._connection.execute("COMMIT")  # there is nothing to flush
                self._settle(group, None)
            elif self._slow == 0:
                self._commit_here(group)
            else:
                self._slow -= 1
                self._elsewhere(self._commit, lambda failed: self._settle(group, failed))
        except BaseException as error:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            self._settle(group, error)
        self._spent += perf_counter() - begun
        if not self._turn_ends:
            self._turn_ends = True
            self._loop.call_soon(self._next_turn)

    def _look_for_others(self) -> None:
        """If another process has written, what was read before may no longer hold."""
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            self._forget()
            self._version = version

    def _do(self, job: Job, alone: bool) -> None:
        """Run one; if it raises, only its own work is taken back."""
        if not alone:
            self._connection.execute("SAVEPOINT job")
        try:
            job.result = job.work()
        except BaseException as error:
            job.error = error
            self._forget()
            if self._connection.in_transaction:  # else SQLite has rolled it back already
                self._connection.execute("ROLLBACK" if alone else "ROLLBACK TO job")
        if not alone and self._connection.in_transaction:
            self._connection.execute("RELEASE job")

    def _commit_here(self, group: Sequence[Job]) -> None:
        begun = perf_counter()
        failed = None
        try:
            self._commit()
        except sqlite3.Error as error:
            failed = error
        if perf_counter() - begun > SLOW_FLUSH:
            self._slow = DISTRUST
        self._settle(group, failed)

    def _commit(self) -> None:
        try:
            self._connection.execute("COMMIT")
        except sqlite3.Error:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def _elsewhere(self, work: Callable[[], None], then: Callable[[Exception | None], None]) -> None:
        """Do something that takes long in the thread, and go on here."""

        def there() -> None:
            failed = None
            try:
                work()
            except Exception as error:
                failed = error
            self._loop.call_soon_threadsafe(then, failed)

        self._thread.submit(there)

    def _settle(self, group: Sequence[Job], failed: BaseException | None) -> None:
        """Tell everybody of a group; then others have their turn."""
        if failed is not None:
            self._forget()
        for job in group:
            if failed is not None and job.error is None:
                job.error = self._explain(failed) if isinstance(failed, sqlite3.Error) else failed
            job.settle()
        changes = self._connection.total_changes
        if changes - self._checkpointed > CHECKPOINT_AFTER:
            self._checkpointed = changes
            # If it fails, the log is longer for a while; what is in it is safe.
            self._elsewhere(self._checkpoint, lambda failed: self._turn_to_the_next())
        else:
            self._turn_to_the_next()

    def _checkpoint(self) -> None:
        self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def _turn_to_the_next(self) -> None:
        if self._waiting:
            self._loop.call_soon(self._begin)  # after those who were just told: they may have more to do
            return
        self._busy = False
        if self._closing is not None and not self._closing.done():
            self._closing.set_result(None)
