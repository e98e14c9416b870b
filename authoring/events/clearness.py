"""Is it clear who did it and what it was done to?"""

from __future__ import annotations

from typing import Final

from authoring.events.clause import Clause, Refused
from authoring.events.context import Context, stem
from authoring.events.nouns import (
    ABOUT,
    ACCUSED,
    AT_WAR,
    FALLING,
    GATHERINGS,
    GENERIC,
    IDIOMS,
    KIN,
    MAKING,
    NATIONS,
    NATURAL,
    NEEDS_NAME,
    NTH,
    OF_HEADS,
    OF_SOMETHING,
    PEOPLES,
    RANKS,
    WHOSE,
    WITH_WHOM,
)
from authoring.events.somebody import is_nameless
from authoring.events.stand import Standing
from authoring.events.wording import is_proper
from authoring.events.wordlists import RESULTS
from authoring.inflection.dictionary import analyses, known
from authoring.parsing import Token
from authoring.topic import noun_of

_NOUNS: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "SYM"})
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
    phrase = clause.parsed.subtree(clause.subject) & set(clause.kept)
    if _is_kin(clause, head) or _is_somebodys(clause, head):
        raise Refused("whose", head.text)
    if is_nameless(standing, head):
        raise Refused("subject-unclear", head.text)
    if _is_definite(standing, context, phrase):
        return
    if head.has(Animacy="Anim", Number="Sing"):
        raise Refused("subject-unclear", head.text)
    if noun_of(head) in NATURAL and any(t.head == clause.verb and t.rel == "obj" for t in clause.words()):
        return
    modified = [i for i in phrase if clause.token(i).rel in {"amod", "nmod", "nummod", "appos"}]
    behind = head.i > clause.verb
    if head.has(Animacy="Anim", Number="Plur") and not modified and head.lower in PEOPLES - AT_WAR:
        raise Refused("subject-unclear", head.text)  # «норвежцы высадились»: which?
    if any(t.lower in {"весь", "вся", "все"} for t in clause.parsed.children(head.i)) and not _has_genitive(
        clause, head
    ):
        raise Refused("subject-unclear", head.text)  # «всё население»: of what?
    if head.has(Animacy="Anim", Number="Plur") and head.lower not in GENERIC:
        standing.lower(0.1, "people-as-known", head.text)
        return
    told = _has_genitive(clause, head) or _is_named(clause, head) or noun_of(head) in WITH_WHOM
    if _needs_name(clause, head) and not told:
        raise Refused("subject-unclear", head.text)  # «открылась новая лаборатория»
    if (context.known_before(head, standing.sentence) and not (behind and modified)) or not (modified or behind):
        raise Refused("subject-unclear", head.text)
    standing.lower(0.15, "common-subject", head.text)


def _has_genitive(clause: Clause, head: Token) -> bool:
    return any(t.rel == "nmod" for t in clause.parsed.children(head.i) if t.i in clause.kept)


def _is_kin(clause: Clause, head: Token) -> bool:
    """«Дочь Софья родилась»: whose daughter?"""
    if not any(one.normal_form.replace("ё", "е") in KIN for one in analyses(head.text)[:1]):
        return False
    return not any(t.has(Case="Gen") or t.rel == "nmod" for t in clause.parsed.children(head.i) if t.i in clause.kept)


def _impersonal(standing: Standing) -> None:
    """«Смирнова исключили», «было арестовано»: fine if it is a plural or a neuter that has something to be done to."""
    clause = standing.clause
    verb = clause.token(clause.verb)
    if standing.unsaid or (standing.lemma == "удаться" and any(t.rel == "iobj" for t in clause.words())):
        return
    objects = [t for t in clause.words() if t.rel in {"obj", "nsubj:pass"} or t.i in standing.instead]
    if any(t.lower in {"совместно", "вместе"} and t.head == verb.i for t in clause.words()):
        raise Refused("no-subject", verb.text)  # «совместно с Беловым запатентовали»: who?
    if verb.feats.get("Number") != "Plur" or not objects:
        raise Refused("no-subject", verb.text)


