"""Several teachers of one set: invited by a link for one person, handing over, parting, and links that lead nowhere."""

from __future__ import annotations

import re

import pytest

from bot.buttons import AcceptInvitation, InviteTeacher, WithdrawInvitation
from bot.callback_data import pack
from quiz.model import LearnerId
from quiz.sharing import Offered
from tests.stories.test_managing import manage, stored
from tests.stories.test_reported import delivered, reporting, told, with_set
from tests.stories.world import Chat, World, data_of

pytestmark = pytest.mark.usefixtures("calm")


async def invitation(teacher: Chat, to_own: bool = False, title: str = "Поход начался") -> str:
    """What the link carries that the owner of that set gets for one person."""
    await manage(teacher, title)
    if to_own:
        await teacher.press("Передать другому")
    else:
        await teacher.press("Кто ведёт вместе")
        await teacher.press("Пригла")
    found = re.search(r"\?start=(inv-[0-9a-f]{24})\b", teacher.text)
    assert found is not None, teacher.text
    return found[1]


async def with_coteacher(world: World, teacher: Chat, name: str = "Олег", title: str = "Поход начался") -> Chat:
    """Somebody who was invited and said yes."""
    other = await (await world.person(name)).start(await invitation(teacher, title=title))
    await other.press("Да, вести вместе")
    return other


async def teachers(world: World, code: str) -> list[int]:
    set_ = await stored(world, code)
    return [each.learner for each in await world.store.run(lambda tx: list(tx.teachers.of_set(set_.id)))]


async def test_a_co_teacher_is_invited_says_yes_and_teaches(world: World) -> None:
    teacher, code = await with_set(world)
    carried = await invitation(teacher)
    teacher.reads("одному человеку", "семь дней")
    oleg = await (await world.person("Олег")).start(carried)
    oleg.reads("Марина приглашает вас вести вместе набор «Поход", "3 факта")
    assert await teachers(world, code) == [], "nothing happens before they say yes"
    await world.restart()
    yes = data_of(oleg.last, "Да, вести вместе")
    await oleg.forge(yes, yes, message=oleg.last)
    oleg.reads("Теперь вы ведёте набор")
    assert await teachers(world, code) == [oleg.id]
    await delivered(world)
    assert told(teacher, "Олег теперь ведёт с вами") == 1
    await oleg.send("/class")
    await oleg.press("Поход начался")
    await oleg.press("Управление")
    assert [label for label in oleg.labels if "вести" in label or "Переименовать" in label]
    assert not [label for label in oleg.labels if "Удалить" in label or "архив" in label or "Передать" in label]
    anya = await reporting(world, code, "Аня")
    await delivered(world)
    for each in (teacher, oleg):
        assert told(each, "На вопрос пожаловались") == 1
    await oleg.press("Посмотреть")
    await oleg.press("Вопрос верный")
    await delivered(world)
    anya.reads("Спасибо, что читаешь внимательно")
    await oleg.send("/export")
    assert str(teacher.id) not in oleg.text


async def test_among_all_sets_each_is_named_as_what_it_is_to_whoever_looks(world: World) -> None:
    teacher, code = await with_set(world)
    oleg = await with_coteacher(world, teacher)
    await teacher.send("/sets")
    teacher.reads("твой набор")
    for _ in ("taught alone", "learned as well"):
        await oleg.send("/sets")
        oleg.reads("Поход начался весной 1919 года · ведёшь вместе, владелец — Марина")
        assert "твой набор" not in oleg.text
        await oleg.start(code)
    anya = await (await world.person("Аня")).start(code)
    await anya.send("/sets")
    assert "Марина" not in anya.text


async def test_an_invitation_works_once_and_the_next_is_another(world: World) -> None:
    teacher, code = await with_set(world)
    first = await invitation(teacher)
    assert await invitation(teacher) == first, "pressed again, it is the same link"
    oleg = await (await world.person("Олег")).start(first)
    await oleg.press("Да, вести")
    await delivered(world)
    assert told(teacher, "Олег теперь ведёт с вами") == 1, "nothing more comes between the teacher's presses"
    late = await (await world.person("Игорь")).start(first)
    late.reads("уже использовали")
    await late.forge(pack(AcceptInvitation(first)))
    late.reads("уже использовали")
    assert await teachers(world, code) == [oleg.id]
    second = await invitation(teacher)
    assert second != first
    await oleg.start(first)
    oleg.reads("Теперь вы ведёте")
    await (await world.person("Игорь")).start(second)


async def test_colleagues_are_called_as_they_wish_to_be(world: World) -> None:
    teacher, _ = await with_set(world)
    await teacher.send("/settings")
    await teacher.press("Имя")
    teacher.reads("Как тебя называть коллегам и ученикам?", "«Марина»", "кого ты зовёшь вести набор")
    await teacher.send("Марина Сергеевна")
    teacher.reads("Коллеги и ученики видят имя «Марина Сергеевна»")
    oleg = await (await world.person("Олег")).start(await invitation(teacher))
    oleg.reads("Марина Сергеевна приглашает вас вести вместе")
    await oleg.press("Да, вести")
    await oleg.send("/settings")
    await oleg.press("Имя")
    await oleg.send("Олег Ильич")
    await delivered(world)
    assert told(teacher, "Олег Ильич теперь ведёт с вами") + told(teacher, "Олег теперь ведёт с вами") == 1
    await manage(teacher)
    await teacher.press("Кто ведёт вместе")
    teacher.reads("• Олег Ильич")
    assert teacher.labels[-1] == "← Назад"
    await teacher.press("Назад")
    teacher.reads("Управление")
    await oleg.send("/sets")
    oleg.reads("владелец — Марина Сергеевна")


