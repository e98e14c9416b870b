"""Whom «он» means in the story of one life, and who else might be meant."""

from __future__ import annotations

from typing import Final

from authoring.events.context import Context
from authoring.events.nouns import EPITHETS
from authoring.parsing import Parsed, Token
from authoring.people import Person
from authoring.topic import is_bare, noun_of

CHAIN: Final = 6
"""Sentences back in which a hero must be named, if nobody else does anything in between."""
_AGE: Final = ("летний", "летнего", "летнему", "летняя", "летнюю")
_YOUNG: Final = ("молод", "юн", "будущ", "начинающ", "знаменит", "прославленн")
TAGS: Final = {"m": "Masc", "f": "Fem"}


def hero_all_along(
    context: Context, sentence: int, before: int, gender: str, *, subject: bool
) -> tuple[Person, int] | None:
    """In somebody's life «он» is the hero as long as nobody else of his kind does anything since he was named."""
    hero = context.hero
    parsed = context.parsed[sentence]
    if hero is None or hero.gender != gender or rival(parsed, gender, before, hero=True):
        return None
    for name, person in context.people_in(sentence):
        other = person.key != hero.key and person.gender in {gender, ""} and name.last < before
        if other and (not subject or parsed.tokens[name.first].has(Case="Nom")):
            return None
    for number in range(sentence - 1, max(-1, sentence - CHAIN - 1), -1):
        one = context.parsed[number]
        if _somebody_else(context, number, hero, gender):
            return None
        if number == sentence - 1 and rival(one, gender, len(one.tokens), hero=True):
            return None
        if any(person.key == hero.key for _, person in context.people_in(number)):
            return hero, number
    return None


def _somebody_else(context: Context, number: int, hero: Person, gender: str) -> bool:
    """Another person of that gender is a subject there, named or not."""
    parsed = context.parsed[number]
    known = {name.first: person for name, person in context.people_in(number)}
    for name in parsed.names:
        person, token = known.get(name.first), parsed.tokens[name.first]
        does = token.rel.startswith("nsubj") or (token.rel == "appos" and token.has(Case="Nom"))
        other = person is None or (person.key != hero.key and person.gender in {gender, ""})
        if name.kind == "PER" and does and other:
            return True
    return any(
        t.rel.startswith("nsubj")
        and t.pos == "NOUN"
        and t.has(Animacy="Anim", Number="Sing", Gender=TAGS[gender])
        and not is_epithet(parsed, t)
        for t in parsed.tokens
    )


def is_epithet(parsed: Parsed, token: Token) -> bool:
    """«учёный», «композитор» and nothing more: in a biography its hero."""
    if noun_of(token) not in EPITHETS:
        return False
    return is_bare(parsed, token) or all(
        t.rel == "amod" and (t.lower.endswith(_AGE) or t.lower.startswith(_YOUNG))
        for t in parsed.children(token.i)
        if t.rel in {"amod", "nmod", "appos", "det", "nummod", "acl"}
    )


def rival(parsed: Parsed, gender: str, before: int, *, hero: bool = False) -> bool:
    """A subject of that gender that is no person's name: «учитель», «завод»."""
    return any(
        token.i < before
        and token.rel.startswith("nsubj")
        and token.pos in {"NOUN", "PROPN"}
        and token.has(Gender=TAGS[gender], Number="Sing")
        and not (hero and is_epithet(parsed, token))
        for token in parsed.tokens
    )
