"""Whose words are these."""

from __future__ import annotations

from typing import Final

from authoring.asking.asked import Asked
from authoring.asking.wrong import names_alike
from authoring.events.context import Context
from authoring.events.standing import lemma
from authoring.events.wordlists import HEDGES, PERSONAL, SAYING
from authoring.inflection import Case
from authoring.parsing import Parsed
from authoring.people import Person
from quiz.drafts import Step
from quiz.questions import Choice, Expects, Option, Typed

_NEAR: Final = 60
"""Sentences around the words whose people may be taken for the speaker."""
_LENGTHS: Final = (25, 200)


def ask_who_said(context: Context, sentence: int) -> Asked | None:
    """«Смирнов писал: «…»»: the speaker, a person named in the same sentence before the words."""
    return _before_words(context, sentence) or _after_words(context, sentence)


def _after_words(context: Context, sentence: int) -> Asked | None:
    """««…», — заметил Мёрфи.»"""
    parsed = context.parsed[sentence]
    tokens = parsed.tokens
    close = next((t.i for t in tokens if t.text == "»"), -1)
    if not tokens or tokens[0].text != "«" or close < 4 or close + 3 >= len(tokens) or tokens[close + 2].text != "—":
        return None
    after = tokens[close + 3 :]
    verb = next(
        (t for t in after[:2] if t.pos == "VERB" and lemma(t) in SAYING and t.feats.get("Tense") == "Past"), None
    )
    speakers = [(name, person) for name, person in context.people_in(sentence) if name.first > close]
    if verb is None or len(speakers) != 1 or not tokens[speakers[0][0].first].has(Case="Nom"):
        return None
    if any(t.lower in HEDGES or t.lower in PERSONAL for t in after) or any(t.text in {"—", "«"} for t in after):
        return None
    words = context.text[tokens[0].end : tokens[close].start].strip().rstrip(".,")
    if not _LENGTHS[0] <= len(words) <= _LENGTHS[1]:
        return None
    return _fact(context, parsed, sentence, speakers[0][1], words)


def _before_words(context: Context, sentence: int) -> Asked | None:
    """«Смирнов писал: «…»»."""
    parsed = context.parsed[sentence]
    colon = next((t.i for t in parsed.tokens if t.text == ":"), None)
    if colon is None or colon + 2 >= len(parsed.tokens) or parsed.tokens[colon + 1].text != "«":
        return None
    close = max((t.i for t in parsed.tokens if t.text == "»"), default=-1)
    if close < colon + 4 or any(t.pos not in {"PUNCT"} for t in parsed.tokens[close + 1 :]):
        return None
    before = parsed.tokens[:colon]
    if any(t.lower in HEDGES or t.lower in PERSONAL for t in before):
        return None
    verb = next((t for t in before if t.pos == "VERB" and lemma(t) in SAYING and t.feats.get("Tense") == "Past"), None)
    if verb is None or any(t.lower == "не" for t in before):
        return None
    speakers = [(name, person) for name, person in context.people_in(sentence) if name.last < colon]
    if len(speakers) != 1 or not parsed.tokens[speakers[0][0].first].has(Case="Nom"):
        return None
    words = context.text[parsed.tokens[colon + 1].end : parsed.tokens[close].start].strip().rstrip(".")
    if not _LENGTHS[0] <= len(words) <= _LENGTHS[1] or "«" in words or "»" in words:
        return None  # two quotations have the author's words between them
    return _fact(context, parsed, sentence, speakers[0][1], words)


def _fact(context: Context, parsed: Parsed, sentence: int, person: Person, words: str) -> Asked | None:
    full = person.full(Case.NOM)
    if full is None or not person.gender or (person.name.last and person.name.last in words):
        return None
    statement = f"{full}: «{words}»."
    asked = Asked(
        "said", statement, (parsed.start, parsed.end), (sentence,), 0.9, (person.name.last or person.name.first,)
    )
    question = f"Кому принадлежат слова: «{words}»?"
    others = _others(context, sentence, person)
    names = names_alike(person, others, Case.DAT)
    if names:
        choice = Choice(key="", ask=question, answer=names[0], wrong=tuple(map(Option, names[1:])))
        asked.add("said-choice", choice, 0.0, Step("people-near", "; ".join(names[1:])))
    if person.name.last:
        typed = Typed(
            key="", ask=f"Чьи это слова: «{words}»? Назови фамилию.", answer=full, expects=Expects.PERSON, level=3
        )
        asked.add("said-typed", typed)
    return asked if asked.questions else None


def _others(context: Context, sentence: int, person: Person) -> list[Person]:
    here = {other.key for _, other in context.people_in(sentence)}
    found: dict[int, tuple[int, Person]] = {}
    for i in range(max(0, sentence - _NEAR), min(len(context.parsed), sentence + _NEAR + 1)):
        for _, other in context.people_in(i):
            if other.key not in here and other.gender == person.gender and bool(other.name.last):
                found[other.key] = min(
                    found.get(other.key, (9999, other)), (abs(i - sentence), other), key=lambda p: p[0]
                )
    return [other for _, other in sorted(found.values(), key=lambda pair: (pair[0], pair[1].key))]
