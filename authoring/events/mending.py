"""What the models often see wrong, set right before a sentence is cut into clauses."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from authoring.dates import Date
from authoring.events.clause import is_finite
from authoring.events.openers import clear_openers
from authoring.events.wordlists import DROPPED_ADVERBS, ORDINAL
from authoring.inflection.dictionary import is_transitive, known, reads_only_as
from authoring.parsing import ASIDE, Parsed, Token

_SHORT: Final = re.compile(r"(?:[аеёя]н|[ыеиуоя]т)[аоы]?$")
_PAST: Final = re.compile(r"(?:л[аои]?|[бгзкпрсх])(?:с[ья])?$")
_ASPECTS: Final = {"perf": "Perf", "impf": "Imp"}
_WAS: Final = frozenset({"был", "была"})
_GENDERS: Final = {"masc": "Masc", "femn": "Fem", "neut": "Neut"}


def mend(parsed: Parsed, dates: Sequence[Date]) -> None:
    """Dates and names hang together, and «сослан» is a participle, whatever the models say."""
    _hang_dates(parsed, dates)
    _hang_names(parsed)
    _hang_company(parsed)
    _hang_ordinals(parsed)
    _hang_titles(parsed)
    _hang_quoted(parsed)
    _hang_behind_and(parsed)
    _hang_before_comma(parsed)
    for token in parsed.tokens:
        if token.pos in {"NOUN", "ADJ", "ADV"} and _SHORT.search(token.text) and token.text.islower():
            _see_participle(parsed, token)
        elif token.pos in {"PROPN", "NOUN"} and token.i == 0 and _see_gerund(token):
            continue
        elif _is_no_verb(token) and _PAST.search(token.text) and (token.i == 0 or token.text.islower()):
            _see_verb(token)
        elif token.pos == "ADJ" and token.text.islower():
            _see_noun(token)
    _join_verbs(parsed)
    _see_possessive(parsed)
    clear_openers(parsed)
    _see_objects(parsed)
    for token in parsed.tokens:
        if token.head == token.i and is_finite(token):
            token.head, token.rel = -1, "root"  # a verb that the tree hangs on itself
        if token.rel == "cop" and token.lower in _WAS and token.head >= 0:
            _see_copula(parsed, token, dates)
        if token.rel in {"nsubj", "nsubj:pass"} and token.head >= 0 and token.pos in {"NOUN", "PROPN"}:
            _see_nominative(token, parsed.tokens[token.head])
    parsed.rehang()


def _hang_ordinals(parsed: Parsed) -> None:
    """«9-я армия», «2-й съезд»: the number belongs to the noun behind it."""
    for token, after in itertools.pairwise(parsed.tokens):
        noun = after if after.pos in {"NOUN", "PROPN"} else None
        if noun is not None and ORDINAL.fullmatch(token.text) and token.head != noun.i and noun.head != token.i:
            token.head, token.rel = noun.i, "amod"


def _hang_titles(parsed: Parsed) -> None:
    """«воевода князь Лапин поставил»: a nominative before the title is another of his."""
    for token, title in itertools.pairwise(parsed.tokens):
        named = parsed.name_at(title.i + 1)
        if title.rel != "nsubj" or not title.has(Animacy="Anim", Case="Nom") or named is None or token.pos != "NOUN":
            continue
        readings = [one.tag for one in known(token.text) if one.tag.POS == "NOUN" and one.tag.number == "sing"]
        if readings and all(tag.case == "nomn" and tag.animacy == "anim" for tag in readings):
            token.head, token.rel = title.i, "amod"
            token.feats = {**token.feats, "Case": "Nom"}


def _hang_behind_and(parsed: Parsed) -> None:
    """«прошла по Томску и с криком ворвалась в театр»: what stands behind «и» with a preposition of its own is the
    next verb's, if that has nothing else before it."""
    for joint, case, noun in zip(parsed.tokens, parsed.tokens[1:], parsed.tokens[2:], strict=False):
        above = parsed.tokens[noun.head] if noun.rel == "conj" and 0 <= noun.head < joint.i else None
        if joint.lower != "и" or case.rel != "case" or case.head != noun.i or above is None:
            continue
        own = parsed.child(above.i, "case")
        end = max(parsed.subtree(noun.i)) + 1
        while end < len(parsed.tokens) and parsed.tokens[end].text in {"»", "!", "?"}:
            end += 1
        verb = parsed.tokens[end] if end < len(parsed.tokens) else noun
        if own is not None and own.lower != case.lower and verb.i != noun.i and is_finite(verb):
            noun.head, noun.rel, joint.head = verb.i, "obl", verb.i


