"""A teacher corrects the questions of a draft by words, and learners are asked what came of it."""

from __future__ import annotations

import pytest

from tests.stories.learner import id_of
from tests.stories.teacher import open_workrooms, published, with_draft
from tests.stories.test_restarts import killed
from tests.stories.world import Chat, World, data_of

pytestmark = pytest.mark.usefixtures("calm")


@pytest.fixture
async def teacher(world: World) -> Chat:
    """Somebody who looks at the first question of their draft."""
    await open_workrooms(world)
    teacher = await with_draft(world)
    await teacher.press("Смотреть по одному")
    return teacher


async def say(teacher: Chat, part: str, text: str) -> None:
    """Change that part of the question on the screen."""
    await teacher.press("Изменить", teacher.with_keys)
    await teacher.press(part)
    await teacher.send(text)


async def draft_of(world: World, teacher: Chat) -> int:
    """The number of their draft."""
    latest = await world.store.run(lambda tx: tx.drafts.latest(id_of(teacher)))
    assert latest is not None
    return latest.id


async def test_a_question_is_put_right_by_words_and_learners_are_asked_it(world: World, teacher: Chat) -> None:
    teacher.reads("В каком году был поход?")
    await teacher.press("Изменить")
    teacher.reads("Что изменить?")
    assert "Вопрос: В каком году был по…" in teacher.labels
    await teacher.press("Вопрос")
    teacher.reads("новый текст вопроса", "В каком году был поход?")
    await teacher.send("Когда начался поход?")
    teacher.reads("Исправлено, вопрос взят", "Когда начался поход?", "✅ 1919", "взят")
    await say(teacher, "Ответ", "весной 1919")
    teacher.reads("✅ весной 1919")
    await say(teacher, "Неверный: 1926", "Весной 1919")
    teacher.reads("Так не получится", "верный ответ и в то же время среди неверных", "1926")
    assert "строк" not in teacher.text, "there is no file here"
    await teacher.send("осенью 1921")
    teacher.reads("Исправлено", "▫️ осенью 1921", "▫️ 1927")
    await teacher.press("К черновику")
    teacher.reads("взято 1, убрано 0, не просмотрено 5")
    await teacher.press("Опубликовать: 1")
    pupil = await (await world.person("Петя")).start(await published(world, teacher))
    await pupil.press("Начать")
    pupil.reads("Когда начался поход?")
    assert {"весной 1919", "осенью 1921", "1927"} <= set(pupil.labels)
    await pupil.press("весной 1919")
    pupil.reads("как сказано")


async def test_an_answer_against_the_quote_and_the_other_questions_is_taken_with_a_warning(
    world: World, teacher: Chat
) -> None:
    await say(teacher, "Ответ", "1918")
    teacher.reads("Исправлено, вопрос взят", "В цитате этого нет: «1918»", "ждут другого ответа: 1919", "✅ 1918")
    await say(teacher, "Пояснение", "Так записал очевидец.")
    assert "⚠️" not in teacher.text, "the answer was not touched"
    await say(teacher, "Ответ", "весной 1919 года")
    teacher.reads("Исправлено", "✅ весной 1919 года")
    assert "⚠️" not in teacher.text


async def test_every_step_of_it_survives_a_restart_and_weeks(world: World, teacher: Chat) -> None:
    await teacher.press("Изменить")
    await world.restart()
    await teacher.press("Вопрос")
    await world.restart()
    await world.pass_time(days=20)
    await teacher.send("щ" * 301)
    teacher.reads("Так не получится")
    await world.restart()
    await teacher.send("Когда начался поход?")
    teacher.reads("Исправлено", "Когда начался поход?")


@pytest.mark.parametrize("said", [False, True])
async def test_a_new_text_that_comes_twice_because_the_bot_died_is_answered_as_if_it_had_not(
    world: World, teacher: Chat, monkeypatch: pytest.MonkeyPatch, said: bool
) -> None:
    await teacher.press("Изменить")
    await teacher.press("Вопрос")
    async with killed(world, monkeypatch, said):
        teacher.conversation.say("щ" * 301)
    teacher.reads("Так не получится")
    async with killed(world, monkeypatch, said):
        teacher.conversation.say("Когда начался поход?")
    teacher.reads("Исправлено", "Когда начался поход?")


