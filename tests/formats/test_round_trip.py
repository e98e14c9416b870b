"""What is written is read back equal, here and by others; what is spoilt is refused in words."""

from __future__ import annotations

import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from quiz.formats import (
    BadFile,
    Fault,
    json_schema,
    question_from_plain,
    question_to_plain,
    read_yaml,
    sentence,
    write_yaml,
)
from quiz.questions import Cloze, Fact, Flashcard, Kind, Match, MultiChoice, Order, Origin, QuestionSet, kind_of
from tests.formats.documents import GOLDEN, faults_of
from tests.formats.grown import SEEDS, SIGNS, question_of, set_of

SCHEMA = Draft202012Validator(json_schema())


def test_a_no_break_space_outlives_the_end_of_a_line() -> None:
    statement = " ".join(["слово \u00a0 \u00a0слово"] * 12)
    asked = QuestionSet(
        "Набор", "ru", (Fact("one", statement, "", (Flashcard(key="flashcard-1", ask="А", answer="Б"),)),)
    )
    assert read_yaml(write_yaml(asked)) == asked


def test_the_subject_is_written_right_above_the_quote() -> None:
    card = Flashcard(key="flashcard-1", ask="А", answer="Б")
    asked = QuestionSet("Набор", "ru", (Fact("one", "Он уехал.", "Выехал.", (card,), subject="Иван Смирнов"),))
    written = write_yaml(asked)
    assert "\n    subject: Иван Смирнов\n    quote: Выехал.\n" in written.decode()
    assert read_yaml(written) == asked


@given(SEEDS)
def test_what_is_written_is_read_back_equal(chance: Random) -> None:
    asked = set_of(chance)
    written = write_yaml(asked)
    assert read_yaml(written) == asked
    assert write_yaml(read_yaml(written)) == written


@given(SEEDS)
def test_other_readers_of_yaml_and_the_schema_agree_with_what_is_written(chance: Random) -> None:
    asked = set_of(chance)
    loaded = YAML(typ="safe", pure=True).load(write_yaml(asked))
    SCHEMA.validate(loaded)
    assert [fact["statement"] for fact in loaded["facts"]] == [fact.statement for fact in asked.facts]
    for fact, plain_fact in zip(asked.facts, loaded["facts"], strict=True):
        for question, plain in zip(fact.questions, plain_fact["questions"], strict=True):
            assert plain["ask"] == question.ask
            match question:
                case Cloze():
                    assert "answer" not in plain
                case Match():
                    assert tuple(plain["answer"].items()) == question.answer
                case MultiChoice() | Order():
                    assert tuple(plain["answer"]) == question.answer
                case _:
                    assert plain["answer"] == question.answer


@given(SEEDS, st.sampled_from(Kind))
def test_a_question_comes_back_from_json_even_if_names_lose_their_order(chance: Random, kind: Kind) -> None:
    question = question_of(chance, "key", kind)
    plain = json.loads(json.dumps(question_to_plain(question), sort_keys=True))
    assert question_from_plain(plain) == question
    assert plain["kind"] == kind == kind_of(question)
    assert question_from_plain({**plain, "added_by_a_later_version": 1}) == question


def test_a_question_written_down_before_there_were_drafts_is_a_persons() -> None:
    plain: dict[str, object] = {"kind": "flashcard", "key": "k", "ask": "?", "answer": "!", "level": 1}
    question = question_from_plain(plain)
    assert question.origin is None
    assert question_to_plain(question) == plain
    assert question_from_plain({**plain, "rule": "what", "score": 1}).origin == Origin("what", 1.0)


@pytest.mark.parametrize(
    "spoilt",
    [
        {"kind": "riddle"},
        {"key": None},
        {"ask": 5},
        {"answer": "А"},
        {"answer": [["А"]]},
        {"answer": 1},
        {"level": "1"},
        {"rule": "when-year"},
        {"rule": "when-year", "score": "0.9"},
        {"rule": "when-year", "score": True},
        {"rule": 5, "score": 0.9},
    ],
)
def test_a_plain_question_that_is_none_is_a_value_error(spoilt: dict[str, object]) -> None:
    good: dict[str, object] = {"kind": "match", "key": "k", "ask": "?", "answer": [["А", "Б"]]}
    assert question_from_plain(good) == Match(key="k", ask="?", answer=(("А", "Б"),), level=2)
    with pytest.raises(ValueError):  # noqa: PT011  which words it has does not matter
        question_from_plain({**good, **spoilt})


@given(data=st.binary(max_size=60) | st.text(SIGNS + "\n\t", max_size=80).map(str.encode))
def test_anything_at_all_is_either_read_or_refused_in_words(data: bytes) -> None:
    for fault in faults_of(data):
        assert sentence(fault, "ru")


@given(SEEDS)
def test_a_file_spoilt_at_any_place_is_either_read_or_refused_in_words(chance: Random) -> None:
    good = (GOLDEN / "good.yml").read_text("utf-8")
    place = chance.randint(0, len(good))
    inserted = "".join(chance.choices(SIGNS + "\n\t", k=chance.randint(0, 3)))
    spoilt = good[:place] + inserted + good[place + chance.randint(0, 8) :]
    faults: tuple[Fault, ...] = ()
    try:
        read_yaml(spoilt.encode())
    except BadFile as bad:
        faults = bad.faults
    assert all(sentence(fault, "ru") and sentence(fault, "en") for fault in faults)
