"""A clause: the words of a sentence that belong to one verb; and the words to speak of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from authoring.events.wordlists import OPENERS, SUBORDINATORS
from authoring.parsing import Name, Parsed, Token
from quiz.drafts import Step

STOPS: Final = frozenset({";", ":", "—", "–", "..."})
"""Signs at which a clause ends."""
_JOINTS: Final = frozenset({"и", "или", "но", "а", "да"})
_BORDERS: Final = STOPS | {","}


@dataclass(slots=True)
class Clause:
    """A main clause. kept: indexes of its words and commas, in order. subject: index of its head word, None if it
    has none. borrowed: the subject stands before another verb. dropped: what was left out, for the explanation."""

    parsed: Parsed
    verb: int
    kept: list[int]
    subject: int | None
    borrowed: bool = False
    complement: bool = False
    relative: int | None = None
    """«который», if it is a relative clause."""
    temporal: bool = False
    """Whether it is a clause of time, cut out behind its «когда»."""
    commas: dict[int, str] = field(default_factory=dict)

    def token(self, i: int) -> Token:
        """The word at an index."""
        return self.parsed.tokens[i]

    def words(self) -> list[Token]:
        """The kept words, in order."""
        return [self.parsed.tokens[i] for i in self.kept]

    def names(self, kind: str) -> list[Name]:
        """The names of people (PER), places (LOC) or bodies (ORG) that begin among the kept words."""
        return [name for name in self.parsed.names if name.kind == kind and name.first in self.kept]


class Refused(Exception):
    """This clause cannot be taken out of its sentence."""

    def __init__(self, rule: str, detail: str = "") -> None:
        self.step = Step(rule, detail)
        super().__init__(rule, detail)


def is_finite(token: Token) -> bool:
    """A verb that can be a clause's own: finite, or a short participle («был избран», «основан»)."""
    if token.pos not in {"VERB", "AUX"}:
        return False
    return token.has(VerbForm="Fin") or token.has(VerbForm="Part", Variant="Short")


def depths(parsed: Parsed) -> list[int]:
    """For each token how many brackets and quotes are open around it."""
    depth, found = 0, []
    for token in parsed.tokens:
        if token.text in {")", "»"}:
            depth = max(0, depth - 1)
        found.append(depth)
        if token.text in {"(", "«"}:
            depth += 1
    return found


def comma_before(parsed: Parsed, verb: int) -> int:
    return next((i for i in range(verb - 1, -1, -1) if parsed.tokens[i].text in _BORDERS), -1)


def is_subordinate(parsed: Parsed, chunk: Sequence[int]) -> bool:
    words = [parsed.tokens[i] for i in chunk if parsed.tokens[i].pos != "PUNCT"][:4]
    if not words:
        return False
    if any(token.lower.startswith("котор") for token in words[1:]):
        return True  # «под именем которого», «первая из которых»
    if words[0].i == 0 and words[0].lower == "лишь" and len(words) > 1 and words[1].pos in {"ADP", "NUM", "ADJ"}:
        return False  # «Лишь летом 1974 года …»
    return words[0].lower in SUBORDINATORS or (
        words[0].pos == "ADP" and len(words) > 1 and words[1].lower in SUBORDINATORS
    )


def is_quoted(clause: Clause, token: Token) -> bool:
    """Inside a title or somebody's words, which point at nothing of ours."""
    before = [t.text for t in clause.parsed.tokens[: token.i]]
    return before.count("«") > before.count("»")


def trim(clause: Clause) -> None:
    """Conjunctions and commas at both ends, openers at the front."""
    tokens = clause.parsed.tokens
    kept = clause.kept
    changed = True
    while changed and kept:
        changed = False
        if tokens[kept[0]].text in {",", "—", "–", ";"} or tokens[kept[0]].rel == "cc":
            kept.pop(0)
            changed = True
        for opener in OPENERS:
            parts = opener.split()
            after = kept[len(parts) :][:1]
            if opener == "в ответ" and after and tokens[after[0]].lower == "на":
                continue  # «в ответ на протесты»
            if [tokens[i].lower for i in kept[: len(parts)]] == parts and after:
                del kept[: len(parts)]
                changed = True
                break
    while kept and (tokens[kept[-1]].text in {",", ";", "—", "–"} or tokens[kept[-1]].lower in _JOINTS):
        kept.pop()  # «вторглась в Томск и, не задерживаясь, сожгла его»
    if clause.verb not in kept:
        raise Refused("no-verb")
