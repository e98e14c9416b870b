"""Does it happen once in the text? «Когда арестовали Лапина?» has two answers if he was arrested twice."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from authoring.dates import Precision, Role
from authoring.events.event import Event
from authoring.events.nouns import AGAIN
from authoring.inflection.dictionary import analyses
from authoring.parsing import Parsed

_ALIKE: Final = (
    frozenset({"переехать", "переселиться", "перебраться", "поселиться", "приехать", "прибыть"}),
    frozenset({"арестовать", "задержать", "схватить"}),
)
"""Verbs that tell of the same."""
_MOVING: Final = _ALIKE[0] | {"уехать", "посетить", "отправиться"}
_OFTEN: Final = frozenset(
    {
        "арестовать", "задержать", "вернуться", "возвратиться", "отплыть", "прилететь", "подойти", "занять",
        "захватить", "оккупировать", "забастовать", "объявить", "приехать", "прибыть", "выехать", "посетить",
    }
)  # fmt: skip
"""What is done more than once in a life or a war."""
_TRAVELS: Final = frozenset({"приехать", "прибыть", "отправиться", "выехать", "прилететь", "уехать", "посетить"})
_OF_THINGS: Final = frozenset({"открыться", "закрыться"})
"""What befalls a theatre as well as a museum: the same, if it is the same thing."""
_WHITHER: Final = frozenset({"в", "во", "на", "из", "с", "со", "к", "ко", "от"})
_STEM: Final = 5
_TELLING: Final = 2
"""Words beside the verb and a person that tell one time from another."""


def happens_again(event: Event) -> bool:
    """The clause says little more than its verb, and another sentence has that verb, of whomever; of going somewhere,
    the same place as well."""
    lemma = event.standing.lemma
    if lemma not in AGAIN or _telling(event) >= _TELLING:
        return False
    alike = next((some for some in _ALIKE if lemma in some), frozenset({lemma}))
    stems = tuple(one[:_STEM] for one in alike)
    there = set().union(*map(event.context.sentences_with, stems)) - {event.sentence}
    if asked_within_year(event):
        there = {i for i in there if not _of_another_year(event, i)}
    if lemma in _OF_THINGS:
        there &= event.context.sentences_with(_subject_stem(event))  # another theatre's opening is another
    if (thing := _object_stem(event)) is not None:
        there &= event.context.sentences_with(thing)  # «восстановил связь», and elsewhere «был восстановлен в партии»
    others = [event.context.parsed[i] for i in sorted(there)]
    if lemma in _MOVING:
        towns = {t.lower[:5] for t in event.standing.clause.words() if t.pos == "PROPN" and t.rel == "obl"}
        others = [one for one in others if towns & {t.lower[:5] for t in one.tokens if t.pos == "PROPN"}]
    return any(_has(parsed, lemma, alike, stems) for parsed in others)


def _subject_stem(event: Event) -> str:
    """How its subject begins, of whatever case."""
    clause = event.standing.clause
    return clause.token(clause.subject).lower[:_STEM] if clause.subject is not None else ""


def _object_stem(event: Event) -> str | None:
    """How the thing begins that it was done to; None where it is somebody, or nothing."""
    clause = event.standing.clause
    below = (t for t in clause.words() if t.rel == "obj" and t.head == clause.verb)
    thing = next((t for t in below if t.pos == "NOUN" and t.has(Animacy="Inan")), None)
    return thing.lower[: max(3, min(_STEM, len(thing.text) - 1))] if thing is not None else None


def one_war_of_many(event: Event) -> bool:
    """«Летом 1809 года Турция объявила России войну»: the two fought more than one, and only a day or a month can be
    asked within its year."""
    words = {token.lower for token in event.standing.clause.words()}
    return event.standing.lemma == "объявить" and "войну" in words and not asked_within_year(event)


def asked_within_year(event: Event) -> bool:
    """A day or a month of what may have been in another year as well, of which this text does not tell: «Лапина
    арестовали», «Лапин посетил Рим». The question tells the year."""
    date = event.date
    exact = date is not None and date.role is Role.AT and date.precision in {Precision.DAY, Precision.MONTH}
    war = any(token.lower == "войну" for token in event.standing.clause.words())
    again = event.standing.lemma in _OFTEN and (_telling(event) <= _TELLING or war)
    return exact and again and not any(token.lower == "впервые" for token in event.standing.clause.words())


def _of_another_year(event: Event, sentence: int) -> bool:
    """A sentence that tells its year, and not the event's."""
    years = {date.first[0] for date in event.context.dates[sentence] if date.complete}
    return event.date is not None and bool(years) and event.date.first[0] not in years


def only_travels(event: Event) -> bool:
    """«Лапин приехал в Томск», «вернулся в Томск»: what for, from where, and which time? More must be said than
    whither."""
    if event.standing.lemma in _TRAVELS:
        return _telling(event) < _TELLING
    if event.standing.lemma not in {"вернуться", "возвратиться"}:
        return False
    words = [t.lower for t in event.standing.clause.words() if t.i not in event.date_words]
    return _telling(event) < _TELLING or not any(word in _WHITHER for word in words)


def _telling(event: Event) -> int:
    clause = event.standing.clause
    people = {i for name in clause.parsed.names if name.kind == "PER" for i in range(name.first, name.last + 1)}
    away = people | event.date_words | set(event.standing.instead) | event.standing.without
    return sum(token.pos in {"NOUN", "PROPN", "ADJ", "NUM"} and token.i not in away for token in clause.words())


def _has(parsed: Parsed, lemma: str, alike: Collection[str], stems: tuple[str, ...]) -> bool:
    """The verb, or one that says the same, or its noun: «арестовать», «арест»."""
    words = [token for token in parsed.tokens if token.lower.startswith(stems)]
    nouns = any(token.pos == "NOUN" and lemma == "арестовать" for token in words)
    return nouns or any(
        one.normal_form.replace("ё", "е") in alike for token in words for one in analyses(token.text)[:2]
    )
