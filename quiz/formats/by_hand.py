"""A question as a person writes it into one message.

Когда начался поход?
весной 1919
летом 1919
осенью 1921
Факт: Поход начался весной 1919 года.
"""

from __future__ import annotations

import re
from dataclasses import replace

from quiz.errors import BadFile, Fault
from quiz.formats import shape
from quiz.formats.foreign import Sheet
from quiz.formats.plain import default_keys
from quiz.questions import Fact, Kind, Question, kind_of

FULL = Fault(None, None, "", "by-hand-fact-full", {"most": str(shape.QUESTIONS[1])})
HOLDS_RIGHT = "by-hand-holds-right"
"""The fault of a wrong option that lists the right answer among others."""
STATED = re.compile(r"(?:факт|fact)\s*:\s*(.*)", re.IGNORECASE | re.DOTALL)


def read_by_hand(text: str, language: str, *, known: bool = False) -> Fact | tuple[Fault, ...]:
    """The fact with its one question, or all that is wrong with it.

    The first line asks, the second is the right answer, further ones are wrong; without these the answer is written
    by the learner. A line may state the fact, else question and answer do. Faults name the line of the message.
    language: of the set. known: the fact is stated already, this is one more way of asking it. The keys are made of
    the words: whoever puts it beside others sees to it that they differ.
    """
    rows = [(number, row.strip()) for number, row in enumerate(text.split("\n"), 1) if row.strip()]
    said = [(number, row) for number, row in rows if not STATED.fullmatch(row)]
    stated = [(number, found[1]) for number, row in rows if (found := STATED.fullmatch(row))]
    if not said:
        return (Fault(None, None, "", "by-hand-no-question"),)
    if len(said) == 1:
        return (Fault(None, None, "", "by-hand-no-answer"),)
    if stated[int(not known) :]:
        code = "by-hand-fact-known" if known else "by-hand-two-facts"
        return (Fault(stated[-1][0], None, "", code),)
    (asked_on, ask), (answered_on, answer), *others = said
    wrong = [(number, option) for number, line in others for option in options_in(line, answer)]
    if held := [number for number, option in wrong if lists(option, answer)]:
        return tuple(Fault(number, None, "", HOLDS_RIGHT, {"answer": answer}) for number in dict.fromkeys(held))
    if len(wrong) > shape.WRONG[1]:
        data = {"count": str(len(wrong)), "most": str(shape.WRONG[1])}
        return (Fault(None, None, "", "by-hand-too-many", data),)
    sheet = Sheet("")
    sheet.language = language
    statement = stated[0][1] if stated else ""
    kind = Kind.CHOICE if wrong else Kind.TYPED
    sheet.add(1, kind, ask, statement=statement, answer=answer, wrong=tuple(option for _, option in wrong))
    lines = {"ask": asked_on, "answer": answered_on, "statement": stated[0][0] if stated else asked_on}
    lines |= {f"wrong[{nth}]": number for nth, (number, _) in enumerate(wrong)}
    try:
        (fact,) = sheet.finish().questions.facts
    except BadFile as error:
        told = [fault for fault in error.faults if stated or not fault.where.endswith(".statement")]
        return tuple(_placed(fault, lines) for fault in told)
    return fact


def options_in(line: str, answer: str) -> list[str]:
    """The wrong options of a line: one, or several with semicolons between them; of numbers commas do. Where the right
    answer has such a sign itself, it parts nothing."""
    for sign in (";", ", "):
        parts = [part.strip() for part in line.split(sign)]
        if (
            sign not in answer
            and len(parts) > 1
            and all(parts)
            and (sign == ";" or all(part.isdecimal() for part in parts))
        ):
            return parts
    return [line]


def lists(option: str, answer: str) -> bool:
    """Whether an option is a list, and the answer is in it."""
    parts = [shape.folded(part) for part in re.split(r"[,;/]", option)]
    return len(parts) > 1 and shape.folded(answer) in parts


def read_beside(text: str, language: str, known: Fact) -> Question | tuple[Fault, ...]:
    """One more question about a fact, under a key that none of its others has; or all that is wrong with it."""
    if len(known.questions) >= shape.QUESTIONS[1]:
        return (FULL,)
    fact = read_by_hand(text, language, known=True)
    if not isinstance(fact, Fact):
        return fact
    (question,) = fact.questions
    taken = {each.key for each in known.questions}
    names = default_keys([kind_of(question)] * (len(taken) + 1))
    return replace(question, key=next(name for name in names if name not in taken))


def _placed(fault: Fault, lines: dict[str, int]) -> Fault:
    """With the line of the message instead of the way through a file."""
    line = lines.get(re.sub(r"^facts\[0\]\.(questions\[0\]\.)?", "", fault.where))
    data = {name: said for name, said in fault.data.items() if name not in ("fact", "question", "first")}
    return replace(fault, line=line, column=None, where="", data=data)
