"""A teacher corrects what is published: learners meet the corrected question, and hear of it if they had it wrong."""

from __future__ import annotations

import pytest

from bot.buttons import (
    FixBy,
    FixPart,
    FixQuestion,
    FixReported,
    Go,
    OpenQuestions,
    Place,
    PreviewFix,
    SaveFix,
    SeeHistory,
    SeeQuestion,
    TakenOut,
)
from bot.callback_data import Button, pack
from quiz.model import FactId, LearnerId, PublishedFact, Remembered
from quiz.ports import Tx
from quiz.usecases.corrected import correct
from tests.stories.learner import all_is_due, id_of
from tests.stories.test_reported import complaints, delivered, reporting, told, with_set
from tests.stories.world import Chat, World, data_of

pytestmark = pytest.mark.usefixtures("calm")


async def open_questions(teacher: Chat) -> None:
    """/class, the set, its questions: the first one is on the screen."""
    await teacher.send("/class")
    await teacher.press("Поход начался")
    await teacher.press("Вопросы")


async def fix(teacher: Chat, part: str, text: str) -> None:
    """Say that part of the question on the screen anew; the preview is on the screen."""
    await teacher.press("Исправить")
    await teacher.press(part)
    await teacher.send(text)


async def learner(world: World, code: str, name: str = "Аня") -> Chat:
    """Somebody who has begun to learn the set: its first question is open."""
    chat = await (await world.person(name)).start(code)
    return await chat.send("/learn")


async def some_time_later(world: World) -> None:
    """Whoever is to be told of corrections has been told."""
    await world.pass_time(minutes=20)
    await delivered(world)


async def memories(world: World, chat: Chat) -> list[Remembered]:
    return list(await world.store.run(lambda tx: tx.memories.of(id_of(chat))))


async def first_fact(world: World, code: str) -> PublishedFact:
    def find(tx: Tx) -> PublishedFact:
        set_ = tx.sets.by_code(code)
        assert set_ is not None
        return tx.facts.whole(set_.id)[0]

    return await world.store.run(find)


async def test_a_correction_reaches_who_had_answered_and_their_memory_stays(world: World) -> None:
    teacher, code = await with_set(world)
    anya, boris = await learner(world, code), await learner(world, code, "Борис")
    await anya.press("1919")
    before = await memories(world, anya)
    await world.pass_time(minutes=1)

    await open_questions(teacher)
    teacher.reads("Факт 1 из 3 · вопрос 1 из 2", "В каком году был поход?", "✅ 1919", "как сказано")
    await fix(teacher, "Ответ", "1918")
    teacher.reads("Было и стало", "1919", "1918", "изменилось то, что верно")
    assert teacher.labels[:2] == ["📣 Сохранить и сообщить", "✅ Опечатка: сохранить тихо"]
    await world.restart()
    await teacher.press("Сохранить и сообщить")
    teacher.reads("Исправлено", "Это версия 2", "узнают об этом днём", "✅ 1918")

    await delivered(world)
    assert told(anya, "Поправка") == 0, "another correction may follow"
    await some_time_later(world)
    anya.reads("Поправка", "исправлен 1 вопрос", "В каком году был поход?", "считалось «1919», теперь верно — «1918»")
    assert told(boris, "Поправка") == 0, "he had not answered it"
    assert await memories(world, anya) == before

    await all_is_due(world, anya)
    await anya.send("/learn")
    anya.reads("В каком году был поход?", "этот вопрос исправили")
    assert "«1918»" not in anya.text, "the answer is not given away"
    await anya.press("1918")
    anya.reads("Вопрос исправлен: раньше верным считалось «1919», теперь верно — «1918».")
    await some_time_later(world)
    assert told(anya, "Поправка") == 1


