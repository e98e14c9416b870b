"""A set's owner renames it, decides who finds it, archives it and deletes it; learners are told what concerns them."""

from __future__ import annotations

import pytest

from bot.buttons import DeleteSet, JoinSet, Learn, OpenSet
from bot.callback_data import pack
from quiz.model import LearnerId, PublishedSet, Visibility
from tests.stories.test_reported import delivered, reporting, told, with_set
from tests.stories.world import Chat, World, data_of

pytestmark = pytest.mark.usefixtures("calm")


async def manage(teacher: Chat, title: str = "Поход начался") -> None:
    """On the page where everything is decided."""
    await teacher.send("/class")
    await teacher.press(title)
    await teacher.press("Управление")


async def stored(world: World, code: str) -> PublishedSet:
    found = await world.store.run(lambda tx: tx.sets.by_code(code))
    assert found is not None
    return found


async def test_a_set_gets_another_name_and_keeps_its_link(world: World) -> None:
    teacher, code = await with_set(world)
    await manage(teacher)
    await teacher.press("Переименовать")
    teacher.reads("Как теперь назвать", "Поход начался")
    await world.restart()
    await teacher.send("имя " * 40)
    teacher.reads("не больше 100 знаков")
    message = {"message_id": 950, "text": "  Поход <1919>\nгода "}
    await teacher.say_raw(**message)
    teacher.reads("Поход <1919> года", "называется иначе")
    await teacher.say_raw(**message)
    teacher.reads("Управление: «Поход <1919> года»")
    await teacher.send("это уже не имя")
    assert (await stored(world, code)).title == "Поход <1919> года"
    anya = await (await world.person("Аня")).start(code)
    anya.reads("Поход <1919> года")


async def test_a_name_is_not_taken_from_somebody_who_went_on(world: World) -> None:
    teacher, code = await with_set(world)
    await manage(teacher)
    await teacher.press("Переименовать")
    await teacher.press("Оставить как есть")
    await teacher.send("Не имя")
    assert (await stored(world, code)).title.startswith("Поход начался")


async def test_a_private_set_is_learned_on_but_joined_by_nobody_new(world: World) -> None:
    teacher, code = await with_set(world)
    anya = await (await world.person("Аня")).start(code)
    await manage(teacher)
    await teacher.press("Кто видит")
    teacher.reads("Видят все, у кого есть ссылка", "учатся дальше")
    await teacher.press("Только те, кто уже")
    teacher.reads("Закрыто", "Видят только вы")
    boris = await (await world.person("Борис")).start(code)
    boris.reads("закрыт", "Спроси учителя")
    set_ = (await stored(world, code)).id
    assert "больше нет" in str(await boris.forge(pack(OpenSet(set_)), pack(JoinSet(set_))))
    await anya.send("/learn")
    anya.reads("В каком году")
    await teacher.press("К набору")
    await teacher.press("Ссылка для учеников")
    teacher.reads("видите только вы")
    assert "start=" not in teacher.text
    await teacher.press("Кто видит")
    await teacher.press("показывать в /sets")
    teacher.reads("появился в /sets")
    await boris.send("/sets")
    await boris.press("➕ Поход")
    boris.reads("Поход начался")


async def test_an_archived_set_says_so_to_everybody_and_is_learned_on(world: World) -> None:
    teacher, code = await with_set(world)
    anya = await (await world.person("Аня")).start(code)
    await manage(teacher)
    await teacher.press("Кто видит")
    await teacher.press("показывать в /sets")
    boris = await world.person("Борис")
    await boris.send("/sets")
    earlier = boris.last
    await teacher.press("В архив")
    teacher.reads("Набор в архиве", "Кто учится, учится дальше")
    popped = await boris.press("➕ Поход", earlier)
    assert "в архиве" in popped
    assert "в архиве" in str(await boris.forge(pack(JoinSet((await stored(world, code)).id))))
    await boris.send("/sets")
    assert not [label for label in boris.labels if "Поход" in label]
    await boris.start(code)
    boris.reads("в архиве: новых учеников он больше не принимает")
    await anya.send("/sets")
    anya.reads("в архиве")
    await anya.press("📖 Поход")
    anya.reads("а ты учишь дальше")
    await anya.press("Учить")
    anya.reads("В каком году")
    await teacher.send("/class")
    await teacher.press("🗄 Поход")
    teacher.reads("В архиве")
    await teacher.press("Управление")
    teacher.reads("новые ученики не присоединяются")
    assert "Видят все" not in teacher.text
    await teacher.press("К набору")
    await teacher.press("Ссылка для учеников")
    teacher.reads("в архиве", "по ссылке никто не присоединится")
    await teacher.press("Вернуть из архива")
    teacher.reads("снова открыт")
    await boris.start(code)
    boris.reads("Поход начался")


