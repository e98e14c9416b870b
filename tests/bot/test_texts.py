"""Both languages say the same things, with their own plurals and typography."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from bot.menu import NAMES
from bot.texts import FILES, LANGUAGES, Html, words
from bot.texts.cities import CITIES
from quiz.study_day import time_zone

KINDS = sorted({name for names in FILES.values() for name in names})


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


def test_what_people_typed_is_escaped_and_markup_is_not() -> None:
    said = words("en")("your-answer", said="<b>&</b>")
    assert "&lt;b&gt;&amp;&lt;/b&gt;" in said
    assert "<s>" in said
    assert "<i>kept</i>" in words("en")("your-answer", said=Html("<i>kept</i>"))


@pytest.mark.parametrize("kind", ["", "teaching.", "editing.", "keeping.", "reports.", "assigned.", "assigning."])
def test_typography_is_that_of_print(kind: str) -> None:
    russian = re.sub(r'\{ "[^"]*"|^#.*$|<[^>]*>', "", source("ru", kind), flags=re.M)
    assert '"' not in russian.replace('{ "" }', ""), "straight quotes"
    assert " - " not in russian, "a hyphen for a dash"
    assert "..." not in russian + source("en", kind)


@pytest.mark.parametrize("kind", ["", "assigned."])
def test_learners_are_addressed_as_friends(kind: str) -> None:
    said = re.sub(r"^#.*$", "", source("ru", kind), flags=re.M)
    assert not re.search(r"\b([Вв]ы|[Вв]ас|[Вв]аш\w*|[Вв]ам)\b", said)


@pytest.mark.parametrize("kind", ["teaching.", "editing.", "keeping.", "assigning."])
def test_teachers_are_addressed_with_respect(kind: str) -> None:
    said = re.sub(r"^#.*$", "", source("ru", kind), flags=re.M)
    assert not re.search(r"\b([Тт]ы|[Тт]ебя|[Тт]ебе|[Тт]во[йяёеи]\w*)\b", said)


def test_every_command_of_the_menu_is_described_in_every_language() -> None:
    assert all(words(language).plain(f"command-{name}") for language in LANGUAGES for name in NAMES)


def test_every_city_stands_in_a_real_zone_and_has_both_names() -> None:
    for zone, city in CITIES.items():
        time_zone(zone)
        assert city.ru
        assert city.en
