"""Is it clear which person a common noun means: «глава Удмуртии», «главный тренер», «57-летний музыкант»?"""

from __future__ import annotations

import re
from typing import Final

from authoring.events.clause import Clause, Refused, is_quoted
from authoring.events.context import Context
from authoring.events.nouns import IN_ROLE, KIN, NATIONS, OFFICES, PLAIN
from authoring.events.stand import Standing
from authoring.inflection.dictionary import known
from authoring.parsing import Token
from authoring.topic import noun_of

_AGED: Final = re.compile(r"(?:\d+-|\w*(?:надцати|дцати|десяти|сорока)\w*)летн\w+")
_CLOCK: Final = re.compile(r"[0-2]?\d:[0-5]\d")
_PRAISE: Final = ("легендарн", "знаменит", "выдающ", "гениальн", "прославлен", "известн", "великолепн", "популярн")
_FEW: Final = frozenset({"два", "две", "двое", "три", "трое", "четыре", "четверо", "2", "3", "4"})


def ages_left_out(standing: Standing, context: Context) -> None:
    """«57-летний Лапин»: he was that old when the text was written; «знаменитый»: so the text thinks."""
    clause = standing.clause
    for token in clause.words():
        noun = clause.token(token.head) if token.head >= 0 else token
        after = clause.token(token.i + 1) if token.i + 1 in clause.kept else token
        praise = token.pos == "ADJ" and token.lower.startswith(_PRAISE)
        praise = praise and (_before_somebody(clause, token) or _beside_another(clause, token))
        if praise or (_AGED.fullmatch(token.lower) and (noun.has(Animacy="Anim") or after.pos == "PROPN")):
            standing.without.add(token.i)
        elif token.lower in {"лет", "год", "года"}:
            standing.without |= _of_age(clause, token)
        elif _CLOCK.fullmatch(token.text) and token.i and clause.token(token.i - 1).lower in {"в", "около", "к", "до"}:
            standing.without |= {token.i, token.i - 1}  # «около 19:30»: the day is asked


def _of_age(clause: Clause, years: Token) -> set[int]:
    """«в пятьдесят шесть лет»: how old he was tells the year to who knows when he was born."""
    first = years.i - 1
    while first >= 0 and (clause.token(first).pos == "NUM" or clause.token(first).text.isdigit()):
        first -= 1
    aged = 0 <= first < years.i - 1 and clause.token(first).lower == "в"
    return set(range(first, years.i + 1)) if aged else set()


def _before_somebody(clause: Clause, praise: Token) -> bool:
    """«знаменитый геолог Лапин», not «46 известных геологов»: the name is left."""
    noun = clause.token(praise.head) if praise.rel == "amod" and praise.head > praise.i else praise
    alone = not clause.parsed.children(praise.i)
    named = any(t.rel in {"appos", "flat:name"} and t.pos == "PROPN" for t in clause.parsed.children(noun.i))
    return alone and noun.has(Number="Sing") and (named or noun.pos == "PROPN")


def nobody_does_it_to_himself(standing: Standing, context: Context) -> None:
    """«Папа назначил его»: whoever «его» is, he is not the one who appointed."""
    clause = standing.clause
    phrase = clause.parsed.subtree(clause.subject) if clause.subject is not None else set()
    subject = {one.key for name, one in standing.people if name.first in phrase}
    if clause.subject in standing.instead and standing.replaced:
        subject.add(standing.replaced[0].key)
    others = [one.key for one in standing.replaced if clause.subject not in standing.instead]
    apart = [(clause.token(name.first), one) for name, one in standing.people if name.first not in phrase]
    others += [one.key for token, one in apart if token.rel in {"obj", "iobj"}]
    said = standing.unsaid or clause.subject in standing.instead  # «он стал его помощником»: of another man
    twice = said and len({one.key for one in standing.replaced}) < len(standing.replaced)
    if twice or subject & set(others):
        raise Refused("pronoun", clause.token(clause.verb).text)


def _beside_another(clause: Clause, praise: Token) -> bool:
    """«знаменитая трансатлантическая радиопередача»: of a thing that another adjective tells."""
    if praise.rel != "amod" or praise.head <= praise.i or clause.parsed.children(praise.i):
        return False
    noun = clause.token(praise.head)
    others = [t for t in clause.parsed.children(noun.i) if t.rel == "amod" and t.i != praise.i and t.i in clause.kept]
    return noun.has(Animacy="Inan") and bool(others)


def person_fits_verb(standing: Standing, context: Context) -> None:
    """«Томас вышла» in a text that knows a Томас who is a man: another one, or a name misread."""
    clause = standing.clause
    gender = {"Masc": "m", "Fem": "f"}.get(clause.token(clause.verb).feats.get("Gender", ""))
    for name, person in standing.people:
        acts = clause.subject is not None and name.first <= clause.subject <= name.last
        if acts and gender and person.gender and person.gender != gender:
            raise Refused("disagrees", clause.token(name.first).text)
    takes_name = any(t.rel == "obj" and t.lower in {"название", "наименование"} for t in clause.words())
    if takes_name and (standing.unsaid or clause.subject in standing.instead):
        raise Refused("pronoun", clause.token(clause.verb).text)  # «он получил название»: no man


