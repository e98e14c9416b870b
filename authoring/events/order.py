"""The order of words behind a question word: Russian puts there what the question is about.

A text says «За участие в заговоре Лапина в мае арестовали»; who asks says «Когда Лапина арестовали за участие в
заговоре?»: the one it is about, the verb, what it was done to, then the circumstances.
"""

from __future__ import annotations

from collections.abc import Sequence
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
    is_place,
    nearest_first,
    stays_close,
)
from authoring.events.parts import SUBJECTS, Layout, Part, layout
from authoring.events.trimming import trimmed
from authoring.events.wording import Said

if TYPE_CHECKING:
    from authoring.events.clause import Clause
    from authoring.events.event import Event

_BIRTH_AND_DEATH: Final = frozenset({"родиться", "умереть", "скончаться"})
"""Everybody does it once: when is asked without where and of what."""
_HAPPENING: Final = frozenset(
    ["произойти", "состояться", "случиться", "начаться", "открыться", "возникнуть", "появиться", "разразиться"]
)
"""«Когда произошла авария в шахте?»: that it happened is no news, what it was is."""
_MOVABLE: Final = frozenset(
    ["obl", "obl:agent", "advmod", "nmod", "obj", "iobj", "nsubj", "nsubj:pass", "xcomp", "nummod", "amod", "det"]
)
"""What may stand somewhere else; beside a clause or a word put in nothing moves."""
_LONG: Final = 4
"""Words of a subject that sounds better behind its verb."""


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
    if found is None or not _may_move(found):
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
        return found.say(*_behind(replace(found, after=(*found.after, *company)), None, others, []))
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
        return len(found.before) > 1 and not _may_move(found)
    commas = {i: kind for i, kind in clause.commas.items() if i < clause.verb and i in clause.kept}
    return any(kind == "isolation" or clause.token(i + 1).pos == "ADP" for i, kind in commas.items())


def is_isolated(event: Event) -> bool:
    """Whether circumstances between commas stand before the verb: with another date there they would not fit it."""
    clause = event.standing.clause
    first = min(event.date_words, default=0)
    return any(kind == "isolation" and first < i < clause.verb for i, kind in clause.commas.items() if i in clause.kept)


def is_turned_round(event: Event) -> bool:
    """«Остров в 1559 году купил король»: what it was done to stands first, who did it last."""
    found = layout(event, set(event.date_words) | trimmed(event))
    if found is None or not _may_move(found):
        return False
    subject = found.subject()
    objects = [part for part in found.before if is_complement(found, part)]
    late = subject is not None and subject in found.after and _acts(subject)  # else it may be the object
    if event.standing.unsaid and any(has_company(found, part) for part in found.before):
        return True  # «В 1922 году совместно с Беловым написал»: his name would stand behind
    return bool(objects) and (late or (subject is None and len(found.before) > 1))


def _acts(part: Part) -> bool:
    return part.top.has(Animacy="Anim") or part.top.pos == "PROPN"


def inverted(event: Event, without: set[int]) -> str:
    """For «какую резолюцию …»: «приняло 5 декабря общее собрание комитета», «Лапин в 1908 году основал в Казани»."""
    found = layout(event, without | trimmed(event))
    if found is None or not _may_move(found):
        return event.said(without)
    return _after_word(found, whom=False)


def after_word(event: Event, without: set[int], instead: dict[int, Said], *, whom: bool = False) -> str | None:
    """For «кто», «где»: «в 1923 году возглавил комитет». instead: beside what the clause says otherwise. whom: for
    «кем», «был назначен Лапин в 1923 году», the one it befell may be said. None if the order would be guessed."""
    found = layout(event, without | trimmed(event), instead)
    if found is None or not _may_move(found):
        return None if is_isolated(event) or _waits_for_verb(event, without) else event.said_with(without, instead)
    befell = whom and not any(is_object(part) for part in (*found.before, *found.after))
    if not befell and found.subject() in found.before:
        return None
    return _after_word(found, whom=whom)


def _waits_for_verb(event: Event, without: set[int]) -> bool:
    """Whether an object or a subject stands before the verb, where it cannot stay."""
    clause = event.standing.clause
    early = [t for t in clause.words() if t.i < clause.verb and t.i not in without and t.head == clause.verb]
    return any(t.rel in {"obj", "iobj", "xcomp", "nsubj", "nsubj:pass"} for t in early)


def _after_word(found: Layout, *, whom: bool) -> str:
    subject = found.subject()
    dates = [part for part in found.before if is_date(found.event, part)]
    others = [part for part in found.before if part not in (subject, *dates)]
    late = all(is_date(found.event, part) for part in found.after)
    objects = [part for part in others if is_complement(found, part)]
    if subject is not None and subject in found.before:
        if late and not objects:
            times = [*dates, *found.after]
            who = (subject, *times) if whom and subject.size < _LONG else (*times, subject)
            return found.say(None, *who, *nearest_first(found, others))
        return found.say(*_behind(found, subject, others, dates))
    if objects and subject is not None:
        rest = tuple(part for part in found.after if part is not subject)
        return found.say(*_behind(replace(found, after=rest), subject, others, dates))
    if not objects and (not found.after or (late and not dates)):
        return found.say(*(dates if others else ()), None, *(others or dates), *found.after)
    if is_light(found, others) and not objects:
        return found.say(*dates, *others, None, *found.after)
    close = [part for part in others if stays_close(found, part)]
    free = [part for part in others if part not in objects and part not in close]
    return found.say(*dates, *close, None, *objects, *_with_ends(found, found.after, free))


