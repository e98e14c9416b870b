"""May its time be asked: is it the event's one time, of somebody and something that is told?"""

from __future__ import annotations

import re
from typing import Final

from authoring.asking.birthplace import LIFE
from authoring.asking.particular import is_particular
from authoring.asking.times import at_once
from authoring.dates import Date, Precision, Role
from authoring.events.event import Event
from authoring.events.nouns import BUILDING, FAMOUS
from authoring.events.once import happens_again, one_war_of_many, only_travels
from authoring.events.order import is_counted
from authoring.people import Person
from authoring.people.manner import before_surnames

_PRECISIONS: Final = frozenset({Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.SEASON, Precision.PART})
_NOW_AND_THEN: Final = frozenset({"неоднократно", "часто", "периодически", "регулярно", "иногда", "многократно"})
_BURYING: Final = frozenset({"похоронить", "погребсти", "перезахоронить", "кремировать"})
"""Days after a death: the death is what is worth asking."""
_JUBILEE: Final = re.compile(
    r"(?:десяти|сорока|сто|двадцати|тридцати|пяти)\w*лети[юея]|-лети[юея]|годовщин", re.IGNORECASE
)
_OFTEN: Final = 3
"""Mentions of somebody whose birth or death is worth a question in another's life."""


def may_be_asked_when(event: Event, date: Date) -> bool:
    """Whether the date is the one time of a whole event, which nothing else in its clause gives away."""
    if not _has_one_time(event, date) or _verb_torn(event):
        return False
    if event.standing.lemma in _BURYING:
        return False
    if event.standing.lemma in LIFE and not (_of_somebody(event) and _is_much_spoken_of(event)):
        return False
    if happens_again(event) or only_travels(event) or one_war_of_many(event) or _named_elsewhere(event, date):
        return False
    return is_particular(event, set(event.date_words), dated=False)


def _has_one_time(event: Event, date: Date) -> bool:
    """Done at one time: «в 1923 году был избран»; going on: «с 1923 года состоял», «в 1905–1907 годах служил»."""
    if date.role is Role.AT:
        return date.precision in _PRECISIONS and at_once(event)
    if date.role is Role.SINCE:
        if any(t.lower in _NOW_AND_THEN for t in event.standing.clause.words()):
            return False  # «с 1933 года неоднократно бывал»
        return date.precision is Precision.YEAR and not at_once(event) and _says_what(event)
    if event.standing.lemma in BUILDING and date.precision is Precision.YEARS:
        return date.role is Role.SPAN
    if at_once(event) and date.precision is Precision.YEARS:
        return date.role is Role.SPAN and _within(event, date)
    lasting = any(
        token.lower in {"года", "лет", "год", "месяца", "месяцев"}
        for token in event.standing.clause.words()
        if token.i not in event.date_words
    )
    return date.role is Role.SPAN and date.precision is Precision.YEARS and not at_once(event) and not lasting


def _within(event: Event, date: Date) -> bool:
    """«в 1833–1834 годах были установлены законы»: done within them; «с 1991 по 2000 год» is from one to the other."""
    return event.context.text[date.start : date.end].lower().startswith("в ")


def _is_much_spoken_of(event: Event) -> bool:
    """In somebody's life the year in which an uncle died is a trifle."""
    hero = event.context.hero
    people = [*(person for _, person in event.standing.people), *event.standing.replaced]
    return (
        hero is None
        or is_counted(event.standing.clause)
        or any(person.key == hero.key or len(person.mentions) >= _OFTEN for person in people)
    )


def _of_somebody(event: Event) -> bool:
    """Who was born or died is named: «младший из братьев скончался» is not enough."""
    standing, subject = event.standing, event.standing.clause.subject
    if standing.retold or standing.unsaid or subject is None or subject in standing.instead:
        return True
    below = standing.clause.parsed.subtree(subject)
    if is_counted(standing.clause):
        return True
    below = {i for i in below if not standing.clause.token(i).has(Case="Gen")}
    named = [person.name for name, person in standing.people if name.first in below]
    known = standing.clause.parsed.name_at(subject)
    alone = known is not None and known.kind == "PER"
    if not named:
        return alone
    return any(_is_whole(event, person) for name, person in standing.people if name.first in below)


def _is_whole(event: Event, person: Person) -> bool:
    """«Иван Лапин», «Пётр I», «Батый», «Ленин»; not one word of a name of our time that nobody knows."""
    name, last = person.name, event.context.life(person).last
    several = len(str(name).split()) > 1 or bool(name.initials)
    return several or bool(name.number) or name.last in FAMOUS or before_surnames(last)


def _says_what(event: Event) -> bool:
    """«с 1902 года пела Нежданова»: sang what, and where?"""
    clause = event.standing.clause
    return any(
        t.head == clause.verb and t.rel in {"obj", "obl", "xcomp", "iobj"} and t.i not in event.date_words
        for t in clause.words()
    )


def _named_elsewhere(event: Event, date: Date) -> bool:
    """Whether the rest of the clause gives the year away: «наградили к семидесятипятилетию»."""
    return str(date.first[0]) in event.body or _JUBILEE.search(event.body) is not None


def _verb_torn(event: Event) -> bool:
    """«Реабилитирован Лапин был лишь в 1988 году»: without «лишь» nobody says so."""
    clause = event.standing.clause
    aux = [t.i for t in clause.parsed.children(clause.verb) if t.rel.startswith("aux")]
    return bool(aux) and clause.kept[0] == clause.verb and max(aux) > clause.verb + 1
