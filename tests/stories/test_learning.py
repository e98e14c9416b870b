"""A learner learns, from the share link to the next day."""

from __future__ import annotations

from datetime import timedelta

from quiz.model import LearnerId
from quiz.usecases.keep import rebuild
from tests.stories.learner import all_is_due
from tests.stories.library import log_and_memories
from tests.stories.moon import answer_right, reach
from tests.stories.world import Chat, World, data_of


async def learn_all(chat: Chat, most: int = 60) -> list[str]:
    """Go on until the stretch is over; the verdicts on the way."""
    verdicts: list[str] = []
    for _ in range(most):
        if "Готово на сегодня" in chat.text or "всё повторено" in chat.text:
            return verdicts
        await answer_right(chat)
        verdicts.append(chat.text)
        await chat.press("Дальше")
    raise AssertionError(f"the stretch does not end:\n{chat.text}")


async def test_from_a_share_link_to_the_first_question_it_takes_two_presses(world: World) -> None:
    chat = await world.person()
    await chat.start("moon")
    chat.reads("Привет, Аня!", "Полёт на Луну", "8 фактов")
    await chat.press("Начать")
    chat.reads("1 из 7", "В каком году люди впервые сели на Луну?")
    assert {"1969", "1961", "1972", "1965"} <= set(chat.labels)


async def test_after_a_wrong_answer_one_reads_what_is_right_and_why_and_when_it_comes_again(world: World) -> None:
    chat = await (await world.person()).start("moon")
    await chat.press("Начать")
    await chat.press("1961")
    chat.reads("Мимо", "Твой ответ: 1961", "Правильно: 1969", "В 1961 году человек впервые полетел в космос")
    chat.reads("Через восемь лет", "Посадка состоялась 20 июля 1969 года.", "Спрошу ещё раз сегодня")
    assert any(entity["type"] == "blockquote" for entity in chat.last["entities"])
    assert chat.labels == ["Дальше →", "↩️ Отменить", "⚑ Плохой вопрос"]


async def test_what_came_slowly_is_asked_once_more_today_and_one_reads_so(world: World) -> None:
    chat = await world.person()
    await reach(world, chat, "true_false")
    world.clock.advance(timedelta(minutes=1))
    await answer_right(chat)
    chat.reads("Для верности спрошу ещё раз сегодня")
    verdicts = await learn_all(await chat.send("/learn"))
    assert "Майкл Коллинз ступил" in verdicts[-1]
    assert "Для верности" not in verdicts[-1], "asked a third time"


async def test_what_could_have_been_guessed_is_remembered_less_firmly(world: World) -> None:
    chat = await world.person()
    await reach(world, chat, "true_false")
    await answer_right(chat)
    learner = LearnerId(chat.conversation.person.id)
    log, memories = await world.store.run(log_and_memories, learner)
    of = {line.question.partition("-")[0]: (line.guess, memories[line.fact].stability) for line in log}
    assert (of["true_false"][0], of["choice"][0], of["typed"][0]) == (0.5, 0.25, 0)
    assert of["true_false"][1] < of["choice"][1] < of["typed"][1]
    assert (await world.store.run(rebuild, learner)).changed == 0


async def test_a_stretch_by_buttons_is_one_message_and_goes_on_below_what_was_typed(world: World) -> None:
    chat = await (await world.person()).start("moon")
    await chat.press("Начать")
    screen = chat.last["message_id"]
    await chat.press("1969")
    await chat.press("Дальше")
    chat.reads("Как назывался корабль")
    assert chat.last["message_id"] == screen
    await chat.send("аполлон-11")
    assert chat.last["message_id"] > screen
    chat.reads("Аполлон-11", "Правильно")
    question = next(message for message in chat.messages if message["message_id"] == screen)
    assert "reply_markup" not in question, "the old question keeps its keys"


async def test_every_kind_can_be_answered_rightly_to_the_end_of_the_day(world: World) -> None:
    chat = await (await world.person()).start("moon")
    await chat.press("Начать")
    verdicts = await learn_all(chat)
    assert not [verdict for verdict in verdicts if "Мимо" in verdict or "Почти" in verdict]
    chat.reads("Готово на сегодня", f"{len(verdicts)} из {len(verdicts)} верно", "1 день подряд", "Когда напоминать")


