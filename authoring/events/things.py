"""Is it clear which things a clause speaks of, and is nothing cut off them?"""

from __future__ import annotations

from typing import Final

from authoring.events.clause import Clause, Refused
from authoring.events.context import Context
from authoring.events.kinds import is_a_kind, is_rank, is_seat
from authoring.events.nouns import ACCUSED, IDIOMS, MAKING, OF_SOMETHING, PEOPLES, RANKS
from authoring.events.stand import Standing
from authoring.events.whose import is_named, is_somebodys, is_titled, needs_name
from authoring.events.wordlists import RESULTS
from authoring.inflection import gender_of
from authoring.inflection.dictionary import known
from authoring.inflection.words import OF_GENDER
from authoring.parsing import Token
from authoring.topic import noun_of

_FINDING: Final = frozenset({"открыть", "обнаружить", "изобрести", "синтезировать", "выделить", "описать"})
_ONLY: Final = ("перв", "единственн", "последн")
_TREATIES: Final = frozenset({"соглашение", "договор", "пакт", "конвенция", "мир", "перемирие", "контракт"})
_NOUNS: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "SYM"})


def objects_are_known(standing: Standing, context: Context) -> None:
    """A bare noun that was spoken of before is «the» one of before: the clause leans on it."""
    clause = standing.clause
    for token in clause.words():
        if token.rel == "obj" and token.head == clause.verb and token.pos not in _NOUNS and token.text.islower():
            raise Refused("object-unclear", token.text)  # «уничтожили всё ценное»
        if token.pos != "NOUN" or token.i in standing.instead or token.i in standing.without:
            continue
        if token.rel in {"obj", "nsubj", "nsubj:pass", "nmod", "obl", "xcomp"} and _cut_off(standing, token):
            if between_parties(standing, token):
                continue
            raise Refused("description-dropped", token.text)
        if (
            token.i == clause.subject
            or is_a_kind(clause, token)
            or is_rank(standing, token)
            or is_seat(standing, token)
        ):
            continue
        if token.rel not in {"obj", "iobj", "obl", "nmod", "nsubj", "nsubj:pass", "xcomp", "conj"}:
            continue
        below = clause.parsed.subtree(token.i) & set(clause.kept)
        described = any(
            clause.token(i).rel in {"amod", "nmod", "appos", "nummod", "nummod:gov", "flat", "acl"}
            and i != token.i
            and not clause.token(i).lower.startswith("нов")
            for i in below
        )  # «блок новой станции»: which one?
        whom = token.rel == "obj" or (token.rel == "iobj" and token.has(Case="Dat"))  # not «покусанных волком»
        whom = whom and token.has(Animacy="Anim", Number="Sing")
        if whom and not is_named(clause, token) and not _is_people(token):
            raise Refused("object-unclear", token.text)
        if (
            not described
            and token.rel in {"nmod", "obl", "iobj"}
            and noun_of(token) in RANKS
            and token.has(Number="Sing")
            and not token.has(Case="Ins")
        ):
            raise Refused("object-unclear", token.text)
        if standing.lemma in _FINDING and _is_just_new(clause, token):
            raise Refused("object-unclear", token.text)
        whose = is_somebodys(clause, token) and not _with_somebody(standing, token)
        if whose or (not described and noun_of(token) in ACCUSED):
            raise Refused("object-unclear", token.text)
        if (
            described
            or is_titled(clause, token)
            or clause.parsed.name_at(token.i)
            or token.lower in {"год", "году", "года"}
        ):
            continue
        if needs_name(clause, token) and not _is_made(standing, context, token) and not _idiom(clause, token):
            raise Refused("object-unclear", token.text)
        war = token.lower == "войну" and standing.lemma == "объявить"  # between whom, is told
        if context.known_before(token, standing.sentence) and noun_of(token) not in RESULTS and not war:
            if token.rel in {"obj", "nsubj", "nsubj:pass"}:
                raise Refused("object-unclear", token.text)
            standing.lower(0.06, "known-noun", token.text)


def _is_people(token: Token) -> bool:
    """«разбил турок»: many, whom the tagger takes for one."""
    plural = [one for one in known(token.text) if one.tag.POS == "NOUN" and one.tag.number == "plur"]
    return any(form.tag.case == "nomn" and form.word in PEOPLES for one in plural for form in one.lexeme)


def between_parties(standing: Standing, noun: Token) -> bool:
    """«Лапин и Белов подписали соглашение[, по которому …]»: between whom tells which one it was."""
    clause = standing.clause
    if noun_of(noun) not in _TREATIES or standing.lemma not in {"подписать", "заключить"} or noun.rel != "obj":
        return False
    two = clause.subject is not None and clause.parsed.child(clause.subject, "conj") is not None
    named = {i for name in clause.parsed.names for i in range(name.first, name.last + 1) if i in clause.kept}
    if two and clause.subject is not None:
        return len(named & clause.parsed.subtree(clause.subject)) > 1
    partners = [t.head for t in clause.words() if t.lower in {"с", "со"} and t.pos == "ADP" and t.head >= 0]
    return any(named & clause.parsed.subtree(partner) for partner in partners)


