"""How a class stands with a set: who learns, who fell silent, and what the class will still know, and when.

What is expected on a later day is expected if nobody studies until then: what was learned by then comes on top.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from math import fsum
from statistics import median

from quiz.fsrs import Parameters
from quiz.memory import Scheduling, fitted, recalls
from quiz.model import FactId, LearnerId, Phase, StudyDay
from quiz.names import FULLEST, with_number
from quiz.progress import Learned, is_learned
from quiz.study_day import study_day

SILENT_AFTER = 7
"""Days without an answer after which a learner has fallen silent: a missed weekend is no silence."""
AHEAD = 7
"""Days ahead at which facts are compared: on the day of an answer every fact is recalled for sure, even the hardest."""
FADES = 0.1
"""By so much less than the usual fact of the set is one recalled that the class is losing."""
LAPSES = 0.5
"""A fact that every other learner has forgotten once is one the class is losing, if others do better."""
LEAST_SHARE = 0.2
"""Of the class have to have met a fact before it is said that the class is losing it."""

SHAKY = 0.7
"""Below this chance somebody is named among those who may not recall a fact: it is asked again at 0.8 at the latest."""

Chances = tuple[float | None, ...]
"""For each fact of the set, in its order, the chance (0…1) that a learner recalls it; None if they never met it."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who has joined the set.

    name: the one they wish to be called by, else the messenger's. nth: of those in the class whose names look the same.
    parameters: of their memory, see quiz.model.Learner.
    """

    id: LearnerId
    name: str
    zone: str
    joined_at: datetime
    nth: int = 1
    parameters: Parameters | None = None

    def called(self, nameless: str, most: int = FULLEST) -> str:
        """The name, told apart from others like it, in at most so many characters."""
        return with_number(self.name or nameless, self.nth, most)


@dataclass(frozen=True, slots=True)
class Traces:
    """What is left of a set in one learner's memory: for each fact they have met what quiz.model.Memory has.

    Columns, not memories: of a large class there are a hundred thousand. All are equally long.
    """

    facts: Sequence[FactId]
    phases: Sequence[Phase]
    stabilities: Sequence[float]
    last_days: Sequence[StudyDay]
    lapses: Sequence[int]
    set_aside: Sequence[bool]
    reviews: Sequence[int]


_STEPS = (Phase.LEARNING, Phase.RELEARNING)
NOTHING_MET = Traces((), (), (), (), (), (), ())


@dataclass(frozen=True, slots=True)
class Standing:
    """How one learner stands.

    joined, last_active: on their own study days; None if they never answered. quiet: days since then, or since they
    joined. expected, on_exam: the share (0…1) of the whole set they are expected to recall today and on the exam's
    day; what they never met counts as not recalled. chances, chances_on_exam: fact by fact. on_steps: facts that they
    are still learning, for the first time or anew. answers: how many of theirs all this rests on. chances_later: fact
    by fact, AHEAD days from today. lapses: how often they forgot what they had learned, of facts they did forget.
    """

    member: Member
    joined: StudyDay
    last_active: StudyDay | None
    quiet: int
    silent: bool
    learned: Learned
    expected: float
    on_exam: float | None
    chances: Chances
    chances_on_exam: Chances | None
    on_steps: frozenset[FactId] = frozenset()
    answers: int = 0
    chances_later: Chances = ()
    lapses: Mapping[FactId, int] = field(default_factory=dict)

    @property
    def active(self) -> bool:
        """Whether they have answered, and not so long ago that they have fallen silent."""
        return self.last_active is not None and not self.silent


@dataclass(frozen=True, slots=True)
class Hold:
    """How the class holds one fact.

    met: learners who were asked it. expected, on_exam: the share (0…1) of the whole class expected to recall it, those
    who never met it included. lasting: the chance that one who met it recalls it AHEAD days from today, None if nobody
    did. forgotten: learners who forgot it after it had been learned; lapses: how often, all together. answers: how
    many it was given, on which all this rests.
    """

    fact: FactId
    met: int
    expected: float
    on_exam: float | None
    lasting: float | None
    forgotten: int
    lapses: int
    losing: bool = False
    answers: int = 0


@dataclass(frozen=True, slots=True)
class Classroom:
    """learners: in the order given. facts: in the set's order. losing: what the class is losing, the worst first."""

    learners: tuple[Standing, ...]
    facts: tuple[Hold, ...]
    losing: tuple[Hold, ...]

    @property
    def silent(self) -> tuple[Standing, ...]:
        """Those who fell silent."""
        return tuple(one for one in self.learners if one.silent)

    @property
    def active(self) -> tuple[Standing, ...]:
        """Those who learn."""
        return tuple(one for one in self.learners if one.active)

    @property
    def shakiest(self) -> tuple[Hold, ...]:
        """All facts: first what the class is losing, then what those who met it will recall least in a week, then what
        nobody has met."""
        return tuple(sorted(self.facts, key=lambda hold: (not hold.losing, not hold.met, *_how_bad(hold))))

    @property
    def answers(self) -> int:
        """On how many answers all that is expected rests."""
        return sum(one.answers for one in self.learners)

    @property
    def expected(self) -> float | None:
        """The share (0…1) of the set that the class is expected to recall today; None without learners."""
        return _mean([one.expected for one in self.learners])

    @property
    def on_exam(self) -> float | None:
        """The same on the exam's day; None without one, or without learners."""
        return _mean([one.on_exam for one in self.learners if one.on_exam is not None])


