"""The order of words behind a question word: Russian puts there what the question is about.

A text says «За участие в заговоре Лапина в мае арестовали»; who asks says «Когда Лапина арестовали за участие в
заговоре?»: the one it is about, the verb, what it was done to, then the circumstances.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from authoring.events.circumstances import (
    LIGHT,
    by_whom,
    has_company,
    is_complement,
    is_light,
    is_object,
    is_person,
    nearest_first,
    stays_close,
)
from authoring.events.parts import Layout, Part, layout
from authoring.events.placing import behind, may_move, with_ends
from authoring.events.trimming import trimmed
from authoring.events.wordlists import OF_OFFICE

if TYPE_CHECKING:
    from authoring.events.clause import Clause
    from authoring.events.event import Event

_BIRTH_AND_DEATH: Final = frozenset({"родиться", "умереть", "скончаться"})
"""Everybody does it once: when is asked without where and of what."""
_VERB: Final = 2
"""Words of a verb alone: «был избран»; «стал во главе Совета» is more."""
_HAPPENING: Final = frozenset(
    ["произойти", "состояться", "случиться", "начаться", "открыться", "возникнуть", "появиться", "разразиться"]
)
"""«Когда произошла авария в шахте?»: that it happened is no news, what it was is."""


def spoken(event: Event) -> str:
    """The clause without its date, as it is asked: «Лапина арестовали за участие в заговоре», «арестовали Лапина»."""
    return _ordered(event, told=False)


def told(event: Event) -> str:
    """The clause without its date as a sentence of its own: «Лапина арестовали»."""
    return _ordered(event, told=True)


def _ordered(event: Event, *, told: bool) -> str:
    whose = _whose_life(event) if _is_birth_or_death(event) else None
    if whose:
        return f"{_verb_of_life(event)} {whose}"
    found = layout(event, set(event.date_words) | trimmed(event))
    if found is None or not may_move(found):
        return event.body
    subject = found.subject()
    if is_counted(event.standing.clause) and subject not in found.before and found.before:
        return event.body  # «в Париже от чумы умерло 40 000 человек»
    if _is_birth_or_death(event) and (subject is not None or event.standing.unsaid):
        return _of_a_life(found, subject)
    if event.standing.unsaid:
        rest = [part for part in found.before if not is_complement(found, part)]
        company = [part for part in rest if part.case in {"с", "со"} or has_company(found, part)]
        others = [part for part in found.before if part not in company]
        return found.say(*behind(replace(found, after=(*found.after, *company)), None, others, []))
    if subject is None:
        return _impersonal(found, told=told)
    as_which = any(part.top.pos == "ADJ" and part.top.has(Case="Ins") for part in found.after)  # «появилась первой»
    if subject in found.before and event.standing.lemma in _HAPPENING and not (as_which or is_person(found, subject)):
        others = [part for part in found.before if part is not subject]
        if "," in found.say(subject):
            return found.say(*others, *found.after, None, subject)  # «в Томске возникло общество, Союз спасения»
        return found.say(None, subject, *found.after, *nearest_first(found, others))
    if subject in found.before:
        return _subject_first(found, subject)
    return _subject_last(found, subject)


def _is_birth_or_death(event: Event) -> bool:
    """«родился», «умер», «появился на свет»."""
    words = [token.lower for token in event.standing.clause.words()]
    if is_counted(event.standing.clause):
        return False
    return event.standing.lemma in _BIRTH_AND_DEATH or (event.standing.lemma == "появиться" and "свет" in words)


def is_counted(clause: Clause) -> bool:
    """«в Томске от чумы умерло 40 000 человек»: a number of people, where and of what, is no life."""
    if clause.subject is None:
        return False
    below = [clause.token(i) for i in clause.parsed.subtree(clause.subject) if i in clause.kept]
    verb = clause.token(clause.verb)
    return verb.has(Gender="Neut") and any(t.text[:1].isdigit() or t.pos == "NUM" for t in below)


def keeps_waiting(event: Event) -> bool:
    """Whether what is asked still begins with circumstances, for want of a surer order."""
    clause = event.standing.clause
    found = layout(event, set(event.date_words) | trimmed(event))
    if found is not None:
        return len(found.before) > 1 and not may_move(found)
    commas = {i: kind for i, kind in clause.commas.items() if i < clause.verb and i in clause.kept}
    return any(kind == "isolation" or clause.token(i + 1).pos == "ADP" for i, kind in commas.items())


def is_turned_round(event: Event) -> bool:
    """«Остров в 1559 году купил король»: what it was done to stands first, who did it last."""
    found = layout(event, set(event.date_words) | trimmed(event))
    if found is None or not may_move(found):
        return False
    subject = found.subject()
    objects = [part for part in found.before if is_complement(found, part)]
    office = any(part.rel == "xcomp" or part.top.has(Case="Ins", Animacy="Anim") for part in found.before)
    if subject is not None and subject in found.before and office and event.standing.lemma in OF_OFFICE:
        return True  # «Лапин директором музея стал в 1900 году»
    late = subject is not None and subject in found.after and _acts(subject)  # else it may be the object
    if event.standing.unsaid and any(has_company(found, part) for part in found.before):
        return True  # «В 1922 году совместно с Беловым написал»: his name would stand behind
    return bool(objects) and (late or (subject is None and len(found.before) > 1))


def _acts(part: Part) -> bool:
    return part.top.has(Animacy="Anim") or part.top.pos == "PROPN"


def _verb_of_life(event: Event) -> str:
    verb = event.standing.clause.token(event.standing.clause.verb).text.lower()
    return f"{verb} на свет" if event.standing.lemma == "появиться" else verb


def _whose_life(event: Event) -> str | None:
    """The person by the whole name, whatever else the subject says of him."""
    standing, clause = event.standing, event.standing.clause
    below = clause.parsed.subtree(clause.subject) if clause.subject is not None else set()
    named = [
        person
        for name, person in standing.people
        if name.first in below and not clause.token(name.first).has(Case="Gen")
    ]  # «в семье Петра Лапина родился писатель»: not Пётр
    people = named or (standing.replaced[:1] if standing.unsaid or clause.subject in standing.instead else [])
    return people[0].full() if people else None


def _of_a_life(found: Layout, subject: Part | None) -> str:
    """«умер Тесла»: not where and of what."""
    return found.say(*found.before, None, *found.after) if subject is None else found.say(None, subject)


def _subject_first(found: Layout, subject: Part) -> str:
    """«В Вене отряд был разбит турками» → «отряд был разбит турками в Вене»; alone with its verb it follows it."""
    others = [part for part in found.before if part is not subject]
    if not others and not found.after and len(found.say(None).split()) <= _VERB:
        return found.say(None, subject)
    return found.say(*behind(found, subject, others, []))


def _subject_last(found: Layout, subject: Part) -> str:
    """«Собор построил князь Борис» → «князь Борис построил собор»; «в прессу попала записка» stays as it is."""
    others = list(found.before)
    moves = [part for part in others if part.rel == "obj" or by_whom(found, part)]
    whither = [part for part in others if part.rel != "iobj" and is_complement(found, part) and part.size > LIGHT]
    if moves or whither or (others and is_person(found, subject)):
        rest = [part for part in found.after if part is not subject]
        return found.say(*behind(replace(found, after=tuple(rest)), subject, others, []))
    close = [part for part in others if stays_close(found, part)]
    free = [part for part in others if part not in close]
    if all(part.rel == "iobj" for part in free) or is_light(found, free):
        return found.say(*others, None, *found.after)
    return found.say(*close, None, *with_ends(found, found.after, free))


def _impersonal(found: Layout, *, told: bool) -> str:
    """«Лапина сослали в Вятку по доносу», but «восстановили суд», «арестовали 89 человек по делу о заговоре»."""
    verb = found.event.standing.clause.token(found.event.standing.clause.verb)
    if verb.has(Number="Sing") and not verb.has(Gender="Neut"):
        return found.event.body  # somebody did it, whom the tree has lost
    first = found.after[0] if told and not found.before and found.after else None
    if first is not None and is_object(first) and is_person(found, first):
        return found.say(first, None, *found.after[1:])  # «Реабилитировали Лапина» → «Лапина реабилитировали»
    topics = [part for part in found.before if is_object(part)]
    others = [part for part in found.before if part not in topics]
    close = [part for part in others if stays_close(found, part)]
    free = [part for part in others if part not in close]
    if not topics and is_light(found, free) and found.after:
        return found.say(*others, None, *found.after)
    if len(topics) == 1 and (found.after or others or told):
        return found.say(*behind(found, topics[0], others, []))
    return found.say(*close, None, *topics, *with_ends(found, found.after, free))
