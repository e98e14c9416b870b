"""Files sent for a draft: texts, questions, what is neither, and what is wrong with them."""

from __future__ import annotations

import pytest

from authoring.workshop import Workshop
from bot import request
from bot.desk import Workrooms
from bot.service import Surroundings
from bot.work import AUTHOR, IMPORTER
from quiz.usecases.drafting import Allowance
from sandbox import Fault, Upload
from tests.stories.learner import joined
from tests.stories.teacher import TEXT, FakeAuthor, open_workrooms, send_file, with_draft
from tests.stories.test_own_data import stored
from tests.stories.world import MOON, Chat, World, keys_of

pytestmark = pytest.mark.usefixtures("calm")
PIXEL = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000040000000400806000000aa6971de0000000049454e44ae426082")


@pytest.fixture
async def author(world: World) -> FakeAuthor:
    return await open_workrooms(world)


async def expecting(world: World) -> Chat:
    """A teacher who was asked for material."""
    return await (await world.person("Марина")).send("/new")


async def test_a_file_that_nobody_asked_for_is_kept_and_its_sender_asked(world: World, author: FakeAuthor) -> None:
    pupil = await joined(world)
    await pupil.send("/learn")
    await pupil.press("1969")
    await pupil.press("Дальше")
    asked, question = pupil.text, pupil.last
    await send_file(pupil, "домашняя работа.txt", TEXT.encode())
    pupil.reads("Вопрос ждёт ответа", "Ваш файл: домашняя работа.txt")
    assert author.given == []
    assert keys_of(question) == keys_of(pupil.now(question))
    await pupil.send("Союз-4")
    pupil.reads("Аполлон-11")
    assert "корабль" in asked, "an answer is still an answer"
    await pupil.send("/new")
    await pupil.press("Составить вопросы")
    await pupil.comes_to_read("6 вопросов")


async def test_a_picture_sent_as_a_file_in_the_middle_of_a_question_is_no_set(world: World, author: FakeAuthor) -> None:
    pupil = await joined(world)
    await pupil.send("/learn")
    question = pupil.last
    await send_file(pupil, "тетрадь.png", PIXEL)
    pupil.reads("Ответить можно только кнопкой или словами", "/new")
    assert keys_of(question) == keys_of(pupil.now(question))
    await pupil.press("Продолжить")
    pupil.reads("В каком году")
    await pupil.press("1969")
    pupil.reads("1969")
    await pupil.send("/new")
    pupil.reads("Пришлите текст о событиях")


async def test_a_question_waits_while_a_file_meets_a_draft(world: World, author: FakeAuthor) -> None:
    teacher = await world.person("Марина")
    await teacher.send("/new")
    await teacher.send(TEXT)
    await teacher.start("moon")
    await teacher.press("Начать")
    await teacher.press("1969")
    await teacher.press("Дальше")
    question = teacher.last
    await send_file(teacher, "a.txt", b"other")
    teacher.reads("Вопрос ждёт ответа", "уже есть текст")
    assert keys_of(question) == keys_of(teacher.now(question))
    await teacher.press("Составить вопросы")
    await teacher.comes_to_read("6 вопросов")
    await teacher.send("Аполлон-11")
    teacher.reads("Правильно: Аполлон-11")


async def test_a_file_is_written_from_at_once(world: World, author: FakeAuthor) -> None:
    teacher = await expecting(world)
    await send_file(teacher, "Гражданская война.txt", TEXT.encode())
    await teacher.comes_to_read("6 вопросов")
    assert author.given == [(TEXT, "Гражданская война.txt", "")]


async def test_a_file_of_questions_is_shown_before_it_is_published(world: World, author: FakeAuthor) -> None:
    teacher = await expecting(world)
    await send_file(teacher, "moon.yaml", MOON.read_bytes())
    await teacher.comes_to_read("Полёт на Луну", "взяты все", "Сам я ничего не менял", "Можно публиковать")
    assert "росмотрен" not in teacher.text, "nobody has looked at anything"
    await teacher.press("Смотреть по одному")
    await teacher.press("Убрать")
    teacher.reads("2 из")
    await teacher.press("К черновику")
    teacher.reads("убрано 1", "Решено обо всех")
    await teacher.press("Смотреть по одному")
    await teacher.press("Вернуть")
    await teacher.press("К черновику")
    assert author.given == [], "a file of questions is no material"
    await teacher.press("Опубликовать")
    teacher.reads("8 фактов")
    pupil = await world.person("Петя")
    code = teacher.text.rpartition("start=")[2]
    await pupil.start(code)
    pupil.reads("Полёт на Луну", "8 фактов")


CARDS = "съезд\tсобрание партии\nНЭП\tновая политика\nЦК\tкомитет".encode()