def is_nameless(standing: Standing, head: Token) -> bool:
    """«президент Сербии», «российский программист»: somebody did it, and nothing tells who."""
    clause = standing.clause
    counted = clause.parsed.child(head.i, "nummod", "nummod:gov")
    if counted is not None and counted.lower not in _FEW:
        return False
    if not head.has(Animacy="Anim", Number="Sing") or not _is_common(clause, head):
        return False
    below = clause.parsed.subtree(head.i) & set(clause.kept)
    if clause.parsed.tokens[head.i + 1].text == "«":
        return False  # «планёр «Заря»»: no man, whatever the tagger says
    after = next((i for i in clause.kept if i > max(below, default=head.i)), head.i)
    return not any(_names_somebody(standing, i) for i in (*(below - {head.i}), after))


def _is_common(clause: Clause, head: Token) -> bool:
    """A noun of the dictionary; at the beginning of a sentence its capital is no name's: «Уроженка Томска»."""
    name = clause.parsed.name_at(head.i)
    if head.pos == "NOUN":
        return name is None
    readings = known(head.text) if head.i == 0 and (name is None or name.kind != "PER") else []
    return bool(readings) and not any(mark in one.tag for one in readings for mark in ("Name", "Surn", "Patr", "Geox"))


def _names_somebody(standing: Standing, i: int) -> bool:
    clause = standing.clause
    token, name = clause.token(i), clause.parsed.name_at(i)
    if i in standing.instead:
        return True
    if any(one.first <= i <= one.last for one, _ in standing.people):
        return not token.has(Case="Gen")  # «в семье Петра Лапина родился писатель»
    if name is not None and name.kind == "LOC":
        return False  # «житель города Шартр»
    known = name is not None and name.kind == "PER"
    return (known or (token.pos == "PROPN" and token.rel != "nmod")) and not token.has(Case="Gen")


def posts_are_told(standing: Standing, context: Context) -> None:
    """«занял пост главного тренера», «стал председателем»: of what?"""
    clause = standing.clause
    for token in clause.words():
        if token.pos != "NOUN" or noun_of(token) not in OFFICES or token.i in standing.instead:
            continue
        if token.has(Number="Plur") or clause.parsed.child(token.i, "conj") is not None or is_quoted(clause, token):
            continue
        if token.has(Case="Nom") or _is_told(standing, token):
            continue
        raise Refused("object-unclear", token.text)


def _is_told(standing: Standing, post: Token) -> bool:
    """Of what, at what, or who: «директор музея», «посол в Риме», «военный министр», «директор Белов»."""
    clause = standing.clause
    kept = set(clause.kept)
    below = [t for t in clause.parsed.children(post.i) if t.i in kept]
    if any(t.rel in {"nmod", "appos", "flat", "flat:name"} for t in below):
        return True
    if any(t.rel == "amod" and (t.lower.startswith(NATIONS) or t.lower not in PLAIN) for t in below):
        return True
    behind = clause.parsed.tokens[post.i + 1 : post.i + 2]
    named = bool(behind) and (behind[0].pos == "PROPN" or behind[0].text == "«" or behind[0].text[:1].isupper())
    return named and behind[0].i in kept


def plain_people_are_known(standing: Standing, context: Context) -> None:
    """«состояние предпринимателя», «по рекомендации вербовщика»: whose; not «в семье рабочего», «в роли пастуха»."""
    clause = standing.clause
    for token in clause.words():
        if token.pos != "NOUN" or token.rel not in {"nmod", "obl", "iobj"} or token.i in standing.instead:
            continue
        beside = clause.parsed.child(token.i, "case")
        with_somebody = beside is not None and beside.lower in {"с", "со"}  # «с победителем»: with whom?
        as_such = token.has(Case="Ins") and not with_somebody
        if not token.has(Animacy="Anim", Number="Sing") or as_such or noun_of(token) in KIN:
            continue
        if is_quoted(clause, token) or clause.parsed.child(token.i, "nummod", "nummod:gov") is not None:
            continue
        above = clause.token(token.head) if token.head >= 0 else token
        in_role = noun_of(above) in IN_ROLE and above.lower != "имя"  # «имя политика присвоили театру»: whose?
        if in_role or clause.parsed.name_at(token.i) is not None:
            continue
        case = clause.parsed.child(token.i, "case")
        if case is not None and case.lower in {"как", "в"}:
            continue  # «как писатель», «в князья»
        apposed = clause.parsed.child(token.i, "appos")
        described = clause.parsed.child(token.i, "nmod", "amod", "flat", "flat:name", "acl") is not None
        described = described or (apposed is not None and not apposed.has(Animacy="Inan"))
        if not described and not _before_name(clause, token):
            raise Refused("object-unclear", token.text)


def _before_name(clause: Clause, token: Token) -> bool:
    after = clause.token(token.i + 1) if token.i + 1 in clause.kept else None
    return after is not None and after.text[:1].isupper() and after.pos != "ADJ"
