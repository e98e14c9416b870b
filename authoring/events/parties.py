"""Does the clause name everybody its verb needs: chosen for what, given to whom, a marriage between whom?"""

from __future__ import annotations

from typing import Final

from authoring.events.clause import Refused
from authoring.events.context import Context
from authoring.events.nouns import RELEASING
from authoring.events.stand import Standing
from authoring.events.wordlists import OF_OFFICE
from authoring.topic import noun_of

_GIVING: Final = frozenset(
    """
    присвоить присваивать присудить присуждать вручить вручать пожаловать жаловать выдать доверить поручить подарить
    """.split()  # noqa: SIM905  a list of words reads best as one
)
_OF_TWO: Final = frozenset({"брак", "свадьба", "помолвка", "венчание", "бракосочетание", "развод"})


def chosen_for_what(standing: Standing, context: Context) -> None:
    """«был избран Лапин»: to what? «избран директором», «избран в академию», «назначен на пост»."""
    clause = standing.clause
    if standing.lemma not in OF_OFFICE - {"стать", "быть", "служить", "работать", "утвердить", "объявить"}:
        return
    told = any(
        t.i != clause.subject and ((t.has(Case="Ins") and t.pos != "PROPN") or t.lower in {"в", "на", "во", "от"})
        for t in clause.words()
        if not any(date.start <= t.start < date.end for date in context.dates[standing.sentence])
    )
    head = clause.token(clause.subject) if clause.subject is not None else None
    person = head is not None and (head.pos == "PROPN" or head.has(Animacy="Anim"))
    if person and not told:
        raise Refused("object-unclear", clause.token(clause.verb).text)


def set_free_from_where(standing: Standing, context: Context) -> None:
    """«была отпущена Лапина»: from where?"""
    clause = standing.clause
    if standing.lemma not in RELEASING:
        return
    told = any(
        t.lower in {"из", "от", "из-под", "с", "со", "под", "по", "на"} for t in clause.words() if t.i > 0
    ) or any(t.rel in {"obl", "xcomp"} and t.has(Case="Gen") for t in clause.words())
    if not told:
        raise Refused("object-unclear", clause.token(clause.verb).text)


def given_to_whom(standing: Standing, context: Context) -> None:
    """«было присвоено звание Героя»: to whom?"""
    clause = standing.clause
    if standing.lemma not in _GIVING:
        return
    told = any(
        (t.has(Case="Dat") and clause.parsed.child(t.i, "case") is None) or t.lower in {"за", "в"}
        for t in clause.words()
        if not any(date.start <= t.start < date.end for date in context.dates[standing.sentence])
    )
    if not told:
        raise Refused("object-unclear", clause.token(clause.verb).text)


def married_to_whom(standing: Standing, context: Context) -> None:
    """«был заключён брак с Анной Беловой»: of whom?"""
    clause = standing.clause
    head = clause.token(clause.subject) if clause.subject is not None else None
    if head is None or noun_of(head) not in _OF_TWO:
        return
    below = [t for t in clause.parsed.children(head.i) if t.i in clause.kept and t.rel == "nmod"]
    pair = any(t.lower == "между" for t in clause.words())
    if not pair and not any(t.has(Case="Gen") and clause.parsed.child(t.i, "case") is None for t in below):
        raise Refused("whose", head.text)
