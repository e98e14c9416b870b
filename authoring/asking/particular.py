"""Does a question name something of its own, so that only one answer can be meant?"""

from __future__ import annotations

import re
from typing import Final

from authoring.events.event import Event
from authoring.events.kinds import comes_to_a_town, is_a_kind
from authoring.events.wording import is_proper
from authoring.parsing import Token

_ROMAN: Final = re.compile(r"[IVXLC]+")


def is_particular(event: Event, without: set[int], *, dated: bool = True, numbers: bool = True) -> bool:
    """Whether what is left holds a name, a title, a number; or the event's own date, if that is left too.

    An abbreviation alone («в члены ЦК») is too little; without `numbers` a figure is too.
    """
    clause = event.standing.clause
    if event.standing.retold and event.standing.replaced:
        return True  # a post of the hero, who is named
    if dated and event.date is not None and (_described(event, without)):
        return True
    replaced = {
        i
        for first, said in event.standing.instead.items()
        for i in range(first, said.last + 1)
        if any(letter.isupper() for letter in said.text)  # a name; not the «университет» of a town that is named
    }
    telling = [
        token
        for token in clause.words()
        if token.i not in without
        and token.i not in event.date_words
        and (token.i in replaced or _tells(event, token))
        and (numbers or not token.text[:1].isdigit())
    ]
    return any(not _is_abbreviation(token.text) or _is_country(event, token) for token in telling)


def _is_country(event: Event, token: Token) -> bool:
    """«в США отменили рабство», «СССР признал ФРГ»; «конституция СССР» was one of some."""
    name = event.standing.clause.parsed.name_at(token.i)
    return name is not None and name.kind == "LOC" and token.head == event.standing.clause.verb


def _described(event: Event, without: set[int]) -> bool:
    """Beside the date something is said more closely: «был избран монгольским ханом», not «покинул свой пост», nor what
    befell many in that year: «был приговорён к смертной казни», «открылся первый кинотеатр»."""
    clause = event.standing.clause
    left = set(without) | set(event.date_words)
    return any(
        token.rel in {"amod", "nmod", "appos", "nummod"}
        and token.head in clause.kept
        and token.i not in left
        and not is_a_kind(clause, clause.token(token.head))
        and not comes_to_a_town(event.standing, clause.token(token.head))
        for token in clause.words()
    )


def _is_abbreviation(text: str) -> bool:
    """«ЦК», «США»; not «XIII»."""
    return text.isupper() and text.isalpha() and len(text) < 5 and not _ROMAN.fullmatch(text)


def _tells(event: Event, token: Token) -> bool:
    parsed = event.standing.clause.parsed
    text = token.text
    if text[:1].isupper() and token.i and parsed.tokens[token.i - 1].text != "." and token.pos == "ADJ":
        return True  # «Амурской дороги»
    if parsed.name_at(token.i) is not None or text == "«" or text[:1].isdigit() or _ROMAN.fullmatch(text):
        return True
    return text[:1].isupper() and is_proper(parsed, token)
