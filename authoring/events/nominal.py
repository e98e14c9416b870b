"""A noun with what describes it, and that phrase in another case."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from authoring.events.wording import small_first
from authoring.inflection import Case, case_of, decline_phrase
from authoring.parsing import Parsed

_LONGEST: Final = 9
"""Words of a thing's name."""
_CLAUSAL: Final = frozenset({"acl", "acl:relcl", "parataxis", "advcl"})


def noun_phrase(parsed: Parsed, head: int) -> list[int]:
    """The noun with what stands under it, without clauses of its own, its preposition and joints; [] if it is torn."""
    phrase = parsed.subtree(head)
    for i in sorted(phrase):
        token = parsed.tokens[i]
        if i != head and (token.rel in _CLAUSAL or (token.head == head and token.rel in {"case", "cc", "conj", "det"})):
            phrase -= parsed.subtree(i)
    if head not in phrase:
        return []
    first, last = min(phrase), max(phrase)
    if first and parsed.tokens[first - 1].text == "«" and parsed.tokens[first].text != "«":
        phrase.add(first - 1)
    if last + 1 < len(parsed.tokens) and parsed.tokens[last + 1].text == "»":
        phrase.add(last + 1)
    words = sorted(phrase)
    while words and parsed.tokens[words[-1]].text == ",":
        words.pop()
    whole = words == list(range(words[0], words[-1] + 1)) if words else False
    return words if whole and len(words) <= _LONGEST else []


def called_by_name(parsed: Parsed, words: Sequence[int]) -> bool:
    """Whether a phrase holds a name of its own: a title, a number, a capital; and no pronoun, no list."""
    tokens = [parsed.tokens[i] for i in words]
    texts = [t.text for t in tokens]
    if any(t.pos in {"PRON", "DET"} or t.text in {",", ":", "—"} for t in tokens) or texts.count("«") != texts.count(
        "»"
    ):
        return False
    return any(t.text == "«" or t.text[:1].isdigit() or (t.text[:1].isupper() and t.i > 0) for t in tokens)


def in_case(parsed: Parsed, words: Sequence[int], case: Case, *, as_it_stands: bool = False) -> str | None:
    """The phrase in this case, its first letter as inside a sentence, or as it stands; None rather than a guess."""
    head = next((parsed.tokens[i] for i in words if parsed.tokens[i].head not in words), parsed.tokens[words[0]])
    given = case_of(head.feats.get("Case"))
    first = parsed.tokens[words[0]]
    texts = [first.text if as_it_stands else small_first(parsed, first), *(parsed.tokens[i].text for i in words[1:])]
    return decline_phrase(texts, case, given=given)