async def test_who_meets_the_question_only_now_reads_nothing_of_its_past(world: World) -> None:
    teacher, code = await with_set(world)
    await open_questions(teacher)
    await fix(teacher, "Ответ", "1918")
    await teacher.press("Сохранить и сообщить")
    anya = await learner(world, code)
    await anya.press("1918")
    assert told(anya, "исправлен") == 0
    await some_time_later(world)
    assert told(anya, "Поправка") == 0


async def test_a_question_corrected_while_it_is_open_is_asked_anew_and_nothing_is_graded(world: World) -> None:
    teacher, code = await with_set(world)
    anya = await learner(world, code)
    shown = anya.with_keys
    await world.pass_time(minutes=1)
    await open_questions(teacher)
    await fix(teacher, "Ответ", "1918")
    await teacher.press("Сохранить и сообщить")
    await anya.press("1919", shown)
    anya.reads("Пока вопрос был перед тобой, его исправили", "В каком году был поход?")
    assert "1918" in anya.labels
    assert await anya.log() == []
    again = anya.with_keys
    await anya.forge(data_of(shown, "1919"), message=shown)
    await anya.press("1918", again)
    assert [line.correct for line in await anya.log()] == [True]


async def test_a_typo_is_mended_quietly_and_open_questions_can_be_answered(world: World) -> None:
    teacher, code = await with_set(world)
    anya, boris = await learner(world, code), await learner(world, code, "Борис")
    await anya.press("1919")
    await open_questions(teacher)
    await fix(teacher, "Вопрос:", "В каком году начался поход?")
    assert teacher.labels[:2] == ["✅ Опечатка: сохранить тихо", "📣 Сохранить и сообщить"]
    await teacher.press("сохранить тихо")
    teacher.reads("Исправлено", "начался поход?")
    await boris.press("1919")
    assert [line.correct for line in await boris.log()] == [True]
    await some_time_later(world)
    assert told(anya, "Поправка") == 0


async def test_several_corrections_are_told_in_one_message_and_in_the_morning(world: World) -> None:
    teacher, code = await with_set(world)
    anya = await learner(world, code)
    for year in ("1919", "1920"):
        await anya.press(year)
        await anya.press("Дальше")
    await world.pass_time(hours=10)  # 22:00
    await open_questions(teacher)
    await fix(teacher, "Ответ", "1918")
    await teacher.press("Сохранить и сообщить")
    await teacher.press("Дальше")
    await teacher.press("Дальше")
    teacher.reads("был взятие")
    await some_time_later(world)
    await fix(teacher, "Ответ", "1922")
    await teacher.press("Сохранить и сообщить")
    await some_time_later(world)
    assert told(anya, "Поправка") == 0, "it is night"
    await world.pass_time(hours=11)
    await delivered(world)
    assert told(anya, "Поправка") == 1
    anya.reads("исправлены 2 вопроса", "«1919», теперь верно — «1918»", "«1920», теперь верно — «1922»")


async def test_who_reported_the_question_is_thanked_when_it_is_corrected(world: World) -> None:
    teacher, code = await with_set(world)
    anya = await reporting(world, code, "Аня", "1918!")
    await delivered(world)
    await teacher.press("Посмотреть")
    await fix(teacher, "Ответ", "1918")
    await teacher.press("Сохранить и сообщить")
    teacher.reads("Исправлено", "Поблагодарю 1 ученика")
    await delivered(world)
    anya.reads("Исправлено, спасибо!", "считалось «1919», теперь верно — «1918»")
    await some_time_later(world)
    assert told(anya, "Исправлено, спасибо!") == 1
    assert told(anya, "Поправка") == 0, "she knows it already"
    thanks = anya.last
    await anya.press("Учиться дальше")
    assert anya.last["message_id"] > thanks["message_id"], "the word of thanks stays to be read"
    assert "▶️ Учиться дальше" not in anya.labels
    assert [each.answered_at is not None for each in await complaints(world, anya)] == [True]
    await teacher.press("К набору")
    assert not [label for label in teacher.labels if "Жалобы" in label]


