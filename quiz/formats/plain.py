"""Questions as plain values (what JSON can hold), with the field names of a question file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypedDict

from quiz.questions import (
    Choice,
    Cloze,
    Expects,
    Flashcard,
    Kind,
    Match,
    MultiChoice,
    Option,
    Order,
    Origin,
    Question,
    TrueFalse,
    Typed,
    kind_of,
)

LEVELS: dict[Kind, int] = {
    Kind.FLASHCARD: 1,
    Kind.CHOICE: 1,
    Kind.TRUE_FALSE: 1,
    Kind.CLOZE: 1,
    Kind.MATCH: 2,
    Kind.ORDER: 2,
    Kind.MULTI_CHOICE: 2,
    Kind.TYPED: 3,
}
LEVEL_OF_TYPED_CLOZE = 2


def level_by_kind(kind: Kind, has_wrong: bool) -> int:
    """1 (recognise) … 3 (recall), for a question that does not say. A cloze without options is harder."""
    if kind is Kind.CLOZE and not has_wrong:
        return LEVEL_OF_TYPED_CLOZE
    return LEVELS[kind]


def default_level(question: Question) -> int:
    """The level this question has in a file that does not give one."""
    return level_by_kind(kind_of(question), bool(getattr(question, "wrong", ())))


def default_keys(kinds: Iterable[Kind]) -> list[str]:
    """The keys of a fact's questions when none has an id: "choice-1", "typed-1", "choice-2" …"""
    seen: dict[Kind, int] = {}
    keys = []
    for kind in kinds:
        seen[kind] = seen.get(kind, 0) + 1
        keys.append(f"{kind}-{seen[kind]}")
    return keys


def question_to_plain(question: Question) -> dict[str, object]:
    """The question as JSON can hold it; `question_from_plain` gives it back equal.

    Fields are named as in a question file, and `key`. Empty ones are left out, `level` is always there.
    Pairs of `match` are a list of two-item lists, because stores of JSON do not keep the order of names.
    """
    plain: dict[str, object] = {"kind": str(kind_of(question)), "key": question.key, "ask": question.ask}
    match question:
        case Choice():
            plain |= {"answer": question.answer, "wrong": options_to_plain(question.wrong)}
        case MultiChoice():
            plain |= {"answer": list(question.answer), "wrong": options_to_plain(question.wrong)}
        case TrueFalse() | Flashcard():
            plain["answer"] = question.answer
        case Typed():
            plain |= {"answer": question.answer, **_written(question)}
        case Cloze():
            plain |= _written(question)
            if question.wrong:
                plain["wrong"] = options_to_plain(question.wrong)
        case Order():
            plain["answer"] = list(question.answer)
        case Match():
            plain["answer"] = [list(pair) for pair in question.answer]
    plain |= {name: text for name in ("explanation", "quote") if (text := getattr(question, name))}
    plain["level"] = question.level
    return plain | (_origin_to_plain(question.origin) if question.origin else {})


def _origin_to_plain(origin: Origin) -> dict[str, object]:
    plain: dict[str, object] = {"rule": origin.rule, "score": origin.score}
    return plain | {name: True for name in ("check", "edited") if getattr(origin, name)}


def _written(question: Typed | Cloze) -> dict[str, object]:
    plain: dict[str, object] = {}
    if question.accept:
        plain["accept"] = list(question.accept)
    if question.expects is not Expects.TEXT:
        plain["expects"] = str(question.expects)
    return plain


def options_to_plain(options: Sequence[Option]) -> list[object]:
    """A string for an option without a reason, otherwise its text and why it is wrong."""
    return [{"text": option.text, "why": option.why} if option.why else option.text for option in options]


class _Shared(TypedDict):
    key: str
    ask: str
    explanation: str
    quote: str
    level: int
    origin: Origin | None


def question_from_plain(plain: Mapping[str, object]) -> Question:
    """The question that `question_to_plain` wrote down. Limits are not checked again.

    Names it does not know are passed over, so that what a newer version wrote can still be read.
    Raises ValueError if something needed is missing or of another type.
    """
    kind = Kind(_text(plain, "kind"))
    wrong = _options(plain.get("wrong", ()))
    level = plain.get("level", level_by_kind(kind, bool(wrong)))
    if not isinstance(level, int):
        raise ValueError(f"level: {level!r} is not a number")
    shared = _Shared(
        key=_text(plain, "key"),
        ask=_text(plain, "ask"),
        explanation=_text(plain, "explanation", ""),
        quote=_text(plain, "quote", ""),
        level=level,
        origin=_origin(plain) if "rule" in plain else None,
    )
    return _built(kind, shared, wrong, plain)


def _origin(plain: Mapping[str, object]) -> Origin:
    score = plain.get("score")
    if isinstance(score, bool) or not isinstance(score, int | float):
        raise ValueError(f"score: {score!r} is not a number")
    check, edited = (plain.get(name) is True for name in ("check", "edited"))
    return Origin(_text(plain, "rule"), float(score), check, edited)


def _built(kind: Kind, shared: _Shared, wrong: tuple[Option, ...], plain: Mapping[str, object]) -> Question:
    accept = _texts(plain.get("accept", ()), "accept")
    expects = Expects(_text(plain, "expects", "text"))
    answer = plain.get("answer")
    match kind:
        case Kind.CHOICE:
            return Choice(**shared, answer=_text(plain, "answer"), wrong=wrong)
        case Kind.MULTI_CHOICE:
            return MultiChoice(**shared, answer=_texts(answer, "answer"), wrong=wrong)
        case Kind.TRUE_FALSE:
            if not isinstance(answer, bool):
                raise ValueError(f"answer: {answer!r} is neither true nor false")
            return TrueFalse(**shared, answer=answer)
        case Kind.TYPED:
            return Typed(**shared, answer=_text(plain, "answer"), accept=accept, expects=expects)
        case Kind.CLOZE:
            return Cloze(**shared, accept=accept, wrong=wrong, expects=expects)
        case Kind.ORDER:
            return Order(**shared, answer=_texts(answer, "answer"))
        case Kind.MATCH:
            return Match(**shared, answer=_pairs(answer))
        case Kind.FLASHCARD:
            return Flashcard(**shared, answer=_text(plain, "answer"))


def _text(plain: Mapping[str, object], name: str, default: str | None = None) -> str:
    value = plain.get(name, default)
    if not isinstance(value, str):
        raise ValueError(f"{name}: {value!r} is not text")
    return value


def _texts(value: object, name: str) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        raise ValueError(f"{name}: {value!r} is not a list of texts")
    return tuple(value)


def _options(value: object) -> tuple[Option, ...]:
    if not isinstance(value, list | tuple):
        raise ValueError(f"wrong: {value!r} is not a list")
    return tuple(Option(item) if isinstance(item, str) else _explained(item) for item in value)


def _explained(item: object) -> Option:
    if not isinstance(item, Mapping):
        raise ValueError(f"wrong: {item!r} is neither text nor text with a reason")
    return Option(_text(item, "text"), _text(item, "why", ""))


def _pairs(value: object) -> tuple[tuple[str, str], ...]:
    pairs = list(value.items()) if isinstance(value, Mapping) else value
    if not isinstance(pairs, list | tuple):
        raise ValueError(f"answer: {value!r} is not a list of pairs")
    found = []
    for pair in pairs:
        texts = _texts(pair, "answer")
        if len(texts) != 2:
            raise ValueError(f"answer: {pair!r} is not a pair")
        found.append((texts[0], texts[1]))
    return tuple(found)
