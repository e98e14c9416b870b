"""The thing a text is about: «Большой театр», called «театр» from then on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from authoring.events.nominal import in_case, noun_phrase
from authoring.inflection import Case, decline_phrase
from authoring.inflection.dictionary import analyses
from authoring.parsing import Parsed, Token

_LEAST: Final = 2
"""Times it must be called by the noun alone."""
_SHORT: Final = {"автозавод": "завод", "метрополитен": "метро", "водохранилище": "море", "автодорога": "дорога",
                "магистраль": "дорога", "сражение": "битва", "обсерватория": "станция"}  # fmt: skip
"""What a thing is called for short."""
_NO_THING: Final = frozenset(
    {"год", "век", "история", "глава", "часть", "раздел", "параграф", "лето", "судьба", "человек"}
)


@dataclass(frozen=True, slots=True)
class Topic:
    """noun: what it is called for short, in the nominative. forms: its whole name in each case."""

    noun: str
    gender: str
    forms: Mapping[Case, str]


def topic_of(headings: Sequence[Parsed], parsed: Sequence[Parsed]) -> Topic | None:
    """The thing that the title or the first sentence names with a capital, and that the text then calls by its noun."""
    for source in (*headings[:1], *parsed[:1]):
        for head, words in _named(source, is_title=source in headings[:1]):
            noun = next((n for n in (noun_of(head), _SHORT.get(noun_of(head), "")) if n and _alone(parsed, n)), "")
            plain = source.tokens[words[0]].i == head.i and any(source.tokens[i].text[:1].isupper() for i in words[1:])
            named = in_case(source, words, Case.NOM, as_it_stands=not plain)  # «здание Томского театра»
            if named is None or not noun or noun in _NO_THING or _alone(parsed, noun) < _LEAST:
                continue
            forms = {case: said for case in Case if (said := decline_phrase(named.split(), case, given=Case.NOM))}
            if len(forms) == len(Case):
                return Topic(noun, head.feats.get("Gender", ""), forms)
    return None


def _named(source: Parsed, *, is_title: bool) -> Iterator[tuple[Token, list[int]]]:
    """Nouns with an adjective or a title of their own that has a capital: «Большого театра», «завод «Темп»»."""
    for head in source.tokens:
        if head.pos != "NOUN" or head.has(Number="Plur") or head.has(Animacy="Anim"):
            continue
        if any(t.text == "«" for t in source.tokens[max(0, head.i - 1) : head.i]):
            continue
        words = [i for i in noun_phrase(source, head.i) if i >= head.i - 4]
        if head.i not in words or not 1 < len(words) <= 6:
            continue
        tokens = [source.tokens[i] for i in words]
        if not is_title and not (head.rel.startswith("nsubj") and head.has(Case="Nom")):
            continue
        whole = is_title and words == [t.i for t in source.tokens if t.pos != "PUNCT"]
        own = any(t.text[:1].isupper() and (t.i or whole) and t.rel == "amod" for t in tokens)
        if own or any(t.text == "«" for t in tokens):
            yield head, words


def noun_of(token: Token) -> str:
    """The noun in its nominative, as the dictionary has it."""
    return next((one.normal_form for one in analyses(token.text) if one.tag.POS == "NOUN"), token.lower)


def is_bare(parsed: Parsed, token: Token) -> bool:
    """Nothing says which one it is."""
    return not any(t.rel in {"amod", "nmod", "appos", "det", "nummod", "acl"} for t in parsed.children(token.i))


def _alone(parsed: Sequence[Parsed], noun: str) -> int:
    return sum(
        token.pos == "NOUN" and token.has(Number="Sing") and noun_of(token) == noun and is_bare(one, token)
        for one in parsed
        for token in one.tokens
    )