def is_date(event: Event, part: Part) -> bool:
    """Whether it is the event's date and nothing else."""
    return bool(event.date_words) and set(part.words) <= set(event.date_words)


def _may_move(found: Layout) -> bool:
    """Not where another verb or a dash stands before the verb, nor where the tree sees two subjects."""
    subject = found.subject()
    clause = found.event.standing.clause
    torn = any(part.rel in SUBJECTS and part is not subject for part in (*found.before, *found.after))
    torn = torn or (subject is not None and subject.rel == "obj")
    early = [clause.token(i) for part in found.before for i in part.words]
    ends = [clause.token(part.words[-1]) for part in found.after]
    dashes = any(token.text in {"—", "–"} for token in (*early, *ends))
    verbs = any(token.has(VerbForm="Inf") or token.has(VerbForm="Fin") for token in early)
    return all(part.rel in _MOVABLE for part in found.before) and not (torn or dashes or verbs)


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
    if not others and not found.after:
        return found.say(None, subject)
    return found.say(*_behind(found, subject, others, []))


def _subject_last(found: Layout, subject: Part) -> str:
    """«Собор построил князь Борис» → «князь Борис построил собор»; «в прессу попала записка» stays as it is."""
    others = list(found.before)
    moves = [part for part in others if part.rel == "obj" or by_whom(found, part)]
    whither = [part for part in others if part.rel != "iobj" and is_complement(found, part) and part.size > LIGHT]
    if moves or whither or (others and is_person(found, subject)):
        rest = [part for part in found.after if part is not subject]
        return found.say(*_behind(replace(found, after=tuple(rest)), subject, others, []))
    close = [part for part in others if stays_close(found, part)]
    free = [part for part in others if part not in close]
    if all(part.rel == "iobj" for part in free) or is_light(found, free):
        return found.say(*others, None, *found.after)
    return found.say(*close, None, *_with_ends(found, found.after, free))


def _impersonal(found: Layout, *, told: bool) -> str:
    """«Лапина сослали в Вятку по доносу», but «восстановили суд», «арестовали 89 человек по делу о заговоре»."""
    verb = found.event.standing.clause.token(found.event.standing.clause.verb)
    if verb.has(Number="Sing") and not verb.has(Gender="Neut"):
        return found.event.body  # somebody did it, whom the tree has lost
    topics = [part for part in found.before if is_object(part)]
    others = [part for part in found.before if part not in topics]
    close = [part for part in others if stays_close(found, part)]
    free = [part for part in others if part not in close]
    if not topics and is_light(found, free) and found.after:
        return found.say(*others, None, *found.after)
    if len(topics) == 1 and (found.after or others or told):
        return found.say(*_behind(found, topics[0], others, []))
    return found.say(*close, None, *topics, *_with_ends(found, found.after, free))


def _behind(found: Layout, lead: Part | None, others: Sequence[Part], dates: Sequence[Part]) -> list[Part | None]:
    """lead, what is light, the verb, what it was done to, the rest, what is heavy."""
    objects = [part for part in others if is_complement(found, part)]
    adverbs = [part for part in others if part not in objects]
    after = [*objects, *found.after]
    close = [part for part in adverbs if stays_close(found, part)]
    last = [part for part in adverbs if by_whom(found, part)]
    free = [part for part in adverbs if part not in close and part not in last]
    light = sum(part.size for part in free) <= LIGHT and sum(part.size for part in after) > LIGHT
    stood = lead is not None and all(part.words > lead.words for part in free)
    next_to = [part for part in after[:1] if part.rel == "obj"]
    order: list[Part | None] = [] if lead is None else [lead]
    order += dates
    if light and free and not stood and next_to and all(is_place(found, part) for part in free):
        return [*order, *close, None, *free, *after, *last]
    if (light or (stood and sum(part.size for part in free) <= LIGHT and after)) and lead is not None:
        return [*order, *sorted([*close, *free], key=lambda part: part.words), None, *after, *last]
    if any(part.rel in {"xcomp", "ccomp"} and part.top.has(VerbForm="Inf") for part in after):
        return [*order, *close, *free, None, *after, *last]
    return [*order, *close, None, *_with_ends(found, after, [*last, *free])]


def _with_ends(found: Layout, after: Sequence[Part], ends: Sequence[Part]) -> list[Part]:
    """The circumstances behind all else, but before a clause and before what a comma would have to close."""
    place = next((n for n, part in enumerate(after) if part.rel not in _MOVABLE or part.open_), len(after))
    return [*after[:place], *nearest_first(found, ends), *after[place:]]
