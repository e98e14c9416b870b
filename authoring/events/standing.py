"""Does a clause stand alone? What leans on other sentences is said in full, or the clause is refused.

CHECKS run in their order; each raises Refused with its name, or lowers the score with a reason.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from authoring.dates import Precision, Role
from authoring.events.assemblies import party_by_name
from authoring.events.calling import hero_by_name, names_in_full
from authoring.events.calling_things import here_by_name, topic_by_name, town_by_name
from authoring.events.clause import Clause, Refused, is_finite, is_quoted
from authoring.events.clearness import by_whom_is_known, leaves_something, subject_is_known
from authoring.events.context import Context
from authoring.events.leaning import passive_in_full, pronouns
from authoring.events.loose import needless_circumstances
from authoring.events.namesakes import one_of_several, side_with_sport
from authoring.events.objects import has_its_object, who_and_whom
from authoring.events.of_a_town import of_a_town
from authoring.events.parties import (
    chosen_for_what,
    faculty_of_what,
    given_to_whom,
    gone_whither,
    joined_to_what,
    married_to_whom,
    moved_from_where,
    set_by_whom,
    set_free_from_where,
    struck_whom,
)
from authoring.events.pointing import points_nowhere, relative_time
from authoring.events.relatives import relative_is_named
from authoring.events.somebody import (
    ages_left_out,
    nobody_does_it_to_himself,
    person_fits_verb,
    plain_people_are_known,
    posts_are_told,
)
from authoring.events.stand import Standing, dated_words
from authoring.events.telling import built_where, done_to_what, tells_an_event, tells_enough, written_by_whom
from authoring.events.things import objects_are_known
from authoring.events.unnamed import kind_is_told
from authoring.events.unsaid import unsaid_subject
from authoring.events.wordlists import HEARSAY, HEDGES, MODAL, SAYING, SPEAKER
from authoring.inflection.dictionary import infinitive, known
from authoring.parsing import Token

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


def one_verb(standing: Standing, context: Context) -> None:
    """«приехал на родину, обратный выезд ему запретили»: two clauses that the tree took for one."""
    clause = standing.clause
    before = [t.lower for t in clause.words()]
    for place, token in enumerate(clause.words()):
        if token.i == clause.verb or not is_finite(token) or token.rel.startswith("aux") or is_quoted(clause, token):
            continue
        told_aside = any(word.startswith("котор") for word in before[:place])
        if not told_aside and any(one.tag.POS in {"VERB", "PRTS"} for one in known(token.text)[:1]):
            raise Refused("two-verbs", token.text)


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
    standing.lemma = infinitive(verb.text)
    if any(t.lower in {"не", "ни"} and (t.head == verb.i or t.i == verb.i - 1) for t in clause.words()):
        raise Refused("negated")
    if verb.feats.get("Tense") != "Past" or any(t.lower in {"будет", "будут"} for t in clause.words()):
        raise Refused("not-past", verb.text)
    if standing.lemma in MODAL and not _in_office(standing, context):
        raise Refused("modal", verb.text)
    if standing.lemma == "удаться" and not _manages_plainly(standing, context):
        raise Refused("modal", verb.text)
    if standing.lemma in SAYING and _says_more(standing):
        raise Refused("saying", verb.text)
    if clause.subject is not None and not _subject_agrees(clause):
        raise Refused("disagrees", verb.text)
    if verb.feats.get("Person") in {"1", "2"}:
        raise Refused("first-person", verb.text)
    if standing.lemma.endswith("ся") and clause.subject is None and verb.has(Number="Plur"):
        raise Refused("no-subject", verb.text)


def _manages_plainly(standing: Standing, context: Context) -> bool:
    """«В 1926 году Лапину удалось построить …»; «завершить учёбу удалось», «на турнире Лапину удалось …» would need
    another order."""
    clause = standing.clause
    somebody = next((t for t in clause.parsed.children(clause.verb) if t.rel == "iobj" and t.i < clause.verb), None)
    if somebody is None:
        return False
    own = clause.parsed.subtree(somebody.i) | dated_words(standing, context)
    early = (clause.token(i) for i in clause.kept if i < clause.verb and i not in own)
    return all(token.pos in {"ADV", "PART", "PUNCT"} for token in early)


def _in_office(standing: Standing, context: Context) -> bool:
    """«с 1989 по 1993 год был мэром Томска»: an office that is told closely, and the years in it."""
    clause = standing.clause
    offices = [t for t in clause.words() if t.rel == "xcomp" and t.head == clause.verb and t.has(Case="Ins")]
    told = [t for t in offices if clause.parsed.child(t.i, "nmod") is not None]
    spans = [d for d in context.dates[standing.sentence] if d.role is Role.SPAN and d.precision is Precision.YEARS]
    return standing.lemma == "быть" and bool(told) and bool(spans)


def _says_more(standing: Standing) -> bool:
    """«Лапин рассказал:», «Лапин заявил, что …»: what was said stands outside; «написал роман» is whole."""
    clause = standing.clause
    if clause.parsed.child(clause.verb, "ccomp", "parataxis") is not None:
        return True
    return not any(
        t.head == clause.verb and t.rel in {"obj", "obl", "nsubj:pass", "iobj"} and _said(clause, t)
        for t in clause.words()
    )


def _said(clause: Clause, token: Token) -> bool:
    """«рассказал о полёте», «написал роман»; not «рассказал на допросе»."""
    case = clause.parsed.child(token.i, "case")
    return token.rel in {"obj", "nsubj:pass"} or (case is not None and case.lower in {"о", "об", "про", "обо"})


def _subject_agrees(clause: Clause) -> bool:
    """Number and gender of subject and verb, as the tagger sees them; lists and counted things may be plural."""
    assert clause.subject is not None
    subject, verb = clause.token(clause.subject), clause.token(clause.verb)
    if subject.pos not in {"NOUN", "PROPN"} or clause.parsed.child(subject.i, "conj", "nummod", "nummod:gov", "appos"):
        return True
    if subject.has(Number="Sing") and verb.has(Number="Plur"):
        return False
    cases = {one.tag.case for one in known(subject.text) if one.tag.POS == "NOUN"}
    if subject.pos == "NOUN" and cases and "nomn" not in cases and subject.has(Animacy="Anim"):
        return False  # «неприятеля остановили», whatever the tagger says
    genders = subject.feats.get("Gender"), verb.feats.get("Gender")
    name = clause.parsed.name_at(subject.i)
    named = subject.pos == "PROPN" or (name is not None and (name.kind == "PER" or subject.i < verb.i))
    if name is not None and name.kind == "LOC" and subject.i > verb.i:
        named = False  # «заняла Белгород»: who?
    return None in genders or genders[0] == genders[1] or named


def nobody_speaks(standing: Standing, context: Context) -> None:
    """No «я», «мы», «наш»: who is meant cannot be told from a question."""
    for token in standing.clause.words():
        if token.lower in SPEAKER and not (token.text.isupper() and len(token.text) > 2):
            raise Refused("first-person", token.text)


CHECKS: Final[tuple[Check, ...]] = (
    plain_statement,
    one_verb,
    nobody_speaks,
    nobody_doubts,
    happened,
    has_its_object,
    who_and_whom,
    needless_circumstances,
    relative_time,
    relative_is_named,
    pronouns,
    hero_by_name,
    unsaid_subject,
    passive_in_full,
    here_by_name,
    points_nowhere,
    names_in_full,
    town_by_name,
    topic_by_name,
    of_a_town,
    person_fits_verb,
    nobody_does_it_to_himself,
    ages_left_out,
    subject_is_known,
    objects_are_known,
    plain_people_are_known,
    posts_are_told,
    chosen_for_what,
    set_free_from_where,
    given_to_whom,
    married_to_whom,
    struck_whom,
    set_by_whom,
    joined_to_what,
    faculty_of_what,
    gone_whither,
    moved_from_where,
    leaves_something,
    by_whom_is_known,
    done_to_what,
    written_by_whom,
    built_where,
    tells_enough,
    tells_an_event,
    one_of_several,
    side_with_sport,
    party_by_name,
    kind_is_told,
)
