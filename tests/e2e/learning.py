"""Learning in the browser: what is asked is found in the set, so that it can be answered as one who knows would."""

from __future__ import annotations

import asyncio
import re

from playwright.async_api import expect

from quiz.grading import is_typed
from quiz.questions import Cloze, Fact, Flashcard, Match, MultiChoice, Order, Question, QuestionSet, TrueFalse
from tests.e2e.conftest import ChatPage

PRAISE = re.compile("Правильно!|В точку!|Отлично!|Хорошо!")
OVER = ("Готово на сегодня", "Пока всё")


async def said(chat: ChatPage) -> str:
    """What the newest message of the bot says."""
    return await chat.last.inner_text()


async def press(chat: ChatPage, label: str) -> None:
    """Press a key of the newest message by its whole label."""
    before = await said(chat)
    await chat.last.get_by_test_id("key").get_by_text(label, exact=True).first.click()
    await changes(chat, before)


async def changes(chat: ChatPage, before: str) -> None:
    """Wait until the newest message says something else."""
    for _ in range(500):
        if await said(chat) != before:
            return
        await asyncio.sleep(0.01)
    raise AssertionError(f"nothing happened after:\n{before}")


class Learning:
    """Somebody who learns this set. hard: the key of a fact that they have forgotten whenever a stretch begins."""

    def __init__(self, chat: ChatPage, questions: QuestionSet, hard: str = "") -> None:
        self.chat = chat
        self.questions = questions
        self.hard = hard
        self._forgot = False

    async def asked(self) -> tuple[Fact, Question]:
        """The question on the screen."""
        text = " ".join((await said(self.chat)).split())
        every = [(fact, question) for fact in self.questions.facts for question in fact.questions]
        found = [each for each in every if _plain(each[1]) in text]
        assert found, f"this is none of the set's questions: {text}"
        return max(found, key=lambda each: len(each[1].ask))

    async def to_the_end(self, most: int = 60) -> int:
        """Answer until the stretch is over; how many answers it took."""
        self._forgot = False
        for count in range(most):
            told = await said(self.chat)
            if any(over in told for over in OVER):
                return count
            await self.answer()
            await press(self.chat, "Дальше →")
        raise AssertionError(f"the stretch does not end:\n{await said(self.chat)}")

    async def answer(self) -> None:
        """Answer what is asked as somebody who knows; give up on what is hard when it comes first."""
        fact, question = await self.asked()
        if fact.key == self.hard and not self._forgot:
            self._forgot = True
            await press(self.chat, "Не знаю")
            return
        await self._answer_rightly(question)
        await expect(self.chat.last).to_contain_text(PRAISE)

    async def _answer_rightly(self, question: Question) -> None:
        chat = self.chat
        match question:
            case TrueFalse():
                await press(chat, "Верно" if question.answer else "Неверно")
            case MultiChoice():
                for option in question.answer:
                    await self.tap(option)
                await press(chat, "✔️ Готово")
            case Order():
                for item in question.answer[:-1]:
                    await self.tap(item)
            case Match():
                for _, right in question.answer[:-1]:
                    await self.tap(right)
            case Flashcard():
                await press(chat, "Показать ответ")
                await chat.last.get_by_test_id("key").filter(has_text="Легко").click()
            case _ if is_typed(question):
                await chat.send(question.answer)
            case _:
                await self.tap(question.answer)

    async def tap(self, option: str) -> None:
        """Press an option: by its words, or by the letter they stand behind when they are long."""
        before = await said(self.chat)
        lines = before.splitlines()
        letter = next((line.partition(".")[0] for line in lines if line.partition(". ")[2].strip() == option), option)
        label = re.compile(rf"^([▫☑]️ )?{re.escape(letter)}$")
        await self.chat.last.get_by_role("button", name=label).click()
        await changes(self.chat, before)


def _plain(question: Question) -> str:
    return " ".join((question.stem if isinstance(question, Cloze) else question.ask).split())
