"""The page's own rules, asked directly: what a link means, how entities nest, which moment a field names."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from tests.e2e.conftest import ChatPage

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

LINKS: dict[str, dict[str, Any] | None] = {
    "https://t.me/some_bot?start=abc": {"kind": "bot", "username": "some_bot", "payload": "abc"},
    "t.me/some_bot": {"kind": "bot", "username": "some_bot", "payload": None},
    "http://telegram.me/some_bot?start=": {"kind": "bot", "username": "some_bot", "payload": ""},
    "tg://resolve?domain=some_bot&start=x_1": {"kind": "bot", "username": "some_bot", "payload": "x_1"},
    "https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fa_bot%3Fstart%3D1": {
        "kind": "share",
        "url": "https://t.me/a_bot?start=1",
    },
    "https://t.me/some_channel/15": {"kind": "web", "href": "https://t.me/some_channel/15"},
    "example.org": {"kind": "web", "href": "https://example.org/"},
    "mailto:a@example.org": {"kind": "web", "href": "mailto:a@example.org"},
    "javascript:alert(1)": None,
    "JAVASCRIPT:alert(1)": None,
    "data:text/html,<script>alert(1)</script>": None,
    "file:///etc/passwd": None,
    "tg://user?id=1": None,
    "": None,
}
INLINE = ["bold", "italic", "underline", "strikethrough", "spoiler", "code", "text_link", "hashtag", "no_such_kind"]


async def ask(chat: ChatPage, module: str, question: str, value: object) -> Any:
    """`question` is a JavaScript function of the module's exports and the value."""
    return await chat.page.evaluate(f"async (value) => ({question})(await import(`./js/{module}.js`), value)", value)


async def test_links_mean_what_they_mean_in_telegram_and_dangerous_ones_mean_nothing(chat: ChatPage) -> None:
    question = "(links, texts) => texts.map(links.readLink)"
    assert await ask(chat, "links", question, list(LINKS)) == list(LINKS.values())


async def test_entities_that_overlap_anyhow_never_lose_or_double_a_letter(chat: ChatPage) -> None:
    random = Random(1923)
    text = "Узелок 🪢 на память, чтобы <b>не забыть</b>"
    length = len(text.encode("utf-16-le")) // 2
    cases = []
    for _ in range(300):
        starts = [random.randrange(length) for _ in range(random.randrange(6))]
        cases.append(
            [
                {
                    "type": random.choice(INLINE),
                    "offset": start,
                    "length": random.randint(1, length),
                    "url": "https://example.org",
                }
                for start in starts
            ]
        )
    question = "(it, [text, cases]) => cases.map(entities => it.richText(text, entities).textContent)"
    assert set(await ask(chat, "entities", question, [text, cases])) == {text}


async def test_a_line_break_after_a_quotation_is_drawn_once(chat: ChatPage) -> None:
    quote = [{"type": "blockquote", "offset": 0, "length": 3}]
    question = "(it, [text, entities]) => it.richText(text, entities).textContent"
    assert await ask(chat, "entities", question, ["раз\nдва\nтри", quote]) == "раздва\nтри"


async def test_a_dangerous_address_behind_words_leaves_only_the_words(chat: ChatPage) -> None:
    link = [{"type": "text_link", "offset": 0, "length": 5, "url": "javascript:alert(1)"}]
    question = "(it, link) => it.richText('нажми', link).querySelectorAll('a').length"
    assert await ask(chat, "entities", question, link) == 0


async def test_a_moment_written_into_a_field_is_read_back_in_every_zone(chat: ChatPage) -> None:
    moments = [
        f"2026-{month:02}-{day:02}T{hour:02}:30:00Z" for month in (3, 6, 10) for day in (8, 29) for hour in (0, 13)
    ]
    question = """(times, moments) => times.zones().flatMap(zone => {
        times.chooseZone(zone);
        const back = (each) => times.fieldMoment(times.fieldValue(new Date(each)));
        return moments.filter((each) => back(each) - new Date(each) !== 0).map((each) => `${zone} ${each}`);
    })"""
    assert await ask(chat, "times", question, moments) == []


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (1, "1 минута"),
        (60, "1 час"),
        (125, "2 часа 5 минут"),
        (24 * 60, "1 день"),
        (24 * 60 * 5 + 60 * 21, "5 дней 21 час"),
        (7 * 24 * 60, "1 неделя"),
        (14 * 24 * 60, "2 недели"),
    ],
)
async def test_a_span_of_time_is_said_in_good_russian(chat: ChatPage, minutes: int, words: str) -> None:
    said = await ask(chat, "times", "(times, span) => times.spanInWords(span)", minutes * 60_000)
    assert said.replace("\u00a0", " ") == words


async def test_no_emoji_font_draws_the_spaces_and_the_figures(chat: ChatPage) -> None:
    """Whichever of the named fonts are installed: in an emoji font both are as wide as a picture."""
    width = """() => {
        const pen = document.createElement("canvas").getContext("2d");
        pen.font = `20px ${getComputedStyle(document.body).fontFamily}`;
        return [" ", "1"].map((sign) => pen.measureText(sign).width);
    }"""
    space, figure = await chat.page.evaluate(width)
    assert space < 10
    assert figure < 16
