"""When and where of one event, asked apart: neither question tells the other's answer."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from authoring.asking.birthplace import LIFE
from authoring.asking.particular import is_particular
from authoring.asking.places import place_alone
from authoring.asking.times import at_once
from authoring.events.anchored import is_anchored
from authoring.events.event import Event
from authoring.events.nouns import AGAIN
from authoring.events.placing import is_isolated
from authoring.events.stand import Standing
from authoring.events.whose import tells_too_little
from authoring.events.wordlists import listed
from authoring.topic import noun_of

_CORE: Final = frozenset({"obj", "nsubj", "nsubj:pass"})
_KNOWN_BY_PLACE: Final = frozenset({"памятник", "монумент", "мемориал", "обелиск"})
_THERE: Final = listed(
    """прибыть поселиться обосноваться оказаться появиться остановиться высадиться приземлиться осесть находиться
    закрепиться укрыться укрепиться побывать собраться устроиться принять обнаружить найти"""
)
"""Verbs that say little without their place."""


def apart(event: Event) -> tuple[Event, Event] | None:
    """The event without its place, to ask when; and without its date, to ask where. None unless each of the two still
    says what happened: «Лапин основал в Томске в 1878 году «Сибирскую газету»», not «в Томске открылся театр»."""
    found = place_alone(event)
    if found is None or event.date is None or not event.date.complete or not at_once(event):
        return None
    if event.standing.retold or event.standing.lemma in LIFE | AGAIN | _THERE or is_isolated(event):
        return None
    _, words = found
    if event.standing.clause.parsed.tokens[max(words) + 1].text == ",":
        return None  # «в США, на выставку»: without the town its comma would stay
    dated = set(event.date_words)
    if not dated or (event.sentence, event.date.start) in event.context.anchors:
        return None
    clause = event.standing.clause
    core = [t for t in clause.words() if t.head == clause.verb and t.rel in _CORE and t.pos == "NOUN"]
    if any(tells_too_little(clause, noun) for noun in core if not noun.has(Animacy="Anim")):
        return None  # «открыл в Томске обсерваторию»: where it is tells which
    if any(noun_of(noun) in _KNOWN_BY_PLACE for noun in core):
        return None  # «памятник «Звонница»»: there may be another one
    without = words | dated
    if not is_particular(event, without, dated=False, numbers=False) or not is_anchored(told_without(event, words)):
        return None
    return told_without(event, words), replace(told_without(event, dated), date=None, date_words=frozenset())


def told_without(event: Event, words: set[int]) -> Event:
    """The event as if those words did not stand in its clause."""
    standing = event.standing
    less: Standing = replace(standing, without=standing.without | words, steps=list(standing.steps))
    return Event(less, event.context, event.date, event.date_words)
