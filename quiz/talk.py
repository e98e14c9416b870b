"""Where the conversation with a learner stands, as one stored value: kill the bot, start it again, nobody notices."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from quiz.drafts import DraftId, Only, only_of
from quiz.model import AskingId, FactId, SetId


class Expecting(StrEnum):
    """What the next text of the person means."""

    NOTHING = "nothing"
    ANSWER = "answer"
    CLOCK = "clock"
    REMINDER = "reminder"
    COMPLAINT = "complaint"
    MATERIAL = "material"
    EDIT = "edit"
    REPLY = "reply"
    ADD = "add"
    ENLARGE = "enlarge"
    FIX = "fix"
    FIND = "find"
    TRY = "try"
    NAME = "name"
    TITLE = "title"
    DRAFT_TITLE = "draft-title"
    CODE = "code"
    DAY = "day"
    PACE = "pace"


REMEMBERED = 30
"""Messages of one person that may come twice: more than arrive in one batch."""


Seen = tuple[FactId, str]
"""A question by its fact and its own key."""
KEPT = 3
"""Questions answered last that are kept: more than are looked at."""


@dataclass(frozen=True, slots=True)
class Study:
    """A stretch of learning.

    set: only this set, None for all joined. asking: the open question, None between questions.
    answered, right, seconds: since the stretch began. extra: new facts taken beyond the daily limit by wish.
    before_exam: what is left of what was chosen for exams that are near, the best first; None if nothing was.
    done, all: how far it is told to be, see `reckoned`.
    """

    started_at: datetime
    set: SetId | None = None
    asking: AskingId | None = None
    answered: int = 0
    right: int = 0
    seconds: float = 0.0
    extra: int = 0
    before_exam: tuple[FactId, ...] | None = None
    done: int = 0
    all: int = 0

    def reckoned(self, left: int) -> Study:
        """The same stretch when so many answers are left: neither what is done of it nor the whole ever shrinks.

        An answer that spares others counts for them too; after one that brings the question back, as much is left as
        before, and nothing more is done.
        """
        done = max(self.done, self.all - left)
        return replace(self, done=done, all=done + left)

    def having_asked(self, fact: FactId) -> Study:
        """The same stretch, without this fact in what was chosen for exams."""
        if not self.before_exam or fact not in self.before_exam:
            return self
        return replace(self, before_exam=tuple(each for each in self.before_exam if each != fact))


@dataclass(frozen=True, slots=True)
class Rewording:
    """A part of a draft's question is said anew by the next text, or the question is tried out by it.

    part: as it names itself, «» in trying. only: which questions are gone through. seen: the edition of the question
    that is changed, None in trying, and in what an older bot stored. overtaken: the last text came after somebody else
    had changed it.
    """

    draft: DraftId
    nth: int
    part: str
    only: Only = Only.ALL
    seen: int | None = None
    overtaken: bool = False


@dataclass(frozen=True, slots=True)
class Adding:
    """Each text is one more question of a draft.

    beside: about the fact of this question, 0 for a fact of its own. added: the last one, 0 if none was yet. start,
    end: of the sentence of the material that it is about, 0 … 0 for none.
    """

    draft: DraftId
    beside: int = 0
    added: int = 0
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Entitling:
    """The next text is the title of this draft. seen: the one it had when it was asked for, «» if none. sign: see
    Replying. code: of the set that the draft becomes as soon as it has its title, «» if it was only to be named; stamp:
    of the draft when that was asked for."""

    draft: DraftId
    seen: str = ""
    sign: str = ""
    code: str = ""
    stamp: int = 0


@dataclass(frozen=True, slots=True)
class Replying:
    """The next text answers those who reported this question. sign: tells the last such text from every other."""

    fact: FactId
    question: str
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Naming:
    """The next text is the name teachers see. set: the one just joined, if so. sign: as with `Replying`."""

    set: SetId | None
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Correcting:
    """A published question is being corrected; nothing of it is stored in the fact yet.

    version: of the fact, on which the edits rest. edits: what was done so far, in this order, see
    quiz.usecases.edits. part: what the next text is for, «» if nothing is awaited. report: begun from what learners
    reported. sign: see Replying.
    """

    fact: FactId
    question: str
    version: int
    edits: tuple[tuple[str, str], ...] = ()
    part: str = ""
    report: bool = False
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Enlarging:
    """Each text is one more question of a published set.

    beside: about this fact, None for a fact of its own. added: the fact that the last text made, or added a question
    to; nth: which of the fact's questions that is. sign: see Replying.
    """

    set: SetId
    beside: FactId | None = None
    added: FactId | None = None
    nth: int = 0
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Managing:
    """The next text is for this set: its new name, or the code that allows publishing.

    wish: «title», or what is done once the code was right: «link», «listed», «own». code: of the invitation that is
    said yes to then. sign: tells the last such text from every other.
    """

    set: SetId
    wish: str
    code: str = ""
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Planning:
    """The next text is a date of what a class is to be set. start: of the first day (True), of the exam (False), or of
    either, or a pace (None).

    The rest is the plan so far; new_per_day: 0 for as few as will do.
    """

    set: SetId
    start: bool | None
    starts_on: date | None
    new_per_day: int
    exam_on: date | None


@dataclass(frozen=True, slots=True)
class Talk:
    """One learner's conversation.

    screen: the message id of the live screen (edited in place). about: the asking a complaint is on.
    heard: signs of the last messages that changed something, so that one that comes twice is known.
    rewording: what a text of EDIT or TRY is for; adding: what one of ADD is; entitling: what one of DRAFT_TITLE is;
    they stay until the review goes on.
    replying: what one of REPLY is for; managing: what one of TITLE or CODE is; naming: what one of NAME is;
    planning: what one of DAY is; enlarging: what one of ENLARGE is; correcting: what one of FIX is for, and all that
    was changed so far; they stay until the person goes on. finding: the set in which a text of FIND is looked for.
    seen: the questions answered last, newest last.
    """

    study: Study | None = None
    expecting: Expecting = Expecting.NOTHING
    screen: int | None = None
    about: AskingId | None = None
    heard: tuple[str, ...] = ()
    rewording: Rewording | None = None
    replying: Replying | None = None
    adding: Adding | None = None
    enlarging: Enlarging | None = None
    entitling: Entitling | None = None
    naming: Naming | None = None
    managing: Managing | None = None
    planning: Planning | None = None
    correcting: Correcting | None = None
    finding: SetId | None = None
    seen: tuple[Seen, ...] = ()

    def having_answered(self, fact: FactId, question: str) -> Talk:
        """The same talk, with one more question whose answer was shown."""
        return replace(self, seen=(*self.seen, (fact, question))[-KEPT:])

    def having_heard(self, sign: str) -> Talk:
        """The same talk, with one more message heard."""
        return replace(self, heard=(*self.heard, sign)[-REMEMBERED:])

    def hearing(self, expecting: Expecting) -> Talk:
        """The same talk, waiting for another kind of text."""
        return replace(self, expecting=expecting)


FOR_A_TEXT = {
    "rewording": Rewording,
    "adding": Adding,
    "enlarging": Enlarging,
    "entitling": Entitling,
    "replying": Replying,
    "managing": Managing,
    "naming": Naming,
    "planning": Planning,
    "correcting": Correcting,
}
"""What the next text may be for: fields of a talk, each with its type."""


def to_plain(talk: Talk) -> dict[str, Any]:
    """As JSON keeps it."""
    study = talk.study
    return {
        "expecting": talk.expecting.value,
        "screen": talk.screen,
        "about": talk.about,
        "heard": list(talk.heard),
        "study": study and {**asdict(study), "started_at": study.started_at.isoformat()},
        "finding": talk.finding,
        "seen": [list(each) for each in talk.seen],
        **{name: _away(value) for name in FOR_A_TEXT if (value := getattr(talk, name)) is not None},
    }


def from_plain(plain: Mapping[str, Any]) -> Talk:
    """Back from JSON, also as older versions wrote it: what they did not know yet has its default."""
    study = plain.get("study")
    return Talk(
        study=_study(study) if study else None,
        expecting=Expecting(plain.get("expecting", Expecting.NOTHING)),
        screen=plain.get("screen"),
        about=plain.get("about"),
        heard=tuple(plain.get("heard", ())),
        finding=plain.get("finding"),
        seen=tuple((FactId(fact), key) for fact, key in plain.get("seen", ())),
        **{name: _back(cls, value) for name, cls in FOR_A_TEXT.items() if (value := plain.get(name))},
    )


def _study(plain: Mapping[str, Any]) -> Study:
    chosen = plain.get("before_exam")
    started_at = datetime.fromisoformat(plain["started_at"])
    return Study(**{**plain, "started_at": started_at, "before_exam": None if chosen is None else tuple(chosen)})


def _away(value: Any) -> dict[str, Any]:
    """Days are texts in JSON, and so are enumerations, by themselves."""
    return {name: one.isoformat() if isinstance(one, date) else one for name, one in asdict(value).items()}


def _back(cls: type[Any], plain: Mapping[str, Any]) -> Any:
    read: dict[str, Callable[[Any], Any]] = {"only": only_of, "starts_on": _day, "exam_on": _day, "edits": _edits}
    return cls(**{name: read[name](one) if name in read else one for name, one in plain.items()})


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _edits(pairs: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, text) for name, text in pairs)
