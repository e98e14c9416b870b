"""What other programs' formats have in common: what each can carry, and how what they hold becomes a question set.

A reader finds questions with their lines and puts them into a `Sheet`; the sheet lays them out as a question file
would, so that every limit is checked, and every fault told, by the same rules as in YAML.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from quiz.errors import BadFile, Fault, Language
from quiz.formats import shape
from quiz.formats.excerpts import cut
from quiz.formats.findings import Findings
from quiz.formats.ids import spelled_as_id
from quiz.formats.nodes import Listing, Mapping, Node, Scalar
from quiz.formats.shape import folded, tidy
from quiz.formats.yaml_reader import read_tree
from quiz.questions import Kind, QuestionSet

UNTITLED: dict[Language, str] = {"ru": "Без названия", "en": "Untitled"}

Value = str | bool | Sequence[str] | Sequence[tuple[str, str]] | Sequence[str | tuple[str, str]]
"""A text, yes or no, a list of texts, or a list of pairs (the options with the reason, or what is to be matched)."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file gave. left_out: what else it holds and cannot be taken (media, kinds of question we have not);
    everything else is whole."""

    questions: QuestionSet
    left_out: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Exported:
    """A set in another format. lost: what it has no place for."""

    data: bytes
    lost: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """name: "gift", as people call it on the command line. endings: of its files, the first is the one we write.

    read: bytes and the file's name → what is in it; raises BadFile with all its faults at once. None where a format
    is only written. write: the other way, at a moment that the file may tell; None where it is only read.
    """

    name: str
    endings: tuple[str, ...]
    read: Callable[[bytes, str], Imported] | None
    write: Callable[[QuestionSet, datetime], Exported] | None


@dataclass(slots=True)
class _Entry:
    line: int
    key: str
    statement: str
    questions: list[Mapping] = field(default_factory=list)
    quote: str = ""
    subject: str = ""
    kinds: set[Kind] = field(default_factory=set)


class Sheet:
    """Questions as they are found in a file of another format. `title`: of the set, if the file gives one."""

    def __init__(self, name: str, title: str = "", about: str = "") -> None:
        self.title, self.about = title, about
        self.language = self.source = self.draft = ""  # as in a question file, where the format has them
        self._name = name
        self._entries: list[_Entry] = []
        self._by_key: dict[str, _Entry] = {}
        self._by_statement: dict[str, _Entry] = {}
        self._numbers: dict[str, int] = {}
        self._left_out: list[Fault] = []
        self._faults: list[Fault] = []

    def add(
        self,
        line: int,
        kind: Kind,
        ask: str,
        *,
        key: str = "",
        fact: str = "",
        statement: str = "",
        quote: str = "",
        subject: Value = "",
        own_quote: Value = "",
        **fields: Value,
    ) -> None:
        """A question that stands on this line (or in this row, or is the so-manyth note).

        key: what tells it from the others in its fact. fact: what tells its fact, so that a newer version of the
        file finds it again; questions with the same one are ways of asking the same. Without it the words of the
        question do; one with the same statement, or of another kind with the same words and answer, is one more way of
        asking that fact.
        statement: the fact in a sentence; without it the question and its answer. own_quote: the question's, while
        `quote` and `subject` are the fact's. fields: as in a question file (answer, wrong, accept, expects,
        explanation, level); `wrong` may be pairs of text and reason.
        """
        entries: list[tuple[Node, Node]] = [(_text(line, "kind"), _text(line, str(kind)))]
        if key:
            spelled = key if shape.QUESTION_ID.fullmatch(key) else spelled_as_id(key)
            entries.append((_text(line, "id"), _text(line, spelled)))
        entries.append((_text(line, "ask"), _text(line, ask)))
        if own_quote:
            entries.append((_text(line, "quote"), _text(line, str(own_quote))))
        entries += [
            (_text(line, name), _value(line, name, value)) for name, value in fields.items() if value not in ("", ())
        ]
        identity = spelled_as_id(fact) if fact else f"q-{fingerprint(ask)}"
        said = statement or as_statement(ask, fields.get("answer", ""))
        entry = self._by_key.get(identity) if fact else self._same_fact(identity, kind, said, named=bool(statement))
        if entry is None:
            entry = _Entry(line, self._free(identity), said)
            entry.quote, entry.subject = quote, str(subject)
            self._entries.append(entry)
            self._by_key[entry.key] = entry
            self._by_statement.setdefault(folded(said), entry)
        entry.questions.append(Mapping(line, 1, False, entries))
        entry.kinds.add(kind)

    def __len__(self) -> int:
        """How many facts there are so far."""
        return len(self._entries)

    def leave_out(self, line: int | None, code: str, **data: str) -> None:
        """Tell of something that cannot be taken."""
        self._left_out.append(Fault(line, None, "", code, data))

    def fault(self, line: int | None, code: str, column: int | None = None, **data: str) -> None:
        """Tell what is wrong with the file's own form."""
        self._faults.append(Fault(line, column, "", code, data))

    def finish(self) -> Imported:
        """The set. Raises BadFile with all that is wrong, that it is empty included."""
        found = Findings()
        found.extend(self._faults)
        if not self._entries:
            raise BadFile(found.sorted() or self._left_out or [Fault(None, None, "", "no-questions")])
        questions = read_tree(self._tree(), found)
        if faults := found.sorted():
            raise BadFile(faults)
        return Imported(questions, tuple(self._left_out))

    def _same_fact(self, identity: str, kind: Kind, statement: str, *, named: bool) -> _Entry | None:
        """The fact that says the same: named so in the file, or asked in the same words with the same answer, but not
        yet in this way."""
        entry = self._by_statement.get(folded(statement)) if named else self._by_key.get(identity)
        if entry is None or len(entry.questions) >= shape.QUESTIONS[1]:
            return None
        asked_otherwise = entry.statement == statement and kind not in entry.kinds
        return entry if named or asked_otherwise else None

    def _free(self, identity: str) -> str:
        """The id, or with a number behind it if it is taken."""
        number, free = self._numbers.get(identity, 1), identity
        while free in self._by_key:
            number += 1
            self._numbers[identity] = number  # so that thousands of the same do not count from the beginning each
            end = f"-{number}"
            free = f"{identity[: shape.ID - len(end)].rstrip('-')}{end}"
        return free

    def _tree(self) -> Mapping:
        words = " ".join(entry.statement for entry in self._entries[:200])
        guessed = language_of(words)
        title = self.title or title_from(self._name) or UNTITLED[guessed]
        facts = Listing(1, 1, False, [_fact(entry) for entry in self._entries])
        top = [("title", _text(1, title[: shape.TITLE])), ("language", _text(1, self.language or guessed))]
        if self.about:
            top.append(("about", _text(1, self.about[: shape.ABOUT])))
        top += [(name, _text(1, said)) for name, said in (("source", self.source), ("draft", self.draft)) if said]
        entries: list[tuple[Node, Node]] = [(_text(1, name), value) for name, value in top]
        return Mapping(1, 1, False, [*entries, (_text(1, "facts"), facts)])


