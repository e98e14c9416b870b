"""Any bytes give a document or a clear refusal."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from authoring.errors import UnreadableText
from authoring.reading import MOST_CHARACTERS, read_document
from authoring.reading.cleaning import clean
from tests.authoring.reading_files import book, locked, pdf, word

STORY = "В 1923 году Смирнов стал наркомом почт и телеграфов."
FILES = (
    word(f"# {STORY}", STORY, "а|б"),
    book(f"<h1>Глава</h1><p>{STORY}</p>", STORY),
    pdf([STORY, STORY], [STORY], picture=True),
    locked(pdf([STORY]), ""),
    f"# Глава\n\n- *{STORY}*\n[а](б)".encode(),
    STORY.encode("utf-16"),
    STORY.encode("cp1251"),
)
NAMES = st.sampled_from(["a.txt", "a.md", "a.docx", "a.pdf", "a.epub", "", "a.doc"])
STARTS = (
    b"",
    b"PK\x03\x04",
    b"%PDF-1.4\n",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"<?xml ",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
)


def read_or_refuse(data: bytes, name: str) -> None:
    try:
        document = read_document(data, name)
    except UnreadableText:
        return
    assert document.text == clean(document.text)
    assert 0 < len(document.text) <= MOST_CHARACTERS
    assert "\n" not in document.title
    document.text.encode()


@given(st.sampled_from(STARTS), st.binary(max_size=300), NAMES)
def test_any_bytes(start: bytes, rest: bytes, name: str) -> None:
    read_or_refuse(start + rest, name)


@given(st.text(max_size=300), st.sampled_from(["utf-8", "utf-16"]), NAMES)
def test_any_text(text: str, codec: str, name: str) -> None:
    read_or_refuse(text.encode(codec, "replace"), name)


@given(st.sampled_from(FILES), st.floats(0, 1), NAMES)
def test_a_file_that_breaks_off(data: bytes, part: float, name: str) -> None:
    read_or_refuse(data[: int(len(data) * part)], name)


@given(st.sampled_from(FILES), st.integers(), st.integers(1, 40), NAMES)
def test_a_file_with_wrong_bytes_in_it(data: bytes, seed: int, wrong: int, name: str) -> None:
    chance = random.Random(seed)
    damaged = bytearray(data)
    for _ in range(wrong):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    read_or_refuse(bytes(damaged), name)


@given(st.integers(), st.sampled_from(FILES))
def test_a_file_with_pieces_cut_out_and_doubled(seed: int, data: bytes) -> None:
    chance = random.Random(seed)
    start, end = sorted(chance.randrange(len(data)) for _ in range(2))
    read_or_refuse(data[:start] + data[end:], "a")
    read_or_refuse(data[:end] + data[start:], "a")


@given(st.text("*_`[]()<>#|-+1. \\\n!~=&;:^>абв/a\"'", max_size=200))
def test_any_markdown(text: str) -> None:
    read_or_refuse(text.encode(), "a.md")


@given(st.text("<>/&;=\"' apbrtdhi1!-[]CDATA", max_size=200))
def test_any_page_of_a_book(page: str) -> None:
    read_or_refuse(book(page), "a.epub")
