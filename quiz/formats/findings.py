"""Collecting what is wrong with a file while reading on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from collections.abc import Mapping as Table
from dataclasses import dataclass
from difflib import get_close_matches

from quiz.errors import Fault
from quiz.formats import shape
from quiz.formats.nodes import Listing, Mapping, Node, Refused, Scalar
from quiz.formats.shape import MOST_FAULTS, SYNONYMS, tidy

LONGEST_DATA = 1000
"""Characters of what a fault says of the file; a passage of the source is the longest."""
NOTHING = frozenset({"~", "null", "Null", "NULL"})
"""What YAML reads as "no value" when it is not in quotes."""
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters and halves of characters: they can come in by escapes such as "\\u0007"."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where we are in the file. fact, question: the ids of those we are in, as far as known."""

    where: str = ""
    fact: str = ""
    question: str = ""

    def field(self, name: str) -> Spot:
        """The spot of a value by its name."""
        return Spot(f"{self.where}.{name}" if self.where else name, self.fact, self.question)

    def item(self, index: int) -> Spot:
        """The spot of the item with this index, from 0."""
        return Spot(f"{self.where}[{index}]", self.fact, self.question)


class Findings:
    """Faults in the order they are met; `sorted` gives them in the order of the file."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._beyond = 0

    @property
    def full(self) -> bool:
        """More than anybody will read; what is costly to explain need not be explained any more."""
        return len(self._faults) >= MOST_FAULTS

    def add(self, node: Node | None, spot: Spot, code: str, **data: str | int) -> None:
        """A fault at this node; without one it concerns the whole file."""
        if self.full:
            self._beyond += 1
            return
        known = {name: key for name, key in (("fact", spot.fact), ("question", spot.question)) if key}
        texts = {name: _short(str(value)) for name, value in (known | data).items()}
        line, column = (node.line, node.column) if node else (None, None)
        self._faults.append(Fault(line, column, spot.where, code, texts))

    def extend(self, faults: list[Fault]) -> None:
        """Faults found elsewhere."""
        room = max(0, MOST_FAULTS - len(self._faults))
        self._faults += faults[:room]
        self._beyond += len(faults[room:])

    def sorted(self) -> list[Fault]:
        """All faults from the top of the file to its end; after the first few hundred only their number."""
        ordered = sorted(self._faults, key=lambda fault: (fault.line or 0, fault.column or 0))
        more = [Fault(None, None, "", "more-faults", {"count": str(self._beyond)})] if self._beyond else []
        return ordered + more


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_DATA else text[: LONGEST_DATA - 1] + "…"


class Fields:
    """The named values of a mapping: each at most once, none unknown."""

    def __init__(self, node: Mapping, spot: Spot, found: Findings) -> None:
        self.node, self.spot, self._found = node, spot, found
        self._values: dict[str, Node] = {}
        self._names: dict[str, Scalar] = {}
        for name, value in node.entries:
            self._take(name, value)

    def _take(self, name: Node, value: Node) -> None:
        if isinstance(name, Refused):
            return
        if not isinstance(name, Scalar):
            self._found.add(name, self.spot, "name-not-text")
        elif name.text in self._values:
            data: dict[str, str | int] = {"name": name.text, "first": self._names[name.text].line}
            self._found.add(name, self.spot.field(name.text), "duplicate-name", **data)
        else:
            self._values[name.text] = value
            self._names[name.text] = name

    def get(self, name: str) -> Node | None:
        """The value of this name, if given."""
        return self._values.get(name)

    def allow(self, names: tuple[str, ...], explain: Callable[[str], tuple[str, str]] | None = None) -> None:
        """Every other name is a fault. `explain` may know a code and a word for it."""
        for name, written in self._names.items():
            if name in names:
                continue
            code, word = explain(name) if explain else ("", "")
            if code:
                self._found.add(written, self.spot.field(name), code, name=name, meant=word)
                continue
            meant = "" if self._found.full else meant_by(name, names, SYNONYMS)
            data = {"name": name, "meant": meant or "none", "allowed": ", ".join(names)}
            self._found.add(written, self.spot.field(name), "unknown-name", **data)
            if meant:  # taken for what was meant, so that its value is checked too and nothing seems missing
                self._values.setdefault(meant, self._values[name])

    def require(self, names: tuple[str, ...]) -> None:
        """Each of these must be given, unless a syntax fault has cut the rest off."""
        for name in names:
            if name not in self._values and self.node.complete:
                self._found.add(self.node, self.spot.field(name), "missing", name=name)


def meant_by(said: str, names: tuple[str, ...], synonyms: Table[str, str] | None = None) -> str:
    """What somebody probably meant who wrote something else; "" if there is no telling."""
    if said in names:
        return said
    word = said.casefold().strip()
    if synonyms and synonyms.get(word) in names:
        return synonyms[word]
    if len(word) > 30:  # no name is as long, and comparing takes its time
        return ""
    close = get_close_matches(word.replace("-", "_"), names, n=1, cutoff=0.7)
    return close[0] if close else ""


class Texts:
    """Takes pieces of text out of the tree, in the author's own spelling."""

    def __init__(self, found: Findings) -> None:
        self._found = found

    def line(self, node: Node | None, spot: Spot, limit: int) -> str | None:
        """Text of one line (white space folded); None if there is none, after telling why."""
        text = self._text(node, spot)
        return None if text is None else self._within(tidy(text), node, spot, limit)

    def lines(self, node: Node | None, spot: Spot, limit: int) -> str | None:
        """Text that may have line breaks."""
        text = self._text(node, spot)
        if text is None:
            return None
        return self._within("\n".join(map(tidy, text.strip().split("\n"))), node, spot, limit)

    def _text(self, node: Node | None, spot: Spot) -> str | None:
        match node:
            case None | Refused():
                return None
            case Scalar(text=text, plain=plain):
                if not text.strip() or (plain and text in NOTHING):
                    self._found.add(node, spot, "empty")
                    return None
                if hidden := HIDDEN.search(text):
                    self._found.add(node, spot, "control-character", character=f"U+{ord(hidden[0]):04X}")
                    return None
                return text
            case _:
                code = "not-text-brackets" if node.flow else "not-text"
                self._found.add(node, spot, code, shape="list" if isinstance(node, Listing) else "mapping")
                return None

    def _within(self, text: str, node: Node | None, spot: Spot, limit: int) -> str:
        if len(text) > limit:
            self._found.add(node, spot, "too-long", length=len(text), limit=limit)
        return text

    def many(self, node: Node | None, spot: Spot, limit: int, bounds: tuple[int, int]) -> list[tuple[str, Node]]:
        """The texts of a list, each with its node."""
        taken = []
        for index, item in enumerate(self.items(node, spot, bounds)):
            text = self.line(item, spot.item(index), limit)
            if text is not None:
                taken.append((text, item))
        return taken

    def items(self, node: Node | None, spot: Spot, bounds: tuple[int, int]) -> list[Node]:
        """The items of a list with so many of them."""
        match node:
            case None | Refused():
                return []
            case Listing():
                self.count(len(node.items), node, spot, bounds)
                return node.items
            case _:
                name = spot.where.rpartition(".")[2]
                simple = isinstance(node, Scalar) and node.text.strip() and name not in ("facts", "questions")
                example = f"[{node.text.strip()}]" if isinstance(node, Scalar) and simple else "none"
                self._found.add(node, spot, "not-list", name=name, example=example)
                return []

    def count(self, count: int, node: Listing | Mapping, spot: Spot, bounds: tuple[int, int]) -> None:
        """Tells when there are too few or too many of something."""
        least, most = bounds
        if count > most or (count < least and node.complete):
            self._found.add(node, spot, "wrong-count", count=count, least=least, most=most)


def take_one_of(node: Node | None, spot: Spot, allowed: Iterable[str], found: Findings) -> str | None:
    """One of a few words; None if there is none, after telling why."""
    words = tuple(allowed)
    match node:
        case None | Refused():
            return None
        case Scalar(text=text) if text in words:
            return text
        case _:
            said = node.text if isinstance(node, Scalar) else "…"
            data = {"said": said, "allowed": ", ".join(words), "meant": meant_by(said, words) or "none"}
            found.add(node, spot, "not-one-of", **data)
            return None


def take_flag(node: Node | None, spot: Spot, found: Findings) -> bool:
    """Whether something is marked; False if it is not, or cannot be read, after telling why."""
    match node:
        case None | Refused():
            return False
        case Scalar(text=text) if text.casefold() in shape.TRUE_WORDS | shape.FALSE_WORDS:
            return text.casefold() in shape.TRUE_WORDS
        case _:
            said = node.text if isinstance(node, Scalar) and node.text.strip() else "…"
            found.add(node, spot, "not-a-flag", said=said, name=spot.where.rpartition(".")[2])
            return False
