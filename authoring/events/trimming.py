"""What a question can do without: feelings, company that has no name, how somebody was at the time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from authoring.events.clause import Clause
from authoring.parsing import Token

if TYPE_CHECKING:
    from authoring.events.event import Event

_FEELING: Final = frozenset(
    ["торжественно", "неожиданно", "внезапно", "наконец", "даже", "триумфально", "блестяще", "поспешно", "трагически"]
)
_OF_OFFICE: Final = frozenset({"стать", "быть", "назначить", "избрать", "выбрать", "утвердить", "служить", "работать"})
"""Verbs that need to be told what somebody became."""
_VAGUE: Final = frozenset({"другими", "остальными", "прочими", "многими", "некоторыми", "несколькими"})
_TOGETHER: Final = (("вместе", "с"), ("вместе", "со"), ("наряду", "с"), ("совместно", "с"))


def trimmed(event: Event) -> set[int]:
    """The words of a clause that are left out of a question about it."""
    clause = event.standing.clause
    found: set[int] = set()
    for token in clause.words():
        alone = not clause.parsed.children(token.i)
        if token.lower in _FEELING and token.head == clause.verb and alone:
            found.add(token.i)
        elif token.has(VerbForm="Part", Variant="Full") or token.rel == "acl":
            found |= _participle_before_name(clause, token.i)
        elif token.has(Case="Ins", Animacy="Anim"):
            found |= _what_one_was(event, token)
    with_words = ["с", "большим", "трудом"]
    words = clause.words()
    for place in range(len(words) - 2):
        if [token.lower for token in words[place : place + 3]] == with_words:
            found |= {token.i for token in words[place : place + 3]}
    return found


def _participle_before_name(clause: Clause, participle: int) -> set[int]:
    """«скрывавшийся от ареста Лапин»: how he was is not asked for; the name says who is meant without it."""
    parsed = clause.parsed
    head = parsed.tokens[participle].head
    if head <= participle or parsed.tokens[participle].rel not in {"amod", "acl"}:
        return set()
    name = parsed.name_at(head)
    named = name if name is not None else next((n for n in parsed.names if n.first == head + 1), None)
    if named is None or named.kind != "PER":
        return set()
    phrase = parsed.subtree(participle) & set(clause.kept)
    together = sorted(phrase) == [i for i in clause.kept if min(phrase) <= i <= max(phrase)]
    return phrase if together and len(phrase) > 1 and max(phrase) < head else set()


def _what_one_was(event: Event, token: Token) -> set[int]:
    """«Гимназистом, в 1905 году, Лапин возглавил …»: said before who and what, it only tells how old he was."""
    clause = event.standing.clause
    lone = token.rel in {"obl", "nmod"} and token.head == clause.verb and token.pos == "NOUN"
    phrase = clause.parsed.subtree(token.i) & set(clause.kept)
    subject = clause.verb if clause.subject is None else clause.subject
    first = max(phrase) < min(subject, clause.verb) and clause.parsed.child(token.i, "case", "conj") is None
    passive = clause.token(clause.verb).has(Variant="Short")
    return set() if passive or event.standing.lemma in _OF_OFFICE or not (lone and first) else phrase


def vague_company(clause: Clause) -> set[int]:
    """«вместе с другими подсудимыми»: the others have no name, and the clause says the same without them."""
    words = clause.words()
    verb = clause.token(clause.verb)
    for place in range(len(words) - 2):
        first, second, third = words[place : place + 3]
        if (first.lower, second.lower) not in _TOGETHER or third.lower not in _VAGUE:
            continue
        if verb.has(Number="Plur") and clause.subject is not None and clause.token(clause.subject).has(Number="Sing"):
            return set()
        noun = third.head if third.head > third.i and third.rel in {"amod", "det"} else third.i
        phrase = {i for i in clause.parsed.subtree(noun) if i in clause.kept and i > third.i and i != clause.verb}
        found = {first.i, second.i, third.i, *phrase}
        last = max(found)
        if clause.verb not in range(first.i, last + 1) and clause.subject not in range(first.i, last + 1):
            return {i for i in clause.kept if first.i <= i <= last}
    return set()