def _is_definite(standing: Standing, context: Context, phrase: set[int]) -> bool:
    parsed = standing.clause.parsed
    for i in phrase:
        token = parsed.tokens[i]
        named = parsed.name_at(i) is not None and not _only_begins(standing.clause, context, i)
        if token.pos == "PROPN" or named or token.text == "«":
            return True
        if token.pos == "ADJ" and token.lower.startswith(NATIONS):
            return True
        if token.text[:1].isdigit() or (token.text.isupper() and len(token.text) > 1):
            return True
        hyphen = token.text.partition("-")[2][:1].isupper()  # «Китайско-Восточная дорога»
        if hyphen or (i == 0 and token.pos == "ADJ" and stem(token.text) in context.capitals):
            return True
        if token.text[:1].isupper() and i > 0 and parsed.tokens[i - 1].text not in {"«", "."} and i != 0:
            return True
    return False


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
    agent = any(t.rel == "obl:agent" or (t.has(Case="Ins") and t.head == clause.verb) for t in clause.words())
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


def objects_are_known(standing: Standing, context: Context) -> None:
    """A bare noun that was spoken of before is «the» one of before: the clause leans on it."""
    clause = standing.clause
    for token in clause.words():
        if token.rel == "obj" and token.head == clause.verb and token.pos not in _NOUNS and token.text.islower():
            raise Refused("object-unclear", token.text)  # «уничтожили всё ценное»
        if token.pos != "NOUN" or token.i in standing.instead:
            continue
        if token.rel in {"obj", "nsubj", "nsubj:pass", "nmod", "obl"} and _cut_off(standing, token):
            raise Refused("description-dropped", token.text)
        if token.i == clause.subject:
            continue
        if token.rel not in {"obj", "iobj", "obl", "nmod", "nsubj", "nsubj:pass", "xcomp", "conj"}:
            continue
        below = clause.parsed.subtree(token.i) & set(clause.kept)
        described = any(
            clause.token(i).rel in {"amod", "nmod", "appos", "nummod", "flat", "acl"}
            and i != token.i
            and not clause.token(i).lower.startswith("нов")
            for i in below
        )  # «блок новой станции»: which one?
        whom = token.rel == "obj" or (token.rel == "iobj" and token.has(Case="Dat"))  # not «покусанных волком»
        whom = whom and token.has(Animacy="Anim", Number="Sing")
        if whom and not _is_named(clause, token):
            raise Refused("object-unclear", token.text)
        if (
            not described
            and token.rel in {"nmod", "obl", "iobj"}
            and noun_of(token) in RANKS
            and token.has(Number="Sing")
            and not token.has(Case="Ins")
        ):
            raise Refused("object-unclear", token.text)
        if _is_somebodys(clause, token) or (not described and noun_of(token) in ACCUSED):
            raise Refused("object-unclear", token.text)
        if described or clause.parsed.name_at(token.i) or token.lower in {"год", "году", "года"}:
            continue
        if _needs_name(clause, token) and not _is_made(standing, context, token) and not _idiom(clause, token):
            raise Refused("object-unclear", token.text)
        if context.known_before(token, standing.sentence) and noun_of(token) not in RESULTS:
            if token.rel in {"obj", "nsubj", "nsubj:pass"}:
                raise Refused("object-unclear", token.text)
            standing.lower(0.06, "known-noun", token.text)


def tells_too_little(clause: Clause, noun: Token) -> bool:
    """Of a thing that a participle tells about: «манифест Александра II, подписанный …»."""
    described = clause.parsed.child(noun.i, "amod", "nmod", "appos", "nummod", "flat") is not None
    return _is_somebodys(clause, noun) or (not described and _needs_name(clause, noun))


