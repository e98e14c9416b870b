"""Both languages say the same things, with their own plurals and typography."""

from __future__ import annotations

import re
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.menu import NAMES
from bot.texts import FILES, LANGUAGES, LONGEST, Html, Words, escape, teaching_words, words
from bot.texts.cities import CITIES
from quiz.study_day import time_zone

KINDS = sorted({name for names in FILES.values() for name in names})
TO_TEACHERS = {
    "notice-draft-discarded",
    "notice-draft-joined",
    "notice-parted",
    "notice-reported",
    "notice-set-inherited",
    "notice-taken-over",
    "notice-taught-deleted",
}
"""What is said to teachers among what is said to learners: it comes by itself, when they are not teaching."""


def source(language: str, kind: str = "") -> str:
    """The texts file as it is written."""
    return resources.files("bot.texts").joinpath(f"{kind}{language}.ftl").read_text("utf-8")


def messages(language: str, kind: str = "") -> dict[str, str]:
    """Key → what stands after it."""
    parts = re.split(r"^([a-z0-9-]+) =", source(language, kind), flags=re.M)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


@pytest.mark.parametrize("kind", KINDS)
def test_both_languages_have_the_same_sentences(kind: str) -> None:
    assert messages("ru", kind).keys() == messages("en", kind).keys()


@pytest.mark.parametrize("kind", KINDS)
def test_a_sentence_is_filled_with_the_same_values_in_both_languages(kind: str) -> None:
    russian, english = messages("ru", kind), messages("en", kind)
    for key in russian:
        values = [set(re.findall(r"\$(\w+)", each[key])) for each in (russian, english)]
        assert values[0] == values[1], key


@pytest.mark.parametrize("names", FILES.values())
def test_files_read_together_have_no_sentence_twice(names: tuple[str, ...]) -> None:
    keys = [key for name in names for key in messages("ru", name)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("language", "title", "said"),
    [("ru", "Сказка «Репка»", "«Сказка „Репка“»"), ("en", "The “Moon” again", "“The ‘Moon’ again”")],
)
def test_marks_within_quotation_marks_are_of_the_other_kind(language: str, title: str, said: str) -> None:
    assert said in teaching_words(language)("class-title", title=title)
    assert said in teaching_words(language).plain("class-report", title=title)
    assert title in teaching_words(language)("draft-title", title=title), "what is copied stays as it is"


def test_russian_plurals_are_right() -> None:
    say = words("ru")
    for count, ending in ((1, "1 вопрос</b>"), (2, "2 вопроса"), (5, "5 вопросов"), (11, "11 вопросов"),
                          (21, "21 вопрос</b>"), (22, "22 вопроса"), (111, "111 вопросов")):  # fmt: skip
        assert ending in say("home-waiting", count=count)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plural_in_russian_has_its_three_forms(language: str, kind: str) -> None:
    wanted = {"ru": {"one", "few", "many"}, "en": {"one", "other"}}[language]
    for key, text in messages(language, kind).items():
        for choice in re.findall(r"->(.*?)\n\s*}", text, re.S):
            forms = set(re.findall(r"\[(\w+)\]", choice))
            assert wanted <= forms or not forms & {"one", "few", "many"}, key


def values_of(language: str, kind: str) -> list[tuple[str, list[str]]]:
    """Sentences with what is filled in."""
    return [(key, sorted(set(re.findall(r"\$(\w+)", text)))) for key, text in messages(language, kind).items()]


SENTENCES = [(language, name, key, values) for language in LANGUAGES for name in FILES
             for kind in FILES[name] for key, values in values_of(language, kind) if values]  # fmt: skip
ODD = st.sampled_from(["a", "&", "<", "«Ё» ", "\n", "👩‍👩‍👧", "\0", "\ud83e", "слово "])


@given(st.sampled_from(SENTENCES), st.lists(ODD, min_size=1, max_size=3), st.integers(0, 6000), st.booleans())
def test_no_value_is_too_long_to_be_said(
    sentence: tuple[str, str, str, list[str]], signs: list[str], length: int, marked: bool
) -> None:
    language, name, key, values = sentence
    text = "".join(signs) * (length // len("".join(signs)) + 1)
    value = Html(f"<b>{escape(text)}</b>") if marked else text
    say = Words(language, name) if name == "console." else (teaching_words if name else words)(language)
    said = say(key, **dict.fromkeys(values, value))
    assert said.count("<b>") == said.count("</b>")
    assert len(said) < 10_000 * (len(values) + 1)
    assert say.plain(key, **dict.fromkeys(values, text))


def test_a_long_value_is_cut_with_a_sign_and_a_short_one_is_whole() -> None:
    say = words("ru")
    assert "я" * LONGEST in say("your-answer", said="я" * LONGEST)
    assert "…" not in say("your-answer", said="я" * LONGEST)
    assert "я" * (LONGEST - 1) + "…" in say("your-answer", said="я" * (LONGEST + 1))
    assert say("your-answer", said="&" * LONGEST).count("&amp;") == LONGEST
    marked = say("your-answer", said=Html("<i>" + "я" * 3000 + "</i>"))
    assert "я" * (LONGEST - 1) + "</i>…" in marked
    twice = say("notice-reported", title="т" * 3000, question="в" * 3000)
    assert twice.count("…") == 2


def test_what_people_typed_is_escaped_and_markup_is_not() -> None:
    said = words("en")("your-answer", said="<b>&</b>")
    assert "&lt;b&gt;&amp;&lt;/b&gt;" in said
    assert "<s>" in said
    assert "<i>kept</i>" in words("en")("your-answer", said=Html("<i>kept</i>"))


@pytest.mark.parametrize("kind", KINDS)
def test_typography_is_that_of_print(kind: str) -> None:
    typed = r'|"[^"\n]*\{ \$\w+ \}"' if kind == "console." else ""  # what a shell is told
    russian = re.sub(r'\{ ?"[^"]*" ?\}|^#.*$|<[^>]*>' + typed, "", source("ru", kind), flags=re.M)
    assert '"' not in russian, "straight quotes"
    assert " - " not in russian, "a hyphen for a dash"
    assert "..." not in russian + source("en", kind)


@pytest.mark.parametrize("kind", FILES[""])
def test_learners_are_addressed_as_friends(kind: str) -> None:
    formal = r"\b([Вв]ы|[Вв]ас|[Вв]аш\w*|[Вв]ам)\b"
    assert {key for key, text in messages("ru", kind).items() if re.search(formal, text)} <= TO_TEACHERS


@pytest.mark.parametrize("kind", sorted({*FILES["teaching."], *FILES["console."]}))
def test_teachers_and_administrators_are_addressed_with_respect(kind: str) -> None:
    familiar = r"\b([Тт]ы|[Тт]ебя|[Тт]ебе|[Тт]во[йяёеи]\w*)\b"
    assert [key for key, text in messages("ru", kind).items() if re.search(familiar, text)] == []


def test_every_command_of_the_menu_is_described_in_every_language() -> None:
    assert all(words(language).plain(f"command-{name}") for language in LANGUAGES for name in NAMES)


def test_every_city_stands_in_a_real_zone_and_has_both_names() -> None:
    for zone, city in CITIES.items():
        time_zone(zone)
        assert city.ru
        assert city.en
