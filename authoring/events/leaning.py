"""What leans on other sentences and can be said in full: pronouns, and the verb of the news."""

from __future__ import annotations

from authoring.events.clause import Clause, Refused
from authoring.events.context import Context
from authoring.events.hero import TITLE, begins_chapter
from authoring.events.nouns import FAMOUS
from authoring.events.reference import gender_of, meant, thing_before
from authoring.events.stand import LONGEST_QUOTE, Standing
from authoring.events.wording import Said, small_first
from authoring.events.wordlists import PERSONAL
from authoring.inflection import Case, case_of
from authoring.inflection import gender_of as gender_tagged
from authoring.inflection.dictionary import is_given
from authoring.inflection.past import WAS
from authoring.parsing import Token
from authoring.people import Person
from authoring.people.manner import before_surnames
from quiz.drafts import Step


def pronouns(standing: Standing, context: Context) -> None:
    """«он», «её»: said by name where it can only be the text's main person, else refused."""
    clause = standing.clause
    for token in clause.words():
        if token.lower not in PERSONAL or _is_in_honour(clause, token):
            continue
        if token.pos == "DET" or token.rel == "det" or token.rel == "nmod":
            _own(standing, context, token)
            continue
        gender = gender_of(token)
        if token.i == clause.subject and _is_thing(standing, context, token, gender):
            continue
        is_subject = token.i == clause.subject
        verb = clause.verb if token.rel in {"obj", "iobj"} and token.head == clause.verb else None
        found = meant(context, standing.sentence, token.i, gender, subject=is_subject, verb=verb) if gender else None
        if found is not None and not is_subject and _does_it(standing, context, found[0]):
            raise Refused("pronoun", token.text)  # «Ленин предложил закрыть его»: somebody or something else
        case = Case.NOM if token.i == clause.subject else _oblique(token)
        name = found[0].full(case) if found and case else None
        if found is None or name is None:
            raise Refused("pronoun", token.text)
        standing.instead[token.i] = Said(token.i, name)
        meaning(standing, context, *found)
        standing.steps.append(Step("pronoun", f"{token.text} → {name}"))


def _is_in_honour(clause: Clause, token: Token) -> bool:
    """«училище им. Гнесиных»: cut short, «им» is no pronoun."""
    after = clause.parsed.tokens[token.i + 1 : token.i + 3]
    return token.lower == "им" and len(after) > 1 and after[0].text == "." and after[1].text[:1].isupper()


def _does_it(standing: Standing, context: Context, person: Person) -> bool:
    """Whether a person is the subject of the clause."""
    subject = standing.clause.subject
    if subject is None:
        return False
    said = standing.replaced and subject in standing.instead and standing.replaced[-1].key == person.key
    named = any(
        one.key == person.key and name.first <= subject <= name.last
        for name, one in context.people_in(standing.sentence)
    )
    return bool(said) or named


def _own(standing: Standing, context: Context, token: Token) -> None:
    """«его фамилию» → «фамилию И. Н. Смирнова». Raises Refused if that cannot be told or said."""
    clause = standing.clause
    noun = clause.token(token.head) if token.head >= 0 else token
    gender = {"его": "m", "ее": "f"}.get(token.lower, "")
    if _needless(standing, token, noun):
        return
    found = meant(context, standing.sentence, token.i, gender) if gender else None
    name = found[0].full(Case.GEN) if found else None
    plain = noun.pos == "NOUN" and noun.i in (token.i + 1, token.i + 2) and noun.i in clause.kept
    titled = [t.text for t in clause.parsed.tokens[noun.i + 1 : noun.i + 2]] == ["«"]  # «его речь «О радии»»
    told = clause.parsed.child(noun.i, "nmod", "appos") is not None and not titled
    if found is None or name is None or not plain or told or _does_it(standing, context, found[0]):
        raise Refused("possessive", token.text)  # «его помощником стал Лапин»: of another, or of a thing
    standing.instead[token.i] = Said(token.i, "")
    standing.instead[noun.i] = Said(noun.i, f"{noun.text} {name}")
    meaning(standing, context, *found)
    standing.steps.append(Step("possessive", f"{token.text} → {name}"))


