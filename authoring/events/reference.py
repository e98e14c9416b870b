"""Whom a pronoun means. Better no answer than a wrong one: every doubt is a refusal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from authoring.events.context import Context
from authoring.events.hero import TAGS, hero_all_along, is_epithet, is_whose, rival
from authoring.events.wording import small_first
from authoring.inflection import Case
from authoring.parsing import Name, Parsed, Token
from authoring.people import Person
from authoring.topic import is_bare, noun_of

HERO_FARTHEST: Final = 5
FARTHEST: Final = 3
"""Sentences back in which the person must be named."""
_LONGEST: Final = 9
"""Words of a thing's name."""


def meant(
    context: Context, sentence: int, before: int, gender: str, *, subject: bool = False, verb: int | None = None
) -> tuple[Person, int] | None:
    """The person a pronoun of this gender at word `before` means, and the sentence that names them; else None.

    subject: it is the subject; «вместе с Мрачковским он …» cannot mean Мрачковский. verb: of what it is the object;
    «суд оправдал его» cannot mean the court.
    """
    found = _told(context, sentence, before, gender, subject=subject)
    hero = context.hero
    if found and hero is not None and frozenset({found[0].key, hero.key}) in context.same:
        return hero, found[1]  # «настоящее имя — Яков Белов»: it is the hero who goes on
    return found or hero_all_along(context, sentence, before, gender, subject=subject, verb=verb)


def _told(
    context: Context, sentence: int, before: int, gender: str, *, subject: bool = False
) -> tuple[Person, int] | None:
    parsed = context.parsed[sentence]
    here = [(name, person) for name, person in context.people_in(sentence) if name.last < before]
    if subject:
        here = [(name, person) for name, person in here if parsed.tokens[name.first].feats.get("Case") in {"Nom", None}]
    fitting = {person.key: person for _, person in here if person.gender in {gender, ""}}
    if fitting:
        (person,) = fitting.values() if len(fitting) == 1 else (None,)
        named = [name for name, one in here if person is not None and one.key == person.key]
        if person is None or not any(_is_subject(parsed, name.first) for name in named):
            return None
        return (person, sentence) if person.gender == gender else None
    if rival(parsed, gender, before, hero=context.hero is not None):
        return None
    return _named_before(context, sentence, gender)


def _named_before(context: Context, sentence: int, gender: str) -> tuple[Person, int] | None:
    hero = context.hero
    for back in range(1, FARTHEST + 1 if hero is None else HERO_FARTHEST + 1):
        number = sentence - back
        if number < 0 or not _near(context, number, sentence, back):
            return None
        parsed = context.parsed[number]
        named = [(name, person) for name, person in context.people_in(number) if person.gender in {gender, ""}]
        keys = {person.key for _, person in named}
        subjects = {person.key: person for name, person in named if _is_subject(parsed, name.first)}
        if hero is not None and keys - {hero.key} and _has_epithet(parsed, gender):
            return None  # «учёный возразил Громову. Он …»: the hero, or Громов
        if not keys:
            if rival(parsed, gender, len(parsed.tokens), hero=hero is not None) or _ambiguous(context, number):
                return None
            continue
        if len(subjects) == 1:
            (person,) = subjects.values()
            if not _is_hero(person, hero) and _spoken_of(parsed, gender):
                return None  # «его сменил Громов. Он …»: either of the two
            if not _is_hero(person, hero) and _is_told_aside(context, number, sentence, person):
                return None
            alone = len(keys) == 1 or _is_hero(person, hero) or _only_tell_whose(context, number, gender, person)
            return (person, number) if person.gender == gender and alone else None
        if _goes_on(context, number, gender):
            return (hero, number) if hero is not None else None
        if not subjects and hero is None and len(keys) == 1 and _is_done_to(parsed, named):
            (person,) = {one.key: one for _, one in named}.values()
            return (person, number) if person.gender == gender else None
        if len(keys) == 1 and hero is not None and keys == {hero.key} and hero.gender == gender:
            return None if rival(parsed, gender, len(parsed.tokens)) else (hero, number)
        return None
    return None


