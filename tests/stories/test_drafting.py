"""A teacher makes a set in the chat: from a text to a class that is asked, and nothing is lost on the way."""

from __future__ import annotations

import pytest

from bot.sharing import qr_picture
from quiz.drafts import NoDraft
from quiz.usecases.drafting import Allowance
from tests.stories.learner import id_of
from tests.stories.teacher import TEXT, FakeAuthor, open_workrooms, published, send_file, with_draft
from tests.stories.test_own_data import rows_of, stored
from tests.stories.world import World, data_of

pytestmark = pytest.mark.usefixtures("calm")


@pytest.fixture
async def author(world: World) -> FakeAuthor:
    return await open_workrooms(world)


async def test_from_a_text_to_a_class_that_is_asked(world: World, author: FakeAuthor) -> None:
    teacher = await world.person("Марина")
    await teacher.send("/new")
    teacher.reads("Пришлите текст о событиях", ".docx")
    await teacher.send(TEXT)
    teacher.reads("1 сообщение", f"{len(TEXT)} зна", "Поход начался", "войска ушли.")
    await teacher.press("Составить вопросы")
    await teacher.comes_to_read("6 вопросов", "взято 0", "не просмотрено 6", "«проверьте»")
    assert author.given == [(TEXT, "text.txt", "Поход начался весной 1919 года")]
    await teacher.press("Смотреть по одному")
    teacher.reads("1 из 6 · выбор", "В каком году был поход?", "✅ 1919", "▫️ 1926", "как сказано")
    await teacher.press("Взять")
    teacher.reads("2 из 6 · ответ словами")
    await teacher.press("Убрать")
    teacher.reads("3 из 6")
    await teacher.press("←")
    teacher.reads("2 из 6", "убран")
    await teacher.press("←")
    teacher.reads("1 из 6", "взят")
    await teacher.press("К черновику")
    teacher.reads("взято 1, убрано 1, не просмотрено 4")
    await teacher.press("Только «проверьте»: 1")
    teacher.reads("1 из 1", "в черновике № 5", "проверьте", "уход")
    await teacher.press("Убрать")
    teacher.reads("не просмотрено 3")
    await teacher.press("Взять остальные: 3")
    teacher.reads("взято 4, убрано 2, не просмотрено 0", "Можно публиковать")
    await teacher.press("Вернуть на разбор")
    teacher.reads("взято 1, убрано 2, не просмотрено 3")
    assert not [label for label in teacher.labels if "Вернуть на разбор" in label]
    await teacher.press("Взять остальные: 3")
    await teacher.press("Смотреть по одному")
    teacher.reads("1 из 6", "взят")
    await teacher.press("К черновику")
    await teacher.press("Опубликовать: 4")
    code = await published(world, teacher)
    teacher.reads("3 факта", f"https://t.me/uzelok_bot?start={code}")
    title = "Поход начался весной 1919 года"
    assert stored(world, "photo", teacher.last) == qr_picture(f"https://t.me/uzelok_bot?start={code}", title)
    pupil = await (await world.person("Петя")).start(code)
    pupil.reads("Поход начался весной", "3 факта")
    await pupil.press("Начать")
    pupil.reads("В каком году был поход?")
    await pupil.press("1919")
    pupil.reads("как сказано")


async def test_what_was_said_of_a_question_is_ticked_and_can_be_taken_back(world: World, author: FakeAuthor) -> None:
    teacher = await with_draft(world)
    await teacher.press("Смотреть по одному")
    await teacher.press("Взять")
    await teacher.press("←")
    assert teacher.labels[:2] == ["☑️ Взято", "✖️ Убрать"]
    await teacher.press("Взято")
    teacher.reads("1 из 6")
    assert "✅ взят" not in teacher.text
    await teacher.press("Убрать")
    await teacher.press("←")
    await teacher.press("Вернуть")
    teacher.reads("2 из 6")
    await teacher.press("К черновику")
    teacher.reads("взято 1, убрано 0, не просмотрено 5")


async def test_the_rest_is_given_back_without_what_was_decided_meanwhile(world: World, author: FakeAuthor) -> None:
    teacher = await with_draft(world)
    await teacher.press("Смотреть по одному")
    await teacher.press("Взять")
    await teacher.press("К черновику")
    await teacher.press("Взять остальные: 5")
    await world.restart()
    await teacher.press("Смотреть по одному")
    await teacher.press("→")
    await teacher.press("Убрать")
    teacher.reads("3 из 6", "взят")
    await teacher.press("К черновику")
    overview = teacher.with_keys
    key = data_of(overview, "Вернуть на разбор")
    await teacher.press("Вернуть на разбор")
    teacher.reads("взято 1, убрано 1, не просмотрено 4")
    await teacher.forge(key, message=overview)
    teacher.reads("взято 1, убрано 1, не просмотрено 4")


async def test_several_messages_become_one_text_and_only_the_last_is_answered(world: World, author: FakeAuthor) -> None:
    teacher = await world.person("Марина")
    await teacher.send("/new")
    long = " ".join(f"В {1900 + number % 20} году случилось событие номер {number}" for number in range(220)) + "."
    await teacher.send(long)
    teacher.reads("3 сообщения", "событие номер 219")
    assert sum("Ваш текст" in str(message.get("text")) for message in teacher.messages) == 1
    await teacher.send("И ещё одно.")
    teacher.reads("4 сообщения")
    await teacher.press("Составить вопросы")
    await teacher.comes_to_read("6 вопросов")
    assert author.given[0][0] == f"{long}\nИ ещё одно."


