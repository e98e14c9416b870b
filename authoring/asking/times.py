"""The time of an event: is it one moment, and which other times can it not have had."""

from __future__ import annotations

import re
from typing import Final

from authoring.dates import Date, Period, Precision, Role, certain
from authoring.events.arrested import taken_after
from authoring.events.clause import Clause
from authoring.events.event import Event
from authoring.events.existing import times_missing
from authoring.events.wordlists import DYING, HELD, PUNCTUAL
from authoring.gazetteer import times_without
from authoring.inflection.dictionary import known
from authoring.parsing import Token
from authoring.people import Person
from authoring.topic import noun_of

_GROWN: Final = 17
"""Years before which nobody does what is told of him."""
_YOUNGER: Final = 4
"""Years by which he may have been younger than he was, where he did it as a child."""
_EVER: Final = 2100
_MEETINGS: Final = frozenset(
    {
        "съезд",
        "конгресс",
        "конференция",
        "битва",
        "сражение",
        "чемпионат",
        "олимпиада",
        "пленум",
        "восстание",
        "экспедиция",
        "поход",
        "штурм",
        "перелет",
        "перелёт",
        "турнир",
        "парад",
    }
)
_FINE: Final = frozenset({Precision.DAY, Precision.MONTH, Precision.SEASON, Precision.PART})
_ONE_TIME: Final = _FINE | {Precision.YEAR}
_STORY: Final = 3
"""Fine dates that make a story."""
_AROUND: Final = 150
"""Sentences of one story."""
_GAMES: Final = re.compile(r"Олимпийск\w+ игр|Олимпиад")
_FAR: Final = 16
_BEGIN: Final = (1, 1, 1)
_END: Final = (9999, 12, 31)
_OF_A_LIFE: Final = DYING | {"родиться"}


def at_once(event: Event) -> bool:
    """Only what is done at one time has one date: «был избран», not «работал»."""
    clause = event.standing.clause
    verb = clause.token(clause.verb)
    if event.standing.lemma in HELD and event.date is not None and event.date.precision is Precision.YEAR:
        return True
    if event.standing.lemma == "участвовать":
        return any(_is_meeting(clause, token) for token in clause.words())
    return (
        event.standing.lemma in PUNCTUAL
        or event.standing.lemma == "стать"
        or verb.feats.get("Aspect") == "Perf"
        or _only_perfective(verb.text)
    )


def _is_meeting(clause: Clause, token: Token) -> bool:
    """«участвовал в Циммервальдской конференции», not «в рабочем движении»: it has a day of its own."""
    case = clause.parsed.child(token.i, "case")
    described = clause.parsed.child(token.i, "amod", "nmod", "appos") is not None
    return noun_of(token) in _MEETINGS and described and case is not None and case.lower in {"в", "на"}


def _only_perfective(verb: str) -> bool:
    """«овладели»: the dictionary knows it as perfective alone, whatever the tagger says."""
    readings = [one.tag for one in known(verb) if one.tag.POS in {"VERB", "PRTS", "PRTF"}]
    return bool(readings) and all("perf" in tag for tag in readings)


def taken_times(event: Event, date: Date) -> list[Period]:
    """The other dates of the evidence, and years in which who did it was not alive: none may be a wrong option."""
    sentences = range(event.standing.evidence_from, event.sentence + 1)
    others = [one for i in sentences for one in event.context.dates[i] if one is not date and one.complete]
    near = [one.period for one in others] + [one.also for one in others if one.also is not None]
    if date.precision is not Precision.YEAR:  # «в конце 1920 года» where «весной 1920 года» stands beside
        years = {one.first[0] for one in others} - {date.first[0]}
        near += [Period(Precision.YEARS, (year, 1, 1), (year, 12, 31)) for year in years]
    near += [Period(Precision.YEARS, first, last) for first, last in times_without(event.body, date.first)]
    missing = times_missing(event.context, event.whole, event.sentence)
    near += [Period(Precision.YEARS, first, last) for first, last in missing]
    near += _between_olympics(event, date) + _out_of_turn(event, date) + _out_of_story(event, date)
    near += _under_arrest(event, date)
    return near if event.standing.lemma in _OF_A_LIFE else [*near, *_not_alive(event)]


def _out_of_turn(event: Event, date: Date) -> list[Period]:
    """«в декабре исключили, а в начале 1928 года сослали»: nothing before the one may be offered for the other."""
    told = [one for one in event.context.dates[event.sentence] if one is not date and one.role is Role.AT]
    sure = [one for one in told if certain(one) and one.precision in _ONE_TIME]
    spans = [(_BEGIN, one.first) for one in sure if one.last < date.first]
    spans += [(one.last, _END) for one in sure if one.first > date.last]
    return [Period(Precision.YEARS, first, last) for first, last in spans]


def _between_olympics(event: Event, date: Date) -> list[Period]:
    """Games are held every four years: no other year is a likely mistake."""
    if date.precision is not Precision.YEAR or not _GAMES.search(event.body):
        return []
    year = date.first[0]
    others = [one for one in range(year - _FAR, year + _FAR) if (one - year) % 4]
    return [Period(Precision.YEARS, (one, 1, 1), (one, 12, 31)) for one in others]


def _out_of_story(event: Event, date: Date) -> list[Period]:
    """A story told by days and months has a first and a last one: what lies outside is another story. The first itself
    may be thought earlier, and the last later."""
    if date.precision not in _FINE:
        return []
    around = event.context.dates[max(0, event.sentence - _AROUND) : event.sentence + _AROUND + 1]
    told = [one for some in around for one in some if certain(one) and one.role is Role.AT and one.precision in _FINE]
    if len(told) < _STORY:
        return []
    begun, ended = min(one.first for one in told), max(one.first for one in told)
    spans = [(_BEGIN, (*begun[:2], 0))] if begun < date.first else []
    spans += [((*ended[:2], 32), _END)] if ended > date.last else []
    return [Period(Precision.YEARS, since, until) for since, until in spans]


def _under_arrest(event: Event, date: Date) -> list[Period]:
    """Whoever was arrested later in the story sent no articles from then on."""
    behind = [taken_after(event.context, person, event.sentence, date.last) for person in _who(event)]
    return [Period(Precision.YEARS, day, _END) for day in behind if day is not None]


def _who(event: Event) -> list[Person]:
    """Whoever does it, if it is somebody known."""
    clause = event.standing.clause
    named = [person for name, person in event.standing.people if name.first == clause.subject]
    if not named and event.standing.replaced and (clause.subject in event.standing.instead or event.standing.unsaid):
        named = event.standing.replaced[:1]
    return named


def _not_alive(event: Event) -> list[Period]:
    """The times before whoever did it was grown, and after his death."""
    lives = [life for person in _who(event) if (life := event.context.lives.get(person.key)) is not None]
    year = event.date.first[0] if event.date is not None else 0
    spans = [(1, life.born + min(_GROWN, max(year - life.born - _YOUNGER, 0))) for life in lives if life.born]
    spans += [(life.died + (life.died == year), _EVER) for life in lives if life.died]  # of that year, other months
    return [Period(Precision.YEARS, (first, 1, 1), (last, 12, 31)) for first, last in spans]