def _is_named(clause: Clause, noun: Token) -> bool:
    """A name, or whose it was, in the phrase itself: «тренера Лапина», «сына Батыя»; not «тринадцатилетнего юношу»."""
    below = clause.parsed.subtree(noun.i) & set(clause.kept)
    return any(
        clause.token(i).rel in {"nmod", "appos", "nummod"}
        or (clause.token(i).text[:1].isupper() and (i > 0 or is_proper(clause.parsed, clause.token(i))))
        for i in below
    )


def _is_somebodys(clause: Clause, noun: Token) -> bool:
    """«за дирижёрским пультом», «Пятую симфонию», «договор с Китаем»: an adjective or a number alone does not tell."""
    if noun.has(Number="Plur"):
        return False
    kept = [t for t in clause.parsed.children(noun.i) if t.i in clause.kept]
    quoted = noun.i > 0 and clause.token(noun.i - 1).text == "«"
    titled = quoted or (noun.i + 1 in clause.kept and clause.token(noun.i + 1).text == "«")
    own = [t for t in kept if t.rel in {"appos", "flat"} or (t.rel == "nmod" and _tells_whose(clause, t))]
    called = any(t.rel == "amod" and t.lower.startswith(NATIONS) for t in kept)
    if titled or called or clause.parsed.name_at(noun.i) is not None:
        return False
    behind = [t.lower for t in clause.words() if noun.i < t.i <= noun.i + 3]
    if any(word.startswith("котор") for word in behind):
        return False  # «организацию, в которую вошли …»
    if any(t.rel == "amod" and t.text[:1].isupper() and t.i and not t.lower.startswith(NTH) for t in kept):
        return False  # «Кольцевая линия»
    word = noun_of(noun)
    if _clear_here(clause, noun):
        return False
    if word in ABOUT and noun.rel == "obj" and any(_is_about(clause, t) for t in kept):
        return False  # «издала закон о подоходном налоге»
    if word in GATHERINGS:
        plain = any(t.rel == "amod" and t.text[:1].islower() and not t.lower.startswith(NTH) for t in kept)
        return not own and not plain
    about = any(clause.parsed.child(t.i, "case") is not None or t.rel == "appos" for t in own)
    by_which = noun.rel == "obl" and noun.has(Case="Ins")  # «закрыт постановлением Совнаркома»
    if word in ABOUT and noun.rel != "nmod" and not by_which and not about and not any(t.rel == "amod" for t in kept):
        return True
    if word == "война" and noun.rel == "obj":
        return False  # «объявило войну Австрии»
    if word in WITH_WHOM:
        return not any(t.text == "«" or t.rel == "appos" for t in own) and not any(t.rel == "amod" for t in kept)
    return word in WHOSE and not own


def _is_about(clause: Clause, token: Token) -> bool:
    """«о подоходном налоге»: what it is about, and that in more than a word."""
    case = clause.parsed.child(token.i, "case")
    told = clause.parsed.child(token.i, "nmod", "amod") is not None
    return token.rel == "nmod" and told and case is not None and case.lower in {"о", "об", "обо"}


def _tells_whose(clause: Clause, token: Token) -> bool:
    """«станция метро», «линия от Сокола»; not «линия протяжённостью 11 километров»."""
    named = any(clause.token(i).text[:1].isupper() for i in clause.parsed.subtree(token.i) if i in clause.kept)
    return token.has(Case="Gen") or named


def _needs_name(clause: Clause, noun: Token) -> bool:
    """«акций завода», «вошли в город»: which one, only the text knows; «из партии» beside «ВКП (б)» is clear."""
    if noun.lower.startswith("парти") and any(t.text[:3].isupper() and len(t.text) > 2 for t in clause.words()):
        return False
    if _clear_here(clause, noun):
        return False
    return any(one.normal_form.replace("ё", "е") in NEEDS_NAME for one in analyses(noun.text)[:2])


