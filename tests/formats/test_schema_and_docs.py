"""The schema, the pages in docs/ and the reader say the same."""

from __future__ import annotations

import json
import re

import pytest
from jsonschema import Draft202012Validator

from quiz.errors import Language
from quiz.formats import find_quote, json_schema, read_yaml, sentence, write_yaml
from quiz.formats.nodes import parse
from quiz.formats.plain import default_level
from quiz.questions import Kind, kind_of
from tests.formats.documents import FACTS, FILE, GOLDEN, ROOT, faults_of, values

SCHEMA = Draft202012Validator(json_schema())
DOCS: dict[Language, str] = {
    "en": (ROOT / "docs" / "format.md").read_text("utf-8"),
    "ru": (ROOT / "docs" / "format.ru.md").read_text("utf-8"),
}
LANGUAGES = sorted(DOCS)


def doc_blocks(language: Language, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", DOCS[language], re.DOTALL | re.MULTILINE)


def test_a_handwritten_file_of_all_kinds_is_read_and_keeps_to_the_schema() -> None:
    data = (GOLDEN / "good.yml").read_bytes()
    material = (GOLDEN / "source.md").read_text("utf-8")
    asked = read_yaml(data, material)
    assert {kind_of(question) for fact in asked.facts for question in fact.questions} == set(Kind)
    assert all(question.level == default_level(question) for fact in asked.facts for question in fact.questions)
    assert all(find_quote(material, fact.quote) for fact in asked.facts)
    SCHEMA.validate(values(parse(data.decode())[0]))
    assert read_yaml(write_yaml(asked), material) == asked


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("language: ru", "language: русский"),
        ("title:", "titel:"),
        ("accept:", "acept:"),
        ("kind: typed", "kind: tiped"),
        ("answer: true", "answer: maybe"),
        ("{1923}", "1923"),
        ("id: ballots", "id: Ballots"),
    ],
)
def test_the_schema_refuses_what_is_wrong_too(before: str, after: str) -> None:
    good = (GOLDEN / "good.yml").read_text("utf-8")
    assert before in good
    spoilt = good.replace(before, after, 1)
    assert not SCHEMA.is_valid(values(parse(spoilt)[0]))
    assert faults_of(spoilt.encode())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("draft: true", "draft: perhaps"),
        ("rule: how-many", "rule: How many"),
        ("        score: 0.92\n", ""),
        ("        rule: how-many\n", ""),
        ("score: 0.92", "score: 92"),
        ("check: true", "check: maybe"),
        ("answer: Имя Смирнова.", "answer: Имя Смирнова.\n        edited: true"),
    ],
)
def test_the_schema_refuses_half_an_origin_too(before: str, after: str) -> None:
    good = (GOLDEN / "draft.yml").read_text("utf-8")
    SCHEMA.validate(values(parse(good)[0]))
    assert before in good
    spoilt = good.replace(before, after, 1)
    assert not SCHEMA.is_valid(values(parse(spoilt)[0]))
    assert faults_of(spoilt.encode())


def test_the_schema_knows_the_subject_of_a_quote_and_refuses_one_without_a_quote_too() -> None:
    spoken = FILE.replace("Факт.", "Факт.\n    subject: Иван Смирнов\n    quote: Выехал.")
    SCHEMA.validate(values(parse(spoken)[0]))
    spoilt = spoken.replace("    quote: Выехал.\n", "")
    assert not SCHEMA.is_valid(values(parse(spoilt)[0]))
    assert faults_of(spoilt.encode())


def test_the_schema_in_the_docs_is_the_one_that_is_meant() -> None:
    kept = json.loads((ROOT / "docs" / "questions.schema.json").read_text("utf-8"))
    assert kept == json_schema()
    Draft202012Validator.check_schema(kept)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_in_the_docs_are_good(language: Language) -> None:
    whole, *single, _ = doc_blocks(language, "yaml")
    assert read_yaml(whole.encode()).facts
    together = FACTS + "".join(f"      {line}\n" for example in single for line in example.splitlines())
    [fact] = read_yaml(together.encode()).facts
    assert {kind_of(question) for question in fact.questions} == set(Kind)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_docs_show_what_the_check_really_says(language: Language) -> None:
    [broken], [said] = doc_blocks(language, "yaml broken"), doc_blocks(language, "text")
    assert said == "".join(f"{sentence(fault, language)}\n" for fault in faults_of(broken.encode()))