def _only_tell_whose(context: Context, number: int, gender: str, person: Person) -> bool:
    """«Лапин разбил корпус маршала Белова. Он …»: the others tell only whose something was."""
    hero = context.hero
    others = [one for one in context.people_in(number) if one[1].key != person.key and one[1].gender in {gender, ""}]
    parsed = context.parsed[number]
    return all(is_whose(parsed, name.first) and not _is_hero(one, hero) for name, one in others)


def _goes_on(context: Context, number: int, gender: str) -> bool:
    """«Николай вернул его на службу: в 1826 году Лапин стал адмиралом. Он …», «Белов отказался, и отправили Лапина. Он
    …»: of several the hero is the last, with a verb of his own."""
    hero, parsed = context.hero, context.parsed[number]
    if hero is None or hero.gender != gender:
        return False
    named = [(name, one) for name, one in context.people_in(number) if one.gender in {gender, ""}]
    last, person = named[-1]
    token = parsed.tokens[last.first]
    done_to = token.rel == "obj" and not any(t.rel.startswith("nsubj") and t.head == token.head for t in parsed.tokens)
    if person.key != hero.key or not (done_to or (token.rel.startswith("nsubj") and _is_subject(parsed, token.i))):
        return False
    others = [parsed.tokens[name.first] for name, one in named if one.key != hero.key]
    return all(0 <= one.head < token.i and one.head != token.head for one in others) and not rival(
        parsed, gender, len(parsed.tokens), hero=True, but={name.first for name, _ in named}
    )


def _is_done_to(parsed: Parsed, named: Sequence[tuple[Name, Person]]) -> bool:
    """«Лапина считают первым геологом. Он …»: nobody does it, and he is the only one it is done to."""
    token = parsed.tokens[named[0][0].first]
    verb = parsed.tokens[token.head] if token.rel in {"obj", "iobj"} and token.head >= 0 else None
    if verb is None or verb.head != -1 or len(named) > 1:
        return False
    return not any(t.rel.startswith(("nsubj", "csubj")) and t.head == verb.i for t in parsed.tokens)


def _has_epithet(parsed: Parsed, gender: str) -> bool:
    return any(
        t.rel.startswith("nsubj") and t.has(Gender=TAGS[gender]) and is_epithet(parsed, t) for t in parsed.tokens
    )


def _spoken_of(parsed: Parsed, gender: str) -> bool:
    """Somebody is meant there by a pronoun, too."""
    words = {"m": {"он", "его", "ему", "им", "него", "нему", "ним", "нем"}, "f": {"она", "ее", "ей", "нее", "ней"}}
    return any(token.lower in words[gender] for token in parsed.tokens)


def _is_told_aside(context: Context, number: int, sentence: int, person: Person) -> bool:
    """«… заводом, которым управлял его отец, Пётр Лапин.» «Он …» is hardly the father, and less so in a new
    paragraph."""
    parsed = context.parsed[number]
    if parsed.paragraph != context.parsed[sentence].paragraph:
        return True
    places = [name.first for name, one in context.people_in(number) if one.key == person.key]
    return all(any(t.rel == "acl:relcl" for t in (parsed.tokens[i], *parsed.ancestors(i))) for i in places)


def _is_hero(person: Person, hero: Person | None) -> bool:
    return hero is not None and person.key == hero.key


def _near(context: Context, number: int, sentence: int, back: int) -> bool:
    """In the same paragraph, or the sentence right before."""
    between = context.parsed[sentence].paragraph - context.parsed[number].paragraph
    return between == 0 or (back == 1 and between == 1)


