"""Who does what a clause tells: its subject, or the one (or the object) it shares with the clause before."""

from __future__ import annotations

import re
from typing import Final

from authoring.events.clause import comma_before, is_finite
from authoring.inflection.dictionary import is_transitive, known
from authoring.parsing import Parsed, Token

_ADJECTIVE: Final = re.compile(r"(?:[ыио]й|ая|яя|ое|ее|ую|юю|ого|его|ому|ему|[ыи]х|[ыи]м)$")
_NO_SUBJECT: Final = frozenset({"flat:name", "appos", "flat", "conj"})
SUBJECT: Final = ("nsubj", "nsubj:pass")


def subject_of(parsed: Parsed, verb: int) -> int | None:
    """The verb's subject; where the tree names none, a noun in the nominative that agrees with the verb."""
    children = parsed.children(verb)
    own = parsed.tokens[verb]
    named = next((t for t in children if t.rel in SUBJECT), None)
    if named is not None:
        return None if _is_misread(parsed, named, own) else _better_subject(parsed, named, own).i
    for name in parsed.names:
        token = parsed.tokens[name.first]
        person = name.kind == "PER" and token.has(Case="Nom") and token.rel in {"obj", "obl", "nmod", "appos", "iobj"}
        listed = own.has(Number="Plur") and parsed.child(token.i, "conj") is not None  # «удостоились Белов и Котов»
        if person and token.head == verb and (listed or _fits_verb(token, own)):
            token.rel = "nsubj"
            return token.i
    beside = _name_beside(parsed, verb) or _noun_in_chunk(parsed, verb)
    if beside is not None:
        return beside
    for token in children:
        noun = token.pos in {"NOUN", "PROPN"} and token.has(Case="Nom")
        bare = token.rel in {"obj", "obl", "nmod"} and not parsed.child(token.i, "case")
        bare = bare and not _behind_preposition(parsed, token)
        alone = token.i > verb and is_transitive(own.text) and sum(t.rel == "obj" for t in children) < 2
        if noun and bare and not alone and _fits_verb(token, own):
            token.rel = "nsubj"
            return token.i
    return None


def _is_misread(parsed: Parsed, named: Token, verb: Token) -> bool:
    """Whether what the tree calls the subject is none; it hangs then where it belongs."""
    if _is_given_to(parsed, named, verb):
        named.rel = "iobj"
    elif _is_object(parsed, named, verb) or _disagrees(parsed, named, verb):
        named.rel = "obj"
    elif any(t.lower == "как" and t.rel in {"case", "mark"} for t in parsed.children(named.i)):
        named.rel = "obl"  # «дебютировал как вокалист»
    elif _is_whose(parsed, named, verb):
        named.head, named.rel = named.i - 1, "nmod"
        named.feats = {**named.feats, "Case": "Gen"}
        parsed.rehang()
    elif _is_title_behind(parsed, named, verb):
        named.rel = "obj"
    else:
        return False
    return True


def _is_given_to(parsed: Parsed, named: Token, verb: Token) -> bool:
    """«лётчикам присвоили звание», «Самаре вернули имя»: a dative by its ending, before what it was given."""
    if not verb.has(Number="Plur") or parsed.child(named.i, "case") is not None:
        return False
    given = any(t.rel in {"obj", "nsubj", "nsubj:pass"} and t.i != named.i for t in parsed.children(verb.i))
    return given and _only_dative(named)


def _only_dative(token: Token) -> bool:
    """«лётчикам», «Самаре», whatever the tagger says."""
    cases = {one.tag.case for one in known(token.text)}
    return "datv" in cases and not cases & {"nomn", "accs"}


def _disagrees(parsed: Parsed, named: Token, verb: Token) -> bool:
    """A plural, no nominative, before a verb in the singular: «он начал переговоры, а весной выехал»."""
    many = named.has(Number="Plur", Case="Acc") and named.pos == "NOUN" and named.i < verb.i
    return many and verb.has(Number="Sing") and parsed.child(named.i, "nummod", "nummod:gov") is None


def _is_object(parsed: Parsed, named: Token, verb: Token) -> bool:
    """«участок сдали»: a thing in the singular, and a verb in the plural."""
    single = named.pos in {"NOUN", "PROPN"} and named.has(Number="Sing", Animacy="Inan") and verb.has(Number="Plur")
    same = any(one.tag.case == "accs" and one.tag.number == "sing" for one in known(named.text))
    return single and same and parsed.child(named.i, "conj", "nummod", "nummod:gov", "appos") is None


def _is_whose(parsed: Parsed, named: Token, verb: Token) -> bool:
    """A name in «а» right behind the object of a verb in the masculine is no man: «окончил школу Грачёва»."""
    before = parsed.tokens[named.i - 1]
    if named.i < verb.i or before.rel not in {"obj", "nsubj"} or not verb.has(Gender="Masc"):
        return False
    masculine = any(one.tag.case == "nomn" and one.tag.gender == "masc" for one in known(named.text))
    return named.pos == "PROPN" and named.text[-1] in "ая" and not masculine


def _is_title_behind(parsed: Parsed, named: Token, verb: Token) -> bool:
    """A title right behind a verb that needs an object: it is what was published, not who did it; so is a thing that
    looks the same in both cases: «возвратившись в Томск, устроил в 1919 году музей»."""
    needs = named.i > verb.i and not verb.has(Variant="Short") and is_transitive(verb.text)
    quoted = any(t.text == "«" for t in parsed.tokens[verb.i + 1 : named.i])
    others = [t for t in parsed.children(verb.i) if t.i != named.i]
    alone = not any(t.rel in {"obj", "xcomp", "ccomp", "iobj"} for t in others)
    thing = named.pos == "NOUN" and named.has(Animacy="Inan") and alone and named.i > verb.i + 1
    return needs and (quoted or (thing and _either_case(named)))