async def test_a_plain_file_that_looks_like_cards_is_asked_about(world: World, author: FakeAuthor) -> None:
    teacher = await expecting(world)
    await send_file(teacher, "Термины.txt", CARDS)
    await teacher.comes_to_read("Термины.txt", "Похоже на карточки: в 3 строках")
    assert "Не получилось" not in teacher.text
    await world.restart()
    await teacher.press("Взять как карточки: 3")
    await teacher.comes_to_read("Термины", "6 вопросов, взяты все")
    assert author.given == []


async def test_or_it_is_a_text_and_is_not_asked_about_again(world: World) -> None:
    author = await open_workrooms(world, Allowance(texts=1))
    teacher = await expecting(world)
    await send_file(teacher, "Хроника.txt", CARDS)
    await teacher.comes_to_read("Похоже на карточки")
    await teacher.press("Это текст, придумать вопросы")
    await teacher.comes_to_read("6 вопросов: взято 0")
    assert author.given[0][0] == CARDS.decode()


async def test_a_broken_file_of_questions_shows_every_fault_and_loses_nothing(world: World, author: FakeAuthor) -> None:
    teacher = await expecting(world)
    broken = MOON.read_text("utf-8").replace("kind: choice", "kind: chioce").replace("answer: Аполлон-11", "answr: А")
    await send_file(teacher, "moon.yaml", broken.encode())
    await teacher.comes_to_read("В файле", "строка 9", "choice", "ничего не взято", "пришлите файл снова", "moon.yaml")
    await send_file(teacher, "moon.yaml", MOON.read_bytes())
    await teacher.comes_to_read("Можно публиковать")


async def test_a_broken_file_makes_room_for_another_instead_of_being_read_again(
    world: World, author: FakeAuthor
) -> None:
    teacher = await expecting(world)
    await send_file(teacher, "moon.yaml", b"title: [")
    await teacher.comes_to_read("ничего не взято")
    assert not [label for label in teacher.labels if "ещё раз" in label]
    broken = teacher.with_keys
    await teacher.press("Отправить другой файл")
    teacher.reads("Пришлите текст о событиях")
    await teacher.send(TEXT)
    teacher.reads("Ваш текст: 1 сообщение")
    await teacher.press("Составить вопросы")
    await teacher.comes_to_read("6 вопросов")
    await teacher.forge("df1:1", message=broken)
    await teacher.send("/new")
    teacher.reads("6 вопросов")


async def test_a_short_text_is_shown_once_and_as_a_whole(world: World, author: FakeAuthor) -> None:
    teacher = await expecting(world)
    await teacher.send(TEXT)
    assert teacher.text.count("Поход начался") == 1
    assert "…" not in teacher.text
    await teacher.send(TEXT * 5)
    teacher.reads("Начало: Поход начался", "…")
    opening = teacher.text.partition("Начало: ")[2].partition("…")[0]
    assert TEXT[len(opening) : len(opening) + 1] in " \n" or (TEXT * 2).startswith(opening + " "), "no word is cut"


async def test_more_faults_than_the_chat_holds_come_as_a_file(world: World, author: FakeAuthor) -> None:
    teacher = await expecting(world)
    fact = "  - id: f{0}\n    statement: Факт {0}.\n    questions:\n      - kind: nonsense\n        ask: Что?\n"
    broken = "title: Много\nlanguage: ru\nfacts:\n" + "".join(fact.format(number) for number in range(30))
    await send_file(teacher, "many.yaml", broken.encode())
    await teacher.comes_to_read("Все ошибки по порядку")
    listed = stored(world, "document", teacher.last).decode()
    assert "строка 7" in listed
    assert listed.count("\n") >= 30
    assert any("…и ещё" in str(message.get("text")) for message in teacher.messages)


async def test_a_file_that_is_too_big_is_not_fetched(world: World, author: FakeAuthor) -> None:
    teacher = await expecting(world)
    await send_file(teacher, "tom.txt", b"a" * 10_000_001)
    teacher.reads("11 МБ", "до 10 МБ")
    assert world.calls("getFile") == []
    await teacher.send("/new")
    teacher.reads("Пришлите текст")


