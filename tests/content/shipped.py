"""The shipped question set and its chronicle, as plain YAML and text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

CONTENT = Path(__file__).parents[2] / "content"
GAP = re.compile(r"\{([^{}]+)\}")


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


def untouched(question: dict[str, Any]) -> bool:
    return "rule" in question and not question.get("edited")
