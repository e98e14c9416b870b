"""How the shipped questions are worded: nothing is given away, every question stands alone, the signs are right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from tests.content.shipped import GAP, folded, questions, right_options, source, untouched, wrong_options

WORD = re.compile(r"[\w-]+")


def typed_questions() -> Iterator[tuple[str, dict[str, Any]]]:
    yield from questions("typed")
    yield from ((where, question) for where, question in questions("cloze") if "wrong" not in question)


def explained() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every question that must explain its answer: all but those that stand as the generator wrote them."""
    yield from (
        (where, question) for where, question in questions() if "explanation" in question or not untouched(question)
    )


def shown_texts(question: dict[str, Any]) -> Iterator[str]:
    """Every piece of text of a question that a learner may read."""
    yield question["ask"]
    yield question.get("explanation", "")
    yield from wrong_options(question)
    yield from (option["why"] for option in question.get("wrong", []) if isinstance(option, dict))
    answer = question.get("answer")
    match answer:
        case str():
            yield answer
        case list():
            yield from answer
        case dict():
            for left, right in answer.items():
                yield from (left, right)


def stem(word: str) -> str:
    """A rough common part of a word's forms: «Троцкого» and «Троцким» → «троцк»; short words stay whole."""
    folded_word = word.lower().replace("ё", "е")
    return folded_word if len(folded_word) < 5 else folded_word[: max(4, len(folded_word) - 3)]


def test_no_two_questions_ask_the_same() -> None:
    asks = Counter(re.sub(r"[^\w{}]+", " ", question["ask"]).casefold() for _, question in questions())
    assert [ask for ask, times in asks.items() if times > 1] == []


def test_no_typed_answer_is_given_away_by_its_question() -> None:
    leaks = []
    for where, question in typed_questions():
        visible = {stem(word) for word in WORD.findall(GAP.sub(" ", question["ask"]))}
        for answer in right_options(question):
            hidden = {stem(word) for word in WORD.findall(answer) if len(word) > 3 or word.isdigit()}
            hidden -= {stem("года")}
            leaks += [(where, word) for word in sorted(hidden & visible)]
    assert leaks == []


def test_no_right_option_is_given_away_by_its_question() -> None:
    for where, question in questions("choice"):
        assert folded(question["answer"]).casefold() not in question["ask"].casefold(), where


@pytest.mark.parametrize("pronoun", ["он", "она", "они", "его", "её", "этого", "тогда", "здесь"])
def test_no_statement_opens_with_a_pronoun(pronoun: str) -> None:
    for where, question in questions():
        assert not question["ask"].casefold().startswith(pronoun + " "), where


def test_no_question_leans_on_the_text() -> None:
    crutch = re.compile(r"(?:согласно|в|по) текст[уе]|хроник", re.IGNORECASE)
    assert [where for where, question in questions() if crutch.search(question["ask"])] == []


def test_quotation_marks_and_dashes_are_typographic() -> None:
    plain = re.compile(r"[\"'`]|--| - |\.\.\.| {2}")
    shown = [(where, text) for where, question in questions() for text in shown_texts(question)]
    assert [(where, text) for where, text in shown if plain.search(folded(text))] == []
    assert [(where, text) for where, text in shown if text.count("«") != text.count("»")] == []


def test_roman_numerals_are_latin_letters() -> None:
    cyrillic_numeral = re.compile(r"\b[ХІ]+[VI]*\b(?= (?:съезд|партийн|конференц))")
    assert [where for where, question in questions() if cyrillic_numeral.search(question["ask"])] == []
    assert cyrillic_numeral.search(source()) is None


def test_initials_and_party_names_stay_whole() -> None:
    clipped = re.compile(r"\b[РВ]КП\b(?! \(б\))")
    for where, question in questions():
        assert [text for text in shown_texts(question) if clipped.search(text)] == [], where


def test_every_sentence_shown_ends_as_its_kind_asks() -> None:
    for where, question in questions("choice", "multi_choice", "typed"):
        assert question["ask"][-1] in "?.", where
    for where, question in questions("true_false", "cloze"):
        assert question["ask"][-1] == ".", where
    for where, question in explained():
        assert question["explanation"][-1] == ".", where
        assert question["explanation"][0].isupper() or question["explanation"][0] in "«0123456789", where


def test_every_question_has_an_explanation_of_its_own() -> None:
    explanations = Counter(question["explanation"] for _, question in explained())
    assert [text for text, times in explanations.items() if times > 1] == []
    for where, question in explained():
        assert folded(question["explanation"]) != folded(question["ask"]), where
