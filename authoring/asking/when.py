"""When did it happen: the year, the day, what happened then."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from authoring.asking.askable import may_be_asked_when
from authoring.asking.asked import Asked, about
from authoring.asking.in_year import ask_in_year
from authoring.asking.stated import falsely, in_other_words, in_time, stated
from authoring.asking.times import taken_times
from authoring.dates import (
    Date,
    Period,
    Precision,
    Role,
    at,
    by_new_calendar,
    days_apart,
    name,
    old_style,
    phrase,
    question_word,
    wrong_dates,
)
from authoring.dates import year_of as whole_year
from authoring.events.event import Event
from authoring.events.once import asked_within_year
from authoring.events.order import keeps_waiting
from authoring.events.wording import capital
from authoring.events.wordlists import DYING
from authoring.gazetteer import out_of_time
from quiz.drafts import Step
from quiz.questions import Choice, Cloze, Expects, Option, TrueFalse, Typed

_TO_NAME: Final = {
    Precision.DAY: "Назови полную дату.",
    Precision.MONTH: "Назови месяц и год.",
    Precision.YEAR: "Назови год.",
    Precision.SEASON: "Назови время года и год.",
}
"""What a typed answer is told to hold; other precisions are too vague to be typed."""
_GAPS: Final = {
    Precision.DAY: "Впиши полную дату.",
    Precision.MONTH: "Впиши месяц и год.",
    Precision.SEASON: "Впиши время года и год.",
}
WRONG: Final = 3
_FALSE_BY: Final = 2
"""Years by which a false statement is false, if it may choose."""
_EARLY, _LATE = 2, 11
"""Months near to the year before, and to the year behind."""
_LAST_OLD_STYLE: Final = 1918
_OUR_TIMES: Final = 1900
_NEW_STYLE: Final = Period(Precision.YEARS, (_LAST_OLD_STYLE, 1, 1), (2200, 12, 31))
"""Nothing of these years is told by the old calendar."""


def ask_when(event: Event, dates: Sequence[Date], seed: int) -> Asked | None:
    """The date of an event, asked in up to four ways; None if its time cannot be asked."""
    date = event.date
    if date is None or not may_be_asked_when(event, date):
        return None
    period = date.period
    asked = about(event, "when", stated(event, phrase(date, date.role)), (name(period), year_of(period)))
    if keeps_waiting(event):
        asked.score -= 0.1
    asked.answers = tuple(dict.fromkeys(asked.answers))
    asked.life = _of_whose_life(event)
    asked.counted = (event.sentence, date.start) in event.context.anchors and not event.standing.year_far
    if period.precision is Precision.YEARS:
        asked.answers = (name(period),)
    if event.standing.year_far or asked_within_year(event):
        ask_in_year(asked, event, _confusable(date, dates), seed)
        return asked
    taken = taken_times(event, date)
    if old_style(date):
        taken.append(_NEW_STYLE)
    other = _by_other_calendar(event, date)
    taken += [other] if other is not None else []
    accept = (name(other),) if other is not None else ()
    likely = _likely_years(date.first[0], seed, of_a_life=bool(asked.life))
    wrong = [one.period for one in wrong_dates(date, taken, WRONG, seed, _confusable(date, dates), likely)]
    _choice(asked, event, date, wrong)
    _true_false(asked, event, date, [*wrong, *_other_years(date, taken, seed)], seed)
    _cloze(asked, event, date, accept)
    _typed(asked, event, date, accept)
    return asked


def _likely_years(year: int, seed: int, *, of_a_life: bool) -> tuple[int, ...]:
    """No war and no founding makes a year beside that of a birth absurd; of all else the year before often is, the one
    behind seldom, and yet it must not be known for wrong whenever it stands there."""
    if of_a_life:
        return (year - 1, year + 1)
    return (year + 1,) if seed % 2 else ()


def _by_other_calendar(event: Event, date: Date) -> Period | None:
    """The same day by the other calendar, as the text tells it, or as it would if it told it here: in a text that
    writes «15 (27) февраля» a day alone is by the old one, and the new name of it is no mistake."""
    if date.also is not None:
        return None if old_style(date) else date.also  # who is asked by the old calendar answers by it
    return by_new_calendar(date) if event.context.two_calendars else None


def _of_whose_life(event: Event) -> str:
    """«умер Иван Лапин», whatever verb tells of it; "" for what is no birth and no death."""
    standing = event.standing
    if standing.lemma not in DYING | {"родиться"}:
        return ""
    subject = standing.clause.subject
    people = [person for name, person in standing.people if standing.retold or name.first == subject]
    if standing.unsaid or subject in standing.instead:
        people = [*people, *standing.replaced]
    everybody = {person.key for person in (*(one for _, one in standing.people), *standing.replaced)}
    whose = people[0].key if people else min(everybody) if len(everybody) == 1 else event.spoken
    return f"{'родился' if standing.lemma == 'родиться' else 'умер'} {whose}"


def _confusable(date: Date, dates: Sequence[Date]) -> list[Date]:
    """Dates near enough to be taken for this one: of a day those of few years around it, of a year some more; our times
    are known more closely, and a journal of 1932 was not there in 1927."""
    reach = 1
    if date.precision is Precision.YEAR:
        reach = 4 if date.first[0] >= _OUR_TIMES else 12
    return [one for one in dates if abs(one.first[0] - date.first[0]) <= reach or date.first[0] < 1700]


def year_of(period: Period) -> str:
    """The year a period begins in, as it is written: «1923», «317 до н. э.»."""
    year = period.first[0]
    return str(year) if year > 0 else name(whole_year(year), year_only=True)


def _choice(asked: Asked, event: Event, date: Date, wrong: Sequence[Period]) -> None:
    options = [label(one) for one in wrong]
    if len(options) == WRONG:
        asked.add(
            f"when-{date.precision}" if date.role is not Role.SINCE else "since-year",
            Choice(
                key="",
                ask=f"{_opening(date)} {event.spoken}?",
                answer=label(date.period),
                wrong=tuple(map(Option, options)),
            ),
            0.0,
            Step("wrong-dates", "; ".join(options)),
        )


def _opening(date: Date) -> str:
    """«Когда», «В каком году»; a day of the old calendar is asked for by the old calendar."""
    if old_style(date):
        return "Когда (по старому стилю)"
    return question_word(date.precision, date.role)


def label(period: Period) -> str:
    """A date as an option: «1923», «15 октября 1923 года», «В начале 1933 года»."""
    if period.precision in {Precision.YEAR, Precision.YEARS}:
        return name(period, year_only=True)
    if period.precision is Precision.DAY:
        return name(period)
    return capital(at(period))


def _true_false(asked: Asked, event: Event, date: Date, wrong: Sequence[Period], seed: int) -> None:
    """True in other words: a wider time; false: another time, a wide one too if it can be. Which of the two is asked is
    chosen when all are known, so that half of a set is true."""
    said = in_other_words(event, seed)
    if said is not None:
        asked.add("when-true", TrueFalse(key="", ask=said, answer=True), -0.02)
    wrong = [one for one in wrong if not out_of_time(event.body, one.first[0]) and _surely_wrong(one, date)]
    if wrong:
        wrong = sorted(wrong, key=lambda one: (_quibbles(one, date), days_apart(one, date.period)))
        wide = next((said for one in wrong if (said := falsely(event, one, seed))), None)
        fine = [one for one in wrong if one.precision is date.precision]
        if not wide and not fine:
            return
        said = wide or phrase(fine[0], date.role)
        ask = in_time(event, wide) if wide else stated(event, said)
        why = f"На самом деле — {phrase(date, date.role)}."
        asked.add(
            "when-false", TrueFalse(key="", ask=ask, answer=False, explanation=why), -0.02, Step("swapped-date", said)
        )


def _other_years(date: Date, taken: Sequence[Period], seed: int) -> list[Period]:
    """Of a day, a month or a season: years in which it was not, for a statement that tells no more than the year; the
    one that begins or ended right beside it would be a quibble."""
    if date.precision in {Precision.YEAR, Precision.YEARS}:
        return []
    year = whole_year(date.first[0])
    avoided = [one for one in taken if one.first[0] != date.first[0] or one.last[0] != date.first[0]]
    if date.first[1] <= _EARLY or date.last[1] >= _LATE:
        beside = date.first[0] + (1 if date.last[1] >= _LATE else -1)
        avoided.append(whole_year(beside))
    return [one.period for one in wrong_dates(year, avoided, 1, seed)]


def _quibbles(one: Period, date: Date) -> bool:
    """A statement that is false by one year, or by its month alone, asks for a trifle; one that is further off is
    taken where there is any."""
    apart = abs(one.first[0] - date.first[0])
    return apart < _FALSE_BY if date.precision is Precision.YEAR else not apart


def _surely_wrong(one: Period, date: Date) -> bool:
    """Before 1918 another calendar may put the day two weeks away, and into the next month."""
    if date.first[0] > _LAST_OLD_STYLE:
        return True
    apart = {Precision.DAY: 20, Precision.MONTH: 55}.get(date.precision, 0)
    return days_apart(one, date.period) >= apart


def _cloze(asked: Asked, event: Event, date: Date, accept: tuple[str, ...]) -> None:
    said = phrase(date, date.role)
    gap = year_of(date.period) if date.precision is Precision.YEAR else said.partition(" ")[2] or said
    if date.precision in {Precision.DAY, Precision.SEASON}:
        gap = said
    if said.count(gap) != 1 or date.precision in {Precision.YEARS, Precision.PART}:
        return
    text = stated(event, said.replace(gap, "{" + gap + "}", 1))
    if date.precision is not Precision.YEAR:
        text = f"{text} {_GAPS[date.precision]}"  # «В ____ состоялась конференция» might want a town
    asked.add("when-cloze", Cloze(key="", ask=text, expects=Expects.DATE, accept=accept, level=2))


def _opening_typed(date: Date) -> str:
    return "Когда (по старому стилю)" if old_style(date) else "Когда"


def _typed(asked: Asked, event: Event, date: Date, accept: tuple[str, ...]) -> None:
    hint = _TO_NAME.get(date.precision, "")
    if not hint:
        return
    answer = year_of(date.period) if date.precision is Precision.YEAR else name(date.period)
    word = question_word(date.precision, date.role) if date.role is not Role.AT else "Когда"
    told = "" if word.endswith("года") else f" {hint}"  # «С какого года …?» says it
    asked.add(
        "when-typed",
        Typed(
            key="",
            ask=f"{word if word != 'Когда' else _opening_typed(date)} {event.spoken}?{told}",
            answer=answer,
            accept=accept,
            expects=Expects.DATE,
            level=3,
        ),
    )
