"""Does an event hold on to anything a reader knows: a person by full name, a place, a nation, a party, what the text is
about? What names only things of its own text («спущен буксир «Мысль»») leans on it."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from authoring.events.clearness import tells_town
from authoring.events.context import Context, stem
from authoring.events.event import Event
from authoring.events.nouns import FAMOUS, NATIONS, PEOPLES
from authoring.gazetteer import look_up
from authoring.people import Person
from authoring.people.manner import before_surnames

_TELLING: Final = re.compile(
    r"(?<![\w-])[А-ЯЁ]{3,}(?![\w-])"  # «СССР», «ВЦИК», «РКП (б)»; not «ГАЗ-51»
    r"|[А-ЯЁ][а-яё]+ [IVX]+(?!\w)"  # «Селима III»
    r"|(?<![\w-])[А-ЯЁ][а-яё-]+(?:-[А-ЯЁ][а-яё]+)?[сц]к(?:ий|ая|ое|ого|ой|ую|им|ому|ом)(?!\w)"  # «Сан-Стефанский»
)


_MARK: Final = re.compile(r"-\d+$")
"""«Венера-4» of a text on the «Венера»."""


def is_anchored(event: Event) -> bool:
    """Whether somebody who has not read the text can tell what is spoken of."""
    standing, context = event.standing, event.context
    if standing.replaced or standing.instead or any(_is_full(person, context) for _, person in standing.people):
        return True
    clause = standing.clause
    kept = set(clause.kept) - standing.without - event.date_words
    for name in clause.parsed.names:
        words = [clause.token(i).text for i in range(name.first, name.last + 1)]
        if name.first not in kept:
            continue
        if name.kind == "PER":
            person = context.persons.get((event.sentence, name.first))
            if person is not None and _is_full(person, context):
                return True
        if name.kind == "LOC" or _is_known(" ".join(words)):
            return True
    return _TELLING.search(event.body) is not None or any(_tells(event, i) for i in kept)


def _tells(event: Event, i: int) -> bool:
    """An adjective of a nation or a town, a people, a word of the title."""
    clause, context = event.standing.clause, event.context
    token = clause.token(i)
    if token.pos == "ADJ" and (token.lower.startswith(NATIONS) or tells_town(token)):
        return True
    if token.lower in PEOPLES:
        return True
    own = token.text[:1].isupper() and (i > 0 or token.pos == "PROPN")
    return own and (
        stem(_MARK.sub("", token.text)) in _title(context.text[: context.parsed[0].start]) or _is_known(token.text)
    )


@cache
def _title(headings: str) -> frozenset[str]:
    return frozenset(stem(word) for word in re.findall(r"\w+", headings) if word[:1].isupper())


@cache
def _is_known(words: str) -> bool:
    return look_up(words) is not None


def _is_full(person: Person, context: Context) -> bool:
    """A surname with more before it, a monarch's number, a famous name, the hero."""
    own = person.name
    if context.hero is not None and person.key == context.hero.key:
        return True
    whole = bool(own.last and (own.first or own.initials)) or bool(own.number) or bool(own.first and own.patronymic)
    spoken = any(len(one.words) > 1 for one in person.mentions)  # «Ван Цзюнь»
    return whole or spoken or bool({own.last, own.first} & FAMOUS) or before_surnames(context.life(person).last)
