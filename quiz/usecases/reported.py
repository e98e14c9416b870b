"""Questions that learners reported as bad: a teacher reads what they say, and answers them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeGuard

from quiz.corrections import what_is_right
from quiz.model import Complaint, Correction, FactId, Learner, LearnerId, PublishedSet, SetId
from quiz.ports import Tx
from quiz.questions import Fact, Question
from quiz.roles import Action
from quiz.talk import Expecting, Replying
from quiz.usecases.going import go_elsewhere
from quiz.usecases.rights import NotYours, permitted
from quiz.usecases.telling import tell

MOST_WORDS = 1000
"""Characters of an answer: as many as a report may have."""
NEWEST = 3
"""Reports whose words are shown."""
FIXED = "report-fixed"
"""The word of thanks to who reported what was corrected then."""

Key = tuple[FactId, str]
"""A question, by its fact and its own key."""


@dataclass(frozen=True, slots=True)
class Report:
    """One reported question, the `nth` of `all`. question: None if the fact is not asked so any more.

    people: how many reported it. words: the newest that were said, newest first.
    """

    set: PublishedSet
    fact_id: FactId
    key: str
    fact: Fact
    question: Question | None
    people: int
    words: tuple[str, ...]
    nth: int
    all: int


@dataclass(frozen=True, slots=True)
class NoReports:
    """All that was reported in the set has been answered."""

    set: PublishedSet


@dataclass(frozen=True, slots=True)
class AwaitingReply:
    """The next text goes to those who reported it. refused: the last one was empty or too long."""

    report: Report
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Closed:
    """People were told, 0 if somebody had answered them before; what is left to see to."""

    people: int
    then: Report | NoReports


Reports = Report | NoReports | NotYours
Replied = AwaitingReply | Closed | Reports


def reported_in(tx: Tx, set_: PublishedSet) -> dict[Key, list[Complaint]]:
    """The open reports of a set by question; the one that has waited longest comes first."""
    found: dict[Key, list[Complaint]] = {}
    for complaint in tx.complaints.open_in(set_.id):
        found.setdefault((complaint.fact, complaint.question), []).append(complaint)
    return found


def unowned_reports(tx: Tx) -> list[tuple[Report, ...]]:
    """What is open in the sets that nobody owns, set by set: no teacher is told of it."""
    unowned = [set_ for set_ in tx.sets.all() if set_.owner is None]
    return [found for set_ in unowned if (found := _all_shown(tx, set_))]


def reports(tx: Tx, teacher: Learner, id_: SetId) -> Reports:
    """The reported question that has waited longest."""
    set_ = permitted(tx, teacher.id, id_, Action.EDIT)
    if isinstance(set_, NotYours):
        return set_
    go_elsewhere(tx, teacher)
    return _shown(tx, set_, None)


def report(tx: Tx, teacher: Learner, fact: FactId, key: str, by: int) -> Reports:
    """The reported question behind this one (by 1), before it (-1), or itself (0); the first if it is open no more."""
    set_ = _set_of(tx, teacher, fact)
    if isinstance(set_, NotYours):
        return set_
    go_elsewhere(tx, teacher)
    return _shown(tx, set_, (fact, key), by)


def await_reply(tx: Tx, teacher: Learner, fact: FactId, key: str) -> Replied:
    """From now on a text goes to those who reported this question. What is open no more awaits none."""
    shown = report(tx, teacher, fact, key, 0)
    if isinstance(shown, NotYours):
        return shown
    replying = Replying(fact, key)
    if not _is_about(shown, replying):
        return Closed(0, shown)
    _listen(tx, teacher, Expecting.REPLY, replying)
    return AwaitingReply(shown)


def reply(tx: Tx, teacher: Learner, text: str, now: datetime, sign: str = "") -> Replied:
    """Tell those who reported the question what the teacher says to it, each once. sign: see `hear`."""
    replying = tx.talks.get(teacher.id).replying
    set_ = _set_of(tx, teacher, replying.fact) if replying else NotYours()
    if replying is None or isinstance(set_, NotYours):
        go_elsewhere(tx, teacher)
        return NotYours()
    replying, said = replace(replying, sign=sign), text.strip()
    shown = _shown(tx, set_, _key(replying))
    if _is_about(shown, replying) and not _can_be_told(said):
        _listen(tx, teacher, Expecting.REPLY, replying)
        return AwaitingReply(shown, refused=True)
    _listen(tx, teacher, Expecting.NOTHING, replying)  # remembered, in case the same message comes again
    word, who = ("report-answered", None) if teacher.called is None else ("report-answered-by", teacher.id)
    return _close(tx, set_, _key(replying), word, {"answer": said}, now, who)


def replied_again(tx: Tx, teacher: Learner, replying: Replying) -> Replied:
    """What stands after a text that was taken in before; nobody is told a second time."""
    set_ = _set_of(tx, teacher, replying.fact)
    if isinstance(set_, NotYours):
        return set_
    shown = _shown(tx, set_, _key(replying))
    listens = tx.talks.get(teacher.id).expecting is Expecting.REPLY
    return AwaitingReply(shown, refused=True) if listens and _is_about(shown, replying) else shown


def leave_as_right(tx: Tx, teacher: Learner, fact: FactId, key: str, now: datetime) -> Replied:
    """The question is right as it is, or is there no more: those who reported it are thanked, each once."""
    set_ = _set_of(tx, teacher, fact)
    if isinstance(set_, NotYours):
        return set_
    go_elsewhere(tx, teacher)
    word = "report-removed" if _asked(tx, fact, key) is None else "report-thanks"
    return _close(tx, set_, (fact, key), word, {}, now)


def fixed(tx: Tx, set_: PublishedSet, made: Correction, key: str, now: datetime) -> int:
    """The question was corrected so: those who reported it are thanked, each once; how many they are. If something else
    is right now, the same message says what, see `thanked_with`."""
    question = _asked(tx, made.fact, key)
    if question is None:
        return _close(tx, set_, (made.fact, key), "report-removed", {}, now).people
    said: dict[str, str | int] = {}
    before = made.before.asked_by(key)
    if key in made.righted and before is not None:
        what = what_is_right(before, question)
        said = {"fact": made.fact, "version": made.version, "was": what.was, "now": what.now}
    return _close(tx, set_, (made.fact, key), FIXED, said, now).people


def thanked_with(tx: Tx, learner: LearnerId) -> dict[FactId, int]:
    """Up to which version of a fact its corrections were told to this learner along with thanks for a report."""
    found: dict[FactId, int] = {}
    for notice in tx.notices.of(learner):
        if notice.word == FIXED and "version" in notice.data and notice.status != "dropped":
            fact, version = FactId(int(notice.data["fact"])), int(notice.data["version"])
            found[fact] = max(version, found.get(fact, version))
    return found


def _set_of(tx: Tx, teacher: Learner, fact: FactId) -> PublishedSet | NotYours:
    published = tx.facts.get(fact)
    return NotYours() if published is None else permitted(tx, teacher.id, published.set_id, Action.EDIT)


def _shown(tx: Tx, set_: PublishedSet, at: Key | None, by: int = 0) -> Report | NoReports:
    found = reported_in(tx, set_)
    keys = list(found)
    if not keys:
        return NoReports(set_)
    index = keys.index(at) + by if at in found else 0
    index = min(max(index, 0), len(keys) - 1)
    return _report(tx, set_, keys[index], found[keys[index]], (index + 1, len(keys)))


def _all_shown(tx: Tx, set_: PublishedSet) -> tuple[Report, ...]:
    found = reported_in(tx, set_)
    return tuple(_report(tx, set_, at, about, (nth, len(found))) for nth, (at, about) in enumerate(found.items(), 1))


def _report(tx: Tx, set_: PublishedSet, at: Key, about: Sequence[Complaint], place: tuple[int, int]) -> Report:
    fact, (nth, all_) = _fact(tx, at[0]), place
    return Report(
        set=set_,
        fact_id=at[0],
        key=at[1],
        fact=fact,
        question=_asked(tx, *at),
        people=len({each.learner for each in about}),
        words=tuple(each.words for each in reversed(about) if each.words)[:NEWEST],
        nth=nth,
        all=all_,
    )


def _close(
    tx: Tx,
    set_: PublishedSet,
    at: Key,
    word: str,
    said: Mapping[str, str | int],
    now: datetime,
    who: LearnerId | None = None,
) -> Closed:
    """Close what is open about the question, and tell each person so once, in the order of their ids: two teachers who
    answer at the same time wait for each other. who: is named to them."""
    fact, key = at
    data = {"title": set_.title, "question": _fact(tx, fact).read_as(key), **said}
    told: set[LearnerId] = set()
    for complaint in sorted(tx.complaints.open_about(fact, key), key=lambda each: (each.learner, each.asking)):
        if tx.complaints.close(complaint, now) and complaint.learner not in told:
            tell(tx, complaint.learner, word, data, now, who)
            told.add(complaint.learner)
    return Closed(len(told), _shown(tx, set_, None))


def _asked(tx: Tx, id_: FactId, key: str) -> Question | None:
    published = tx.facts.get(id_)
    return None if published is None or published.retired else published.fact.asked_by(key)


def _fact(tx: Tx, id_: FactId) -> Fact:
    published = tx.facts.get(id_)
    assert published is not None, "facts are retired, never deleted"
    return published.fact


def _key(replying: Replying) -> Key:
    return replying.fact, replying.question


def _is_about(shown: Report | NoReports, replying: Replying) -> TypeGuard[Report]:
    return isinstance(shown, Report) and (shown.fact_id, shown.key) == _key(replying)


def _can_be_told(said: str) -> bool:
    return 0 < len(said) <= MOST_WORDS


def _listen(tx: Tx, teacher: Learner, expecting: Expecting, replying: Replying | None) -> None:
    talk = tx.talks.get(teacher.id)
    tx.talks.put(teacher.id, replace(talk, expecting=expecting, replying=replying))
