"""Where the conversation with a learner stands, as one stored value: kill the bot, start it again, nobody notices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
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
    FIX = "fix"
    FIND = "find"
    TRY = "try"


REMEMBERED = 30
"""Messages of one person that may come twice: more than arrive in one batch."""


@dataclass(frozen=True, slots=True)
class Study:
    """A stretch of learning.

    set: only this set, None for all joined. asking: the open question, None between questions.
    answered, right, seconds: since the stretch began. extra: new facts taken beyond the daily limit by wish.
    """

    started_at: datetime
    set: SetId | None = None
    asking: AskingId | None = None
    answered: int = 0
    right: int = 0
    seconds: float = 0.0
    extra: int = 0


@dataclass(frozen=True, slots=True)
class Rewording:
    """A part of a draft's question is said anew by the next text, or the question is tried out by it.

    part: as it names itself, «» in trying. only: which questions are gone through.
    """

    draft: DraftId
    nth: int
    part: str
    only: Only = Only.ALL


@dataclass(frozen=True, slots=True)
class Adding:
    """Each text is one more question of a draft.

    beside: about the fact of this question, 0 for a fact of its own. added: the last one, 0 if none was yet.
    """

    draft: DraftId
    beside: int = 0
    added: int = 0


@dataclass(frozen=True, slots=True)
class Replying:
    """The next text answers those who reported this question. sign: tells the last such text from every other."""

    fact: FactId
    question: str
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
class Talk:
    """One learner's conversation.

    screen: the message id of the live screen (edited in place). about: the asking a complaint is on.
    heard: signs of the last messages that changed something, so that one that comes twice is known.
    rewording: what a text of EDIT or TRY is for; adding: what one of ADD is; both stay until the review goes on.
    replying: what one of REPLY is for; it stays until the teacher goes on. correcting: what one of FIX is for, and all
    that was changed so far; likewise. finding: the set in which a text of FIND is looked for.
    """

    study: Study | None = None
    expecting: Expecting = Expecting.NOTHING
    screen: int | None = None
    about: AskingId | None = None
    heard: tuple[str, ...] = ()
    rewording: Rewording | None = None
    replying: Replying | None = None
    adding: Adding | None = None
    correcting: Correcting | None = None
    finding: SetId | None = None

    def having_heard(self, sign: str) -> Talk:
        """The same talk, with one more message heard."""
        return replace(self, heard=(*self.heard, sign)[-REMEMBERED:])

    def hearing(self, expecting: Expecting) -> Talk:
        """The same talk, waiting for another kind of text."""
        return replace(self, expecting=expecting)


def to_plain(talk: Talk) -> dict[str, Any]:
    """As JSON keeps it."""
    study, rewording = talk.study, talk.rewording
    adding, replying, correcting = talk.adding, talk.replying, talk.correcting
    return {
        "expecting": talk.expecting.value,
        "screen": talk.screen,
        "about": talk.about,
        "heard": list(talk.heard),
        "study": study
        and {
            "started_at": study.started_at.isoformat(),
            "set": study.set,
            "asking": study.asking,
            "answered": study.answered,
            "right": study.right,
            "seconds": study.seconds,
            "extra": study.extra,
        },
        "rewording": rewording
        and {"draft": rewording.draft, "nth": rewording.nth, "part": rewording.part, "only": rewording.only.value},
        "adding": adding and {"draft": adding.draft, "beside": adding.beside, "added": adding.added},
        "replying": replying and {"fact": replying.fact, "question": replying.question, "sign": replying.sign},
        "correcting": correcting and {**asdict(correcting), "edits": [list(edit) for edit in correcting.edits]},
        "finding": talk.finding,
    }


def from_plain(plain: Mapping[str, Any]) -> Talk:
    """Back from JSON."""
    study, rewording = plain.get("study"), plain.get("rewording")
    adding, replying = plain.get("adding"), plain.get("replying")
    return Talk(
        study=Study(**{**study, "started_at": datetime.fromisoformat(study["started_at"])}) if study else None,
        expecting=Expecting(plain.get("expecting", Expecting.NOTHING)),
        screen=plain.get("screen"),
        about=plain.get("about"),
        heard=tuple(plain.get("heard", ())),
        rewording=_rewording(rewording) if rewording else None,
        adding=Adding(**adding) if adding else None,
        replying=Replying(**replying) if replying else None,
        correcting=_correcting(plain["correcting"]) if plain.get("correcting") else None,
        finding=plain.get("finding"),
    )


def _rewording(plain: Mapping[str, Any]) -> Rewording:
    return Rewording(plain["draft"], plain["nth"], plain["part"], only_of(plain.get("only", Only.ALL)))


def _correcting(plain: Mapping[str, Any]) -> Correcting:
    return Correcting(**{**plain, "edits": tuple((name, text) for name, text in plain["edits"])})
