"""A learner who has a set and has not begun: their id, settings and menu; and a set of any size."""

from __future__ import annotations

from quiz.model import LearnerId, StudyDay
from quiz.questions import Choice, Fact, Option, QuestionSet
from sandbox.commands import commands_for
from tests.stories.world import Chat, World


def id_of(chat: Chat) -> LearnerId:
    """The person's id."""
    return LearnerId(chat.conversation.person.id)


async def joined(world: World, name: str = "Аня", code: str = "moon") -> Chat:
    """Somebody who has a set and has not begun."""
    return await (await world.person(name)).start(code)


async def all_is_due(world: World, chat: Chat) -> None:
    """The clock moves to the day on which the last of what the person remembers is to be asked again."""
    remembered = await world.store.run(lambda tx: list(tx.memories.of(id_of(chat))))
    last = max(each.memory.due_day for each in remembered)
    await world.pass_time(days=(last - StudyDay(world.clock.now().date())).days)


async def open_setting(chat: Chat, *labels: str) -> None:
    """/settings, then these keys."""
    await chat.send("/settings")
    for label in labels:
        await chat.press(label)


def menu(world: World, chat: Chat) -> dict[str, str]:
    """The commands as the person sees them."""
    lists, talk = world.account.profile.commands, chat.conversation
    return {line["command"]: line["description"] for line in commands_for(lists, talk.chat, talk.person)}


def many(count: int) -> QuestionSet:
    """A set of that many plain facts."""
    wrong = (Option("нет"), Option("и не это"))
    questions = [Choice(key="choice", ask=f"Вопрос {n}?", answer=f"да{n}", wrong=wrong) for n in range(count)]
    return QuestionSet(
        "Много", "ru", tuple(Fact(f"f{n}", f"Факт номер {n}.", f"Строка {n}.", (q,)) for n, q in enumerate(questions))
    )
