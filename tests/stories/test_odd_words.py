"""Whatever words people use, in answers, names, links, times and sets, they are met as words and never logged."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.logs import set_up_logs
from bot.texts import LANGUAGES, escape
from sandbox.faults import Fault, Kind
from tests.logging_kept import kept_logging
from tests.stories.moon import reach
from tests.stories.world import PATIENCE, TOKEN, World, world_on

pytestmark = pytest.mark.usefixtures("calm")

MARKUP = """
title: "<b>Жирный & &amp; набор</b>"
language: ru
facts:
  - id: bold
    statement: "<i>Факт</i> & всё"
    quote: "a < b && c > d"
    questions:
      - kind: choice
        ask: "Что выведет <b>print</b>(1 < 2 & 3)?"
        answer: "<True>"
        wrong: ["&amp;", "</b>"]
        explanation: "Потому что 1 < 2 & это <правда>."
  - id: said
    statement: "Тег ссылки — <a>."
    quote: "<a href=x>"
    questions:
      - kind: typed
        ask: "Какой тег делает ссылку? <?>"
        answer: "<a>"
        explanation: "<a> — якорь."
"""
ODD_TEXTS = (
    "<b>&amp;</b> </blockquote>",
    "أبولو ١١ \u202eнаоборот\u202c",
    "🚀👩‍🚀🇷🇺",
    "з̷̢̛͖̖а̸̡̛л̶̡̨г̵̢о" * 40,
    "\x00ноль\x00",
    "\u3164\u200b\u2800",
    "=" * 4096,
)
ODD_NAMES = ("", "   ", "Я" * 65, "<b>&amp;", "\u202eАня", "👩‍🚀", "Аня\x00", "\u3164")


async def test_an_answer_of_five_thousand_characters_is_one_answer(world: World) -> None:
    chat = await world.person()
    await reach(world, chat, "typed")
    answered = len(await chat.log())
    await chat.send("Аполлон " * 625)
    assert sum("Аполлон Аполлон" in m.get("text", "") and not m["from"]["is_bot"] for m in chat.messages) == 2
    chat.reads("уже записан")
    await chat.press("Дальше")
    assert "Как назывался" not in chat.text
    assert len(await chat.log()) == answered + 1


async def test_whatever_is_written_is_an_answer_like_any_other(world: World) -> None:
    chat = await world.person()
    await reach(world, chat, "typed")
    answered = len(await chat.log())
    for times, text in enumerate(ODD_TEXTS, 1):
        await chat.say_raw(text=text)
        chat.reads("Мимо", "Правильно: Аполлон-11")
        assert len(await chat.log()) == answered + 2 * times - 1, f"{text!r} was not counted once"
        await chat.press("Отменить")


async def test_whatever_somebody_is_called_they_are_greeted_and_can_learn(world: World) -> None:
    start = [{"type": "bot_command", "offset": 0, "length": 6}]
    for name in ODD_NAMES:
        chat = await world.person("Кто-то")
        user = {"id": chat.id, "is_bot": False, "first_name": name}  # and no language_code
        await chat.say_raw(text="/start moon", entities=start, **{"from": user})
        chat.reads("👋 Привет", "Узелок", "Полёт на Луну")
        assert "Привет, !" not in chat.text
        await chat.press("Начать")
        chat.reads("В каком году")


async def test_markup_in_a_set_is_shown_as_it_was_written(tmp_path: Path) -> None:
    questions = tmp_path / "markup.yaml"
    questions.write_text(MARKUP, "utf-8")
    async with world_on(f"sqlite:///{tmp_path}/markup.sqlite3", questions, "markup") as world:
        chat = await (await world.person("<u>Аня</u> &lt;")).start("markup")
        chat.reads("Привет, <u>Аня</u> &lt;", "<b>Жирный & &amp; набор</b>")
        await chat.press("Начать")
        chat.reads("Что выведет <b>print</b>(1 < 2 & 3)?")
        await chat.press("&amp;")
        chat.reads("Твой ответ: &amp;", "Правильно: <True>", "1 < 2 & это <правда>", "a < b && c > d")
        await chat.press("Дальше")
        await chat.send("<a href='")
        chat.reads("Какой тег делает ссылку? <?>", "<a> — якорь")
        await chat.send("/sets")
        assert any("<b>Жирный" in label for label in chat.labels)


def test_half_a_character_from_a_server_is_replaced_and_can_be_sent() -> None:
    assert escape("полови\ud83dнка <b>").encode() == "полови?нка &lt;b&gt;".encode()


async def test_a_link_that_leads_nowhere_says_so_and_offers_what_there_is(world: World) -> None:
    for code in ("gone", "<b>&amp;", "a b c", "MOON", "x" * 4000, "../../etc", "луна"):
        chat = await world.person()
        await chat.send(f"/start {code}")
        chat.reads("Эта ссылка никуда не ведёт", "Привет, Аня!")
        assert "📚 Полёт на Луну" in chat.labels


async def test_words_that_are_no_time_of_day_are_asked_for_again(world: World) -> None:
    chat = await (await world.person()).start("moon")
    await chat.send("/settings")
    await chat.press("Напоминание")
    for text in ("завтра", "25:99", "99", "<b>", "никогда", "-1:00"):
        await chat.send(text)
        chat.reads("Не разобрал время")
    await chat.send("7:45")
    chat.reads("Буду напоминать в 7:45")
    await chat.send("/settings")
    await chat.press("Часовой пояс")
    await chat.send("не знаю")
    chat.reads("Такого города не знаю")
    await chat.send("25:99")
    chat.reads("Не разобрал время")


FAULTS: dict[str, Kind] = {"getMe": "reset", "setMyDescription": "400", "editMessageText": "reset"}


async def introduced(world: World, times: int) -> None:
    """The bot tells Telegram of itself beside everything else: a restart would cut it short, and a fault meant for the
    next start would befall this one."""
    async with asyncio.timeout(PATIENCE):
        while len(world.calls("setMyDescription")) < times * len(LANGUAGES):  # noqa: ASYNC110  the sandbox has no event
            await asyncio.sleep(0.002)


async def test_no_log_line_ever_holds_the_token_or_what_people_wrote(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    with kept_logging():
        set_up_logs("debug", "json")
        await introduced(world, 1)
        for method, kind in FAULTS.items():
            world.telegram.faults.order(Fault(method, kind))
        await world.restart()
        chat = await world.person("Незабудка")
        await reach(world, chat, "typed")
        await chat.send("тайное слово")
        await introduced(world, 2)
        await world.restart()
        written = capsys.readouterr().err
    assert "does not answer" in written
    assert "introduced" in written
    assert TOKEN.partition(":")[2] not in written
    for word in ("тайное", "Незабудка"):
        assert word not in written
        assert word.encode("unicode_escape").decode() not in written