def _is_subject(parsed: Parsed, i: int) -> bool:
    """Of a main clause: «…, которым управлял отец, Леонид Лапин. Он …» is not about the father."""
    token = parsed.tokens[i]
    if any(t.rel in {"acl:relcl", "advcl", "acl", "ccomp"} for t in parsed.ancestors(i)):
        return False
    return token.rel.startswith("nsubj") or (token.rel in {"root", "appos"} and token.has(Case="Nom"))


def _ambiguous(context: Context, number: int) -> bool:
    """A name nobody can be sure of stands there."""
    parsed = context.parsed[number]
    return any(name.kind == "PER" and (number, name.first) not in context.persons for name in parsed.names)


def thing_before(context: Context, sentence: int, token: Token) -> str | None:
    """The thing a subject pronoun means: the subject of the sentence right before, called by a name of its own.

    None unless that subject is the only one of its gender and number there, in the nominative, and of few words.
    """
    number = sentence - 1
    if number < 0 or context.parsed[number].paragraph != context.parsed[sentence].paragraph:
        return None
    parsed = context.parsed[number]
    wanted = {name: token.feats.get(name) for name in ("Gender", "Number")}
    subjects = [
        t for t in parsed.tokens
        if t.rel.startswith("nsubj") and t.pos in {"NOUN", "PROPN"} and t.has(Case="Nom") and _like(t, wanted)
    ]  # fmt: skip
    if len(subjects) != 1 or subjects[0].has(Animacy="Anim") or parsed.tokens[subjects[0].head].head != -1:
        return None
    gender, here = token.feats.get("Gender", ""), context.parsed[sentence].tokens[: token.i]
    if any(t.pos == "NOUN" and t.has(Gender=gender, Number="Sing") and t.rel in {"obj", "nsubj"} for t in here):
        return None  # «Сумму определила комиссия: она составила …»: nearer than what the sentence before is about
    topic = context.topic
    if topic is not None and noun_of(subjects[0]) == topic.noun and is_bare(parsed, subjects[0]):
        return topic.forms[Case.NOM]
    phrase = sorted(_bare_phrase(parsed, subjects[0].i))
    if len(phrase) > _LONGEST or phrase != list(range(phrase[0], phrase[-1] + 1)):
        return None
    words = [parsed.tokens[i] for i in phrase]
    called = any(t.text == "«" or t.text[:1].isdigit() or (t.text[:1].isupper() and t.i > 0) for t in words)
    if not called or any(t.pos in {"PRON", "DET"} or t.text in {",", ":", "—"} for t in words):
        return None
    texts = [t.text for t in words]
    if texts.count("«") != texts.count("»"):
        return None
    start, end = words[0].start, words[-1].end
    text = context.text[start:end].replace("\n", " ")
    return small_first(parsed, words[0]) + text[len(words[0].text) :]


def _bare_phrase(parsed: Parsed, head: int) -> set[int]:
    """The noun with what stands under it, without clauses of its own."""
    phrase = parsed.subtree(head)
    for i in list(phrase):
        if parsed.tokens[i].rel in {"acl", "acl:relcl", "parataxis", "advcl"}:
            phrase -= parsed.subtree(i)
    first, last = min(phrase), max(phrase)
    if first and parsed.tokens[first - 1].text == "«":
        phrase.add(first - 1)
    if last + 1 < len(parsed.tokens) and parsed.tokens[last + 1].text == "»":
        phrase.add(last + 1)
    while phrase and parsed.tokens[max(phrase)].text == ",":
        phrase.discard(max(phrase))
    return phrase


def _like(token: Token, wanted: dict[str, str | None]) -> bool:
    if token.feats.get("Number") != wanted["Number"]:
        return False
    return wanted["Number"] == "Plur" or token.feats.get("Gender") == wanted["Gender"]


def gender_of(token: Token) -> str:
    """m or f as the tagger saw it, "" for anything else."""
    return {"Masc": "m", "Fem": "f"}.get(token.feats.get("Gender", ""), "") if not token.has(Number="Plur") else ""
