"""Markup → text and entities, as Telegram does it."""

from __future__ import annotations

import html
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.entities import FormattedText, trimmed, with_found
from sandbox.html_markup import HtmlParser, MarkupError
from sandbox.legacy_markdown import parse_legacy_markdown
from sandbox.markdown_markup import MarkdownParser
from sandbox.wire import utf16_length


def spans(formatted: FormattedText) -> list[tuple[Any, ...]]:
    """(type, the words under it, what else is said of it)"""
    units = formatted.text.encode("utf-16-le")
    found = []
    for entity in formatted.entities:
        begin, end = entity["offset"] * 2, (entity["offset"] + entity["length"]) * 2
        extra = [entity[name] for name in entity if name not in ("type", "offset", "length")]
        found.append((entity["type"], units[begin:end].decode("utf-16-le"), *extra))
    return found


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("<b>a</b> <strong>b</strong>", "a b", [("bold", "a"), ("bold", "b")]),
        ("<i>a</i><em>b</em>", "ab", [("italic", "a"), ("italic", "b")]),
        ("<u>a</u><ins>b</ins>", "ab", [("underline", "a"), ("underline", "b")]),
        ("<s>a</s><strike>b</strike><del>c</del>", "abc", [("strikethrough", x) for x in "abc"]),
        ("😀<b>я😀</b>!", "😀я😀!", [("bold", "я😀")]),
        ("<b>a <i>b</i></b>", "a b", [("bold", "a b"), ("italic", "b")]),
        ("<i><b>a</b></i>", "a", [("bold", "a"), ("italic", "a")]),
        ("<tg-spoiler>a</tg-spoiler>", "a", [("spoiler", "a")]),
        ('<span class="tg-spoiler">a</span>', "a", [("spoiler", "a")]),
        ("<blockquote>a</blockquote>", "a", [("blockquote", "a")]),
        ("<blockquote expandable>a\nb</blockquote>", "a\nb", [("expandable_blockquote", "a\nb")]),
        ('<a href="https://e.org/?a=1&amp;b=2">x</a>', "x", [("text_link", "x", "https://e.org/?a=1&b=2")]),
        ("<a href='http://e.org'>x</a>", "x", [("text_link", "x", "http://e.org/")]),
        ('<a href="tg://user?id=7">x</a>', "x", [("text_mention", "x", {"id": 7})]),
        ('<a href="nowhere">x</a>', "x", []),
        ("<pre>a</pre>", "a", [("pre", "a")]),
        ('<pre><code class="language-python">a</code></pre>', "a", [("pre", "a", "python")]),
        ('<code class="language-c">a</code>', "a", [("code", "a")]),
        ("<B>a</B >", "a", [("bold", "a")]),
        ("<b></b>a", "a", []),
        ("a &lt;b&gt; &amp;&quot; &#65;&#x42; &nbsp; & c", 'a <b> &" AB &nbsp; & c', []),
        ('<tg-emoji emoji-id="5">😀</tg-emoji>', "😀", [("custom_emoji", "😀", "5")]),
    ],
)
def test_html(source: str, text: str, expected: list[tuple[Any, ...]]) -> None:
    parsed = HtmlParser(source).parse()
    assert parsed.text == text
    assert spans(parsed) == expected


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("a <br> b", 'Unsupported start tag "br" at byte offset 2'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("я<b", "Unclosed start tag at byte offset 2"),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b><i>a</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<b>a</b x", "Unclosed end tag at byte offset 4"),
        ("<a ='x'>a</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x/y>a</a>", "Unexpected end of name token at byte offset 8"),
        ('<a href="x>a</a>', "Unclosed start tag at byte offset 0"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji>x</tg-emoji>", "Invalid custom emoji identifier specified"),
    ],
)
def test_html_that_telegram_does_not_parse(source: str, complaint: str) -> None:
    with pytest.raises(MarkupError) as caught:
        HtmlParser(source).parse()
    assert str(caught.value) == complaint


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("*a* _b_ __c__ ~d~ ||e|| `f`", "a b c d e f", [
            ("bold", "a"), ("italic", "b"), ("underline", "c"),
            ("strikethrough", "d"), ("spoiler", "e"), ("code", "f"),
        ]),
        ("*a _b_*", "a b", [("bold", "a b"), ("italic", "b")]),
        ("___a_ b__", "a b", [("underline", "a b"), ("italic", "a")]),
        (r"1\.5 \*", "1.5 *", []),
        (r"[x](https://e.org/a\)b)", "x", [("text_link", "x", "https://e.org/a)b")]),
        ("```python\na.b\n```", "a.b\n", [("pre", "a.b\n", "python")]),
        ("```a```", "a", [("pre", "a")]),
        (">a\n>b\nc", "a\nb\nc", [("blockquote", "a\nb")]),
        (">a\n>b||", "a\nb", [("expandable_blockquote", "a\nb")]),
        ("![😀](tg://emoji?id=5)", "😀", [("custom_emoji", "😀", "5")]),
    ],
)  # fmt: skip
def test_markdown_v2(source: str, text: str, expected: list[tuple[Any, ...]]) -> None:
    parsed = MarkdownParser(source).parse()
    assert parsed.text == text
    assert spans(parsed) == expected


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("a-b", "Character '-' is reserved and must be escaped with the preceding '\\'"),
        ("я*a", "Can't find end of Bold entity at byte offset 2"),
        ("[a](http://e.org", "Can't find end of a URL at byte offset 4"),
        ("a > b", "Character '>' is reserved and must be escaped with the preceding '\\'"),
    ],
)
def test_markdown_v2_that_telegram_does_not_parse(source: str, complaint: str) -> None:
    with pytest.raises(MarkupError) as caught:
        MarkdownParser(source).parse()
    assert str(caught.value) == complaint


