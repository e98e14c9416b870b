"""A month with Uzelok: two learners, two zones, one night of daylight saving, thirty days.

The clock is moved from event to event: every hour, to the minute before each reminder, the minute itself
and some minutes after, and through whole sessions answer by answer. Every day the memory of every fact is
compared with what the library `fsrs` says of the same ratings, and with what a rebuild from the log gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from bot.texts import words
from quiz.formats import write_yaml
from quiz.model import Happening, LearnerId, StudyDay
from quiz.ports import Tx
from quiz.study_day import local_instant, time_zone
from quiz.usecases.keep import rebuild
from tests.stories.cities import CITIES, cities
from tests.stories.library import agree, log_and_memories, standing
from tests.stories.world import START, Chat, World, world_on

DAYS = 30
WRONG, UNDONE, SKIPPED = 0.15, 0.05, 0.25
"""How often an answer is wrong or taken back, and a day is skipped."""


@dataclass
class Somebody:
    """A learner, when they study (local minutes; beyond 1440: after midnight), and what they have seen."""

    chat: Chat
    language: str
    zone: str
    reminder: int
    hours: Sequence[int]
    chance: Random
    studied: set[StudyDay] = field(default_factory=set)
    expected: list[datetime] = field(default_factory=list)
    reminded: list[datetime] = field(default_factory=list)
    idle: int = 0

    @property
    def id(self) -> LearnerId:
        return LearnerId(self.chat.conversation.person.id)

    def key(self, name: str) -> str:
        return words(self.language).plain(f"key-{name}", again="", label="").rstrip(" ·")

    def day(self, moment: datetime) -> StudyDay:
        """The date of their wall clock four hours earlier."""
        wall = moment.astimezone(time_zone(self.zone)).replace(tzinfo=None)
        return StudyDay((wall - timedelta(hours=4)).date())

    @property
    def messages(self) -> int:
        return len(self.chat.conversation.chat.messages)


async def test_a_month_with_uzelok(tmp_path: Path) -> None:
    questions = tmp_path / "cities.yaml"
    questions.write_bytes(write_yaml(cities()))
    async with world_on(f"sqlite:///{tmp_path}/uzelok.sqlite3", questions, "cities") as world:
        vera = await settle_in(world, "Вера", "ru", "Москва", "19:00", (8 * 60 + 10, 21 * 60 + 30, 25 * 60 + 20))
        june = await settle_in(world, "June", "en", "New York", "7:45", (6 * 60 + 40, 12 * 60 + 30, 22 * 60 + 15))
        assert (vera.zone, june.zone) == ("Europe/Moscow", "America/New_York")
        for moment, person, what in timeline([vera, june]):
            if what == "study" and person is not None:
                world.clock.move_to(max(moment, world.clock.now()))
                await study(world, person)
            elif what == "audit":
                await audit(world, vera)
                await audit(world, june)
            elif what == "reminder":
                assert world.clock.now() <= moment, "a session ran into a reminder"
            await tick(world, [vera, june], moment, person if what == "reminder" else None)
        for person in (vera, june):
            check_reminders(person)
            assert await rating_count(world, person) > 50


async def settle_in(world: World, name: str, language: str, city: str, reminder: str, hours: Sequence[int]) -> Somebody:
    """Join by the link, then tell the city, the reminder's time and the pace."""
    chat = await world.person(name, language)
    say = words(language).plain
    await chat.start("cities")
    await chat.send("/settings")
    await chat.press(say("key-zone"))
    await chat.press(city)
    await chat.send(reminder)
    await chat.send("/settings")
    await chat.press(say("key-pace"))
    await chat.press("3")
    learner = await world.store.run(lambda tx: tx.learners.get(LearnerId(chat.conversation.person.id)))
    assert learner is not None
    assert learner.new_per_day == 3
    return Somebody(chat, language, learner.zone, learner.reminding.minute, hours, Random(name))


Event = tuple[datetime, Somebody | None, str]


def timeline(people: Sequence[Somebody]) -> list[Event]:
    """All that happens, in order."""
    hourly = [(START + timedelta(hours=hour, minutes=5), None, "tick") for hour in range(24 * DAYS)]
    audits = [(START + timedelta(days=day), None, "audit") for day in range(1, DAYS + 1)]
    mine = [event for person in people for event in _of(person)]
    return sorted([*hourly, *audits, *mine], key=lambda event: event[0])