@pytest.mark.parametrize("away", ["l1:{}:1:0:0", "o1:{}"])
async def test_whoever_goes_on_leaves_it_as_it_is_and_words_mean_nothing_more(
    world: World, teacher: Chat, away: str
) -> None:
    await teacher.press("Изменить")
    await teacher.press("Ответ")
    assert "↩️ Оставить как есть" in teacher.labels
    await teacher.forge(f"d{away.format(await draft_of(world, teacher))}")
    await teacher.send("1066")
    teacher.reads("Не понял")
    await teacher.send("/new")
    await teacher.press("Смотреть по одному")
    teacher.reads("✅ 1919")


async def test_an_explanation_comes_and_goes_and_a_fact_is_said_anew(world: World, teacher: Chat) -> None:
    await say(teacher, "Пояснение: —", "Снег сошёл рано.")
    teacher.reads("💬 Снег сошёл рано.")
    await teacher.press("Изменить")
    await teacher.press("Пояснение: Снег")
    teacher.reads("пришлите один дефис")
    await teacher.send("-")
    teacher.reads("Исправлено")
    assert "💬" not in teacher.text
    await say(teacher, "Факт", "Поход начался весной 1919 года.")
    teacher.reads("Факт теперь звучит так: Поход начался весной 1919 года.")


async def test_wrong_options_come_and_go_and_a_second_press_takes_no_other(world: World, teacher: Chat) -> None:
    await say(teacher, "Неверный вариант", "1919")
    teacher.reads("Так не получится", "верный ответ")
    await teacher.send("1935")
    teacher.reads("Исправлено", "▫️ 1926", "▫️ 1927", "▫️ 1935", "взят")
    await teacher.press("Изменить", teacher.with_keys)
    await teacher.press("Неверный: 1926")
    drop = data_of(teacher.with_keys, "Убрать этот вариант")
    await teacher.forge(drop)
    teacher.reads("Исправлено", "▫️ 1927", "▫️ 1935")
    assert "1926" not in teacher.text
    await teacher.forge(drop)
    await teacher.send("/new")
    await teacher.press("Смотреть по одному")
    await teacher.press("←")
    teacher.reads("1 из 6", "▫️ 1927", "▫️ 1935")
    await say(teacher, "Неверный: 1927", "1928")
    await teacher.press("Изменить", teacher.with_keys)
    await teacher.press("Неверный: 1928")
    await teacher.press("Убрать этот вариант")
    await teacher.press("Изменить", teacher.with_keys)
    await teacher.press("Неверный: 1935")
    assert teacher.labels == ["↩️ Оставить как есть"], "a question with options needs a wrong one"


async def test_keys_that_others_made_up_lead_nowhere_else(world: World, teacher: Chat) -> None:
    draft = await draft_of(world, teacher)
    await teacher.forge(f"dx1:{draft}:1:nothing:0")
    teacher.reads("Что изменить?")
    stranger = await world.person("Боря")
    for key in (f"dx1:{draft}:1:ask-0:0", f"de1:{draft}:1:0"):
        (said,) = await stranger.forge(key)
        assert said is not None
        assert "больше нет" in said


async def test_a_draft_is_gone_through_by_kind_and_old_keys_go_through_all_of_it(world: World, teacher: Chat) -> None:
    await teacher.press("К черновику")
    await teacher.press("По видам")
    assert teacher.labels[:3] == ["выбор: 3", "ответ словами: 3", "🔎 Только «проверьте»: 1"]
    await teacher.press("ответ словами")
    teacher.reads("1 из 3", "Только вид «ответ словами» · в черновике № 2")
    await teacher.press("Взять")
    teacher.reads("2 из 3", "№ 4")
    await say(teacher, "Вопрос", "Когда взяли город?")
    teacher.reads("2 из 3", "Только вид «ответ словами»")
    await teacher.press("→")
    teacher.reads("3 из 3")
    await teacher.press("Убрать")
    teacher.reads("6 вопросов: взято 2, убрано 1")
    draft = await draft_of(world, teacher)
    for number in (0, 99, -1):
        await teacher.forge(f"dl1:{draft}:2:1:{number}")
        teacher.reads("3 из 6")
        assert "Только" not in teacher.text
