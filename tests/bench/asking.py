"""Questions made by hand: a good set, and how to spoil it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bench.quality.asked import Asked, asked_of
from bench.quality.checks import CHECKS, SET_CHECKS
from bench.quality.fault import Fault, faults_of
from bench.quality.ground import Ground
from quiz.questions import (
    Choice,
    Cloze,
    Expects,
    Fact,
    Flashcard,
    Match,
    Option,
    Order,
    Origin,
    Question,
    QuestionSet,
    TrueFalse,
    Typed,
)

MATERIAL = """Полярная станция

В 1932 году капитан П. С. Громов привёл ледокол «Байкал» к острову Крайнему. 14 марта 1934 года А. Н. Зимин открыл
на острове Крайнем полярную станцию «Заря». Станцию построили 46 плотников из Архангельска.

По разным данным, зимовка 1935 года стоила жизни пяти собакам. В 1937 году Громов передал ледокол В. Ю. Лескову.
В октябре 1939 года Главное управление РКП (б) закрыло станцию «Заря»."""
MATERIAL = MATERIAL.replace("открыл\n", "открыл ").replace("Лескову.\n", "Лескову. ")

PILOTED = "В 1932 году капитан П. С. Громов привёл ледокол «Байкал» к острову Крайнему."
OPENED = "14 марта 1934 года А. Н. Зимин открыл на острове Крайнем полярную станцию «Заря»."
BUILT = "Станцию построили 46 плотников из Архангельска."
DOUBTED = "По разным данным, зимовка 1935 года стоила жизни пяти собакам."
HANDED = "В 1937 году Громов передал ледокол В. Ю. Лескову."
CLOSED = "В октябре 1939 года Главное управление РКП (б) закрыло станцию «Заря»."


def wrong(*texts: str) -> tuple[Option, ...]:
    """Wrong options."""
    return tuple(map(Option, texts))


def fact(question: Question, quote: str, key: str = "fact-1", statement: str = "") -> Fact:
    """A fact with one question."""
    return Fact(key, statement or quote, quote, (question,))


def choice(ask: str, answer: str, *others: str, rule: str = "when-year") -> Choice:
    """One right, three wrong."""
    return Choice(key="choice-1", ask=ask, answer=answer, wrong=wrong(*others), origin=Origin(rule, 1.0))


def true_false(ask: str, answer: bool, explanation: str = "") -> TrueFalse:
    """A statement."""
    origin = Origin("when-false", 1.0)
    return TrueFalse(key="true_false-1", ask=ask, answer=answer, explanation=explanation, origin=origin)


def typed(ask: str, answer: str, **more: Any) -> Typed:
    """To be written."""
    return Typed(key="typed-1", ask=ask, answer=answer, origin=Origin("when-typed", 1.0), **more)


def cloze(ask: str, **more: Any) -> Cloze:
    """With a gap."""
    return Cloze(key="cloze-1", ask=ask, origin=Origin("when-cloze", 1.0), **more)


def card(ask: str, answer: str) -> Flashcard:
    """Front and back."""
    return Flashcard(key="flashcard-1", ask=ask, answer=answer, origin=Origin("date-event-card", 1.0))


WHO = choice("Кто в 1932 году привёл ледокол «Байкал» к острову Крайнему?", "П. С. Громов",
             "А. Н. Зимин", "В. Ю. Лесков", "И. П. Белов", rule="who-choice")  # fmt: skip
WHEN = choice("Когда А. Н. Зимин открыл на острове Крайнем полярную станцию «Заря»?", "14 марта 1934 года",
              "2 апреля 1934 года", "11 мая 1935 года", "20 марта 1933 года", rule="when-day")  # fmt: skip
YEAR = choice("В каком году Громов передал ледокол В. Ю. Лескову?", "1937", "1935", "1936", "1938")
HOW_MANY = choice("Сколько плотников из Архангельска построили полярную станцию?", "46", "38", "52", "64",
                  rule="how-many")  # fmt: skip
MONTH = choice("Когда Главное управление РКП (б) закрыло станцию «Заря»?", "В октябре 1939 года",
               "В мае 1939 года", "В июле 1940 года", "В октябре 1938 года", rule="when-month")  # fmt: skip
ORDER = Order(
    key="order-1",
    ask="Расставь события по порядку: от раннего к позднему.",
    answer=("П. С. Громов привёл ледокол «Байкал»", "Громов передал ледокол В. Ю. Лескову"),
    origin=Origin("order", 1.0),
)
MATCH = Match(
    key="match-1",
    ask="Соедини даты и события.",
    answer=(("1932", "П. С. Громов привёл ледокол «Байкал»"), ("1937", "Громов передал ледокол В. Ю. Лескову")),
    origin=Origin("date-pairs", 1.0),
)

GOOD = (
    Fact("who-1", PILOTED, PILOTED, (
        WHO,
        cloze("В 1932 году {П. С. Громов} привёл ледокол «Байкал» к острову Крайнему.", expects=Expects.PERSON),
        true_false("В 1932 году В. Ю. Лесков привёл ледокол «Байкал» к острову Крайнему.", False,
                   "На самом деле — П. С. Громов."),
    )),
    Fact("when-1", OPENED, OPENED, (
        WHEN,
        typed("Когда А. Н. Зимин открыл на острове Крайнем полярную станцию «Заря»? Назови полную дату.",
              "14 марта 1934 года", expects=Expects.DATE),
        true_false("В первой половине 1930-х годов А. Н. Зимин открыл на острове Крайнем полярную станцию «Заря».",
                   True),
    )),
    Fact("when-2", HANDED, HANDED, (
        YEAR, card("Что произошло в 1937 году?", "Громов передал ледокол В. Ю. Лескову."),
    )),
    Fact("how-many-1", BUILT, OPENED + " " + BUILT, (HOW_MANY,)),
    Fact("when-3", CLOSED, CLOSED, (MONTH,)),
)  # fmt: skip


def found(facts: Sequence[Fact], material: str = MATERIAL, language: str = "ru") -> list[Fault]:
    """What all checks say of these facts."""
    questions = QuestionSet(title="", language=language, facts=tuple(facts), material=material)
    return faults_of([*asked_of(questions)], Ground(material, language), CHECKS, SET_CHECKS)


def names(facts: Sequence[Fact], material: str = MATERIAL, language: str = "ru") -> set[str]:
    """The checks that found something."""
    return {fault.check for fault in found(facts, material, language)}


def many(question: Question, quote: str, count: int) -> list[Fact]:
    """The same question many times, as facts of their own."""
    return [replace(fact(question, quote), key=f"fact-{number}") for number in range(1, count + 1)]


def asked(question: Question, quote: str = PILOTED) -> Asked:
    """One question of one fact."""
    return Asked(fact(question, quote), question)
