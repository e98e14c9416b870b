"""What is measured of an import is an import: a file as it is written, taken in by a process of its own, and stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from bench import imports
from bench.imports import FEW, both_ways, imported, invented, mix_for
from quiz.formats import read_yaml, write_yaml
from quiz.formats.exchange import YAML
from quiz.formats.foreign import Exported, Format
from quiz.questions import Kind, QuestionSet


def test_the_facts_that_are_made_up_come_back_from_a_file_as_they_were() -> None:
    made = invented(FEW, tuple(Kind))
    assert read_yaml(write_yaml(made)) == made
    assert len({fact.statement for fact in made.facts}) == FEW


@pytest.mark.parametrize("format_", both_ways(), ids=lambda format_: format_.name)
def test_every_format_that_is_written_and_read_can_be_measured(format_: Format) -> None:
    assert mix_for(format_) in imports.MIXES


def only_cards(questions: QuestionSet, now: datetime) -> Exported:
    """As a format does that knows nothing but front and back."""
    kept = tuple(fact for fact in questions.facts if fact.questions[0].key.startswith("flashcard"))
    return Exported(write_yaml(replace(questions, facts=kept)))


def test_a_format_is_measured_with_questions_that_it_carries() -> None:
    assert mix_for(YAML) == tuple(Kind)
    assert mix_for(replace(YAML, write=only_cards)) == (Kind.FLASHCARD,)
    with pytest.raises(ValueError, match="yaml"):
        mix_for(replace(YAML, write=lambda *_: Exported(b"")))


def test_an_import_is_measured_in_a_process_of_its_own() -> None:
    [taken] = imported(YAML, FEW, runs=1)
    assert 0 < taken.held < taken.seconds
    assert taken.peak > 10
