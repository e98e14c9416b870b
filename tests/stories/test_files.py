"""A set leaves as a file and comes back as one, in the chat."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import openpyxl  # type: ignore[import-untyped]  # it has no types
import pytest

from quiz.formats import read_yaml
from quiz.formats.exchange import FORMATS, import_file
from quiz.model import FactId, Memory
from quiz.usecases.keep import publish
from tests.stories.learner import id_of, many
from tests.stories.teacher import open_workrooms, send_file
from tests.stories.test_own_data import stored
from tests.stories.world import MOON, START, Chat, World, data_of

pytestmark = pytest.mark.usefixtures("calm")
LABELS = {
    "yaml": "YAML", "xlsx": "Excel", "csv": "CSV", "tsv": "TSV", "gift": "GIFT", "aiken": "Aiken",
    "moodle": "Moodle XML", "apkg": "Anki",
}  # fmt: skip


async def with_a_set(world: World, name: str = "Марина") -> Chat:
    """A teacher at the hub of a set of theirs."""
    await open_workrooms(world)
    teacher = await world.person(name)
    await teacher.send("/new")
    await send_file(teacher, "moon.yaml", MOON.read_bytes())
    await teacher.comes_to_read("Можно публиковать")
    await teacher.press("Опубликовать")
    await teacher.send("/class")
    await teacher.press("Полёт на Луну")
    return teacher


def files_of(chat: Chat) -> dict[str, str]:
    """What the bot sent: names of files with what stands under them."""
    came = [message for message in chat.messages if message["from"]["is_bot"] and "document" in message]
    return {message["document"]["file_name"]: message["caption"] for message in came}


def sent(world: World, chat: Chat) -> tuple[str, bytes]:
    """The last file that came: its name and what is in it."""
    message = next(message for message in reversed(chat.messages) if "document" in message)
    return message["document"]["file_name"], stored(world, "document", message)


async def update_by(teacher: Chat, name: str, data: bytes) -> None:
    """From the hub of the set: the file, and what it would change is shown."""
    await teacher.send("/class")
    await teacher.press("Полёт на Луну")
    await teacher.press("Файлы")
    await teacher.press("Обновить из файла")
    teacher.reads("Пришлите новый файл", "Полёт на Луну")
    await send_file(teacher, name, data)


def with_a_cell(table: bytes, before: str, after: str) -> bytes:
    """The workbook with one cell written anew, as somebody does it in Excel."""
    workbook = openpyxl.load_workbook(BytesIO(table))
    [cell] = [cell for row in workbook.worksheets[0].iter_rows() for cell in row if cell.value == before]
    cell.value = after
    written = BytesIO()
    workbook.save(written)
    return written.getvalue()


async def code_of(world: World, teacher: Chat) -> str:
    """What the link of their only set carries."""
    [mine] = await world.store.run(lambda tx: list(tx.sets.owned(id_of(teacher))))
    return mine.code


async def memories_of(world: World, pupil: Chat) -> dict[FactId, Memory]:
    """All that somebody remembers."""
    found = await world.store.run(lambda tx: tx.memories.of(id_of(pupil)))
    return {one.fact: one.memory for one in found}


async def test_a_set_is_taken_away_in_every_format_there_is(world: World) -> None:
    teacher = await with_a_set(world)
    await teacher.press("Файлы")
    hub = teacher.with_keys
    for form in (each for each in FORMATS if each.write):
        await teacher.press(LABELS[form.name], hub)
        name, data = sent(world, teacher)
        assert name == f"Полёт на Луну{form.endings[0]}"
        assert import_file(data, name).questions.facts, form.name
    told = files_of(teacher)
    assert "вмещает не всё" in told["Полёт на Луну.aiken"], "what the format has no place for is told"
    assert "вмещает не всё" not in told["Полёт на Луну.yaml"]


async def test_nobody_takes_away_a_set_they_do_not_teach(world: World) -> None:
    teacher = await with_a_set(world)
    await teacher.press("Файлы")
    stolen = [data_of(teacher.with_keys, "YAML"), "fg1:1:yaml", "fg1:999:yaml", "fs1:1"]
    other = await world.person("Чужой")
    await other.send("/class")
    said = await other.forge(*stolen, message=other.with_keys)
    assert all(word is not None and "Такого набора у вас нет" in word for word in said)
    assert files_of(other) == {}


async def test_a_format_that_does_not_exist_is_refused(world: World) -> None:
    teacher = await with_a_set(world)
    await teacher.press("Файлы")
    forged = data_of(teacher.with_keys, "YAML").replace("yaml", "exe")
    assert (await teacher.forge(forged, message=teacher.with_keys))[0]
    assert files_of(teacher) == {}


async def test_the_sample_table_comes_back_as_questions(world: World) -> None:
    await open_workrooms(world)
    teacher = await world.person("Марина")
    await teacher.send("/new")
    await teacher.press("Образец таблицы")
    name, table = sent(world, teacher)
    assert name == "Образец таблицы.xlsx"
    await send_file(teacher, name, table)
    await teacher.comes_to_read("Можно публиковать", "3 вопроса")


async def test_learners_are_answered_while_ten_thousand_questions_are_written(world: World) -> None:
    teacher = await with_a_set(world)
    await world.store.run(publish, "many", many(10_000), START)
    set_ = await world.store.run(lambda tx: tx.sets.by_code("many"))
    assert set_ is not None
    await world.store.run(lambda tx: tx.sets.save("many", tx.sets.questions(set_.id), id_of(teacher), START))
    teacher.drop(f"fg1:{set_.id}:xlsx", teacher.with_keys)
    pupil = await world.person("Петя")
    pupil.conversation.start("moon")
    await pupil.comes_to_read("Полёт на Луну")
    assert files_of(teacher) == {}, "the file is still being written"
    await world.settle()
    name, data = sent(world, teacher)
    assert len(import_file(data, name).questions.facts) == 10_000


async def test_one_cell_changed_in_excel_updates_the_set_and_learners_keep_what_they_remember(world: World) -> None:
    teacher = await with_a_set(world)
    code = await code_of(world, teacher)
    pupil = await world.person("Петя")
    await pupil.start(code)
    await pupil.send("/learn")
    await pupil.press("1969")
    remembered = await memories_of(world, pupil)
    assert remembered
    await teacher.press("Файлы")
    await teacher.press("Excel")
    name, table = sent(world, teacher)
    asked = "В каком году люди впервые сели на Луну?"
    assert asked in MOON.read_text("utf-8")
    await update_by(teacher, name, with_a_cell(table, asked, "В каком году люди впервые ступили на Луну?"))
    await teacher.comes_to_read("новых 0, изменено 1, исчезнет 0, без перемен 7", "сохранят всё, что помнят")
    before = await world.store.run(lambda tx: tx.sets.questions(tx.sets.owned(id_of(teacher))[0].id))
    assert any(q.ask == asked for fact in before.facts for q in fact.questions), "nothing is saved before it is wished"
    await world.restart()
    await teacher.press("Обновить набор")
    teacher.reads("обновлён", "8 фактов", code)
    assert await code_of(world, teacher) == code
    assert await memories_of(world, pupil) == remembered
    after = await world.store.run(lambda tx: tx.sets.questions(tx.sets.owned(id_of(teacher))[0].id))
    changed = [new for old, new in zip(before.facts, after.facts, strict=True) if old != new]
    assert [q.ask for fact in changed for q in fact.questions if "ступили" in q.ask]
    await teacher.press_data(teacher.with_keys["message_id"], data_of(teacher.with_keys, "К набору"))
    teacher.reads("8 фактов")


@pytest.mark.parametrize("label", LABELS.values())
async def test_a_file_that_comes_back_as_it_went_changes_nothing(world: World, label: str) -> None:
    teacher = await with_a_set(world)
    await teacher.press("Файлы")
    await teacher.press(label)
    await update_by(teacher, *sent(world, teacher))
    await teacher.comes_to_read("новых 0, изменено 0, исчезнет 0, без перемен 8", "ничего не изменится")


async def test_a_file_that_drops_most_of_the_facts_warns_and_can_be_thrown_away(world: World) -> None:
    teacher = await with_a_set(world)
    lines = MOON.read_text("utf-8").split("\n  - id: ")
    await update_by(teacher, "moon.yaml", "\n  - id: ".join(lines[:3]).encode())
    await teacher.comes_to_read("исчезнет 6", "больше половины")
    await teacher.press("Не обновлять")
    teacher.reads("останется таким, как есть")
    assert "Выбросить" not in teacher.text, "nothing of the set is thrown away"
    await teacher.press("Нет, вернуться")
    teacher.reads("исчезнет 6")
    await teacher.press("Не обновлять")
    await teacher.press("Да, не обновлять")
    teacher.reads("Набор остался таким, как был")
    await teacher.send("/class")
    await teacher.press("Полёт на Луну")
    teacher.reads("8 фактов")


async def test_a_broken_file_tells_its_faults_and_changes_nothing(world: World) -> None:
    teacher = await with_a_set(world)
    await update_by(teacher, "moon.yaml", MOON.read_bytes().replace(b"kind: choice", b"kind: chioce", 1))
    await teacher.comes_to_read("строка 9", "ничего не взято")
    await send_file(teacher, "moon.yaml", MOON.read_bytes())
    await teacher.comes_to_read("без перемен 8")
    await teacher.send("/new")
    teacher.reads("без перемен 8")


async def test_a_set_that_was_changed_meanwhile_is_compared_anew(world: World) -> None:
    teacher = await with_a_set(world)
    code = await code_of(world, teacher)
    await update_by(teacher, "moon.yaml", MOON.read_bytes())
    await teacher.comes_to_read("без перемен 8")
    shorter = read_yaml(MOON.read_bytes())
    shorter = replace(shorter, facts=shorter.facts[1:])
    await world.store.run(publish, code, shorter, START)
    await teacher.press("Обновить набор")
    await teacher.comes_to_read("набор изменился", "новых 1", "без перемен 7")
    [mine] = await world.store.run(lambda tx: list(tx.sets.owned(id_of(teacher))))
    assert mine.facts == 7, "nothing was changed unseen"
    await teacher.press("Обновить набор")
    teacher.reads("обновлён", "8 фактов")


async def test_who_has_lost_the_set_updates_it_no_more(world: World) -> None:
    teacher = await with_a_set(world)
    other = await world.person("Вера")
    await other.send("/class")
    await update_by(teacher, "moon.yaml", MOON.read_bytes())
    await teacher.comes_to_read("без перемен 8")
    [mine] = await world.store.run(lambda tx: list(tx.sets.owned(id_of(teacher))))
    questions = await world.store.run(lambda tx: tx.sets.questions(mine.id))
    await world.store.run(lambda tx: tx.sets.save(mine.code, questions, id_of(other), START))
    edition = await world.store.run(lambda tx: tx.sets.edition(mine.id))
    await teacher.press("Обновить набор")
    teacher.reads("больше не изменить")
    assert await world.store.run(lambda tx: tx.sets.edition(mine.id)) == edition
    said = await teacher.forge(f"fu1:{mine.id}", message=teacher.with_keys)
    assert "Такого набора у вас нет" in str(said[0])


async def test_a_file_of_a_set_there_is_may_update_it_instead_of_making_a_new_one(world: World) -> None:
    teacher = await with_a_set(world)
    code = await code_of(world, teacher)
    await teacher.send("/new")
    await send_file(teacher, "moon.yaml", MOON.read_bytes().replace("Аполлон-11".encode(), "«Аполлон-11»".encode(), 1))
    await teacher.comes_to_read("У вас уже есть набор «Полёт на Луну»")
    await teacher.press("Обновить тот набор")
    await teacher.comes_to_read("изменено 1")
    await teacher.press("Обновить набор")
    teacher.reads("обновлён", code)
    assert await code_of(world, teacher) == code, "there is one set still"


async def test_words_instead_of_a_file_are_no_material_and_a_new_set_can_be_made_all_the_same(world: World) -> None:
    teacher = await with_a_set(world)
    await teacher.press("Файлы")
    await teacher.press("Обновить из файла")
    await teacher.send("Вот вам текст вместо файла, и довольно длинный.")
    teacher.reads("нужен файл с вопросами")
    await teacher.send("/new")
    teacher.reads("Новый набор")
    await send_file(teacher, "table.csv", "вопрос,ответ\nЧто?,Это\n".encode())
    await teacher.comes_to_read("Понято:", "Можно публиковать")


async def test_what_was_understood_is_counted_by_kind(world: World) -> None:
    await open_workrooms(world)
    teacher = await world.person("Марина")
    await teacher.send("/new")
    await send_file(teacher, "moon.yaml", MOON.read_bytes())
    await teacher.comes_to_read("Понято: выбор — ", "Можно публиковать")