def _of(person: Somebody) -> Iterator[Event]:
    for after in range(DAYS):
        day = date.fromordinal(START.date().toordinal() + after)
        at = local_instant(day, person.reminder, person.zone)
        for minutes, what in ((-1, "tick"), (0, "reminder"), (1, "tick"), (9, "tick")):
            yield at + timedelta(minutes=minutes), person, what
        if person.chance.random() >= SKIPPED:
            yield local_instant(day, person.chance.choice(person.hours), person.zone), person, "study"


async def tick(world: World, people: Sequence[Somebody], moment: datetime, reminding: Somebody | None) -> None:
    """That moment comes and the bot ticks; who got a message got a reminder."""
    before = [person.messages for person in people]
    world.clock.move_to(max(moment, world.clock.now()))
    if reminding is not None:
        await expect(world, reminding)
    await world.service.tick()
    for person, count in zip(people, before, strict=True):
        new = person.messages - count
        assert new <= 1
        person.reminded += [world.clock.now()] * new


async def expect(world: World, person: Somebody) -> None:
    """It is the minute of the reminder: is one due?"""
    today = person.day(world.clock.now())
    waits = await world.store.run(something_waits, person.id, today, world.clock.now())
    if waits and today not in person.studied:
        person.expected.append(world.clock.now())
    person.idle += not waits


def something_waits(tx: Tx, learner: LearnerId, today: StudyDay, now: datetime) -> bool:
    if tx.facts.count_unmet(learner, None, 1):
        return True
    memories = [remembered.memory for remembered in tx.memories.of(learner)]
    ripe = [m for m in memories if m.due_at is not None and m.due_at <= now + timedelta(minutes=20)]
    return bool(ripe) or any(m.due_at is None and m.due_day <= today for m in memories)


async def study(world: World, person: Somebody) -> None:
    """A whole session, with some answers wrong and some taken back."""
    chat, chance = person.chat, person.chance
    began = world.clock.now()
    await chat.send("/learn")
    for _ in range(60):
        number = re.search(r"номер (\d+)", chat.text)
        if number is None:
            break
        await give(world, person, CITIES[int(number[1])])
        person.studied.add(person.day(world.clock.now()))
        if chance.random() < UNDONE:
            await chat.press(person.key("undo"))
            await give(world, person, CITIES[int(number[1])])
        await chat.press(person.key("next"))
    else:
        raise AssertionError("the session does not end")
    assert world.clock.now() - began < timedelta(minutes=40)


async def give(world: World, person: Somebody, right: str) -> None:
    """Think a while, then answer what is asked."""
    chat, chance = person.chat, person.chance
    world.clock.advance(timedelta(seconds=chance.uniform(1, 30)))
    wrong = chance.random() < WRONG
    if person.key("show") in chat.labels:
        await chat.press(person.key("show"))
        await chat.press(person.key(f"rate-{1 if wrong else chance.choice((2, 3, 4))}"))
    elif right in chat.labels:
        await chat.press(person.key("give-up") if wrong else right)
    else:
        await chat.send("не помню" if wrong else right.upper())


async def audit(world: World, person: Somebody) -> None:
    """Every memory is what the library says of the same ratings, and what a rebuild gives."""
    log, memories = await world.store.run(log_and_memories, person.id)
    assert all(line.day == person.day(line.at) for line in log)
    history = standing(log)
    assert set(history) == set(memories)
    for fact, lines in history.items():
        agree(memories[fact], lines)
    rebuilt = await world.store.run(rebuild, person.id)
    assert (rebuilt.facts, rebuilt.changed) == (len(memories), 0)


def check_reminders(person: Somebody) -> None:
    """Each on its minute, on days with something to do, and on no others; there were days of all sorts."""
    assert person.reminded == person.expected
    minutes = {
        local.hour * 60 + local.minute for local in (at.astimezone(time_zone(person.zone)) for at in person.reminded)
    }
    assert minutes == {person.reminder}
    days = [person.day(at) for at in person.reminded]
    assert len(days) == len(set(days))
    assert 5 < len(days) < DAYS - 3
    assert len(person.studied) > DAYS / 3
    assert person.idle > 0, "there was no day with nothing to do"
    change = local_instant(date(2026, 3, 8), 3 * 60, "America/New_York")
    assert person.reminded[0] < change < person.reminded[-1]


async def rating_count(world: World, person: Somebody) -> int:
    log, _ = await world.store.run(log_and_memories, person.id)
    return sum(line.happening is Happening.ANSWER for line in log)
