"""Anki beside us: its environment, made for one run and thrown away, and its process, which answers when told to.

Anki is AGPL and no dependency of ours; see bench.anki_process.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SCRIPT = Path(__file__).with_name("anki_process.py")
PATIENCE = 180
"""Seconds for making the environment."""


class NoAnki(Exception):
    """The wheel could not be installed here; the words say why."""


class Anki:
    """One collection in a process of its own. told: its version, how many cards are due, how durable it is."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.told: dict[str, Any] = self._hear()

    def answer(self, times: int) -> tuple[float, ...]:
        """Seconds for each answer with the card after it; fewer than asked for if no card is left."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{times}\n")
        self._process.stdin.flush()
        return tuple(self._hear())

    def _hear(self) -> Any:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"anki's process ended with {self._process.wait()}")
        return json.loads(line)


@contextmanager
def anki_python() -> Iterator[Path]:
    """A Python that has the newest `anki` that can be installed. Raises NoAnki."""
    with tempfile.TemporaryDirectory(prefix="uzelok-bench-anki-") as folder:
        python = Path(folder) / "bin" / "python"
        quiet = ("--quiet", "--disable-pip-version-check", "--no-input", "--only-binary", ":all:")
        for command in ((sys.executable, "-m", "venv", folder), (str(python), "-m", "pip", "install", *quiet, "anki")):
            try:
                subprocess.run(command, check=True, capture_output=True, text=True, timeout=PATIENCE)
            except subprocess.CalledProcessError as error:
                raise NoAnki(_last_line(error.stderr or error.stdout)) from error
            except (OSError, subprocess.TimeoutExpired) as error:
                raise NoAnki(str(error)) from error
        yield python


@contextmanager
def anki(python: Path, cards: int, lines: int, wrong: int) -> Iterator[Anki]:
    """A collection of so many cards, each with so many lines in the log, of whose answers so many in a hundred are
    wrong."""
    with tempfile.TemporaryDirectory(prefix="uzelok-bench-anki-") as folder:
        words = (str(Path(folder) / "collection.anki2"), str(cards), str(lines), str(wrong))
        # -I: its own `anki` is meant, nothing from this folder.
        process = subprocess.Popen(
            (str(python), "-I", str(SCRIPT), *words), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        with process:
            try:
                yield Anki(process)
            except BaseException:
                process.kill()
                raise


def _last_line(said: str) -> str:
    return next((line for line in reversed(said.splitlines()) if line.strip()), "it said nothing")
