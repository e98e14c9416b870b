"""The daily reminder: at its minute, only with a reason, and silent in the end."""

from __future__ import annotations

from itertools import pairwise

from tests.stories.moon import answer_right
from tests.stories.reminded import KEYS, comes, joined, moscow, set_up, study_a_little, wording
from tests.stories.world import World, keys_of


async def test_it_comes_at_its_minute_and_once(world: World) -> None:
    chat = await joined(world)
    assert await comes(world, chat, moscow(18, 59)) == []
    (message,) = await comes(world, chat, moscow(19))
    assert "7 вопросов" in message["text"]
    assert [key["text"] for key in keys_of(message)] == KEYS
    later = [(19, 0), (19, 1), (19, 30), (21, 0), (23, 59)]
    for moment in (*(moscow(*clock) for clock in later), moscow(18, 59, days=1)):
        assert await comes(world, chat, moment) == []
    await chat.press("Начать", message)
    chat.reads("1 из 7")


async def test_who_has_studied_today_is_left_in_peace(world: World) -> None:
    chat = await joined(world)
    await study_a_little(chat)
    assert await comes(world, chat, moscow(19)) == []
    assert await comes(world, chat, moscow(19, days=1))
    await study_a_little(chat)
    assert await comes(world, chat, moscow(20, days=1)) == []


async def test_whoever_has_nothing_to_do_is_left_in_peace(world: World) -> None:
    without_a_set = await (await world.person("Боря")).start()
    left = await joined(world)
    await set_up(left, "В начало", "Наборы")
    await left.press("Полёт на Луну")
    await left.press("Выйти")
    await left.press("Да, выйти")
    for days in range(3):
        assert await comes(world, without_a_set, moscow(19, days=days)) == []
        assert await comes(world, left, moscow(19, 1, days=days)) == []
    await joined(world)
    await left.start("moon")
    assert await comes(world, left, moscow(19, days=3)), "back in the set"


async def test_in_an_hour_it_comes_once_more(world: World) -> None:
    chat = await joined(world)
    (message,) = await comes(world, chat, moscow(19))
    world.clock.move_to(moscow(19, 10))
    assert await chat.press("Через час", message) == "Напомню в 20:10."
    assert await comes(world, chat, moscow(20, 9)) == []
    (second,) = await comes(world, chat, moscow(20, 10))
    assert "Час прошёл" in second["text"]
    assert "Через час" not in [key["text"] for key in keys_of(second)]
    assert await chat.press("Через час", message) == "Сегодня больше не напомню, уже поздно."
    assert await comes(world, chat, moscow(21, 30)) == []
    assert len(await comes(world, chat, moscow(19, days=1))) == 1


async def test_who_studies_within_the_hour_is_not_reminded_again(world: World) -> None:
    chat = await joined(world)
    (message,) = await comes(world, chat, moscow(19))
    await chat.press("Через час", message)
    await study_a_little(chat)
    assert await comes(world, chat, moscow(20)) == []


async def test_not_today_waits_for_tomorrow_even_after_in_an_hour(world: World) -> None:
    chat = await joined(world)
    (message,) = await comes(world, chat, moscow(19))
    await chat.press("Через час", message)
    assert await chat.press("Не сегодня", message) == "Хорошо, до завтра 👋"
    for hour in (20, 21, 23):
        assert await comes(world, chat, moscow(hour)) == []
    assert await comes(world, chat, moscow(18, 59, days=1)) == []
    assert len(await comes(world, chat, moscow(19, days=1))) == 1


async def test_in_silence_it_grows_rare_says_a_last_word_and_stops_until_one_studies(world: World) -> None:
    chat = await joined(world)
    texts = {}
    for day in range(75):
        for message in await comes(world, chat, moscow(19, days=day)):
            assert day not in texts, "twice"
            texts[day] = message["text"]
    assert list(texts) == [*range(8), 10, 14, 21, 30]
    assert all("Давно не виделись" in texts[day] for day in (10, 14, 21))
    assert "больше не буду беспокоить" in texts[30]
    assert chat.labels == ["▶️ Начать"]
    await chat.press("Начать")
    await answer_right(chat)
    assert await comes(world, chat, moscow(20, days=74)) == []
    for day in range(75, 80):
        assert len(await comes(world, chat, moscow(19, days=day))) == 1


async def test_the_wording_changes_from_day_to_day(world: World) -> None:
    chat = await joined(world)
    week = [await comes(world, chat, moscow(19, days=day)) for day in range(8)]
    said = [wording(message) for (message,) in week]
    assert len(set(said)) == 5
    assert all(one != other for one, other in pairwise(said))


async def test_it_is_switched_off_and_on_in_the_settings(world: World) -> None:
    chat = await joined(world)
    await set_up(chat, "Напоминание", "Не напоминать")
    await chat.send("/settings")
    chat.reads("Напоминание: выключено")
    assert await comes(world, chat, moscow(19)) == []
    await set_up(chat, "Напоминание", "21:00")
    assert await comes(world, chat, moscow(20, 59)) == []
    assert len(await comes(world, chat, moscow(21))) == 1
    assert await comes(world, chat, moscow(19, days=1)) == []
    assert len(await comes(world, chat, moscow(21, days=1))) == 1


async def test_quiet_hours_hold_it_back_until_they_end(world: World) -> None:
    chat = await joined(world)
    await chat.send("/settings")
    await chat.press("Напоминание")
    await chat.send("7:15")
    await set_up(chat, "Тихие часы", "22:00–8:00")
    chat.reads("Напоминание: 8:00", "Тихие часы: 22:00–8:00")
    assert await comes(world, chat, moscow(7, 15, days=1)) == []
    assert len(await comes(world, chat, moscow(8, days=1))) == 1
    await set_up(chat, "Тихие часы", "Без тихих часов")
    assert len(await comes(world, chat, moscow(7, 15, days=2))) == 1


async def test_in_an_hour_never_reaches_into_quiet_hours(world: World) -> None:
    chat = await joined(world)
    await set_up(chat, "Напоминание", "21:00")
    (message,) = await comes(world, chat, moscow(21))
    assert "уже поздно" in await chat.press("Через час", message)
    for hour in (22, 23):
        assert await comes(world, chat, moscow(hour)) == []