async def test_of_two_who_correct_at_once_the_second_is_told(world: World) -> None:
    teacher, code = await with_set(world)
    await open_questions(teacher)
    await fix(teacher, "Ответ", "1918")
    fact = await first_fact(world, code)
    mine = data_of(teacher.last, "Сохранить и сообщить")

    def theirs(tx: Tx) -> object:
        return correct(tx, LearnerId(5), fact, 1, (), world.clock.now())

    assert await world.store.run(theirs) is not None
    await teacher.press_data(teacher.last["message_id"], mine)
    teacher.reads("Правка не сохранена", "✅ 1919", "версия 2")
    assert (await first_fact(world, code)).fact == fact.fact


async def test_a_press_that_comes_twice_saves_once(world: World) -> None:
    teacher, code = await with_set(world)
    await open_questions(teacher)
    await fix(teacher, "Ответ", "1918")
    save = data_of(teacher.last, "сохранить тихо")
    await teacher.forge(save, save, message=teacher.last)
    teacher.reads("Исправлено", "Это версия 2")
    fact = await first_fact(world, code)
    assert await world.store.run(lambda tx: tx.corrections.latest(fact.id)) == 2


async def test_a_text_that_comes_twice_is_one_edit_and_one_that_breaks_a_rule_is_asked_for_again(world: World) -> None:
    teacher, _ = await with_set(world)
    await open_questions(teacher)
    await teacher.press("Исправить")
    await teacher.press("Неверный: 1926")
    bad = {"message_id": 900, "text": "1919"}
    await teacher.say_raw(**bad)
    await teacher.say_raw(**bad)
    teacher.reads("Так не получится", "среди неверных")
    good = {"message_id": 901, "text": "1925"}
    await teacher.say_raw(**good)
    await teacher.say_raw(**good)
    teacher.reads("Было и стало", "1926; 1927", "1925; 1927")
    await teacher.press("Изменить ещё")
    await teacher.press("Пояснение")
    await teacher.send("Поход был ранним.")
    teacher.reads("1925; 1927", "Поход был ранним.")
    await teacher.press("сохранить тихо")
    teacher.reads("Это версия 2", "▫️ 1925", "Поход был ранним.")


async def test_a_fact_taken_out_is_asked_no_more_and_can_be_put_back(world: World) -> None:
    teacher, code = await with_set(world)
    anya = await learner(world, code)
    shown = anya.with_keys
    await open_questions(teacher)
    await teacher.press("Исправить")
    await teacher.press("Убрать факт целиком")
    teacher.reads("Убрать этот факт?")
    await teacher.press("Да, убрать")
    teacher.reads("Факт убран", "больше не спрашивают")
    await anya.press("1919", shown)
    anya.reads("его исправили")
    assert "поход" not in anya.text
    assert await anya.log() == []
    await teacher.press("К набору")
    teacher.reads("2 факта")
    await teacher.press("Вопросы")
    teacher.reads("Факт 1 из 2", "взятие")
    await teacher.press("Убранные факты: 1")
    teacher.reads("1. В 1919 году")
    await teacher.press("1")
    await teacher.press("Вернуть факт")
    await teacher.press("Да, вернуть")
    teacher.reads("Факт вернулся", "Факт 1 из 3", "версия 3")
    boris = await learner(world, code, "Борис")
    boris.reads("В каком году был поход?")


async def test_an_earlier_version_is_brought_back_from_the_history(world: World) -> None:
    teacher, _ = await with_set(world)
    await open_questions(teacher)
    await fix(teacher, "Ответ", "1918")
    await teacher.press("сохранить тихо")
    await teacher.press("История: версия 2")
    teacher.reads("сейчас версия 2", "Версия 2", "2 марта", "Марина", "Изменено: ответ")
    await teacher.press("Вернуть версию 1")
    teacher.reads("Было и стало", "1918", "1919")
    await teacher.press("Сохранить и сообщить")
    teacher.reads("Это версия 3", "✅ 1919")


