"""The shipped question set, read as plain YAML: its promises hold whatever the readers in `quiz` do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from jsonschema import Draft202012Validator

from quiz.formats import json_schema, read_yaml
from quiz.formats.nodes import parse
from tests.content.shipped import (
    CONTENT,
    GAP,
    facts,
    folded,
    question_set,
    questions,
    right_options,
    source,
    untouched,
    wrong_options,
)
from tests.formats.documents import values

KINDS = {"choice", "multi_choice", "true_false", "typed", "cloze", "order", "match", "flashcard"}


def all_quotes() -> Iterator[tuple[str, str]]:
    for fact in facts():
        yield fact["id"], fact["quote"]
    for where, question in questions():
        if "quote" in question:
            yield where, question["quote"]


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
