"""When the people of a text lived, as far as the text tells."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, takewhile
from typing import Final

from authoring.dates import Date, Precision
from authoring.inflection.dictionary import infinitive
from authoring.parsing import Name, Parsed, Token
from authoring.people.model import Person

_INSIDE: Final = r"(?:[^()]|\([^()]*\))"
_LIFE: Final = re.compile(
    rf"\s*\({_INSIDE}{{0,90}}?(\d{{3,4}})(?!\d){_INSIDE}{{0,60}}?\s[-–—]\s{_INSIDE}{{0,60}}?(\d{{3,4}})[^()\d]{{0,40}}\)"
    r"|\s*\((\d{3,4})\s?[-–—]\s?(\d{3,4})\)"
)
_BORN: Final = re.compile(r"\s*\((?:род\.|родился|родилась)[^()]{0,40}?(\d{3,4})")
_GROWN: Final = 14
_OLDEST: Final = 90
_DYING: Final = frozenset({"умереть", "скончаться", "погибнуть", "застрелиться", "умирать", "пасть"})
_KILLING: Final = frozenset({"казнить", "расстрелять", "убить", "застрелить", "повесить", "отравить", "обезглавить"})
_DEAD: Final = re.compile(r"(?:умерш|погибш|скончавш|убит|казненн|расстрелянн|павш)")
_DIED: Final = re.compile(
    r"погиб(?:ла|ли)?|умер(?:ла|ли)?|скончал(?:ся|ась|ись)|пал[аи]?|убит[аы]?|казнен[аы]?|расстрелян[аы]?|повешен[аы]?"
)
_EXECUTED: Final = frozenset(
    {"расстрелян", "расстреляна", "казнён", "казнен", "казнена", "повешен", "повешена", "убит"}
)
_OPENING: Final = 4
"""Sentences in which a life begins."""
_CLOSE: Final = 6
"""Words between a name and the word of its death."""
_RECENT: Final = 8
"""Sentences back in which a death without a year may have its year."""
_BEFORE: Final = 3
"""Sentences back, in one paragraph, whose year an undated sentence still tells of."""


@dataclass(slots=True)
class Life:
    """years: of the dated sentences that name the person; born, died: where the text says so."""

    years: set[int] = field(default_factory=set)
    born: int | None = None
    died: int | None = None

    def fits(self, year: int) -> bool:
        """May he have done something then, for all that half a memory knows? Nobody of whom the text tells no time."""
        if self.born is not None and year < self.born + _GROWN:
            return False
        if (self.died is not None and year > self.died) or (self.born is not None and year > self.born + _OLDEST):
            return False
        if self.born is not None and self.died is not None:
            return True
        return any(abs(one - year) <= reach(year) for one in self.told)

    @property
    def told(self) -> set[int]:
        """All years the text tells of him."""
        return self.years | {one for one in (self.born, self.died) if one is not None}

    @property
    def last(self) -> int | None:
        return max(self.told, default=None)


def reach(year: int) -> int:
    """Years around one within which people are of one time."""
    return 40 if year >= 1700 else 80


def lives_of(
    text: str, parsed: Sequence[Parsed], dates: Sequence[Sequence[Date]], persons: Mapping[tuple[int, int], Person]
) -> dict[int, Life]:
    """By the key of the person. What he does or is in a dated sentence tells most; who is only mentioned there («прах
    Багратиона перезахоронили в 1839 году»), or stands undated behind it, is of that time if nothing better is told."""
    told: dict[int, Life] = defaultdict(Life)
    aside: dict[int, set[int]] = defaultdict(set)
    for number, sentence in enumerate(parsed):
        for name in sentence.names:
            person = persons.get((number, name.first))
            if person is None or person.ambiguous:
                continue
            life = told[person.key]
            _brackets(life, text, sentence.tokens[name.last].end)
            year = _nearest(dates[number], sentence.tokens[name.first].start)
            if year is None:
                aside[person.key] |= _before(parsed, dates, number)
                if years := {
                    date.first[0] for some in dates[max(0, number - _RECENT) : number] for date in some if _tells(date)
                }:
                    _birth_and_death(life, sentence, name, max(years))
                continue
            _birth_and_death(life, sentence, name, year)
            acts = sentence.tokens[name.first].has(Case="Nom")
            (life.years if acts else aside[person.key]).add(year)
    for key, life in told.items():
        life.years = life.years or (set() if life.told else aside[key])
        life.years = {year for year in life.years if year <= min(life.told) + _OLDEST}  # the rest is his fame
    return dict(told)


def birth_without_name(parsed: Sequence[Parsed], dates: Sequence[Sequence[Date]]) -> int | None:
    """«Родился в 1885 году в Пишпеке»: near the beginning of a life, and nobody named as the subject."""
    return min(_years_of(parsed, dates, range(min(_OPENING, len(parsed))), {"родился", "родилась"}), default=None)


def death_without_name(parsed: Sequence[Parsed], dates: Sequence[Sequence[Date]]) -> int | None:
    """«Он скончался в 1227 году», «он был приговорён и расстрелян»: in the second half of a life's story, the last
    that is told."""
    rest = range(len(parsed) // 2, len(parsed))
    died = _years_of(parsed, dates, rest, {"умер", "умерла", "скончался", "скончалась", "погиб"})
    executed = [i for i in rest if any(t.lower in _EXECUTED and _befell_him(parsed[i], t) for t in parsed[i].tokens)]
    return max(died | _years_of(parsed, dates, executed, _EXECUTED), default=None)


def _befell_him(sentence: Parsed, verb: Token) -> bool:
    """«он был приговорён и расстрелян», «был расстрелян»; not «был расстрелян брат»."""
    verbs = [verb, *([sentence.tokens[verb.head]] if verb.rel == "conj" else [])]
    subjects = [t for one in verbs for t in sentence.children(one.i) if t.rel.startswith("nsubj")]
    return all(t.lower in {"он", "она"} for t in subjects)


def _years_of(
    parsed: Sequence[Parsed], dates: Sequence[Sequence[Date]], where: Iterable[int], verbs: Collection[str]
) -> set[int]:
    found: set[int] = set()
    for number in where:
        told = [t for t in parsed[number].tokens if t.lower in verbs]
        if told and not any(name.kind == "PER" and name.last < told[0].i for name in parsed[number].names):
            found |= {date.first[0] for date in dates[number] if _tells(date)}
    return found


def _brackets(life: Life, text: str, end: int) -> None:
    """«Лермонтов (1814–1841)», «(род. 1934)»."""
    found = _LIFE.match(text, end)
    years = [int(one) for one in found.groups() if one] if found else []
    if len(years) == 2 and 0 < years[1] - years[0] <= 105:
        life.born, life.died = years
    elif (found := _BORN.match(text, end)) is not None:
        life.born = int(found[1])


def _nearest(dates: Sequence[Date], place: int) -> int | None:
    """The year that stands nearest, of a decade its middle; centuries tell too little."""
    fit = [date for date in dates if _tells(date)]
    if not fit:
        return None
    nearest = min(fit, key=lambda date: abs(date.start - place))
    decade = nearest.precision is Precision.DECADE
    return (nearest.first[0] + nearest.last[0]) // 2 if decade else nearest.first[0]


def _tells(date: Date) -> bool:
    return date.complete and date.precision not in {Precision.CENTURIES, Precision.CENTURY, Precision.DECADES}


def _before(parsed: Sequence[Parsed], dates: Sequence[Sequence[Date]], number: int) -> set[int]:
    for back in range(number - 1, max(-1, number - _BEFORE - 1), -1):
        if parsed[back].paragraph != parsed[number].paragraph:
            break
        if years := {date.first[0] for date in dates[back] if _tells(date)}:
            return years
    return set()


def _birth_and_death(life: Life, sentence: Parsed, name: Name, year: int) -> None:
    """«В 1893 году Орлов умер», «пал и князь Лазарь», «Орлова расстреляли», «Орлов, погибший в 1893 году»; «Орлов
    убил» tells nothing of his own death. Generous: who is taken for dead is only asked about less."""
    word = sentence.tokens[name.first]
    verb = infinitive(sentence.tokens[word.head].text) if word.head >= 0 else ""
    participle = any(_DEAD.match(t.lower) for t in sentence.children(name.first) if t.rel.startswith("acl"))
    does = word.rel.startswith("nsubj")
    killed = (word.rel == "obj" and verb in _KILLING) or (does and verb in _DYING)
    if participle or killed or _is_beside_death(sentence, name):
        life.died = life.died or year
    elif does and verb == "родиться":
        life.born = life.born or year


def _is_beside_death(sentence: Parsed, name: Name) -> bool:
    """A few words away, with no sign between: «Белов и инженер Орлов были расстреляны»."""
    if not sentence.tokens[name.first].has(Case="Nom"):
        return False
    sides = reversed(sentence.tokens[: name.first]), sentence.tokens[name.last + 1 :]
    for side in sides:
        for token in islice(takewhile(lambda one: one.pos != "PUNCT", side), _CLOSE):
            if _DIED.fullmatch(token.lower):
                return True
    return False
