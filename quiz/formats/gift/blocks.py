"""A GIFT file taken apart: blocks between empty lines, the ids in their comments, the texts around their braces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from quiz.formats.text_rows import rows_of

ESCAPES = {letter: chr(0xFDD0 + place) for place, letter in enumerate("~=#{}:\\n")}
"""What stands for an escaped letter while a file is read: letters that Unicode keeps free for such uses."""
REVEALED = {ord(mark): "\n" if letter == "n" else letter for letter, mark in ESCAPES.items()}
AS_WRITTEN = {ord(mark): f"\\{letter}" for letter, mark in ESCAPES.items()}

IN_COMMENT = re.compile(r"\[(id|tag|kind):([^\[\]]{1,300})\]")
FORMAT = re.compile(r"\s*\[(html|plain|markdown|moodle)\]", re.IGNORECASE)
CATEGORY = re.compile(r"\s*\$CATEGORY\s*:(.*)")
WEIGHT = re.compile(r"\s*%(-?\d{1,4}(?:[.,]\d{1,9})?)%")
ANSWERS = re.compile(r"([=~])([^=~]*)")
OWN_HEADER = "// Uzelok: [id:fact/question]"
"""The first line of the files we write; with it the ids of facts and questions are what they look like."""


@dataclass(slots=True)
class Block:
    """What stands between empty lines, escapes kept as marks. line: of its first words. kind: what it is, where its
    form leaves that open; only files of our own say so."""

    line: int = 0
    rows: list[str] = field(default_factory=list)
    id: str = ""
    kind: str = ""
    tags: int = 0

    @property
    def text(self) -> str:
        return "\n".join(self.rows)


@dataclass(frozen=True, slots=True)
class Category:
    """A line that says where the questions after it belong."""

    line: int
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the answers in braces. mark: `=` or `~`. weight: per cent, None if none is given."""

    mark: str
    weight: float | None
    text: str
    feedback: str

    @property
    def worth(self) -> float:
        """Per cent of a right answer."""
        return self.weight if self.weight is not None else 100.0 if self.mark == "=" else 0.0


def protect(text: str) -> str:
    """The text with a mark for every escape; what has none keeps its backslash."""
    return re.sub(r"\\([~=#{}:\\n])", lambda escape: ESCAPES[escape[1]], text)


def reveal(text: str) -> str:
    """The text as it is meant."""
    return text.translate(REVEALED)


def blocks(text: str) -> Iterator[Block | Category]:
    """The parts of a file from top to bottom. A block without rows had comments only.

    An empty line inside braces ends no block if the answers go on behind it, as people like to space them out.
    """
    rows = rows_of(protect(text))
    block, open_braces = Block(), 0
    for number, row in enumerate(rows, start=1):
        bare = row.strip()
        if bare.startswith("//"):
            _take_comment(block, bare)
            if block.rows:
                block.rows.append("")  # so that lines can still be counted
        elif open_braces <= 0 and (found := CATEGORY.match(row)):
            yield from _whole(block)
            block, open_braces = Block(), 0
            yield Category(number, _path(found[1].translate(AS_WRITTEN)))
        elif not bare and not (open_braces > 0 and _answers_go_on(rows, number)):
            yield from _whole(block)
            block, open_braces = Block(), 0
        else:
            block.line = block.line or number
            block.rows.append(row)
            open_braces += row.count("{") - row.count("}")
    yield from _whole(block)


def _whole(block: Block) -> Iterator[Block]:
    if block.rows:
        yield block


def _take_comment(block: Block, comment: str) -> None:
    for name, value in IN_COMMENT.findall(comment.translate(AS_WRITTEN)):
        if name == "tag":
            block.tags += 1
        elif name == "id":
            block.id = block.id or value.strip()
        else:
            block.kind = value.strip()


def _answers_go_on(rows: list[str], after: int) -> bool:
    for row in rows[after : after + 3]:
        if row.strip():
            return row.strip()[0] in "=~#}"
    return False


def _path(said: str) -> tuple[str, ...]:
    """`$course$/top/История/НЭП` → the names from the top; a slash in a name is written twice."""
    parts = [part.replace("//", "/").strip() for part in re.split(r"(?<!/)/(?!/)", said.strip())]
    if parts and re.fullmatch(r"\$\w+\$", parts[0]):
        parts = parts[1:]
    if len(parts) > 1 and parts[0].casefold() == "top":
        parts = parts[1:]
    return tuple(part for part in parts if part)


def answers_in(text: str, *, weighed: bool = True) -> list[Answer]:
    """The answers of a text that begins with `=` or `~`. weighed: they may begin with how much they are worth."""
    found = []
    for mark, said in ANSWERS.findall(text):
        weight = WEIGHT.match(said) if weighed else None
        words, _, feedback = said[weight.end() if weight else 0 :].partition("#")
        found.append(Answer(mark, float(weight[1].replace(",", ".")) if weight else None, words, feedback))
    return found
