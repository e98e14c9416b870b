"""The shipped question set, read as plain YAML: its promises hold whatever the readers in `quiz` do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from quiz.formats import json_schema, read_yaml
from quiz.formats.nodes import parse
from tests.formats.documents import values

CONTENT = Path(__file__).parents[2] / "content"
KINDS = {"choice", "multi_choice", "true_false", "typed", "cloze", "order", "match", "flashcard"}
GAP = re.compile(r"\{([^{}]+)\}")
WORD = re.compile(r"[\w-]+")


@cache
def question_set() -> dict[str, Any]:
    with (CONTENT / "questions.yaml").open(encoding="utf-8") as file:
        loaded: dict[str, Any] = YAML(typ="safe").load(file)
    return loaded


@cache
def source() -> str:
    return folded((CONTENT / question_set()["source"]).read_text(encoding="utf-8"))


def folded(text: str) -> str:
    return " ".join(text.split())


def facts() -> list[dict[str, Any]]:
    return list(question_set()["facts"])


def questions(*kinds: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """(where it is, question) for each question of these kinds; of all kinds if none is given."""
    for fact in facts():
        for number, question in enumerate(fact["questions"], start=1):
            if not kinds or question["kind"] in kinds:
                yield f"{fact['id']}#{number}", question


def wrong_options(question: dict[str, Any]) -> list[str]:
    return [option["text"] if isinstance(option, dict) else option for option in question.get("wrong", [])]


def right_options(question: dict[str, Any]) -> list[str]:
    """What is right to press or type; for a cloze what stands in the gap."""
    if question["kind"] == "cloze":
        return GAP.findall(question["ask"])
    answer = question["answer"]
    return list(answer) if isinstance(answer, list) else [answer]


def typed_questions() -> Iterator[tuple[str, dict[str, Any]]]:
    yield from questions("typed")
    yield from ((where, question) for where, question in questions("cloze") if "wrong" not in question)


def explained() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every question that must explain its answer: all but those that stand as the generator wrote them."""
    yield from (
        (where, question) for where, question in questions() if "explanation" in question or not untouched(question)
    )


def untouched(question: dict[str, Any]) -> bool:
    return "rule" in question and not question.get("edited")


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


def all_quotes() -> Iterator[tuple[str, str]]:
    for fact in facts():
        yield fact["id"], fact["quote"]
    for where, question in questions():
        if "quote" in question:
            yield where, question["quote"]


def stem(word: str) -> str:
    """A rough common part of a word's forms: «Троцкого» and «Троцким» → «троцк»; short words stay whole."""
    folded_word = word.lower().replace("ё", "е")
    return folded_word if len(folded_word) < 5 else folded_word[: max(4, len(folded_word) - 3)]


def test_the_set_is_large_enough_to_teach() -> None:
    assert len(facts()) >= 38
    assert len(list(questions())) >= 85


def test_every_kind_of_question_is_there() -> None:
    assert {question["kind"] for _, question in questions()} == KINDS


def test_no_single_kind_dominates() -> None:
    counts = Counter(question["kind"] for _, question in questions())
    assert counts.most_common(1)[0][1] <= 0.45 * counts.total()


def test_most_facts_are_asked_in_more_than_one_kind() -> None:
    varied = [fact for fact in facts() if len({question["kind"] for question in fact["questions"]}) > 1]
    assert len(varied) >= 0.85 * len(facts())


