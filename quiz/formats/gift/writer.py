"""A question set → a GIFT file that Moodle takes in."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from quiz.errors import Fault
from quiz.formats.drawn_gaps import BLANK, DRAWN_GAP
from quiz.formats.foreign import Exported, language_of
from quiz.formats.gift.blocks import FORMAT, OWN_HEADER
from quiz.formats.html_text import plain_text
from quiz.formats.plain import default_level
from quiz.questions import (
    Choice,
    Cloze,
    Expects,
    Fact,
    Flashcard,
    Match,
    MultiChoice,
    Option,
    Order,
    Question,
    QuestionSet,
    TrueFalse,
    Typed,
    kind_of,
)

SHARES = {2: "50", 3: "33.33333", 4: "25", 5: "20", 6: "16.66667", 7: "14.28571"}
"""What each of so many right answers is worth; Moodle knows these weights and refuses others."""
LOOKS_WEIGHED = re.compile(r"%-?\d")
NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,10})?", re.ASCII)
"""Numbers that Moodle reads as we write them."""


def write_gift(questions: QuestionSet) -> Exported:
    """The file, and what it has no place for: one fault for each kind of loss, with how many there are."""
    losses = _losses(questions)
    parts = [OWN_HEADER, f"$CATEGORY: $course$/top/{_category(questions.title)}"]
    for fact in questions.facts:
        for question in fact.questions:
            if _has_no_form(question) is None:
                parts.append("\n".join(_block(fact, question)))
    return Exported(("\n\n".join(parts) + "\n").encode("utf-8"), losses)


def _losses(questions: QuestionSet) -> tuple[Fault, ...]:
    asked = [question for fact in questions.facts for question in fact.questions]
    counts: Counter[str] = Counter()
    for question in asked:
        form = _has_no_form(question)
        counts.update([form] if form else _lost_of(question))
    counts["gift-lost-quotes"] += sum(bool(fact.quote) for fact in questions.facts)
    guessed = language_of(" ".join(fact.statement for fact in questions.facts[:200]))
    of_set = {
        "about": questions.about,
        "source": questions.source,
        "draft": questions.draft,
        "language": guessed != questions.language,
    }
    counted = [Fault(None, None, "", code, {"count": str(count)}) for code, count in sorted(counts.items()) if count]
    return (*counted, *(Fault(None, None, "", "gift-lost-set", {"what": what}) for what in of_set if of_set[what]))


def _has_no_form(question: Question) -> str | None:
    """The code that tells why this question is not written, None if it is."""
    if isinstance(question, Order):
        return "gift-lost-orders"
    if isinstance(question, Typed | Cloze) and not _offers_options(question):
        # An arrow makes pairs of answers, and nothing can be put before it to say otherwise.
        return "gift-lost-arrows" if any("->" in text for text in (question.answer, *question.accept)) else None
    return None


def _offers_options(question: Question) -> bool:
    """Whether something wrong is offered with what is right."""
    return bool(getattr(question, "wrong", ()))


def _lost_of(question: Question) -> Iterator[str]:
    if question.level != default_level(question):
        yield "gift-lost-levels"
    if question.quote:
        yield "gift-lost-quotes"
    if question.origin:
        yield "gift-lost-origins"
    match question:
        case Flashcard() if question.explanation:
            yield "gift-lost-explanations"
        case Cloze() if question.wrong:
            if question.accept:
                yield "gift-lost-accepted"
            if question.expects is not Expects.TEXT:
                yield "gift-lost-expects"
        case Typed() | Cloze() if question.expects is not Expects.TEXT and not _is_numerical(question):
            yield "gift-lost-expects"


def _is_numerical(question: Typed | Cloze) -> bool:
    texts = (question.answer, *question.accept)
    return question.expects is Expects.NUMBER and all(NUMBER.fullmatch(text) for text in texts)


def _category(title: str) -> str:
    said = title.replace("/", "//")
    return f" {said}" if said.startswith("/") else said


def _block(fact: Fact, question: Question) -> Iterator[str]:
    # A gap may be drawn; if it is none, or not the only one, a word tells so when we read the file ourselves.
    drawn = isinstance(question, Choice | Typed | Cloze) and DRAWN_GAP.search(question.ask)
    kind = f" [kind:{kind_of(question)}]" if drawn else ""
    yield f"// [id:{fact.key}/{question.key}]{kind}"
    plain = "[plain]" if any(map(_reads_otherwise, _texts(question))) else ""
    before, after = question.ask, ""
    if isinstance(question, Cloze):
        before, _, rest = question.ask.partition("{")
        after = rest.partition("}")[2]
        if not after.strip():
            before, after = f"{before}{BLANK} ", ""
    yield f"::{_escaped(fact.statement)}::{plain}{_escaped(before)}{{"
    yield from (f"\t{line}" for line in _answers(question))
    general = question.answer if isinstance(question, Flashcard) else question.explanation
    if general:
        yield f"\t####{_formatted(general)}"
    yield f"}}{_escaped(after)}"


def _answers(question: Question) -> Iterator[str]:
    match question:
        case TrueFalse():
            yield "TRUE" if question.answer else "FALSE"
        case MultiChoice():
            share = SHARES[len(question.answer)]
            yield from (f"~%{share}%{_formatted(text)}" for text in question.answer)
            yield from (_option(option, "~%-100%") for option in question.wrong)
        case Match():
            yield from (f"={_left(left)} -> {_escaped(right)}" for left, right in question.answer)
        case Choice() | Cloze(wrong=(_, *_)):
            yield (
                f"~%100%{_formatted(question.answer)}"
                if LOOKS_WEIGHED.match(question.answer)
                else (f"={_formatted(question.answer)}")
            )
            for option in question.wrong:
                yield _option(option, "~%0%" if LOOKS_WEIGHED.match(option.text) else "~")
        case Typed() | Cloze():
            yield from _typed(question)


def _typed(question: Typed | Cloze) -> Iterator[str]:
    texts = (question.answer, *question.accept)
    if _is_numerical(question):
        yield f"#{texts[0]}" if len(texts) == 1 else "#"
        yield from (f"={text}" for text in texts[1:] and texts)
        return
    for text in texts:
        weight = "%100%" if LOOKS_WEIGHED.match(text) else ""
        yield f"={weight}{_escaped(text.replace('*', chr(92) + '*'))}"


def _option(option: Option, mark: str) -> str:
    return f"{mark}{_formatted(option.text)}" + (f" #{_formatted(option.why)}" if option.why else "")


def _left(text: str) -> str:
    """The left side of a pair ends at the first arrow; one in the text is written as HTML has it."""
    if "->" in text:
        return f"[html]{_escaped(html.escape(text, quote=False))}"
    return _formatted(text)


def _formatted(text: str) -> str:
    """A text that takes its format from the question's, and must not seem to have one of its own."""
    return f"{'[plain]' if FORMAT.match(text) else ''}{_escaped(text)}"


def _reads_otherwise(text: str) -> bool:
    """Whether Moodle would take something in a text for HTML."""
    return FORMAT.match(text) is not None or plain_text(text, keep_lines=True) != (text, ())


def _texts(question: Question) -> Iterable[str]:
    yield question.ask
    yield question.explanation
    match question:
        case Flashcard() | Choice():
            yield question.answer
        case MultiChoice():
            yield from question.answer
        case Match():
            yield from (left for left, _ in question.answer)
        case _:
            pass
    for option in getattr(question, "wrong", ()):
        yield from (option.text, option.why)


def _escaped(text: str) -> str:
    return re.sub(r"([\\~=#{}:])", r"\\\1", text).replace("\n", "\\n")
