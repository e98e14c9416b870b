"""Files as people have them, and what is made of them: the set in YAML, and what was told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quiz.errors import BadFile, Fault, sentence
from quiz.formats import read_yaml, write_yaml
from quiz.formats.exchange import AIKEN, GIFT, import_file
from quiz.formats.foreign import Format
from tests.formats.documents import GOLDEN, NOW

FOLDERS = [GOLDEN.parent / name for name in ("gift", "aiken", "docx")]
MADE = {".yaml", ".told"}
FILES = [path for folder in FOLDERS for path in sorted(folder.iterdir()) if path.suffix not in MADE]


def told(faults: tuple[Fault, ...]) -> str:
    return "".join(f"{sentence(fault, 'en')}\n{sentence(fault, 'ru')}\n" for fault in faults)


def agrees(expected: Path, made: str) -> bool:
    """Whether the file holds this; with UPDATE_GOLDEN it is written anew."""
    if os.environ.get("UPDATE_GOLDEN"):
        expected.write_text(made, "utf-8")
    return expected.read_text("utf-8") == made


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.name)
def test_a_file_as_people_have_them_becomes_this_set(file: Path) -> None:
    made = ""
    try:
        imported = import_file(file.read_bytes(), file.name)
        faults, made = imported.left_out, write_yaml(imported.questions).decode()
    except BadFile as bad:
        faults = bad.faults
    assert agrees(file.with_suffix(".told"), told(faults))
    assert not made or agrees(file.with_suffix(".yaml"), made)
    assert file.with_suffix(".yaml").exists() == bool(made)


@pytest.mark.parametrize("form", [GIFT, AIKEN], ids=lambda form: form.name)
def test_a_set_of_all_kinds_is_written_like_this(form: Format) -> None:
    assert form.write
    written = form.write(read_yaml((GOLDEN / "good.yml").read_bytes()), NOW)
    folder = GOLDEN.parent / form.name
    assert agrees(folder / f"written{form.endings[0]}", written.data.decode())
    assert agrees(folder / "lost.told", told(written.lost))