async def test_a_file_bigger_than_it_was_said_to_be_is_let_go(
    world: World, author: FakeAuthor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.scribe.MOST_BYTES", 100_000)
    monkeypatch.setattr(request, "CHUNK", 1000)
    teacher = await expecting(world)
    upload = Upload("a.txt", "text/plain", b"a" * 200_000)
    stored_file = world.telegram.files.add([world.account.id], "document", upload)
    document = {"file_id": stored_file.file_id, "file_unique_id": "u", "file_name": "a.txt", "file_size": 5}
    await teacher.say_raw(document=document)
    await teacher.comes_to_read("Не получилось", "Разделите")


async def test_a_file_that_telegram_has_lost_is_asked_for_again(world: World, author: FakeAuthor) -> None:
    teacher = await expecting(world)
    document = {"file_id": "nowhere", "file_unique_id": "u", "file_name": "a.txt", "file_size": 5}
    await teacher.say_raw(document=document)
    await teacher.comes_to_read("больше не отдаёт", "ещё раз")


async def test_a_file_is_fetched_in_spite_of_faults_that_pass(world: World, author: FakeAuthor) -> None:
    world.telegram.faults.order(Fault("getFile", "502"))
    world.telegram.faults.order(Fault("getFile", "429", retry_after=0))
    teacher = await expecting(world)
    await send_file(teacher, "a.txt", TEXT.encode())
    await teacher.comes_to_read("6 вопросов")


async def test_what_is_no_file_at_all_is_no_material(world: World, author: FakeAuthor) -> None:
    teacher = await world.person("Марина")
    await teacher.say_raw(document={"file_id": "x", "file_unique_id": "u", "file_size": "many"})
    teacher.reads("текст и кнопки")


async def test_a_picture_is_said_to_be_no_text(world: World, author: FakeAuthor) -> None:
    teacher = await world.person("Марина")
    await teacher.send("/new")
    teacher.conversation.send_photo(Upload("page.png", "image/png", PIXEL))
    await teacher.settle()
    teacher.reads("текст мне не прочесть", "Пришлите текст о событиях")
    pupil = await joined(world)
    pupil.conversation.send_photo(Upload("page.png", "image/png", PIXEL))
    await pupil.settle()
    pupil.reads("Я понимаю текст и кнопки")


async def test_a_file_beside_a_text_or_a_draft_is_not_taken_and_nothing_is_lost(
    world: World, author: FakeAuthor
) -> None:
    teacher = await world.person("Марина")
    await teacher.send("/new")
    await teacher.send(TEXT)
    await send_file(teacher, "a.txt", b"other")
    teacher.reads("уже есть текст", "1 сообщение")
    other = await with_draft(world, "Вера")
    await send_file(other, "a.txt", b"other")
    other.reads("уже есть черновик", "6 вопросов")


async def test_the_real_workers_write_and_read(world: World) -> None:
    async with Workshop(AUTHOR) as author, Workshop(IMPORTER) as importer:
        world.around = Surroundings(rooms=Workrooms(author, importer, Allowance()))
        await world.restart()
        teacher = await expecting(world)
        await send_file(teacher, "broken.yaml", b"title: [")
        await teacher.comes_to_read("В файле", "строка 1")
        await teacher.send("/new")
        await send_file(teacher, "moon.yaml", MOON.read_bytes())
        await teacher.comes_to_read("Полёт на Луну", "Можно публиковать")
        await teacher.press("Выбросить")
        await teacher.press("Да, выбросить")
        await teacher.send("/new")
        await teacher.send(
            "15 октября 1923 года Совет народных комиссаров принял декрет о выборах. "
            "Владимир Ильич Ленин родился 22 апреля 1870 года в Симбирске. "
            "В 1957 году Советский Союз запустил первый искусственный спутник Земли."
        )
        await teacher.press("Составить вопросы")
        await teacher.comes_to_read("взято 0", "Возьмите хорошие")
        await teacher.press("Взять остальные")
        await teacher.press("Опубликовать")
        await teacher.press("🚀 15 октября")
        teacher.reads("start=")
        await world.stop()


AIKEN = "В каком году был поход?\nA. 1918\nB. 1919\nANSWER: B\n\nКто вёл поход?\nA. Иванов\nB. Петров\nANSWER: A\n"
GIFT = "В каком году был поход? {=1919 ~1918 ~1920}\n"


@pytest.mark.parametrize(
    ("name", "content", "count"), [("тест.txt", AIKEN, "2 вопроса"), ("Test.TXT", GIFT, "1 вопрос")]
)
async def test_a_text_that_holds_questions_is_taken_as_them_and_that_is_said(
    world: World, author: FakeAuthor, name: str, content: str, count: str
) -> None:
    teacher = await expecting(world)
    await send_file(teacher, name, content.encode("utf-8-sig"))
    await teacher.comes_to_read(count, "уже были вопросы", ".md", "Можно публиковать")
    assert author.given == []
    await teacher.press("Смотреть по одному")
    teacher.reads("В каком году был поход?", "✅ 1919")


async def test_what_is_wrong_with_questions_in_a_text_is_told_with_its_line(world: World, author: FakeAuthor) -> None:
    teacher = await expecting(world)
    await send_file(teacher, "тест.txt", AIKEN.replace("ANSWER: B", "ANSWER: D").encode())
    await teacher.comes_to_read("В файле", "строка 4", "пришлите файл снова")


async def test_the_same_text_under_another_ending_is_material(world: World, author: FakeAuthor) -> None:
    teacher = await expecting(world)
    await send_file(teacher, "тест.md", AIKEN.encode())
    await teacher.comes_to_read("6 вопросов")
    assert "уже были" not in teacher.text
