"""A clause in the word order of a question."""

from __future__ import annotations

from authoring.events.event import Event
from authoring.events.wording import Said
from authoring.inflection import agree
from authoring.inflection.dictionary import analyses


def asked_for(event: Event, word: str, without: set[int], *, masculine: bool) -> str | None:
    """«Кто в 1923 году возглавил комитет?»: the question word, what stood before the verb, the verb, the rest.

    masculine: «кто» takes its verb in the masculine. None if the order would have to be guessed.
    """
    clause = event.standing.clause
    tokens = clause.parsed.tokens
    verbs = {clause.verb} | {t.i for t in clause.parsed.children(clause.verb) if t.rel.startswith("aux")}
    moved = _objects_before(event, min(verbs), without)
    if moved is None:
        return None
    instead: dict[int, Said] = {}
    if masculine:
        for i in verbs:
            said = _masculine(tokens[i].text)
            if said is None:
                return None
            if said != tokens[i].text:
                instead[i] = Said(i, said)
    if not moved:
        body = event.said_with(without, instead)
        return f"{word} {body}?" if body else None
    last = max(verbs)
    head = event.said_with(without | moved | {i for i in clause.kept if i > last}, instead)
    objects = event.said(set(clause.kept) - moved)
    tail = event.said({i for i in clause.kept if i <= last} | without)
    return f"{word} {' '.join(part for part in (head, objects, tail) if part)}?"


def _objects_before(event: Event, verb: int, without: set[int]) -> set[int] | None:
    """The words of an object that stands before its verb: a question puts it behind. None for what cannot move."""
    clause = event.standing.clause
    moved: set[int] = set()
    for i in clause.kept:
        token = clause.token(i)
        if i >= verb or i in without or i in event.standing.without or token.head != clause.verb:
            continue
        if token.rel in {"iobj", "xcomp", "nsubj", "nsubj:pass"}:
            return None
        if token.rel == "obj":
            phrase = clause.parsed.subtree(i) & set(clause.kept)
            if moved or sorted(phrase) != list(range(min(phrase), max(phrase) + 1)):
                return None
            moved = phrase
    return moved


def _masculine(verb: str) -> str | None:
    """«возглавила» → «возглавил»; what does not agree stays."""
    if any(one.tag.gender == "masc" and one.tag.number == "sing" for one in analyses(verb)):
        return verb
    return agree(verb, "m")