def test_the_old_markdown_has_no_nesting() -> None:
    parsed = parse_legacy_markdown("*a _b* \\_ [x](http://e.org/) `c_d` 1.5")
    assert parsed.text == "a _b _ x c_d 1.5"
    assert spans(parsed) == [("bold", "a _b"), ("text_link", "x", "http://e.org/"), ("code", "c_d")]
    with pytest.raises(MarkupError, match="Can't find end of the entity starting at byte offset 2"):
        parse_legacy_markdown("a *b")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/start@test_bot x", [("bot_command", "/start@test_bot")]),
        ("😀 /go", [("bot_command", "/go")]),
        ("a/b 1/2 //x", []),
        ("see https://t.me/test_bot?start=ab, please", [("url", "https://t.me/test_bot?start=ab")]),
        ("t.me/test_bot", [("url", "t.me/test_bot")]),
        ("a.b etc. 5.10.1923 и т.д.", []),
        ("@anna #год #1923 me@e.org $USD", [
            ("mention", "@anna"), ("hashtag", "#год"), ("email", "me@e.org"), ("cashtag", "$USD"),
        ]),
    ],
)  # fmt: skip
def test_what_telegram_finds_by_itself(text: str, expected: list[tuple[Any, ...]]) -> None:
    assert spans(with_found(FormattedText(text))) == expected


def test_nothing_is_found_inside_code() -> None:
    parsed = with_found(HtmlParser("<code>/go http://e.org</code> /go").parse())
    assert spans(parsed) == [("code", "/go http://e.org"), ("bot_command", "/go")]


def test_white_space_around_a_text_is_cut_and_entities_move_along() -> None:
    parsed = trimmed(HtmlParser("\n  a <b>b  </b>\n").parse())
    assert parsed.text == "a b"
    assert spans(parsed) == [("bold", "b")]


@given(st.text())
def test_escaped_text_comes_back_whole(text: str) -> None:
    escaped = html.escape(text)
    # html.escape writes an apostrophe as a number, which Telegram reads; lone surrogates cannot be sent.
    parsed = HtmlParser(f"<b>{escaped}</b>").parse()
    assert parsed.text == text
    assert spans(parsed) == ([("bold", text)] if text else [])


@given(st.text(alphabet="ab<>/&;= \"'😀*_[]()`~|>!\\\n-", max_size=30))
@pytest.mark.parametrize(
    "parse", [lambda s: HtmlParser(s).parse(), lambda s: MarkdownParser(s).parse(), parse_legacy_markdown]
)
def test_any_markup_is_parsed_or_refused(parse: Any, source: str) -> None:
    try:
        parsed = with_found(trimmed(parse(source)))
    except MarkupError:
        return
    for entity in parsed.entities:
        assert entity["offset"] >= 0
        assert entity["length"] > 0
        assert entity["offset"] + entity["length"] <= utf16_length(parsed.text)
