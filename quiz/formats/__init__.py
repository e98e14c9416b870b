"""Bytes ↔ question sets. Everything that is wrong with a file is told at once, with its line."""

from __future__ import annotations

from quiz.errors import BadFile, Fault, sentence
from quiz.formats.evidence import find_quote
from quiz.formats.plain import question_from_plain, question_to_plain
from quiz.formats.schema import json_schema
from quiz.formats.yaml_reader import named_source, read_yaml
from quiz.formats.yaml_writer import write_yaml

__all__ = [
    "BadFile",
    "Fault",
    "find_quote",
    "json_schema",
    "named_source",
    "question_from_plain",
    "question_to_plain",
    "read_yaml",
    "sentence",
    "write_yaml",
]
