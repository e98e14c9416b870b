"""From the bytes of a file to a draft, in the worker: bounded, the same every time, and never a word that is wrong."""

from __future__ import annotations

from collections.abc import AsyncIterator
from itertools import groupby
from pathlib import Path

import pytest
import pytest_asyncio

from authoring.workshop import Workshop
from quiz.drafts import Draft, Lack, Progress, Stage
from quiz.formats import read_yaml, write_yaml
from tests.authoring.test_worker import Watch

CHRONICLE = (Path(__file__).parents[2] / "content" / "smirnov.md").read_text("utf-8")
SIZE = 100_000
"""Characters of a long text."""

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def workshop() -> AsyncIterator[Workshop]:
    """One worker, so that the models are loaded once. Its memory is bounded at 400 MB, as in the bot."""
    async with Workshop() as opened:
        yield opened


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def draft(workshop: Workshop) -> Draft:
    return await workshop.draft(CHRONICLE.encode(), "smirnov.md")


async def test_a_draft_is_a_question_file_in_order(draft: Draft) -> None:
    assert draft.questions.draft
    assert len(draft.questions.facts) >= 10
    again = read_yaml(write_yaml(draft.questions), draft.questions.material)
    assert [fact.key for fact in again.facts] == [fact.key for fact in draft.questions.facts]
    assert [fact.quote.split() for fact in again.facts] == [fact.quote.split() for fact in draft.questions.facts]


async def test_every_question_can_say_where_it_comes_from(draft: Draft) -> None:
    for fact in draft.questions.facts:
        assert fact.quote in draft.questions.material
        assert all(question.origin and draft.trails[fact.key, question.key] for question in fact.questions)
    assert all(note.facts or note.refused for note in draft.sentences)


async def test_the_same_text_gives_the_same_draft(workshop: Workshop, draft: Draft) -> None:
    assert await workshop.draft(CHRONICLE.encode(), "smirnov.md") == draft


async def test_the_stages_come_in_their_order(workshop: Workshop) -> None:
    seen: list[Progress] = []
    await workshop.draft(CHRONICLE.encode(), "smirnov.md", on_progress=seen.append)
    assert [stage for stage, _ in groupby(one.stage for one in seen)] == list(Stage)
    assert all(0 <= one.done <= one.total for one in seen)


async def test_the_bot_answers_and_keeps_its_memory_while_a_long_text_is_worked_on(workshop: Workshop) -> None:
    text = (CHRONICLE * (SIZE // len(CHRONICLE) + 1))[:SIZE]
    for _ in range(3):  # a machine that stops for a moment is not the loop's fault, three times is
        watch = Watch()
        async with watch:
            long = await workshop.draft(text.encode(), "long.txt")  # WorkerLost if it needs more than 400 MB
        assert long.seen.characters > 0.95 * SIZE
        if watch.longest < 0.05:
            break
    assert watch.longest < 0.05


VERSE = (
    "Мой дядя самых честных правил,\nКогда не в шутку занемог,\nОн уважать себя заставил\nИ лучше выдумать не мог.\n"
)
ROWS: list[tuple[str, str, Lack]] = [
    ("another language", "Im Jahre 1921 wurde Iwan Smirnow in das Komitee gewählt. " * 20, Lack.OTHER_LANGUAGE),
    ("poetry", VERSE * 5, Lack.VERSE),
    ("a list of names", "Иван Смирнов\nЛев Троцкий\nКарл Радек\nХристиан Раковский\n" * 10, Lack.NO_SENTENCES),
    ("not a single date", "Иван Смирнов родился в семье крестьянина. Он рано осиротел. " * 5, Lack.NO_DATES),
    ("one sentence of 10,000 words", "В 1921 году Смирнов приехал, " * 2000 + "и уехал.", Lack.LONG_SENTENCE),
    ("no verb, no end", "слово " * 5000, Lack.LONG_SENTENCE),
]


@pytest.mark.parametrize(("text", "lack"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
async def test_what_is_missing_is_told(workshop: Workshop, text: str, lack: Lack) -> None:
    made = await workshop.draft(text.encode(), "odd.txt")
    assert lack in made.seen.lacks
    assert not made.questions.facts
