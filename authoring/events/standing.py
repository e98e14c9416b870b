"""Does a clause stand alone? What leans on other sentences is said in full, or the clause is refused.

CHECKS run in their order; each raises Refused with its name, or lowers the score with a reason.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from authoring.dates import Date, Precision, certain
from authoring.events.clauses import Clause, Refused
from authoring.events.context import Context
from authoring.events.reference import gender_of, meant, thing_before
from authoring.events.wording import Said, small_first
from authoring.events.wordlists import (
    BARE_NOUNS_FINE,
    DROPPED_ADVERBS,
    GENERIC,
    HEARSAY,
    HEDGES,
    MODAL,
    NEEDS_NAME,
    PERSONAL,
    POINTING,
    SAYING,
    SPEAKER,
    TIES,
)
from authoring.inflection import Case, case_of
from authoring.inflection.dictionary import analyses
from authoring.parsing import Name, Token
from authoring.people import Person
from quiz.drafts import Step


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
    replaced: list[Person] = field(default_factory=list)
    unsaid: bool = False
    lemma: str = ""
    retold: str = ""
    """The whole clause in other words, its date left out; set where it was no main clause in the text."""

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
    text = context.text[parsed.start : parsed.end].rstrip(' »"')
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
    end = standing.clause.kept[-1]
    tokens = standing.clause.parsed.tokens[: end + 1]
    for token in tokens:
        if token.lower in HEDGES or (token.lower == "бы" and token.pos in {"PART", "AUX"}):
            raise Refused("doubt", token.text)
        if token.lower in HEARSAY and any(t.lower in {"по", "согласно"} for t in tokens[max(0, token.i - 4) : token.i]):
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
    if clause.subject is not None and not _subject_agrees(clause):
        raise Refused("disagrees", verb.text)
    if verb.feats.get("Person") in {"1", "2"}:
        raise Refused("first-person", verb.text)
    if standing.lemma.endswith("ся") and clause.subject is None and standing.lemma not in {"удаться"}:
        raise Refused("no-subject", verb.text)


def _subject_agrees(clause: Clause) -> bool:
    """Number and gender of subject and verb, as the tagger sees them; lists and counted things may be plural."""
    assert clause.subject is not None
    subject, verb = clause.token(clause.subject), clause.token(clause.verb)
    if subject.pos not in {"NOUN", "PROPN"} or clause.parsed.child(subject.i, "conj", "nummod", "nummod:gov", "appos"):
        return True
    if subject.has(Number="Sing") and verb.has(Number="Plur"):
        return False
    genders = subject.feats.get("Gender"), verb.feats.get("Gender")
    named = clause.parsed.name_at(subject.i) is not None or subject.pos == "PROPN"
    return None in genders or genders[0] == genders[1] or named


def nobody_speaks(standing: Standing, context: Context) -> None:
    """No «я», «мы», «наш»: who is meant cannot be told from a question."""
    for token in standing.clause.words():
        if token.lower in SPEAKER and not (token.text.isupper() and len(token.text) > 2):
            raise Refused("first-person", token.text)


def pronouns(standing: Standing, context: Context) -> None:
    """«он», «её»: said by name where it can only be the text's main person, else refused."""
    clause = standing.clause
    for token in clause.words():
        if token.lower not in PERSONAL:
            continue
        if token.pos == "DET" or token.rel == "det" or token.rel == "nmod":
            _own(standing, context, token)
            continue
        gender = gender_of(token)
        if token.i == clause.subject and _is_thing(standing, context, token, gender):
            continue
        is_subject = token.i == clause.subject
        found = meant(context, standing.sentence, token.i, gender, subject=is_subject) if gender else None
        case = Case.NOM if token.i == clause.subject else _oblique(token)
        name = found[0].full(case) if found and case else None
        if found is None or name is None:
            raise Refused("pronoun", token.text)
        standing.instead[token.i] = Said(token.i, name)
        _meaning(standing, context, *found)
        standing.steps.append(Step("pronoun", f"{token.text} → {name}"))


