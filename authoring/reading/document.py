"""What was read from a file, and the sheet it is collected on."""

from __future__ import annotations

from dataclasses import dataclass, field

MOST_CHARACTERS = 2_000_000
LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Document:
    r"""A file as plain text.

    text: lines end in "\n", a paragraph is one line where the format knows paragraphs; headings, list items and rows
    of tables (cells parted by a tab) are lines of their own. title: from the file's own data or its first heading,
    "" if none. format: "txt", "md", "docx", "pdf", "epub". notes: codes of what was left out or guessed.
    """

    text: str
    title: str
    format: str
    notes: tuple[str, ...] = ()


class Full(Exception):
    """The sheet holds as much as may be read; the rest of the file is not looked at."""


@dataclass(slots=True)
class Sheet:
    """What a reader collects: paragraphs in the order of the file, and what it had to leave out."""

    room: int = field(default_factory=lambda: MOST_CHARACTERS + 1)
    title: str = ""
    paragraphs: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def write(self, paragraph: str) -> None:
        """Add a paragraph; an empty one parts blocks. Raises Full when there is no room for more."""
        self.paragraphs.append(paragraph[: self.room])
        self.room -= len(paragraph) + 1
        if self.room <= 0:
            raise Full

    def count(self, what: str, number: int = 1) -> None:
        """Note that something was left out."""
        self.counts[what] = self.counts.get(what, 0) + number

    def document(self, kind: str, *notes: str) -> Document:
        """The sheet as a document. "footnotes" are told without their number."""
        told = [what if what == "footnotes" else f"{what}:{number}" for what, number in self.counts.items()]
        return Document("\n".join(self.paragraphs), self.title, kind, (*notes, *told))
