"""How much to do and to remember, with what it takes: seen before it is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_date

from bot.buttons import EasyDay, Pace, Place, Retain
from bot.screens.home import back
from bot.screens.items import short
from bot.screens.phrases import lines, paragraphs
from bot.screens.screen import Key, Screen, rows
from bot.texts import Html, Words
from quiz.model import Learner
from quiz.usecases.courses import Assigned
from quiz.usecases.wishes import WEEKDAYS, Burden
from quiz.workload import CHOICES, MONTH, advised, with_retention, workloads

PACED_SHOWN, TITLE = 3, 40
"""Sets with a pace of their own that are named, and characters of their titles."""
PACES = (3, 5, 7, 10, 15, 20)
_MONDAY = date(2024, 1, 1)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What each choice takes: minutes a day in the fullest week of the next month.

    paces, retentions: by the choice. advised: of the retentions. left: new facts there are. seconds: an answer takes.
    answers: so many the seconds rest on.
    """

    paces: dict[int, int]
    retentions: dict[int, int]
    advised: int
    left: int
    seconds: int
    answers: int


def outlook(burden: Burden, learner: Learner) -> Outlook:
    """Counts for some tenths of a second: not on the event loop."""
    paces = sorted({*PACES, learner.new_per_day})
    of, scheduling = burden.learning, burden.scheduling
    by_pace = workloads(of, scheduling, paces)
    percents = sorted({*(round(choice * 100) for choice in CHOICES), percent_of(learner)})
    by_percent = {
        percent: workloads(of, with_retention(scheduling, percent / 100), [learner.new_per_day])[0]
        for percent in percents
    }
    return Outlook(
        {pace: round(each.busiest(MONTH)) for pace, each in zip(paces, by_pace, strict=True)},
        {percent: round(each.busiest(MONTH)) for percent, each in by_percent.items()},
        round(advised(scheduling) * 100),
        of.facts_left,
        round(of.seconds),
        burden.answers,
    )


def percent_of(learner: Learner) -> int:
    """The chance of recall wished for, of a hundred."""
    return round(learner.retention * 100)


def pace_screen(
    words: Words, learner: Learner, found: Outlook, above: Html | None = None, paced: Sequence[Assigned] = ()
) -> Screen:
    """How many new facts a day. paced: sets that have a pace of their own."""
    table = lines([words("pace-takes", count=pace, minutes=minutes) for pace, minutes in found.paces.items()])
    month = None if lasts(found, learner) else words("pace-left", count=found.left)
    keys = [_choice(words, str(new), Pace(new), learner.new_per_day == new) for new in PACES]
    return Screen(
        paragraphs(
            above,
            words("pace-title"),
            table,
            month,
            _basis(words, found),
            lines([words("pace-of-class"), *paces_of_classes(words, paced)]) if paced else None,
            words("pace-write"),
        ),
        rows(tuple(keys[:3]), tuple(keys[3:]), back(words, Place.SETTINGS)),
    )


def lasts(found: Outlook, learner: Learner) -> bool:
    """Whether there is something new to learn for the whole month."""
    return found.left >= MONTH * learner.new_per_day


def retention_screen(words: Words, learner: Learner, found: Outlook) -> Screen:
    """How much of what was learned to remember."""
    table = lines(
        [
            words(
                "retention-takes-advised" if percent == found.advised else "retention-takes",
                **{"percent": percent, "minutes": minutes},
            )
            for percent, minutes in found.retentions.items()
        ]
    )
    keys = [
        _choice(words, words.plain("percent", percent=percent), Retain(percent), percent == percent_of(learner))
        for percent in (round(choice * 100) for choice in CHOICES)
    ]
    advice = words("retention-advice", percent=found.advised)
    return Screen(
        paragraphs(words("retention-title"), table, advice, _basis(words, found)),
        rows(tuple(keys[:2]), tuple(keys[2:]), back(words, Place.SETTINGS)),
    )


def easy_days_screen(words: Words, learner: Learner, toast: str = "") -> Screen:
    """On which weekdays less is asked; each key changes one."""
    easy = learner.easy_days
    keys = [
        _choice(words, weekday_name(words, day), EasyDay(day, int(day not in easy)), day in easy) for day in WEEKDAYS
    ]
    none_lighter = words("easy-all") if len(easy) == len(WEEKDAYS) else None
    return Screen(
        paragraphs(words("easy-title"), none_lighter),
        rows(tuple(keys[:4]), tuple(keys[4:]), back(words, Place.SETTINGS)),
        toast,
    )


def paces_of_classes(words: Words, paced: Sequence[Assigned]) -> list[Html]:
    """What a class was set goes before one's own pace."""
    return [
        words("settings-pace-of-class", title=short(each.set.title, TITLE), count=each.pace)
        for each in paced[:PACED_SHOWN]
    ]


def load_lines(words: Words, learner: Learner) -> list[Html]:
    """As they stand among the settings."""
    days = ", ".join(weekday_name(words, day) for day in sorted(learner.easy_days))
    return [
        words("settings-retention", percent=percent_of(learner)),
        words("settings-easy", days=days) if days else words("settings-easy-none"),
    ]


def weekday_name(words: Words, weekday: int) -> str:
    """«пн»; 0 is Monday."""
    return str(format_date(_MONDAY + timedelta(days=weekday), "ccc", locale=words.language))


def _basis(words: Words, found: Outlook) -> Html:
    return words("load-basis", answers=found.answers, seconds=found.seconds)


def _choice(words: Words, label: str, press: Pace | Retain | EasyDay, current: bool) -> Key:
    return Key(words.plain("key-current", label=label) if current else label, press)
