"""What is called by a title or a mark alone, or told by half: of what kind, whose, and what came of it?"""

from __future__ import annotations

import re
from typing import Final

from authoring.events.clause import Clause, Refused, is_quoted
from authoring.events.context import Context
from authoring.events.stand import Standing
from authoring.parsing import Token
from authoring.topic import noun_of

_MARK: Final = re.compile(r"[А-ЯЁA-Z]{1,4}-?\d{1,4}[а-яёa-z]?")
"""«П36», «ГАЗ-51»."""
_CORE: Final = frozenset({"nsubj", "nsubj:pass", "obj"})
_RISINGS: Final = frozenset({"восстание", "мятеж", "бунт", "переворот", "забастовка", "стачка"})
_OF_WHAT: Final = frozenset(
    {"патент", "лицензия", "участок", "перегон", "отрезок", "симфония", "соната", "квартет", "увертюра"}
)
"""«американский патент», «участок от «Юга» до «Севера»», «Вторая симфония»: on what, of what, whose?"""
_SHIPS: Final = re.compile(r"на воду|со стапел|на волю", re.IGNORECASE)


def kind_is_told(standing: Standing, context: Context) -> None:
    """«появился П36», «выпустили «Темп»», «спустили буксир», «вспыхнуло восстание в Болгарии»: what, and which?"""
    clause = standing.clause
    for token in clause.words():
        if token.i in standing.instead or token.i in standing.without:
            continue
        if _MARK.fullmatch(token.text) and token.rel in _CORE and not _kind_before(clause, token):
            raise Refused("subject-unclear", token.text)
        if clause.subject is None and not standing.unsaid and _is_title_alone(clause, token):
            raise Refused("object-unclear", token.text)
        if noun_of(token) in _OF_WHAT and token.rel in _CORE and not _says_of_what(clause, token):
            raise Refused("object-unclear", token.text)
        of_thing = any(t.has(Animacy="Inan") or t.pos == "PROPN" for t in clause.parsed.children(token.i))
        if noun_of(token) == "текст" and not of_thing:
            raise Refused("object-unclear", token.text)  # «ознакомить с текстом всех коммунистов»
        if noun_of(token) in _RISINGS and token.rel in _CORE and not _is_told_closely(clause, token):
            raise Refused("subject-unclear", token.text)
    _half_done(standing)
    _route(clause)


def _route(clause: Clause) -> None:
    """«в перелёте Москва | — Пекин»: half a route."""
    last = clause.token(max(clause.kept))
    after = [token.text for token in clause.parsed.tokens[last.i + 1 : last.i + 3]]
    if last.pos == "PROPN" and after[:1] in (["—"], ["–"]) and after[1:] and after[1][:1].isupper():
        raise Refused("apposition-cut", last.text)


def _kind_before(clause: Clause, token: Token) -> bool:
    """«паровоз П36», «первый П36»."""
    before = clause.token(token.i - 1) if token.i and token.i - 1 in clause.kept else None
    return before is not None and before.pos in {"NOUN", "PROPN"}


def _is_title_alone(clause: Clause, token: Token) -> bool:
    """«выпустили «Темп»»; «выпустили фотоаппарат «Темп»» tells of what kind it is."""
    if token.rel != "obj" or token.head != clause.verb or not is_quoted(clause, token):
        return False
    opening = next((i for i in range(token.i - 1, -1, -1) if clause.token(i).text == "«"), 0)
    return not opening or clause.token(opening - 1).pos not in {"NOUN", "PROPN", "ADJ"}


def _says_of_what(clause: Clause, token: Token) -> bool:
    """«патент на мотор», «участок метро», «симфония Лапина», «симфония «Манфред»»."""
    after = clause.token(token.i + 1) if token.i + 1 in clause.kept else token
    below = [
        t for t in clause.parsed.children(token.i) if t.i in clause.kept and t.rel in {"nmod", "appos", "flat:name"}
    ]
    cases = [clause.parsed.child(t.i, "case") for t in below]
    told = any(case is None or case.lower in {"на", "о", "об"} for case in cases)
    return told or after.text == "«" or after.pos == "PROPN"


def _is_told_closely(clause: Clause, token: Token) -> bool:
    """«Апрельское восстание», «восстание Пугачёва», «восстание рабочих против …»: more than where it was."""
    for below in clause.parsed.children(token.i):
        case = clause.parsed.child(below.i, "case")
        if below.i in clause.kept and (below.rel == "amod" or (below.rel == "nmod" and case is None)):
            return True
        if below.i in clause.kept and case is not None and case.lower in {"против", "под"}:
            return True
    after = clause.token(token.i + 1) if token.i + 1 in clause.kept else token
    return after.text == "«" or bool({"против", "под"} & {t.lower for t in clause.words()})


def _half_done(standing: Standing) -> None:
    """«был спущен буксир»: on the water; «собрался в отпуск»: and then?"""
    clause = standing.clause
    verb = clause.token(clause.verb)
    said = " ".join(token.text for token in clause.words())
    if standing.lemma == "спустить" and not _SHIPS.search(said):
        raise Refused("small-deed", verb.text)
    subject = clause.token(clause.subject) if clause.subject is not None else None
    somebody = standing.unsaid or (subject is not None and (subject.has(Animacy="Anim") or subject.pos == "PRON"))
    if standing.lemma == "собраться" and somebody and verb.has(Number="Sing"):
        raise Refused("small-deed", verb.text)