def test_fact_ids_are_unique_and_well_formed() -> None:
    ids = [fact["id"] for fact in facts()]
    assert len(ids) == len(set(ids))
    assert [bad for bad in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", bad)] == []


def test_every_quote_stands_in_the_chronicle_word_for_word() -> None:
    assert [where for where, quote in all_quotes() if folded(quote) not in source()] == []


def test_quotes_are_whole_sentences() -> None:
    quotes = [(where, folded(quote)) for where, quote in all_quotes()]
    assert [where for where, quote in quotes if not re.match(r"«?[А-ЯЁX0-9]", quote)] == []
    assert [where for where, quote in quotes if quote[-1] != "."] == []


def test_titles_and_quotes_keep_their_limits() -> None:
    assert len(question_set()["title"]) <= 100
    assert len(question_set()["about"]) <= 300
    assert [where for where, quote in all_quotes() if len(folded(quote)) > 600] == []


def test_asks_explanations_and_options_keep_their_limits() -> None:
    assert [where for where, question in questions() if len(question["ask"]) > 300] == []
    assert [where for where, question in questions() if len(question.get("explanation", "")) > 400] == []
    pressed = list(questions("choice", "multi_choice")) + [
        (where, question) for where, question in questions("cloze") if "wrong" in question
    ]
    too_long = [
        (where, option)
        for where, question in pressed
        for option in right_options(question) + wrong_options(question)
        if len(option) > 40
    ]
    assert too_long == []


def test_choices_offer_a_real_choice() -> None:
    for where, question in questions("choice"):
        assert len(wrong_options(question)) in range(1, 8), where
    for where, question in questions("multi_choice"):
        assert len(right_options(question)) >= 2, where
        assert len(wrong_options(question)) >= 2, where


def test_no_option_is_offered_twice_or_both_right_and_wrong() -> None:
    for where, question in questions("choice", "multi_choice", "cloze"):
        options = [folded(option).casefold() for option in right_options(question) + wrong_options(question)]
        assert len(options) == len(set(options)), where


def test_the_right_option_does_not_stand_out_by_its_length() -> None:
    longest = [
        where
        for where, question in questions("choice")
        if len(right_options(question)[0]) > 1.6 * max(map(len, wrong_options(question)))
    ]
    assert longest == []


def test_the_longest_option_is_right_no_oftener_than_chance_would_have_it() -> None:
    choices = [question for _, question in questions("choice")]
    longest = [q for q in choices if len(q["answer"]) > max(map(len, wrong_options(q)))]
    shortest = [q for q in choices if len(q["answer"]) < min(map(len, wrong_options(q)))]
    assert len(longest) <= 0.3 * len(choices)
    assert len(shortest) <= 0.3 * len(choices)


def test_no_right_date_is_the_one_that_its_wrong_options_have_parts_of() -> None:
    """«24 августа 1936» beside «24 августа 1938» and «15 октября 1936» can be found without knowledge."""
    for where, question in questions("choice"):
        if right := re.fullmatch(r"(\d+ \w+) \d{4} года", question["answer"]):
            assert [wrong for wrong in wrong_options(question) if right[1] in wrong] == [], where


def test_orders_and_matches_fit_the_screen() -> None:
    for where, question in questions("order"):
        assert len(question["answer"]) in range(3, 6), where
        assert len(set(question["answer"])) == len(question["answer"]), where
        assert max(map(len, question["answer"])) <= 60, where
    for where, question in questions("match"):
        pairs = question["answer"]
        assert len(pairs) in range(3, 6), where
        assert len(set(pairs.values())) == len(pairs), where
        assert max(map(len, pairs)) <= 30, where
        assert max(map(len, pairs.values())) <= 60, where


def test_a_cloze_has_exactly_one_gap_and_no_other_question_has_one() -> None:
    for where, question in questions():
        gaps = GAP.findall(question["ask"])
        assert len(gaps) == (1 if question["kind"] == "cloze" else 0), where
        assert re.sub(GAP, "", question["ask"]).count("{") == 0, where


def test_most_cloze_gaps_are_typed() -> None:
    cloze = list(questions("cloze"))
    assert sum("wrong" not in question for _, question in cloze) > len(cloze) / 2


def test_true_and_false_statements_are_balanced() -> None:
    answers = Counter(question["answer"] for _, question in questions("true_false"))
    assert set(answers) == {True, False}
    assert min(answers.values()) >= 0.35 * answers.total()


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


def test_what_the_generator_made_and_what_was_edited_is_marked() -> None:
    for where, question in questions():
        assert ("rule" in question) == ("score" in question), where
        assert "edited" not in question or (question["edited"] is True and "rule" in question), where
        assert "check" not in question, f"{where}: a person has looked at what is shipped"
        assert 0.85 <= question.get("score", 1) <= 1, where
    made = [question for _, question in questions() if "rule" in question]
    assert len(made) >= 40
    assert 0 < sum(untouched(question) for question in made) < len(made)
    assert "draft" not in question_set()


def test_the_file_says_at_its_top_how_it_was_made_and_what_the_marks_mean() -> None:
    top = (CONTENT / "questions.yaml").read_text(encoding="utf-8").split("title:", maxsplit=1)[0]
    assert all(line.startswith("#") for line in top.splitlines() if line)
    assert all(word in top for word in ("uzelok generate", "rule", "score", "edited"))


def test_the_chronicle_is_of_a_readable_size_and_says_whose_it_is() -> None:
    text = (CONTENT / "smirnov.md").read_text(encoding="utf-8")
    assert 9_000 <= len(text) <= 13_000
    assert text.startswith("# ")
    assert "MIT" in text.split("## ", maxsplit=1)[0]


def test_the_set_keeps_to_the_format_and_its_schema() -> None:
    data, material = (CONTENT / "questions.yaml").read_bytes(), (CONTENT / "smirnov.md").read_text("utf-8")
    Draft202012Validator(json_schema()).validate(values(parse(data.decode())[0]))
    read = read_yaml(data, material)
    assert len(read.facts) == len(facts())
    assert not read.draft, "what is shipped has been reviewed"