def _own(standing: Standing, context: Context, token: Token) -> None:
    """«его фамилию» → «фамилию И. Н. Смирнова». Raises Refused if that cannot be told or said."""
    clause = standing.clause
    noun = clause.token(token.head) if token.head >= 0 else token
    gender = {"его": "m", "ее": "f"}.get(token.lower, "")
    found = meant(context, standing.sentence, token.i, gender) if gender else None
    name = found[0].full(Case.GEN) if found else None
    plain = noun.pos == "NOUN" and noun.i in (token.i + 1, token.i + 2) and noun.i in clause.kept
    if found is None or name is None or not plain or clause.parsed.child(noun.i, "nmod", "appos") is not None:
        raise Refused("possessive", token.text)
    standing.instead[token.i] = Said(token.i, "")
    standing.instead[noun.i] = Said(noun.i, f"{noun.text} {name}")
    _meaning(standing, context, *found)
    standing.steps.append(Step("possessive", f"{token.text} → {name}"))


def _is_thing(standing: Standing, context: Context, token: Token, gender: str) -> bool:
    """«Она началась …»: said by the name of the thing that the sentence before was about."""
    if gender and meant(context, standing.sentence, token.i, gender) is not None:
        return False
    if any(name.last < token.i for name, _ in context.people_in(standing.sentence)):
        return False
    thing = thing_before(context, standing.sentence, token)
    if thing is None:
        return False
    standing.instead[token.i] = Said(token.i, thing)
    standing.evidence_from = min(standing.evidence_from, standing.sentence - 1)
    standing.lower(0.12, "pronoun:thing", f"{token.text} → {thing}")
    return True


def _meaning(standing: Standing, context: Context, person: Person, sentence: int) -> None:
    """The evidence begins where the person is named; the hero is surer than anybody else."""
    standing.evidence_from = min(standing.evidence_from, sentence)
    is_hero = context.hero is not None and person.key == context.hero.key
    standing.score -= 0.05 if is_hero else 0.12
    standing.replaced.append(person)


