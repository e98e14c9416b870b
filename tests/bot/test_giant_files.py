"""A giant file is refused before it is read, whatever command it is given to."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import app
from bot.console import LARGEST_SOURCE

GIANT = 50_000_000_000
"""Bytes that a file of holes says it has; read, they would fill the memory."""
QUESTIONS = "title: T\nlanguage: ru\nsource: giant.txt\nfacts: []\n"


@pytest.fixture(autouse=True)
def giant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`giant.txt`, and the folder it lies in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("UZELOK_DATABASE_URL", f"sqlite:///{tmp_path}/x.sqlite3")
    with Path("giant.txt").open("wb") as file:
        file.truncate(GIANT)


def said(*words: str) -> Result:
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.mark.parametrize("command", [["check"], ["import", "--code", "x"]])
def test_a_giant_that_calls_itself_questions(command: list[str]) -> None:
    assert "20 MB" in said(command[0], "giant.txt", *command[1:]).output


def test_a_giant_that_questions_name_as_their_source() -> None:
    assert LARGEST_SOURCE < GIANT
    Path("questions.yaml").write_text(QUESTIONS)
    assert "giant.txt cannot be read: File too large" in said("check", "questions.yaml").output


def test_a_giant_that_questions_are_to_be_made_of() -> None:
    assert "20 MB" in said("generate", "giant.txt", "-o", "draft.yaml").output
