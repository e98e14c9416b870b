"""«…, которая в 1973 году опустилась в кратере»: a relative clause tells an event of the thing it describes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from authoring.events.clause import Clause, Refused, is_finite
from authoring.events.context import Context
from authoring.events.nominal import called_by_name, in_case, noun_phrase
from authoring.events.stand import Standing
from authoring.events.wording import Said
from authoring.inflection import Case
from authoring.parsing import Parsed, Token

_WHICH: Final = {
    "который": Case.NOM, "которая": Case.NOM, "которое": Case.NOM, "которые": Case.NOM, "которую": Case.ACC,
    "которого": Case.ACC,
}  # fmt: skip
_CASES: Final = {"nsubj": Case.NOM, "nsubj:pass": Case.NOM, "obj": Case.ACC}


def hang_relatives(parsed: Parsed) -> None:
    """Hang «…, которая опустилась» on the noun before it where the tree calls it a main clause."""
    for which in parsed.tokens[2:]:
        verb = parsed.tokens[which.head] if which.head > which.i else which
        if which.lower not in _WHICH or parsed.tokens[which.i - 1].text != "," or not is_finite(verb):
            continue
        if verb.head != -1 and verb.rel not in {"conj", "parataxis"}:
            continue
        nouns = [t for t in parsed.tokens[: which.i - 1] if t.pos in {"NOUN", "PROPN"} and _agree(t, which)]
        while nouns and nouns[-1].rel in {"appos", "flat", "flat:name"} and parsed.tokens[nouns[-1].head] in nouns[:-1]:
            nouns[-1:] = [parsed.tokens[nouns[-1].head]]
        if nouns and any(t.head == -1 for t in parsed.tokens[: which.i]):
            verb.head, verb.rel = nouns[-1].i, "acl:relcl"
            parsed.rehang()
    for which in parsed.tokens:
        verb = parsed.tokens[which.head] if which.head > which.i else which
        if which.lower.startswith("котор") and is_finite(verb) and verb.rel in {"acl:relcl", "acl"}:
            _hold_together(parsed, which.i, verb.i)


def _hold_together(parsed: Parsed, which: int, verb: int) -> None:
    """«…, которая жила на окраине»: no word behind «которая» and its verb hangs on one before them."""
    moved = False
    for token in parsed.tokens[verb + 1 :]:
        if token.text in {",", ";", ":", "—", "("}:
            break
        if 0 <= token.head < which and token.rel in {"obl", "advmod", "obj", "iobj", "nmod"}:
            token.head, token.rel, moved = verb, "obl" if token.rel == "nmod" else token.rel, True
    if moved:
        parsed.rehang()


def relative_verbs(parsed: Parsed) -> Iterator[tuple[int, int]]:
    """(«который», its verb): clauses whose subject or object is what stands right before their comma."""
    for which in parsed.tokens[2:]:
        if which.lower not in _WHICH or which.rel not in _CASES or parsed.tokens[which.i - 1].text != ",":
            continue
        verb = parsed.tokens[which.head] if which.head > which.i else which
        if which.lower == "которого" and which.rel != "obj":
            continue
        if verb.pos == "VERB" and is_finite(verb) and verb.rel in {"acl:relcl", "acl"} and 0 <= verb.head < which.i:
            yield which.i, verb.i


def end_of(parsed: Parsed, which: int, verb: int) -> int:
    """Behind the last word of a relative clause: where its own words end, or a sign that ends every clause."""
    own = parsed.subtree(verb)
    for token in parsed.tokens[verb + 1 :]:
        if token.i not in own and token.text not in {",", "«", "»", "(", ")"}:
            end = token.i
            while end - 1 > verb and parsed.tokens[end - 1].text in {",", "(", "«"}:
                end -= 1
            return end
    return len(parsed.tokens)


def relative_is_named(standing: Standing, context: Context) -> None:
    """«который» is said by the name of what it stands for. Raises Refused if that has none, or cannot be said."""
    clause = standing.clause
    if clause.relative is None:
        return
    which = clause.token(clause.relative)
    case = _CASES[which.rel]
    head = _antecedent(clause, which)
    said = None
    person = next(
        (one for name, one in context.people_in(standing.sentence) if name.first <= head.i <= name.last), None
    )
    if person is not None:
        said = person.full(case)
        standing.people += [(name, one) for name, one in context.people_in(standing.sentence) if one is person]
    else:
        words = noun_phrase(clause.parsed, head.i)
        if words and words[-1] == which.i - 2 and called_by_name(clause.parsed, words):
            said = in_case(clause.parsed, words, case) if _names_hold(standing, context, words, case) else None
    if said is None:
        raise Refused("relative-unnamed", head.text)
    standing.instead[which.i] = Said(which.i, said)
    standing.lower(0.04, "relative", f"{which.text} → {said}")


def _names_hold(standing: Standing, context: Context, words: Sequence[int], case: Case) -> bool:
    """«полководец Субэдэй»: a person's name in the phrase is one that is known in this case."""
    for name in standing.clause.parsed.names:
        if name.kind == "PER" and name.first in words:
            person = context.persons.get((standing.sentence, name.first))
            if person is None or person.ambiguous or person.full(case) is None:
                return False
    return True


def _antecedent(clause: Clause, which: Token) -> Token:
    """The noun a relative clause describes: right before the comma, or the head of its phrase, if they agree."""
    parsed = clause.parsed
    head = parsed.tokens[clause.token(clause.verb).head]
    before = parsed.tokens[which.i - 2]
    name = parsed.name_at(before.i)
    if name is not None and name.kind == "PER" and name.first <= head.i <= name.last:
        return head
    if head.pos not in {"NOUN", "PROPN"} or not _agree(head, which):
        raise Refused("relative-unnamed", head.text)
    others = [
        t for t in parsed.tokens[head.i + 1 : which.i - 1]
        if t.pos in {"NOUN", "PROPN"} and _agree(t, which) and t.rel not in {"appos", "flat", "flat:name"}
    ]  # fmt: skip
    if others:
        raise Refused("relative-unclear", others[0].text)
    return head


def _agree(noun: Token, which: Token) -> bool:
    """Number, and in the singular gender, of «который» as its own form shows them."""
    plural = which.lower == "которые"
    if plural or noun.has(Number="Plur"):
        return plural and noun.has(Number="Plur")
    wanted = {"которая": "Fem", "которую": "Fem", "которое": "Neut"}.get(which.lower, "Masc")
    return noun.feats.get("Gender") in {wanted, None}
