"""Where did it happen."""

from __future__ import annotations

from typing import Final

from authoring.asking.asked import Asked, about
from authoring.asking.particular import is_particular
from authoring.asking.rearranged import asked_for
from authoring.asking.when import at_once
from authoring.events.event import Event
from authoring.events.wording import Said, capital
from authoring.gazetteer import Entry, is_same, look_up, peers
from quiz.drafts import Step
from quiz.questions import Choice, Cloze, Expects, Option, TrueFalse, Typed

WRONG: Final = 3
_NEAR: Final = 200
"""Sentences around in which places for wrong options are looked for."""
_QUESTION: Final = {"city": "В каком городе", "country": "В какой стране"}


def ask_where(event: Event, seed: int) -> Asked | None:
    """The town, country or region, told by «в» or «на» under the verb itself."""
    clause = event.standing.clause
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
    year = event.date.first[0] if event.date and event.date.complete else None
    text = event.context.text
    start, end = event.span
    near = _of_the_text(event, entry, start, end)
    if len(near) >= 2:
        near += [one for one in peers(entry, year=year, count=8, seed=seed) if one.name[:5] not in text[start:end]]
    if len(near) >= WRONG:
        near = list({one.name: one for one in near}.values())
        options = [capital(one.at) for one in near[:WRONG]]
        choice = Choice(key="", ask=question, answer=capital(entry.at), wrong=tuple(map(Option, options)))
        asked.add("where-choice", choice, 0.0, Step("gazetteer", "; ".join(options)))
        _swapped(asked, event, entry, near[seed % WRONG], words)
    first = min(words)
    said = event.said_with((), {first: Said(max(words), entry.preposition + " {" + entry.locative + "}")})
    asked.add("where-cloze", Cloze(key="", ask=capital(f"{said}."), expects=Expects.PLACE, level=2))
    asked.add("where-typed", Typed(key="", ask=question, answer=entry.name, expects=Expects.PLACE, level=3))
    return asked


def _of_the_text(event: Event, entry: Entry, start: int, end: int) -> list[Entry]:
    """Places of the same kind that the text names elsewhere, the nearest first: learners mix these up."""
    context = event.context
    found: dict[str, tuple[int, Entry]] = {}
    for number in range(max(0, event.sentence - _NEAR), min(len(context.parsed), event.sentence + _NEAR + 1)):
        parsed = context.parsed[number]
        if start <= parsed.start < end:
            continue
        for name in parsed.names:
            if name.kind == "LOC":
                words = " ".join(parsed.tokens[i].text for i in range(name.first, name.last + 1))
                other = look_up(words, kinds=(entry.kind,))
                if other is not None and not is_same(other, entry) and other.name[:5] not in context.text[start:end]:
                    found.setdefault(other.name, (abs(number - event.sentence), other))
    return [other for _, other in sorted(found.values(), key=lambda pair: (pair[0], pair[1].name))]


def _swapped(asked: Asked, event: Event, entry: Entry, other: Entry, words: set[int]) -> None:
    said = event.said_with((), {min(words): Said(max(words), other.at)})
    why = f"На самом деле — {entry.at}."
    question = TrueFalse(key="", ask=capital(f"{said}."), answer=False, explanation=why)
    asked.add("where-false", question, -0.03, Step("swapped-place", other.at))
