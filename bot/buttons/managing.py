"""Keys by which a teacher decides what becomes of a set."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ManageSet:
    """See what can be decided about a set."""

    set: int


@dataclass(frozen=True, slots=True)
class RenameSet:
    """Name it anew by the next text."""

    set: int


@dataclass(frozen=True, slots=True)
class ChooseOpen:
    """Who is to find it?"""

    set: int


@dataclass(frozen=True, slots=True)
class OpenTo:
    """These find it from now on; to: a Visibility."""

    set: int
    to: str


@dataclass(frozen=True, slots=True)
class ArchiveSet:
    """Put it into the archive (on: 1) or take it out (0)."""

    set: int
    on: int


@dataclass(frozen=True, slots=True)
class DeleteSet:
    """Delete it; sure: 0 and 1 ask first."""

    set: int
    sure: int


@dataclass(frozen=True, slots=True)
class SeeTeachers:
    """Who else teaches it."""

    set: int


@dataclass(frozen=True, slots=True)
class InviteTeacher:
    """The link for one person; offered: an Offered."""

    set: int
    offered: str


@dataclass(frozen=True, slots=True)
class WithdrawInvitation:
    """The link leads nowhere any more."""

    set: int
    offered: str


@dataclass(frozen=True, slots=True)
class PartWith:
    """This person teaches it no more; sure: 0 asks first."""

    set: int
    teacher: int
    sure: int


@dataclass(frozen=True, slots=True)
class StepDown:
    """Teach it no more oneself; sure: 0 asks first."""

    set: int
    sure: int


@dataclass(frozen=True, slots=True)
class AcceptInvitation:
    """Say yes to an invitation."""

    code: str
