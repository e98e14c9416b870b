"""What came first: order, pairs of dates and events, what before and after."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from authoring.asking.asked import Asked
from authoring.asking.when import label
from authoring.dates import Period, Role, at, overlap
from authoring.events.event import Event
from authoring.events.wording import capital
from quiz.drafts import Step
from quiz.questions import Match, MultiChoice, Option, Order

LONGEST: Final = 90
"""Characters of an event as an option: two lines on a phone."""
OF_A_LIFE: Final = frozenset({"родиться", "умереть", "скончаться", "погибнуть", "жениться"})
"""What stands first or last in a life by itself: no memory is needed to order it."""
_NUMBERED: Final = re.compile(r"[-–№]\s?\d+|(?<!\w)[IVX]+(?!\w)")
_MOST: Final = 5
LEAST: Final = 3
LONGEST_STORY: Final = 900
"""Characters of a quotation that holds several events."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as an option: in few words, without its date."""

    event: Event
    text: str
    period: Period


def happenings(events: Sequence[tuple[Event, Asked]]) -> list[Happening]:
    """The dated events short enough to be options, in the order of the text; no two say the same."""
    found: list[Happening] = []
    texts: set[str] = set()
    for event, _ in events:
        text = capital(event.told)
        if (
            event.date is None
            or not event.date.complete
            or event.date.role is not Role.AT
            or len(text) > LONGEST
            or any(sign in text for sign in ";:")
            or event.standing.year_far
        ):
            continue
        if text in texts or event.standing.lemma in OF_A_LIFE:
            continue
        texts.add(text)
        found.append(Happening(event, text, event.date.period))
    return found


def _year(period: Period) -> str:
    return str(period.first[0])


def ask_order(found: Sequence[Happening]) -> list[Asked]:
    """Windows of the text with three to five events apart in time: one question of order, one of pairs."""
    made: list[Asked] = []
    place = 0
    while place + LEAST <= len(found):
        window = _window(found, place)
        if len(window) < LEAST:
            place += 1
            continue
        asked = _chronology(window)
        if asked is not None:
            made.append(asked)
        place += len(window)
    return made


def _window(found: Sequence[Happening], place: int) -> list[Happening]:
    """As many events from here as lie in one quotation and share no day."""
    window: list[Happening] = []
    start = found[place].event.span[0]
    for one in found[place:]:
        if one.event.span[1] - start > LONGEST_STORY or len(window) == _MOST:
            break
        if window and not _goes_on(window[-1].event, one.event):
            break
        if all(not overlap(one.period, other.period) and one.text[:60] != other.text[:60] for other in window):
            window.append(one)
    return window


def _goes_on(before: Event, event: Event) -> bool:
    """Nothing but prose stands between the two: no heading and no list."""
    context = event.context
    spans = context.parsed[before.sentence : event.sentence + 1]
    between = (context.text[one.end : other.start] for one, other in pairwise(spans))
    return not any(gap.strip() for gap in between)


def _chronology(window: Sequence[Happening]) -> Asked | None:
    by_time = sorted(window, key=lambda one: one.period.first)
    if any(_year(one.period) in other.text for one in by_time for other in by_time):
        return None
    if sum(bool(_NUMBERED.search(one.text)) for one in by_time) > 1:
        return None  # «Луна-10», «Луна-16»: the numbers tell the order
    start = min(one.event.span[0] for one in window)
    end = max(one.event.span[1] for one in window)
    sentences = tuple(
        sorted({i for one in window for i in range(one.event.standing.evidence_from, one.event.sentence + 1)})
    )
    score = min(one.event.standing.score for one in window)
    statement = "; ".join(f"{label(one.period)} — {one.text}" for one in by_time)
    subject = next((one.event.standing.subject for one in window if one.event.standing.subject), "")
    asked = Asked("order", statement + ".", (start, end), sentences, score, (), subject=subject)
    order = Order(
        key="", ask="Расставь события по порядку: от раннего к позднему.", answer=tuple(o.text for o in by_time)
    )
    asked.add("order", order, 0.0, Step("one-quotation", f"{end - start}"))
    labels = [_year(one.period) for one in by_time]
    if len(set(labels)) < len(labels) and len({one.period.precision for one in by_time}) == 1:
        labels = [label(one.period) for one in by_time]
    if len(set(labels)) == len(labels) and max(map(len, labels)) <= 30:
        pairs = tuple(zip(labels, (one.text for one in by_time), strict=True))
        asked.add("date-pairs", Match(key="", ask="Соедини даты и события.", answer=pairs))
    several = _before(window)
    if several is not None:
        asked.add("before-year", several)
    return asked


def _before(window: Sequence[Happening]) -> MultiChoice | None:
    """«Какие события произошли до 1925 года?»: a border between two years, events on both sides."""
    by_time = sorted(window, key=lambda one: one.period.first)
    if len(by_time) < 4:
        return None
    middle = len(by_time) // 2
    last_before, first_after = by_time[middle - 1].period.last[0], by_time[middle].period.first[0]
    if first_after <= last_before:
        return None
    right = tuple(one.text for one in by_time[:middle])
    wrong = tuple(Option(one.text, capital(f"{at(one.period)}.")) for one in by_time[middle:])
    ask = f"Какие события произошли до {first_after} года?"
    return MultiChoice(key="", ask=ask, answer=right, wrong=wrong, level=2)