def _hang_before_comma(parsed: Parsed) -> None:
    """«Война кончилась разгромом при Томске в мае, король отрёкся»: what stands behind a verb and before the comma is
    that verb's, whatever the tree says."""
    verb: Token | None = None
    comma = len(parsed.tokens)
    for token in parsed.tokens:
        if token.text in {",", ";", ":", "—", "–", "(", "«"}:
            verb = None
        elif is_finite(token) and token.rel in {"root", "conj"}:
            verb = token
            comma = next((t.i for t in parsed.tokens[token.i :] if t.text == ","), len(parsed.tokens))
        elif verb is not None and token.rel in {"obl", "advmod"} and token.head > comma and token.i < comma:
            above = parsed.tokens[token.head]
            if is_finite(above):
                token.head = verb.i


def _hang_quoted(parsed: Parsed) -> None:
    """«Диплом «лекаря с отличием» Лапин получил»: a title that the tree leaves alone belongs to the noun before it."""
    for noun, opening, word in zip(parsed.tokens, parsed.tokens[1:], parsed.tokens[2:], strict=False):
        if opening.text == "«" and noun.pos == "NOUN" and noun.head >= 0 and word.head == -1 and not is_finite(word):
            word.head, word.rel = noun.i, "appos"


def _see_noun(token: Token) -> None:
    """«поселению» is no adjective."""
    if reads_only_as(token.text, "NOUN"):
        token.pos = "NOUN"
        token.feats = {**token.feats, "Animacy": "Anim" if "anim" in known(token.text)[0].tag else "Inan"}


def _hang_dates(parsed: Parsed, dates: Sequence[Date]) -> None:
    """«24 марта 1971 года» is one thing: one of its words hangs on what is around it."""
    for date in dates:
        words = [t for t in parsed.tokens if date.start <= t.start < date.end and t.head != ASIDE]
        if len(words) < 2:
            continue
        inside = {t.i for t in words}
        top = next((t for t in words if t.head not in inside and t.rel in {"obl", "nmod", "advmod"}), None)
        top = top or next((t for t in words if t.head not in inside), words[0])
        _off_adverb(parsed, top)
        for token in words:
            if token.i != top.i and token.head not in inside:
                token.head, token.rel = top.i, "nmod"


def _off_adverb(parsed: Parsed, top: Token) -> None:
    """«Позднее, в 1901 году, открылся …»: the year is the verb's, not one of a list that «позднее» begins."""
    adverb = parsed.tokens[top.head] if 0 <= top.head < top.i else top
    if adverb.i != top.i and adverb.rel == "advmod" and adverb.lower in DROPPED_ADVERBS:
        top.head, top.rel = adverb.head, "obl"


def _hang_names(parsed: Parsed) -> None:
    """«Валерий Гергиев»: a surname hangs on its given name."""
    for name in parsed.names:
        for i in range(name.first + 1, name.last + 1 if name.kind == "PER" else 0):
            if parsed.tokens[i].head != ASIDE and not name.first <= parsed.tokens[i].head <= name.last:
                parsed.tokens[i].head, parsed.tokens[i].rel = name.first, "flat:name"


