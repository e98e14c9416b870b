"""A teacher teaches, in the browser: from a text to a class that learns, and to what the class does not know yet."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs

import pytest
import pytest_asyncio
from playwright.async_api import expect

from bot.demo import PEOPLE, demo
from bot.work import workrooms
from db import migrate, open_store
from quiz.model import PublishedSet
from quiz.ports import Store
from quiz.questions import QuestionSet
from quiz.usecases.drafting import Allowance
from sandbox import Clock
from tests.e2e.conftest import ChatPage, OpenChat
from tests.e2e.learning import Learning, press, said

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

MORNING = datetime(2027, 2, 1, 7, 0, tzinfo=UTC)
TEXT = """Руаль Амундсен родился 16 июля 1872 года. В 1897 году Амундсен отправился в Антарктику на судне «Бельжика».
В 1906 году Амундсен завершил плавание Северо-Западным проходом. 14 декабря 1911 года Амундсен достиг Южного полюса.
В 1926 году Амундсен пролетел над Северным полюсом на дирижабле «Норвегия». В июне 1928 года Амундсен погиб в
Баренцевом море."""
HARD = "Северо-Западным проходом"
"""Of the fact that nobody can keep in mind."""
EDITS = (("Вопрос:", "Когда появился на свет Руаль Амундсен?"), ("Неверный:", "30 июля 1872 года"),
         ("Пояснение:", "Он родился в семье моряка."))  # fmt: skip


@dataclass(frozen=True)
class School:
    """The address of the web chat, the sandbox's clock, what is stored; a pupil and a teacher of the demo, by id."""

    url: str
    clock: Clock
    store: Store
    pupil: int
    teacher: int


@pytest_asyncio.fixture(loop_scope="session")
async def school(tmp_path: Path) -> AsyncIterator[School]:
    """The bot with nothing in it, and with those who write questions."""
    url = f"sqlite:///{tmp_path}/school.sqlite3"
    await asyncio.to_thread(migrate, url)
    clock = Clock(MORNING)
    async with (
        open_store(url) as store,
        workrooms(Allowance()) as rooms,
        demo(store, "127.0.0.1", 0, clock, "", rooms) as at,
    ):
        url, _, query = at.partition("/?")
        first = int(parse_qs(query)["person"][0])
        yield School(url, clock, store, pupil=first, teacher=first + len(PEOPLE) - 1)


async def choose(chat: ChatPage, label: str) -> None:
    """Press the first key of the newest message that begins so, or holds it."""
    before = await said(chat)
    keys = chat.last.get_by_test_id("key")
    await keys.filter(has_text=label).first.click()
    for _ in range(500):
        if await said(chat) != before:
            return
        await asyncio.sleep(0.01)
    raise AssertionError(f"nothing happened after {label} on:\n{before}")


async def draft_from_text(teacher: ChatPage) -> None:
    """Send the text and wait for the questions."""
    await teacher.send("/new")
    await teacher.expect_answer("Новый набор")
    await teacher.send(TEXT)
    await teacher.expect_answer("Ваш текст: 1 сообщение")
    await choose(teacher, "Составить вопросы")
    await expect(teacher.last).to_contain_text("не просмотрено", timeout=60_000)


async def edit(teacher: ChatPage, part: str, text: str) -> None:
    """Say a part of the question on the screen anew."""
    await choose(teacher, "Изменить")
    await choose(teacher, part)
    await teacher.send(text)
    await expect(teacher.last).to_contain_text("Исправлено")


async def published(store: Store) -> tuple[PublishedSet, QuestionSet]:
    """The only set there is."""

    def only(tx):  # type: ignore[no-untyped-def]
        (set_,) = tx.sets.all()
        return set_, tx.sets.questions(set_.id)

    return await store.run(only)


async def joined(open_chat: OpenChat, url: str, person: int, code: str, questions: QuestionSet) -> Learning:
    """Somebody comes by the link and begins."""
    chat = await open_chat(url, person=person, bot="uzelok_bot", start=code, device="phone")
    await chat.start()
    hard = next(fact.key for fact in questions.facts if HARD in fact.statement)
    return Learning(chat, questions, hard)


async def test_from_a_text_to_a_class_whose_hard_fact_is_named(
    school: School, open_chat: OpenChat, tmp_path: Path
) -> None:
    url, store = school.url, school.store
    teacher = await open_chat(url, person=school.teacher, bot="uzelok_bot", device="phone")
    await teacher.start()
    await draft_from_text(teacher)
    await choose(teacher, "Смотреть по одному")
    for part, text in EDITS:
        await edit(teacher, part, text)
        await teacher.picture(tmp_path / f"edit-{part.strip(':')}.png")
    await choose(teacher, "К черновику")
    await choose(teacher, "Взять остальные")
    await choose(teacher, "Опубликовать")
    await teacher.expect_answer("Как назвать набор?")
    await choose(teacher, "🚀 ")
    await teacher.expect_answer("готов.")
    set_, questions = await published(store)
    await expect(teacher.page.locator("body")).to_contain_text(f"?start={set_.code}")
    edited = next(q for fact in questions.facts for q in fact.questions if q.ask == EDITS[0][1])
    assert edited.explanation == EDITS[2][1]
    assert EDITS[1][1] in [option.text for option in edited.wrong]  # type: ignore[union-attr]  # it has options

    newcomer = await teacher.page.request.post(
        f"{url}/sandbox/people", data={"first_name": "Олег", "language_code": "ru"}
    )
    oleg = (await newcomer.json())["id"]
    pupils = [await joined(open_chat, url, person, set_.code, questions) for person in (school.pupil, oleg)]
    for day in range(8):
        for pupil in pupils:
            await learn_the_day(pupil, first=day == 0)
        school.clock.advance(timedelta(days=1))

    await teacher.send("/class")
    await choose(teacher, set_.title[:20])
    await choose(teacher, "Класс")
    page = await said(teacher)
    assert "В классе 2 ученика" in page
    worst = re.search(r"Хуже всего держится:\s*(.+)", page)
    assert worst is not None, page
    assert HARD in worst[1]
    await teacher.picture(tmp_path / "class.png")
    for chat in (teacher, *(pupil.chat for pupil in pupils)):
        assert not chat.faults


async def learn_the_day(pupil: Learning, *, first: bool) -> None:
    """All that the day asks for."""
    if first:
        await press(pupil.chat, "▶️ Начать")
    else:
        await pupil.chat.send("/learn")
        await asyncio.sleep(0.3)
    await pupil.to_the_end()
