"""To what it is done: there is such a thing, and no doubt which of the two is it."""

from __future__ import annotations

from typing import Final

from authoring.events.clause import Refused
from authoring.events.context import Context
from authoring.events.nouns import NATURAL
from authoring.events.stand import Standing, dated_words
from authoring.events.wordlists import BODIES, RESULTS
from authoring.inflection.dictionary import analyses, is_transitive
from authoring.parsing import Token
from authoring.topic import noun_of

_COMPLETING: Final = frozenset({"obj", "iobj", "xcomp", "ccomp", "csubj", "nsubj:pass"})


def who_and_whom(standing: Standing, context: Context) -> None:
    """«СССР признал кабинет Макдональда»: nothing tells which of the two recognised the other."""
    clause = standing.clause
    objects = [t for t in clause.words() if t.rel == "obj" and t.head == clause.verb]
    doers = [t for t in clause.words() if t.rel == "nsubj" and t.head == clause.verb and t.has(Animacy="Anim")]
    if len(doers) > 1 and not all(t.has(Case="Nom") for t in doers):
        raise Refused("who-whom", doers[0].text)  # «Мишина сменил Глушко»: two subjects of one verb
    if clause.subject is None or len(objects) != 1 or clause.subject in standing.instead:
        return
    subject, other, verb = clause.token(clause.subject), objects[0], clause.token(clause.verb)
    both = all(t.pos in {"NOUN", "PROPN"} and t.has(Animacy="Inan", Number="Sing") for t in (subject, other))
    agree = both and all(t.feats.get("Gender") in {verb.feats.get("Gender"), None} for t in (subject, other))
    result = noun_of(other) in RESULTS and _says_whose(standing, context, other)
    if result or (noun_of(subject) in BODIES and noun_of(other) not in BODIES | NATURAL):
        return  # «шторм нанёс ущерб», «совет учредил орган»; not «завод уничтожил пожар»
    name = clause.parsed.name_at(subject.i)
    if standing.lemma == "получить" and name is not None and subject.i < other.i and other.text.islower():
        return  # «Томск получил герб»
    if agree and _is_alike(subject) and _is_alike(other) and not verb.has(Gender="Fem"):
        raise Refused("who-whom", verb.text)


def _says_whose(standing: Standing, context: Context, result: Token) -> bool:
    """«нанёс ущерб посёлку», «положило начало смуте»; «нанёс ущерб» alone says little."""
    dated = dated_words(standing, context)
    return any(
        t.head in (standing.clause.verb, result.i) and t.rel in {"obl", "iobj", "nmod"} and t.i not in dated
        for t in standing.clause.words()
    )


def _is_alike(token: Token) -> bool:
    """The same as a subject and as an object: «СССР», «кабинет»."""
    if token.text.isupper():
        return True
    cases = {one.tag.case for one in analyses(token.text) if one.tag.number == "sing"}
    return {"nomn", "accs"} <= cases


def has_its_object(standing: Standing, context: Context) -> None:
    """«Лапин издал в 1600 году»: what he published was lost on the way."""
    clause = standing.clause
    verb = clause.token(clause.verb)
    if verb.has(Variant="Short") or standing.lemma == "пройти" or not is_transitive(verb.text):
        return
    words = clause.words()
    if any(t.head == clause.verb and t.rel in _COMPLETING for t in words) or any(t.text == "«" for t in words):
        return
    dated = dated_words(standing, context)
    free = [t for t in words if t.i not in dated]
    accusative = any(t.has(Case="Acc") and clause.parsed.child(t.i, "case") is None for t in free)
    other = any(t.rel == "obl" and t.head == clause.verb for t in free)  # «покончил с собой»
    if not accusative and not other:
        raise Refused("object-missing", verb.text)
