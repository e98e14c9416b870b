"""Long texts in pieces: each is markup by itself, nothing is lost, and none is too long."""

from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from bot.texts.splitting import split
from sandbox.html_markup import HtmlParser

WORDS = st.text(alphabet="абв г\n&<🦔e\u0301", min_size=0, max_size=30).map(html.escape)
TAGGED = st.tuples(st.sampled_from(["b", "i", "code", "blockquote"]), WORDS).map(lambda t: f"<{t[0]}>{t[1]}</{t[0]}>")
LINK = WORDS.map(lambda text: f'<a href="https://example.org/?a=1&amp;b=2">x{text}</a>')
NESTED = st.tuples(WORDS, TAGGED, WORDS).map(lambda t: f"<b>{t[0]}<i>{t[2]}</i>{t[1].replace('b>', 'u>')}</b>")
TEXTS = st.lists(st.one_of(WORDS, TAGGED, LINK, NESTED), max_size=12).map("".join)


def seen(text: str) -> str:
    """The text without markup."""
    return html.unescape(re.sub(r"<[^<>]+>", "", text))


def length(text: str) -> int:
    """As Telegram counts."""
    return len(seen(text).encode("utf-16-le")) // 2


@given(TEXTS, st.integers(20, 60))
def test_pieces_are_whole_short_enough_and_together_say_the_same(text: str, limit: int) -> None:
    parts = split(text, limit)
    assert all(length(part) <= limit for part in parts)
    for part in parts:
        HtmlParser(part).parse()  # raises what Telegram would say
    together = "".join(seen(part) for part in parts)
    assert re.sub(r"\s", "", together) == re.sub(r"\s", "", seen(text))


def test_what_fits_stays_as_it_is() -> None:
    assert split("<b>" + "а" * 4096 + "</b>", 4096) == ["<b>" + "а" * 4096 + "</b>"]


def test_a_text_is_cut_between_paragraphs_then_lines_then_words() -> None:
    assert split("раз два\n\nтри четыре", 12) == ["раз два", "три четыре"]
    assert split("раз два\nтри четыре", 12) == ["раз два", "три четыре"]
    assert split("раз два три четыре", 12) == ["раз два три", "четыре"]
    assert split("аааабббб", 4) == ["аааа", "бббб"]


def test_what_is_open_at_the_cut_is_closed_and_opened_again() -> None:
    assert split("<b>раз <i>два три</i></b>", 8) == ["<b>раз <i>два</i></b>", "<b><i>три</i></b>"]
