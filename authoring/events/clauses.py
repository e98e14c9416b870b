"""A sentence → its main clauses, each with what belongs to it and nothing else.

The words of a sentence are cut where clauses meet (semicolons, dashes, «а», «но», «и» before a verb of its own) and
then at commas into chunks. A chunk stays if the tree hangs it under the clause's verb without a subordinate clause
between; it goes if it is one; where tree and surface disagree the clause is refused.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from authoring.dates import Date
from authoring.events.chunks import chunks_of, kept_chunks
from authoring.events.clause import Clause, Refused, comma_before, depths, is_finite, is_subordinate, trim
from authoring.events.mending import mend
from authoring.events.relatives import end_of, hang_relatives, relative_verbs
from authoring.events.shared_subject import borrow, lead
from authoring.events.stops import apposed, between_stops, without_ellipses
from authoring.events.subjects import subject_of
from authoring.events.temporal import temporal_clauses
from authoring.events.wordlists import SUBORDINATORS
from authoring.parsing import Parsed
from quiz.drafts import Step


def clauses_of(parsed: Parsed, dates: Sequence[Date] = ()) -> tuple[list[Clause], list[Step]]:
    """The main clauses of a sentence that can be cut out of it, and why others could not.

    dates: those of the sentence. Their words hold together, whatever the tree says.
    """
    mend(parsed, dates)
    hang_relatives(parsed)
    found: list[Clause] = []
    refused: list[Step] = []
    predicates = _predicates(parsed)
    if not predicates:
        refused.append(Step("no-verb"))
    starts = _segments(parsed, predicates)
    for number, verb in enumerate(predicates):
        try:
            found.append(_clause(parsed, predicates, starts, number, verb))
        except Refused as refusal:
            refused.append(refusal.step)
    for which, verb in relative_verbs(parsed) if predicates else ():
        try:
            others = [t.i for t in parsed.children(verb) if t.rel == "conj" and is_finite(t)]
            ends = [which, *(_joint(parsed, one) for one in others[:1]), end_of(parsed, which, verb)]
            found.append(_clause(parsed, [verb, *others[:1]], ends, 0, verb, which))
        except Refused as refusal:
            refused.append(refusal.step)
    for verb, begin, end in temporal_clauses(parsed, dates):
        try:
            found.append(_clause(parsed, [verb], [begin, end], 0, verb, temporal=True))
        except Refused as refusal:
            refused.append(refusal.step)
    return found, refused


def _predicates(parsed: Parsed) -> list[int]:
    """Roots and their conjuncts that are verbs, outside brackets and quotes, in order."""
    depth = depths(parsed)
    roots = {t.i for t in parsed.tokens if t.head == -1}
    found = []
    for token in parsed.tokens:
        top = token
        while top.rel == "conj" and 0 <= top.head < len(parsed.tokens) and top.head != top.i:
            top = parsed.tokens[top.head]
            if top.i == token.i:
                break
        marked = any(child.rel == "mark" for child in parsed.children(token.i))
        if top.i in roots and is_finite(token) and token.pos == "VERB" and not depth[token.i] and not marked:
            found.append(token.i)
    return found or _verb_by_surface(parsed, depth)


def _verb_by_surface(parsed: Parsed, depth: Sequence[int]) -> list[int]:
    """Where the tree's root is no verb: the one finite verb whose chunk opens no subordinate clause."""
    verbs = [t.i for t in parsed.tokens if t.pos == "VERB" and is_finite(t) and not depth[t.i]]
    free = [i for i in verbs if not is_subordinate(parsed, range(comma_before(parsed, i) + 1, i + 1))]
    if len(free) != 1:
        return []
    parsed.tokens[free[0]].head, parsed.tokens[free[0]].rel = -1, "root"
    parsed.rehang()
    return free


def _segments(parsed: Parsed, predicates: Sequence[int]) -> list[int]:
    """Where the segment of each predicate begins; the last number is the end of the sentence's words."""
    tokens = parsed.tokens
    starts = [0]
    for before, verb in itertools.pairwise(predicates):
        own = parsed.subtree(verb)
        start = verb
        while start - 1 > before and (tokens[start - 1].i in own or tokens[start - 1].text == ","):
            start -= 1
        joint = [i for i in range(before + 1, verb) if _joins(parsed, i, verb)]
        starts.append(joint[0] if joint else min(start, _comma_of_its_own(parsed, before, verb)))
    end = len(tokens)
    while end and tokens[end - 1].text in {".", "!", "?", "…", "...", "?!"}:
        end -= 1
    return [*starts, end]


def _comma_of_its_own(parsed: Parsed, before: int, verb: int) -> int:
    """«партию собрали в 1962 году, выпуск развернули в 1964-м», «победила революция, и отношения испортились»: what
    stands between the last comma and a verb is that verb's, whatever the tree hangs it on; the verb if it has none."""
    depth = depths(parsed)
    comma = next(
        (i for i in range(verb - 1, before, -1) if parsed.tokens[i].text == "," and depth[i] == depth[verb]), 0
    )
    joins = any(parsed.tokens[i].pos == "CCONJ" for i in range(comma + 2, verb))
    return comma if comma and not joins and not is_subordinate(parsed, range(comma + 1, verb)) else verb


def _joint(parsed: Parsed, verb: int) -> int:
    """Where the second verb's part begins: at its conjunction, or at the verb."""
    return next((t.i for t in parsed.children(verb) if t.rel == "cc" and t.i < verb), verb)


