"""One person sends more than anybody needs: they are told so kindly, and nobody else notices."""

from __future__ import annotations

import pytest

from bot.guard import LIMITS
from bot.incoming import LONGEST_LANE
from tests.stories.moon import reach
from tests.stories.world import World, data_of

pytestmark = pytest.mark.usefixtures("calm")


async def test_a_storm_of_words_is_answered_with_one_kind_word_and_others_go_on(world: World) -> None:
    stormy, calm = await world.person(), await world.person("Боря")
    await reach(world, calm, "choice")
    await stormy.start("moon")
    for number in range(3 * LIMITS["message"].burst):
        stormy.conversation.say(f"слово {number}")
    await calm.press("1969")
    calm.reads("Правильно: 1969")
    await world.settle()
    said = [message["text"] for message in stormy.messages if message["from"]["is_bot"]]
    assert sum("Не так быстро" in text for text in said) == 1
    assert len(said) <= LIMITS["message"].burst + LONGEST_LANE


async def test_a_storm_of_presses_counts_one_answer_and_the_rest_hear_to_slow_down(world: World) -> None:
    chat = await world.person()
    await reach(world, chat, "choice")
    answered = len(await chat.log())
    words = await chat.forge(*[data_of(chat.last, "1969")] * 60, message=chat.last)
    assert len(await chat.log()) == answered + 1
    assert None not in words
    assert any("Не так быстро" in (word or "") for word in words)
