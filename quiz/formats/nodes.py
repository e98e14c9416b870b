"""YAML → a tree that remembers where everything stood and how it was spelled.

Nothing is resolved: `1923`, `yes` and `2023-10-15` stay the letters the author typed. Aliases, anchors and
tags are refused, so a file cannot unfold into more than it is.

A good file is read by a parser in C, libyaml, about ten times as quick as the one in Python. What is wrong is told in
the words and at the places of the one in Python, which also reads whatever the two might understand differently.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from quiz.errors import Fault
from quiz.formats.shape import MOST_FAULTS
from quiz.formats.syntax import syntax_fault, unreadable_character

DEEPEST = 12
"""Levels of nesting; a question file needs seven."""
MOST_NODES = 500_000
"""Names and values, so that no file keeps a machine busy for long; a question has about twenty."""

_BLOCK = ("|", ">")
_REMARK = re.compile(r" #[^\s#]\S*")
_TAKEN_DIFFERENTLY = re.compile("[\t\x7f-\x9f\u2028\u2029\ufeff]|(?<!\\S)[|>][-+0-9]*#")
"""Where libyaml knows other rules: tabs, line ends that YAML 1.2 has given up, marks of byte order inside the text,
a remark right behind the sign of a block."""
_TOLD_ALIKE = frozenset({"remark", "too-much"})
"""Faults whose place does not depend on the parser."""


@dataclass(slots=True)
class Scalar:
    """A piece of text. plain: without quotes."""

    line: int
    column: int
    text: str
    plain: bool


@dataclass(slots=True)
class Listing:
    """A list. complete: False if a syntax fault cut it short. flow: written in brackets."""

    line: int
    column: int
    flow: bool
    items: list[Node] = field(default_factory=list)
    complete: bool = True


@dataclass(slots=True)
class Mapping:
    """Names with values, in their order, repeated names included."""

    line: int
    column: int
    flow: bool
    entries: list[tuple[Node, Node]] = field(default_factory=list)
    complete: bool = True


@dataclass(slots=True)
class Refused:
    """Something that was told as a fault already."""

    line: int
    column: int


Node = Scalar | Listing | Mapping | Refused


def parse(text: str) -> tuple[Node | None, list[Fault]]:
    """The tree of a YAML text, None if there is nothing in it, and what is wrong with its form.

    After a syntax fault the tree holds what stood before it.
    """
    return parse_quickly(text) or parse_carefully(text)


def parse_quickly(text: str) -> tuple[Node, list[Fault]] | None:
    """As `parse`; None if `parse_carefully` has the word: after a syntax fault, or if it might see something else."""
    if _TAKEN_DIFFERENTLY.search(text):
        return None
    growing = _Tree(text)
    try:
        for event in YAML(typ="safe").parse(text):
            growing.take(event)
            if growing.doubtful:
                return None
    except YAMLError:
        return None
    except _EnoughError:
        pass
    if growing.root is None or any(fault.code not in _TOLD_ALIKE for fault in growing.faults):
        return None
    return growing.root, growing.faults


def parse_carefully(text: str) -> tuple[Node | None, list[Fault]]:
    """As `parse`, whose words and places these are."""
    growing = _Tree(text)
    yaml = YAML(typ="safe", pure=True)  # the round-trip type marks folded lines inside the text
    try:
        for event in yaml.parse(text):
            growing.take(event)
    except MarkedYAMLError as error:
        growing.break_off()
        growing.faults += syntax_fault(error, text)
    except ReaderError as error:
        growing.faults.append(unreadable_character(error, text))
    except _EnoughError:
        pass
    return growing.root, growing.faults


class _EnoughError(Exception):
    """Reading further makes no sense."""


class _Tree:
    """Grows by events. Every list and mapping is incomplete until its end is seen.

    doubtful: there was something that the two parsers put at different places, or that only one of them takes.
    """

    def __init__(self, text: str) -> None:
        self._rows = text.splitlines() if _REMARK.search(text) else ()
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self.doubtful = False
        self._open: list[Listing | Mapping] = []
        self._name: list[Node | None] = []
        self._documents = 0
        self._nodes = 0
        self._just_ended: list[Listing | Mapping] = []

    def break_off(self) -> None:
        """Something unreadable follows: what seemed to end just before it may have gone on."""
        for node in self._just_ended:
            node.complete = False

    def take(self, event: Event) -> None:
        match event:
            case NodeEvent():
                self._take_node(event)
            case MappingEndEvent() | SequenceEndEvent():
                ended = self._open.pop()
                ended.complete = True
                self._just_ended.append(ended)
                self._name.pop()
            case DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    mark = event.start_mark
                    self.faults.append(Fault(mark.line + 1, mark.column + 1, "", "second-document"))
                    raise _EnoughError

    def _take_node(self, event: NodeEvent) -> None:
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if self._just_ended:
            self._just_ended.clear()
        self._nodes += 1
        if self._nodes > MOST_NODES:
            self.faults.append(Fault(line, column, "", "too-much"))
            raise _EnoughError
        refused = self._refuse(event, line, column)
        match event:
            case ScalarEvent() if not refused:
                self._check(event)
                self._add(Scalar(line, column, event.value, not event.style))
            case MappingStartEvent():
                self._go_into(Mapping(line, column, bool(event.flow_style), complete=False))
            case SequenceStartEvent():
                self._go_into(Listing(line, column, bool(event.flow_style), complete=False))
            case _:
                self._add(Refused(line, column))

    def _refuse(self, event: NodeEvent, line: int, column: int) -> bool:
        refusal = _refusal(event)
        if refusal is None:
            return False
        code, word = refusal
        self.faults.append(Fault(line, column, "", code, {"word": word}))
        if len(self.faults) >= MOST_FAULTS:
            raise _EnoughError
        return True

    def _check(self, event: ScalarEvent) -> None:
        if event.style in _BLOCK:
            self.doubtful |= event.value[:1] in ("", "\n")  # it begins with white space, or is nothing else
        elif not event.style and event.value and self._rows:
            self._check_remark(event)

    def _check_remark(self, event: ScalarEvent) -> None:
        """`ask: Кто был № #1?` loses its end without a word, unlike `language: ru  # a remark`."""
        end = event.end_mark
        if end.line < len(self._rows) and (cut := _REMARK.match(self._rows[end.line], end.column)):
            self.faults.append(Fault(end.line + 1, end.column + 2, "", "remark", {"cut": cut[0].strip()}))

    def _add(self, node: Node) -> None:
        name = self._name[-1] if self._name else None
        if isinstance(node, Scalar) and node.plain and not node.text:
            if name is None:
                self.doubtful = True
            else:  # YAML says where the next thing begins; the author looks beside the name
                node.line, node.column = name.line, name.column
        match self._open[-1] if self._open else None:
            case Mapping() as mapping:
                if name is None:
                    self._name[-1] = node
                else:
                    mapping.entries.append((name, node))
                    self._name[-1] = None
            case Listing() as listing:
                listing.items.append(node)
            case _:
                self.root = node

    def _go_into(self, node: Listing | Mapping) -> None:
        self._add(node)
        if len(self._open) >= DEEPEST:
            self.faults.append(Fault(node.line, node.column, "", "too-deep", {"most": str(DEEPEST)}))
            raise _EnoughError
        self._open.append(node)
        self._name.append(None)


def _refusal(event: NodeEvent) -> tuple[str, str] | None:
    if isinstance(event, AliasEvent):
        return "alias", f"*{event.anchor}"
    if event.anchor:
        return "anchor", f"&{event.anchor}"
    tag = getattr(event, "tag", None)
    return ("tag", str(tag).replace("tag:yaml.org,2002:", "!!")) if tag else None
