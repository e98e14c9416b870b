"""Is it clear who did it?"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from authoring.events.clause import Clause, Refused
from authoring.events.context import Context, stem
from authoring.events.eventful import OF_WARS
from authoring.events.kinds import comes_to_a_town, is_given_rank
from authoring.events.nouns import AT_WAR, FALLING, GENERIC, KIN, NATIONS, NATURAL, NEEDS_NAME, PEOPLES
from authoring.events.somebody import is_nameless
from authoring.events.stand import Standing, dated_words
from authoring.events.whose import is_somebodys
from authoring.gazetteer import look_up
from authoring.inflection.dictionary import analyses, known
from authoring.parsing import Parsed, Token
from authoring.topic import noun_of

_OF_THEIR_OWN: Final = FALLING | {"оставить", "покинуть", "отбить", "форсировать", "начать"}
"""What armies and parties do; «оставили Рур» of nobody says too little, «арестовали Лапина» enough."""
_ARMIES: Final = ("красн", "бел", "добровольческ")
"""«Красная армия» is a name even where its sentence begins."""
_TRAFFIC: Final = (
    "поезд", "трамва", "автобус", "троллейбус", "железнодорож", "пароход", "судов", "трамвайн", "партизан", "рабоч",
    "революцион", "освободит", "национальн", "белое", "стачечн",
)  # fmt: skip
_POSTS: Final = frozenset({"посту", "должности", "месте", "троне", "престоле", "кресле"})


def subject_is_known(standing: Standing, context: Context) -> None:
    """Who did it must be clear: a name, a number, something said for the first time and described."""
    clause = standing.clause
    if clause.subject is None:
        _impersonal(standing)
        return
    head = clause.token(clause.subject)
    if clause.subject in standing.instead or head.pos == "PRON":
        if clause.subject not in standing.instead:
            raise Refused("subject-unclear", head.text)
        return
    after = clause.token(head.i + 1) if head.i + 1 in clause.kept else head
    if head.text.isdigit() or (after.text.isdigit() and head.lower.endswith(("ый", "ий", "ая", "ое"))):
        raise Refused("subject-unclear", head.text)  # «появился неубиваемый 3310»
    behind = clause.token(head.i + 2) if after.text == "," and head.i + 2 in clause.kept else head
    if behind.text.isdigit() and behind.head == head.i:
        raise Refused("subject-unclear", behind.text)  # «вышел телефон, 1011»: whose?
    if noun_of(head) == "путь":
        raise Refused("subject-unclear", head.text)  # «путь команды начался в Томске»: to what?
    if head.has(VerbForm="Part") and not head.has(Variant="Short"):
        raise Refused("subject-unclear", head.text)  # «Высланный в Томск [, Лапин] был восстановлен»
    phrase = clause.parsed.subtree(clause.subject) & set(clause.kept)
    if _is_kin(clause, head) or is_somebodys(clause, head):
        raise Refused("whose", head.text)
    if is_nameless(standing, head) or _moves_what(clause, head) or _is_title_alone(clause, context, phrase):
        raise Refused("subject-unclear", head.text)
    if is_definite(clause, context, phrase) or comes_to_a_town(standing, head):
        return
    if is_given_rank(standing, head):
        return
    if head.has(Animacy="Anim", Number="Sing"):
        raise Refused("subject-unclear", head.text)
    if noun_of(head) in NATURAL and tells_where(standing, context):
        return
    modified = any(clause.token(i).rel in {"amod", "nmod", "nummod", "appos"} for i in phrase)
    if head.has(Animacy="Anim", Number="Plur") and not modified and head.lower in PEOPLES - AT_WAR:
        raise Refused("subject-unclear", head.text)  # «норвежцы высадились»: which?
    if head.lower in AT_WAR and not modified and standing.lemma not in OF_WARS:
        raise Refused("subject-unclear", head.text)  # «американцы опустились в океан»: who?
    if any(t.lower in {"весь", "вся", "все"} for t in clause.parsed.children(head.i)) and not _has_genitive(
        clause, head
    ):
        raise Refused("subject-unclear", head.text)  # «всё население»: of what?
    if head.has(Animacy="Anim", Number="Plur") and head.lower not in GENERIC:
        standing.lower(0.1, "people-as-known", head.text)
        return
    people = head.has(Animacy="Anim", Number="Plur") and _has_genitive(clause, head)
    if not people or not tells_where(standing, context):
        raise Refused("subject-unclear", head.text)  # «открылась новая лаборатория», «опись насчитывала»: whose?
    standing.lower(0.1, "people-as-known", head.text)  # «депутаты третьего сословия»


def _is_title_alone(clause: Clause, context: Context, phrase: set[int]) -> bool:
    """«Когда «Орёл» поднялся в воздух?»: a ship, an airship, a club? Unless the text is about it."""
    first, last = min(phrase), max(phrase)
    opens = clause.token(first).text == "«" or (first > 0 and clause.token(first - 1).text == "«")
    words = [clause.token(i).text for i in sorted(phrase) if clause.token(i).text not in "«»"]
    closes = clause.token(last).text == "»" or clause.token(min(last + 1, clause.kept[-1])).text == "»"
    begin = context.text[: context.parsed[0].end] if context.parsed else ""
    return opens and closes and re.sub(r"-\d+$", "", " ".join(words)) not in begin


def _moves_what(clause: Clause, head: Token) -> bool:
    """«открылось регулярное движение до Павловска»: of trains, or of trams?"""
    told = [t.lower for t in clause.parsed.children(head.i) if t.rel in {"amod", "nmod"}]
    return noun_of(head) == "движение" and not any(word.startswith(_TRAFFIC) for word in told)


def tells_where(standing: Standing, context: Context) -> bool:
    """«взрыв унёс жизни сорока рабочих Томска», «на «Авиамоторной» обрушился эскалатор»."""
    clause = standing.clause
    behind = {t.i for t in clause.words() if t.head == clause.verb and t.rel in {"obj", "obl", "appos"}}
    behind -= dated_words(standing, context)
    phrases = [clause.parsed.subtree(i) & set(clause.kept) for i in behind]
    return any(is_definite(clause, context, phrase) for phrase in phrases)


def _has_genitive(clause: Clause, head: Token) -> bool:
    return any(t.rel == "nmod" for t in clause.parsed.children(head.i) if t.i in clause.kept)


def _is_kin(clause: Clause, head: Token) -> bool:
    """«Дочь Софья родилась»: whose daughter? «Сын купца, Иван Лапин, окончил»: nobody says so when he asks."""
    named = any(t.rel == "appos" and t.i > head.i + 1 and t.pos == "PROPN" for t in clause.parsed.children(head.i))
    if named and noun_of(head) in {"сын", "дочь"}:
        return True
    if not any(one.normal_form.replace("ё", "е") in KIN for one in analyses(head.text)[:1]):
        return False
    return not any(t.has(Case="Gen") or t.rel == "nmod" for t in clause.parsed.children(head.i) if t.i in clause.kept)


def _impersonal(standing: Standing) -> None:
    """«Смирнова исключили», «было арестовано»: fine if it is a plural or a neuter that has something to be done to."""
    clause = standing.clause
    verb = clause.token(clause.verb)
    if standing.unsaid or (standing.lemma == "удаться" and any(t.rel == "iobj" for t in clause.words())):
        return
    objects = [t for t in clause.words() if t.rel == "nsubj:pass" or t.i in standing.instead or _is_done_to(clause, t)]
    if any(t.lower in {"совместно", "вместе"} and t.head == verb.i for t in clause.words()):
        raise Refused("no-subject", verb.text)  # «совместно с Беловым запатентовали»: who?
    if verb.feats.get("Number") != "Plur" or not objects or standing.lemma in _OF_THEIR_OWN:
        raise Refused("no-subject", verb.text)


def _is_done_to(clause: Clause, token: Token) -> bool:
    """«арестовали Лапина», «уволили сто рабочих»; «достигли острова» says that somebody unnamed did it himself."""
    counted = clause.parsed.child(token.i, "nummod", "nummod:gov") is not None
    whole = not token.has(Case="Gen") or token.has(Animacy="Anim") or token.pos == "PROPN" or counted
    return token.rel == "obj" and whole


def is_definite(clause: Clause, context: Context, phrase: set[int]) -> bool:
    """Whether a phrase, the indexes of its words, has a name, a number or a title in it."""
    parsed = clause.parsed
    if max(phrase, default=-1) + 1 in clause.kept and parsed.tokens[max(phrase) + 1].text == "«":
        return True  # «корабль «Заря»», whose title the tree hung elsewhere
    for i in phrase:
        token = parsed.tokens[i]
        named = parsed.name_at(i) is not None and not _only_begins(clause, context, i) and not _is_common(parsed, i)
        proper = token.pos == "PROPN" and not _opens_as_noun(parsed, token) and not _is_common(parsed, i)
        if proper or named or token.text == "«":
            return True
        if token.pos == "ADJ" and (token.lower.startswith(NATIONS) or tells_town(token)):
            return True
        if token.text[:1].isdigit() or (token.text.isupper() and len(token.text) > 1):
            return True
        if token.lower.startswith(_ARMIES) and noun_of(parsed.tokens[token.head]) in {"армия", "гвардия"}:
            return True
        hyphen = token.text.partition("-")[2][:1].isupper()  # «Китайско-Восточная дорога»
        if hyphen or (i == 0 and token.pos == "ADJ" and stem(token.text) in context.capitals):
            return True
        if token.text[:1].isupper() and i > 0 and parsed.tokens[i - 1].text not in {"«", "."} and i != 0:
            return True
    return False


@cache
def _of_a_town(adjective: str) -> bool:
    root = adjective.rpartition("ск")[0]
    return len(root) > 2 and any(look_up(one.capitalize()) is not None for one in (f"{root}ск", root, f"{root}а"))


def tells_town(token: Token) -> bool:
    """«томская рать», «Нобелевская премия» that begins its sentence: of a town, or after a man."""
    if not re.search(r"ск(ий|ая|ое|ие|ого|ой|их|ому|ую|им|ими|ом)$", token.lower):
        return False
    after_a_man = token.text[:1].isupper() and re.search(r"([оеё]в|ин)ск", token.lower) is not None
    return after_a_man or _of_a_town(token.lower)


def _is_common(parsed: Parsed, i: int) -> bool:
    """«Комитет», «Собрание», taken for a name alone because of the capital of its sentence."""
    name = parsed.name_at(i)
    alone = name is None or (name.kind == "ORG" and name.first == name.last)
    return i == 0 and alone and noun_of(parsed.tokens[i]) in NEEDS_NAME


def _opens_as_noun(parsed: Parsed, token: Token) -> bool:
    """«Исследования были возобновлены»: the first word, whose capital is the sentence's."""
    readings = known(token.text) if token.i == 0 and parsed.name_at(0) is None else []
    common = [one.tag for one in readings if one.tag.POS == "NOUN"]
    return bool(common) and not any(mark in tag for tag in common for mark in ("Name", "Surn", "Patr", "Geox", "Orgn"))


