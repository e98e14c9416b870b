"""Who is said for short is called by the name: surnames, the hero."""

from __future__ import annotations

import re
from typing import Final

from authoring.events.clause import Clause, Refused, is_quoted
from authoring.events.context import Context
from authoring.events.hero import TITLE, is_epithet
from authoring.events.leaning import lacks_surname, meaning
from authoring.events.nouns import FAMOUS, RANKS, RULERS
from authoring.events.reference import gender_of, meant
from authoring.events.stand import Standing
from authoring.events.wording import Said
from authoring.inflection import Case, case_of
from authoring.inflection.dictionary import is_given
from authoring.mentions import is_patronymic
from authoring.parsing import Name
from authoring.people import Person
from authoring.people.manner import before_surnames
from authoring.topic import is_bare, noun_of
from quiz.drafts import Step

_LAST_WORD: Final = re.compile(r"[\s.]+")
_NOBODY: Final = 2
"""Sentences back in which nobody else may be named."""


def hero_by_name(standing: Standing, context: Context) -> None:
    """«Учёного избрали профессором»: in the life of a scientist it is he, if nobody else can be meant."""
    clause, hero = standing.clause, context.hero
    for token in clause.words():
        named = token.rel == "nmod" and token.has(Case="Gen") and clause.token(token.head).lower == "имя"
        core = token.rel in {"nsubj", "nsubj:pass", "obj", "iobj"} or named  # «имя политика присвоили театру»
        if token.pos != "NOUN" or not core or hero is None:
            continue
        if token.i in standing.instead or not token.has(Number="Sing"):
            continue
        ruler = noun_of(token) in RULERS and is_bare(clause.parsed, token) and _rules(hero, context)
        if not (ruler or is_epithet(clause.parsed, token)):
            continue
        gender = gender_of(token)
        found = (
            meant(context, standing.sentence, token.i, gender, subject=token.i == clause.subject) if gender else None
        )
        case = Case.NOM if token.i == clause.subject else case_of(token.feats.get("Case"))
        name = hero.full(case) if case else None
        if found is None and gender == hero.gender and _nobody_near(standing, context, token.i, gender):
            found = hero, TITLE  # «учёный» far from his name: nobody else can be meant
        if found is None or name is None or found[0].key != hero.key:
            return
        standing.instead[token.i] = Said(token.i, name)
        meaning(standing, context, *found)
        standing.lower(0.03, "hero-by-name", f"{token.text} → {name}")
        return


def _rules(hero: Person, context: Context) -> bool:
    """A number behind his name, «хан» before it, «царь Эпира» in the title: else «император» is somebody else."""
    title = {word.lower() for word in re.findall(r"\w+", context.text[: context.parsed[0].start])}
    return bool(hero.name.number) or "power" in context.callings.get(hero.key, ()) or bool(title & RULERS)


def _nobody_near(standing: Standing, context: Context, before: int, gender: str) -> bool:
    """No other person of that gender in the last sentences, nor before the word in its own."""
    hero = context.hero
    places = [(standing.sentence, name) for name, _ in context.people_in(standing.sentence) if name.last < before]
    for number in range(max(0, standing.sentence - _NOBODY), standing.sentence):
        places += [(number, name) for name in context.parsed[number].names if name.kind == "PER"]
    people = [context.persons.get((number, name.first)) for number, name in places]
    return all(
        person is not None and (person.key == (hero.key if hero else None) or person.gender not in {gender, ""})
        for person in people
    )


def names_in_full(standing: Standing, context: Context) -> None:
    """A bare surname becomes the fullest name known, in its case, the first time it is said."""
    clause = standing.clause
    for name in clause.parsed.names:
        person = context.persons.get((standing.sentence, name.first))
        if name.first in clause.kept and person is not None and person.ambiguous and not person.unsure:
            raise Refused("ambiguous-name", clause.token(name.first).text)
    said: set[int] = set()
    for name, person in context.people_in(standing.sentence):
        inside = [i for i in range(name.first, name.last + 1) if i in clause.kept]
        if not inside or inside[0] in standing.instead:
            continue
        standing.people.append((name, person))
        if (
            _first_name_only(clause, name, person)
            or _half_a_name(clause, name, person, context)
            or _last_of_list(clause, name, person)
        ):
            raise Refused("first-name-only", clause.token(name.first).text)
        if _surname_only(standing, name, person, context):
            raise Refused("surname-only", clause.token(name.first).text)
        if person.key in said:
            continue
        said.add(person.key)
        head = clause.token(name.first)
        own = person.name
        whole = own.number or (own.last and (own.first or own.initials)) or (own.first and own.patronymic)
        if _in_list(clause, name) or not whole:
            continue
        if is_quoted(clause, head) or _of_several(clause, name):
            continue  # «клуб Лапина» is called so, «супругов Лапиных» are two
        if person.name.number or name.last != name.first or " " in head.text or "." in head.text:
            _as_introduced(standing, context, name, person)
            continue
        case = case_of(head.feats.get("Case"))
        if case is Case.NOM and head.rel == "nmod":
            case = Case.GEN  # «один из клиентов Рибо»: what never changes is tagged as it pleases
        full = person.full(case) if case else None
        first_name = person.name.first and head.text[:3] == person.name.first[:3]
        if full is None or not (first_name or _same_ending(full, head.text)):
            standing.lower(0.1, "surname-only", head.text)
            continue
        standing.instead[name.first] = Said(name.last, full)
        standing.steps.append(Step("name-in-full", full))


