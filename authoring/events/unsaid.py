"""A subject that a sentence leaves out: «Родился в Тобольске»."""

from __future__ import annotations

from typing import Final

from authoring.events.clause import Clause, is_finite, is_quoted
from authoring.events.context import Context
from authoring.events.leaning import meaning
from authoring.events.reference import gender_of, meant
from authoring.events.stand import Standing
from authoring.events.untold import story_goes_on
from authoring.events.wording import Said, small_first
from authoring.inflection import Case
from authoring.inflection.dictionary import analyses, infinitive, known
from authoring.parsing import Token
from quiz.drafts import Step

_OF_DATES: Final = frozenset({"году", "года", "н. э."})
_HAPPENING: Final = frozenset({"пройти", "проходить", "идти", "выйти", "последовать", "наступить", "прозвучать"})
"""What events do, and people with an object behind seldom."""


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
