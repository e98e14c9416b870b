"""What is clear without the text though it has no name: institutions, sentences, ranks of a town, what is the first."""

from __future__ import annotations

from typing import Final

from authoring.events.clause import Clause
from authoring.events.nouns import MAKING, NEEDS_NAME
from authoring.events.stand import Standing
from authoring.events.wordlists import listed
from authoring.inflection.dictionary import analyses
from authoring.parsing import Token
from authoring.topic import noun_of

_INSTITUTIONS: Final = listed(
    """
    независимость автономия суверенитет рабство работорговля республика монархия патриаршество опричнина цензура
    христианство православие католичество ислам буддизм лютеранство монашество дворянство каторга расстрел повешение
    """
)
"""There is one of it in a country, a faith, a law: «Литва провозгласила независимость», «приговорён к расстрелу»."""
_OF_A_KIND: Final = listed(
    """
    право промышленность казнь календарь стандарт повинность вера авиация служба заключение работы
    """
)
"""An adjective makes one of it: «крепостное право», «григорианский календарь», «смертная казнь»."""
_IMPRISONED: Final = frozenset({"лагерь", "тюрьма", "каторга", "заключение", "ссылка"})
_LAWS: Final = {"закон": ("сух", "периодич"), "отношение": ("дипломатич",), "положение": ("военн", "осадн")}
_VAGUE: Final = ("нов", "стар", "больш", "перв", "втор", "прежн", "полн", "как", "так", "пожарн", "лучш", "главн")
"""Beginnings of adjectives that make no kind."""
_STATUSES: Final = listed("статус право титул звание ранг достоинство сила")
_RANKS: Final = listed("степень звание титул чин")
_GRANTING: Final = frozenset({"присвоить", "присудить", "пожаловать", "вернуть"})
_SEATS: Final = listed("город центр столица государство республика посёлок поселок королевство империя княжество")
_LANDS: Final = frozenset({"губерния", "уезд", "область", "край", "округ", "район", "волость"})
_BECOMING: Final = frozenset({"стать", "провозгласить", "объявить"})
_IN_TOWN: Final = MAKING | {"открыться", "появиться", "возникнуть", "пустить", "установить", "заработать", "освятить"}
_ONE_TO_A_TOWN: Final = listed(
    """
    водопровод телеграф трамвай метро метрополитен троллейбус университет консерватория филармония обсерватория зоопарк
    патриаршество архиепископия епархия митрополия республика монархия
    """
)
_SCHOOLS: Final = listed(
    """
    институт училище семинария музей театр библиотека академия гимназия
    """
)
"""A town has seldom two of a kind: «в Томске открылся краеведческий музей»."""
_OF_KINDS: Final = ("публичн", "народн", "оперн", "драматич", "художествен", "духовн", "кукольн", "ботанич")
_WHITHER: Final = frozenset({("за", "границу"), ("на", "фронт"), ("на", "каторгу"), ("на", "волю"), ("в", "армию")})
_INVENTING: Final = frozenset({"изобрести", "запатентовать", "синтезировать"})
_SOME: Final = listed("способ метод вещество элемент препарат механизм средство система вид тип")


def is_a_kind(clause: Clause, noun: Token) -> bool:
    """«независимость», «крепостное право», «сухой закон»: everybody knows which, or there is no which."""
    word = noun_of(noun)
    told = [t for t in clause.parsed.children(noun.i) if t.rel == "amod" and t.i in clause.kept]
    below = [noun_of(t) for t in clause.parsed.children(noun.i) if t.rel == "nmod"]
    if word == "год" and set(below) & _IMPRISONED:
        return True  # «приговорён к десяти годам лагерей»
    case = clause.parsed.child(noun.i, "case")
    if word in _INSTITUTIONS or (case is not None and (case.lower, noun.lower) in _WHITHER):
        return True
    if word in _LAWS and any(t.lower.startswith(_LAWS[word]) for t in told):
        return True
    readings = {word, noun.lower, *(one.normal_form for one in analyses(noun.text)[:2])}
    if noun.lower.startswith("работ") and not any(t.lower.startswith(("каторжн", "принудительн")) for t in told):
        return False
    kind = bool(readings & _OF_A_KIND) or noun.lower.startswith("работ")
    return kind and any(t.text.islower() and not t.lower.startswith(_VAGUE) for t in told)


def is_rank(standing: Standing, noun: Token) -> bool:
    """«получил статус города», «титул императора», «стал центром губернии»: not a town, but what it became."""
    if noun.rel != "nmod" or not noun.has(Case="Gen") or noun.head < 0:
        return False
    head = standing.clause.token(noun.head)
    return noun_of(head) in _STATUSES or (is_seat(standing, head) and noun_of(noun) in _LANDS)


def is_given_rank(standing: Standing, noun: Token) -> bool:
    """«Лапину была присвоена учёная степень доктора наук»: whose it is, is told."""
    clause = standing.clause
    told = clause.parsed.child(noun.i, "amod", "nmod") is not None and noun_of(noun) in _RANKS
    names = [clause.token(name.first) for name in clause.names("PER")]
    return told and standing.lemma in _GRANTING and any(t.has(Case="Dat") for t in names)


def is_seat(standing: Standing, noun: Token) -> bool:
    """«Томск стал областным центром», «Россия была провозглашена республикой»."""
    clause = standing.clause
    name = clause.parsed.name_at(clause.subject) if clause.subject is not None else None
    place = name is not None and name.kind == "LOC"
    told = clause.parsed.child(noun.i, "amod", "nmod") is not None or noun_of(noun) == "республика"
    becomes = noun.head == clause.verb and noun.has(Case="Ins") and standing.lemma in _BECOMING
    return place and becomes and told and noun_of(noun) in _SEATS


def is_invented(standing: Standing, noun: Token) -> bool:
    """«изобрёл динамит»: a thing that came to be is one of its kind; not «изобрёл новый способ»."""
    new = any(t.rel == "amod" and t.lower.startswith(_VAGUE) for t in standing.clause.parsed.children(noun.i))
    plain = noun.has(Animacy="Inan", Number="Sing") and noun_of(noun) not in NEEDS_NAME | _SOME
    return standing.lemma in _INVENTING and noun.rel == "obj" and plain and not new


def comes_to_a_town(standing: Standing, noun: Token) -> bool:
    """«в Томске открылся первый кинотеатр», «в Казани появился водопровод»: of that town there is one."""
    clause = standing.clause
    if standing.lemma not in _IN_TOWN or not noun.has(Number="Sing"):
        return False
    places = [clause.token(name.first) for name in clause.names("LOC")]
    there = any(t.head == clause.verb and t.rel == "obl" and t.has(Case="Loc") for t in places)
    told = [t for t in clause.parsed.children(noun.i) if t.rel == "amod" and t.i in clause.kept]
    first = any(t.lower.startswith("перв") for t in told)
    kind = any("ск" in t.lower[-5:] or t.lower.startswith(_OF_KINDS) for t in told)
    one = noun_of(noun) in _ONE_TO_A_TOWN and not told
    return there and (first or one or (noun_of(noun) in _SCHOOLS and kind))