def _as_introduced(standing: Standing, context: Context, name: Name, person: Person) -> None:
    """«И. Н. Смирнов» of a text that began with «Иван Никитич Смирнов», «Софья Васильевна», «Карл» of Карл I: all
    questions call them alike. Not where the cases do not meet."""
    tokens = standing.clause.parsed.tokens
    shown = context.text[tokens[name.first].start : tokens[name.last].end]
    case = case_of(tokens[name.first].feats.get("Case"))
    full = person.full(case) if case else None
    if full is None or full == shown:
        return
    turned = sorted(full.split()) == sorted(shown.split()) or _same_ending(full, shown.split()[0])
    turned = turned or is_patronymic(shown.split()[-1])  # «Софья Васильевна» of «Софья Ковалевская»
    if not full.startswith(f"{shown} ") and not turned and not _same_ending(full, _LAST_WORD.split(shown)[-1]):
        return
    if set(range(name.first, name.last + 1)) <= set(standing.clause.kept):
        first = name.first
        if first - 1 in standing.clause.kept and tokens[first - 1].text == full.split()[-1]:
            first -= 1  # «Лапину | Ивану Петровичу», the surname overlooked
        standing.instead[first] = Said(name.last, full)
        standing.steps.append(Step("name-as-introduced", full))


def _first_name_only(clause: Clause, name: Name, person: Person) -> bool:
    """«Софья родилась в Москве»: of whom only a given name is known, nobody else knows; «царь Фёдор», «Иван III»."""
    own = person.name
    if own.last or own.number or own.patronymic or not own.first or not is_given(own.first) or _in_list(clause, name):
        return False
    if own.first in FAMOUS:
        return False  # «Чингисхан»
    before = clause.token(name.first - 1) if name.first else None
    return before is None or before.pos not in {"NOUN", "PROPN"} or name.first - 1 not in clause.kept


def _last_of_list(clause: Clause, name: Name, person: Person) -> bool:
    """«арестовали и Белова, и Льва»: in a list, too, a given name alone is nobody's."""
    own, head = person.name, clause.token(name.first)
    top = next((t for t in clause.parsed.ancestors(name.first) if t.rel != "conj"), head)
    if top.head != clause.verb or top.rel not in {"nsubj", "nsubj:pass", "obj"}:
        return False
    alone = name.first == name.last and bool(own.first) and not (own.last or own.number or own.patronymic)
    return alone and head.rel == "conj" and own.first not in FAMOUS and is_given(own.first)


def _half_a_name(clause: Clause, name: Name, person: Person, context: Context) -> bool:
    """«Сергей Михайлович» of our time: of what surname? Борис Константинович was a prince."""
    head = clause.token(name.first)
    titled = name.first > 0 and noun_of(clause.token(name.first - 1)) in RANKS
    if titled or head.has(Case="Gen") or name.first == name.last:
        return False
    return lacks_surname(person, context) and not person.name.number


def _surname_only(standing: Standing, name: Name, person: Person, context: Context) -> bool:
    """«Когда погиб Эбер?»: who, nobody knows from a surname alone, unless it is famous or an office stands before it;
    nor which of two with one surname."""
    clause, own = standing.clause, person.name
    head = clause.token(name.first)
    top = clause.token(head.head) if head.rel in {"appos", "flat", "flat:name"} and head.head == head.i - 1 else head
    core = top.i == clause.subject or (top.rel in {"obj", "iobj"} and top.head == clause.verb)
    if not core or name.first != name.last or not own.last:
        return False
    namesakes = {one.key for one in context.persons.values() if one.name.last == own.last and not one.ambiguous}
    if clause.parsed.child(name.first, "conj") is not None and len(namesakes) > 1:
        return True
    if own.first or own.initials or own.last in FAMOUS or person.key == (context.hero.key if context.hero else None):
        return False
    if before_surnames(context.life(person).last):
        return False  # «Орхан», «Баязид»
    before = clause.token(name.first - 1) if name.first else None
    known = before is not None and before.i in clause.kept and noun_of(before) in RANKS
    return not known  # «мастер Тетерин» is one of many


def _of_several(clause: Clause, name: Name) -> bool:
    """«супруги Кюри», «братья Райт»."""
    before = clause.token(name.first - 1) if name.first else None
    return before is not None and before.has(Number="Plur") and before.lower.startswith(("супруг", "брать", "сест"))


def _in_list(clause: Clause, name: Name) -> bool:
    """«Мрачковским, Тер-Ваганяном и Гольцманом»: of several names joined, all are said in full or none."""
    head = clause.token(name.first)
    return head.rel == "conj" or any(t.rel == "conj" and t.pos == "PROPN" for t in clause.parsed.children(head.i))


def _same_ending(full: str, surface: str) -> bool:
    """The declined name ends in the very form that stands in the text, or that is half of it: «Овсеенко»."""
    last, shown = full.split()[-1].replace("ё", "е"), surface.replace("ё", "е")
    return last == shown or last.endswith(f"-{shown}")
