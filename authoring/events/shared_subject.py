"""The subject, or the object, that a clause shares with the one before it: «Смирнов вернулся и возглавил трест»."""

from __future__ import annotations

from collections.abc import Sequence

from authoring.events.clause import Clause, Refused, is_finite, trim
from authoring.events.subjects import SUBJECT, never_changes
from authoring.parsing import Parsed, Token


def borrow(clause: Clause, predicates: Sequence[int], number: int, own: set[int]) -> None:
    """«Смирнов вернулся и возглавил трест»: the second verb has the subject of the first."""
    parsed = clause.parsed
    verb = parsed.tokens[clause.verb]
    if _has_own(parsed, clause):
        return
    for before in reversed(predicates[:number]):
        lender = next((t for t in parsed.children(before) if t.rel in SUBJECT), None)
        if lender is None and _borrow_object(clause, before, own):
            return
        if lender is None:
            continue
        if lender.i > before or not _agrees(verb, parsed.tokens[before]) or _conjoined_far(parsed, clause.verb, before):
            return
        phrase = sorted(parsed.subtree(lender.i))
        if phrase != list(range(phrase[0], phrase[-1] + 1)) or any(is_finite(parsed.tokens[i]) for i in phrase):
            return
        phrase = _core(parsed, lender.i, phrase)
        clause.subject, clause.borrowed = lender.i, True
        own |= set(phrase)
        trim(clause)
        clause.kept = phrase + clause.kept
        return


def _has_own(parsed: Parsed, clause: Clause) -> bool:
    """«…, в 1922 году была создана Би-би-си»: a name behind the verb that changes in no case may be its subject."""
    after = parsed.tokens[clause.verb + 1 : clause.verb + 2]
    passive = parsed.tokens[clause.verb].has(Variant="Short") or parsed.tokens[clause.verb].lower.endswith("сь")
    return passive and bool(after) and never_changes(parsed, after[0])


def _borrow_object(clause: Clause, before: int, own: set[int]) -> bool:
    """«Смирнова исключили, а в 1928 году приговорили к ссылке»: without a subject the object is shared."""
    parsed = clause.parsed
    verb, first = parsed.tokens[clause.verb], parsed.tokens[before]
    if not (verb.has(Number="Plur", Tense="Past") and first.has(Number="Plur", Tense="Past")):
        return False
    if any(t.rel in {"obj", "nsubj", "nsubj:pass"} for t in parsed.children(clause.verb)):
        return False
    shared = next((t for t in parsed.children(before) if t.rel == "obj" and t.has(Case="Acc")), None)
    name = parsed.name_at(shared.i) if shared is not None else None
    if shared is None or name is None or name.kind != "PER":
        return False
    phrase = list(range(name.first, name.last + 1))
    shared.head, shared.rel = clause.verb, "obj"
    own |= set(phrase)
    trim(clause)
    clause.kept = phrase + clause.kept
    return True


def _core(parsed: Parsed, head: int, phrase: list[int]) -> list[int]:
    """«Тохтамыш» of «Тохтамыш, объединивший Орду»: the subject without what follows it between commas."""
    away: set[int] = set()
    for token in (parsed.tokens[i] for i in phrase if i != head):
        below = parsed.subtree(token.i)
        first = min(below)
        opens = parsed.tokens[first].text == "," or (first and parsed.tokens[first - 1].text == ",")
        if opens and token.rel in {"acl", "acl:relcl", "appos", "parataxis", "nmod", "obl", "advcl"}:
            away |= below
    core = [i for i in phrase if i not in away]
    while core and parsed.tokens[core[-1]].text == ",":
        core.pop()
    return core


def lead(clause: Clause, subject: int, begin: int, own: set[int]) -> None:
    """The tree gives the second verb a subject that stands before the first one."""
    parsed = clause.parsed
    phrase = sorted(parsed.subtree(subject) & own)
    if (
        subject >= begin
        or _conjoined_far(parsed, clause.verb, subject)
        or phrase != list(range(phrase[0], phrase[-1] + 1))
        or _has_another(clause)
    ):
        raise Refused("subject-elsewhere", parsed.tokens[subject].text)
    clause.borrowed = True
    phrase = _core(parsed, subject, phrase)
    trim(clause)
    clause.kept = phrase + clause.kept


def _has_another(clause: Clause) -> bool:
    """«губернатор послал силы, и 5 апреля Лапин привёл отряд»: somebody else stands right before the verb."""
    before = clause.parsed.tokens[clause.verb - 1] if clause.verb else None
    return before is not None and before.i in clause.kept and before.pos == "PROPN" and before.has(Case="Nom")


def _conjoined_far(parsed: Parsed, verb: int, before: int) -> bool:
    """Whether a finite verb of another clause stands between the two."""
    between = parsed.tokens[before + 1 : verb]
    return any(t.text in {";", ":"} or t.lower.startswith("котор") for t in between)


def _agrees(one: Token, other: Token) -> bool:
    return all(one.feats.get(name) == other.feats.get(name) for name in ("Number", "Tense")) and (
        one.feats.get("Gender", "") == other.feats.get("Gender", "")
    )
