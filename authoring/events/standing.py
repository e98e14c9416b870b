"""Does a clause stand alone? What leans on other sentences is said in full, or the clause is refused.

CHECKS run in their order; each raises Refused with its name, or lowers the score with a reason.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from authoring.events.clauses import Clause, Refused
from authoring.events.context import Context
from authoring.events.wording import Said
from authoring.events.wordlists import (
    BARE_NOUNS_FINE,
    DROPPED_ADVERBS,
    HEDGES,
    MODAL,
    PERSONAL,
    POINTING,
    SAYING,
    SPEAKER,
    TIES,
)
from authoring.inflection import Case, case_of, decline_name
from authoring.inflection.dictionary import analyses
from authoring.parsing import Name, Token
from authoring.people import Person
from quiz.drafts import Step

HERO_NEAR: Final = 2
"""Sentences back in which a pronoun's person must be named."""


@dataclass(slots=True)
class Standing:
    """A clause that stands alone: what is said instead of some words, what is left out, where its evidence begins.

    evidence_from: number of the first sentence needed to understand it.
    """

    clause: Clause
    sentence: int
    instead: dict[int, Said] = field(default_factory=dict)
    without: set[int] = field(default_factory=set)
    evidence_from: int = 0
    score: float = 1.0
    steps: list[Step] = field(default_factory=list)
    people: list[tuple[Name, Person]] = field(default_factory=list)
    lemma: str = ""

    def lower(self, by: float, rule: str, detail: str = "") -> None:
        """Be less sure, and say why."""
        self.score -= by
        self.steps.append(Step(rule, detail))


Check = Callable[[Standing, Context], None]


def stand(clause: Clause, sentence: int, context: Context) -> Standing:
    """The clause with all said that it needs. Raises Refused."""
    standing = Standing(clause, sentence, evidence_from=sentence)
    for check in CHECKS:
        check(standing, context)
    return standing


def plain_statement(standing: Standing, context: Context) -> None:
    """No question, no exclamation, no speech, nothing left open."""
    parsed = standing.clause.parsed
    text = context.text[parsed.start : parsed.end].rstrip(" »\"")
    if text.endswith(("?", "!")):
        raise Refused("not-a-statement")
    if text.endswith(("…", "...")):
        raise Refused("unfinished")
    if standing.clause.complement:
        raise Refused("complement-dropped")
    words = [t.text for t in standing.clause.words()]
    if words.count("«") != words.count("»") or words.count("(") != words.count(")"):
        raise Refused("unbalanced")


def nobody_doubts(standing: Standing, context: Context) -> None:
    """«По некоторым данным», «якобы», «говорят»: the sentence does not vouch for it."""
    for token in standing.clause.parsed.tokens:
        if token.lower in HEDGES or (token.lower == "бы" and token.pos in {"PART", "AUX"}):
            raise Refused("doubt", token.text)


def happened(standing: Standing, context: Context) -> None:
    """A verb in the past that says what was done, not what was wanted, thought or not done."""
    clause = standing.clause
    verb = clause.token(clause.verb)
    standing.lemma = lemma(verb)
    if any(t.lower in {"не", "ни"} and (t.head == verb.i or t.i == verb.i - 1) for t in clause.words()):
        raise Refused("negated")
    if verb.feats.get("Tense") != "Past":
        raise Refused("not-past", verb.text)
    if standing.lemma in MODAL:
        raise Refused("modal", verb.text)
    if standing.lemma in SAYING and clause.parsed.child(clause.verb, "ccomp", "parataxis"):
        raise Refused("saying", verb.text)
    if verb.feats.get("Person") in {"1", "2"}:
        raise Refused("first-person", verb.text)
    if standing.lemma.endswith("ся") and clause.subject is None:
        raise Refused("no-subject", verb.text)


def nobody_speaks(standing: Standing, context: Context) -> None:
    """No «я», «мы», «наш»: who is meant cannot be told from a question."""
    for token in standing.clause.words():
        if token.lower in SPEAKER:
            raise Refused("first-person", token.text)


