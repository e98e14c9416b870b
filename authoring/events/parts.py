"""The parts of a clause around its verb, each a run of words that moves as one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from authoring.events.clause import Clause
from authoring.events.wording import Said, wording
from authoring.parsing import Parsed, Token

if TYPE_CHECKING:
    from authoring.events.event import Event

SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass"})
_OPENING: Final = frozenset({"«", "("})
_CLOSING: Final = frozenset({"»", ")"})
_ASIDES: Final = frozenset({"appos", "acl", "acl:relcl", "advcl", "parataxis"})
_SIGNS: Final = _OPENING | _CLOSING | frozenset({",", "—", "–"})


@dataclass(frozen=True, slots=True)
class Part:
    """words: indexes of its tokens, commas inside it too. top: the word that hangs on the verb; rel: as what. size:
    its words without signs, to see how heavy it is. open_: a comma must close it. comma: one follows in the text."""

    top: Token
    rel: str
    words: tuple[int, ...]
    case: str
    size: int
    open_: bool
    comma: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands before the verb, the verb with its auxiliaries, what stands behind."""

    event: Event
    before: tuple[Part, ...]
    verbs: tuple[int, ...]
    after: tuple[Part, ...]
    instead: Mapping[int, Said]

    def subject(self) -> Part | None:
        """The part of the clause's subject."""
        subject = self.event.standing.clause.subject
        parts = (*self.before, *self.after)
        found = next((part for part in parts if subject in part.words), None)
        found = found or next((part for part in parts if part.rel in SUBJECTS), None)
        somebody = (part for part in self.before if part.top.has(Case="Nom", Animacy="Anim") and not part.case)
        return found if found or subject is not None else next(somebody, None)

    def say(self, *order: Part | None) -> str:
        """The parts in this order; None stands for the verb. An apposition at the end of a part is closed."""
        pieces: list[str] = []
        for place, part in enumerate(order):
            words = self.verbs if part is None else part.words
            clause = replace(self.event.standing.clause, kept=sorted(words))
            text = wording(clause, self.event.standing.without, self.instead)
            after = order[place + 1] if place + 1 < len(order) else part
            neighbours = part is not None and after is not None and after.words[0] == part.words[-1] + 2
            if text and part is not None and after is not part and (part.open_ or (part.comma and neighbours)):
                text += ","
            pieces.append(text)
        return " ".join(piece for piece in pieces if piece)


def layout(event: Event, without: Collection[int], instead: Mapping[int, Said] | None = None) -> Layout | None:
    """The clause without some words, taken apart; None where its words do not stand together as the tree has them.

    instead: what is said otherwise, beside what the clause says otherwise anyway.
    """
    clause = event.standing.clause
    verbs = _verbs(event)
    left = set(without) | event.standing.without
    loose = {i for i, kind in clause.commas.items() if kind == "isolation" and i < clause.verb}
    words = [i for i in clause.kept if i not in left and i not in loose]
    tops = _tops(event, words, verbs)
    runs = _runs(words, tops, clause.verb)
    if len({top for top, _ in runs}) != len(runs) or clause.verb not in {top for top, _ in runs}:
        return None
    place = next(n for n, (top, _) in enumerate(runs) if top == clause.verb)
    parts = [_part(clause, top, run) for top, run in runs]
    said = {**event.standing.reworded, **event.standing.instead, **event.date_in_full(without), **(instead or {})}
    return Layout(event, tuple(parts[:place]), parts[place].words, tuple(parts[place + 1 :]), said)


def _runs(words: list[int], tops: dict[int, int], verb: int) -> list[tuple[int, list[int]]]:
    """Neighbours with one top. Behind the verb, what stands inside a part of another top is that part's."""
    runs: list[tuple[int, list[int]]] = []
    for i in words:
        if i not in tops:
            continue
        met = next((n for n, (top, _) in enumerate(runs) if top == tops[i]), None)
        behind = any(top == verb for top, _ in runs[:met])
        if met is not None and behind and tops[i] != verb:
            for _, run in runs[met + 1 :]:
                runs[met][1].extend(run)
            del runs[met + 1 :]
        elif not runs or runs[-1][0] != tops[i]:
            runs.append((tops[i], []))
        runs[-1][1].append(i)
    return runs


def _verbs(event: Event) -> set[int]:
    clause = event.standing.clause
    return {clause.verb} | {t.i for t in clause.parsed.children(clause.verb) if t.rel.startswith("aux")}


