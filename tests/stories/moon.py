"""The flight to the Moon: how its questions begin, and their right answers."""

from __future__ import annotations

from dataclasses import replace

from quiz.model import LearnerId
from quiz.ports import Tx
from tests.stories.world import Chat, World

KINDS = {
    "choice": "В каком году",
    "typed": "Как назывался корабль",
    "cloze": "Командиром",
    "multi_choice": "Кто из экипажа",
    "true_false": "ступил на поверхность",
    "order": "по порядку",
    "match": "Соедини",
    "flashcard": "установили",
}
"""How the first question of each kind is known."""
ANSWERS = {
    "В каком году": "1969",
    "Назови год": "1969",
    "Как назывался корабль": "аполлон 11",
    "Командиром": "Армстронг",
    "ступил на поверхность": "Неверно",
}


async def answer_right(chat: Chat) -> None:
    """Answer whatever is asked, rightly."""
    for part, answer in ANSWERS.items():
        if part in chat.text:
            await (chat.send(answer) if "Напиши ответ" in chat.text else chat.press(answer))
            return
    if "Кто из экипажа" in chat.text:
        await chat.press("Армстронг")
        await chat.press("Олдрин")
        await chat.press("Готово")
    elif "по порядку" in chat.text:
        await chat.press("Старт")
        await chat.press("Посадка")
    elif "Соедини" in chat.text:
        for role in ("командир", "лунного"):
            await chat.press(next(label for label in chat.labels if role in label))
    else:
        await chat.press("Показать ответ")
        await chat.press("Помню")


async def reach(world: World, chat: Chat, kind: str) -> None:
    """Begin, and answer rightly until a question of this kind is open."""
    await chat.start("moon")
    await world.store.run(_in_one_day, LearnerId(chat.conversation.person.id))
    await chat.press("Продолжить" if "▶️ Продолжить" in chat.labels else "Начать")
    for _ in KINDS:
        if KINDS[kind] in chat.text:
            return
        await answer_right(chat)
        await chat.press("Дальше")
    raise AssertionError(f"no {kind} came:\n{chat.text}")


def _in_one_day(tx: Tx, learner: LearnerId) -> None:
    found = tx.learners.get(learner)
    assert found is not None
    tx.learners.put(replace(found, new_per_day=20))