async def test_what_is_due_is_asked_on_later_days_and_the_form_grows_harder(world: World) -> None:
    chat = await (await world.person()).start("moon")
    await chat.press("Начать")
    await learn_all(chat)
    forms: list[str] = []
    while "Назови год" not in forms:
        assert len(forms) < 8, "the typed form never came"
        await all_is_due(world, chat)
        await chat.send("/learn")
        while "Готово" not in chat.text and "всё повторено" not in chat.text:
            forms += [part for part in ("В каком году", "Назови год") if part in chat.text]
            await answer_right(chat)
            await chat.press("Дальше")
    assert forms[0] == "В каком году"


async def test_a_wrong_answer_comes_back_in_the_same_stretch(world: World) -> None:
    chat = await (await world.person()).start("moon")
    await chat.press("Начать")
    await chat.press("1972")
    seen = 0
    for _ in range(40):
        await chat.press("Дальше")
        if "Готово" in chat.text:
            break
        seen += "В каком году" in chat.text
        await answer_right(chat)
    assert seen == 1, "it comes back, and what was known does not"


async def test_the_last_answer_can_be_undone_and_given_again(world: World) -> None:
    chat = await (await world.person()).start("moon")
    await chat.press("Начать")
    await chat.press("1961")
    await chat.press("Отменить")
    chat.reads("Ответ отменён", "1 из 7", "В каком году")
    await chat.press("1969")
    await chat.send("/undo")
    chat.reads("Ответ отменён")
    await chat.press("1969")
    await chat.send("/stats")
    chat.reads("Подряд: 1 день")
    assert [line.happening.value for line in await chat.log()] == ["answer", "undo", "answer", "undo", "answer"]


async def test_only_the_last_answer_can_be_undone_by_its_button(world: World) -> None:
    chat = await (await world.person()).start("moon")
    await chat.press("Начать")
    await chat.press("1961")
    old = dict(chat.last)
    await chat.press("Дальше")
    await chat.send("аполлон-11")
    popped = await chat.forge(data_of(old, "Отменить"), message=old)
    assert "уже не последний ответ" in str(popped[0])
    assert [line.happening.value for line in await chat.log()] == ["answer", "answer"]


async def test_a_pause_keeps_the_place(world: World) -> None:
    chat = await (await world.person()).start("moon")
    await chat.press("Начать")
    await chat.press("1969")
    await chat.press("Дальше")
    before = chat.text
    await chat.press("Пауза")
    chat.reads("Пауза", "осталось 6 вопросов")
    await world.restart()
    await chat.press("Продолжить")
    assert chat.text == before


async def test_getting_acquainted_goes_through_language_clock_and_reminder_and_can_be_skipped(world: World) -> None:
    chat = await (await world.person()).start()
    chat.reads("Привет, Аня!", "С чего начнём?")
    await chat.press("Настройки")
    chat.reads("На каком языке")
    await chat.press("Русский")
    chat.reads("Сколько у тебя сейчас времени?")
    await chat.send("16:00")
    chat.reads("У кого сейчас 16:00?")
    await chat.press("Екатеринбург") if any("Екатеринбург" in label for label in chat.labels) else await chat.press(
        "16:"
    )
    chat.reads("Запомнил", "Когда напоминать?")
    await chat.send("7:45")
    chat.reads("Буду напоминать в 7:45")
    await chat.press("Настройки")
    chat.reads("Напоминание: 7:45")
    other = await (await world.person("Боря")).start()
    await other.press("Настройки")
    for _ in range(3):
        await other.press("Пропустить")
    other.reads("С чего начнём?")


async def test_a_city_can_be_named_instead_of_the_time(world: World) -> None:
    chat = await (await world.person()).start()
    await chat.press("Настройки")
    await chat.press("Пропустить")
    await chat.send("Урюпинск")
    chat.reads("Такого города не знаю", "Сколько у тебя сейчас времени?")
    await chat.send("екатеринбург")
    chat.reads("Запомнил: Екатеринбург, сейчас 14:00", "Когда напоминать?")
    await chat.send("когда-нибудь")
    chat.reads("Не разобрал время", "Когда напоминать?")
