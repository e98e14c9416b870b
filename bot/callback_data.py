"""How buttons travel: «o1:5:k3f:2» is Option(asking=5, nonce="k3f", position=2).

A button is data from a stranger: whatever does not read back exactly as a Button is no button of ours. The digit
in the tag is the version: a changed meaning takes a new tag, and old messages keep working.
"""

from __future__ import annotations

from dataclasses import fields

from bot import buttons

LIMIT = 64
"""Bytes that Telegram lets a button carry."""

Learning = (
    buttons.Option
    | buttons.Mark
    | buttons.Submit
    | buttons.Clear
    | buttons.Hint
    | buttons.Rate
    | buttons.GiveUp
    | buttons.Next
    | buttons.GoOn
    | buttons.Undo
    | buttons.Complain
    | buttons.Pause
    | buttons.Learn
    | buttons.More
)
"""Keys under a question or a verdict."""

Places = (
    buttons.Go
    | buttons.OpenSet
    | buttons.JoinSet
    | buttons.LeaveSet
    | buttons.Aside
    | buttons.BringBack
    | buttons.Speak
    | buttons.Live
    | buttons.Remind
    | buttons.Quiet
    | buttons.Pace
    | buttons.Reviews
    | buttons.Retain
    | buttons.EasyDay
    | buttons.Later
    | buttons.NotToday
    | buttons.Forget
    | buttons.ChangeName
    | buttons.MessengerName
)
"""Keys that lead to a screen, or change a setting."""

Teaching = (
    buttons.OpenDraft
    | buttons.WriteDraft
    | buttons.StopDraft
    | buttons.DiscardDraft
    | buttons.ReviewDraft
    | buttons.ChooseKind
    | buttons.Leaf
    | buttons.Judge
    | buttons.KeepRest
    | buttons.PublishDraft
    | buttons.ShareSet
    | buttons.EditQuestion
    | buttons.EditPart
    | buttons.DropOption
    | buttons.AddQuestion
    | buttons.TryQuestion
    | buttons.OtherFile
    | buttons.SeeMissed
    | buttons.AskOfSentence
)
"""Keys under a teacher's draft, or a set of theirs."""

Classes = (
    buttons.SeeClass
    | buttons.SeeLearners
    | buttons.SeePupil
    | buttons.SeeFacts
    | buttons.SeeFact
    | buttons.ClassReport
    | buttons.ClassMap
)
"""Keys about the class of a set."""

Keeping = buttons.OpenReports | buttons.TurnReport | buttons.AnswerReport | buttons.LeaveAsRight
"""Keys under what learners reported."""

Managing = (
    buttons.ManageSet
    | buttons.RenameSet
    | buttons.ChooseOpen
    | buttons.OpenTo
    | buttons.ArchiveSet
    | buttons.DeleteSet
    | buttons.SeeTeachers
    | buttons.InviteTeacher
    | buttons.WithdrawInvitation
    | buttons.PartWith
    | buttons.StepDown
    | buttons.AcceptInvitation
)
"""Keys by which a teacher decides what becomes of a set."""

Assigning = (
    buttons.SeeAssignment
    | buttons.ChooseDay
    | buttons.PlanAssignment
    | buttons.Assign
    | buttons.TakeBack
    | buttons.Nudge
)
"""Keys about what a class is set."""

Correcting = (
    buttons.OpenQuestions
    | buttons.SeeQuestion
    | buttons.EnlargeSet
    | buttons.EnlargeFact
    | buttons.FixQuestion
    | buttons.FixReported
    | buttons.FixPart
    | buttons.FixBy
    | buttons.PreviewFix
    | buttons.SaveFix
    | buttons.SeeHistory
    | buttons.TakenOut
)
"""Keys under a published question."""

Taught = buttons.TeachSet | Classes | Keeping | Managing | Assigning | Correcting
"""Keys under a set that somebody teaches."""

Files = buttons.SetFiles | buttons.TakeFile | buttons.GetTemplate | buttons.UpdateSet | buttons.UpdateKnown
"""Keys about the files of a set."""

Together = (
    buttons.JudgeSeen
    | buttons.DropOptionSeen
    | buttons.KeepOpen
    | buttons.PublishSeen
    | buttons.OpenColleagues
    | buttons.InviteColleague
    | buttons.WithdrawInvite
    | buttons.PartWithGuest
    | buttons.LeaveDraft
    | buttons.OpenDraftOfSet
    | buttons.WriteByHand
    | buttons.RenameDraft
    | buttons.TakeAsQuestions
    | buttons.ReopenSeen
    | buttons.ReopenRest
)
"""Keys under a draft that several people may work on."""

Button = Learning | Places | Teaching | Taught | Files | Together