def _clear_here(clause: Clause, noun: Token) -> bool:
    """«чемпион мира», «актёр театра»; «в Норвегии умерло больше половины населения»."""
    head = clause.token(noun.head) if noun.head >= 0 else noun
    behind = noun.rel == "nmod" and noun_of(head).replace("ё", "е") in OF_HEADS.get(noun_of(noun), ())
    places = [name.first for name in clause.parsed.names if name.kind == "LOC" and name.first in clause.kept]
    there = noun.lower == "населения" and any(clause.token(i).head == clause.verb for i in places)
    return behind or there


def _is_made(standing: Standing, context: Context, noun: Token) -> bool:
    """«открыл в Казани обсерваторию»: nobody knew it before."""
    made = noun.rel == "obj" and standing.lemma in MAKING and noun.lower not in OF_SOMETHING
    return made and not context.known_before(noun, standing.sentence)


def _idiom(clause: Clause, noun: Token) -> bool:
    """«во главе», «в состав», «на престол», «взял в плен», «принял решение построить …»: no thing of the text."""
    if clause.parsed.child(noun.i, "acl", "xcomp", "nmod") is not None:
        return True
    if noun.lower == "войну" and noun.rel == "obj":
        return True  # «объявила войну»
    case = clause.parsed.child(noun.i, "case")
    return case is not None and (case.lower, noun.lower) in IDIOMS


def _may_describe(word: Token, noun: Token) -> bool:
    """«комплекс для «семёрки», спроектированный …»: a participle of another gender or number tells of another noun.

    By its own ending: the tagger often sees there what it expects."""
    if not word.has(VerbForm="Part") and word.pos != "ADJ":
        return True
    gender = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}.get(noun.feats.get("Gender", ""))
    readings = [one.tag for one in known(word.text)]
    if noun.has(Number="Plur"):
        return not readings or any(tag.number == "plur" for tag in readings)
    return not readings or any(tag.number == "sing" and tag.gender in {gender, None} for tag in readings)


def _told_behind(clause: Clause, noun: Token, kept: set[int]) -> bool:
    """«уволил двух генералов полиции[, причастных к делу]»: what stands behind the comma agrees with the noun."""
    below = [i for i in clause.parsed.subtree(noun.i) if i in kept]
    after = clause.parsed.tokens[max(below, default=noun.i) + 1 :][:2]
    if len(after) < 2 or after[0].text != "," or after[1].i in kept:
        return False
    word = after[1]
    tells = (word.has(VerbForm="Part") and not word.has(Variant="Short")) or word.pos == "ADJ"
    alike = all(word.feats.get(name) == noun.feats.get(name) for name in ("Case", "Number"))
    return tells and alike and _may_describe(word, noun)


def _cut_off(standing: Standing, noun: Token) -> bool:
    """«принял постановление[, подписанное Лениным]»: without what described it, it might be any."""
    clause = standing.clause
    kept = set(clause.kept)
    children = clause.parsed.children(noun.i)
    described = any(t.rel in {"amod", "nmod", "appos", "nummod"} and t.i in kept for t in children)
    dropped = any(t.rel in {"acl", "acl:relcl"} and t.i not in kept and _may_describe(t, noun) for t in children)
    dropped = dropped or _told_behind(clause, noun, kept)
    if not dropped or clause.parsed.name_at(noun.i) is not None or noun.pos == "PROPN":
        return False
    below = [clause.token(i) for i in clause.parsed.subtree(noun.i) if i in kept and i > noun.i - 5]
    own = any(t.text[:1].isupper() or t.text == "«" or t.text[:1].isdigit() for t in below)
    titled = noun.i + 1 in kept and clause.token(noun.i + 1).text == "«"
    closely = sum(t.rel == "amod" for t in below) > 1  # «в первом международном конгрессе»
    return not described or not (own or titled or closely or noun.i == clause.subject)
