"""Does a clause tell enough to be asked about? What it is about must have a name, and so must what was done to it."""

from __future__ import annotations

from typing import Final

from authoring.events.clause import Clause, Refused
from authoring.events.clearness import is_definite, tells_town, tells_where
from authoring.events.context import Context
from authoring.events.eventful import EVENTFUL
from authoring.events.kinds import is_a_kind, is_invented, is_seat
from authoring.events.nouns import ABOUT, MAKING, NATIONS, PEOPLES, RANKS
from authoring.events.stand import Standing, dated_words
from authoring.events.things import between_parties
from authoring.events.whose import is_what_law
from authoring.events.wordlists import DYING, HELD, listed
from authoring.inflection.dictionary import infinitive
from authoring.parsing import Token
from authoring.topic import noun_of

_WITH_DEED: Final = frozenset({"стать", "начать", "удаться"})
"""What was begun, or done at last, says the verb behind: «Лапину удалось сконструировать вертолёт»."""
_ARGUMENTS: Final = frozenset({"obj", "iobj", "obl", "obl:agent", "xcomp"})
WORKS: Final = listed(
    """
    курс лекция монография учебник статья доклад сборник труд работа книга брошюра пособие исследование альбом
    письмо речь
    """
)
"""Their title tells nobody whose they were; «роман», «опера» are known by it."""
_BUILT: Final = listed(
    """
    мост вокзал завод фабрика дом здание станция театр храм собор церковь больница
    """
)
_CHURCHES: Final = frozenset({"собор", "церковь", "храм"})
_PUBLISHING: Final = listed(
    """
    издать опубликовать напечатать выпустить выйти появиться увидеть написать произнести прочесть
    """
)
_RANKED: Final = listed(
    """
    степень звание титул достоинство диссертация сан чин
    """
)
"""One adjective is enough to tell which: «магистерскую диссертацию»."""
_CLEAR: Final = listed(
    """
    пенсия престол трон гражданство подданство постриг корона эмиграция космос пресса печать свет орбита вооружение
    борт воздух море вода
    """
)
"""What everybody has one of, or nobody needs to be told which."""
_SCHOOLING: Final = frozenset({"окончить", "закончить", "поступить"})
"""«закончила лётную школу в Пензе»: a kind of school and a town are enough."""
_CAMPS: Final = PEOPLES | {
    word + ending
    for word in ("большевик", "меньшевик", "эсер", "кадет", "якобинц", "шотландц")
    for ending in ("и", "ы", "ов", "ам", "ами", "ах")
}
"""Who is known by one word: «присоединился к большевикам»."""
_FIRSTS: Final = listed("выпустить построить показать провести дать")
"""What those who do it begin with is worth a question."""
_ANYWHERE: Final = frozenset({"движение"})
"""What is opened in many places of one town: «в Томске открыли движение»."""
_CLOSELY: Final = 2
"""Adjectives that tell as much as a name: «всеобщую воинскую повинность»."""


def tells_an_event(standing: Standing, context: Context) -> None:
    """«подчинился давлению», «вырос из отдела»: what history books seldom tell in such words is seldom clear alone."""
    clause = standing.clause
    begun = [t for t in clause.words() if t.head == clause.verb and t.has(VerbForm="Inf")]  # «стал возвращаться»
    began = standing.lemma in _WITH_DEED and bool(begun)
    deed = infinitive(begun[0].text) if began else standing.lemma
    by_somebody = deed in HELD and clause.subject is not None and not clause.token(clause.subject).has(Animacy="Inan")
    if deed not in EVENTFUL or by_somebody:  # «проходил по делу»
        raise Refused("small-deed", clause.token(clause.verb).text)


def tells_enough(standing: Standing, context: Context) -> None:
    """«заявил о разрыве с оппозицией», «сложила оружие»: behind the verb nothing has a name, or is told closely."""
    clause = standing.clause
    dated = dated_words(standing, context)
    behind = [
        t
        for t in clause.words()
        if t.head == clause.verb
        and t.rel in _ARGUMENTS
        and t.i not in dated
        and t.i != clause.subject
        and t.i not in standing.without
        and not _is_aim(clause, t)
    ]
    first = any(t.lower == "впервые" for t in clause.words())
    if first or standing.lemma in DYING or any(_is_told(standing, context, t, dated) for t in behind):
        return
    if standing.lemma in _FIRSTS and any(_is_first(clause, t) for t in behind):
        return
    school = standing.lemma in _SCHOOLING and any(clause.parsed.child(t.i, "amod") for t in behind)
    if school and clause.names("LOC"):
        return
    unnamed = [t for t in behind if t.pos != "VERB"]
    if unnamed:
        raise Refused("object-unclear", unnamed[0].text)


def _is_first(clause: Clause, token: Token) -> bool:
    """«завод «Темп» выпустил первый грузовик», «Лапинский театр показал первый спектакль»: there is one first."""
    first = any(t.rel == "amod" and t.lower.startswith("перв") for t in clause.parsed.children(token.i))
    return first and token.rel == "obj" and token.has(Number="Sing") and clause.subject is not None