def fingerprint(text: str) -> str:
    """Tells one question from another by its words: eight hexadecimal digits, the same everywhere and always."""
    return hashlib.blake2b(folded(text).encode("utf-8", "replace"), digest_size=4).hexdigest()


def language_of(words: str) -> Language:
    """Russian if most letters are Cyrillic."""
    letters = [letter for letter in words if letter.isalpha()]
    return "ru" if 2 * sum("а" <= letter.casefold() <= "ё" for letter in letters) >= len(letters) else "en"


def title_from(name: str) -> str:
    """«history_9-class.gift» → «history 9-class»."""
    return tidy(re.sub(r"\.[^.]{1,8}$", "", name.rpartition("/")[2]).replace("_", " "))


def as_statement(ask: str, answer: Value) -> str:
    """The fact of a question that comes without one: the question and its answer, which may be long."""
    said = ask.replace("{", "").replace("}", "")
    if isinstance(answer, str) and answer:
        said = f"{said} — {answer}"
    elif isinstance(answer, Iterable) and not isinstance(answer, str):
        said = f"{said} — {'; '.join(part if isinstance(part, str) else ' — '.join(part) for part in answer)}"
    return cut(tidy(said), shape.STATEMENT)


def _fact(entry: _Entry) -> Node:
    texts = [("id", entry.key), ("statement", entry.statement), ("subject", entry.subject), ("quote", entry.quote)]
    given = [(name, text) for name, text in texts if text or name == "statement"]
    entries: list[tuple[Node, Node]] = [(_text(entry.line, name), _text(entry.line, text)) for name, text in given]
    questions = Listing(entry.line, 1, False, list(entry.questions))
    return Mapping(entry.line, 1, False, [*entries, (_text(entry.line, "questions"), questions)])


def _text(line: int, text: str) -> Scalar:
    return Scalar(line, 1, text, plain=False)


def _value(line: int, name: str, value: Value) -> Node:
    """As a question file has it: pairs are options with their reasons, or what is to be matched."""
    if isinstance(value, bool):
        return _text(line, "true" if value else "false")
    if isinstance(value, str):
        return _text(line, value)
    pairs = [item for item in value if not isinstance(item, str)]
    if name == "answer" and pairs:
        return Mapping(line, 1, True, [(_text(line, left), _text(line, right)) for left, right in pairs])
    return Listing(line, 1, True, [_option(line, item) for item in value])


def _option(line: int, item: str | tuple[str, str]) -> Node:
    if isinstance(item, str) or not item[1]:
        return _text(line, item if isinstance(item, str) else item[0])
    entries: list[tuple[Node, Node]] = [(_text(line, "text"), _text(line, item[0]))]
    return Mapping(line, 1, True, [*entries, (_text(line, "why"), _text(line, item[1]))])
