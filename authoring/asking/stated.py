"""An event told as a sentence, with its own time or another one."""

from __future__ import annotations

from typing import Final

from authoring.asking.birthplace import LIFE
from authoring.dates import Date, Period, Precision, Role, at, coarser, old_style
from authoring.events.event import Event
from authoring.events.order import is_turned_round
from authoring.events.placing import is_isolated
from authoring.events.trimming import trimmed
from authoring.events.wording import Said, capital
from authoring.inflection.dictionary import known

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
    if event.standing.lemma in _OF_A_YEAR:
        return None  # «доходы составили миллион» in a year, not in ten
    wider = [one for one in coarser(date) if _worth_knowing(date, one)] if date and date.role is Role.AT else []
    return _in_time(event, at(wider[seed // 2 % len(wider)])) if wider else None


def _worth_knowing(date: Date, wider: Period) -> bool:
    """Of a day or a month its year; of a year its decade, and half a decade if the year stands not at its border."""
    if date.precision is not Precision.YEAR:
        return wider.precision is Precision.YEAR
    if wider.precision is Precision.PART_OF_DECADE:
        return date.first[0] % 10 not in {4, 5}
    old = wider.last[0] <= 1600 and wider.precision is Precision.PART_OF_CENTURY
    return wider.precision is Precision.DECADE or old


def _in_time(event: Event, said: str) -> str:
    """«Иван Лапин родился в 1950-е годы.»: what is doubted stands last."""
    verb, _, who = event.spoken.partition(" ")
    if event.standing.lemma in LIFE and who and known(verb)[:1] and "VERB" in known(verb)[0].tag:
        return capital(f"{who} {verb} {said}.")
    return stated(event, said)
