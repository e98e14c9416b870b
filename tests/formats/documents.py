"""Question files that the tests of the formats begin from."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quiz.formats import BadFile, Fault, read_yaml
from quiz.formats.nodes import Listing, Mapping, Node, Scalar

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "yaml"
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
FACTS = """title: Набор
language: ru
facts:
  - id: fact
    statement: Факт.
    questions:
"""
FILE = FACTS + "      - {kind: flashcard, ask: Что?, answer: Съезд}\n"


def asking(*lines: str) -> bytes:
    """A file with one question."""
    return (FACTS + "      - " + "\n        ".join(lines) + "\n").encode()


def faults_of(data: bytes, material: str | None = None) -> tuple[Fault, ...]:
    """The faults for which the file is refused."""
    with pytest.raises(BadFile) as caught:
        read_yaml(data, material)
    return caught.value.faults


def values(node: Node | None) -> object:
    """What an editor's YAML reader makes of a tree, as far as the schema looks at it."""
    match node:
        case Mapping():
            return {values(name): values(value) for name, value in node.entries}
        case Listing():
            return [values(item) for item in node.items]
        case Scalar(text="true" | "false" as said, plain=True):
            return said == "true"
        case Scalar(text="1" | "2" | "3" as said, plain=True):
            return int(said)
        case Scalar(text=said, plain=True) if re.fullmatch(r"[01]\.\d\d", said):
            return float(said)
        case Scalar():
            return node.text
        case _:
            return None
