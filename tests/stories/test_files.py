"""A set leaves as a file and comes back as one, in the chat."""

from __future__ import annotations

import pytest

from quiz.formats.exchange import FORMATS, import_file
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
