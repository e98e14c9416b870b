"""Of what, or of whom, a participle behind a comma is said: a title, a person, a noun with what describes it."""

from __future__ import annotations

from typing import Final

from authoring.events.context import Context
from authoring.events.wording import small_first
from authoring.inflection import Case, Gender, case_of, decline_phrase, gender_of
from authoring.inflection.dictionary import analyses
from authoring.inflection.words import OF_CASE, gender_in
from authoring.parsing import Parsed, Token

MOST_WORDS: Final = 8
"""Words of a thing, and of what is told of it."""


def thing_of(context: Context, sentence: int, parsed: Parsed, participle: Token) -> tuple[str, list[int]] | None:
    """What was done something to: «Луна-17» in quotes, or a noun in the nominative with its title or name."""
    if participle.i < 2 or parsed.tokens[participle.i - 1].text != ",":
        return None
    last = participle.i - 2
    person = _person(context, sentence, parsed, participle, last)
    if person is not None:
        return person
    if parsed.tokens[last].text != "»":
        return _noun_phrase(parsed, participle, last)
    return titled(context, parsed, participle, last)


def titled(context: Context, parsed: Parsed, participle: Token, last: int) -> tuple[str, list[int]] | None:
    """The title that ends at `last`, with the noun before it in the nominative: «театра «Заря»» → «театр «Заря»»."""
    first = next((i for i in range(last, -1, -1) if parsed.tokens[i].text == "«"), None)
    if first is None or not parsed.tokens[first + 1].text[:1].isupper():
        return None
    before = parsed.tokens[first - 1] if first else None
    noun = before is not None and before.pos == "NOUN" and before.has(Number="Sing")
    if noun and before is not None:
        case = case_of(before.feats.get("Case"))
        cases = {before.feats.get("Case"), participle.feats.get("Case")}
        same = len(cases) == 1 or (cases == {"Nom", "Acc"} and not before.has(Gender="Fem"))
        same = same or _may_be_in(participle, case)
        said = decline_phrase([small_first(parsed, before)], Case.NOM, given=case) if same else None
        agrees = gender_of(before.feats.get("Gender")) == gender_of_participle(participle)
        title = context.text[parsed.tokens[first].start : parsed.tokens[last].end]
        return (f"{said} {title}", list(range(first - 1, last + 1))) if said and agrees else None
    if not participle.has(Case="Nom") or (before is not None and before.pos in {"NOUN", "PROPN", "ADJ", "ADP"}):
        return None  # «встреча с «Зарёй», состоявшаяся …»: the meeting was
    words = list(range(first, last + 1))
    return context.text[parsed.tokens[first].start : parsed.tokens[last].end], words


def _is_of_thing(parsed: Parsed, name: Token, participle: Token) -> bool:
    """«Института В. И. Ленина, учреждённого в 1923 году»: the institute was."""
    noun = parsed.tokens[name.head] if name.rel == "nmod" and name.head >= 0 else None
    alike = ("Case", "Number", "Gender")
    return (
        noun is not None
        and noun.has(Animacy="Inan")
        and all(noun.feats.get(one) == participle.feats.get(one, noun.feats.get(one)) for one in alike)
    )


def _may_be_in(participle: Token, case: Case | None) -> bool:
    """«учреждённую»: an accusative by its ending, whatever the tagger says."""
    cases = {one.tag.case for one in analyses(participle.lower) if one.tag.POS == "PRTF"}
    return case is not None and cases == {OF_CASE[case]}


def _person(
    context: Context, sentence: int, parsed: Parsed, participle: Token, last: int
) -> tuple[str, list[int]] | None:
    """«… стал С. Ю. Витте, назначенный министром»: a person named right before the comma, in the participle's case."""
    for name, person in context.people_in(sentence):
        own = parsed.tokens[name.first]
        agrees = own.feats.get("Case") == participle.feats.get("Case") and participle.has(Number="Sing")
        agrees = agrees and not _is_of_thing(parsed, own, participle)
        if name.last == last and agrees and gender_of(participle.feats.get("Gender")) == person.gender:
            said = person.full(Case.NOM)
            return (said, list(range(name.first, last + 1))) if said and " " in said else None
    return None


def _noun_phrase(parsed: Parsed, participle: Token, last: int) -> tuple[str, list[int]] | None:
    """«отмены крепостного права[, объявленной …]» → «отмена крепостного права»."""
    head = parsed.tokens[participle.head] if participle.head >= 0 else participle
    if head.pos != "NOUN" or head.i > last or head.has(Number="Plur") or participle.has(Number="Plur"):
        return None
    alike = {head.feats.get("Case"), participle.feats.get("Case")} == {"Nom", "Acc"} and not head.has(Gender="Fem")
    if (head.feats.get("Case") != participle.feats.get("Case") and not alike) or head.has(Animacy="Anim"):
        return None
    words = [i for i in range(last + 1) if i in _nominal(parsed, head.i)]
    if not 2 <= len(words) <= MOST_WORDS or words != list(range(words[0], last + 1)):
        return None
    tokens = [parsed.tokens[i] for i in words]
    described = any(t.rel in {"amod", "nmod", "appos"} for t in tokens)
    if not described or any(t.pos in {"PRON", "DET", "VERB"} for t in tokens):
        return None
    said = decline_phrase([t.text for t in tokens], Case.NOM, given=case_of(head.feats.get("Case")))
    if said is None:
        return None
    first = tokens[0]
    return (small_first(parsed, first) + said[len(first.text) :] if said.startswith(first.text) else said), words


def _nominal(parsed: Parsed, head: int) -> set[int]:
    phrase = parsed.subtree(head)
    for i in list(phrase):
        if parsed.tokens[i].rel in {"acl", "acl:relcl", "advcl", "parataxis", "case", "punct"} and i != head:
            below = parsed.subtree(i) if parsed.tokens[i].rel != "case" or parsed.tokens[i].head == head else {-1}
            phrase -= below
    within = range(min(phrase), max(phrase)) if phrase else range(0)
    quotes = {i for i in within if parsed.tokens[i].text in {"«", "»"}}
    return phrase | quotes


def gender_of_participle(participle: Token) -> Gender:
    """As its ending tells, where it tells one alone: «преобразованное» is neuter, whatever the tagger says."""
    told = {gender_in(one.tag) for one in analyses(participle.lower) if one.tag.POS == "PRTF"} - {""}
    return next(iter(told)) if len(told) == 1 else gender_of(participle.feats.get("Gender"))
