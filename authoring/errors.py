"""Why a document gave no draft."""

from __future__ import annotations

from quiz.drafts import NoDraft


class UnreadableText(NoDraft):
    """A document that cannot be read, or holds no text: `unreadable-<code>` says why and what would do."""

    def __init__(self, code: str, **data: str) -> None:
        self.code = code
        super().__init__(f"unreadable-{code}", **data)


class WorkerLost(NoDraft):
    """The worker ended before its work did. The next document gets a fresh one.

    code: "killed" (from outside, or by the system for want of memory), "memory" (over its limit), "error" (a fault
    of ours; `report` holds the traceback, which may quote the document).
    """

    def __init__(self, code: str, report: str = "", **data: str) -> None:
        self.code = code
        self.report = report
        super().__init__(f"worker-{code}", **data)


class TooLong(NoDraft):
    """The work took longer than a document of this size may."""

    def __init__(self, seconds: int) -> None:
        super().__init__("worker-too-long", seconds=str(seconds))
