"""The clause behind «кто», «где», «какую резолюцию»: the date, the verb, the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from authoring.events.circumstances import is_complement, is_light, is_object, nearest_first, stays_close
from authoring.events.parts import Layout, layout
from authoring.events.placing import behind, is_date, is_isolated, may_move, with_ends
from authoring.events.trimming import trimmed
from authoring.events.wording import Said

if TYPE_CHECKING:
    from authoring.events.event import Event

_LONG: Final = 4
"""Words of a subject that sounds better behind its verb."""


def inverted(event: Event, without: set[int], instead: dict[int, Said] | None = None) -> str:
    """For «какую резолюцию …»: «приняло 5 декабря общее собрание комитета», «Лапин в 1908 году основал в Казани»."""
    found = layout(event, without | trimmed(event), instead)
    if found is None or not may_move(found):
        return event.said_with(without, instead or {})
    return _after_word(found, whom=False)


def after_word(event: Event, without: set[int], instead: dict[int, Said], *, whom: bool = False) -> str | None:
    """For «кто», «где»: «в 1923 году возглавил комитет». instead: beside what the clause says otherwise. whom: for
    «кем», «был назначен Лапин в 1923 году», the one it befell may be said. None if the order would be guessed."""
    found = layout(event, without | trimmed(event), instead)
    if found is None or not may_move(found):
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
        return found.say(*behind(found, subject, others, dates))
    if objects and subject is not None:
        rest = tuple(part for part in found.after if part is not subject)
        return found.say(*behind(replace(found, after=rest), subject, others, dates))
    if not objects and (not found.after or (late and not dates)):
        return found.say(*(dates if others else ()), None, *(others or dates), *found.after)
    if is_light(found, others) and not objects:
        return found.say(*dates, *others, None, *found.after)
    close = [part for part in others if stays_close(found, part)]
    free = [part for part in others if part not in objects and part not in close]
    return found.say(*dates, *close, None, *objects, *with_ends(found, found.after, free))
