"""What a town has one of, or has first: «открылся университет», «пустили первый трамвай» in the history of Томск."""

from __future__ import annotations

from typing import Final

from authoring.events.calling_things import name_beside
from authoring.events.clause import Clause
from authoring.events.context import Context
from authoring.events.stand import Standing, dated_words
from authoring.events.wording import Said, small_first
from authoring.events.wordlists import listed
from authoring.gazetteer import Entry, called_otherwise, look_up
from authoring.parsing import Token
from authoring.topic import noun_of

_ONE: Final = listed(
    """
    метро метрополитен водопровод канализация вокзал университет трамвай троллейбус телецентр телевидение зоопарк цирк
    аэропорт филармония обсерватория консерватория
    """
)
_FIRST: Final = listed(
    """
    гимназия больница аптека школа училище библиотека театр кинотеатр музей типография электростанция банк завод фабрика
    газета автобус светофор гостиница
    """
)
"""There are many, but one was first."""
_BEGINNING: Final = listed(
    """
    открыть открыться построить возвести пустить запустить заработать основать учредить появиться создать проложить
    начать соорудить
    """
)
_STEM: Final = 5
_KINDS: Final = ("перв", "городск", "железнодорожн", "государственн", "собственн", "краеведческ", "драматическ")
"""What may be said of it: «новый вокзал» is one of many."""


def of_a_town(standing: Standing, context: Context) -> None:
    """«В 1916 году открылся университет»: the town the text is about is said beside it, if no other is spoken of."""
    clause = standing.clause
    if standing.lemma not in _BEGINNING:
        return
    thing = next((t for t in clause.words() if _is_its_one(standing, context, t)), None)
    if thing is None:
        if context.by_years:
            _of_its_chronicle(standing, context)
        return
    said = small_first(clause.parsed, thing)
    if _says_where(standing):
        standing.instead[thing.i] = Said(thing.i, said)
        return
    town = context.town
    if town is None or _somewhere_else(standing, context, town):
        return
    forms = (town.name, town.genitive, town.dative, town.accusative, town.instrumental, town.locative)
    standing.instead[thing.i] = Said(thing.i, f"{said} {town.preposition} {town.locative}")
    name_beside(standing, context, forms)
    standing.lower(0.08, "of-a-town", f"{thing.text} → {town.name}")


def _of_its_chronicle(standing: Standing, context: Context) -> None:
    """«1896. Бельгийское общество основало завод»: in a town's chronicle what is not said to be elsewhere is there."""
    clause, town = standing.clause, context.town
    thing = next((t for t in clause.words() if t.rel in {"obj", "nsubj:pass"} and t.head == clause.verb), None)
    if town is None or thing is None or thing.has(Animacy="Anim") or _names_place(standing, context):
        return
    last = max(clause.parsed.subtree(thing.i) & set(clause.kept) - dated_words(standing, context))
    token = clause.token(last)
    behind = next((clause.token(i) for i in clause.kept if i > last), token)
    goes_on = (
        behind.i != last and behind.pos in {"NOUN", "PROPN", "ADJ"} and behind.i not in dated_words(standing, context)
    )
    if last in standing.instead or token.pos == "PUNCT" or goes_on:
        return
    standing.reworded[last] = Said(last, f"{token.text} {town.preposition} {town.locative}")
    name_beside(standing, context, (town.name, town.genitive, town.dative, town.accusative, town.locative))
    standing.says_more = True
    standing.lower(0.05, "of-a-town", f"{thing.text} → {town.name}")


def _names_place(standing: Standing, context: Context) -> bool:
    clause = standing.clause
    stem = context.town.name[:_STEM].lower() if context.town is not None else ""
    own = any(t.lower.startswith(stem) for t in clause.words())
    return own or _says_where(standing) or bool(clause.names("LOC"))


def _is_its_one(standing: Standing, context: Context, token: Token) -> bool:
    """The thing opened, and nothing but its kind is told of it."""
    clause = standing.clause
    central = token.i == clause.subject or (token.rel in {"obj", "nsubj:pass", "nsubj"} and token.head == clause.verb)
    if not central or token.pos not in {"NOUN", "PROPN"} or token.has(Number="Plur") or token.i in standing.instead:
        return False
    dated = dated_words(standing, context)
    below = [t for t in clause.parsed.children(token.i) if t.i in clause.kept and t.i not in dated]
    if any(t.rel != "amod" or not t.lower.startswith(_KINDS) for t in below):
        return False
    first = any(t.lower.startswith("перв") for t in below)
    return noun_of(token) in _ONE or (first and noun_of(token) in _FIRST)


def _says_where(standing: Standing) -> bool:
    """«в Томске», or «в городе» that was called by its name."""
    clause = standing.clause
    for name in clause.names("LOC"):
        head = clause.token(name.first)
        case = clause.parsed.child(head.i, "case")
        if head.head == clause.verb and case is not None and case.lower in {"в", "во"}:
            return True
    return any(clause.token(i).rel == "obl" and clause.token(i).head == clause.verb for i in standing.instead)


def _somewhere_else(standing: Standing, context: Context, town: Entry) -> bool:
    """A place in the clause, another town just before, or a year in which this one was called otherwise."""
    clause, dated = standing.clause, dated_words(standing, context)
    if any(t.rel == "obl" and t.i not in dated and _is_place(clause, t) for t in clause.words()):
        return True
    if any(called_otherwise(town, date.first[0]) for date in context.dates[standing.sentence] if date.complete):
        return True
    for parsed in context.parsed[max(0, standing.sentence - 1) : standing.sentence + 1]:
        for name in parsed.names:
            called = " ".join(parsed.tokens[i].text for i in range(name.first, name.last + 1))
            place = look_up(called, kinds=("city",))
            if name.kind == "LOC" and (place is None or place.name != town.name):
                return True
    return False


def _is_place(clause: Clause, token: Token) -> bool:
    case = clause.parsed.child(token.i, "case")
    return case is not None and case.lower in {"в", "во", "на", "под", "при", "у", "за"}
