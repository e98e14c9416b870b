"""A question is changed part by part, each by a text, under the rules of a question file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar, cast

from quiz.errors import Fault
from quiz.formats import nodes, question_to_plain, shape
from quiz.formats.by_hand import HOLDS_RIGHT, lists, options_in
from quiz.formats.findings import Findings
from quiz.formats.foreign import as_statement
from quiz.formats.pairs import as_a_person_writes, paired_by_hand
from quiz.formats.yaml_reader import read_tree
from quiz.questions import Choice, Cloze, Fact, Flashcard, Match, MultiChoice, Option, Order, Question, Typed

T = TypeVar("T")
_CHECKED = ("kind", "ask", "answer", "accept", "wrong", "expects", "explanation")
"""What of a question the rules are asked about. Evidence, level and origin stay as they are, whatever they are."""


class Piece(StrEnum):
    """What of a question, or of its fact, is one text."""

    ASK = "ask"
    ANSWER = "answer"
    ACCEPT = "accept"
    WRONG = "wrong"
    WHY = "why"
    EXPLANATION = "explanation"
    STATEMENT = "statement"
    PAIRS = "pairs"
    MORE = "more"


REMOVABLE = frozenset({Piece.ACCEPT, Piece.WHY, Piece.EXPLANATION})
"""An empty text takes these away; all others are needed."""


NOTHING_SAID = frozenset({"-", "–", "—"})
"""What is sent for a part that should be no more: a message cannot be empty."""


NO_PAIR = "by-hand-no-pair"
"""The fault of a line that is no pair."""


@dataclass(frozen=True, slots=True)
class Part:
    """One changeable text. index: of several answers or wrong options, from 0; else 0."""

    piece: Piece
    index: int = 0

    def __str__(self) -> str:
        """A short name in ASCII, by which `part_named` finds it again."""
        return f"{self.piece}-{self.index}"


ONE_MORE = Part(Piece.MORE)
"""One more wrong option: it has no text yet."""


def parts_of(fact: Fact, question: Question) -> tuple[Part, ...]:
    """All that can be changed by a text, in the order in which it is read. Pairs are one text. A verdict (true or
    false) is none."""
    parts = [Part(Piece.ASK)]
    match question:
        case Choice() | Typed() | Cloze() | Flashcard():
            parts.append(Part(Piece.ANSWER))
        case MultiChoice() | Order():
            parts += [Part(Piece.ANSWER, index) for index in range(len(question.answer))]
        case Match():
            parts.append(Part(Piece.PAIRS))
    if isinstance(question, Typed | Cloze):
        parts.append(Part(Piece.ACCEPT))
    if isinstance(question, Choice | MultiChoice | Cloze):
        for index, option in enumerate(question.wrong):
            parts += [Part(Piece.WRONG, index), *([Part(Piece.WHY, index)] if option.why else [])]
    return (*parts, Part(Piece.EXPLANATION), Part(Piece.STATEMENT))


def part_named(fact: Fact, question: Question, name: str) -> Part | None:
    """The part that calls itself so, one more wrong option among them; None if the question has none."""
    parts = (*parts_of(fact, question), *([ONE_MORE] if _wrong(question) else []))
    return next((part for part in parts if str(part) == name), None)


def takes_more(question: Question) -> bool:
    """Whether there is room for one more wrong option."""
    wrong = len(_wrong(question))
    right = len(question.answer) if isinstance(question, MultiChoice) else 1
    return 0 < wrong < shape.WRONG[1] and right + wrong < shape.MOST_OPTIONS


def gives_up(question: Question) -> bool:
    """Whether a wrong option can be taken away."""
    return len(_wrong(question)) > shape.WRONG[0]


def without_option(fact: Fact, question: Question, index: int) -> Fact | None:
    """The fact with a question that lacks this wrong option; None if it is not there, or the only one."""
    wrong = _wrong(question)
    if not gives_up(question) or not 0 <= index < len(wrong):
        return None
    rest = (*wrong[:index], *wrong[index + 1 :])
    return _put(fact, question, replace(cast("Choice | MultiChoice | Cloze", question), wrong=rest))


def text_of(fact: Fact, question: Question, part: Part) -> str:
    """What stands there now: of accepted answers and pairs one a line, of a cloze's sentence with the answer in
    braces."""
    match part.piece:
        case Piece.STATEMENT:
            return fact.statement
        case Piece.MORE:
            return ""
        case Piece.ACCEPT:
            return "\n".join(cast("Typed | Cloze", question).accept)
        case Piece.PAIRS:
            return as_a_person_writes(cast("Match", question).answer)
        case Piece.WRONG:
            return cast("Choice | MultiChoice | Cloze", question).wrong[part.index].text
        case Piece.WHY:
            return cast("Choice | MultiChoice | Cloze", question).wrong[part.index].why
        case Piece.ANSWER:
            answer = cast("Choice | MultiChoice | Typed | Cloze | Order | Flashcard", question).answer
            return answer if isinstance(answer, str) else answer[part.index]
        case Piece.ASK | Piece.EXPLANATION:
            return question.ask if part.piece is Piece.ASK else question.explanation


def changed(language: str, fact: Fact, question: Question, part: Part, text: str) -> Fact | tuple[Fault, ...]:
    """The fact with this part of one of its questions said anew, or all that is wrong with the question then.

    The text is tidied as in a file; a statement made of the question and its answer goes on being made of them; of
    a wrong option each further line is one more. Keys, evidence and all other parts stay as they are; the origin
    notes that a person was here. language: of the set. The faults have no place: there is no file; only those of
    pairs name the line, for there are several, empty ones not counted.
    """
    found = Findings()
    said = "" if part.piece in REMOVABLE and not text.strip() else text
    if part.piece is Piece.PAIRS and (lone := _not_paired(text)):
        return lone
    if part.piece in (Piece.MORE, Piece.WRONG) and (held := _held(question, part, text)):
        return held
    read = read_tree(_tree(language, *_with_text(fact, question, part, said)), found)
    if faults := found.sorted():
        return tuple(_placed(fault, part) for fault in faults)
    (checked,) = read.facts
    (tidied,) = checked.questions
    added = [option.text for option in _wrong(tidied)[len(_wrong(question)) :]]
    one = [] if part == ONE_MORE else [text_of(checked, tidied, part)]
    new_fact, new_question = _with_text(fact, question, part, "\n".join([*one, *added]))
    if part.piece is Piece.STATEMENT:
        return new_fact
    if fact.statement == _stated_by(question):  # nobody wrote it, it was put together of the two
        new_fact = replace(new_fact, statement=_stated_by(new_question))
    return _put(new_fact, question, new_question)


def said_anew(language: str, fact: Fact, question: Question, part: Part, message: str) -> Fact | tuple[Fault, ...]:
    """The same from a message: of what can be taken away, a lone dash takes it."""
    said = "" if part.piece in REMOVABLE and message.strip() in NOTHING_SAID else message
    return changed(language, fact, question, part, said)


def _stated_by(question: Question) -> str:
    answer = getattr(question, "answer", "")
    return as_statement(question.ask, "" if isinstance(question, Cloze) else answer)


def _put(fact: Fact, before: Question, question: Question) -> Fact:
    """The fact with the question in its old place; the origin notes that a person was here."""
    if question.origin is not None:
        question = replace(question, origin=replace(question.origin, edited=True))
    return replace(fact, questions=tuple(question if each.key == before.key else each for each in fact.questions))


def _wrong(question: Question) -> tuple[Option, ...]:
    return question.wrong if isinstance(question, Choice | MultiChoice | Cloze) else ()


def _placed(fault: Fault, part: Part) -> Fault:
    line = fault.line if part.piece is Piece.PAIRS and fault.where.endswith(".answer") else None
    data = {name: said for name, said in fault.data.items() if name not in ("fact", "question", "first")}
    return replace(fault, line=line or None, column=None, where="", data=data)


def _not_paired(text: str) -> tuple[Fault, ...]:
    lines = enumerate(paired_by_hand(text), 1)
    return tuple(Fault(nth, None, "", NO_PAIR, {"text": line}) for nth, line in lines if isinstance(line, str))


def _held(question: Question, part: Part, text: str) -> tuple[Fault, ...]:
    """The faults of options that list what is right."""
    right = _right(question)
    options = _options(question, text) if part.piece is Piece.MORE else _lines(text)
    held = [each for each in right if any(lists(option, each) for option in options)]
    return tuple(Fault(None, None, "", HOLDS_RIGHT, {"answer": each}) for each in held)


def _with_text(fact: Fact, question: Question, part: Part, text: str) -> tuple[Fact, Question]:
    """Unchecked. Of the types only those have the part."""
    match part.piece:
        case Piece.STATEMENT:
            return replace(fact, statement=text), question
        case Piece.ACCEPT:
            accept = tuple(line for line in text.split("\n") if line.strip())
            return fact, replace(cast("Typed | Cloze", question), accept=accept)
        case Piece.PAIRS:
            pairs = tuple(pair for pair in paired_by_hand(text) if not isinstance(pair, str))
            return fact, replace(cast("Match", question), answer=pairs)
        case Piece.MORE:
            several = cast("Choice | MultiChoice | Cloze", question)
            return fact, replace(several, wrong=(*several.wrong, *map(Option, _options(question, text))))
        case Piece.WRONG:
            several = cast("Choice | MultiChoice | Cloze", question)
            first, *further = _lines(text)
            wrong = _at(several.wrong, part.index, lambda option: replace(option, text=first))
            return fact, replace(several, wrong=(*wrong, *map(Option, further)))
        case Piece.WHY:
            several = cast("Choice | MultiChoice | Cloze", question)
            return fact, replace(
                several, wrong=_at(several.wrong, part.index, lambda option: replace(option, why=text))
            )
        case Piece.ANSWER:
            return fact, _with_answer(question, part.index, text)
        case Piece.ASK | Piece.EXPLANATION:
            changes: dict[str, Any] = {part.piece.value: text}
            return fact, replace(question, **changes)


def _lines(text: str) -> list[str]:
    """Those that say something; at least one."""
    return [line for line in text.split("\n") if line.strip()] or [text]


def _options(question: Question, text: str) -> list[str]:
    right = "\n".join(_right(question))
    return [option for line in _lines(text) for option in options_in(line, right)]


def _right(question: Question) -> tuple[str, ...]:
    return question.answer if isinstance(question, MultiChoice) else (getattr(question, "answer", ""),)


def _with_answer(question: Question, index: int, text: str) -> Question:
    match question:
        case Cloze(ask=ask):
            return replace(question, ask=f"{ask[: ask.index('{')]}{{{text}}}{ask[ask.index('}') + 1 :]}")
        case MultiChoice() | Order():
            return replace(question, answer=_at(question.answer, index, lambda _: text))
        case _:
            return replace(cast("Choice | Typed | Flashcard", question), answer=text)


def _at(items: Sequence[T], index: int, change: Callable[[T], T]) -> tuple[T, ...]:
    return tuple(change(item) if place == index else item for place, item in enumerate(items))


def _tree(language: str, fact: Fact, question: Question) -> nodes.Node:
    """The one question as a file would have it."""
    plain = question_to_plain(question)
    if isinstance(question, Match):  # as a node: a name that is there twice must be seen
        pairs = [(_said(nth, left), _said(nth, right)) for nth, (left, right) in enumerate(question.answer, 1)]
        plain["answer"] = nodes.Mapping(0, 1, False, pairs)
    asked = {"id": "question"} | {name: plain[name] for name in _CHECKED if name in plain}
    told = {"id": "fact", "statement": fact.statement, "questions": [asked]}
    return _node({"title": "—", "language": language, "facts": [told]})


def _node(value: object) -> nodes.Node:
    match value:
        case nodes.Mapping():
            return value
        case Mapping():
            return nodes.Mapping(1, 1, False, [(_node(name), _node(item)) for name, item in value.items()])
        case list():
            return nodes.Listing(1, 1, False, [_node(item) for item in value])
        case bool():
            return _said(1, "true" if value else "false")
        case _:
            return _said(1, str(value))


def _said(line: int, text: str) -> nodes.Node:
    return nodes.Scalar(line, 1, text, plain=False)