def unsaid_subject(standing: Standing, context: Context) -> None:
    """«Родился в Тобольске»: the subject that the sentence leaves out is the text's main person."""
    clause = standing.clause
    verb = clause.token(clause.verb)
    hero = context.hero
    if clause.subject is not None or verb.feats.get("Number") == "Plur" or hero is None:
        return
    if any(t.has(Case="Nom") and t.pos in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"} for t in clause.words()):
        return
    gender = gender_of(verb)
    if not gender or clause.parsed.child(clause.verb, "xcomp", "csubj", "ccomp"):
        return
    found = meant(context, standing.sentence, 0, gender)
    name = hero.full(Case.NOM)
    if found is None or found[0].key != hero.key or name is None:
        return
    at = min([clause.verb, *(t.i for t in clause.parsed.children(clause.verb) if t.rel.startswith("aux"))])
    shown = small_first(clause.parsed, clause.token(at))
    standing.instead[at] = Said(at, f"{name} {shown}")
    standing.unsaid = True
    _meaning(standing, context, *found)
    standing.score -= 0.05
    standing.steps.append(Step("unsaid-subject", name))


def _oblique(token: Token) -> Case | None:
    case = case_of(token.feats.get("Case"))
    return case if token.rel in {"obj", "iobj"} and case in {Case.ACC, Case.DAT} else None


def points_nowhere(standing: Standing, context: Context) -> None:
    """«этот», «там», «снова», «раньше»: words that point out of the sentence."""
    clause = standing.clause
    for token in clause.words():
        if token.i in standing.instead or token.i in standing.without or _in_date(standing, context, token):
            continue
        if (token.lower == "и" and _only_stresses(clause, token)) or (
            token.lower == "еще" and _before_date(standing, context, token)
        ):
            standing.without.add(token.i)
        elif token.lower in DROPPED_ADVERBS and token.pos in {"ADV", "PART", "CCONJ", "SCONJ", "PRON"}:
            if clause.parsed.children(token.i):
                raise Refused("points-back", token.text)
            standing.without.add(token.i)
            standing.steps.append(Step("left-out", token.text))
        elif token.lower in POINTING and not _quoted(clause, token) and not _so_called(clause, token):
            if token.lower.startswith("друг") and clause.token(token.i - 1).lower in {"и", "или"}:
                continue
            if not (token.lower.startswith("одн") or token.lower in {"один"}) or not _one_of(clause, token):
                raise Refused("points-back", token.text)
        elif token.lower in TIES or (token.lower.startswith("сво") and not _said_more_closely(clause, token)):
            raise Refused("points-back", token.text)
        elif token.has(Degree="Cmp") and token.pos in {"ADV", "ADJ"} and token.lower not in {"более", "менее"}:
            raise Refused("compares", token.text)


def _said_more_closely(clause: Clause, token: Token) -> bool:
    """«свою жену Соломонию Сабурову», «своё тысячелетие»: whose it is the clause says, and which it is as well."""
    if token.pos not in {"DET", "ADJ", "PRON"} or token.head < 0:
        return token.pos not in {"DET", "ADJ", "PRON"}
    noun = clause.token(token.head)
    others = [t for t in clause.parsed.children(noun.i) if t.i != token.i and t.i in clause.kept]
    closely = any(t.rel in {"amod", "nmod", "appos", "flat:name"} or t.pos == "PROPN" for t in others)
    return closely or noun.lower.endswith(("летие", "летия")) or noun.lower.startswith("юбиле")


def _only_stresses(clause: Clause, token: Token) -> bool:
    """«вышло и на организацию»: behind the verb and before a preposition «и» joins nothing."""
    after = clause.parsed.tokens[token.i + 1 : token.i + 2]
    return token.i - 1 == clause.verb and bool(after) and after[0].pos == "ADP"


def _before_date(standing: Standing, context: Context, token: Token) -> bool:
    """«Ещё в 2013 году»."""
    return any(0 <= date.start - token.end <= 1 for date in context.dates[standing.sentence])


def _so_called(clause: Clause, token: Token) -> bool:
    """«так называемый»."""
    after = clause.parsed.tokens[token.i + 1 : token.i + 2]
    return token.lower == "так" and bool(after) and after[0].lower.startswith("называем")


def _in_date(standing: Standing, context: Context, token: Token) -> bool:
    """«в том же году», whose year is known."""
    dates = context.dates[standing.sentence]
    return any(date.start <= token.start < date.end and date.complete and not date.relative for date in dates)


def _quoted(clause: Clause, token: Token) -> bool:
    """Inside a title or somebody's words nothing points at our text."""
    before = [t.text for t in clause.parsed.tokens[: token.i]]
    return before.count("«") > before.count("»")


def _one_of(clause: Clause, token: Token) -> bool:
    """«одним из лидеров партии»."""
    after = token.i + 1
    return after in clause.kept and clause.token(after).lower in {"из"}


def relative_time(standing: Standing, context: Context) -> None:
    """«на следующий день», «через два года»: a time counted from another sentence."""
    clause = standing.clause
    for date in context.dates[standing.sentence]:
        inside = [i for i in clause.kept if date.start <= clause.token(i).start < date.end]
        if not inside or (not date.relative and date.complete) or is_day(date):
            continue
        exact = _said_exactly(standing, context, date)
        if exact is None:
            raise Refused("relative-date", context.text[date.start : date.end])
        standing.without |= {*inside, *exact}
        standing.steps.append(Step("exact-date-beside", context.text[date.start : date.end]))


def is_day(date: Date) -> bool:
    """«24 мая», the year left to the reader: the day itself can be asked."""
    return date.precision is Precision.DAY and not date.complete and not date.relative and not date.hedge


def _said_exactly(standing: Standing, context: Context, loose: Date) -> list[int] | None:
    """«На следующий день, 25 августа 1936 года, …»: the commas between and behind; None if no exact date follows."""
    clause = standing.clause
    for date in context.dates[standing.sentence]:
        between = context.text[loose.end : date.start].strip()
        if certain(date) and date.start >= loose.end and between in {",", "—", "–"}:
            behind = [i for i in clause.kept if clause.token(i).start >= date.end][:1]
            commas = [i for i in clause.kept if loose.end <= clause.token(i).start < date.start]
            return commas + [i for i in behind if clause.token(i).text == ","]
        before = context.text[date.end : loose.start].strip()
        if certain(date) and date.end <= loose.start and before == ",":
            rest = [i for i in clause.kept if clause.token(i).start >= date.end]
            closing = next((n for n, i in enumerate(rest) if n and clause.token(i).text == ","), None)
            if closing is not None and all(i != clause.verb for i in rest[: closing + 1]):
                return rest[: closing + 1]
    return None


def names_in_full(standing: Standing, context: Context) -> None:
    """A bare surname becomes the fullest name known, in its case, the first time it is said."""
    clause = standing.clause
    for name in clause.parsed.names:
        person = context.persons.get((standing.sentence, name.first))
        if name.first in clause.kept and person is not None and person.ambiguous:
            raise Refused("ambiguous-name", clause.token(name.first).text)
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
        if (
            name.last != name.first
            or " " in head.text
            or not (person.name.last and (person.name.first or person.name.initials))
        ):
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


def town_by_name(standing: Standing, context: Context) -> None:
    """«город захватило войско Батыя» in the history of Суздаль: the town is said by its name."""
    town = context.town
    if town is None:
        return
    clause = standing.clause
    if any(town.name[:5] in token.text for token in clause.words()):
        return
    forms = {"Nom": town.name, "Gen": town.genitive, "Dat": town.dative, "Acc": town.accusative,
             "Ins": town.instrumental, "Loc": town.locative}  # fmt: skip
    for token in clause.words():
        plain = token.lower.startswith("город") and token.pos == "NOUN" and token.has(Number="Sing", Gender="Masc")
        if not plain or any(t.rel in {"amod", "nmod", "appos", "acl", "det"} for t in clause.parsed.children(token.i)):
            continue
        case = token.feats.get("Case", "")
        case = "Acc" if token.rel == "obj" and case == "Nom" else case
        before = clause.parsed.child(token.i, "case")
        if forms.get(case) and (before is None or before.lower in {"в", "из", "к", "под", "у", "от", "для", "через"}):
            if before is not None and before.lower == "в" and town.preposition != "в":
                return
            if token.i == clause.subject and town.gender != "m":
                return
            standing.instead[token.i] = Said(token.i, forms[case])
            standing.lower(0.08, "town-by-name", token.text)
            return


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
    if head.has(Animacy="Anim", Number="Sing"):
        raise Refused("subject-unclear", head.text)
    modified = [i for i in phrase if clause.token(i).rel in {"amod", "nmod", "nummod", "appos"}]
    behind = head.i > clause.verb
    if head.has(Animacy="Anim", Number="Plur") and head.lower not in GENERIC:
        standing.lower(0.1, "people-as-known", head.text)
        return
    if (context.known_before(head, standing.sentence) and not (behind and modified)) or not (modified or behind):
        raise Refused("subject-unclear", head.text)
    standing.lower(0.15, "common-subject", head.text)


def _impersonal(standing: Standing) -> None:
    """«Смирнова исключили», «было арестовано»: fine if it is a plural or a neuter that has something to be done to."""
    clause = standing.clause
    verb = clause.token(clause.verb)
    if standing.unsaid or (standing.lemma == "удаться" and any(t.rel == "iobj" for t in clause.words())):
        return
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
        if token.pos != "NOUN" or token.i in standing.instead:
            continue
        if token.rel in {"obj", "nsubj", "nsubj:pass"} and token.head == clause.verb and _cut_off(standing, token):
            raise Refused("description-dropped", token.text)
        if token.i == clause.subject:
            continue
        if token.rel not in {"obj", "iobj", "obl", "nmod", "nsubj", "nsubj:pass", "xcomp", "conj"}:
            continue
        below = clause.parsed.subtree(token.i) & set(clause.kept)
        described = any(
            clause.token(i).rel in {"amod", "nmod", "appos", "nummod", "flat", "acl"} and i != token.i for i in below
        )
        if not described and token.rel == "obj" and token.has(Animacy="Anim"):
            raise Refused("object-unclear", token.text)
        if described or clause.parsed.name_at(token.i) or token.lower in {"год", "году", "года"}:
            continue
        if context.known_before(token, standing.sentence):
            if token.rel in {"obj", "nsubj", "nsubj:pass"} or _needs_name(token):
                raise Refused("object-unclear", token.text)
            standing.lower(0.06, "known-noun", token.text)


def _needs_name(noun: Token) -> bool:
    """«акций завода», «вошли в город»: which one, only the text knows."""
    return any(one.normal_form.replace("ё", "е") in NEEDS_NAME for one in analyses(noun.text)[:2])


def _cut_off(standing: Standing, noun: Token) -> bool:
    """«принял постановление[, подписанное Лениным]»: without what described it, it might be any."""
    clause = standing.clause
    kept = set(clause.kept)
    children = clause.parsed.children(noun.i)
    described = any(t.rel in {"amod", "nmod", "appos", "nummod"} and t.i in kept for t in children)
    dropped = any(t.rel in {"acl", "acl:relcl"} and t.i not in kept for t in children)
    return dropped and not described and clause.parsed.name_at(noun.i) is None


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
    unsaid_subject,
    points_nowhere,
    names_in_full,
    town_by_name,
    subject_is_known,
    objects_are_known,
)