def classroom(
    members: Sequence[Member],
    facts: Sequence[FactId],
    traces: Mapping[LearnerId, Traces],
    now: datetime,
    exam: StudyDay | None = None,
    silent_after: int = SILENT_AFTER,
) -> Classroom:
    """The class at the instant `now`. Traces of other people are passed over; there are none of other facts.

    Days are each learner's own study days. An exam before somebody's last answer finds them as they are that day.
    """
    places = {fact: place for place, fact in enumerate(facts)}
    kept = [traces.get(member.id, NOTHING_MET) for member in members]
    standings: list[Standing] = []
    for member, own in zip(members, kept, strict=True):
        today = study_day(now, member.zone)
        days = [today, StudyDay(today + timedelta(days=AHEAD)), *([] if exam is None else [exam])]
        chances, ahead, *on_exam = _chances(own, places, days, fitted(member.parameters))
        standing = _standing(member, own, today, silent_after, chances, on_exam[0] if on_exam else None)
        standings.append(replace(standing, chances_later=ahead))
    holds = _marked(_holds(facts, kept, standings, exam is not None), len(members))
    worst = sorted((hold for hold in holds if hold.losing), key=_how_bad)
    return Classroom(tuple(standings), holds, tuple(worst))


def at_risk(chance: float) -> bool:
    """Whether somebody may not recall a fact."""
    return chance < SHAKY


def _chances(
    traces: Traces, places: Mapping[FactId, int], days: Iterable[StudyDay], scheduling: Scheduling
) -> list[Chances]:
    """For each of these days."""
    where = [places[fact] for fact in traces.facts]
    last_days = [day.toordinal() for day in traces.last_days]
    latest = max(last_days, default=0)
    found: list[Chances] = []
    for day in map(date.toordinal, days):
        ages = [day - last for last in last_days]
        if day < latest:
            ages = [max(age, 0) for age in ages]
        chances: list[float | None] = [None] * len(places)
        recalled = recalls(zip(traces.stabilities, ages, strict=True), scheduling)
        for place, chance in zip(where, recalled, strict=True):
            chances[place] = chance
        found.append(tuple(chances))
    return found