def _see_gerund(token: Token) -> bool:
    """«Возвратившись в Томск, устроил …»: a first word that is nothing but a gerund is nobody's name."""
    if not reads_only_as(token.text, "GRND"):
        return False
    token.pos, token.rel = "VERB", "advcl"
    token.feats = {"VerbForm": "Conv", "Aspect": "Perf"}
    return True


def _see_objects(parsed: Parsed) -> None:
    """«Ставка образовала фронт»: of two subjects the one that does not agree with the verb is what it was done to."""
    for verb in parsed.tokens:
        if not (is_finite(verb) and verb.has(Tense="Past", Number="Sing") and is_transitive(verb.text)):
            continue
        subjects = [t for t in parsed.children(verb.i) if t.rel == "nsubj" and t.pos in {"NOUN", "PROPN"}]
        agree = [t for t in subjects if t.feats.get("Gender") == verb.feats.get("Gender")]
        if len(subjects) == 2 and len(agree) == 1:
            other = next(t for t in subjects if t is not agree[0])
            if not other.has(Animacy="Anim") and not other.has(Gender="Fem"):
                other.rel = "obj"
        if len(subjects) == 1:
            _see_doer(parsed, subjects[0], verb)


def _see_doer(parsed: Parsed, noun: Token, verb: Token) -> None:
    """«Университет Лапин окончил в 1910 году»: no university is called so, and nothing else was done."""
    name = parsed.name_at(noun.i + 1) if noun.i + 1 < verb.i else None
    done = any(t.rel in {"obj", "iobj"} for t in parsed.children(verb.i))
    if done or noun.has(Animacy="Anim") or noun.has(Gender="Fem") or noun.i > verb.i or name is None:
        return
    head = parsed.tokens[name.first]
    if name.kind == "PER" and head.rel == "appos" and head.head == noun.i and head.has(Case="Nom"):
        head.head, head.rel, noun.rel = verb.i, "nsubj", "obj"
        noun.feats = {**noun.feats, "Case": "Acc"}


def _see_possessive(parsed: Parsed) -> None:
    """«Её основатель Павел Лапин родился»: «её» is the founder's, no object of a birth."""
    for token, noun in itertools.pairwise(parsed.tokens):
        opens = token.i == 0 or parsed.tokens[token.i - 1].text == ","
        if not opens or token.lower not in {"его", "ее", "их"} or noun.pos != "NOUN" or token.head == noun.i:
            continue
        verb = parsed.tokens[noun.head] if noun.head >= 0 else noun
        other = any(t.rel == "obj" and t.i != token.i for t in parsed.children(verb.i))
        if noun.rel.startswith("nsubj") and (other or not is_transitive(verb.text)):
            token.head, token.rel = noun.i, "det"


def _hang_company(parsed: Parsed) -> None:
    """«вместе с Беловым и Громовым он подписал»: two names joined are one list, and «вместе» is the next verb's."""
    for one, other in itertools.pairwise(parsed.names):
        second = parsed.tokens[other.first]
        joined = other.first == one.last + 2 and parsed.tokens[one.last + 1].lower == "и"
        if joined and one.kind == other.kind == "PER" and second.rel == "conj" and second.head > other.last:
            second.head = one.first
    for token in parsed.tokens:
        if token.lower == "вместе" and token.rel == "advmod" and token.head > token.i:
            verb = next((t for t in parsed.tokens[token.i : token.head] if is_finite(t)), None)
            token.head = verb.i if verb is not None else token.head


def _see_participle(parsed: Parsed, token: Token) -> None:
    """«он был сослан» taken for a noun: a word that is nothing but a short participle."""
    readings = known(token.text)
    tag = next((one.tag for one in readings if one.tag.POS == "PRTS"), None)
    if tag is None or any(one.tag.POS != "PRTS" and "Name" not in one.tag for one in readings):
        return
    token.pos = "VERB"
    token.feats = {
        "VerbForm": "Part", "Variant": "Short", "Voice": "Pass", "Tense": "Past", "Aspect": "Perf",
        "Number": "Plur" if tag.number == "plur" else "Sing",
    }  # fmt: skip
    if tag.gender:
        token.feats = {**token.feats, "Gender": _GENDERS[tag.gender]}
    if token.rel.startswith("nsubj"):
        token.rel = "conj"  # «арестован и сослан»: nobody is called so
    for child in parsed.children(token.i):
        if child.rel == "cop":
            child.rel = "aux:pass"


