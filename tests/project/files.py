"""The files of the project, and what they say."""

from __future__ import annotations

import shutil
import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
ROOMS = {"authoring", "bot", "content", "db", "fitting", "quiz", "sandbox"}  # what is shipped


def own_files() -> list[Path]:
    """The files that are in git, or would be; without git, all that lie outside of dot folders."""
    if shutil.which("git") and (ROOT / ".git").exists():
        command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
        listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
        names = [Path(name) for name in listed.split("\0") if name]
    else:
        found = [path.relative_to(ROOT) for path in ROOT.rglob("*")]
        names = [path for path in found if not path.parts[0].startswith(".") and "__pycache__" not in path.parts]
    return sorted(name for name in names if (ROOT / name).is_file())


def text_of(name: Path) -> str | None:
    """The file's text, or None for a picture and the like."""
    try:
        return (ROOT / name).read_text("utf-8")
    except UnicodeDecodeError:
        return None


def code_files(*endings: str) -> list[Path]:
    return [name for name in own_files() if name.suffix in endings]


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")
