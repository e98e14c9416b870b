"""A clause in the word order of a question."""

from __future__ import annotations

from authoring.events.after_word import after_word
from authoring.events.event import Event
from authoring.events.wording import Said
from authoring.inflection import agree
from authoring.inflection.dictionary import analyses


def asked_for(event: Event, word: str, without: set[int], *, masculine: bool, whom: bool = False) -> str | None:
    """«Кто в 1923 году возглавил комитет?»: the question word, the date, the verb, the rest.

    masculine: «кто» takes its verb in the masculine. whom: «Кем был избран Лапин?» says who it befell. None if the
    order would have to be guessed.
    """
    clause = event.standing.clause
    verbs = {clause.verb} | {t.i for t in clause.parsed.children(clause.verb) if t.rel.startswith("aux")}
    instead: dict[int, Said] = {}
    if masculine and _has_title(event, min(without)):
        return None
    if masculine:
        for i in verbs:
            text = clause.token(i).text
            said = _masculine(text)
            if said is None:
                return None
            if said != text:
                instead[i] = Said(i, said)
    body = after_word(event, without, instead, whom=whom)
    return f"{word} {body}?" if body else None


def _has_title(event: Event, name: int) -> bool:
    """«инженер | Белелюбский»: without his name the engineer would hang in the air."""
    clause = event.standing.clause
    before = next((clause.token(i) for i in reversed(clause.kept) if i < name), None)
    return before is not None and before.i == name - 1 and before.has(Case="Nom", Animacy="Anim")


def _masculine(verb: str) -> str | None:
    """«возглавила» → «возглавил»; what does not agree stays."""
    if any(one.tag.gender == "masc" and one.tag.number == "sing" for one in analyses(verb)):
        return verb
    return agree(verb, "m")
