"""What the project promises of its commands."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.project.files import ROOT, read


def targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):.*## ", read("Makefile"), re.MULTILINE))


@pytest.mark.parametrize("page", ["README.md", "README.ru.md", "CONTRIBUTING.md"])
def test_every_make_command_that_a_page_names_exists(page: str) -> None:
    in_code = re.findall(r"`[^`\n]+`|```.*?```", read(page), re.DOTALL)
    named = set(re.findall(r"\bmake ([a-z-]+)", "\n".join(in_code)))
    assert named <= targets()
    assert {"demo", "test"} <= named


def test_every_promised_command_is_in_the_makefile() -> None:
    assert targets() >= {"help", "setup", "demo", "test", "check", "run", "bench", "lock"}


def test_make_alone_lists_every_command() -> None:
    shown = subprocess.run(["make"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert [name for name in targets() if not re.search(rf"^  make {name}  ", shown, re.MULTILINE)] == []


def test_an_old_python_gets_a_clear_word(tmp_path: Path) -> None:
    old = tmp_path / "old python"
    old.write_text('#!/bin/sh\n[ "$1" = -V ] && echo Python 3.8.1 || exit 1\n')
    old.chmod(0o755)
    (tmp_path / "Makefile").write_text(read("Makefile"))
    (tmp_path / "requirements-dev.lock").touch()
    (tmp_path / "pyproject.toml").touch()
    command = ["make", "setup", f"PYTHON={old}"]
    done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True)
    assert done.returncode != 0
    assert "needs Python 3.11 or newer" in done.stderr
    assert "Python 3.8.1" in done.stderr
    assert not (tmp_path / ".venv").exists()
