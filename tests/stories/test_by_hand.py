"""A set without a text: written by hand, or pasted as questions that are there already."""

from __future__ import annotations

import pytest

from tests.stories.teacher import FakeAuthor, begun, open_workrooms, published
from tests.stories.test_editing import draft_of
from tests.stories.test_restarts import killed
from tests.stories.world import Chat, World, data_of

pytestmark = pytest.mark.usefixtures("calm")

AIKEN = """Когда Гагарин полетел в космос?
A. 12 апреля 1961 года
B. 4 октября 1957 года
ANSWER: A

Кто первым вышел в открытый космос?
A) Титов
B) Леонов
ANSWER: B"""
GIFT = "::Полёт::Когда полетел Гагарин? {=1961 ~1957 ~1963}\n\n::Выход::Кто первым вышел в космос? {=Леонов ~Титов}"

ROWS = "вопрос;ответ;неверный 1\nКогда полетел Гагарин?;1961;1957\nКто первым вышел в космос?;Леонов;Титов"


@pytest.fixture
async def author(world: World) -> FakeAuthor:
    return await open_workrooms(world)


@pytest.fixture
async def teacher(world: World, author: FakeAuthor) -> Chat:
    """Somebody who begins a set."""
    return await (await world.person("Марина")).send("/new")


async def test_a_set_is_written_wholly_by_hand(world: World, teacher: Chat, author: FakeAuthor) -> None:
    await teacher.press("Без текста, вручную")
    teacher.reads("Как назвать набор?")
    await teacher.send("Космос,\nпервые шаги")
    teacher.reads("Пришлите вопрос одним сообщением")
    await teacher.send("Кто полетел первым?\nГагарин\nТитов")
    teacher.reads("1 из 1", "✅ Гагарин")
    await teacher.send("Сколько витков?\nодин")
    teacher.reads("2 из 2")
    await teacher.press("К черновику")
    teacher.reads("Космос, первые шаги", "2 вопроса: взято 2")
    await teacher.press("Опубликовать: 2")
    pupil = await (await world.person("Петя")).start(await published(world, teacher))
    pupil.reads("Космос, первые шаги", "2 факта")
    await pupil.press("Начать")
    await pupil.press("Гагарин")
    pupil.reads("Правильно: Гагарин")
    assert author.given == []


async def test_a_draft_without_questions_says_what_to_do_and_waits_for_weeks(world: World, teacher: Chat) -> None:
    await teacher.press("Без текста, вручную")
    await teacher.send("Космос")
    await teacher.press("Не добавлять")
    teacher.reads("Вопросов пока нет")
    assert not [label for label in teacher.labels if "Смотреть" in label or "Опубликовать" in label]
    await world.restart()
    await world.pass_time(days=30)
    await teacher.send("/new")
    await teacher.press("Добавить вопрос")
    await teacher.send("Кто полетел первым?\nГагарин")
    teacher.reads("1 из 1")


async def test_a_title_that_is_too_long_is_asked_for_again(world: World, teacher: Chat) -> None:
    await teacher.press("Без текста, вручную")
    await teacher.send("Космос " * 30)
    teacher.reads("Слишком длинно", "100 знаков")
    await teacher.send("Космос")
    teacher.reads("Пришлите вопрос")


async def test_who_has_sent_a_text_already_keeps_it(world: World, teacher: Chat) -> None:
    early = teacher.with_keys
    key = data_of(early, "вручную")
    await teacher.send("Поход начался весной 1919 года, а кончился осенью 1921 года.")
    await teacher.forge(key, message=early)
    teacher.reads("Ваш текст: 1 сообщение")


@pytest.mark.parametrize("said", [False, True])
async def test_a_title_that_comes_twice_because_the_bot_died_is_no_question(
    world: World, teacher: Chat, monkeypatch: pytest.MonkeyPatch, said: bool
) -> None:
    await teacher.press("Без текста, вручную")
    async with killed(world, monkeypatch, said):
        teacher.conversation.say("Космос")
    teacher.reads("Пришлите вопрос одним сообщением")
    assert "не получится" not in teacher.text


@pytest.mark.parametrize("pasted", [AIKEN, GIFT, ROWS], ids=["aiken", "gift", "rows"])
async def test_questions_that_are_pasted_are_taken_as_they_are(
    world: World, teacher: Chat, author: FakeAuthor, pasted: str
) -> None:
    await teacher.send(pasted)
    teacher.reads("Похоже на готовые вопросы: 2")
    await teacher.press("Взять готовые вопросы: 2")
    await teacher.comes_to_read("2 вопроса, взяты все", "выбор — 2", "Гагарин")
    await teacher.press("Смотреть по одному")
    teacher.reads("✅", "Гагарин")
    assert author.given == []


CARDS = "Термины\nсъезд — собрание партии\nНЭП — новая политика\nЦК — комитет"


async def test_a_list_of_cards_that_is_pasted_is_taken_as_cards(
    world: World, teacher: Chat, author: FakeAuthor
) -> None:
    await teacher.send(CARDS)
    teacher.reads("Похоже на карточки: в 3 строках")
    await teacher.press("Взять как карточки: 3")
    await teacher.comes_to_read("Термины", "6 вопросов, взяты все", "карточка — 3")
    await teacher.press("Смотреть по одному")
    await teacher.press("→")
    teacher.reads("съезд — это…", "✅ собрание партии")
    assert author.given == []


async def test_a_list_as_it_was_typed_is_taken_as_cards_too(world: World, teacher: Chat) -> None:
    await teacher.send("1. Съезд — собрание партии\n2. НЭП - новая политика\n3. ЦК: комитет\n4. Декрет – закон")
    teacher.reads("Похоже на карточки: в 4 строках")


async def test_or_it_is_a_text_though_it_looks_like_cards(world: World, teacher: Chat, author: FakeAuthor) -> None:
    await teacher.send(CARDS)
    await teacher.press("Это текст, придумать вопросы")
    await begun(author)
    assert author.given[0][0] == CARDS


async def test_or_they_are_a_text_to_write_from(world: World, teacher: Chat, author: FakeAuthor) -> None:
    await teacher.send(AIKEN)
    await teacher.press("Это текст, придумать вопросы")
    await begun(author)
    await teacher.comes_to_read("6 вопросов")
    assert author.given[0][0] == AIKEN


async def test_an_ordinary_text_is_not_taken_for_questions(world: World, teacher: Chat) -> None:
    await teacher.send("А. И. Рыков был наркомом. Ответ: он им был до 1924 года.\nИ потом тоже.")
    assert "Похоже" not in teacher.text
    assert not [label for label in teacher.labels if "готовые" in label]


async def test_a_key_of_somebody_else_or_of_the_past_makes_no_set(world: World, teacher: Chat) -> None:
    draft = await draft_of(world, teacher)
    stranger = await world.person("Боря")
    said = await stranger.forge(f"dh1:{draft}", f"dn1:{draft}")
    assert all("больше нет" in str(word) for word in said)
    await teacher.forge(f"dn1:{draft}", message=teacher.with_keys)
    teacher.reads("Сначала пришлите текст или файл")
