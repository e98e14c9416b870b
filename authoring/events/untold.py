"""How a life goes on where nobody is named: «В 1900 году окончил гимназию», «Родился в Томске»."""

from __future__ import annotations

from typing import Final

from authoring.events.clause import is_finite
from authoring.events.context import Context
from authoring.events.hero import TAGS, TITLE, is_epithet, is_he, is_titled, last_named, leads, only_people_do
from authoring.events.nouns import KIN
from authoring.parsing import Token
from authoring.people import Person
from authoring.topic import noun_of

_OPENING: Final = "Осенью"
"""The longest word that may stand before a year that opens a sentence."""
_LIFE: Final = frozenset({"родился", "родилась", "умер", "умерла", "скончался", "скончалась", "погиб", "погибла"})
"""What opens a sentence of a life and needs nobody named."""


def story_goes_on(context: Context, sentence: int, gender: str, verb: Token) -> tuple[Person, int] | None:
    """«В 1900 году окончил гимназию.»: what opens with its date, or stands in a life told tersely, and says nobody goes
    on with the hero, whatever stood before; unless the sentence before is about somebody else, or about a thing that
    may have done it as well. «С 1924 года — лётчик-испытатель»: in a terse life a sentence without a verb is his."""
    hero = context.hero
    begin = context.parsed[sentence].start
    opens = any(date.start <= begin + len(_OPENING) and date.complete for date in context.dates[sentence])
    opens = opens or context.terse or context.parsed[sentence].tokens[0].lower in _LIFE
    if hero is None or hero.gender != gender or not opens or not sentence:
        return None
    before = context.parsed[sentence - 1]
    told = any(is_finite(token) or token.has(Variant="Short") for token in before.tokens)
    if context.terse and not told:
        return last_named(context, sentence - 1, hero) or ((hero, TITLE) if is_titled(context, hero) else None)
    known = {name.first: person for name, person in context.people_in(sentence - 1)}
    for token in before.tokens:
        if not leads(before, token) or not token.has(Gender=TAGS[gender], Number="Sing"):
            continue
        person, name = known.get(token.i), before.name_at(token.i)
        if person is not None and person.key == hero.key:
            continue
        if (name is not None and name.kind == "PER") or any(t.rel == "appos" for t in before.children(token.i)):
            return None
        kin = noun_of(token) in KIN or is_epithet(before, token)
        posted = any(t.has(Case="Ins", Animacy="Anim") for t in context.parsed[sentence].children(verb.i))
        if not kin and (token.has(Animacy="Anim") or not (posted or only_people_do(verb))):
            return None
    return last_named(context, sentence - 1, hero) or ((hero, TITLE) if is_titled(context, hero) else None)


def who_is_told_of(context: Context, sentence: int) -> tuple[Person, int] | None:
    """The hero of a life told tersely, of whom a sentence without a verb goes on to tell: nobody else is named in it as
    one who does something, nor leads the sentence before."""
    hero = context.hero
    if hero is None or not context.terse:
        return None
    for number in {sentence, max(0, sentence - 1)}:
        parsed = context.parsed[number]
        for name, person in context.people_in(number):
            if not is_he(context, hero, person) and parsed.tokens[name.first].has(Case="Nom"):
                return None
    return last_named(context, sentence, hero) or ((hero, TITLE) if is_titled(context, hero) else None)
