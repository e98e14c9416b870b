"""Whose and which: what must a noun have beside it, that a question may say it?"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from authoring.events.clause import Clause
from authoring.events.deverbal import is_event_noun
from authoring.events.nouns import (
    ABOUT,
    GATHERINGS,
    IDIOMS,
    NATIONS,
    NEEDS_NAME,
    NTH,
    OF_HEADS,
    RANKS,
    WHOSE,
    WITH_WHOM,
)
from authoring.events.wording import is_proper
from authoring.inflection.dictionary import analyses
from authoring.parsing import Token
from authoring.topic import noun_of

_ORDINAL: Final = re.compile(r"\d+-")
_MEASURES: Final = frozenset({"дальность", "скорость", "глубина", "высота"})
_IN_HONOUR: Final = frozenset({"памятник", "монумент", "бюст", "обелиск"})
_LAWS: Final = frozenset({"указ", "декрет", "закон", "манифест", "постановление"})
_OF_WHOM: Final = frozenset({"отставка", "роспуск", "арест", "казнь", "развод", "отзыв", "перевод", "ссылка", "премия"})
_MANY_THERE: Final = frozenset({"завод", "фабрика", "голосование", "здание", "дом", "верфь", "комбинат"})
"""Of which a town has more than one."""
_PARTS_OF: Final = frozenset(
    {"участок", "отрезок", "отделение", "филиал", "представительство", "подразделение", "текст", "вариант"}
)
_JOURNEYS: Final = frozenset({"странствие", "путешествие", "скитание"})
_OF_PLACE: Final = ("ский", "ского", "скому", "ским", "ском", "ская", "ской", "скую", "ское")
_CONTESTS: Final = frozenset({"чемпионат", "первенство"})
_SPORTS: Final = ("футбол", "хоккей", "шахмат", "теннис", "лыжн", "баскетбол", "волейбол")


def is_somebodys(clause: Clause, noun: Token) -> bool:
    """«за дирижёрским пультом», «Пятую симфонию», «договор с Китаем»: an adjective or a number alone does not tell."""
    if noun.has(Number="Plur"):
        return False
    kept = [t for t in clause.parsed.children(noun.i) if t.i in clause.kept]
    word = noun_of(noun)
    if word in _MEASURES:
        height = clause.parsed.child(noun.i, "case")
        if height is not None and height.lower == "на" and _is_measured(clause, noun):
            return False  # «поднялся на высоту 600 метров»
        kept = [t for t in kept if clause.parsed.child(t.i, "nummod", "nummod:gov") is None]  # «дальность 600 метров»
    own = [t for t in kept if t.rel in {"appos", "flat"} or (t.rel == "nmod" and _tells_whose(clause, noun, t))]
    titled = is_titled(clause, noun)
    if word == "собор" and any(t.lower.startswith("земск") for t in kept):
        return not own  # there were dozens of them
    if word in _IN_HONOUR:
        after = [
            t for t in clause.parsed.tokens[noun.i + 1 : noun.i + 2] if t.i in clause.kept and t.text[:1].isupper()
        ]
        return not _is_honour_told(clause, [*kept, *after], titled=titled)
    if word in _PARTS_OF | _JOURNEYS and not any(t.has(Case="Gen") for t in own):
        return not titled  # «участок между Тверью и Клином», «американское отделение»: of what?
    if titled or _is_called(clause, noun, kept, own) or _clear_here(clause, noun):
        return False
    return _is_one_of_many(clause, noun, kept, own)


def is_titled(clause: Clause, noun: Token) -> bool:
    """A title in the phrase; of a treaty only its own: not «договор с компанией «Заря»»."""
    kept = set(clause.kept)
    called_so = noun.i + 1 in kept and clause.token(noun.i + 1).text == "«"
    called_so = called_so or (noun.i > 0 and clause.token(noun.i - 1).text == "«")
    inside = any(clause.token(i).text == "«" for i in clause.parsed.subtree(noun.i) if i in kept)
    return called_so or (inside and noun_of(noun) not in WITH_WHOM)


def _is_called(clause: Clause, noun: Token, kept: Sequence[Token], own: Sequence[Token]) -> bool:
    """By a nation, a name, a capital or a number: «японские войска», «Кольцевая линия», «62-я армия»; or told behind
    «который»."""
    numbered = noun_of(noun) in GATHERINGS and not _has_body(clause, noun, own)
    if any(t.rel == "amod" and t.lower.startswith(NATIONS) for t in kept):
        return True
    if clause.parsed.name_at(noun.i) is not None and not numbered:
        return True
    if any(t.lower.startswith("котор") for t in clause.words() if noun.i < t.i <= noun.i + 3):
        return True  # «организацию, в которую вошли …»
    capital = [t for t in kept if t.rel == "amod" and t.i and t.text[:1].isupper() and not t.text.isascii()]
    if any(not t.lower.startswith(NTH) for t in capital):
        return True
    return any(t.rel in {"amod", "nummod"} and t.i == noun.i - 1 and _ORDINAL.match(t.text) for t in kept)


def _is_one_of_many(clause: Clause, noun: Token, kept: Sequence[Token], own: Sequence[Token]) -> bool:
    """By its kind: of what, about what, with whom, in which sport must be told of it."""
    word, described = noun_of(noun), any(t.rel == "amod" for t in kept)
    told = any(_is_about(clause, t) for t in kept)  # «закон о подоходном налоге»
    if word in ABOUT and noun.rel == "obj" and told:
        return False
    if word in _CONTESTS:
        return not any(t.lower == "по" for t in clause.words()) and not any(t.lower.startswith(_SPORTS) for t in kept)
    if word in GATHERINGS:
        plain = any(t.rel == "amod" and t.text[:1].islower() and not t.lower.startswith(NTH) for t in kept)
        return not own and not plain
    about = any(clause.parsed.child(t.i, "case") is not None or t.rel == "appos" for t in own)
    case = clause.parsed.child(noun.i, "case")
    by_which = noun.has(Case="Ins") or (case is not None and case.lower == "по")  # «закрыт постановлением Совнаркома»
    if word in ABOUT and noun.rel != "nmod" and not (by_which and noun.rel == "obl") and not about and not described:
        return True
    if word == "война" and noun.rel == "obj":
        return False  # «объявило войну Австрии»
    if case is not None and (case.lower, noun.lower) in IDIOMS:
        return False  # «первый в мире»
    if word in WITH_WHOM:  # «Гадячский договор»; «мирный договор» was one of many
        after = any(t.rel == "amod" and (t.lower.endswith(_OF_PLACE) or "-" in t.text) for t in kept)
        return not told and not after and not any(t.rel == "appos" for t in own)
    return _may_be(noun, WHOSE) and not own


def _has_body(clause: Clause, gathering: Token, own: Sequence[Token]) -> bool:
    """«XV съезд партии», «Чрезвычайный съезд»; not «XV съезд»."""
    name = clause.parsed.name_at(gathering.i)
    inside = [clause.token(i) for i in range(name.first, name.last + 1)] if name is not None else []
    called = any(t.pos == "ADJ" and not t.text.isascii() and not t.lower.startswith(NTH) for t in inside)
    return bool(own) or called or any(t.i > gathering.i for t in inside)


def needs_name(clause: Clause, noun: Token) -> bool:
    """«акций завода», «вошли в город»: which one, only the text knows; «из партии» beside «ВКП (б)» is clear."""
    if noun.lower.startswith("парти") and any(t.text[:3].isupper() and len(t.text) > 2 for t in clause.words()):
        return False
    if _clear_here(clause, noun):
        return False
    return _may_be(noun, NEEDS_NAME)


def tells_too_little(clause: Clause, noun: Token) -> bool:
    """Of a thing that a participle tells about: «манифест Александра II, подписанный …»."""
    described = clause.parsed.child(noun.i, "amod", "nmod", "appos", "nummod", "flat") is not None
    return is_somebodys(clause, noun) or (not described and needs_name(clause, noun))


def is_named(clause: Clause, noun: Token) -> bool:
    """A name, or whose it was, in the phrase itself: «тренера Лапина», «сына Батыя»; not «тринадцатилетнего юношу»."""
    below = clause.parsed.subtree(noun.i) & set(clause.kept)
    if noun_of(noun) in RANKS and any(clause.token(i).lower.startswith(NATIONS) for i in below):
        return True  # «присягнул московскому царю»: there was one at a time
    return any(
        clause.token(i).rel in {"nmod", "appos", "nummod"}
        or (clause.token(i).text[:1].isupper() and (i > 0 or is_proper(clause.parsed, clause.token(i))))
        for i in below
    )


def _may_be(noun: Token, words: Collection[str]) -> bool:
    """By either of its likeliest readings: «кружку» is a circle's dative, or a mug."""
    return any(one.normal_form.replace("ё", "е") in words for one in analyses(noun.text)[:2])