def _joins(parsed: Parsed, i: int, verb: int) -> bool:
    """A conjunction of the verb's own; «, а» opens a clause whatever the tree hangs it on."""
    token = parsed.tokens[i]
    contrast = i > 0 and parsed.tokens[i - 1].text == "," and token.lower in {"а", "но", "однако", "зато"}
    return (token.rel == "cc" and token.head == verb) or contrast


def _clause(
    parsed: Parsed,
    predicates: Sequence[int],
    starts: Sequence[int],
    number: int,
    verb: int,
    relative: int | None = None,
    *,
    temporal: bool = False,
) -> Clause:
    tokens = parsed.tokens
    begin, end = between_stops(parsed, starts[number], starts[number + 1], verb)
    subject = subject_of(parsed, verb)
    clause = Clause(parsed, verb, [], subject, relative=relative, temporal=temporal)
    own = parsed.subtree(verb)
    for other in predicates:
        if other != verb and other in own:
            own -= parsed.subtree(other)
    own.add(verb)
    own |= apposed(parsed, begin, end, verb)
    chunks = without_ellipses(parsed, chunks_of(parsed, begin, end), verb, end)
    own |= _strayed(parsed, chunks, predicates, verb) | _behind_own(parsed, chunks, predicates, verb)
    parsed.rehang()
    kept = kept_chunks(clause, chunks, own)
    clause.kept = kept
    if subject is None:
        borrow(clause, predicates, number, own)
    elif subject not in kept:
        lead(clause, subject, begin, own)
    _adopt(clause, predicates, own)
    refuse_broken(clause)
    own |= {i for i, depth in enumerate(depths(parsed)) if depth}  # a title's words are nobody else's
    stray = [tokens[i].text for i in clause.kept if i not in own and tokens[i].pos not in {"PUNCT", "CCONJ"}]
    if stray:
        raise Refused("stray-words", " ".join(stray))
    trim(clause)
    return clause


def _adopt(clause: Clause, predicates: Sequence[int], own: set[int]) -> None:
    """«… и в 1871 году расписал»: what stands right before a verb is its own, though the tree gave it to the first."""
    parsed = clause.parsed
    own |= _alone_with(parsed, clause.verb, clause.kept)
    for i in clause.kept:
        token = parsed.tokens[i]
        if i in own or i >= clause.verb or token.head not in predicates or token.head >= i:
            continue
        if token.rel in {"obl", "advmod"} and clause.verb != token.head:
            own |= parsed.subtree(i)


def _strayed(parsed: Parsed, chunks: Sequence[Sequence[int]], predicates: Sequence[int], verb: int) -> set[int]:
    """«За участие в заговоре в мае 1905 года, …, исключили, а … приговорили»: what opens the sentence is the
    first verb's, though the tree gave it to the second."""
    found: set[int] = set()
    for chunk in chunks:
        for i in chunk if max(chunk) < verb else ():
            token = parsed.tokens[i]
            if token.head in predicates and token.head > verb and token.rel in {"obl", "advmod"}:
                token.head = verb
                found |= parsed.subtree(i)
    return found


def _behind_own(parsed: Parsed, chunks: Sequence[Sequence[int]], predicates: Sequence[int], verb: int) -> set[int]:
    """«получили признание и достигли Англии, Дании и Швеции в 1519 году», «скончался 6 января в Москве и погребён»:
    what stands behind a verb is its own, though the tree gave it to the one before or behind."""
    found: set[int] = set()
    for token in (parsed.tokens[i] for chunk in chunks for i in chunk if i > verb):
        if token.head in predicates and token.head != verb and token.rel in {"obl", "advmod"}:
            token.head = verb
            found |= parsed.subtree(token.i)
    return found


def _alone_with(parsed: Parsed, verb: int, kept: Sequence[int]) -> set[int]:
    """The words between two commas that hold one verb and no other: they are that verb's, whatever the tree says."""
    place = kept.index(verb)
    first = next((n + 1 for n in range(place - 1, -1, -1) if parsed.tokens[kept[n]].text == ","), 0)
    last = next((n for n in range(place + 1, len(kept)) if parsed.tokens[kept[n]].text == ","), len(kept))
    chunk = [parsed.tokens[i] for i in kept[first:last]]
    others = [t for t in chunk if t.i != verb and t.pos == "VERB" and (is_finite(t) or t.has(VerbForm="Conv"))]
    if others or any(t.lower in SUBORDINATORS and t.lower != "лишь" for t in chunk):
        return set()
    return {t.i for t in chunk}


def refuse_broken(clause: Clause) -> None:
    """A list cut short is another list; a participle that hangs open is none of ours."""
    parsed, kept = clause.parsed, set(clause.kept)
    for token in parsed.tokens:
        if token.i in kept or token.rel != "conj" or token.head not in kept or token.head == clause.verb:
            continue
        joints = [t.lower for t in parsed.children(token.i) if t.rel == "cc"]
        if token.pos not in {"VERB", "AUX"} and not ({"а", "но"} & set(joints) and "также" not in joints):
            raise Refused("broken-list", token.text)
    open_ = None
    for i in clause.kept:
        token = parsed.tokens[i]
        if (
            token.lower == "или"
            and parsed.tokens[i - 1].text == ","
            and not any(parsed.tokens[j].text == "," for j in clause.kept if j > i)
        ):
            raise Refused("broken-list", token.text)  # «Итало-турецкая, или Ливийская[, война]»
        if token.text == ",":
            open_ = i
        elif open_ is not None and i == open_ + 1 and token.has(VerbForm="Part") and not token.has(Variant="Short"):
            closing = any(parsed.tokens[j].text == "," for j in clause.kept if i < j < clause.verb)
            if i < clause.verb and not closing:
                raise Refused("open-participle", token.text)
