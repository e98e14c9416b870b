"""What the models often see wrong, set right before a sentence is cut into clauses."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from authoring.dates import Date
from authoring.events.clause import is_finite
from authoring.events.hanging import hang
from authoring.events.openers import clear_openers
from authoring.inflection.dictionary import is_transitive, known, reads_only_as
from authoring.parsing import ASIDE, Parsed, Token

_SHORT: Final = re.compile(r"(?:[аеёя]н|[ыеиуоя]т)[аоы]?$")
_PAST: Final = re.compile(r"(?:л[аои]?|[бгзкпрсх])(?:с[ья])?$")
_ASPECTS: Final = {"perf": "Perf", "impf": "Imp"}
_WAS: Final = frozenset({"был", "была"})
_GENDERS: Final = {"masc": "Masc", "femn": "Fem", "neut": "Neut"}


def mend(parsed: Parsed, dates: Sequence[Date]) -> None:
    """Dates and names hang together, and «сослан» is a participle, whatever the models say."""
    hang(parsed, dates)
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


def _see_noun(token: Token) -> None:
    """«поселению» is no adjective."""
    if reads_only_as(token.text, "NOUN"):
        token.pos = "NOUN"
        token.feats = {**token.feats, "Animacy": "Anim" if "anim" in known(token.text)[0].tag else "Inan"}


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