async def test_links_that_lead_nowhere_say_why(world: World) -> None:
    teacher, code = await with_set(world)
    oleg, egor = await world.person("Олег"), await world.person("Егор")
    carried = await invitation(teacher)
    await teacher.start(carried)
    teacher.reads("ваше собственное приглашение")
    await egor.start(carried)
    yes = egor.last
    set_ = (await stored(world, code)).id
    await teacher.forge(pack(WithdrawInvitation(set_, "teach")))
    await oleg.start(carried)
    oleg.reads("никуда не ведёт")
    await egor.press("Да, вести", yes)
    egor.reads("никуда не ведёт")
    expired = await invitation(teacher)
    await egor.start(expired)
    yes = egor.last
    await world.pass_time(days=7)
    await oleg.start(expired)
    oleg.reads("Срок этого приглашения вышел")
    await egor.press("Да, вести", yes)
    egor.reads("Срок этого приглашения вышел")
    assert await invitation(teacher) != expired
    for garbage in ("inv-", "inv-x", "inv-" + "x" * 60, f"inv-{code}", code[:-1], "-" * 64):
        await oleg.start(garbage)
        oleg.reads("никуда не ведёт")
    for garbage in ("", "inv-", "inv-x", code, "x" * 60, "инв"):
        await oleg.forge(f"my1:{garbage}")
    assert await teachers(world, code) == []


async def test_a_set_is_handed_over_and_its_owner_stays_as_a_co_teacher(world: World) -> None:
    teacher, code = await with_set(world)
    stale = await invitation(teacher)
    carried = await invitation(teacher, to_own=True)
    oleg = await (await world.person("Олег")).start(carried)
    oleg.reads("Марина передаёт вам набор", "Прежний владелец останется")
    assert (await stored(world, code)).owner == teacher.id
    await oleg.press("Да, принять")
    oleg.reads("теперь ваш")
    assert (await stored(world, code)).owner == oleg.id
    assert await teachers(world, code) == [teacher.id]
    await delivered(world)
    assert told(teacher, "Олег теперь владелец") == 1
    await (await world.person("Игорь")).start(stale)
    assert await teachers(world, code) == [teacher.id]
    late = await (await world.person("Лев")).start(stale)
    late.reads("никуда не ведёт")  # whoever made it has no say any more
    set_ = (await stored(world, code)).id
    popped = await teacher.forge(*(pack(InviteTeacher(set_, offered.value)) for offered in Offered))
    assert all("Такого набора у вас нет" in str(word) for word in popped)
    await teacher.send("/class")
    await teacher.press("Поход")
    await teacher.press("Управление")
    assert "🚪 Больше не вести" in teacher.labels


async def test_the_owner_parts_with_a_co_teacher(world: World) -> None:
    teacher, code = await with_set(world)
    oleg = await with_coteacher(world, teacher, "Олег <b>")
    await manage(teacher)
    await teacher.press("Кто ведёт вместе: 1")
    teacher.reads("Олег <b>")
    await teacher.press("Расстаться: Олег")
    teacher.reads("больше не будет вести")
    sure = data_of(teacher.last, "Да, расстаться")
    await teacher.forge(sure, sure, message=teacher.last)
    teacher.reads("в одиночку")
    await delivered(world)
    assert told(oleg, "Вы больше не ведёте набор") == 1
    await oleg.send("/class")
    oleg.reads("Пока их нет")
    assert await teachers(world, code) == []


async def test_a_co_teacher_steps_down(world: World) -> None:
    teacher, code = await with_set(world)
    oleg = await with_coteacher(world, teacher)
    await manage(oleg)
    await oleg.press("Больше не вести")
    await oleg.press("Да, больше не вести")
    oleg.reads("Вы больше не ведёте набор")
    await delivered(world)
    assert told(teacher, "Олег больше не ведёт с вами") == 1
    assert await teachers(world, code) == []


async def test_a_set_whose_owner_forgets_themselves_passes_to_who_taught_it_longest(world: World) -> None:
    teacher, code = await with_set(world)
    oleg = await with_coteacher(world, teacher)
    await world.pass_time(days=1)
    igor = await with_coteacher(world, teacher, "Игорь")
    await teacher.send("/forget")
    await teacher.press("Да, удалить")
    assert (await stored(world, code)).owner == oleg.id
    assert await teachers(world, code) == [igor.id]
    await delivered(world)
    assert told(oleg, "Теперь набор") == 1
    assert told(igor, "Теперь набор") == 0
    assert await world.store.run(lambda tx: tx.learners.get(LearnerId(teacher.id))) is None


async def test_who_deletes_a_set_tells_its_other_teachers(world: World) -> None:
    teacher, _ = await with_set(world)
    oleg = await with_coteacher(world, teacher)
    await manage(teacher)
    await teacher.press("Удалить набор")
    teacher.reads("никто не учится", "ведёт 1 учитель")
    await teacher.press("Да, удалить")
    await teacher.press("Удалить навсегда")
    await delivered(world)
    assert told(oleg, "который вы вели вместе с другими, удалён") == 1
    assert told(teacher, "удалён, ") == 0
