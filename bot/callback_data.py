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
    | buttons.Later
    | buttons.NotToday
    | buttons.Forget
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
)
"""Keys under a teacher's draft, or a set of theirs."""

Classes = buttons.SeeClass | buttons.SeeLearners | buttons.ClassReport | buttons.ClassMap
"""Keys about the class of a set."""

Keeping = buttons.OpenReports | buttons.TurnReport | buttons.AnswerReport | buttons.LeaveAsRight
"""Keys under what learners reported."""

Correcting = (
    buttons.OpenQuestions
    | buttons.SeeQuestion
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

Taught = buttons.TeachSet | Classes | Keeping | Correcting
"""Keys under a set that somebody teaches."""

Files = buttons.SetFiles | buttons.TakeFile | buttons.GetTemplate | buttons.UpdateSet | buttons.UpdateKnown
"""Keys about the files of a set."""

Button = Learning | Places | Teaching | Taught | Files

TAGS: dict[str, type[Button]] = {
    "o1": buttons.Option,
    "k2": buttons.Mark,
    "d1": buttons.Submit,
    "c1": buttons.Clear,
    "h1": buttons.Hint,
    "r1": buttons.Rate,
    "g1": buttons.GiveUp,
    "n1": buttons.Next,
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
    "y1": buttons.Later,
    "f1": buttons.NotToday,
    "x9": buttons.Forget,
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
    "th1": buttons.TeachSet,
    "cc1": buttons.SeeClass,
    "cl1": buttons.SeeLearners,
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
    "qo1": buttons.OpenQuestions,
    "qs1": buttons.SeeQuestion,
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
