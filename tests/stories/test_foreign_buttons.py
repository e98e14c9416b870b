"""A button is data from a stranger: of somebody else, made up, pressed twice."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.buttons import Forget
from bot.callback_data import Button, pack, unpack
from quiz.model import Happening, Review
from tests.stories.moon import KINDS, reach
from tests.stories.world import Chat, World, data_of, keys_of

pytestmark = pytest.mark.usefixtures("calm")

GENUINE = st.one_of(*(st.from_type(kind) for kind in get_args(Button) if kind is not Forget))
ODD = st.text(st.sampled_from(":-0123456789odchrgnublpmwsjqaktzeivxyf\x00 é😀"), max_size=64)


def packed(button: Button) -> str:
    """What it would carry, even if no key could."""
    try:
        return pack(button)
    except ValueError:
        return "too:long"


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A genuine one with a piece cut out and another put in."""
    data = packed(draw(GENUINE))
    start = draw(st.integers(0, len(data)))
    return data[:start] + draw(ODD)[:6] + data[start + draw(st.integers(0, 3)) :]


@settings(max_examples=300)
@given(st.one_of(st.text(), ODD, damaged(), st.binary().map(lambda raw: raw.decode("utf-8", "replace"))))
def test_whatever_a_button_carries_it_reads_as_one_of_ours_or_as_none(data: str) -> None:
    button = unpack(data)
    assert button is None or pack(button) == data


def test_half_a_character_in_a_button_is_no_button() -> None:
    assert unpack("t1:\ud800") is None


async def answers(chat: Chat) -> list[Review]:
    """What was answered: a made-up key may well be the one that takes one's own last answer back."""
    return [line for line in await chat.log() if line.happening is Happening.ANSWER]


async def test_made_up_buttons_are_each_answered_and_never_break_anything(world: World) -> None:
    chat = await world.person()
    await reach(world, chat, "typed")
    answered = await answers(chat)
    tried: set[str] = set()

    @settings(max_examples=120, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.one_of(st.text(max_size=64), ODD, damaged(), GENUINE.map(packed)))
    def gather(data: str) -> None:
        tried.add(data.encode(errors="replace").decode())

    gather()
    tried |= {"", "o1:1:0:0", "k2:1:0:0:7", f"l1:{10**18}", f"w1:{'x' * 60}"}
    tried |= {"z1:../../etc/passwd", "z1:Europe", "v1:-1"}
    presses = sorted(tried)
    popped = await chat.forge(*presses)
    unanswered = [data for data, toast in zip(presses, popped, strict=True) if toast is None]
    assert unanswered == []
    silent = [data for data, toast in zip(presses, popped, strict=True) if not toast and unpack(data) is None]
    assert silent == [], "what is no button of ours gets a word"
    assert await answers(chat) == answered, "a question was answered by a forged button"
    await chat.send("/learn")
    assert chat.labels


async def test_nobody_can_press_the_keys_of_somebody_else(world: World) -> None:
    anya, boris = await world.person("Аня"), await world.person("Борис")
    for kind in KINDS:
        await reach(world, anya, kind)
        foreign = [key["callback_data"] for key in keys_of(anya.last)]
        before = await anya.log()
        assert "больше не работает" in str(await boris.forge(foreign[0]))
        await boris.forge(*foreign)
        assert await anya.log() == before
        assert await boris.log() == []
    await anya.press("Показать ответ")
    await anya.press("Помню")
    undo, complain = data_of(anya.last, "Отменить"), data_of(anya.last, "Плохой вопрос")
    popped = await boris.forge(undo, complain)
    assert "не последний ответ" in str(popped[0])
    assert "больше не работает" in str(popped[1])
    assert not [m for m in boris.messages if KINDS["flashcard"] in m.get("text", "")]
    assert [line.happening.value for line in await anya.log()] == ["answer"] * len(KINDS)


async def test_an_answer_pressed_twice_at_once_counts_once(world: World) -> None:
    chat = await world.person()
    for kind, before, label in (
        ("choice", [], "1961"),
        ("typed", [], "Не знаю"),
        ("multi_choice", ["Коллинз"], "Готово"),
        ("true_false", [], "Неверно"),
        ("order", ["Старт"], "Посадка"),
        ("match", ["командир"], "пилот лунного"),
        ("flashcard", ["Показать ответ"], "Трудно"),
    ):
        await reach(world, chat, kind)
        for earlier in before:
            await chat.press(earlier)
        answered, question = len(await chat.log()), chat.last
        data = data_of(question, label)
        popped = await chat.forge(data, data, message=question)
        assert len(await chat.log()) == answered + 1
        assert "уже ответил" in str(popped[1])
        verdict = chat.text
        assert "Дальше →" in chat.labels
        await chat.forge(data, message=question)
        assert chat.text == verdict, "the verdict is not the same when shown again"
        await chat.press("Дальше")


async def test_marks_and_taps_pressed_twice_at_once_count_once(world: World) -> None:
    chat = await world.person()
    await reach(world, chat, "multi_choice")
    question = chat.last
    await chat.forge(*[data_of(question, "Олдрин")] * 2, message=question)
    assert "☑️ Олдрин" in chat.labels
    await chat.forge(*[data_of(chat.last, "Олдрин")] * 2, message=chat.last)
    assert "▫️ Олдрин" in chat.labels
    await reach(world, chat, "order")
    question = chat.last
    await chat.forge(*[data_of(question, "Приводнение")] * 2, message=question)
    chat.reads("1. Приводнение в океане")
    assert len(chat.labels) == 2 + 3, "one tap took two things away"
    await chat.forge(*[data_of(chat.last, "Сначала")] * 2, message=chat.last)
    assert "1. " not in chat.text.replace("1 из", "")
    answered = len(await chat.log())
    assert answered == 5


async def test_the_way_on_pressed_twice_at_once_skips_nothing(world: World) -> None:
    chat = await world.person()
    await reach(world, chat, "choice")
    await chat.press("1969")
    verdict = chat.last
    await chat.forge(*[data_of(verdict, "Дальше")] * 2, message=verdict)
    chat.reads("2 из 8", "Как назывался корабль")
    await chat.forge(*[data_of(verdict, "Отменить")] * 2, message=verdict)
    assert [line.happening.value for line in await chat.log()] == ["answer", "undo"]
    chat.reads("В каком году")
    await chat.forge("g1:1:0", "p1", "p1", "n1", "n1", message=chat.last)
    chat.reads("В каком году")
    assert len(await chat.log()) == 2