def _is_no_verb(token: Token) -> bool:
    """What the tagger takes for a noun, a participle in full or a verb of the present."""
    other = "Case" in token.feats or not token.has(Tense="Past") or token.has(VerbForm="Conv")
    verb = token.pos == "VERB" and other and not token.has(Variant="Short")
    first = token.i == 0 and token.pos == "PROPN"  # «Дебютировал в 1963 году»
    return verb or first or token.pos in {"NOUN", "ADJ", "ADV"}


def _see_verb(token: Token) -> None:
    """«чума опустошила Томск» taken for a noun: a word that is nothing but a verb in the past."""
    readings = known(token.text)
    if not readings or any(one.tag.POS != "VERB" or one.tag.tense != "past" for one in readings):
        return
    tag = readings[0].tag
    token.pos = "VERB"
    token.feats = {
        "VerbForm": "Fin", "Mood": "Ind", "Tense": "Past", "Number": "Plur" if tag.number == "plur" else "Sing",
        "Aspect": next((said for mark, said in _ASPECTS.items() if mark in tag), "Imp"),
    }  # fmt: skip
    if tag.gender:
        token.feats = {**token.feats, "Gender": _GENDERS[tag.gender]}


def _see_nominative(subject: Token, verb: Token) -> None:
    """«Писания Лапина разошлись»: taken for a genitive of one, which the verb does not agree with."""
    if subject.has(Case="Nom") or subject.has(Number="Plur") or not verb.has(Number="Plur", Tense="Past"):
        return
    if any(one.tag.case == "nomn" and one.tag.number == "plur" for one in known(subject.text)):
        subject.feats = {**subject.feats, "Case": "Nom", "Number": "Plur"}


def _join_verbs(parsed: Parsed) -> None:
    """«В 1904 году трест спроектировал и построил мост»: when it was built is told; the first verb is left out."""
    for one, joint, other in zip(parsed.tokens, parsed.tokens[1:], parsed.tokens[2:], strict=False):
        pair = joint.lower == "и" and other.rel == "conj" and other.head == one.i and one.pos == other.pos == "VERB"
        if not pair or not (one.has(VerbForm="Fin") and other.has(VerbForm="Fin")) or not is_transitive(one.text):
            continue
        objects = [[t for t in parsed.tokens if t.head == verb.i and t.rel == "obj"] for verb in (one, other)]
        if objects[0] or not any(t.i > other.i for t in objects[1]):
            continue
        for token in parsed.tokens:
            if token.head == one.i and token.i != other.i:
                token.head = other.i
        other.head, other.rel = one.head, one.rel
        one.head, one.rel, joint.head, joint.rel = ASIDE, "aside", ASIDE, "aside"
        parsed.rehang()


def _see_copula(parsed: Parsed, was: Token, dates: Sequence[Date]) -> None:
    """«с 1989 по 1993 год Лапин был мэром Томска»: the verb is «был», and who one was hangs on it."""
    office = parsed.tokens[was.head]
    if office.pos != "NOUN" or not office.has(Case="Ins", Animacy="Anim") or office.i < was.i:
        return
    for token in parsed.tokens:
        dated = any(date.start <= token.start < date.end for date in dates)
        its = token.i < was.i or dated or token.rel in {"nsubj", "punct", "obl", "advmod", "conj"}
        if token.head == office.i and its:
            token.head, token.rel = was.i, "obl" if dated else token.rel
    was.head, was.rel, was.pos = office.head, office.rel, "VERB"
    was.feats = {**was.feats, "VerbForm": "Fin", "Tense": "Past", "Number": "Sing", "Aspect": "Imp"}
    office.head, office.rel = was.i, "xcomp"
