"""Learners whose reminder is due at this moment, and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from bench.shipped import SHIPPED
from bot.buttons import Later, NotToday
from bot.callback_data import pack
from quiz.model import Learner, LearnerId, Reminder, Reminding
from quiz.ports import Tx
from quiz.study_day import study_day
from sandbox import Telegram
from sandbox.accounts import Bot
from sandbox.keyboards import callback_keys

NOON = 12


def zone_of_noon(now: datetime) -> str:
    """A time zone in which it is about noon: hours away from the turn of the study day."""
    offset = NOON - now.astimezone(UTC).hour
    return "Etc/GMT" if offset == 0 else f"Etc/GMT{-offset:+d}"


def come(tx: Tx, people: Iterable[int], now: datetime) -> None:
    """These people have the shipped set, have done nothing yet, and are to be reminded now."""
    shipped = tx.sets.by_code(SHIPPED)
    assert shipped is not None, "the shipped set is not published"
    zone, before = zone_of_noon(now), now - timedelta(seconds=1)
    reminding = Reminding(quiet_from=0, quiet_to=0, next_at=before, since=before)
    for person in people:
        learner = Learner(LearnerId(person), "Аня", "ru", zone, before, zone_known=True, reminder_known=True)
        tx.learners.put(replace(learner, reminding=reminding))
        tx.sets.join(learner.id, shipped.id, before)


def be_due_again(tx: Tx, people: Iterable[int], now: datetime) -> None:
    """As if each had pressed «in an hour» an hour ago."""
    for person in people:
        learner = tx.learners.get(LearnerId(person))
        if learner is not None and not learner.blocked:
            tx.learners.put(replace(learner, reminding=replace(learner.reminding, next_at=now - timedelta(seconds=1))))


def reminders_of(tx: Tx, people: Iterable[int], now: datetime) -> dict[tuple[int, int], Reminder]:
    """Every reminder planned for these people on their study day, by person and nth."""
    day = study_day(now, zone_of_noon(now))
    found = ((person, nth, tx.reminders.get(LearnerId(person), day, nth)) for person in people for nth in (0, 1))
    return {(person, nth): reminder for person, nth, reminder in found if reminder is not None}


def is_open(tx: Tx, now: datetime) -> bool:
    """Whether a reminder is still to go out, or somebody is still to be thought of."""
    return bool(tx.reminders.planned(1)) or bool(tx.learners.to_remind(now, 1))


def arrived(telegram: Telegram, bot: Bot) -> Counter[tuple[int, int]]:
    """How many reminders stand in each chat, by person and nth: the day's second has no key «in an hour»."""
    found: Counter[tuple[int, int]] = Counter()
    for chat in telegram.chats_of(bot):
        for message in chat.messages.values():
            carried = {key.get("callback_data") for row in callback_keys(message.get("reply_markup")) for key in row}
            if pack(NotToday()) in carried:
                found[chat.id, 0 if pack(Later()) in carried else 1] += 1
    return found


@dataclass(slots=True)
class Whereabouts:
    """planned, came: reminders. cut_off: under way at a kill, which are not sent again; of these,
    `arrived_all_the_same`. broken: what must not be, as sentences."""

    planned: int = 0
    came: int = 0
    cut_off: int = 0
    arrived_all_the_same: int = 0
    broken: list[str] = field(default_factory=list)


def whereabouts(planned: Mapping[tuple[int, int], Reminder], came: Counter[tuple[int, int]]) -> Whereabouts:
    """What is noted of each reminder beside what stands in the chats, once nothing is left to do."""
    found = Whereabouts(len(planned), sum(came.values()))
    for (person, nth), count in came.items():
        if count > 1:
            found.broken.append(f"learner {person}: reminder {nth} came {count} times")
    for which, reminder in planned.items():
        if reminder.status == "sending":
            found.cut_off += 1
            found.arrived_all_the_same += came[which]
        elif (reminder.status == "sent") != (came[which] == 1):
            found.broken.append(f"learner {which[0]}: reminder {which[1]} is {reminder.status}, came {came[which]}")
    return found


def settle_in(telegram: Telegram, bot: Bot, people: Iterable[int]) -> None:
    """These people exist, and have opened the chat with the bot."""
    for person in people:
        known = telegram.add_person("Аня", language_code="ru", id=person)
        telegram.private_chat(bot, known).started = True