async def test_a_question_is_taken_out_of_its_fact(world: World) -> None:
    teacher, code = await with_set(world)
    await open_questions(teacher)
    await teacher.press("Дальше")
    teacher.reads("вопрос 2 из 2", "Назовите год")
    await teacher.press("Исправить")
    await teacher.press("Убрать этот вопрос")
    teacher.reads("Было и стало", "Назовите год: поход.")
    await teacher.press("сохранить тихо")
    teacher.reads("вопрос 1 из 1", "В каком году был поход?")
    assert [each.key for each in (await first_fact(world, code)).fact.questions] == ["choice-1"]


async def test_a_question_is_found_by_a_word(world: World) -> None:
    teacher, _ = await with_set(world)
    await open_questions(teacher)
    await teacher.send("ВЗЯТИЕ назовите")
    teacher.reads("нашёлся 1 вопрос", "1. Назовите год: взятие. (ответ словами)")
    await teacher.press("1")
    teacher.reads("Факт 2 из 3 · вопрос 2 из 2")
    await teacher.send("<b>слон</b>")
    teacher.reads("<b>слон</b>", "такого вопроса нет")
    await teacher.press("Все вопросы")
    teacher.reads("Факт 1 из 3")


@pytest.mark.parametrize("away", ["/stats", "/sets", "/start", "/learn", "/settings", "/new", "/help", "/class"])
async def test_going_anywhere_ends_what_was_to_be_written(world: World, away: str) -> None:
    teacher, code = await with_set(world)
    anya = await reporting(world, code, "Аня")
    await delivered(world)
    await teacher.press("Посмотреть")
    await teacher.press("Ответить")
    await teacher.send(away)
    await teacher.send("Это никому")
    await delivered(world)
    assert told(anya, "Это никому") == 0
    await open_questions(teacher)
    await teacher.press("Исправить")
    await teacher.press("Ответ")
    await teacher.send(away)
    await teacher.send("1917")
    assert told(teacher, "Было и стало") == 0


@pytest.mark.parametrize("place", ["home", "sets", "stats", "new", "class"])
async def test_so_does_a_key_that_leads_elsewhere(world: World, place: str) -> None:
    teacher, code = await with_set(world)
    anya = await reporting(world, code, "Аня")
    await delivered(world)
    await teacher.press("Посмотреть")
    await teacher.press("Ответить")
    await teacher.forge(pack(Go(Place(place))), message=teacher.last)
    await teacher.send("Это никому")
    await delivered(world)
    assert told(anya, "никому") == 0


async def test_strangers_and_learners_see_and_change_nothing(world: World) -> None:
    teacher, code = await with_set(world)
    anya = await learner(world, code)
    await anya.press("1919")
    stranger = await world.person("Ева")
    await stranger.send("/help")
    fact = await first_fact(world, code)
    await open_questions(teacher)
    await fix(teacher, "Ответ", "1918")
    keys: tuple[Button, ...] = (
        OpenQuestions(fact.set_id), SeeQuestion(fact.id, 0, 1), FixQuestion(fact.id, 0), FixPart(fact.id, 0, "ask-0"),
        FixReported(fact.id, "choice-1"), FixBy(fact.id, 0, "retire"), PreviewFix(fact.id, 0), SaveFix(fact.id, 1, 1),
        SeeHistory(fact.id, 0), TakenOut(fact.set_id, 0), SeeQuestion(FactId(10**9), 0, 0), SaveFix(10**9, 1, 0),
    )  # fmt: skip
    for forger in (anya, stranger):
        popped = await forger.forge(*(pack(each) for each in keys))
        assert all("Такого набора у вас нет" in str(word) for word in popped)
        await forger.send("1917")
    assert await first_fact(world, code) == fact
    await some_time_later(world)
    assert told(anya, "Поправка") == 0