def pronouns(standing: Standing, context: Context) -> None:
    """«он», «её»: said by name where it can only be the text's main person, else refused."""
    clause = standing.clause
    for token in clause.words():
        if token.lower not in PERSONAL:
            continue
        if token.pos == "DET" or token.rel == "det" or token.rel == "nmod":
            raise Refused("possessive", token.text)
        hero = _meant(token, standing, context)
        case = Case.NOM if token.i == clause.subject else _oblique(token)
        name = hero.full(case) if case else None
        if name is None:
            raise Refused("pronoun", token.text)
        standing.instead[token.i] = Said(token.i, name)
        standing.lower(0.1, "pronoun:hero", f"{token.text} → {name}")


def _oblique(token: Token) -> Case | None:
    case = case_of(token.feats.get("Case"))
    return case if token.rel in {"obj", "iobj"} and case in {Case.ACC, Case.DAT} else None


def _meant(token: Token, standing: Standing, context: Context) -> Person:
    """The hero, if named near before and nobody else of that gender since. Raises Refused."""
    hero = context.hero
    gender = {"Masc": "m", "Fem": "f"}.get(token.feats.get("Gender", ""), "")
    if hero is None or token.feats.get("Number") == "Plur" or not gender or hero.gender != gender:
        raise Refused("pronoun", token.text)
    here = [name for name, person in context.people_in(standing.sentence) if name.last < token.i]
    if here:
        raise Refused("pronoun", token.text)
    for back in range(1, HERO_NEAR + 1):
        number = standing.sentence - back
        if number < 0 or context.parsed[number].paragraph != context.parsed[standing.sentence].paragraph:
            break
        named = context.people_in(number)
        if not named:
            if _rival(context, number, gender):
                break
            continue
        if all(person.key == hero.key for _, person in named):
            standing.evidence_from = number
            return hero
        break
    raise Refused("pronoun", token.text)


def _rival(context: Context, number: int, gender: str) -> bool:
    """A subject of that gender and alive that is no name: «учитель», «отец»."""
    wanted = {"m": "Masc", "f": "Fem"}[gender]
    return any(
        token.rel.startswith("nsubj") and token.pos == "NOUN" and token.has(Animacy="Anim", Gender=wanted)
        for token in context.parsed[number].tokens
    )


def points_nowhere(standing: Standing, context: Context) -> None:
    """«этот», «там», «снова», «раньше»: words that point out of the sentence."""
    clause = standing.clause
    for token in clause.words():
        if token.i in standing.instead or token.i in standing.without:
            continue
        if token.lower in DROPPED_ADVERBS and token.pos in {"ADV", "PART", "CCONJ", "SCONJ", "PRON"}:
            if clause.parsed.children(token.i):
                raise Refused("points-back", token.text)
            standing.without.add(token.i)
            standing.steps.append(Step("left-out", token.text))
        elif token.lower in POINTING and token.lower not in {"свой"}:
            if not (token.lower.startswith("одн") or token.lower in {"один"}) or not _one_of(clause, token):
                raise Refused("points-back", token.text)
        elif token.lower in TIES:
            raise Refused("points-back", token.text)
        elif token.has(Degree="Cmp") and token.pos in {"ADV", "ADJ"} and token.lower not in {"более", "менее"}:
            raise Refused("compares", token.text)


def _one_of(clause: Clause, token: Token) -> bool:
    """«одним из лидеров партии»."""
    after = token.i + 1
    return after in clause.kept and clause.token(after).lower in {"из"}


def relative_time(standing: Standing, context: Context) -> None:
    """«на следующий день», «через два года»: a time counted from another sentence."""
    clause = standing.clause
    for date in context.dates[standing.sentence]:
        inside = [i for i in clause.kept if date.start <= clause.token(i).start < date.end]
        if inside and (date.relative or not date.complete):
            raise Refused("relative-date", context.text[date.start : date.end])


