"""How somebody died: of whom the text says that he was killed, nobody says «умер»."""

from __future__ import annotations

import re
from typing import Final

from authoring.dates import Date
from authoring.events.context import Context
from authoring.parsing import Parsed, Token
from authoring.people import Person

_KILLED: Final = re.compile(
    r"погиб(?:ла|шего|шей)?|гибел[ьи]ю?|убит[аы]?|убили|убийств[аоу]|расстрел(?:а|у|ом|яли|ян[аы]?)?|повешен[аы]?"
    r"|казн(?:ь|и|ью|[её]н|ена|или)|обезглавлен[аы]?|застрелен[аы]?|застрели(?:ли|лся|лась)|отравлен[аы]?|отравили"
    r"|покончил[аи]?|самоубийств[ао]м?|утонул[аи]?"
)
_HE: Final = frozenset({"он", "она", "его", "ее", "ему", "ей", "него", "нее"})


def was_killed(context: Context, person: Person, died: Date) -> bool:
    """Whether a sentence about the year of the death, which names nobody else before that, tells of a violent one."""
    hero = context.hero is not None and context.hero.key == person.key
    for number, parsed in enumerate(context.parsed):
        years = {date.first[0] for date in context.dates[number] if date.complete}
        named = {one.key for _, one in context.people_in(number)}
        if died.first[0] not in years or not (person.key in named or hero):
            continue
        if any(_tells(context, number, parsed, token, person) for token in parsed.tokens):
            return True
    return False


def _tells(context: Context, number: int, parsed: Parsed, token: Token, person: Person) -> bool:
    """«Лапин погиб», «приговорила его к расстрелу»; not «погиб его брат»."""
    if not _KILLED.fullmatch(token.lower):
        return False
    before = {one.key for name, one in context.people_in(number) if name.first < token.i}
    subject = parsed.child(token.i, "nsubj", "nsubj:pass")
    other = subject is not None and subject.lower not in _HE and not _is(context, number, parsed, subject, person)
    noun = token.pos == "NOUN" and person.key not in before and not any(t.lower in _HE for t in parsed.tokens)
    return before <= {person.key} and not other and not noun


def _is(context: Context, number: int, parsed: Parsed, token: Token, person: Person) -> bool:
    name = parsed.name_at(token.i)
    found = context.persons.get((number, name.first)) if name is not None else None
    return found is not None and found.key == person.key