def _is_about(clause: Clause, token: Token) -> bool:
    """«о подоходном налоге»: what it is about, and that in more than a word."""
    case = clause.parsed.child(token.i, "case")
    told = clause.parsed.child(token.i, "nmod", "amod") is not None
    about = token.rel == "nmod" and case is not None and case.lower in {"о", "об", "обо"}
    return about and (told or is_what_law(clause, token))


def is_what_law(clause: Clause, about: Token) -> bool:
    """«декрет о земле», «указ о престолонаследии»; not «указ о назначении», «об отставке»: whose?"""
    case = clause.parsed.child(about.i, "case")
    law = case is not None and case.lower in {"о", "об"} and noun_of(clause.token(about.head)) in _LAWS
    return law and about.pos == "NOUN" and not is_event_noun(about.lower) and noun_of(about) not in _OF_WHOM


def _is_measured(clause: Clause, noun: Token) -> bool:
    return any(clause.token(i).text[:1].isdigit() for i in clause.parsed.subtree(noun.i) if i in clause.kept)


def _is_honour_told(clause: Clause, kept: Sequence[Token], *, titled: bool) -> bool:
    """«памятник Лапину», «обелиск в честь победы»; by its title only together with its place."""
    honoured = any(t.has(Case="Dat") for t in kept) or any(t.lower in {"честь", "память"} for t in clause.words())
    return honoured or (titled and bool(clause.names("LOC")))


