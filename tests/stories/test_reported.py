"""A learner reports a bad question: its teacher is told, reads it and answers, and the learner reads the answer."""

from __future__ import annotations

import re

import pytest

from bot.buttons import AnswerReport, LeaveAsRight, OpenReports, TurnReport
from bot.callback_data import pack
from quiz.model import Complaint, LearnerId, SetId
from tests.stories.teacher import open_workrooms, with_draft
from tests.stories.world import Chat, World, data_of

pytestmark = pytest.mark.usefixtures("calm")


async def with_set(world: World) -> tuple[Chat, str]:
    """A teacher who has published a set, and the code in its link."""
    await open_workrooms(world)
    teacher = await with_draft(world)
    await teacher.press("Взять остальные")
    await teacher.press("Опубликовать")
    said = " ".join(str(message.get("text") or message.get("caption")) for message in teacher.messages)
    found = re.search(r"\?start=([\w-]+)", said)
    assert found is not None
    return teacher, found[1]


async def reporting(world: World, code: str, name: str, *words: str) -> Chat:
    """Somebody who learns the set, answers its first question and reports it, in these words if there are any."""
    learner = await (await world.person(name)).start(code)
    await learner.send("/learn")
    await learner.press("1919")
    await learner.press("Плохой вопрос")
    for said in words:
        await learner.send(said)
    return learner


async def delivered(world: World) -> None:
    """All that people are to be told has come."""
    await world.service.tick()
    await world.settle()


async def complaints(world: World, chat: Chat) -> list[Complaint]:
    return await world.store.run(lambda tx: list(tx.complaints.of(LearnerId(chat.id))))


def told(chat: Chat, words: str) -> int:
    """How often the person was told this."""
    return sum(words in str(message.get("text", "")) for message in chat.messages)


async def test_what_a_learner_reports_is_read_and_answered_by_the_teacher(world: World) -> None:
    teacher, code = await with_set(world)
    anya = await reporting(world, code, "Аня", "<b>1918</b> тоже верно")
    boris = await reporting(world, code, "Борис")
    await delivered(world)
    assert told(teacher, "На вопрос пожаловались") == 1, "one question, one word"
    teacher.reads("В каком году был поход?", "Поход начался")

    await teacher.send("/class")
    await teacher.press("Поход начался")
    await teacher.press("Жалобы: 1")
    teacher.reads(
        "В каком году был поход?", "✅ 1919", "как сказано", "Пожаловались 2 ученика", "<b>1918</b> тоже верно"
    )
    await world.restart()
    await teacher.press("Ответить")
    teacher.reads("Напишите ответ")
    await world.restart()
    await teacher.send("Поход начался весной 1919 года & не раньше.")
    teacher.reads("Ответ отправлен", "Его получат 2 ученика", "Жалоб больше нет")

    await delivered(world)
    for learner in (anya, boris):
        learner.reads("Учитель ответил на твою жалобу", "В каком году был поход?", "весной 1919 года & не раньше.")
    assert [each.answered_at is not None for each in await complaints(world, anya)] == [True]
    await teacher.press("К набору")
    assert not [label for label in teacher.labels if "Жалобы" in label]
    await teacher.send("И ещё одно слово")
    await delivered(world)
    assert told(anya, "Учитель ответил") == 1, "what is written later is no answer"


async def test_the_teacher_comes_from_the_notice_and_leaves_the_question_as_it_is(world: World) -> None:
    teacher, code = await with_set(world)
    anya = await reporting(world, code, "Аня")
    await delivered(world)
    await teacher.press("Посмотреть")
    teacher.reads("Пожаловался 1 ученик")
    shown = teacher.last
    right = data_of(shown, "Вопрос верный")
    await teacher.forge(right, right, message=shown)
    assert teacher.text.count("Жалоб больше нет") == 1
    await delivered(world)
    assert told(anya, "Спасибо, что читаешь внимательно") == 1, "pressed twice, told once"
    await teacher.forge(data_of(shown, "Ответить"), message=shown)
    teacher.reads("уже ответили")

    await anya.send("Здесь два верных ответа")
    await delivered(world)
    teacher.reads("На вопрос пожаловались")  # words that come after the answer are read as well
    await teacher.press("Посмотреть")
    teacher.reads("Здесь два верных ответа")


async def test_a_message_of_the_teacher_that_comes_twice_is_told_once(world: World) -> None:
    teacher, code = await with_set(world)
    anya = await reporting(world, code, "Аня")
    await delivered(world)
    await teacher.press("Посмотреть")
    await teacher.press("Ответить")
    message = {"message_id": 900, "text": "Верно так."}
    await teacher.say_raw(**message)
    await teacher.say_raw(**message)
    teacher.reads("Жалоб больше нет")
    await delivered(world)
    assert told(anya, "Верно так.") == 1


async def test_an_answer_that_is_too_long_is_not_cut_but_asked_for_again(world: World) -> None:
    teacher, code = await with_set(world)
    anya = await reporting(world, code, "Аня")
    await delivered(world)
    await teacher.press("Посмотреть")
    await teacher.press("Ответить")
    await teacher.send("слово " * 300)
    teacher.reads("не больше 1\N{NO-BREAK SPACE}000 знаков")
    await teacher.send("слово")
    teacher.reads("Ответ отправлен")
    await delivered(world)
    anya.reads("Учитель ответил", "слово")


async def test_who_thinks_better_of_it_answers_nobody(world: World) -> None:
    teacher, code = await with_set(world)
    anya = await reporting(world, code, "Аня")
    await delivered(world)
    await teacher.press("Посмотреть")
    await teacher.press("Ответить")
    await teacher.press("Не отвечать")
    teacher.reads("Пожаловался 1 ученик")
    await teacher.send("Это не ответ")
    await delivered(world)
    assert told(anya, "Учитель ответил") == 0
    assert [each.answered_at for each in await complaints(world, anya)] == [None]


async def test_a_strangers_buttons_show_and_change_nothing(world: World) -> None:
    _, code = await with_set(world)
    anya = await reporting(world, code, "Аня", "Тайное слово")
    (reported,) = await complaints(world, anya)
    stranger = await world.person("Чужой")
    await stranger.send("/help")
    set_ = await world.store.run(lambda tx: tx.sets.by_code(code))
    assert set_ is not None
    for forger in (stranger, anya):
        before = await complaints(world, anya)
        popped = await forger.forge(
            pack(OpenReports(SetId(set_.id))),
            *(pack(TurnReport(reported.fact, reported.question, by)) for by in (-1, 0, 1)),
            pack(AnswerReport(reported.fact, reported.question)),
            pack(LeaveAsRight(reported.fact, reported.question)),
            pack(LeaveAsRight(10**9, "no-such")),
            pack(OpenReports(-1)),
        )
        assert all("Такого набора у вас нет" in str(word) for word in popped)
        await forger.send("Я тут главный")
        assert await complaints(world, anya) == before
    await delivered(world)
    assert "Тайное слово" not in str(stranger.messages)
    assert told(anya, "Учитель ответил") == 0
