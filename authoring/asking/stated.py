"""An event told as a sentence, with its own time or another one."""

from __future__ import annotations

from typing import Final

from authoring.asking.birthplace import LIFE
from authoring.dates import Date, Period, Precision, Role, at, coarser, old_style
from authoring.events.event import Event
from authoring.events.order import is_counted, is_turned_round
from authoring.events.placing import is_isolated
from authoring.events.trimming import trimmed
from authoring.events.wording import Said, capital
from authoring.inflection.dictionary import known

_FALSE_BY: Final = 2
"""Years between the true year and the nearest of a wide time that is false."""
_OF_A_YEAR: Final = frozenset({"составить", "составлять", "достичь", "достигнуть", "вырасти", "снизиться", "превысить"})


def stated(event: Event, when: str) -> str:
    """The sentence as it stands in the text, with other words for its date; a day of the old calendar says so.

    «За участие в заговоре в мае, на суде, Лапина …» begins with its date instead.
    """
    date = event.date
    if date is not None and old_style(date) and when.lstrip("{")[:1].isdigit():
        when += " (по старому стилю)"
    if event.standing.lemma in LIFE:
        return capital(f"{when} {event.spoken}.")  # where is another question
    words = sorted(event.date_words)
    kept = event.standing.clause.kept
    together = [i for i in kept if words and words[0] <= i <= words[-1]]
    if event.standing.retold or not words or together != words or is_isolated(event) or is_turned_round(event):
        return capital(f"{when} {event.told}.")
    clause, standing = event.standing.clause, event.standing
    if clause.subject is None and not standing.unsaid and kept[0] == clause.verb:
        return capital(f"{when} {event.told}.")  # «Реабилитировали Лапина в 1988 году»
    last = words[-1]
    if last + 2 in trimmed(event):  # «14 октября, в день приступа, немцы …»
        return capital(f"{when} {event.told}.")
    if date is not None and (event.sentence, date.start) in event.context.anchors:
        early = [i for i in kept if last < i < event.standing.clause.verb]
        commas = [i for i in early if event.standing.clause.token(i).text == ","]
        if commas == [last + 1]:
            last += 1  # «В том же году, в июле, он …»: the second comma closes nothing now
    return capital(f"{event.said_with((), {words[0]: Said(last, when)})}.")


def in_other_words(event: Event, seed: int) -> str | None:
    """A true sentence that is no copy of the text: with a wider time than the text's. None if there is none."""
    date = event.date
    if _sums_up(event):
        return None
    wider = [one for one in coarser(date) if _worth_knowing(date, one)] if date and date.role is Role.AT else []
    return in_time(event, at(wider[seed // 2 % len(wider)])) if wider else None


def falsely(event: Event, wrong: Period, seed: int) -> str | None:
    """A false sentence with a wide time around a wrong one, as true sentences have it: were the wide ones always true,
    nobody would have to know anything. None if the true time is in it, or beside it."""
    date = event.date
    if date is None or date.role is not Role.AT or _sums_up(event):
        return None
    fine = date.precision is not Precision.YEAR
    wide = [wrong] if fine and wrong.precision is Precision.YEAR else coarser(wrong)
    far = 1 if fine else _FALSE_BY
    wider = [one for one in wide if _worth_knowing(date if fine else wrong, one) and _years_apart(one, date) >= far]
    return at(wider[seed // 2 % len(wider)]) if wider else None


def _sums_up(event: Event) -> bool:
    """«доходы составили миллион», «от чумы умерло 40 000 человек» in a year, not in ten."""
    return event.standing.lemma in _OF_A_YEAR or is_counted(event.standing.clause)


def _years_apart(wide: Period, date: Date) -> int:
    """Between a time and the nearest end of another; 0 inside."""
    year = date.first[0]
    return max(wide.first[0] - year, year - wide.last[0], 0)


def _worth_knowing(date: Date | Period, wider: Period) -> bool:
    """Of a day or a month its year; of a year half its decade, and the whole if the year stands at the border of
    the halves: a whole one is easily guessed in a life of few."""
    if date.precision is not Precision.YEAR:
        return wider.precision is Precision.YEAR
    at_border = date.first[0] % 10 in {4, 5}
    if wider.precision in {Precision.PART_OF_DECADE, Precision.DECADE}:
        return at_border is (wider.precision is Precision.DECADE)
    return wider.last[0] <= 1600 and wider.precision is Precision.PART_OF_CENTURY


def in_time(event: Event, said: str) -> str:
    """«Иван Лапин родился в 1950-е годы.»: what is doubted stands last."""
    verb, _, who = event.spoken.partition(" ")
    if event.standing.lemma in LIFE and who and known(verb)[:1] and "VERB" in known(verb)[0].tag:
        return capital(f"{who} {verb} {said}.")
    return stated(event, said)
