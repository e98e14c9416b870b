"""Where the parts of a clause may go: what stands next to the verb, what at the end, what must not move."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from authoring.events.circumstances import LIGHT, by_whom, is_complement, is_place, nearest_first, stays_close
from authoring.events.parts import SUBJECTS, Layout, Part

if TYPE_CHECKING:
    from authoring.events.event import Event

_MOVABLE: Final = frozenset(
    ["obl", "obl:agent", "advmod", "nmod", "obj", "iobj", "nsubj", "nsubj:pass", "xcomp", "nummod", "amod", "det"]
)
"""What may stand somewhere else; beside a clause or a word put in nothing moves."""


def may_move(found: Layout) -> bool:
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


def behind(found: Layout, lead: Part | None, others: Sequence[Part], dates: Sequence[Part]) -> list[Part | None]:
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
    return [*order, *close, None, *with_ends(found, after, [*last, *free])]


def with_ends(found: Layout, after: Sequence[Part], ends: Sequence[Part]) -> list[Part]:
    """The circumstances behind all else, but before a clause and before what a comma would have to close."""
    place = next((n for n, part in enumerate(after) if part.rel not in _MOVABLE or part.open_), len(after))
    return [*after[:place], *nearest_first(found, ends), *after[place:]]


def is_date(event: Event, part: Part) -> bool:
    """Whether it is the event's date and nothing else."""
    return bool(event.date_words) and set(part.words) <= set(event.date_words)


def is_isolated(event: Event) -> bool:
    """Whether circumstances between commas stand before the verb: with another date there they would not fit it."""
    clause = event.standing.clause
    first = min(event.date_words, default=0)
    return any(kind == "isolation" and first < i < clause.verb for i, kind in clause.commas.items() if i in clause.kept)
