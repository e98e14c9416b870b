"""Which encoding a text is in is found out from the text, however short."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.errors import UnreadableText
from authoring.reading import read_document
from authoring.reading.cleaning import clean
from tests.rows import each_row

NEWS = "— Смирнов, «старый большевик», в 1923 году стал наркомом почт и телеграфов; его сослали в Закавказье."
BOLD = "СЪЕЗД ПОБЕДИТЕЛЕЙ ОТКРЫЛСЯ В ЯНВАРЕ 1934 ГОДА"
NAME = "Смирнов Иван Никитич"
OLD = ("cp1251", "koi8-r", "cp866", "mac-cyrillic", "iso8859-5")
WORDS = (
    "съезд партия Смирнов год война мир Троцкий письмо завод Москва ссылка обвинение процесс новый большой стал был "
    "вместе после через однако фабрика царь щит этот подъём юность яхта"
)


@each_row("codec", OLD)
@each_row("text", [NEWS, BOLD, NAME, "Москва", f"Short notice in English. {NEWS}"])
def test_old_russian_encodings_are_recognised(codec: str, text: str) -> None:
    data = text.encode(codec, "ignore")
    document = read_document(data, "a.txt")
    assert document.text == clean(data.decode(codec))
    if text != BOLD:  # capitals alone are the same bytes in cp866 and on a Macintosh
        assert document.notes == (f"encoding:{codec}",)


@given(st.lists(st.sampled_from(WORDS.split()), min_size=12, unique=True), st.sampled_from(OLD))
def test_two_lines_of_russian_are_enough(words: list[str], codec: str) -> None:
    text = " ".join(words) + "."
    assert read_document(text.encode(codec), "a.txt").text == text


@each_row("text", [NEWS, NAME, "Москва", "The congress of 1934", "Élysée"])
@each_row(
    ("codec", "mark", "notes"),
    [
        ("utf-8", "", ()),
        ("utf-8", "\ufeff", ()),
        ("utf-16-le", "\ufeff", ()),
        ("utf-16-be", "\ufeff", ()),
        ("utf-32-le", "\ufeff", ()),
        ("utf-16-le", "", ("encoding:utf-16",)),
        ("utf-16-be", "", ("encoding:utf-16",)),
    ],
)
def test_unicode_is_read_with_and_without_its_mark(text: str, codec: str, mark: str, notes: tuple[str, ...]) -> None:
    document = read_document((mark + text).encode(codec), "a.txt")
    assert (document.text, document.notes) == (text, notes)


@each_row(
    ("codec", "text"),
    [
        ("cp1252", "Où était le congrès, à Paris? Déjà vu, garçon."),
        ("cp1252", "“Well,” he said – it’s 1923…"),
        ("cp1253", "Η Ελλάδα είναι μια χώρα στην Ευρώπη με πολύ μεγάλη ιστορία"),
        ("gb18030", "中国历史悠久，北京是中国的首都。"),
        ("cp1251", "Привіт, це українська мова. Її ґрунт є родючий і цікавий."),
    ],
)
def test_other_languages_are_not_taken_for_russian(codec: str, text: str) -> None:
    assert read_document(text.encode(codec), "a.txt").text == text


def test_a_download_that_broke_off_within_a_letter_is_read() -> None:
    document = read_document(NEWS.encode()[:-2], "a.txt")
    assert document.text == NEWS[:-2]
    assert document.notes == ("damaged-letters:1",)


def test_what_is_no_language_in_any_encoding_is_told() -> None:
    with pytest.raises(UnreadableText) as told:
        read_document(bytes(range(128, 256)) * 50, "a.txt")
    assert told.value.code == "encoding"
