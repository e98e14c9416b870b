"""Keys under a draft that several people work on. Where one changes a question, it says what was seen of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class JudgeSeen:
    """Keep this question (1) or drop it (0). seen: the edition of it that was looked at."""

    draft: int
    question: int
    keep: int
    only: int
    seen: int


@dataclass(frozen=True, slots=True)
class ReopenSeen:
    """Take back what was said of this question. seen: see JudgeSeen."""

    draft: int
    question: int
    only: int
    seen: int


@dataclass(frozen=True, slots=True)
class ReopenRest:
    """Take back that all the rest was kept."""

    draft: int


@dataclass(frozen=True, slots=True)
class DropOptionSeen:
    """Take this wrong option away: see DropOption and JudgeSeen."""

    draft: int
    question: int
    index: int
    of: int
    only: int
    seen: int


@dataclass(frozen=True, slots=True)
class KeepOpen:
    """Keep all questions that nothing was said of. seen: how many they were."""

    draft: int
    seen: int


@dataclass(frozen=True, slots=True)
class PublishSeen:
    """Make a set of what is kept. seen: the draft's stamp; sure: 1 even if somebody is writing at this
    moment, 2 under the title that was made up for it."""

    draft: int
    seen: int
    sure: int


@dataclass(frozen=True, slots=True)
class OpenColleagues:
    """Who works on the draft."""

    draft: int


@dataclass(frozen=True, slots=True)
class InviteColleague:
    """Make the link by which others come."""

    draft: int


@dataclass(frozen=True, slots=True)
class WithdrawInvite:
    """The link leads nowhere any more."""

    draft: int


@dataclass(frozen=True, slots=True)
class PartWithGuest:
    """The guest of this chair works on it no more."""

    draft: int
    chair: int


@dataclass(frozen=True, slots=True)
class LeaveDraft:
    """Work on it no more."""

    draft: int


@dataclass(frozen=True, slots=True)
class OpenDraftOfSet:
    """The draft by which a colleague brings this set up to date."""

    set: int


@dataclass(frozen=True, slots=True)
class WriteByHand:
    """A set without a text: all its questions are added by hand."""

    draft: int


@dataclass(frozen=True, slots=True)
class RenameDraft:
    """The next text is the draft's title."""

    draft: int


@dataclass(frozen=True, slots=True)
class TakeAsQuestions:
    """What was pasted holds the questions already."""

    draft: int
