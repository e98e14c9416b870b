"""Settings: language, time zone, reminder, quiet hours, pace."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.buttons import Go, Live, Place, Quiet, Remind, Reviews, Speak
from bot.callback_data import Button
from bot.screens.called import shown
from bot.screens.home import back, key
from bot.screens.load import load_lines, paces_of_classes
from bot.screens.naming import name_key
from bot.screens.phrases import clock, lines, paragraphs
from bot.screens.screen import Key, Screen, rows
from bot.texts import LANGUAGES, Html, Words, words
from bot.texts.cities import CITIES, city
from quiz.clock_text import local_minute, zones_at
from quiz.model import Learner
from quiz.reminders import reminder_minute
from quiz.usecases.courses import Assigned
from quiz.usecases.naming import shown_name

REMINDERS = (7 * 60, 8 * 60, 9 * 60, 12 * 60, 15 * 60, 18 * 60, 19 * 60, 20 * 60, 21 * 60)
QUIET_HOURS = ((22, 7), (22, 8), (23, 7), (23, 9), (0, 8))
REVIEW_LIMITS = (20, 40, 60, 100, 200)
FIRST_CITIES = 10
CITIES_AT_A_TIME = 12


def settings_screen(
    words: Words,
    learner: Learner,
    now: datetime,
    above: Html | None = None,
    toast: str = "",
    paced: Sequence[Assigned] = (),
) -> Screen:
    """All settings as they are, each with its key. above: what was just set. paced: sets that have a pace of their
    own."""
    reminding = learner.reminding
    quiet = reminding.quiet_from != reminding.quiet_to
    text = lines(
        [
            words("settings-zone", zone=city(learner.zone, words.language), time=_time(learner.zone, now)),
            words("settings-reminder", time=clock(reminder_minute(reminding)))
            if reminding.on
            else words("settings-reminder-off"),
            words("settings-quiet", **{"from": clock(reminding.quiet_from), "to": clock(reminding.quiet_to)})
            if quiet
            else words("settings-quiet-none"),
            words("settings-pace", count=learner.new_per_day),
            *paces_of_classes(words, paced),
            words("settings-reviews", count=learner.reviews_per_day),
            *load_lines(words, learner),
            words("settings-name", name=shown(words, shown_name(learner))),
        ]
    )
    return Screen(
        paragraphs(above, words("settings-title"), text),
        rows(
            (key(words, "language", Go(Place.LANGUAGE)), key(words, "zone", Go(Place.ZONE))),
            (key(words, "reminder", Go(Place.REMINDER)), key(words, "quiet", Go(Place.QUIET))),
            (key(words, "pace", Go(Place.PACE)),),
            (key(words, "reviews", Go(Place.REVIEWS)),),
            (key(words, "retention", Go(Place.RETENTION)),),
            (key(words, "easy", Go(Place.EASY)), name_key(words)),
            back(words),
        ),
        toast,
    )


def language_screen(words_now: Words, learner: Learner) -> Screen:
    """Each language in its own words."""
    keys = [
        (_choice(words_now, words(code).plain("language-name"), Speak(code), learner.language == code),)
        for code in LANGUAGES
    ]
    onward = back(words_now, Place.SETTINGS) if learner.zone_known else _skip(words_now, Place.ZONE)
    return Screen(words_now("language-title"), rows(*keys, onward))


def zone_screen(
    words: Words, learner: Learner, now: datetime, all_cities: bool = False, above: Html | None = None
) -> Screen:
    """«What time is it with you?», with cities and their clocks."""
    shown = sorted(CITIES, key=lambda zone: local_minute(zone, now)) if all_cities else _first(words)
    keys = _city_keys(words, shown, learner, now)
    more = () if all_cities else (key(words, "other-cities", Go(Place.ALL_ZONES)),)
    onward = back(words, Place.SETTINGS) if learner.reminder_known else _skip(words, Place.REMINDER)
    return Screen(paragraphs(above, words("zone-title")), rows(*keys, more, onward))


def zone_choice_screen(words: Words, learner: Learner, minute: int, now: datetime) -> Screen:
    """Cities where the clock shows what the learner typed."""
    zones = zones_at(minute, list(CITIES), now)
    if not zones:
        return Screen(words("zone-none", time=clock(minute)), rows(back(words, Place.ZONE)))
    keys = _city_keys(words, zones[:CITIES_AT_A_TIME], learner, now)
    return Screen(words("zone-cities", time=clock(minute)), rows(*keys, back(words, Place.ZONE)))


def reminder_screen(words: Words, learner: Learner, above: Html | None = None) -> Screen:
    """When to be reminded."""
    now = learner.reminding
    keys = [_choice(words, clock(minute), Remind(minute), now.on and now.minute == minute) for minute in REMINDERS]
    off = _choice(words, words.plain("key-off"), Remind(-1), not now.on)
    onward = back(words, Place.SETTINGS) if learner.reminder_known else _skip(words, Place.HOME)
    return Screen(paragraphs(above, words("reminder-title")), rows(*_rows_of(keys, 3), (off,), onward))


def quiet_screen(words: Words, learner: Learner) -> Screen:
    """When to be silent."""
    now = (learner.reminding.quiet_from, learner.reminding.quiet_to)
    hours = [(begin * 60, end * 60) for begin, end in QUIET_HOURS]
    keys = [_choice(words, f"{clock(b)}–{clock(e)}", Quiet(b, e), now == (b, e)) for b, e in hours]
    none = _choice(words, words.plain("key-no-quiet"), Quiet(0, 0), now[0] == now[1])
    return Screen(words("quiet-title"), rows(*_rows_of(keys, 2), (none,), back(words, Place.SETTINGS)))


def reviews_screen(words: Words, learner: Learner) -> Screen:
    """How many reviews a day at most."""
    keys = [_choice(words, str(most), Reviews(most), learner.reviews_per_day == most) for most in REVIEW_LIMITS]
    return Screen(words("reviews-title"), rows(*_rows_of(keys, 3), back(words, Place.SETTINGS)))


def zone_line(words: Words, learner: Learner, now: datetime) -> Html:
    """«Got it: Moscow, it is 14:35»."""
    return words("zone-set", zone=city(learner.zone, words.language), time=_time(learner.zone, now))


def reminder_line(words: Words, learner: Learner) -> Html:
    """«I will remind you at 19:00», or never."""
    reminding = learner.reminding
    return words("reminder-set", time=clock(reminder_minute(reminding))) if reminding.on else words("reminder-off")


def _skip(words: Words, to: Place) -> tuple[Key, ...]:
    """While getting acquainted: on without an answer."""
    return (key(words, "skip", Go(to)),)


def _choice(words: Words, label: str, press: Button, current: bool) -> Key:
    return Key(words.plain("key-current", label=label) if current else label, press)


def _city_keys(words: Words, zones: Sequence[str], learner: Learner, now: datetime) -> list[tuple[Key, ...]]:
    keys = [
        _choice(words, f"{_time(zone, now)} {city(zone, words.language)}", Live(zone), learner.zone == zone)
        for zone in zones
    ]
    return _rows_of(keys, 2)


def _first(words: Words) -> list[str]:
    return [zone for zone, names in CITIES.items() if words.language in names.first][:FIRST_CITIES]


def _rows_of(keys: Sequence[Key], width: int) -> list[tuple[Key, ...]]:
    return [tuple(keys[start : start + width]) for start in range(0, len(keys), width)]


def _time(zone: str, now: datetime) -> str:
    return clock(local_minute(zone, now))