def _either_case(token: Token) -> bool:
    cases = {one.tag.case for one in known(token.text)}
    return {"nomn", "accs"} <= cases


def _name_beside(parsed: Parsed, verb: int) -> int | None:
    """A person's name in the nominative right before the verb, though the tree gave it to another one."""
    for name in parsed.names:
        first = parsed.tokens[name.first]
        number = parsed.tokens[name.last + 1 : verb]
        if name.kind != "PER" or name.last >= verb or any(t.pos not in {"ADV", "PART", "AUX", "ADJ"} for t in number):
            continue
        if first.has(Case="Nom") and _fits_verb(first, parsed.tokens[verb]):
            first.head, first.rel = verb, "nsubj"
            parsed.rehang()
            return first.i
    return None


def _noun_in_chunk(parsed: Parsed, verb: int) -> int | None:
    """The only noun in the nominative between the verb's commas, if it agrees and hangs on no other noun."""
    first = comma_before(parsed, verb) + 1
    last = next((i for i in range(verb + 1, len(parsed.tokens)) if parsed.tokens[i].text in {",", "—", ";", ":"}), None)
    chunk = parsed.tokens[first : last if last is not None else len(parsed.tokens)]
    if any(t.i != verb and t.pos == "VERB" and is_finite(t) for t in chunk) or any(t.text == "«" for t in chunk):
        return None
    nouns = [
        t for t in chunk
        if t.pos in {"NOUN", "PROPN"}
        and t.has(Case="Nom")
        and not _only_dative(t)
        and not _behind_preposition(parsed, t)
        and (t.rel not in _NO_SUBJECT or _opens_name(parsed, t))
    ]  # fmt: skip
    if len(nouns) != 1 or not _fits_verb(nouns[0], parsed.tokens[verb]):
        return None
    if _is_whose(parsed, nouns[0], parsed.tokens[verb]) or _is_title_behind(parsed, nouns[0], parsed.tokens[verb]):
        return None
    nouns[0].head, nouns[0].rel = verb, "nsubj"
    for token in chunk[: nouns[0].i - first]:
        if token.has(Case="Nom", Gender=nouns[0].feats.get("Gender", "")) and not first <= token.head <= verb:
            token.head, token.rel = nouns[0].i, "amod"  # «Закончив школу, юный Лапин …»
    parsed.rehang()
    return nouns[0].i


def _behind_preposition(parsed: Parsed, token: Token) -> bool:
    """«был избран в Томский городовой магистрат», wherever the tree hung the «в»."""
    before = token.i - 1
    while before >= 0 and (parsed.tokens[before].pos == "ADJ" or _ADJECTIVE.search(parsed.tokens[before].lower)):
        before -= 1
    return before >= 0 and parsed.tokens[before].pos == "ADP"


def _opens_name(parsed: Parsed, token: Token) -> bool:
    """A person's name that the tree joined to something far away: «Иоанн … подписал унию»."""
    name = parsed.name_at(token.i)
    return token.rel == "conj" and name is not None and name.kind == "PER" and name.first == token.i < token.head


def _better_subject(parsed: Parsed, named: Token, verb: Token) -> Token:
    """«город захватило войско»: of two nouns that may be the subject, the one that agrees; «Заря» in quotes tells no
    gender."""
    children = parsed.children(verb.i)
    quoted = named.i > 0 and parsed.tokens[named.i - 1].text == "«"
    other = next((t for t in children if t.rel == "obj" and t.pos == "NOUN" and t.has(Case="Nom")), None)
    if quoted and other is not None and parsed.tokens[other.i - 1].text != "«" and _fits_verb(other, verb):
        named.rel, other.rel = "obj", "nsubj"
        return other
    if named.i > verb.i and named.has(Animacy="Inan") and is_transitive(verb.text) and not verb.has(Variant="Short"):
        first = next((t for t in children if t.rel == "obj" and t.i < verb.i and _acts(parsed, t, verb)), None)
        if first is not None:
            first.feats = {**first.feats, "Case": "Nom"}
            named.rel, first.rel = "obj", "nsubj"  # «Би-би-си показала новый сериал»
            return first
    if named.pos not in {"NOUN", "PROPN"} or named.has(Animacy="Anim") or _fits_verb(named, verb):
        return named
    for token in children:
        noun = token.pos in {"NOUN", "PROPN"} and token.rel in {"obj", "nsubj", "nsubj:pass", "conj"}
        if noun and token.i != named.i and token.has(Case="Nom") | token.has(Case="Acc") and _fits_verb(token, verb):
            named.rel, token.rel = "obj", "nsubj"
            return token
    return named


def _acts(parsed: Parsed, token: Token, verb: Token) -> bool:
    """A word before the verb that tells no case, or a person's name that can only be the nominative."""
    name = parsed.name_at(token.i)
    if name is None or name.kind != "PER":
        return never_changes(parsed, token)
    cases = {one.tag.case for one in known(token.text) if one.tag.number == "sing"}
    return cases == {"nomn"} and verb.has(Gender="Masc")


def never_changes(parsed: Parsed, token: Token) -> bool:
    """«Би-би-си», «Intel»: no ending tells its case."""
    changes = any("Fixd" not in one.tag and "Abbr" not in one.tag for one in known(token.text))
    return token.pos == "PROPN" and not changes and parsed.child(token.i, "case") is None


def _fits_verb(noun: Token, verb: Token) -> bool:
    """Number and gender agree."""
    number = noun.feats.get("Number")
    return number == verb.feats.get("Number") and verb.feats.get("Gender") in {None, noun.feats.get("Gender")}