async def test_a_set_of_a_teacher_is_found_by_its_link_alone(world: World, author: FakeAuthor) -> None:
    teacher, stranger = await with_draft(world), await world.person("Боря")
    await teacher.press("Взять остальные")
    await teacher.press("Опубликовать")
    await stranger.send("/sets")
    assert "Поход" not in stranger.text + "".join(stranger.labels)
    set_ = await world.store.run(lambda tx: next(each.id for each in tx.sets.all() if each.code != "moon"))
    said = await stranger.forge(f"j1:{set_}", f"s1:{set_}", f"a1:{set_}")
    assert all("больше нет" in str(word) for word in said), said
    await teacher.send("/sets")
    teacher.reads("Поход", "твой набор")
    await teacher.press("Поход")
    await teacher.press("Ссылка для учеников")
    teacher.reads("start=", "3 факта")
    assert "Такого набора" in str(await stranger.forge(f"dq1:{set_}"))
    await teacher.send("/sets")
    await teacher.press("Поход")
    await teacher.press("Учиться")
    teacher.reads("В каком году был")


async def test_a_text_that_does_not_fit_is_refused_with_what_to_do(world: World, author: FakeAuthor) -> None:
    teacher = await world.person("Марина")
    await teacher.send("/new")
    for number in range(5):
        await teacher.send(f"{number} " * 9000)
    await teacher.send("Конец.")
    await teacher.send("/new")
    teacher.reads("Текст не поместился", "пришлите файлом")
    assert "Конец." not in teacher.text
    assert "✍️ Составить вопросы" in teacher.labels


async def test_a_draft_can_be_thrown_away_after_a_question_back(world: World, author: FakeAuthor) -> None:
    teacher = await with_draft(world)
    await teacher.press("Выбросить")
    teacher.reads("вернуть их будет нельзя")
    await teacher.press("Нет, оставить")
    teacher.reads("6 вопросов")
    old = data_of(teacher.last, "Смотреть")
    await teacher.press("Выбросить")
    await teacher.press("Да, выбросить")
    teacher.reads("Черновик выброшен")
    (said,) = await teacher.forge(old)
    assert said is not None
    assert "больше нет" in said
    await teacher.send("Это уже не черновик.")
    teacher.reads("Не понял")


async def test_what_a_text_gives_nothing_for_is_said_and_the_text_stays(world: World, author: FakeAuthor) -> None:
    author.gives_nothing = True
    teacher = await world.person("Марина")
    await teacher.send("/new")
    await teacher.send(TEXT)
    await teacher.press("Составить вопросы")
    await teacher.comes_to_read("не вышло", "нет ни одной даты", "1 сообщение")
    author.gives_nothing = False
    await teacher.press("ещё раз")
    await teacher.comes_to_read("6 вопросов")


async def test_a_failure_says_what_to_do(world: World, author: FakeAuthor) -> None:
    author.trouble = NoDraft("unreadable-scanned")
    teacher = await (await world.person("Марина")).send("/new")
    await send_file(teacher, "книга.pdf", b"%PDF-1.7 pictures only")
    await teacher.comes_to_read("Не получилось", "только изображения страниц", "книга.pdf")


async def test_nothing_and_too_little_are_not_written_from(world: World, author: FakeAuthor) -> None:
    teacher = await world.person("Марина")
    await teacher.send("/new")
    await teacher.send("Мало.")
    await teacher.press("Составить вопросы")
    teacher.reads("слишком мало")
    assert author.given == []


async def test_a_day_has_its_measure(world: World) -> None:
    author = await open_workrooms(world, Allowance(texts=1, files=1))
    teacher = await with_draft(world)
    await teacher.press("Выбросить")
    await teacher.press("Да, выбросить")
    await teacher.send("/new")
    await teacher.send(TEXT)
    await teacher.press("Составить вопросы")
    teacher.reads("На сегодня хватит", "1 раза", "/new")
    await world.pass_time(days=1)
    await teacher.send("/new")
    await teacher.press("Составить вопросы")
    await teacher.comes_to_read("6 вопросов")
    assert len(author.given) == 2


async def test_keys_of_a_published_draft_lead_to_its_set_even_when_the_next_has_begun(
    world: World, author: FakeAuthor
) -> None:
    teacher = await with_draft(world)
    old = data_of(teacher.last, "Смотреть")
    await teacher.press("Взять остальные")
    await teacher.press("Опубликовать")
    await published(world, teacher)
    await teacher.send("/new")
    await teacher.send("Зимой 1930 года построили мост.")
    await teacher.forge(old, message=teacher.last)
    teacher.reads("Набор «Поход начался весной 1919 года» уже опубликован")
    await teacher.send("/new")
    teacher.reads("Зимой 1930 года построили мост.")


async def test_drafts_are_handed_out_and_forgotten(world: World, author: FakeAuthor) -> None:
    teacher = await with_draft(world)
    await teacher.send("/export")
    exported = stored(world, "document", teacher.last).decode()
    assert all(line in exported for line in TEXT.splitlines())
    assert "В каком году был поход?" in exported
    await teacher.send("/forget")
    await teacher.press("Да, удалить всё")
    assert rows_of(world, id_of(teacher)) == 0


async def test_learning_goes_on_beside_a_draft(world: World, author: FakeAuthor) -> None:
    teacher = await (await world.person("Марина")).start("moon")
    await teacher.send("/new")
    await teacher.send(TEXT)
    await teacher.send("/learn")
    await teacher.press("1969")
    await teacher.press("Дальше")
    await teacher.send("ответ, а не материал")
    await teacher.send("/new")
    teacher.reads("1 сообщение", "войска ушли.")


async def test_without_workrooms_no_sets_are_made(world: World) -> None:
    chat = await world.person()
    await chat.send("/new")
    chat.reads("не составляют")
    assert "из прошлого" in (await chat.forge("dw1:5"))[0]  # type: ignore[operator]  # it was answered
