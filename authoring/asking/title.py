"""What it is called: a paper, a book, a newspaper, a ship."""

from __future__ import annotations

from typing import Final

from authoring.asking.asked import Asked, about
from authoring.asking.particular import is_particular
from authoring.events.after_word import inverted
from authoring.events.context import Context
from authoring.events.event import Event
from authoring.events.wording import Said, capital
from authoring.inflection.dictionary import analyses
from authoring.parsing import Parsed, Token
from authoring.topic import noun_of
from quiz.drafts import Step
from quiz.questions import Choice, Cloze, Option, Typed

WRONG: Final = 3
_KINDS: Final = {
    "paper": "резолюция статья заявление обращение письмо декрет закон указ приказ договор манифест доклад меморандум "
    "воззвание декларация программа постановление конституция устав",
    "book": "книга роман повесть рассказ поэма стихотворение пьеса трагедия комедия сборник учебник трактат "
    "труд работа диссертация очерк монография",
    "press": "газета журнал бюллетень альманах еженедельник",
    "art": "картина опера балет симфония фильм спектакль мультфильм панорама скульптура песня альбом",
    "craft": "корабль крейсер броненосец пароход ледокол шхуна яхта судно подлодка самолет аппарат станция "
    "спутник ракета зонд",
    "firm": "трест завод фабрика компания фирма общество клуб команда банк издательство группа театр",
}
_BY_SOMEBODY: Final = frozenset({"book", "art"})
_OF_NOUN: Final = {noun: kind for kind, nouns in _KINDS.items() for noun in nouns.split()}
_WHICH: Final = {
    ("Masc", "Nom"): "Какой", ("Fem", "Nom"): "Какая", ("Neut", "Nom"): "Какое",
    ("Masc", "Acc"): "Какой", ("Fem", "Acc"): "Какую", ("Neut", "Acc"): "Какое",
    ("Masc", "Ins"): "Каким", ("Fem", "Ins"): "Какой", ("Neut", "Ins"): "Каким",
    ("Masc", "Gen"): "Какого", ("Fem", "Gen"): "Какой", ("Neut", "Gen"): "Какого",
    ("Masc", "Loc"): "каком", ("Fem", "Loc"): "какой", ("Neut", "Loc"): "каком",
}  # fmt: skip
_NEAR: Final = 200
"""Sentences around in which titles for wrong options are looked for."""
_CHIEFS: Final = (
    "управляющ", "заведующ", "командующ", "директор", "начальник", "руководител", "редактор", "председател", "капитан",
    "командир", "президент", "главой", "хозяин", "владел",
)  # fmt: skip
_LONGEST: Final = 60


def ask_title(event: Event, seed: int) -> Asked | None:
    """«Какую резолюцию приняло собрание?»: the noun stays, its title is asked."""
    clause = event.standing.clause
    if event.date is None:
        return None  # «опера «Нос» вызвала споры», «Лапин написал книгу «Заря»»: he wrote others
    for open_ in clause.kept:
        if clause.token(open_).text != "«" or open_ == 0:
            continue
        noun = clause.token(open_ - 1)
        kind = _kind(noun)
        if kind in _BY_SOMEBODY and noun.i == clause.subject and not (event.standing.people or event.standing.replaced):
            continue  # «вышел роман «Заря»»: whose?
        if _belongs_to_noun(event, noun):
            asked = _gap_only(event, noun, open_) if kind == "firm" else None
            if asked is not None:
                return asked
            continue
        if not kind or noun.head != clause.verb or noun.rel not in {"obj", "nsubj", "nsubj:pass", "obl", "xcomp"}:
            continue
        close = next((i for i in clause.kept if i > open_ and clause.token(i).text == "»"), None)
        title = _title(clause.parsed, open_, close, event.context)
        if close is None or not title:
            continue
        asked = _fact(event, noun, set(range(open_, close + 1)), title)
        if asked is not None:
            return asked
    return None


def _belongs_to_noun(event: Event, noun: Token) -> bool:
    """«управляющим трестом»: the noun hangs on the one before it, whatever the tree says."""
    before = event.standing.clause.parsed.tokens[noun.i - 1] if noun.i else None
    if before is None or before.text[:1] in "«»,":
        return False
    chief = before.lower.startswith(_CHIEFS)
    return chief or (before.pos == "NOUN" and before.feats.get("Case") == noun.feats.get("Case") == "Ins")