def _only_begins(clause: Clause, context: Context, i: int) -> bool:
    """«Казённый завод»: taken for a name because its first word begins the sentence; «Томский завод» is one."""
    name, first = clause.parsed.name_at(i), clause.token(0)
    if name is None or name.kind != "ORG" or (name.first, name.last) != (0, 1) or first.pos != "ADJ":
        return False
    own = "ск" in first.lower[-4:] or stem(first.text) in context.capitals
    return clause.token(1).text.islower() and not own and bool(analyses(first.text)[0].is_known)


def by_whom_is_known(standing: Standing, context: Context) -> None:
    """«пал Балх», «были взяты Сивас и Халеб»: a town falls to somebody."""
    clause = standing.clause
    subject = clause.subject
    if subject is None or standing.lemma not in FALLING:
        return
    verb = clause.token(clause.verb)
    passive = verb.has(Variant="Short") and verb.has(Voice="Pass")
    name = clause.parsed.name_at(subject)
    place = name is not None and name.kind == "LOC"
    dated = dated_words(standing, context)
    agent = any(
        t.rel == "obl:agent"
        or (t.has(Case="Ins") and t.head == clause.verb and clause.parsed.child(t.i, "case") is None)
        for t in clause.words()
        if t.i not in dated
    )
    if (passive or (standing.lemma == "пасть" and place)) and not agent:
        raise Refused("by-whom", verb.text)


def leaves_something(standing: Standing, context: Context) -> None:
    """«подал в отставку», «сменил Белова»: from which post, or on which, must be said."""
    clause = standing.clause
    whom = next((t for t in clause.words() if t.rel == "obj" and t.head == clause.verb), None)
    if standing.lemma == "сменить" and whom is not None and not any(t.lower in _POSTS for t in clause.words()):
        raise Refused("object-unclear", whom.text)
    for token in clause.words():
        if token.lower != "отставку":
            continue
        below = [t for t in clause.words() if t.i > token.i and t.lower in {"с", "со"}]
        if not below and clause.parsed.child(token.i, "nmod", "amod") is None:
            raise Refused("object-unclear", token.text)