def names_in_full(standing: Standing, context: Context) -> None:
    """A bare surname becomes the fullest name known, in its case, the first time it is said."""
    clause = standing.clause
    said: set[int] = set()
    for name, person in context.people_in(standing.sentence):
        inside = [i for i in range(name.first, name.last + 1) if i in clause.kept]
        if not inside or inside[0] in standing.instead:
            continue
        standing.people.append((name, person))
        if person.key in said:
            continue
        said.add(person.key)
        head = clause.token(name.first)
        if name.last != name.first or not (person.name.last and (person.name.first or person.name.initials)):
            continue
        case = case_of(head.feats.get("Case"))
        full = person.full(case) if case else None
        if full is None or not _same_ending(full, head.text):
            standing.lower(0.1, "surname-only", head.text)
            continue
        standing.instead[name.first] = Said(name.last, full)
        standing.steps.append(Step("name-in-full", full))


def _same_ending(full: str, surface: str) -> bool:
    """The declined name ends in the very form that stands in the text."""
    return full.split()[-1].replace("ё", "е") == surface.replace("ё", "е")


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
    if _is_definite(standing, phrase, head):
        return
    modified = [i for i in phrase if clause.token(i).rel in {"amod", "nmod", "nummod", "appos"}]
    if context.known_before(head, standing.sentence) or (not modified and head.i < clause.verb):
        raise Refused("subject-unclear", head.text)
    standing.lower(0.15, "common-subject", head.text)


def _impersonal(standing: Standing) -> None:
    """«Смирнова исключили», «было арестовано»: fine if it is a plural or a neuter that has something to be done to."""
    clause = standing.clause
    verb = clause.token(clause.verb)
    objects = [t for t in clause.words() if t.rel in {"obj", "nsubj:pass"} or t.i in standing.instead]
    if verb.feats.get("Number") != "Plur" or not objects:
        raise Refused("no-subject", verb.text)


def _is_definite(standing: Standing, phrase: set[int], head: Token) -> bool:
    parsed = standing.clause.parsed
    for i in phrase:
        token = parsed.tokens[i]
        if token.pos == "PROPN" or parsed.name_at(i) is not None or token.text == "«":
            return True
        if token.text[:1].isdigit() or (token.text.isupper() and len(token.text) > 1):
            return True
        if token.text[:1].isupper() and i > 0 and parsed.tokens[i - 1].text not in {"«", "."} and i != 0:
            return True
    return head.lower in BARE_NOUNS_FINE and False


def objects_are_known(standing: Standing, context: Context) -> None:
    """A bare noun that was spoken of before is «the» one of before: the clause leans on it."""
    clause = standing.clause
    for token in clause.words():
        if token.pos != "NOUN" or token.i in standing.instead or token.i == clause.subject:
            continue
        if token.rel not in {"obj", "iobj", "obl", "nmod", "nsubj", "nsubj:pass", "xcomp", "conj"}:
            continue
        below = clause.parsed.subtree(token.i) & set(clause.kept)
        described = any(
            clause.token(i).rel in {"amod", "nmod", "appos", "nummod", "flat", "acl"} and i != token.i for i in below
        )
        if described or clause.parsed.name_at(token.i) or token.lower in {"год", "году", "года"}:
            continue
        if context.known_before(token, standing.sentence):
            if token.rel in {"obj", "nsubj", "nsubj:pass"}:
                raise Refused("object-unclear", token.text)
            standing.lower(0.06, "known-noun", token.text)


def lemma(token: Token) -> str:
    """The verb's infinitive as pymorphy knows it."""
    best = next((one for one in analyses(token.text) if one.tag.POS in {"VERB", "INFN", "PRTS"}), None)
    return best.normal_form.replace("ё", "е") if best else token.lower


CHECKS: Final[tuple[Check, ...]] = (
    plain_statement,
    nobody_speaks,
    nobody_doubts,
    happened,
    relative_time,
    pronouns,
    points_nowhere,
    names_in_full,
    subject_is_known,
    objects_are_known,
)
