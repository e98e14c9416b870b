"""What leans on other sentences and can be said in full: pronouns, and a subject left out."""

from __future__ import annotations

from typing import Final

from authoring.events.clause import Clause, Refused, is_finite, is_quoted
from authoring.events.context import Context
from authoring.events.hero import TITLE, begins_chapter
from authoring.events.nouns import FAMOUS
from authoring.events.reference import gender_of, meant, thing_before
from authoring.events.stand import LONGEST_QUOTE, Standing
from authoring.events.untold import story_goes_on
from authoring.events.wording import Said, small_first
from authoring.events.wordlists import PERSONAL
from authoring.inflection import Case, case_of
from authoring.inflection import gender_of as gender_tagged
from authoring.inflection.dictionary import analyses, infinitive, is_given, known
from authoring.inflection.past import WAS
from authoring.parsing import Token
from authoring.people import Person
from authoring.people.manner import before_surnames
from quiz.drafts import Step

_OF_DATES: Final = frozenset({"году", "года", "н. э."})
_HAPPENING: Final = frozenset({"пройти", "проходить", "идти", "выйти", "последовать", "наступить", "прозвучать"})
"""What events do, and people with an object behind seldom."""


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


def unsaid_subject(standing: Standing, context: Context) -> None:
    """«Родился в Тобольске»: the subject that the sentence leaves out is the text's main person."""
    clause = standing.clause
    verb = clause.token(clause.verb)
    hero = context.hero
    if clause.subject is not None or verb.feats.get("Number") == "Plur" or hero is None:
        return
    if any(
        t.has(Case="Nom")
        and (t.pos in {"NOUN", "PROPN", "PRON", "NUM"} or (t.pos == "ADJ" and t.rel != "amod"))
        and not t.text[:1].isdigit()
        and not (_in_title_of_object(clause, t) or _titles_noun(clause, t))
        and not (t.rel == "nmod" and t.text.isupper() and t.head < t.i)  # «наркомом СССР»
        and (t.rel != "obj" or t.pos == "PROPN")
        and not (t.rel in {"conj", "appos"} and t.head >= 0 and not clause.token(t.head).has(Case="Nom"))
        and clause.parsed.child(t.i, "case", "mark") is None
        for t in clause.words()
    ):
        return
    gender = gender_of(verb)
    completes = [t for t in clause.parsed.children(clause.verb) if t.rel in {"xcomp", "csubj", "ccomp"}]
    if not gender or any(not t.has(Case="Ins") for t in completes):
        return  # «было решено построить»; «был избран академиком» has its subject unsaid
    if any(one.key == hero.key and name.first in clause.kept for name, one in context.people_in(standing.sentence)):
        return  # «Творческий путь Лапина начала …», its name misread
    if _somebody_before(clause) or _something_happened(clause) or _is_named_there(clause):
        return
    found = meant(context, standing.sentence, 0, gender)
    if found is None and clause.verb == _first_verb(clause):
        found = story_goes_on(context, standing.sentence, gender, verb)
    name = hero.full(Case.NOM)
    if found is None or found[0].key != hero.key or name is None:
        return
    auxiliary = [t.i for t in clause.parsed.children(clause.verb) if t.rel.startswith("aux")]
    at = min([clause.verb, *auxiliary])
    while clause.token(at - 1).pos == "ADV" and at - 1 in clause.kept and clause.token(at - 1).head == clause.verb:
        at -= 1  # «добровольно вступил»: his name stands before the two
    verb_form = small_first(clause.parsed, clause.token(at))
    if auxiliary == [clause.verb + 1]:  # «Реабилитирован был …»
        standing.instead[at] = Said(at + 1, f"{name} {clause.token(at + 1).text} {verb_form}")
    else:
        standing.instead[at] = Said(at, f"{name} {verb_form}")
    standing.unsaid = True
    meaning(standing, context, *found)
    standing.score -= 0.05
    standing.steps.append(Step("unsaid-subject", name))


def _first_verb(clause: Clause) -> int:
    """What a sentence tells first: what follows may have another subject."""
    verbs = (t for t in clause.parsed.tokens if is_finite(t) or t.has(Variant="Short"))
    return next((t.i for t in verbs if not t.rel.startswith("aux")), clause.verb)


def _somebody_before(clause: Clause) -> bool:
    """«сборник, где его хвалили Белов и Котов, увидел свет»: what stands before the comma may do it."""
    first = clause.kept[0]
    stops = [t.i for t in clause.parsed.tokens[:first] if t.text in {";", ":", "."} and t.i < first - 1]
    verb = clause.token(clause.verb)
    return any(
        t.pos == "NOUN" and t.has(Case="Nom", Number="Sing") and t.feats.get("Gender") == verb.feats.get("Gender")
        and clause.parsed.child(t.i, "acl:relcl", "acl") is not None
        and not (t.rel.startswith("nsubj") and t.head < first)
        for t in clause.parsed.tokens[max(stops, default=-1) + 1 : first]
    )  # fmt: skip


def _is_named_there(clause: Clause) -> bool:
    """«Эакид, поддержавший Лапину, был свергнут»: a name the model does not know, torn from its verb by the tree."""
    tokens = clause.parsed.tokens
    early = [t for t in clause.words() if 0 < t.i < clause.verb and t.text.istitle() and t.pos in {"NOUN", "PROPN"}]
    return any(
        clause.parsed.name_at(t.i) is None
        and tokens[t.i - 1].text not in {"«", "."}
        and (tokens[t.i - 1].pos not in {"ADP", "NOUN", "ADJ"} or tokens[t.i - 1].lower in _OF_DATES)
        and not known(t.text)
        for t in early
    )


def _something_happened(clause: Clause) -> bool:
    """«В августе прошёл открытый процесс»: it did, whatever case the tagger saw; he did not."""
    verb = clause.token(clause.verb)
    behind = [t for t in clause.words() if t.i > verb.i and t.rel == "obj" and t.has(Animacy="Inan", Number="Sing")]
    agreeing = [t for t in behind if t.feats.get("Gender") == verb.feats.get("Gender")]
    return infinitive(verb.text) in _HAPPENING and bool(agreeing)


def _titles_noun(clause: Clause, token: Token) -> bool:
    """«на самолёте АНТ-3 «Пролетарий»»: the title of what stands before it, and that may be a subject or not."""
    if not is_quoted(clause, token):
        return False
    opening = next((i for i in range(token.i - 1, -1, -1) if clause.token(i).text == "«"), 0)
    before = clause.token(opening - 1) if opening else token
    below = clause.parsed.child(before.i, "case") or clause.parsed.child(max(before.head, 0), "case")
    return before.pos in {"NOUN", "PROPN", "X"} and below is not None and below.i < before.i


def _in_title_of_object(clause: Clause, token: Token) -> bool:
    """«опубликовал статью «Несколько слов о ноосфере»»: «несколько» is nobody; «был облётан «Илья Муромец»» is its
    subject."""
    if not is_quoted(clause, token):
        return False
    opening = next(i for i in range(token.i - 1, -1, -1) if clause.token(i).text == "«")
    noun = clause.token(opening - 1) if opening else token
    readings = analyses(noun.text)
    object_ = all(one.tag.case != "nomn" for one in readings) or (noun.rel == "nmod" and noun.has(Case="Gen"))
    return noun.pos == "NOUN" and noun.i > clause.verb and object_


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
