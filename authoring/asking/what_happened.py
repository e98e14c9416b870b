"""«Что произошло 15 октября 1923 года?»: an event among others of the time, none of which is the odd one out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from random import Random
from typing import Final

from authoring.asking.asked import Asked
from authoring.asking.chronology import LONGEST, OF_A_LIFE, Happening
from authoring.dates import Period, Role, at, overlap
from authoring.events.event import Event
from authoring.events.wording import capital
from authoring.gazetteer import out_of_time
from authoring.inflection.dictionary import known
from quiz.drafts import Step
from quiz.questions import Choice, Option

WRONG: Final = 3
_LONGER: Final = 1.8
"""How many times longer than the shortest option the longest may be."""
_LOOKED_AT: Final = 12
_BEST: Final = 3
"""Of so many best choices chance takes one."""


def ask_what_happened(asked: Asked, event: Event, others: Sequence[Happening], seed: int) -> None:
    """Among events of other dates; nothing if too few are near in time, alike in length, order and whom they tell of,
    or if more than one thing happened then."""
    date = event.date
    if date is None or not date.complete or date.role is not Role.AT or date.also is not None:
        return
    if event.standing.says_more:
        return
    if any(one.event is not event and overlap(one.period, date.period) for one in others):
        return
    right = Happening(event, capital(event.told), date.period)
    if event.standing.lemma in OF_A_LIFE or len(right.text) > LONGEST:
        return
    apart = [one for one in others if one.event is not event and _may_stand_beside(one, right)]
    apart.sort(key=lambda one: (abs(len(one.text) - len(right.text)) > 30, abs(one.event.sentence - event.sentence)))
    fitting = [some for some in combinations(apart[:_LOOKED_AT], WRONG) if _are_alike([right, *some])]
    if fitting:
        chosen = Random(seed).choice(fitting[:_BEST])
        wrong = tuple(Option(one.text, capital(f"{at(one.period)}.")) for one in chosen)
        ask = f"Что произошло {at(date.period)}?"
        asked.add("date-event", Choice(key="", ask=ask, answer=right.text, wrong=wrong), -0.02, Step("events-near"))


def _may_stand_beside(one: Happening, right: Happening) -> bool:
    """Of another time, but not of another age; worded in the same order; names nothing that was not there yet."""
    year = right.period.first[0]
    told = range(right.event.standing.evidence_from, right.event.sentence + 1)
    return (
        one.text != right.text
        and one.event.sentence not in told  # its quotation tells when that was
        and not overlap(one.period, right.period)
        and abs(one.period.first[0] - year) <= _reach(right.period)
        and str(year) not in one.text
        and not out_of_time(one.text, year)
        and _opens_with_verb(one.text) is _opens_with_verb(right.text)
        and one.event.standing.lemma not in OF_A_LIFE
    )


def _are_alike(some: Sequence[Happening]) -> bool:
    """Nothing singles one out: no much longer one, no only one about the hero, no only one not about him; the right
    one, first of them, is not the only one that names a person, nor the only one that names none."""
    lengths = [len(one.text) for one in some]
    if max(lengths) > _LONGER * min(lengths):
        return False
    if "," in some[0].text and not any("," in one.text for one in some[1:]):
        return False  # the only one that is told at length
    people = [_people(one) for one in some]
    hero = some[0].event.context.hero
    about = sum(hero is not None and hero.key in keys for keys in people)
    alone = sum(bool(keys) is bool(people[0]) for keys in people) == 1
    return about in {0, 2, len(some)} and not alone


def _people(one: Happening) -> set[int]:
    standing = one.event.standing
    return {person.key for _, person in standing.people} | {person.key for person in standing.replaced}


def _opens_with_verb(text: str) -> bool:
    """«Состоялась конференция», «Была запущена «Луна-2»»; not «Лапин открыл комету»."""
    readings = known(text.split()[0].lower())
    return bool(readings) and readings[0].tag.POS in {"VERB", "PRTS"}


def _reach(period: Period) -> int:
    """Years within which events may be mixed up: the longer ago, the more. What is farther gives itself away by what
    it names: no July Column before July."""
    return 3 if period.first[0] >= 1900 else 5 if period.first[0] >= 1700 else 20
