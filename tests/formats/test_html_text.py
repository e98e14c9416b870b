"""Of HTML the words remain; what cannot remain is told."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.formats.html_text import plain_text


@pytest.mark.parametrize(
    ("source", "text", "dropped"),
    [
        ("Съезд", "Съезд", ()),
        ("<p>Кто <b>был</b> наркомом?</p>", "Кто был наркомом?", ()),
        ("<p>Раз</p>\n\n<p>два<br/>три</p>", "Раз\nдва\nтри", ()),
        ("<ul><li>а</li><li>б</li></ul>", "а\nб", ()),
        ("«Правда» &mdash; газета &amp; орган", "«Правда» — газета & орган", ()),
        ("&lt;b&gt; не тег", "<b> не тег", ()),
        ("&nbsp; 1921 &nbsp;", "1921", ()),
        ("E = mc<sup>2</sup>, H<sub>2</sub>O, 2<sup>ab</sup>", "E = mc², H₂O, 2^ab", ()),
        ('Карта: <img src="a.png" alt="a > b"> что это?', "Карта: что это?", ("picture",)),
        ("<script>alert('<b>')</script>Кто?<SCRIPT >x</script >", "Кто?", ("script",)),
        ("<script>не кончается", "", ("script",)),
        ("<style>p {}</style>Кто?<!-- <b>ничего</b> -->", "Кто?", ()),
        ("<video controls><p>Нет видео</p></video><iframe src=x></iframe>Кто?", "Кто?", ("video", "frame")),
        ("<table><tr><td>а</td><td>б</td></tr><tr><td>в</td></tr></table>", "а б\nв", ()),
        ("<o:p></o:p><span style='x'>Кто?</span>", "Кто?", ()),
        ("#include <iostream>, 1 < 2, a<c", "#include <iostream>, 1 < 2, a<c", ()),
        ("<![CDATA[Кто?]]>", "Кто?", ()),
        ('<p class="не закрыто>Кто?</p> <b>Где?</b>', "Кто?\nГде?", ()),
        (f"&#{'9' * 5000}; &#7; &#1042;", f"&#{'9' * 5000}; В", ()),
    ],
)
def test_of_html_the_words_remain(source: str, text: str, dropped: tuple[str, ...]) -> None:
    assert plain_text(source) == (text, dropped)


def test_lines_of_the_source_may_be_lines() -> None:
    assert plain_text("раз\nдва <b>три</b>", keep_lines=True) == ("раз\nдва три", ())
    assert plain_text("раз\nдва") == ("раз два", ())


@given(st.text("<>/abp!-&;#x0\"'= \n[]imgscript", max_size=60))
def test_anything_at_all_becomes_some_text(source: str) -> None:
    text, _ = plain_text(source)
    assert text == text.strip()


@pytest.mark.parametrize(
    "unit", ["<", "<b ", '<b "', "<b '\"", "</", "<!--", "<!", "&", "&#", "<sub>1", "<script>", "<svg>", "<i a='"]
)
def test_html_made_to_take_time_takes_little(unit: str) -> None:
    begun = time.process_time()
    plain_text(unit * 200_000)
    assert time.process_time() - begun < 5