def _needless(standing: Standing, token: Token, noun: Token) -> bool:
    """«Его преемник Орхан овладел Бурсой»: the name says who it is; whose he was is left out."""
    parsed = standing.clause.parsed
    name = parsed.name_at(noun.i + 1)
    if (
        token.i not in (noun.i - 1, noun.i - 2)
        or noun.i != standing.clause.subject
        or name is None
        or name.kind != "PER"
    ):
        return False
    if name.first != noun.i + 1 or not parsed.tokens[name.first].has(Case="Nom") or not noun.has(Animacy="Anim"):
        return False
    standing.without |= set(range(token.i, noun.i + 1))
    standing.steps.append(Step("left-out", f"{token.text} {noun.text}"))
    return True


def _is_thing(standing: Standing, context: Context, token: Token, gender: str) -> bool:
    """«Она началась …»: said by the name of the thing that the sentence before was about."""
    if gender and meant(context, standing.sentence, token.i, gender) is not None:
        return False
    if context.hero is not None and gender == context.hero.gender:
        return False  # «он» in somebody's life is hardly a treaty
    if any(name.last < token.i for name, _ in context.people_in(standing.sentence)):
        return False
    thing = thing_before(context, standing.sentence, token)
    if thing is None:
        return False
    standing.instead[token.i] = Said(token.i, thing)
    standing.evidence_from = min(standing.evidence_from, standing.sentence - 1)
    standing.lower(0.12, "pronoun:thing", f"{token.text} → {thing}")
    return True


def meaning(standing: Standing, context: Context, person: Person, sentence: int) -> None:
    """The evidence begins where the person is named; the hero's name may stand beside it. He is surer than anybody."""
    if lacks_surname(person, context):
        raise Refused("first-name-only", str(person.name))
    is_hero = context.hero is not None and person.key == context.hero.key
    named = sentence != TITLE
    sentence = max(sentence, 0)
    far = context.parsed[standing.sentence].end - context.parsed[sentence].start > LONGEST_QUOTE
    heading = any(begins_chapter(context, number) for number in range(sentence + 1, standing.sentence + 1))
    beside = _as_named(person, context) if is_hero and (far or heading or not named) else ""
    if beside:
        standing.subject = beside
    elif not named:
        raise Refused("pronoun", str(person.name))
    else:
        standing.evidence_from = min(standing.evidence_from, sentence)
    standing.score -= 0.05 if is_hero else 0.12
    standing.replaced.append(person)


def _as_named(person: Person, context: Context) -> str:
    """The fullest name the text calls somebody by, word for word, and in the order of speech if it ever does: it can
    stand beside evidence that does not name him; "" if there is none."""
    shown = [context.text[one.start : one.end] for one in person.mentions if len(one.words) > 1]
    whole = [name for name in shown if "\n" not in name]
    spoken = [name for name in whole if "," not in name]  # not «Лапин, Иван Петрович» of a title
    return max(spoken or whole, key=lambda name: len(name.split()), default="")


def lacks_surname(person: Person, context: Context) -> bool:
    """«Сергей Михайлович», «Сергей» of our time: of what surname?"""
    own = person.name
    half = bool(own.patronymic) or (is_given(own.first) and not own.number and own.first not in FAMOUS)
    return half and not own.last and not before_surnames(context.life(person).last)


def passive_in_full(standing: Standing, context: Context) -> None:
    """«Лапин назначен директором» of the news → «был назначен»: as history tells it."""
    verb = standing.clause.token(standing.clause.verb)
    aux = [t for t in standing.clause.parsed.children(verb.i) if t.rel.startswith("aux") or t.rel == "cop"]
    if not verb.has(Variant="Short", Voice="Pass") or aux:
        return
    form = "были" if verb.has(Number="Plur") else WAS.get(gender_tagged(verb.feats.get("Gender")))
    if form is None:
        return
    if verb.i in standing.instead:
        before, _, last = standing.instead[verb.i].text.rpartition(" ")
        standing.instead[verb.i] = Said(verb.i, f"{before} {form} {last}")
    else:
        standing.reworded[verb.i] = Said(verb.i, f"{form} {small_first(standing.clause.parsed, verb)}")
    standing.steps.append(Step("passive-in-full", form))


def _oblique(token: Token) -> Case | None:
    case = case_of(token.feats.get("Case"))
    return case if token.rel in {"obj", "iobj"} and case in {Case.ACC, Case.DAT} else None
