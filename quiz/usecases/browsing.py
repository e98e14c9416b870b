"""The published questions of a set, as those who teach it go through them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from quiz.grading import right_answer
from quiz.model import Correction, FactId, Learner, PublishedFact, PublishedSet, SetId
from quiz.ports import Tx
from quiz.questions import Question, stem_of
from quiz.roles import Action
from quiz.talk import Expecting
from quiz.usecases.going import go_elsewhere
from quiz.usecases.naming import shown_name
from quiz.usecases.rights import NotYours, permitted

SHOWN = 8
"""Questions found, or facts taken out, that stand on one screen."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One question of a fact. nth: which of the fact's, from 0. place: which fact of the set's it is, from 1; version:
    of the fact. taken_out: how many facts of the set are asked no more."""

    set: PublishedSet
    published: PublishedFact
    nth: int
    place: int
    version: int
    taken_out: int

    @property
    def question(self) -> Question:
        """The question itself."""
        return self.published.fact.questions[self.nth]


@dataclass(frozen=True, slots=True)
class NoQuestions:
    """The set has no fact in use. retired: how many were taken out."""

    set: PublishedSet
    retired: int


@dataclass(frozen=True, slots=True)
class ToFind:
    """These words are looked for in that set: a look of its own, for there may be much to read."""

    set: SetId
    words: str


@dataclass(frozen=True, slots=True)
class Found:
    """The first questions that hold all of the words, each with its fact and its place there; how many do."""

    set: PublishedSet
    words: str
    first: tuple[tuple[FactId, int, Question], ...]
    all: int


@dataclass(frozen=True, slots=True)
class TakenOut:
    """The retired facts of a set, a page of them. page: from 0."""

    set: PublishedSet
    facts: tuple[PublishedFact, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class History:
    """How a fact came to be as it is, newest first; names of those who corrected it, as far as they are known."""

    seen: Seen
    corrections: tuple[Correction, ...]
    names: tuple[str, ...]


def open_questions(tx: Tx, teacher: Learner, id_: SetId) -> Seen | NoQuestions | NotYours:
    """The first question of the set. A text is from now on looked for in it."""
    set_ = permitted(tx, teacher.id, id_, Action.EDIT)
    if isinstance(set_, NotYours):
        return set_
    first = tx.facts.beside(id_, None, 1)
    if first is None:
        go_elsewhere(tx, teacher)
        return NoQuestions(set_, len(tx.facts.retired(id_)))
    return see(tx, teacher, first, 0, 0)


def see(tx: Tx, teacher: Learner, fact: FactId, nth: int, by: int) -> Seen | NotYours:
    """The question behind the nth of the fact (by 1), before it (-1), or itself (0); at either end it stays."""
    shown = seen(tx, teacher, fact, nth)
    if isinstance(shown, NotYours):
        return shown
    if by:
        shown = _beside(tx, teacher, shown, 1 if by > 0 else -1)
    go_elsewhere(tx, teacher)
    talk = tx.talks.get(teacher.id)
    tx.talks.put(teacher.id, replace(talk, expecting=Expecting.FIND, finding=shown.set.id))
    return shown


def seen(tx: Tx, teacher: Learner, fact: FactId, nth: int) -> Seen | NotYours:
    """The nth question of the fact, or the nearest there is; nothing is changed by looking."""
    published = tx.facts.get(fact)
    set_ = NotYours() if published is None else permitted(tx, teacher.id, published.set_id, Action.EDIT)
    if published is None or isinstance(set_, NotYours):
        return NotYours()
    nth = min(max(nth, 0), len(published.fact.questions) - 1)
    out = len(tx.facts.retired(set_.id))
    return Seen(set_, published, nth, tx.facts.place(fact), tx.corrections.latest(fact), out)


def to_find(tx: Tx, teacher: Learner, text: str) -> ToFind | NotYours:
    """What to look for, and where; it may come twice."""
    finding = tx.talks.get(teacher.id).finding
    return NotYours() if finding is None else ToFind(finding, text)


def find(tx: Tx, teacher: Learner, id_: SetId, text: str) -> Found | NotYours:
    """The questions that hold all words of the text, in themselves or in what they rest on; reads all: look, do not
    run."""
    set_ = permitted(tx, teacher.id, id_, Action.EDIT)
    if isinstance(set_, NotYours):
        return set_
    wanted = _plain(text).split()
    found = [
        (published.id, nth, question)
        for published in tx.facts.whole(id_)
        if not published.retired
        for nth, question in enumerate(published.fact.questions)
        if all(word in _all_said(published, question) for word in wanted)
    ]
    return Found(set_, text, tuple(found[:SHOWN]), len(found))


def taken_out(tx: Tx, teacher: Learner, id_: SetId, page: int) -> TakenOut | NotYours:
    """A page of the facts that are asked no more; one that is none is the nearest."""
    set_ = permitted(tx, teacher.id, id_, Action.EDIT)
    if isinstance(set_, NotYours):
        return set_
    go_elsewhere(tx, teacher)
    ids = tx.facts.retired(id_)
    pages = max(-(-len(ids) // SHOWN), 1)
    page = min(max(page, 0), pages - 1)
    return TakenOut(set_, tuple(tx.facts.some(ids[page * SHOWN : (page + 1) * SHOWN])), page, pages)


def history(tx: Tx, teacher: Learner, fact: FactId, nth: int) -> History | NotYours:
    """All versions of a fact."""
    shown = see(tx, teacher, fact, nth, 0)
    if isinstance(shown, NotYours):
        return shown
    corrections = tuple(reversed(tx.corrections.of(fact)))
    people = {each.by: tx.learners.get(each.by) for each in corrections if each.by is not None}
    names = tuple(shown_name(person) if each.by and (person := people[each.by]) else "" for each in corrections)
    return History(shown, corrections, names)


def _beside(tx: Tx, teacher: Learner, shown: Seen, by: int) -> Seen:
    nth = shown.nth + by
    if 0 <= nth < len(shown.published.fact.questions):
        return replace(shown, nth=nth)
    fact = tx.facts.beside(shown.set.id, shown.published.id, by)
    there = seen(tx, teacher, fact, 0 if by > 0 else 10**9) if fact is not None else shown
    return there if isinstance(there, Seen) else shown


def _all_said(published: PublishedFact, question: Question) -> str:
    return _plain(" ".join(_texts(published, question)))


def _texts(published: PublishedFact, question: Question) -> Iterator[str]:
    yield published.fact.statement
    yield stem_of(question)
    yield right_answer(question)
    yield question.explanation
    yield " ".join(published.fact.evidence_of(question))
    for option in getattr(question, "wrong", ()):
        yield option.text


def _plain(text: str) -> str:
    return text.casefold().replace("ё", "е")
