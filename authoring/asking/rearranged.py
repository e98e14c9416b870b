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
    first_verb = min(verbs)
    early = [i for i in clause.kept if i < first_verb and i not in without and i not in event.standing.without]
    for i in early:
        token = tokens[i]
        if token.head == clause.verb and token.rel in {"obj", "iobj", "xcomp", "nsubj", "nsubj:pass"}:
            return None
    instead: dict[int, Said] = {}
    if masculine:
        for i in verbs:
            said = _masculine(tokens[i].text)
            if said is None:
                return None
            if said != tokens[i].text:
                instead[i] = Said(i, said)
    body = event.said_with(without, instead)
    return f"{word} {body}?" if body else None


def _masculine(verb: str) -> str | None:
    """«возглавила» → «возглавил»; what does not agree stays."""
    if any(one.tag.gender == "masc" and one.tag.number == "sing" for one in analyses(verb)):
        return verb
    return agree(verb, "m")