def _tells_whose(clause: Clause, noun: Token, token: Token) -> bool:
    """«станция метро», «линия от Сокола»; not «линия протяжённостью 11 километров», nor «открылся завод в Томске»."""
    case = clause.parsed.child(token.i, "case")
    there = case is not None and case.lower in {"в", "во", "на"} and noun.rel.startswith("nsubj")
    if there and noun_of(noun) in _MANY_THERE:
        return False
    named = any(clause.token(i).text[:1].isupper() for i in clause.parsed.subtree(token.i) if i in clause.kept)
    return token.has(Case="Gen") or named


def _clear_here(clause: Clause, noun: Token) -> bool:
    """«чемпион мира», «актёр театра»; «сошёл на берег в Томске»; «в Норвегии умерло больше половины населения»."""
    head = clause.token(noun.head) if noun.head >= 0 else noun
    if noun_of(noun) == "школа" and clause.names("LOC") and clause.parsed.child(noun.i, "amod") is not None:
        return True  # «окончил лётную школу в Пензе», wherever the tree hangs the town
    behind = noun.rel == "nmod" and noun_of(head).replace("ё", "е") in OF_HEADS.get(noun_of(noun).replace("ё", "е"), ())
    places = [clause.token(name.first) for name in clause.names("LOC")]
    there = noun.lower in {"населения", "берег"} and any(place.head == clause.verb for place in places)
    return behind or there