def _is_told(standing: Standing, context: Context, token: Token, dated: set[int]) -> bool:
    """A name in its phrase, whose or of what it is, or two adjectives."""
    clause = standing.clause
    phrase = ((clause.parsed.subtree(token.i) & set(clause.kept)) | _right_behind(clause, token)) - dated
    if (
        token.i in standing.instead
        or noun_of(token) in _CLEAR
        or between_parties(standing, token)
        or is_definite(clause, context, phrase)
    ):
        return True
    below = [t for t in clause.parsed.children(token.i) if t.i in phrase]
    if is_a_kind(clause, token) or is_invented(standing, token) or is_seat(standing, token):
        return True
    if token.lower in _CAMPS or (noun_of(token) in RANKS and any(t.rel == "amod" for t in below)):
        return True
    closely = sum(t.rel in {"amod", "det", "nummod"} for t in below)
    of_what = any(
        t.rel == "nmod" and (_is_genitive(clause, t) or _is_about(clause, t) or is_what_law(clause, t)) for t in below
    )
    return of_what or closely >= (1 if noun_of(token) in _RANKED else _CLOSELY)


def _is_aim(clause: Clause, token: Token) -> bool:
    """«открылась для движения»: what for, nobody asks."""
    case = clause.parsed.child(token.i, "case")
    return case is not None and case.lower == "для"


def _right_behind(clause: Clause, token: Token) -> set[int]:
    """The words from a noun on that hang on nothing else of the verb's: a tree that went in circles lost them."""
    found: set[int] = set()
    for i in (i for i in clause.kept if i >= token.i):
        word = clause.token(i)
        if i > token.i and (word.text == "," or i == clause.verb or word.head == clause.verb):
            break
        found.add(i)
    return {i for i in found if clause.token(i).pos != "ADP" or i + 1 in found}


def _is_genitive(clause: Clause, token: Token) -> bool:
    return token.has(Case="Gen") and clause.parsed.child(token.i, "case") is None


def _is_about(clause: Clause, token: Token) -> bool:
    """«решение о сооружении метрополитена», «протокол о взаимной помощи»; not «заявил о разрыве с оппозицией»."""
    case = clause.parsed.child(token.i, "case")
    told = any(
        t.rel == "amod" or (t.rel == "nmod" and _is_genitive(clause, t)) for t in clause.parsed.children(token.i)
    )
    return case is not None and case.lower in {"о", "об", "по"} and told


def done_to_what(standing: Standing, context: Context) -> None:
    """«Пробную партию собрали», «первый поезд встретили в Томске»: nobody did it to something without a name; but «в
    Томске открыли галерею»."""
    clause = standing.clause
    people = {name.first for name, _ in standing.people} | set(standing.instead)
    somebody = any(clause.token(i).head == clause.verb and clause.token(i).rel in {"obj", "iobj"} for i in people)
    if clause.subject is not None or standing.unsaid or somebody:
        return
    dated = dated_words(standing, context)
    for token in clause.words():
        if token.rel != "obj" or token.head != clause.verb or token.i in standing.instead or token.i in dated:
            continue
        phrase = clause.parsed.subtree(token.i) & set(clause.kept)
        placed = standing.lemma in MAKING and noun_of(token) not in _ANYWHERE
        placed = (placed or is_a_kind(clause, token)) and tells_where(standing, context)
        placed = placed or _given_to_a_name(standing, context, token)
        if not placed and not is_definite(clause, context, phrase):
            raise Refused("object-unclear", token.text)


def _given_to_a_name(standing: Standing, context: Context, given: Token) -> bool:
    """«Самаре вернули историческое имя», «Лапиной присудили учёную степень»: what, is told more closely."""
    clause = standing.clause
    if clause.parsed.child(given.i, "amod", "nmod") is None:
        return False
    whom = [t.i for t in clause.words() if t.rel == "iobj" and t.head == clause.verb and t.has(Case="Dat")]
    return any(is_definite(clause, context, clause.parsed.subtree(i) & set(clause.kept)) for i in whom)


def written_by_whom(standing: Standing, context: Context) -> None:
    """«был издан курс лекций «Геохимия»»: whose?"""
    clause = standing.clause
    head = clause.token(clause.subject) if clause.subject is not None else None
    if head is None and not standing.unsaid:  # «напечатали сборник «Заря»»
        head = next((t for t in clause.words() if t.rel == "obj" and t.head == clause.verb), None)
    first = head is not None and any(
        t.rel == "amod" and t.lower.startswith(("перв", "последн")) for t in clause.parsed.children(head.i)
    )
    if head is None or (not (first and noun_of(head) in ABOUT) and noun_of(head) not in WORKS):
        return
    if standing.lemma not in _PUBLISHING:
        return
    if not clause.names("PER") and not standing.replaced:
        raise Refused("whose", head.text)


def built_where(standing: Standing, context: Context) -> None:
    """«открыли мост по проекту Н. А. Лапина»: across which river, in which town?"""
    clause = standing.clause
    for token in clause.words():
        central = token.i == clause.subject or (token.rel == "obj" and token.head == clause.verb)
        if not central or noun_of(token) not in _BUILT or token.i in standing.instead:
            continue
        phrase = clause.parsed.subtree(token.i) & set(clause.kept)
        people = {i for name in clause.parsed.names if name.kind == "PER" for i in range(name.first, name.last + 1)}
        placed = any(tells_town(clause.token(i)) or clause.token(i).lower.startswith(NATIONS) for i in phrase)
        church = noun_of(token) in _CHURCHES and not placed and not any(t.text == "«" for t in clause.words())
        if not clause.names("LOC") and (church or not is_definite(clause, context, phrase - people)):
            raise Refused("object-unclear", token.text)  # «Успенский собор»: in which town?
