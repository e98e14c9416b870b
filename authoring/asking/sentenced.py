"""To how many years: «приговорили к 5 годам лишения свободы», «осудило на 8 лет лагерей»."""

from __future__ import annotations

from random import Random
from typing import Final

from authoring.asking.asked import Asked, about
from authoring.asking.wrong import WRONG
from authoring.events.after_word import inverted
from authoring.events.event import Event
from authoring.events.wording import Said, capital
from authoring.inflection.dictionary import analyses
from authoring.parsing import Token
from quiz.drafts import Step
from quiz.questions import Choice, Cloze, Expects, Option, Typed

_COURT: Final = ("приговор", "осужд", "осуди")
_SENTENCING: Final = frozenset({"приговорить", "осудить"})
_OPENINGS: Final = {"к": "К скольким годам", "на": "На сколько лет"}
_TERMS: Final = (2, 3, 5, 8, 10, 15, 20, 25)
"""Years that courts give; in order."""
_LEAST: Final = 2
_NEAREST: Final = 4
_PUNISHED: Final = (
    "лишен", "заключен", "тюр", "ссыл", "каторг", "лагер", "исправительн", "крепост", "поселен", "изгнан",
)  # fmt: skip


def ask_how_long(event: Event, seed: int) -> Asked | None:
    """The years of a sentence; None where the clause tells of several, or does not say of what they are."""
    clause = event.standing.clause
    years = [t for t in clause.words() if t.lower in {"годам", "лет"} and t.head == clause.verb]
    if event.standing.lemma not in _SENTENCING or len(years) != 1:
        return None
    noun = years[0]
    case, number = clause.parsed.child(noun.i, "case"), clause.parsed.child(noun.i, "nummod", "nummod:gov")
    if case is None or number is None or case.lower not in _OPENINGS or noun.i != number.i + 1 != case.i + 2:
        return None
    tail = [i for i in clause.kept if noun.i < i <= _end_of_punishment(event, noun)]
    figures = _figures(number)
    if not tail or not figures or int(figures) < _LEAST or (event.date is None and _sentenced_again(event)):
        return None
    return _fact(event, number, [case.i, number.i, noun.i, *tail], figures, seed)


def _figures(number: Token) -> str:
    """«5», «пяти» → «5»; "" for what is no whole number of years."""
    if number.text.isdigit():
        return number.text
    normal = {one.normal_form for one in analyses(number.text)}
    return next((str(value) for value, word in _NUMERALS.items() if word in normal), "")


_NUMERALS: Final = {
    2: "два", 3: "три", 4: "четыре", 5: "пять", 6: "шесть", 7: "семь", 8: "восемь", 10: "десять", 12: "двенадцать",
    15: "пятнадцать", 20: "двадцать",
}  # fmt: skip


def _end_of_punishment(event: Event, noun: Token) -> int:
    """«лишения свободы», «ссылки в Закавказье»: the last token of what the years are years of; the noun itself if it
    is no punishment."""
    clause = event.standing.clause
    tokens = clause.parsed.tokens
    words = [i for i in clause.kept if i > noun.i]
    end = noun.i
    told = False
    for place, i in enumerate(words):
        if tokens[i].lower == "условно" and told:
            return i
        if i != noun.i + 1 + place or tokens[i].pos not in {"NOUN", "ADJ", "PROPN", "ADP"}:
            break
        if tokens[i].pos == "ADP":  # «ссылки в Закавказье», but not «за участие»
            behind = tokens[i + 1] if i + 1 < len(tokens) else None
            if tokens[i].lower not in {"в", "на"} or behind is None or behind.pos != "PROPN":
                break
        elif tokens[i].has(Case="Ins"):
            break
        told = told or tokens[i].lower.startswith(_PUNISHED)
        end = i
    return end if told else noun.i


def _sentenced_again(event: Event) -> bool:
    """Whether another sentence of the text tells of one of court: then a date must tell the two apart."""
    sentences = set().union(*map(event.context.sentences_with, _COURT))
    return bool(sentences - {event.sentence})


def _fact(event: Event, number: Token, phrase: list[int], figures: str, seed: int) -> Asked | None:
    clause = event.standing.clause
    tokens = clause.parsed.tokens
    of_what = event.said(set(clause.kept) - set(phrase[3:]))
    question = f"{_OPENINGS[tokens[phrase[0]].lower]} {of_what} {inverted(event, set(phrase))}?"
    asked = about(event, "how-long", capital(f"{event.whole}."), (f"{number.text} {tokens[phrase[2]].text}",))
    options = _other_terms(int(figures), event, seed)
    choice = Choice(key="", ask=question, answer=figures, wrong=tuple(map(Option, options)))
    asked.add("how-long-choice", choice, 0.0, Step("terms", "; ".join(options)))
    said = event.said_with((), {number.i: Said(number.i, "{" + number.text + "}")})
    asked.add("how-long-cloze", Cloze(key="", ask=capital(f"{said}."), expects=Expects.NUMBER, level=2))
    typed = Typed(key="", ask=f"{question} Напиши число.", answer=figures, expects=Expects.NUMBER, level=3)
    asked.add("how-long-typed", typed)
    return asked


def _other_terms(years: int, event: Event, seed: int) -> list[str]:
    """Three terms near this one, none of which the evidence tells."""
    sentences = range(event.standing.evidence_from, event.sentence + 1)
    told = {token.text for i in sentences for token in event.context.parsed[i].tokens}
    free = [one for one in _TERMS if one != years and str(one) not in told]
    nearest = sorted(free, key=lambda one: (abs(one - years), one))[:_NEAREST]
    return [str(one) for one in sorted(Random(seed).sample(nearest, WRONG))]