def _gap_only(event: Event, noun: Token, open_: int) -> Asked | None:
    """«назначили управляющим трестом «Темп»»: only a gap; no question word fits between the two nouns."""
    clause = event.standing.clause
    close = next((i for i in clause.kept if i > open_ and clause.token(i).text == "»"), None)
    title = _title(clause.parsed, open_, close, event.context)
    somebody = event.standing.people or event.standing.replaced
    if close is None or not title or not somebody:
        return None
    asked = about(event, "title", capital(f"{event.whole}."), (title,))
    said = event.said_with((), {open_: Said(close, "«{" + title + "}»")})
    asked.add("title-cloze", Cloze(key="", ask=capital(f"{said}."), level=2), -0.04)
    return asked


def _kind(noun: Token) -> str:
    if noun.pos != "NOUN" or noun.has(Number="Plur"):
        return ""
    return next((_OF_NOUN[one.normal_form.replace("ё", "е")] for one in analyses(noun.text)
                 if one.normal_form.replace("ё", "е") in _OF_NOUN), "")  # fmt: skip


def _title(parsed: Parsed, open_: int, close: int | None, context: Context) -> str:
    """What stands between the quotes, if it is a title: a capital first, not a sentence."""
    if close is None:
        return ""
    inner = context.text[parsed.tokens[open_].end : parsed.tokens[close].start]
    return inner if inner[:1].isupper() and len(inner) <= _LONGEST and "«" not in inner else ""


def _fact(event: Event, noun: Token, words: set[int], title: str) -> Asked | None:
    clause = event.standing.clause
    before = [i for i in clause.kept if i < noun.i]
    modifiers = {i for i in clause.parsed.subtree(noun.i) if i < noun.i and i in clause.kept}
    phrase = sorted(modifiers | {noun.i})
    rest_below = (clause.parsed.subtree(noun.i) & set(clause.kept)) - set(phrase) - words
    if phrase != list(range(phrase[0], noun.i + 1)) or rest_below - {i for i in rest_below if i > max(words)}:
        return None
    if any(clause.token(i).has(VerbForm="Part") for i in rest_below):
        return None
    case = clause.parsed.child(noun.i, "case")
    which = _WHICH.get((noun.feats.get("Gender", ""), noun.feats.get("Case", "")))
    if which is None or not is_particular(event, words):
        return None
    inner = [i for i in phrase if case is None or i != case.i]
    named = " ".join(
        clause.token(i).text.lower() if n == 0 and before == [] else clause.token(i).text for n, i in enumerate(inner)
    )
    opening = f"{which} {named}" if case is None else f"{capital(case.text)} {which.lower()} {named}"
    rest = inverted(event, set(phrase) | words)
    question = f"{opening} {rest}?"
    asked = about(event, "title", capital(f"{event.whole}."), (title,))
    shown = f"«{title}»"
    options = _others(event, noun_of(noun), title)[:WRONG]
    if len(options) == WRONG:
        choice = Choice(key="", ask=question, answer=shown, wrong=tuple(Option(f"«{one}»") for one in options))
        asked.add("title-choice", choice, -0.05, Step("titles-of-the-text", "; ".join(options)))
    first, last = min(words), max(words)
    said = event.said_with((), {first: Said(last, "«{" + title + "}»")})
    asked.add("title-cloze", Cloze(key="", ask=capital(f"{said}."), level=2), -0.02)
    asked.add("title-typed", Typed(key="", ask=f"{question} Напиши название.", answer=title, level=3), -0.02)
    return asked


def _others(event: Event, noun: str, title: str) -> list[str]:
    """Titles of other things of that noun in the text, the nearest first, not in the same sentences."""
    context = event.context
    found: dict[str, int] = {}
    for number in range(max(0, event.sentence - _NEAR), min(len(context.parsed), event.sentence + _NEAR + 1)):
        parsed = context.parsed[number]
        for token in parsed.tokens[1:]:
            if token.text != "«" or noun_of(parsed.tokens[token.i - 1]) != noun:
                continue
            close = next((t.i for t in parsed.tokens[token.i :] if t.text == "»"), None)
            other = _title(parsed, token.i, close, context)
            near = event.standing.evidence_from <= number <= event.sentence
            if other and other != title and not near and not parsed.tokens[token.i - 1].has(Case=""):
                found.setdefault(other, abs(number - event.sentence))
    return sorted(found, key=lambda one: (found[one], one))
