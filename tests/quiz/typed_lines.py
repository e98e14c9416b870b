"""Many typed answers in one line, parted by «|»: tables that can be read."""

from __future__ import annotations

from collections.abc import Sequence

from quiz.questions import Expects
from quiz.typed import Outcome, judge


def unlike(
    outcome: Outcome, answer: str, line: str, expects: Expects, accept: Sequence[str] = (), language: str = "ru"
) -> dict[str, Outcome]:
    """Which answers of the line are judged otherwise, and how; empty when all are as expected."""
    verdicts = {
        said.strip(): judge(said.strip(), answer, accept, expects, language).outcome for said in line.split("|")
    }
    return {said: found for said, found in verdicts.items() if found is not outcome}
