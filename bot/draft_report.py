"""A draft told to whoever made it on the command line: a summary, and why each question is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from babel import Locale, UnknownLocaleError

from bot.texts import Words
from quiz.drafts import Draft, Seen, SentenceNote, Step
from quiz.questions import (
    Choice,
    Cloze,
    Fact,
    Flashcard,
    Kind,
    Match,
    MultiChoice,
    Order,
    Question,
    TrueFalse,
    Typed,
    kind_of,
)

TOP = 6
"""Reasons that the summary names; the rest are one line."""

Row = tuple[str, str]
"""What is counted, and what came out; what is part of the line above begins with two spaces."""


def summary(draft: Draft, words: Words) -> Iterator[Row]:
    """What was made of the text, and why not more."""
    say = words.plain
    facts = draft.questions.facts
    asked = [question for fact in facts for question in fact.questions]
    yield say("sum-facts"), str(len(facts))
    yield say("sum-questions"), str(len(asked))
    kinds = Counter(kind_of(question) for question in asked)
    yield from (("  " + say(f"kind-{kind}".replace("_", "-")), str(kinds[kind])) for kind in Kind if kinds[kind])
    yield say("sum-check"), str(sum(bool(question.origin and question.origin.check) for question in asked))
    used = sum(bool(note.facts) for note in draft.sentences)
    yield say("sum-used"), str(used)
    yield say("sum-unused"), str(len(draft.sentences) - used)
    yield from (("  " + reason, str(count)) for reason, count in reasons(draft, words))


def seen(what: Seen, words: Words) -> str:
    """One line: language, length, sentences, dates, people."""
    return words.plain(
        "seen-text",
        language=language_name(what.language, words),
        sentences=what.sentences,
        dated=what.dated,
        people=what.people,
        characters=what.characters,
    )


def lacks(what: Seen, words: Words) -> Iterator[str]:
    """What is missing, a sentence each, with what would help."""
    language = language_name(what.language, words)
    return (words.plain(f"lack-{lack}", language=language) for lack in what.lacks)


def language_name(code: str, words: Words) -> str:
    """ "de" → «немецкий», «German»; the code itself if nobody knows it."""
    if not code:
        return words.plain("language-unclear")
    try:
        return Locale.parse(code).get_display_name(words.language) or code
    except (UnknownLocaleError, ValueError):
        return code


def refusal(rule: str, words: Words) -> str:
    """Why a sentence gave nothing, in words; the rule's name if it has none."""
    key = f"refused-{rule.replace(':', '-').replace('_', '-')}"
    return words.plain(key) if key in words.keys() else words.plain("unused-by-rule", rule=rule)  # noqa: SIM118  no dict


def reasons(draft: Draft, words: Words) -> Iterator[tuple[str, int]]:
    """Each sentence without questions counts once, by the first rule that refused it."""
    rules = Counter(note.refused[0].rule if note.refused else "" for note in draft.sentences if not note.facts)
    said = Counter[str]()
    for rule, count in rules.items():
        said[refusal(rule, words) if rule else words.plain("unused-nothing")] += count
    yield from said.most_common(TOP)
    if rest := sum(count for _, count in said.most_common()[TOP:]):
        yield words.plain("unused-rest"), rest


def explanation(draft: Draft, words: Words) -> Iterator[str]:
    """Line by line: each sentence with the facts and questions it gave, and the rules behind them, or why none."""
    facts = {fact.key: fact for fact in draft.questions.facts}
    told: dict[str, int] = {}
    for number, note in enumerate(draft.sentences, 1):
        text = " ".join(draft.questions.material[note.start : note.end].split())
        yield f"{number}. {words.plain('explain-sentence', text=text)}"
        for key in note.facts:
            if key in told:
                yield "   " + words.plain("explain-again", fact=key, number=told[key])
            elif key in facts:
                yield from _fact(draft, facts[key], words)
                told[key] = number
        yield from _refused(note, words)
        yield ""
    if untold := [fact for key, fact in facts.items() if key not in told]:
        yield words.plain("explain-untold")
        for fact in untold:
            yield from _fact(draft, fact, words)


def _refused(note: SentenceNote, words: Words) -> Iterator[str]:
    if not note.facts and not note.refused:
        yield "   " + words.plain("unused-nothing")
    for step in note.refused:
        detail = f" ({step.detail})" if step.detail else ""
        yield f"   {words.plain('explain-refused', reason=refusal(step.rule, words))}{detail} [{step.rule}]"


def _fact(draft: Draft, fact: Fact, words: Words) -> Iterator[str]:
    yield "   " + words.plain("explain-fact", fact=fact.key, statement=fact.statement)
    for question in fact.questions:
        yield f"     {question.key}: {question.ask}{_answer(question, words)}{_marks(question, words)}"
        if steps := draft.trails.get((fact.key, question.key)):
            yield "       " + " → ".join(_step(step) for step in steps)


def _answer(question: Question, words: Words) -> str:
    match question:
        case Choice() | Typed() | Flashcard():
            return f" — {question.answer}"
        case TrueFalse():
            return " — " + words.plain("answer-true" if question.answer else "answer-false")
        case MultiChoice() | Order():
            return " — " + "; ".join(question.answer)
        case Match():
            return " — " + "; ".join(" = ".join(pair) for pair in question.answer)
        case Cloze():
            return ""  # stands in its braces


def _marks(question: Question, words: Words) -> str:
    if question.origin is None:
        return ""
    check = [words.plain("mark-check")] if question.origin.check else []
    return f"  [{'; '.join([question.origin.rule, f'{question.origin.score:.2f}', *check])}]"


def _step(step: Step) -> str:
    return f"{step.rule} ({step.detail})" if step.detail else step.rule