def _standing(
    member: Member, traces: Traces, today: StudyDay, silent_after: int, chances: Chances, on_exam: Chances | None
) -> Standing:
    joined = study_day(member.joined_at, member.zone)
    last_active = max(traces.last_days, default=None)
    quiet = max((today - (last_active or joined)).days, 0)
    return Standing(
        member=member,
        joined=joined,
        last_active=last_active,
        quiet=quiet,
        silent=quiet >= silent_after,
        learned=_learned(traces, len(chances)),
        expected=_share(_met(chances), len(chances)),
        on_exam=None if on_exam is None else _share(_met(on_exam), len(on_exam)),
        chances=chances,
        chances_on_exam=on_exam,
        on_steps=frozenset(fact for fact, phase in zip(traces.facts, traces.phases, strict=True) if phase in _STEPS),
        answers=sum(traces.reviews),
        lapses={fact: times for fact, times in zip(traces.facts, traces.lapses, strict=True) if times},
    )


def _learned(traces: Traces, facts: int) -> Learned:
    met, aside = len(traces.facts), sum(traces.set_aside)
    kept = zip(traces.phases, traces.stabilities, traces.set_aside, strict=True)
    known = sum([is_learned(phase, stability) for phase, stability, set_aside in kept if not set_aside])
    return Learned(facts - met, met - aside - known, known, aside)


def _holds(
    facts: Sequence[FactId], kept: Iterable[Traces], standings: Sequence[Standing], examined: bool
) -> list[Hold]:
    answers = dict.fromkeys(facts, 0)
    for traces in kept:
        for fact, times in zip(traces.facts, traces.reviews, strict=True):
            answers[fact] += times
    lapses: dict[FactId, list[int]] = {fact: [] for fact in facts}
    for one in standings:
        for fact, times in one.lapses.items():
            lapses[fact].append(times)
    now = _by_fact([one.chances for one in standings], len(facts))
    ahead = _by_fact([one.chances_later for one in standings], len(facts))
    on_exam = _by_fact([one.chances_on_exam or () for one in standings] if examined else (), len(facts))
    return [
        Hold(
            fact=fact,
            met=len(now[place]),
            expected=_share(now[place], len(standings)),
            on_exam=_share(on_exam[place], len(standings)) if examined else None,
            lasting=_mean(ahead[place]),
            forgotten=len(lapses[fact]),
            lapses=sum(lapses[fact]),
            answers=answers[fact],
        )
        for place, fact in enumerate(facts)
    ]


def _by_fact(rows: Sequence[Chances], facts: int) -> list[list[float]]:
    """For each fact the chances of those who have met it."""
    columns: Iterable[Chances] = zip(*rows, strict=True) if rows else [()] * facts
    return [_met(column) for column in columns]


def _marked(holds: Sequence[Hold], learners: int) -> tuple[Hold, ...]:
    """With what the class is losing marked.

    A fact is compared with the usual one of the same set and class, so that neither a hard set nor a class that has
    just come back from its holidays is marked all over. What few have met is not spoken of.
    """
    least = max(min(2, learners), LEAST_SHARE * learners)
    known = [hold for hold in holds if hold.lasting is not None and hold.met >= least]
    if not known:
        return tuple(holds)
    usual = median(hold.lasting or 0.0 for hold in known)
    often = sum(hold.lapses for hold in known) / sum(hold.met for hold in known)

    def losing(hold: Hold) -> bool:
        if hold.lasting is None or hold.met < least:
            return False
        each = hold.lapses / hold.met
        return hold.lasting < usual - FADES or (each >= LAPSES and each >= 2 * often)

    return tuple(replace(hold, losing=True) if losing(hold) else hold for hold in holds)


def _how_bad(hold: Hold) -> tuple[float, float]:
    """Sorts the worst first; where all is equal the set's order stays."""
    return hold.lasting or 0.0, -hold.lapses / max(hold.met, 1)


def _met(chances: Chances) -> list[float]:
    return [chance for chance in chances if chance is not None]


def _share(chances: Iterable[float], of: int) -> float:
    """How many are expected to be recalled, as a share of so many; 0 of none."""
    return fsum(chances) / of if of else 0.0  # fsum: the same in whichever order people come


def _mean(values: Sequence[float]) -> float | None:
    return fsum(values) / len(values) if values else None