TAGS: dict[str, type[Button]] = {
    "o1": buttons.Option,
    "k2": buttons.Mark,
    "d1": buttons.Submit,
    "c1": buttons.Clear,
    "h1": buttons.Hint,
    "r1": buttons.Rate,
    "g1": buttons.GiveUp,
    "n1": buttons.Next,
    "n2": buttons.GoOn,
    "u1": buttons.Undo,
    "b1": buttons.Complain,
    "p1": buttons.Pause,
    "l1": buttons.Learn,
    "m1": buttons.More,
    "w1": buttons.Go,
    "s1": buttons.OpenSet,
    "j1": buttons.JoinSet,
    "q1": buttons.LeaveSet,
    "a1": buttons.Aside,
    "k1": buttons.BringBack,
    "t1": buttons.Speak,
    "z1": buttons.Live,
    "e1": buttons.Remind,
    "i1": buttons.Quiet,
    "v1": buttons.Pace,
    "x1": buttons.Reviews,
    "rt1": buttons.Retain,
    "ed1": buttons.EasyDay,
    "y1": buttons.Later,
    "f1": buttons.NotToday,
    "x9": buttons.Forget,
    "nc1": buttons.ChangeName,
    "nm1": buttons.MessengerName,
    "do1": buttons.OpenDraft,
    "dw1": buttons.WriteDraft,
    "ds1": buttons.StopDraft,
    "dd1": buttons.DiscardDraft,
    "dr1": buttons.ReviewDraft,
    "dv1": buttons.ChooseKind,
    "dl1": buttons.Leaf,
    "dj1": buttons.Judge,
    "dk1": buttons.KeepRest,
    "dp1": buttons.PublishDraft,
    "dq1": buttons.ShareSet,
    "de1": buttons.EditQuestion,
    "dx1": buttons.EditPart,
    "dz1": buttons.DropOption,
    "da1": buttons.AddQuestion,
    "dt1": buttons.TryQuestion,
    "df1": buttons.OtherFile,
    "dm1": buttons.SeeMissed,
    "da2": buttons.AskOfSentence,
    "th1": buttons.TeachSet,
    "cc1": buttons.SeeClass,
    "cl1": buttons.SeeLearners,
    "cp1": buttons.SeePupil,
    "cf1": buttons.SeeFacts,
    "cq1": buttons.SeeFact,
    "cr1": buttons.ClassReport,
    "cm1": buttons.ClassMap,
    "fs1": buttons.SetFiles,
    "fg1": buttons.TakeFile,
    "ft1": buttons.GetTemplate,
    "fu1": buttons.UpdateSet,
    "fk1": buttons.UpdateKnown,
    "ko1": buttons.OpenReports,
    "kt1": buttons.TurnReport,
    "ka1": buttons.AnswerReport,
    "kr1": buttons.LeaveAsRight,
    "mm1": buttons.ManageSet,
    "mn1": buttons.RenameSet,
    "mo1": buttons.ChooseOpen,
    "mv1": buttons.OpenTo,
    "ma1": buttons.ArchiveSet,
    "md1": buttons.DeleteSet,
    "mt1": buttons.SeeTeachers,
    "mi1": buttons.InviteTeacher,
    "mw1": buttons.WithdrawInvitation,
    "mp1": buttons.PartWith,
    "ms1": buttons.StepDown,
    "my1": buttons.AcceptInvitation,
    "dj2": buttons.JudgeSeen,
    "dz2": buttons.DropOptionSeen,
    "dk2": buttons.KeepOpen,
    "dp2": buttons.PublishSeen,
    "dy1": buttons.ReopenSeen,
    "dy2": buttons.ReopenRest,
    "tc1": buttons.OpenColleagues,
    "ti1": buttons.InviteColleague,
    "tw1": buttons.WithdrawInvite,
    "tp1": buttons.PartWithGuest,
    "tl1": buttons.LeaveDraft,
    "ts1": buttons.OpenDraftOfSet,
    "dh1": buttons.WriteByHand,
    "tn1": buttons.RenameDraft,
    "dn1": buttons.TakeAsQuestions,
    "as1": buttons.SeeAssignment,
    "ad1": buttons.ChooseDay,
    "ap1": buttons.PlanAssignment,
    "ag1": buttons.Assign,
    "at1": buttons.TakeBack,
    "an1": buttons.Nudge,
    "qo1": buttons.OpenQuestions,
    "qs1": buttons.SeeQuestion,
    "qa1": buttons.EnlargeSet,
    "qb1": buttons.EnlargeFact,
    "qe1": buttons.FixQuestion,
    "qk1": buttons.FixReported,
    "qp1": buttons.FixPart,
    "qd1": buttons.FixBy,
    "qw1": buttons.PreviewFix,
    "qv1": buttons.SaveFix,
    "qh1": buttons.SeeHistory,
    "qr1": buttons.TakenOut,
}
_TAG_OF = {cls: tag for tag, cls in TAGS.items()}
_FIELDS = {cls: tuple((field.name, str(field.type)) for field in fields(cls)) for cls in TAGS.values()}


def pack(button: Button) -> str:
    """What the button carries; ValueError beyond 64 bytes."""
    data = ":".join([_TAG_OF[type(button)], *(str(getattr(button, name)) for name, _ in _FIELDS[type(button)])])
    if len(data.encode()) > LIMIT:
        raise ValueError(f"a button of {len(data.encode())} bytes: {data!r}; Telegram takes {LIMIT}")
    return data


def unpack(data: str) -> Button | None:
    """The button that reads exactly so; None if there is none."""
    tag, *parts = data.split(":")
    cls = TAGS.get(tag)
    if cls is None or not data.isascii() or len(data) > LIMIT or len(parts) != len(_FIELDS[cls]):
        return None
    values: list[int | str] = []
    for (_, kind), part in zip(_FIELDS[cls], parts, strict=True):
        value = _read(kind, part)
        if value is None:
            return None
        values.append(value)
    button: Button = cls(*values)  # type: ignore[arg-type]  # the types were checked one by one above
    return button if pack(button) == data else None


def _read(kind: str, part: str) -> int | str | None:
    """One field; None if it is not of its kind. Integers stay within what databases keep."""
    if kind == "int":
        digits = part.removeprefix("-")
        return int(part) if digits.isascii() and digits.isdigit() and len(digits) < 19 else None
    if kind == "Place":
        return buttons.Place(part) if part in set(buttons.Place) else None
    return part
