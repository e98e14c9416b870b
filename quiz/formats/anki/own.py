"""Note types of our own for Anki: one for each kind of question, all with the same fields; and back again.

Anki shows the front, the learner turns it over (or types) and rates themselves. The lists in the fields are HTML
lists, so that they can be read, and edited, in Anki as well.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quiz.formats.anki.cloze import gap_texts
from quiz.formats.foreign import Value, fingerprint
from quiz.formats.html_text import plain_text
from quiz.formats.shape import folded, tidy
from quiz.questions import (
    Choice,
    Cloze,
    Fact,
    Flashcard,
    Kind,
    Match,
    MultiChoice,
    Option,
    Order,
    Question,
    TrueFalse,
    Typed,
)

FIELDS = ("Front", "Back", "Extra", "Options", "Reasons", "Accepted", "Statement")
"""Reasons: why wrong options are wrong. Accepted: what else is right. Statement: the fact in a sentence."""
TRUE, FALSE = "✓", "✗"
OWN_NAME = re.compile(r"Uzelok (\w+)")
GUID = re.compile(r"uzelok:[0-9a-f]{8}:([a-z0-9-]{1,40}):([a-z0-9_-]{1,40})")
ITEM = re.compile(r"<li\b[^<>]*>(.*?)</li\s*>", re.IGNORECASE | re.DOTALL)
CELL = re.compile(r"<td\b[^<>]*>(.*?)</td\s*>", re.IGNORECASE | re.DOTALL)
QUOTE = re.compile(r"<blockquote\b[^<>]*>(.*?)(?:</blockquote\s*>|\Z)", re.IGNORECASE | re.DOTALL)

OPTIONS_BELOW = '{{Front}}{{#Options}}<div class="options">{{Options}}</div>{{/Options}}'
BEHIND = "".join(
    f'{{{{#{name}}}}}<div class="{name.lower()}">{{{{{name}}}}}</div>{{{{/{name}}}}}'
    for name in ("Accepted", "Statement", "Reasons", "Extra")
)
FRONTS = {
    Kind.FLASHCARD: "{{Front}}",
    Kind.TYPED: "{{Front}}<br>{{type:Back}}",
    Kind.TRUE_FALSE: f'{{{{Front}}}}<div class="options">{TRUE} / {FALSE}</div>',
    Kind.CLOZE: OPTIONS_BELOW.replace("{{Front}}", "{{cloze:Front}}"),
}
BACKS = {
    Kind.TYPED: "{{Front}}<hr id=answer>{{type:Back}}" + BEHIND,
    Kind.CLOZE: "{{cloze:Front}}<hr id=answer>" + BEHIND,
}


@dataclass(frozen=True, slots=True)
class OwnNote:
    """A question as a note: who it is, its fields as HTML by their names, and its front in words."""

    guid: str
    kind: Kind
    values: dict[str, str]
    words: str


def templates_of(kind: Kind) -> tuple[str, str]:
    """Front and back of its cards."""
    return FRONTS.get(kind, OPTIONS_BELOW), BACKS.get(kind, "{{FrontSide}}<hr id=answer>{{Back}}" + BEHIND)


def own_kind(type_name: str) -> Kind | None:
    """The kind of question a note type of ours stands for; Anki may have put something behind its name."""
    found = OWN_NAME.match(type_name)
    return Kind(found[1]) if found and found[1] in set(Kind) else None


def guid_of(title: str, fact: Fact, question: Question) -> str:
    """By it Anki finds a note again. The title is in it, as two sets may both have a fact of the same id."""
    return f"uzelok:{fingerprint(title)}:{fact.key}:{question.key}"


def identity_in(guid: str) -> tuple[str, str]:
    """The ids of the fact and the question; a note that Anki made is a fact, and its questions have no ids yet."""
    if own := GUID.fullmatch(guid):
        return own[1], own[2]
    return f"anki-{hashlib.blake2b(guid.encode('utf-8', 'replace'), digest_size=8).hexdigest()}", ""


def note_of(title: str, fact: Fact, question: Question, kind: Kind) -> OwnNote:
    """The question with all that a note has a place for."""
    quote = fact.evidence_of(question)[1]
    extra = _html(question.explanation) + (f"<blockquote>{_html(quote)}</blockquote>" if quote else "")
    values = {"Front": _html(question.ask), "Extra": extra, **_fields_of_answer(question)}
    if fact.statement != _said(question):
        values["Statement"] = _html(fact.statement)
    words = question.ask.replace("{", "").replace("}", "")
    return OwnNote(guid_of(title, fact, question), kind, {name: values.get(name, "") for name in FIELDS}, words)


def fields_in(kind: Kind, values: Mapping[str, str]) -> dict[str, Value]:
    """What `Sheet.add` takes of a note of ours: ask, statement, quote and the rest. Empty if there is nothing."""
    found: dict[str, Value] = {"ask": _words(values.get("Front", "")), "statement": _words(values.get("Statement", ""))}
    extra = values.get("Extra", "")
    if quote := QUOTE.search(extra):
        found["quote"] = _words(quote[1])
    found["explanation"] = _words(QUOTE.sub("", extra))
    back, options = values.get("Back", ""), _items(values.get("Options", ""))
    match kind:
        case Kind.CHOICE:
            answer = _words(back)
            found |= {"answer": answer, "wrong": _wrong(options, [answer], values)}
        case Kind.MULTI_CHOICE:
            found |= {"answer": _items(back), "wrong": _wrong(options, _items(back), values)}
        case Kind.TRUE_FALSE:
            verdict = _words(back)
            found["answer"] = {TRUE: True, FALSE: False}.get(verdict, verdict)
        case Kind.TYPED:
            found |= {"answer": _words(back), "accept": _items(values.get("Accepted", ""))}
        case Kind.CLOZE:
            [gap] = gap_texts(values.get("Front", ""), [1])
            wrong = _wrong(options, gap.answers, values)
            found |= {"ask": gap.ask or gap.stem, "wrong": wrong, "accept": _items(values.get("Accepted", ""))}
        case Kind.ORDER:
            found["answer"] = _items(back)
        case Kind.MATCH:
            found["answer"] = _pairs(back)
        case Kind.FLASHCARD:
            found["answer"] = _words(back)
    return found


def _fields_of_answer(question: Question) -> dict[str, str]:
    match question:
        case Choice(answer=answer, wrong=wrong):
            return {"Back": _html(answer), **_shown(question.ask, [answer], wrong)}
        case MultiChoice(answer=right, wrong=wrong):
            return {"Back": _list(right), **_shown(question.ask, right, wrong)}
        case TrueFalse(answer=verdict):
            return {"Back": TRUE if verdict else FALSE}
        case Typed(answer=answer, accept=accept):
            return {"Back": _html(answer), "Accepted": _list(accept)}
        case Cloze(answer=answer, accept=accept, wrong=wrong):
            shown = _shown(question.ask, [answer], wrong) if wrong else {}
            return {"Front": _gap(question), "Accepted": _list(accept), **shown}
        case Order(answer=items):
            return {"Back": _list(items, "ol"), "Options": _list(_out_of_order(items))}
        case Match(answer=pairs):
            lefts, rights = zip(*pairs, strict=True)
            return {"Back": _table(pairs), "Options": _list(lefts) + _list(_out_of_order(rights))}
        case Flashcard(answer=answer):
            return {"Back": _html(answer)}


def _gap(question: Cloze) -> str:
    before, _, rest = question.ask.partition("{")
    answer, _, after = rest.partition("}")
    # Two colons in a gap begin a hint.
    return f"{_html(before)}{{{{c1::{_html(answer).replace('::', '&#58;&#58;')}}}}}{_html(after)}"


def _mixed(seed: str, right: Sequence[str], wrong: Sequence[str]) -> list[str]:
    """Right and wrong ones, each in its own order, mixed by a hash: the same every time, no place more likely."""
    count = len(right) + len(wrong)
    places = sorted(range(count), key=lambda place: hashlib.sha256(f"{seed}|{place}".encode()).digest())
    chosen, rights, wrongs = set(places[: len(right)]), iter(right), iter(wrong)
    return [next(rights) if place in chosen else next(wrongs) for place in range(count)]


def _out_of_order(items: Sequence[str]) -> list[str]:
    """By the alphabet; if that is the right order, turned by one."""
    shown = sorted(items, key=folded)
    return shown if shown != list(items) else [*shown[1:], shown[0]]


def _shown(ask: str, right: Sequence[str], wrong: Sequence[Option]) -> dict[str, str]:
    """The options, and for those that have one the reason why they are wrong."""
    reasons = [(option.text, option.why) for option in wrong if option.why]
    return {"Options": _list(_mixed(ask, right, [option.text for option in wrong])), "Reasons": _table(reasons)}


def _wrong(options: Sequence[str], right: Sequence[str], values: Mapping[str, str]) -> list[tuple[str, str]]:
    known = {folded(text) for text in right}
    reasons = {folded(text): why for text, why in _pairs(values.get("Reasons", ""))}
    return [(text, reasons.get(folded(text), "")) for text in options if folded(text) not in known]


def _said(question: Question) -> str:
    """The statement that reading gives a question of its own accord; it need not be repeated on the card."""
    ask = question.ask.replace("{", "").replace("}", "")
    match question:
        case Cloze():
            return tidy(ask)
        case Choice(answer=answer) | Typed(answer=answer) | Flashcard(answer=answer):
            return tidy(f"{ask} — {answer}")
        case _:
            return ""


def _html(text: str) -> str:
    """Text in a field. What Anki takes for a mark of its own is spelled so that it stays text."""
    escaped = html.escape(text, quote=False).replace("\n", "<br>")
    return escaped.replace("{{", "&#123;&#123;").replace("[sound:", "&#91;sound:").replace("[anki:", "&#91;anki:")


def _list(items: Sequence[str], tag: str = "ul") -> str:
    return f"<{tag}>{''.join(f'<li>{_html(item)}</li>' for item in items)}</{tag}>" if items else ""


def _table(pairs: Sequence[tuple[str, str]]) -> str:
    rows = "".join(f"<tr><td>{_html(left)}</td><td>{_html(right)}</td></tr>" for left, right in pairs)
    return f"<table>{rows}</table>" if rows else ""


def _pairs(html_table: str) -> list[tuple[str, str]]:
    cells = [_words(cell) for cell in CELL.findall(html_table)]
    return list(zip(cells[::2], cells[1::2], strict=False))


def _items(html_list: str) -> list[str]:
    """The items of a list; of anything else, its lines."""
    found = [_words(item) for item in ITEM.findall(html_list)] or _words(html_list).split("\n")
    return [item for item in found if item]


def _words(source: str) -> str:
    return plain_text(source)[0]