def _with_somebody(standing: Standing, noun: Token) -> bool:
    """«подписал договор с Лапиным», «с фирмой «Заря»»: there were not many, as there are between states."""
    states = set(standing.clause.names("LOC"))
    people = [name for name in standing.clause.parsed.names if name not in states and name.first > noun.i]
    return between_parties(standing, noun) and bool(people) and standing.clause.subject is not None


def _is_just_new(clause: Clause, noun: Token) -> bool:
    """«открыл новый химический элемент»: its name, or whose it was, is what one should know."""
    kept = [t for t in clause.parsed.children(noun.i) if t.i in clause.kept]
    new = noun.rel == "obj" and any(t.rel == "amod" and t.lower.startswith("нов") and t.text.islower() for t in kept)
    below = [clause.token(i) for i in clause.parsed.subtree(noun.i) if i in clause.kept]
    return new and not any(t.text[:1].isupper() or t.text == "«" or t.text[:1].isdigit() for t in below)


def _is_made(standing: Standing, context: Context, noun: Token) -> bool:
    """«открыл в Казани обсерваторию»: nobody knew it before."""
    made = noun.rel == "obj" and standing.lemma in MAKING and noun.lower not in OF_SOMETHING
    return made and not context.known_before(noun, standing.sentence)


def _idiom(clause: Clause, noun: Token) -> bool:
    """«во главе», «в состав», «на престол», «взял в плен», «принял решение построить …»: no thing of the text."""
    if clause.parsed.child(noun.i, "acl", "xcomp", "nmod") is not None:
        return True
    if noun.lower in {"войну", "столицу"} and noun.rel == "obj":
        return True  # «объявила войну», «перенёс столицу»
    case = clause.parsed.child(noun.i, "case")
    return case is not None and (case.lower, noun.lower) in IDIOMS


def _may_describe(word: Token, noun: Token) -> bool:
    """«комплекс для «семёрки», спроектированный …»: a participle of another gender or number tells of another noun.

    By its own ending: the tagger often sees there what it expects."""
    if not word.has(VerbForm="Part") and word.pos != "ADJ":
        return True
    gender = OF_GENDER.get(gender_of(noun.feats.get("Gender")))
    readings = [one.tag for one in known(word.text)]
    if noun.has(Number="Plur"):
        return not readings or any(tag.number == "plur" for tag in readings)
    return not readings or any(tag.number == "sing" and tag.gender in {gender, None} for tag in readings)


def _relates(clause: Clause, verb: Token, noun: Token) -> bool:
    """«к 5 годам лишения свободы, которые он отбыл»: a relative in the plural tells of no single thing."""
    below = (clause.parsed.tokens[i] for i in sorted(clause.parsed.subtree(verb.i)))
    pronoun = next((t for t in below if t.lower.startswith("котор")), None)
    return pronoun is None or not (noun.has(Number="Sing") and pronoun.lower in {"которые", "которых", "которыми"})


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
    dropped = any(t.rel == "acl" and t.i not in kept and _may_describe(t, noun) for t in children)
    dropped = dropped or any(t.rel == "acl:relcl" and t.i not in kept and _relates(clause, t, noun) for t in children)
    dropped = dropped or _told_behind(clause, noun, kept)
    if not dropped or clause.parsed.name_at(noun.i) is not None or noun.pos == "PROPN":
        return False
    below = [clause.token(i) for i in clause.parsed.subtree(noun.i) if i in kept and i > noun.i - 5]
    if any(t.lower.startswith(_ONLY) and t.head == noun.i for t in below) and not any(t.rel == "nmod" for t in below):
        return True  # «как первый президент[, посетивший Кению]»
    numbered = any(t.text == "№" for t in below)  # «директиву № 35[, в которой …]»: a number says nothing
    counted = any(t.rel.startswith("nummod") and t.head == noun.i for t in children)
    numbered = numbered or (counted and noun.rel == "nmod")  # «исследования 25 тел[, найденных в Томске]»
    own = any(t.text[:1].isupper() or t.text == "«" or (t.text[:1].isdigit() and not numbered) for t in below)
    titled = noun.i + 1 in kept and clause.token(noun.i + 1).text == "«"
    closely = sum(t.rel == "amod" and t.head == noun.i for t in below) > 1  # «в первом международном конгрессе»
    return not described or not (own or titled or closely or noun.i == clause.subject)
