"""Where somebody was born or died: asked without the day, as the day is asked without the place."""

from __future__ import annotations

from typing import Final

from authoring.asking.asked import Asked, about
from authoring.asking.places import place_under_verb, told_to_write
from authoring.asking.wrong_places import wrong_places
from authoring.events.event import Event
from authoring.events.wording import capital
from authoring.gazetteer import Entry, look_up
from authoring.inflection import Case
from quiz.drafts import Step
from quiz.questions import Choice, Cloze, Expects, Option, Typed

LIFE: Final = frozenset({"родиться", "умереть", "скончаться"})
_WRONG: Final = 3


def ask_birthplace(event: Event, seed: int) -> Asked | None:
    """The town told by «в» under «родился» or «умер»; the person must be named in full."""
    standing = event.standing
    who = _who(event)
    if standing.lemma not in LIFE or who is None or (standing.retold and not standing.place):
        return None
    entry = _town(event)
    if entry is None or entry.name[:5].lower() in who.lower():
        return None
    told = standing.retold.partition(" ")[0] or standing.clause.token(standing.clause.verb).text
    verb = told.lower()
    question = f"В каком городе {verb} {who}?"
    asked = about(event, "where", capital(f"{who} {verb} {entry.at}."), (entry.name,), -0.02)
    asked.life = f"где {'родился' if standing.lemma == 'родиться' else 'умер'} {who}"
    near = wrong_places(event, entry, seed)
    plain = entry.preposition == "в"  # «во ____» is hardly anything but Львов
    if len(near) == _WRONG and plain:
        options = [capital(one.at) for one in near]
        choice = Choice(key="", ask=question, answer=capital(entry.at), wrong=tuple(map(Option, options)))
        asked.add("birthplace-choice", choice, 0.0, Step("gazetteer", "; ".join(options)))
    if plain and not standing.retold:  # in brackets the town stands in the nominative: the gap would want another case
        gap = f"{who} {verb} {entry.preposition} {{{entry.locative}}}. {told_to_write(entry)}"
        asked.add("birthplace-cloze", Cloze(key="", ask=gap, expects=Expects.PLACE, level=2))
    asked.add("birthplace-typed", Typed(key="", ask=question, answer=entry.name, expects=Expects.PLACE, level=3))
    return asked


def _town(event: Event) -> Entry | None:
    """Told in brackets behind the date, or under the verb."""
    if event.standing.place:
        return look_up(event.standing.place, kinds=("city",))
    found = place_under_verb(event, kinds=("city",))
    return found[0] if found is not None else None


def _who(event: Event) -> str | None:
    """The subject by name, with more than one word."""
    standing = event.standing
    named = [person for name, person in standing.people if name.first == standing.clause.subject or standing.retold]
    people = named or (standing.replaced[:1] if standing.unsaid or standing.clause.subject in standing.instead else [])
    said = people[0].full(Case.NOM) if people else None
    return said if said and " " in said else None
