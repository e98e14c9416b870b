"""How many."""

from __future__ import annotations

import re
from typing import Final

from authoring.asking.asked import Asked, about
from authoring.asking.particular import is_particular
from authoring.asking.wrong import numbers_near, other_numbers
from authoring.events.after_word import inverted
from authoring.events.event import Event
from authoring.events.wording import Said, capital
from authoring.events.wordlists import listed
from authoring.inflection import Case, agree, decline_phrase
from authoring.parsing import Token
from quiz.drafts import Step
from quiz.questions import Choice, Cloze, Expects, Option, Typed

_NUMBER: Final = re.compile(r"\d+(?: \d{3})*")
_WORDS: Final = {
    word: str(number)
    for number, word in enumerate(
        [
            "пять",
            "шесть",
            "семь",
            "восемь",
            "девять",
            "десять",
            "одиннадцать",
            "двенадцать",
            "тринадцать",
            "четырнадцать",
            "пятнадцать",
            "шестнадцать",
            "семнадцать",
            "восемнадцать",
            "девятнадцать",
            "двадцать",
        ],
        start=5,
    )
}
_LEAST: Final = 5
_VAGUE: Final = frozenset({"более", "свыше", "менее", "до", "около", "почти", "примерно", "лишь", "порядка", "и"})
_MEASURES: Final = frozenset(
    ["год", "лет", "раз", "час", "минута", "секунда", "месяц", "день", "неделя", "век", "балл", "процент", "%"]
)
_UNITS: Final = ("километр", "метр", "мил", "верст", "вёрст", "тонн", "гектар", "гигатонн", "мегатонн", "литр")
_MEASURING: Final = listed(
    """составлять составить насчитывать насчитать достигать достичь достигнуть весить вмещать вместить включать
    объединять охватывать содержать длиться равняться погибнуть"""
)
"""What stays as it is, or is known by its place: «длина моста составляет 300 метров»."""


def ask_how_many(event: Event, seed: int) -> Asked | None:
    """The number of those who did it, or of what was done."""
    clause = event.standing.clause
    for token in clause.words():
        if token.rel not in {"nummod", "nummod:gov"} or not _figures(token) or token.i in event.date_words:
            continue
        noun = clause.token(token.head)
        if noun.rel not in {"nsubj", "nsubj:pass", "obj"} or noun.head != clause.verb or noun.pos != "NOUN":
            continue
        if event.standing.lemma not in _MEASURING and (not _dated(event) or noun.lower.startswith(_UNITS)):
            continue
        before = clause.token(token.i - 1).lower if token.i else ""
        if before in _VAGUE or int(_figures(token).replace(" ", "")) < _LEAST or noun.i < token.i:
            continue
        phrase = sorted(clause.parsed.subtree(noun.i) & set(clause.kept))
        if phrase[0] != token.i or phrase != [i for i in clause.kept if phrase[0] <= i <= phrase[-1]]:
            continue
        return _number_fact(event, token, noun, phrase, seed)
    return None


def _figures(token: Token) -> str:
    """«46», «семь» as «7»; "" for what is no number."""
    return token.text if _NUMBER.fullmatch(token.text) else _WORDS.get(token.lower, "")


def _dated(event: Event) -> bool:
    """«Сколько шайб забросил Лапин?»: in which year, or in all his life?"""
    whole = any(t.lower in {"всю", "всего", "жизнь", "карьеру"} for t in event.standing.clause.words())
    return whole or (event.date is not None and event.date.complete)


def _number_fact(event: Event, number: Token, noun: Token, phrase: list[int], seed: int) -> Asked | None:
    counted = _counted(event, number, noun, phrase)
    subject = event.standing.clause.subject
    if subject is not None and event.standing.clause.token(subject).lower in {"число", "количество", "численность"}:
        return None  # «число жителей составило 300 человек»
    if counted is None or not is_particular(event, set(phrase)):
        return None
    question = f"Сколько {counted} {inverted(event, set(phrase), _as_one(event, noun))}?"
    figures = _figures(number)
    asked = about(event, "how-many", capital(f"{event.whole}."), (number.text,))
    options = other_numbers(figures, numbers_near(event.context, event), seed)
    if options:
        choice = Choice(key="", ask=question, answer=figures, wrong=tuple(map(Option, options)))
        asked.add("how-many-choice", choice, 0.0, Step("numbers-near", "; ".join(options)))
    said = event.said_with((), {number.i: Said(number.i, "{" + number.text + "}")})
    asked.add("how-many-cloze", Cloze(key="", ask=capital(f"{said}."), expects=Expects.NUMBER, level=2))
    asked.add(
        "how-many-typed",
        Typed(key="", ask=f"{question} Напиши число.", answer=figures, expects=Expects.NUMBER, level=3),
    )
    return asked


def _as_one(event: Event, noun: Token) -> dict[int, Said]:
    """«Сколько горняков погибло»: behind «сколько» the verb stands in the neuter."""
    clause = event.standing.clause
    if not noun.rel.startswith("nsubj"):
        return {}
    verbs = {clause.verb} | {t.i for t in clause.parsed.children(clause.verb) if t.rel.startswith("aux")}
    said = {i: agree(clause.token(i).text, "n") for i in verbs & set(clause.kept)}
    return {i: Said(i, text) for i, text in said.items() if text}


def _counted(event: Event, number: Token, noun: Token, phrase: list[int]) -> str | None:
    """What is counted, as it stands after «сколько»: in the plural genitive, with what follows it."""
    clause = event.standing.clause
    words = [clause.token(i) for i in phrase if number.i < i <= noun.i]
    if any(token.pos not in {"ADJ", "NOUN", "CCONJ", "DET"} for token in words):
        return None
    if any(token.lower in _MEASURES for token in words) or clause.parsed.child(noun.i, "conj") is not None:
        return None  # «46 картин, 518 рисунков»: one of several
    tail = clause.parsed.tokens[noun.i + 1 : phrase[-1] + 1]
    text = " ".join(token.text for token in words)
    if noun.has(Number="Plur", Case="Gen"):
        said: str | None = text
    else:
        said = decline_phrase([token.text for token in words], Case.GEN, "pl", given=Case.GEN)
    if said is None:
        return None
    return f"{said} {event.said(set(clause.kept) - set(phrase[phrase.index(noun.i) + 1 :]))}" if tail else said
