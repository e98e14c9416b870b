"""One question of a file: the checks of each kind."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypedDict

from quiz.formats import shape
from quiz.formats.findings import Fields, Findings, Spot, Texts, take_one_of
from quiz.formats.gaps import Gap, WrongGap, read_gap, without_gaps
from quiz.formats.nodes import Listing, Mapping, Node, Refused, Scalar
from quiz.formats.origins import read_origin
from quiz.formats.plain import level_by_kind
from quiz.formats.shape import folded
from quiz.questions import (
    Choice,
    Cloze,
    Expects,
    Flashcard,
    Kind,
    Match,
    MultiChoice,
    Option,
    Order,
    Origin,
    Question,
    TrueFalse,
    Typed,
)

LookUp = Callable[[str, Node | None, Spot], None]
"""Tells a fault when a quote does not stand in the material."""
Told = list[tuple[str, Node]]
"""Texts with the nodes they came from."""
_SEARCHED = 3_000
"""Characters of a question that are searched for its answers. It may have a tenth of that; a giant one, with answers by
the thousand, would take hours."""


class Shared(TypedDict):
    """What every question has."""

    key: str
    ask: str
    explanation: str
    quote: str
    level: int
    origin: Origin | None


class QuestionReader:
    """Makes one question of a mapping. What it cannot read is empty in the result, and told in `found`."""

    def __init__(self, fields: Fields, kind: Kind, key: str, found: Findings, look_up: LookUp) -> None:
        self.fields, self.kind, self.key, self.found = fields, kind, key, found
        self.spot = fields.spot
        self.look_up = look_up
        self.texts = Texts(found)

    def read(self) -> Question:
        """The question; only to be used if nothing was found wrong."""
        self.fields.allow(shape.fields_of(self.kind), self._explain_name)
        self.fields.require(shape.required_of(self.kind))
        match self.kind:
            case Kind.CHOICE:
                answer = self.option("answer")
                return Choice(**self.shared(), answer=_one(answer), wrong=self.wrong(answer))
            case Kind.MULTI_CHOICE:
                return self.multi_choice()
            case Kind.TRUE_FALSE:
                return TrueFalse(**self.shared(), answer=self.verdict())
            case Kind.TYPED:
                return self.typed()
            case Kind.CLOZE:
                return self.cloze()
            case Kind.ORDER:
                return Order(**self.shared(), answer=self.ordered())
            case Kind.MATCH:
                return Match(**self.shared(), answer=self.pairs())
            case Kind.FLASHCARD:
                back = self.texts.lines(self.node("answer"), self.at("answer"), shape.BACK)
                return Flashcard(**self.shared(), answer=back or "")

    def node(self, name: str) -> Node | None:
        return self.fields.get(name)

    def at(self, name: str) -> Spot:
        return self.spot.field(name)

    def _explain_name(self, name: str) -> tuple[str, str]:
        if self.kind is Kind.CLOZE and name == "answer":
            return "cloze-answer", ""
        kinds = [str(kind) for kind, names in shape.KIND_FIELDS.items() if name in names]
        return ("name-of-other-kind", ", ".join(kinds)) if kinds else ("", "")

    def shared(self) -> Shared:
        """The fields that all kinds share."""
        ask = self.texts.lines(self.node("ask"), self.at("ask"), shape.ASK)
        explanation = self.texts.lines(self.node("explanation"), self.at("explanation"), shape.EXPLANATION)
        quote = self.texts.line(self.node("quote"), self.at("quote"), shape.QUOTE)
        if quote:
            self.look_up(quote, self.node("quote"), self.at("quote"))
        level = self.level(level_by_kind(self.kind, self.node("wrong") is not None))
        return Shared(
            key=self.key,
            ask=ask or "",
            explanation=explanation or "",
            quote=quote or "",
            level=level,
            origin=read_origin(self.fields, self.found),
        )

    def level(self, default: int) -> int:
        """1 … 3."""
        said = self.one_of("level", shape.LEVELS)
        return int(said) if said else default

    def one_of(self, name: str, allowed: tuple[str, ...]) -> str | None:
        """One of a few words."""
        return take_one_of(self.node(name), self.at(name), allowed, self.found)

    def option(self, name: str) -> Told:
        """A single text that may stand on a button, as a list of one, or none."""
        text = self.texts.line(self.node(name), self.at(name), shape.OPTION)
        node = self.node(name)
        return [(text, node)] if text is not None and node is not None else []

    def wrong(self, right: Told) -> tuple[Option, ...]:
        """The wrong options, different from each other and from every right one."""
        node, spot = self.node("wrong"), self.at("wrong")
        options: list[Option] = []
        told: Told = []
        for index, item in enumerate(self.texts.items(node, spot, shape.WRONG)):
            option = self._wrong_option(item, spot.item(index))
            if option is not None:
                options.append(option)
                told.append((option.text, item))
        self.different(told, spot, "duplicate-option")
        rights = {folded(text): text for text, _ in right}
        for text, item in told:
            if folded(text) in rights:
                self.found.add(item, spot, "answer-in-wrong", text=text, answer=rights[folded(text)])
        return tuple(options)

    def _wrong_option(self, item: Node, spot: Spot) -> Option | None:
        if not isinstance(item, Mapping):
            text = self.texts.line(item, spot, shape.OPTION)
            return Option(text) if text is not None else None
        fields = Fields(item, spot, self.found)
        if fields.get("text") is None and len(item.entries) == 1 and item.complete:
            name = item.entries[0][0]
            if isinstance(name, Scalar) and name.text != "why":  # - Лозунг: мир
                self.found.add(item, spot, "colon-in-option", text=name.text)
                return None
        fields.allow(("text", "why"))
        fields.require(("text",))
        text = self.texts.line(fields.get("text"), spot.field("text"), shape.OPTION)
        why = self.texts.lines(fields.get("why"), spot.field("why"), shape.WHY)
        return Option(text, why or "") if text is not None else None

    def different(self, told: Told, spot: Spot, code: str) -> None:
        """No two of these may be the same to a reader: case, ё and white space make no difference."""
        first: dict[str, Node] = {}
        for text, node in told:
            if folded(text) in first:
                self.found.add(node, spot, code, text=text, first=first[folded(text)].line)
            else:
                first[folded(text)] = node

    def multi_choice(self) -> MultiChoice:
        """Several right options; with the wrong ones they fit on a screen."""
        node, spot = self.node("answer"), self.at("answer")
        right = self.texts.many(node, spot, shape.OPTION, shape.SEVERAL_RIGHT)
        self.different(right, spot, "duplicate-option")
        wrong = self.wrong(right)
        count, most = len(right) + len(wrong), shape.MOST_OPTIONS
        if node is not None and count > most:
            self.found.add(node, self.spot, "too-many-options", count=count, most=most)
        return MultiChoice(**self.shared(), answer=tuple(text for text, _ in right), wrong=wrong)

    def verdict(self) -> bool:
        """true or false."""
        node = self.node("answer")
        match node:
            case None | Refused():
                return False
            case Scalar(text=text) if text.casefold() in shape.TRUE_WORDS | shape.FALSE_WORDS:
                return text.casefold() in shape.TRUE_WORDS
            case _:
                said = node.text if isinstance(node, Scalar) else "…"
                self.found.add(node, self.at("answer"), "not-true-or-false", said=said)
                return False

    def accepted(self) -> Told:
        """Further answers that are right."""
        return self.texts.many(self.node("accept"), self.at("accept"), shape.OPTION, shape.ACCEPT)

    def expects(self) -> Expects:
        """What the answer should be."""
        return Expects(self.one_of("expects", tuple(map(str, Expects))) or "text")

    def typed(self) -> Typed:
        """The answer must not be readable in the question itself."""
        answer, accept, shared = self.option("answer"), self.accepted(), self.shared()
        for name, told in (("answer", answer), ("accept", accept)):
            self.no_leak(told, shared["ask"], name)
        texts = tuple(text for text, _ in accept)
        return Typed(**shared, answer=_one(answer), accept=texts, expects=self.expects())

    def no_leak(self, told: Told, ask: str, name: str) -> None:
        """An answer standing in the question as a whole word gives itself away."""
        asked = folded(ask[:_SEARCHED])
        for text, node in told:
            if len(text) > shape.OPTION:  # told already
                continue
            said = folded(text)
            if said in asked and re.search(rf"(?<!\w){re.escape(said)}(?!\w)", asked):
                self.found.add(node, self.at(name), "leak", answer=text)

    def cloze(self) -> Cloze:
        """A sentence with one gap."""
        shared, accept, node = self.shared(), self.accepted(), self.node("ask")
        gap: Told = []
        if node is not None and shared["ask"]:
            shared["ask"], answer = self.gap(shared["ask"], node)
            gap = [(answer, node)] if answer else []
            self.no_leak(gap + accept, without_gaps(shared["ask"]), "ask")
        wrong = self.wrong(gap + accept)
        texts = tuple(text for text, _ in accept)
        return Cloze(**shared, accept=texts, wrong=wrong, expects=self.expects())

    def gap(self, ask: str, node: Node) -> tuple[str, str]:
        """The tidied sentence and what stands in its gap, "" after telling what is wrong with it."""
        gap = read_gap(ask)
        match gap:
            case WrongGap():
                self.found.add(node, self.at("ask"), gap.code, count=gap.count)
                return ask, ""
            case Gap() if len(gap.answer) > shape.OPTION:
                self.found.add(node, self.at("ask"), "gap-long", length=len(gap.answer), limit=shape.OPTION)
        return gap.ask, gap.answer

    def ordered(self) -> tuple[str, ...]:
        """Items in the right order."""
        told = self.texts.many(self.node("answer"), self.at("answer"), shape.ORDER_ITEM, shape.ORDERED)
        self.different(told, self.at("answer"), "duplicate-item")
        return tuple(text for text, _ in told)

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Pairs whose left sides all differ, and whose right sides all differ."""
        node, spot = self.node("answer"), self.at("answer")
        if node is None or isinstance(node, Refused):
            return ()
        if not isinstance(node, Mapping):
            self.found.add(node, spot, "not-pairs", shape="list" if isinstance(node, Listing) else "text")
            return ()
        self.texts.count(len(node.entries), node, spot, shape.PAIRS)
        lefts: Told = []
        rights: Told = []
        pairs = []
        for name, value in node.entries:
            left = self.texts.line(name, spot, shape.MATCH_LEFT)
            right = self.texts.line(value, spot, shape.MATCH_RIGHT)
            if left is not None and right is not None:
                lefts.append((left, name))
                rights.append((right, value))
                pairs.append((left, right))
        self.different(lefts, spot, "duplicate-left")
        self.different(rights, spot, "duplicate-right")
        return tuple(pairs)


def _one(told: Told) -> str:
    return told[0][0] if told else ""