async def test_a_deleted_set_is_gone_with_all_that_hung_on_it_and_learners_are_told_once(world: World) -> None:
    teacher, code = await with_set(world)
    anya = await reporting(world, code, "Аня")
    await anya.send("Тут ошибка")
    boris = await (await world.person("Борис")).start(code)
    await boris.send("/learn")
    await delivered(world)
    set_ = await stored(world, code)
    await manage(teacher)
    await teacher.press("Удалить набор")
    teacher.reads("Удалить набор «Поход", "учатся 2 человека", "вернуть их будет нельзя")
    await teacher.press("Да, удалить")
    teacher.reads("Точно удалить")
    assert (await stored(world, code)).deleted_at is None
    sure = data_of(teacher.last, "навсегда")
    await teacher.forge(sure, sure, message=teacher.last)
    teacher.reads("удалён", "2 ученикам")
    await delivered(world)
    for learner in (anya, boris):
        assert told(learner, "Учитель удалил набор") == 1
    assert "больше нет" in str(await anya.forge(pack(OpenSet(set_.id)), pack(JoinSet(set_.id))))
    await (await world.person("Вера")).start(code)
    assert await world.store.run(lambda tx: list(tx.sets.joined(LearnerId(anya.id)))) == []
    kept = str(await world.store.run(lambda tx: [tx.facts.get(line.fact) for line in tx.log.of(LearnerId(anya.id))]))
    assert "1919" not in kept
    draft = await world.store.run(lambda tx: tx.drafts.latest(LearnerId(teacher.id)))
    assert draft is None, "the text it was made from is gone as well"
    await teacher.send("/class")
    teacher.reads("Пока их нет")


async def test_what_stood_on_the_screen_of_a_deleted_set_says_that_it_is_gone(world: World) -> None:
    teacher, code = await with_set(world)
    anya = await reporting(world, code, "Аня")
    verdict = next(message for message in reversed(anya.messages) if "Отменить" in str(message))
    boris = await (await world.person("Борис")).start(code)
    await boris.send("/learn")
    question = boris.last
    set_ = await stored(world, code)
    await teacher.forge(pack(DeleteSet(set_.id, 2)))
    for label in ("1919", "Не знаю"):
        assert "удалён" in await boris.press(label, question)
    assert "удалён" in await anya.press("Отменить", verdict)
    assert "не работает" in await anya.press("Плохой вопрос", verdict)
    assert "удалён" in str(await anya.forge(pack(Learn(set_.id))))
    await anya.send("/undo")
    anya.reads("удалён")
    await boris.send("1919")
    boris.reads("удалён")
    await boris.send("1919")
    assert "удалён" not in boris.text
    for learner in (anya, boris):
        await learner.send("/learn")
        learner.reads("С чего начнём?")
        await learner.send("/export")
        await learner.send("/stats")
    await world.restart()
    late = await (await world.person("Глеб")).start(code)
    late.reads("Этот набор удалён")


async def test_who_forgets_themselves_leaves_a_private_set_to_nobody(world: World) -> None:
    teacher, code = await with_set(world)
    await manage(teacher)
    await teacher.press("Кто видит")
    await teacher.press("Только те")
    assert (await stored(world, code)).visibility is Visibility.PRIVATE
    await teacher.send("/forget")
    await teacher.press("Да, удалить")
    assert (await stored(world, code)).deleted_at is not None
