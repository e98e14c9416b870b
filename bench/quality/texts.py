"""Which texts are measured, and how they are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
UNREAD: Final = "bench/texts/unread"
BY_DEFAULT: Final = ("bench/texts/tuned", "bench/texts/read", UNREAD, "content/smirnov.md")
_READABLE: Final = frozenset({".txt", ".md", ".docx", ".pdf", ".epub"})
_ABOUT: Final = frozenset({"SOURCES.md", "README.md"})


class NoText(Exception):
    """There is nothing to measure at that path."""


@dataclass(frozen=True, slots=True)
class Text:
    """A file to generate from.

    name: its path in the project, or of a text from elsewhere the file's name alone. open: what is made of it may be
    shown; otherwise only counted, so that nobody tunes on it.
    """

    path: Path
    name: str
    open: bool

    @property
    def language(self) -> str:
        """English where the name says so: «moon.en.txt»."""
        return "en" if ".en." in self.path.name else "ru"


def texts_of(paths: Iterable[str | Path] = ()) -> list[Text]:
    """The texts at these paths, folders opened; by default the project's own. Raises NoText."""
    given = [Path(path) for path in paths] or [ROOT / path for path in BY_DEFAULT]
    found = list(dict.fromkeys(file.resolve() for path in given for file in _files(path)))
    return [_text(path) for path in found]


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        inside = sorted(one for one in path.rglob("*") if one.suffix in _READABLE and one.name not in _ABOUT)
        if not inside:
            raise NoText(f"{path}: no text in this folder")
        yield from inside
    elif not path.is_file():
        raise NoText(f"{path}: no such file")
    elif path.name not in _ABOUT:
        yield path


def _text(path: Path) -> Text:
    if not path.is_relative_to(ROOT):
        return Text(path, path.name, open=True)
    name = path.relative_to(ROOT).as_posix()
    return Text(path, name, open=not name.startswith(UNREAD))


def ours(name: str) -> bool:
    """Whether a text of this name belongs to the project, so that its sentences may stand in it."""
    return "/" in name and (ROOT / name).is_file()
