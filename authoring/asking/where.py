"""Where did it happen."""

from __future__ import annotations

from typing import Final

from authoring.asking.asked import Asked, about, otherwise
from authoring.asking.birthplace import LIFE
from authoring.asking.particular import is_particular
from authoring.asking.rearranged import asked_for
from authoring.asking.times import at_once
from authoring.asking.wrong_places import WRONG, wrong_places
from authoring.events.event import Event
from authoring.events.wording import Said, capital
from authoring.gazetteer import Entry, look_up
from quiz.drafts import Step
from quiz.questions import Choice, Cloze, Expects, Option, TrueFalse, Typed

_QUESTION: Final = {"city": "В каком городе", "country": "В какой стране"}


def ask_where(event: Event, seed: int) -> Asked | None:
    """The town, country or region, told by «в» or «на» under the verb itself."""
    clause = event.standing.clause
    if event.standing.lemma in LIFE:
        return None  # see `birthplace`
    if event.date is None or not event.date.complete or not at_once(event):
        return None  # «в Чите распоряжался»: elsewhere as well, and at other times
    for name in clause.parsed.names:
        head = clause.token(name.first)
        if name.kind != "LOC" or head.i not in clause.kept or head.head != clause.verb or head.rel != "obl":
            continue
        case = clause.parsed.child(head.i, "case")
        if case is None or case.lower not in {"в", "во", "на"} or head.feats.get("Case") != "Loc":
            continue
        words = {case.i, *range(name.first, name.last + 1)}
        if clause.parsed.subtree(head.i) & set(clause.kept) != words or case.i != name.first - 1:
            continue
        surface = [clause.token(i).text for i in range(name.first, name.last + 1)]
        entry = look_up(" ".join(surface))
        if entry is None or entry.locative != " ".join(surface) or not is_particular(event, words):
            continue
        return _place_fact(event, entry, words, seed)
    return None


def _place_fact(event: Event, entry: Entry, words: set[int], seed: int) -> Asked | None:
    question = asked_for(event, _QUESTION.get(entry.kind, "Где"), words, masculine=False)
    if question is None or entry.name[:5].lower() in question.lower():
        return None
    asked = about(event, "where", capital(f"{event.whole}."), (entry.name,))
    near = wrong_places(event, entry, seed)
    if len(near) == WRONG:
        options = [capital(one.at) for one in near]
        choice = Choice(key="", ask=question, answer=capital(entry.at), wrong=tuple(map(Option, options)))
        asked.add("where-choice", choice, 0.0, Step("gazetteer", "; ".join(options)))
        _swapped(asked, event, entry, near[seed % WRONG], words)
    first = min(words)
    said = otherwise(event, first, Said(max(words), entry.preposition + " {" + entry.locative + "}"))
    asked.add("where-cloze", Cloze(key="", ask=said, expects=Expects.PLACE, level=2))
    asked.add("where-typed", Typed(key="", ask=question, answer=entry.name, expects=Expects.PLACE, level=3))
    return asked


def _swapped(asked: Asked, event: Event, entry: Entry, other: Entry, words: set[int]) -> None:
    said = otherwise(event, min(words), Said(max(words), other.at))
    question = TrueFalse(key="", ask=said, answer=False, explanation=f"На самом деле — {entry.at}.")
    asked.add("where-false", question, -0.03, Step("swapped-place", other.at))
    asked.add("where-true", TrueFalse(key="", ask=capital(f"{event.whole}."), answer=True), -0.03)
