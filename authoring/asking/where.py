"""Where did it happen."""

from __future__ import annotations

from typing import Final

from authoring.asking.apart import told_without
from authoring.asking.asked import Asked, about, otherwise
from authoring.asking.birthplace import LIFE
from authoring.asking.particular import is_particular
from authoring.asking.places import place_alone, told_to_write
from authoring.asking.rearranged import asked_for
from authoring.asking.stated import in_other_words
from authoring.asking.times import at_once
from authoring.asking.wrong_places import WRONG, wrong_places
from authoring.events.anchored import is_anchored
from authoring.events.event import Event
from authoring.events.order import spoken
from authoring.events.wording import Said, capital
from authoring.events.wordlists import DYING
from authoring.gazetteer import Entry
from quiz.drafts import Step
from quiz.questions import Choice, Cloze, Expects, Option, TrueFalse, Typed

_QUESTION: Final = {"city": "В каком городе", "country": "В какой стране"}


def ask_where(event: Event, seed: int) -> Asked | None:
    """The town, country or region, told by «в» or «на» under the verb itself, with the event's date in the question."""
    if event.standing.lemma in LIFE | DYING:
        return None  # see `birthplace`
    if event.date is None or not event.date.complete or not at_once(event):
        return None  # «в Чите распоряжался»: elsewhere as well, and at other times
    found = place_alone(event)
    if found is None or not is_particular(event, found[1]) or not is_anchored(told_without(event, found[1])):
        return None
    question = asked_for(event, _QUESTION.get(found[0].kind, "Где"), found[1], masculine=False)
    return _place_fact(event, *found, seed, question)


def ask_where_apart(event: Event, seed: int) -> Asked | None:
    """The same of an event told without its date: see `apart`."""
    if event.standing.lemma in LIFE | DYING:
        return None  # see `birthplace`
    found = place_alone(event)
    if found is None:
        return None
    entry, words = found
    question = f"{_QUESTION.get(entry.kind, 'Где')} {spoken(told_without(event, words))}?"
    return _place_fact(event, entry, words, seed, question)


def _place_fact(event: Event, entry: Entry, words: set[int], seed: int, question: str | None) -> Asked | None:
    if question is None or entry.name[:5].lower() in question.lower():
        return None
    asked = about(event, "where", capital(f"{event.whole}."), (entry.name,))
    near = wrong_places(event, entry, seed)
    if len(near) == WRONG:
        options = [capital(one.at) for one in near]
        choice = Choice(key="", ask=question, answer=capital(entry.at), wrong=tuple(map(Option, options)))
        asked.add("where-choice", choice, 0.0, Step("gazetteer", "; ".join(options)))
        _swapped(asked, event, entry, near[seed % WRONG], words, seed)
    first = min(words)
    said = otherwise(event, first, Said(max(words), entry.preposition + " {" + entry.locative + "}"))
    gap = f"{said} {told_to_write(entry)}"
    asked.add("where-cloze", Cloze(key="", ask=gap, expects=Expects.PLACE, level=2))
    if entry.kind in _QUESTION:  # «Где?» may be answered with the country as well
        asked.add("where-typed", Typed(key="", ask=question, answer=entry.name, expects=Expects.PLACE, level=3))
    return asked


def _swapped(asked: Asked, event: Event, entry: Entry, other: Entry, words: set[int], seed: int) -> None:
    said = otherwise(event, min(words), Said(max(words), other.at))
    question = TrueFalse(key="", ask=said, answer=False, explanation=f"На самом деле — {entry.at}.")
    asked.add("where-false", question, -0.03, Step("swapped-place", other.at))
    true = in_other_words(event, seed)
    if true is not None:
        asked.add("where-true", TrueFalse(key="", ask=true, answer=True), -0.03)