def _tops(event: Event, words: list[int], verbs: set[int]) -> dict[int, int]:
    """For each word the one it hangs on under the verb; the verb's own words have the verb. Commas between parts
    have none."""
    clause = event.standing.clause
    tokens = clause.parsed.tokens
    tops: dict[int, int] = {}
    for i in words:
        if tokens[i].text not in _SIGNS:
            top = _top(clause.parsed, i, verbs, clause.verb, set(words))
            tops[i] = tops.get(i - 1, i) if top is None else top
    dated = sorted(i for i in event.date_words if i in tops)  # «за кражу в мае сослали»: in May he was sent away
    whole = next((i for i in dated if tokens[i].head not in dated and tokens[i].rel in {"obl", "nmod", "advmod"}), None)
    if whole is not None:
        tops |= dict.fromkeys(dated, whole)
    for first, said in event.standing.instead.items():
        tops |= {i: tops[first] for i in words if first in tops and first < i <= said.last and i in tops}
    _title_to_name(clause.parsed, tops)
    for i in range(min(verbs), max(verbs)):  # «был смертельно ранен»
        if i in tops and tokens[i].pos == "ADV":
            tops[i] = clause.verb
    for i in reversed(words):  # «лишь в 1923 году», «не только Лапин», «Лапин и построил»: with what stands behind
        own = tops.get(i) in {i, clause.verb} and (tokens[i].pos == "PART" or tokens[i].lower == "и")
        if own and i + 1 in tops:
            tops[i] = tops[i + 1]
    for i in reversed(words):
        if tokens[i].text in _OPENING and i + 1 in tops:
            tops[i] = tops[i + 1]
    for i in words:
        if tokens[i].text in _CLOSING | {"—", "–"} and i - 1 in tops:
            tops[i] = tops[i - 1]
    _level_quotes(tokens, words, tops)
    for place, i in enumerate(words[1:-1], 1):
        if tokens[i].text == "," and tops.get(words[place - 1], -1) == tops.get(words[place + 1], -2):
            tops[i] = tops[words[place + 1]]
    return tops


def _title_to_name(parsed: Parsed, tops: dict[int, int]) -> None:
    """«Мост через Обь инженер Белов построил», «начальник штаба армии Белов»: the engineer is he, whatever the tree
    says of the river and the army."""
    for name in parsed.names:
        title, head = parsed.tokens[max(0, name.first - 1)], parsed.tokens[name.first]
        if name.kind != "PER" or title.i not in tops or name.first not in tops or not head.has(Case="Nom"):
            continue
        above = parsed.tokens[tops[title.i]]
        if title.pos == "NOUN" and title.has(Animacy="Anim", Case="Nom"):
            tops[title.i] = tops[name.first]
        elif above.pos == "NOUN" and above.has(Animacy="Anim", Case="Nom") and tops[name.first] == name.first:
            tops |= {i: above.i for i, top in tops.items() if top == name.first}


def _level_quotes(tokens: list[Token], words: list[int], tops: dict[int, int]) -> None:
    """What stands in quotes or brackets moves with the word before them, whatever the tree says."""
    outer: list[int | None] = []
    before: int | None = None
    for i in words:
        if tokens[i].text in _OPENING:
            outer.append(before if tokens[i].text == "(" else tops.get(i))
        if outer and outer[-1] is not None:
            tops[i] = outer[-1]
        if tokens[i].text in _CLOSING and outer:
            outer.pop()
        before = tops.get(i, before)


def _top(parsed: Parsed, i: int, verbs: set[int], verb: int, kept: set[int]) -> int | None:
    """None where the tree runs in a circle: such a word belongs to the one before it."""
    if i in verbs:
        return verb
    seen = {i}
    while True:
        head = parsed.tokens[i].head
        if head in verbs or head not in kept:
            return i
        if head in seen:
            return None
        seen.add(head)
        i = head


def _part(clause: Clause, top: int, run: list[int]) -> Part:
    parsed = clause.parsed
    words = list(run)
    while words and parsed.tokens[words[-1]].text == ",":
        words.pop()
    case = parsed.child(top, "case")
    size = sum(parsed.tokens[i].text[:1].isalnum() for i in words)
    comma = words[-1] + 1 in clause.kept and parsed.tokens[words[-1] + 1].text == "," and words[0] > clause.verb
    rel = parsed.tokens[top].rel
    if rel == "conj" and case is not None and parsed.tokens[top].head != clause.verb:
        rel = "obl"  # «в мае, на суде»: the tree has a list, whose first is the date that is left out
    return Part(parsed.tokens[top], rel, tuple(words), case.lower if case else "", size, _is_open(clause, words), comma)


def _is_open(clause: Clause, words: list[int]) -> bool:
    """«Батый, внук хана»: an apposition or a participle stands last, and wants a comma behind it; a list wants none."""
    parsed = clause.parsed
    commas = [i for i in words if parsed.tokens[i].text == ","]
    if not commas:
        return False
    listed = all(clause.commas.get(i) == "list" for i in commas)
    isolated = parsed.tokens[words[0] - 1].text == "," if words[0] else False
    if listed and isolated and all(parsed.tokens[i].rel not in SUBJECTS for i in words):
        return False
    if clause.commas.get(words[-1] + 1) == "apposition":
        return True
    last = {i for i in words if i > commas[-1]}
    return any(parsed.tokens[i].rel in _ASIDES and parsed.tokens[i].head not in last for i in last)
