"""Does the clause name everybody its verb needs: chosen for what, given to whom, a marriage between whom?"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Final

from authoring.events.clause import Refused
from authoring.events.context import Context
from authoring.events.nouns import RELEASING
from authoring.events.stand import Standing, dated_words
from authoring.events.wordlists import OF_OFFICE, listed
from authoring.parsing import Token
from authoring.topic import noun_of

_GIVING: Final = listed(
    """
    присвоить присваивать присудить присуждать вручить вручать пожаловать жаловать выдать доверить поручить подарить
    """
)
_MADE: Final = frozenset({"предприятие", "компания", "завод", "общество", "фирма", "союз", "комиссия", "группа"})
_SCHOOLS: Final = frozenset({"университет", "институт", "академия", "школа", "училище", "консерватория"})
_BLOWS: Final = frozenset({"удар", "контрудар", "поражение"})
_BUYING: Final = frozenset({"приобрести", "купить", "выкупить", "продать"})
_GOING: Final = listed(
    """
    выехать уехать отправиться вернуться переехать отплыть бежать приехать прибыть перебраться вылететь стартовать
    """
)
_MOVED: Final = listed(
    """
    исключить снять вывести перевести выслать сослать отправить направить командировать отстранить отозвать
    """
)
_PRINTED: Final = frozenset(
    {"книга", "альбом", "сборник", "работа", "труд", "статья", "брошюра", "диск", "сингл", "песня"}
)
_WAYS: Final = frozenset({"в", "во", "на", "к", "из", "от", "до"})
_JOINING: Final = listed(
    """
    присоединить включить передать зачислить перенести присоединиться примкнуть вступить войти
    """
)
OF_TWO: Final = frozenset({"брак", "свадьба", "помолвка", "венчание", "бракосочетание", "развод"})


def chosen_for_what(standing: Standing, context: Context) -> None:
    """«был избран Лапин»: to what? «избран директором», «избран в академию», «назначен на пост»."""
    clause = standing.clause
    if standing.lemma not in OF_OFFICE - {"стать", "быть", "служить", "работать", "утвердить", "объявить"}:
        return
    told = any(
        t.i != clause.subject and ((t.has(Case="Ins") and t.pos != "PROPN") or t.lower in {"в", "на", "во", "от"})
        for t in _undated(standing, context)
    )
    head = clause.token(clause.subject) if clause.subject is not None else None
    name = clause.parsed.name_at(clause.subject) if clause.subject is not None else None
    country = name is not None and name.kind == "LOC"  # «Литва провозгласила независимость»
    person = head is not None and not country and (head.pos == "PROPN" or head.has(Animacy="Anim"))
    if person and not told:
        raise Refused("object-unclear", clause.token(clause.verb).text)


def _titled(words: Iterable[Token]) -> bool:
    return any(t.text == "«" for t in words)


def set_free_from_where(standing: Standing, context: Context) -> None:
    """«была отпущена Лапина»: from where? «Завод выпустил первый трактор» sets nobody free; «выпустил книгу»: which?"""
    words = standing.clause.words()
    thing = next((t for t in words if t.rel == "obj" and t.has(Animacy="Inan")), None)
    subject = standing.clause.subject
    name = standing.clause.parsed.name_at(subject) if subject is not None else None
    by_whom = any(t.has(Case="Ins") and t.head == standing.clause.verb and t.pos == "NOUN" for t in words)
    if name is not None and name.kind == "LOC" and by_whom:
        return  # «Томск был освобождён войсками фронта»
    if thing is not None and standing.lemma == "выпустить" and (noun_of(thing) not in _PRINTED or _titled(words)):
        return

    def whence(t: Token) -> bool:
        return (t.i > 0 and t.lower in {"из", "от", "из-под", "с", "со"}) or (
            t.rel in {"obl", "xcomp"} and t.has(Case="Gen")
        )

    _needs(standing, RELEASING, whence, standing.clause.words())


def given_to_whom(standing: Standing, context: Context) -> None:
    """«было присвоено звание Героя»: to whom?"""
    parsed = standing.clause.parsed

    def receives(t: Token) -> bool:
        return (t.has(Case="Dat") and parsed.child(t.i, "case") is None) or t.lower in {"за", "в"}

    _needs(standing, _GIVING, receives, _undated(standing, context))


def gone_whither(standing: Standing, context: Context) -> None:
    """«выехал через Германию», «прибыл»: from where, or whither?"""
    words = [t for t in _undated(standing, context) if t.i not in standing.without]
    _needs(standing, _GOING, lambda t: t.lower in _WAYS | {"за"}, words)  # «бежал за границу»


def moved_from_where(standing: Standing, context: Context) -> None:
    """«исключили Лапина», «была выведена «Заря»»: from where, or whither?"""
    clause = standing.clause

    def leads(t: Token) -> bool:
        return (
            t.lower in _WAYS | {"с", "со"}
            and t.pos == "ADP"
            and t.head >= 0
            and clause.token(t.head).head == clause.verb
        )

    _needs(standing, _MOVED, leads, _undated(standing, context))


def joined_to_what(standing: Standing, context: Context) -> None:
    """«присоединили «Зарю»»: to what? «включили в состав», «передали музею»."""

    def joins(t: Token) -> bool:
        return t.lower in {"к", "ко", "в", "во", "из", "на", "от"} or t.has(Case="Dat") or t.text in {"с", "со"}

    _needs(standing, _JOINING, joins, _undated(standing, context))


def faculty_of_what(standing: Standing, context: Context) -> None:
    """«поступил на медицинский факультет»: of which university?"""
    clause = standing.clause
    told = bool(clause.names("ORG") or clause.names("LOC"))
    for token in _undated(standing, context):
        below = [t for t in clause.parsed.children(token.i) if t.rel == "nmod" and t.i in clause.kept]
        whose = any(t.has(Case="Gen") and noun_of(t) in _SCHOOLS for t in below)
        schools = any(noun_of(t) in _SCHOOLS or (t.text.isupper() and len(t.text) > 1) for t in clause.words())
        if noun_of(token) == "факультет" and not (told or whose or schools):
            raise Refused("object-unclear", token.text)


def _needs(standing: Standing, verbs: Collection[str], party: Callable[[Token], bool], among: Iterable[Token]) -> None:
    """Of these verbs one of the words must tell the party, else the clause is refused."""
    if standing.lemma in verbs and not any(party(t) for t in among):
        raise Refused("object-unclear", standing.clause.token(standing.clause.verb).text)


def _undated(standing: Standing, context: Context) -> list[Token]:
    dated = dated_words(standing, context)
    return [t for t in standing.clause.words() if t.i not in dated]


def struck_whom(standing: Standing, context: Context) -> None:
    """«нанесла контрудар»: where, or to whom?"""
    clause = standing.clause
    blow = next((t for t in clause.words() if t.rel == "obj" and noun_of(t) in _BLOWS), None)
    if blow is None:
        return
    told = any(t.has(Case="Dat") or t.lower in {"по", "против"} for t in clause.words())
    if not clause.names("LOC") and not told:
        raise Refused("object-unclear", blow.text)


def set_by_whom(standing: Standing, context: Context) -> None:
    """«был установлен рекорд», «была приобретена компания «Заря»»: by whom?"""
    clause = standing.clause
    head = clause.token(clause.subject) if clause.subject is not None else None
    passive = clause.token(clause.verb).has(Variant="Short", Voice="Pass")
    beside = next((t for t in clause.words() if t.lower in {"вместе", "совместно"}), None)
    if passive and beside is not None and head is not None and noun_of(head) in _MADE:
        raise Refused("by-whom", beside.text)  # «вместе с «Обью» было создано предприятие»: by whom else?
    by_somebody = any(t.has(Case="Ins") and t.i not in dated_words(standing, context) for t in clause.words())
    record = head is not None and noun_of(head) == "рекорд"
    if passive and not by_somebody and (record or standing.lemma in _BUYING):
        raise Refused("by-whom", clause.token(clause.verb).text)


def married_to_whom(standing: Standing, context: Context) -> None:
    """«был заключён брак с Анной Беловой»: of whom? «вступила в брак»: with whom?"""
    clause = standing.clause
    into = next((t for t in clause.words() if t.lower == "брак" and t.i != clause.subject), None)
    if into is not None and standing.lemma == "вступить" and not any(t.lower in {"с", "со"} for t in clause.words()):
        raise Refused("object-unclear", into.text)
    head = clause.token(clause.subject) if clause.subject is not None else None
    if head is None or noun_of(head) not in OF_TWO:
        return
    below = [t for t in clause.parsed.children(head.i) if t.i in clause.kept and t.rel == "nmod"]
    pair = any(t.lower == "между" for t in clause.words())
    if not pair and not any(t.has(Case="Gen") and clause.parsed.child(t.i, "case") is None for t in below):
        raise Refused("whose", head.text)
