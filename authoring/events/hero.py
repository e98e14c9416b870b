"""Whom «он» means in the story of one life, and who else might be meant."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from authoring.events.context import Context
from authoring.events.nouns import BUILDING, EPITHETS, KIN
from authoring.events.wordlists import listed
from authoring.inflection.dictionary import infinitive
from authoring.parsing import Parsed, Token
from authoring.people import Person
from authoring.topic import is_bare, noun_of

CHAIN: Final = 25
"""Sentences back in which a hero must be named, if nobody else does anything in between."""
TITLE: Final = -1
"""Instead of a sentence: only the title has named him so far."""
_FIRST_PAGE: Final = 5
_AGE: Final = ("летний", "летнего", "летнему", "летняя", "летнюю")
_YOUNG: Final = ("молод", "юн", "будущ", "начинающ", "знаменит", "прославленн")
_HUMAN: Final = listed(
    """
    жениться овдоветь окончить закончить поступить родиться умереть скончаться переехать переселиться перебраться
    эмигрировать бежать приехать уехать учиться преподавать описать доказать обнаружить сконструировать защитить
    вступить подписать написать опубликовать издать перевести сочинить прочесть выступить познакомиться сблизиться
    увлечься поселиться реабилитировать арестовать схватить сослать выслать приговорить расстрелять казнить крестить
    похоронить наградить женить отчислить допросить воевать председательствовать эмигрировать отправить назначить
    избрать уволить вернуться удостоить вручить присудить присвоить помиловать командировать отозвать разжаловать
    """
)
"""What people do, or what is done to people: «он» is no thing then."""
TAGS: Final = {"m": "Masc", "f": "Fem"}


def hero_all_along(
    context: Context, sentence: int, before: int, gender: str, *, subject: bool, verb: int | None = None
) -> tuple[Person, int] | None:
    """In somebody's life «он» is the hero as long as nobody else of his kind does anything since he was named; with the
    sentence that names him, or TITLE.

    verb: the verb of an object; «суд оправдал его»: the court is not he.
    """
    hero = context.hero
    parsed = context.parsed[sentence]
    if hero is not None and hero.gender == gender and subject and _is_his_birth(context, sentence, before):
        return last_named(context, sentence, hero)
    if hero is None or hero.gender != gender or rival(parsed, gender, before, hero=True, verb=verb):
        return None
    for name, person in context.people_in(sentence):
        other = not is_he(context, hero, person) and person.gender in {gender, ""} and name.last < before
        if other and not (subject or is_whose(parsed, name.first)):
            return None
        if other and parsed.tokens[name.first].has(Case="Nom"):
            return None
    if verb is not None and infinitive(parsed.tokens[verb].text) in BUILDING:
        return None  # «его реконструировали»
    alone = False
    human = parsed.tokens[before].head >= 0 and only_people_do(parsed.tokens[parsed.tokens[before].head])
    fresh = subject and is_titled(context, hero) and _opens_paragraph(context, sentence)
    for number in range(sentence - 1, max(-1, sentence - CHAIN - 1), -1):
        one = context.parsed[number]
        if begins_chapter(context, number + 1):
            return last_named(context, number, hero)
        if not alone and _somebody_else(context, number, hero, gender):
            return None
        his = {name.first for name, person in context.people_in(number) if is_he(context, hero, person)}
        if (
            number == sentence - 1
            and not human
            and (
                rival(one, gender, len(one.tokens), hero=True, but=his, alive=fresh)
                or (_about_title(one) and not fresh)
            )
        ):
            return None
        if his:
            return hero, number
        alone = alone or _is_called(one, gender)
    return (hero, TITLE) if is_titled(context, hero) and sentence <= CHAIN else None


def is_titled(context: Context, hero: Person) -> bool:
    return bool(hero.mentions) and hero.mentions[0].start < context.parsed[0].start


def is_he(context: Context, hero: Person, person: Person) -> bool:
    """Under whichever of his names: «Яков Блюм, известный под фамилией Белов»."""
    return person.key == hero.key or frozenset({person.key, hero.key}) in context.same


def is_whose(parsed: Parsed, i: int) -> bool:
    """«под влиянием Белова», «корпус маршала Белова»: a name that only tells whose something is."""
    token = parsed.tokens[i]
    above = parsed.tokens[token.head] if token.rel == "appos" and token.head >= 0 else token
    return above.rel == "nmod" and above.has(Case="Gen") and parsed.child(above.i, "case") is None


def _is_his_birth(context: Context, sentence: int, before: int) -> bool:
    """«Он родился» on the first page of a life, before anybody's father or brother was spoken of: whoever else was
    named there, it is the hero."""
    head = context.parsed[sentence].tokens[before].head
    if sentence > _FIRST_PAGE or head < 0 or infinitive(context.parsed[sentence].tokens[head].text) != "родиться":
        return False
    spoken_of = (token for number in range(sentence) for token in context.parsed[number].tokens)
    return not any(token.pos == "NOUN" and noun_of(token) in KIN for token in spoken_of)


def begins_chapter(context: Context, sentence: int) -> bool:
    """Whether a heading stands between it and the sentence before: «он» behind a heading is the hero."""
    return sentence > 0 and context.parsed[sentence].paragraph - context.parsed[sentence - 1].paragraph > 1


def _opens_paragraph(context: Context, sentence: int) -> bool:
    """In a life «он» of a new paragraph is hardly a thing that the last one ended with."""
    return sentence > 0 and context.parsed[sentence].paragraph != context.parsed[sentence - 1].paragraph


def _about_title(parsed: Parsed) -> bool:
    """«Был облётан «Илья Муромец». Он …»: what the sentence before is about is called by a title alone."""
    opening = next((t for t in parsed.tokens if t.text == "«"), None)
    if opening is None or not opening.i:
        return False
    verb = parsed.tokens[opening.i - 1]
    return verb.pos == "VERB" and not any(t.rel.startswith("nsubj") and t.head == verb.i for t in parsed.tokens)


def last_named(context: Context, sentence: int, hero: Person) -> tuple[Person, int] | None:
    before = range(sentence, -1, -1)
    named = (number for number in before if any(one.key == hero.key for _, one in context.people_in(number)))
    found = next(named, None)
    return (hero, found) if found is not None else None


def only_people_do(verb: Token) -> bool:
    """«женился», «реабилитировал его»: no works, no congress of the sentence before."""
    return infinitive(verb.text) in _HUMAN


def _is_called(parsed: Parsed, gender: str) -> bool:
    """«Учёному это не понравилось»: it is the hero again, whoever else was spoken of before."""
    return any(
        t.pos == "NOUN" and t.has(Gender=TAGS[gender], Number="Sing") and is_epithet(parsed, t) for t in parsed.tokens
    )


def _somebody_else(context: Context, number: int, hero: Person, gender: str) -> bool:
    """Another person of that gender is a subject there, named or not."""
    parsed = context.parsed[number]
    known = {name.first: person for name, person in context.people_in(number)}
    for name in parsed.names:
        person, token = known.get(name.first), parsed.tokens[name.first]
        does = leads(parsed, token) or (token.rel == "appos" and token.has(Case="Nom") and _leads_above(parsed, token))
        other = person is None or (not is_he(context, hero, person) and person.gender in {gender, ""})
        if name.kind == "PER" and does and other:
            return True
    return any(
        leads(parsed, t)
        and t.pos == "NOUN"
        and t.has(Animacy="Anim", Number="Sing", Gender=TAGS[gender])
        and parsed.child(t.i, "nummod", "nummod:gov") is None  # «оба брата»
        and not is_epithet(parsed, t)
        for t in parsed.tokens
    )


def leads(parsed: Parsed, token: Token) -> bool:
    """The subject of a main clause, one alone: who is told of in «…, одним из которых был Белов», or in «Белов и Громов
    уехали», is no «он» of the next sentence."""
    if not token.rel.startswith("nsubj") or token.head < 0:
        return False
    verb = parsed.tokens[token.head]
    if (parsed.child(token.i, "conj") is not None and verb.has(Number="Plur")) or _aside(parsed, token.i):
        return False
    seen = {verb.i}
    while verb.rel == "conj" and verb.head >= 0 and verb.head not in seen:
        verb = parsed.tokens[verb.head]
        seen.add(verb.i)
    return verb.rel not in {"acl", "acl:relcl", "advcl", "ccomp"} and not _in_speech(parsed, token.i)


def _in_speech(parsed: Parsed, i: int) -> bool:
    """Within what somebody says: «заявил: «Я пришёл к убеждению, что Белов не может …»»."""
    before = [t.text for t in parsed.tokens[:i] if t.text in {"«", "»"}]
    opening = max((t.i for t in parsed.tokens[:i] if t.text == "«"), default=0)
    return bool(before) and before[-1] == "«" and opening > 0 and parsed.tokens[opening - 1].text == ":"


def _aside(parsed: Parsed, i: int) -> bool:
    """Behind «который», before the sentence goes on with «, а» or a semicolon."""
    for place in range(i - 1, -1, -1):
        token = parsed.tokens[place]
        joins = token.text == "," and parsed.tokens[place + 1].lower in {"а", "но", "и", "однако"}
        if token.text == ";" or joins:
            return False
        if token.lower.startswith("котор"):
            return True
    return False


def _leads_above(parsed: Parsed, token: Token) -> bool:
    """«инженер Белов»: the name hangs on the noun that is the subject."""
    return token.head >= 0 and (
        leads(parsed, parsed.tokens[token.head]) or not parsed.tokens[token.head].rel.startswith("nsubj")
    )


def is_epithet(parsed: Parsed, token: Token) -> bool:
    """«учёный», «композитор» and nothing more: in a biography its hero."""
    if noun_of(token) not in EPITHETS:
        return False
    return is_bare(parsed, token) or all(
        t.rel == "amod" and (t.lower.endswith(_AGE) or t.lower.startswith(_YOUNG))
        for t in parsed.children(token.i)
        if t.rel in {"amod", "nmod", "appos", "det", "nummod", "acl"}
    )


def rival(
    parsed: Parsed,
    gender: str,
    before: int,
    *,
    hero: bool = False,
    verb: int | None = None,
    but: Collection[int] = frozenset(),
    alive: bool = False,
) -> bool:
    """A subject of that gender: «учитель», «завод», a name; not «орден он получил». verb: whose subject is none; but:
    the hero's own names; alive: no thing is meant."""
    return any(
        token.i < before
        and token.i not in but
        and (verb is None or token.head != verb)
        and token.rel.startswith("nsubj")
        and token.pos in {"NOUN", "PROPN"}
        and token.has(Gender=TAGS[gender], Number="Sing")
        and parsed.child(token.i, "nummod", "nummod:gov") is None
        and not (alive and token.pos == "NOUN" and token.has(Animacy="Inan"))
        and not (hero and (is_epithet(parsed, token) or not leads(parsed, token)))
        and not any(t.rel == "nsubj" and t.pos == "PRON" and t.head == token.head for t in parsed.tokens)
        for token in parsed.tokens
    )
