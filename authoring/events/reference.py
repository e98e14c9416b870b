"""Whom a pronoun means. Better no answer than a wrong one: every doubt is a refusal."""

from __future__ import annotations

from typing import Final

from authoring.events.context import Context
from authoring.parsing import Parsed, Token
from authoring.people import Person

FARTHEST: Final = 3
"""Sentences back in which the person must be named."""
_TAGS: Final = {"m": "Masc", "f": "Fem"}


def meant(context: Context, sentence: int, before: int, gender: str) -> tuple[Person, int] | None:
    """The person a pronoun of this gender at word `before` means, and the sentence that names them; else None."""
    parsed = context.parsed[sentence]
    here = [(name, person) for name, person in context.people_in(sentence) if name.last < before]
    fitting = {person.key: person for _, person in here if person.gender in {gender, ""}}
    if fitting:
        (person,) = fitting.values() if len(fitting) == 1 else (None,)
        named = [name for name, one in here if person is not None and one.key == person.key]
        if person is None or not any(_is_subject(parsed, name.first) for name in named):
            return None
        return (person, sentence) if person.gender == gender else None
    if _rival(parsed, gender, before):
        return None
    return _named_before(context, sentence, gender)


def _named_before(context: Context, sentence: int, gender: str) -> tuple[Person, int] | None:
    hero = context.hero
    for back in range(1, FARTHEST + 1):
        number = sentence - back
        if number < 0 or not _near(context, number, sentence, back):
            return None
        parsed = context.parsed[number]
        named = [(name, person) for name, person in context.people_in(number) if person.gender in {gender, ""}]
        keys = {person.key for _, person in named}
        subjects = {person.key: person for name, person in named if _is_subject(parsed, name.first)}
        if not keys:
            if _rival(parsed, gender, len(parsed.tokens)) or _ambiguous(context, number):
                return None
            continue
        if len(subjects) == 1:
            (person,) = subjects.values()
            if person.gender == gender and (len(keys) == 1 or _is_hero(person, hero)):
                return person, number
            return None
        if len(keys) == 1 and hero is not None and keys == {hero.key} and hero.gender == gender:
            return None if _rival(parsed, gender, len(parsed.tokens)) else (hero, number)
        return None
    return None


def _is_hero(person: Person, hero: Person | None) -> bool:
    return hero is not None and person.key == hero.key


def _near(context: Context, number: int, sentence: int, back: int) -> bool:
    """In the same paragraph, or the sentence right before."""
    return back == 1 or context.parsed[number].paragraph == context.parsed[sentence].paragraph


def _is_subject(parsed: Parsed, i: int) -> bool:
    token = parsed.tokens[i]
    return token.rel.startswith("nsubj") or (token.rel in {"root", "appos"} and token.has(Case="Nom"))


def _ambiguous(context: Context, number: int) -> bool:
    """A name nobody can be sure of stands there."""
    parsed = context.parsed[number]
    return any(name.kind == "PER" and (number, name.first) not in context.persons for name in parsed.names)


def _rival(parsed: Parsed, gender: str, before: int) -> bool:
    """A subject of that gender that is no person's name: «учитель», «завод»."""
    return any(
        token.i < before
        and token.rel.startswith("nsubj")
        and token.pos in {"NOUN", "PROPN"}
        and token.has(Gender=_TAGS[gender], Number="Sing")
        for token in parsed.tokens
    )


def gender_of(token: Token) -> str:
    """m or f as the tagger saw it, "" for anything else."""
    return {"Masc": "m", "Fem": "f"}.get(token.feats.get("Gender", ""), "") if not token.has(Number="Plur") else ""
