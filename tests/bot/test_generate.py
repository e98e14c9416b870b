"""`uzelok generate`: what it writes, what it says, and what it leaves alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import app
from quiz.formats import read_yaml

Run = Callable[..., Result]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`uzelok generate …` in an empty folder, written by an author who does what the text says."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("bot.generate.AUTHOR", "tests.authoring.authors:behave")
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def generate(text: str, *words: str) -> Result:
        Path("text.txt").write_text(text, "utf-8")
        return CliRunner().invoke(app, ["generate", "text.txt", "-o", "draft.yaml", *words])

    return generate


def files() -> set[str]:
    return {path.name for path in Path().iterdir()}


def test_a_text_becomes_a_draft_with_its_source_beside_it(run: Run) -> None:
    result = run("write 3", "--title", "Нечто")
    assert result.exit_code == 0, result.output
    assert files() == {"text.txt", "draft.yaml", "draft.source.txt"}
    source = Path("draft.source.txt").read_text("utf-8")
    questions = read_yaml(Path("draft.yaml").read_bytes(), source)
    assert questions.draft
    assert (questions.title, questions.source, len(questions.facts)) == ("Нечто", "draft.source.txt", 3)
    checked = CliRunner().invoke(app, ["check", "draft.yaml"])
    assert "3 facts, 12 questions" in checked.output


def test_it_says_what_came_of_it_and_what_to_do_next(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    said = " ".join(run("write 3").output.split())
    for part in ("Facts 3", "Questions 12", "typed answer 6", "To be checked by you 9", "delete the line"):
        assert part in said
    assert "date:year" not in said
    monkeypatch.setenv("LANG", "ru_RU.UTF-8")
    said = " ".join(run("write 3", "--force").output.split())
    assert "Проверьте сами 9" in said
    assert "3 предложения" in said


def test_on_request_it_explains_every_question(run: Run) -> None:
    said = run("write 2", "--explain").output
    assert "1. “Нечто произошло.”" in said
    assert said.count("date:year (1921 год) → when-year") == 8


def test_nothing_is_overwritten_unless_one_says_so(run: Run) -> None:
    for name in ("draft.yaml", "draft.source.txt"):
        Path(name).write_text("mine")
        result = run("write 1")
        assert result.exit_code == 1
        assert name in result.output
        assert "--force" in result.output
        assert Path(name).read_text() == "mine"
        Path(name).unlink()
    Path("draft.yaml").write_text("mine")
    assert run("write 1", "--force").exit_code == 0
    assert b"draft: true" in Path("draft.yaml").read_bytes()


def test_the_text_itself_is_never_the_target(run: Run) -> None:
    run("write 1")
    result = CliRunner().invoke(app, ["generate", "text.txt", "-o", "./text.txt", "--force"])
    assert result.exit_code == 1
    assert "another name" in result.output
    assert Path("text.txt").read_text() == "write 1"


@pytest.mark.parametrize("order", ["write 0", "refuse", "stumble", "die"])
def test_what_gives_no_draft_leaves_no_file_and_a_clear_word(run: Run, order: str) -> None:
    result = run(order)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert "text.txt" in result.output
    assert len(result.output) > 60
    assert files() == {"text.txt"}


def test_when_nothing_came_of_it_it_says_what_was_understood(run: Run) -> None:
    result = run("write 0")
    assert "no questions" in result.output
    assert "Understood: Russian; 0 characters" in result.output


def test_a_missing_text_and_a_missing_folder_are_told(run: Run) -> None:
    assert "nowhere.txt" in CliRunner().invoke(app, ["generate", "nowhere.txt", "-o", "draft.yaml"]).output
    result = run("write 1", "-o", "nowhere/draft.yaml")
    assert result.exit_code == 1
    assert "no such folder" in result.output
    assert "at most 100" in run("write 1", "--title", "T" * 101).output
    assert CliRunner().invoke(app, ["generate", ".", "-o", "draft.yaml"]).exit_code == 1


def test_a_disk_that_cannot_be_written_leaves_both_files_as_they_were(run: Run) -> None:
    Path("draft.source.txt").write_text("mine")
    Path("draft.yaml").mkdir()
    result = run("write 1", "--force")
    assert result.exit_code == 1
    assert "cannot be written" in result.output
    assert files() == {"text.txt", "draft.yaml", "draft.source.txt"}
    assert Path("draft.source.txt").read_text() == "mine"


STOPPABLE = """
import bot.generate
bot.generate.AUTHOR = "tests.authoring.authors:behave"
from bot.__main__ import main
main()
"""


def test_ctrl_c_ends_it_whatever_it_does_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("hang")
    command = [sys.executable, "-c", STOPPABLE, "generate", "text.txt", "-o", "draft.yaml"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True) as generating:
        worker = _child_of(generating.pid)
        generating.send_signal(signal.SIGINT)
        _, said = generating.communicate(timeout=10)
    assert generating.returncode == 130
    assert said == "Stopped.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["text.txt"]
    assert not Path(f"/proc/{worker}").exists()


def _child_of(parent: int) -> int:
    """The first process that a process starts."""
    children = Path(f"/proc/{parent}/task/{parent}/children")
    if not children.exists():
        pytest.skip("looks for the worker in /proc")
    for _ in range(1000):
        if found := children.read_text().split():
            return int(found[0])
        time.sleep(0.01)
    raise AssertionError("no worker was started")


CHRONICLE = """Смирнов

Иван Никитич Смирнов родился в 1881 году. В 1923 году Иван Смирнов стал народным комиссаром почт и телеграфов.
В июне 1927 года Смирнов подписал «Заявление восьмидесяти трёх». Погода стояла ясная.
"""


@pytest.fixture
def really(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The same, written by our own author."""
    monkeypatch.setattr("bot.generate.AUTHOR", "authoring.worker:write")
    return run


def test_a_real_text_gives_questions_with_their_reasons(really: Run) -> None:
    result = really(CHRONICLE, "--explain")
    assert result.exit_code == 0, result.output
    assert "Understood: Russian" in result.output
    assert "“Погода стояла ясная.”\n   No: " in result.output
    source = Path("draft.source.txt").read_text("utf-8")
    questions = read_yaml(Path("draft.yaml").read_bytes(), source)
    assert any("1923" in fact.statement for fact in questions.facts)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "no text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "picture"),
        (b"\0" * 50_000_000, "up to 20 MB"),
        ("Im Jahre 1921 wurde Iwan Smirnow gewählt. ".encode() * 20, "Language: German"),
        ("Погода стояла ясная. ".encode() * 3, "3 sentences, of them dated: 0"),
    ],
    ids=["empty", "a picture named .txt", "50 MB", "German", "nothing happens"],
)
def test_what_no_questions_can_be_made_of_is_told(really: Run, tmp_path: Path, content: bytes, word: str) -> None:
    (tmp_path / "odd.txt").write_bytes(content)
    result = CliRunner().invoke(app, ["generate", "odd.txt", "-o", "draft.yaml"])
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert "odd.txt" in result.output
    assert word in result.output
    assert files() == {"odd.txt"}
