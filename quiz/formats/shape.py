"""What a question file may hold: names, limits, spellings. The reader and the JSON Schema both follow it."""

from __future__ import annotations

import re

from quiz.questions import Kind

LANGUAGES = ("ru", "en")
FILE_FIELDS = ("title", "language", "draft", "source", "about", "facts")
FACT_FIELDS = ("id", "statement", "subject", "quote", "questions")
ORIGIN_FIELDS = ("rule", "score", "check", "edited")
SHARED_FIELDS = ("kind", "id", "ask", "explanation", "quote", "level", *ORIGIN_FIELDS)
KIND_FIELDS: dict[Kind, tuple[str, ...]] = {
    Kind.CHOICE: ("answer", "wrong"),
    Kind.MULTI_CHOICE: ("answer", "wrong"),
    Kind.TRUE_FALSE: ("answer",),
    Kind.TYPED: ("answer", "accept", "expects"),
    Kind.CLOZE: ("accept", "wrong", "expects"),
    Kind.ORDER: ("answer",),
    Kind.MATCH: ("answer",),
    Kind.FLASHCARD: ("answer",),
}
OPTIONAL_FIELDS = frozenset({"id", "explanation", "quote", "level", "accept", "expects", *ORIGIN_FIELDS})

# Lengths in characters.
TITLE = 100
ABOUT = 300
SOURCE = 100
STATEMENT = 300
SUBJECT = 120
QUOTE = 900
ASK = 300
OPTION = 100
WHY = 300
EXPLANATION = 400
BACK = 300
ORDER_ITEM = 100
MATCH_LEFT = 30
MATCH_RIGHT = 100
ID = 40

# How many, from and to.
FACTS = (1, 20_000)
QUESTIONS = (1, 20)
WRONG = (1, 7)
SEVERAL_RIGHT = (2, 7)
MOST_OPTIONS = 10
ACCEPT = (1, 20)
ORDERED = (3, 5)
PAIRS = (3, 5)
LEVELS = ("1", "2", "3")

MOST_FAULTS = 500
"""More than anybody will read: of those beyond it only the number is told."""

FACT_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
RULE = FACT_ID
SCORE = re.compile(r"0?\.\d+|0|1(\.0+)?", re.ASCII)
QUESTION_ID = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")
SOURCE_NAME = re.compile(r"(?!\.)[^/\\:]+")

TRUE_WORDS = frozenset({"true", "yes"})
FALSE_WORDS = frozenset({"false", "no"})

SYNONYMS = {
    "question": "ask", "text": "ask", "вопрос": "ask", "задание": "ask",
    "type": "kind", "вид": "kind", "тип": "kind",
    "correct": "answer", "answers": "answer", "right": "answer", "back": "answer", "ответ": "answer",
    "ответы": "answer", "options": "wrong", "distractors": "wrong", "incorrect": "wrong", "неверные": "wrong",
    "варианты": "wrong", "comment": "explanation", "explain": "explanation", "пояснение": "explanation",
    "объяснение": "explanation", "difficulty": "level", "уровень": "level", "synonyms": "accept",
    "evidence": "quote", "citation": "quote", "цитата": "quote", "fact": "statement", "факт": "statement",
    "who": "subject", "whom": "subject", "кто": "subject", "о ком": "subject",
    "key": "id", "name": "title", "название": "title", "lang": "language", "язык": "language",
    "description": "about", "описание": "about", "material": "source", "источник": "source",
    "факты": "facts", "вопросы": "questions", "черновик": "draft", "правило": "rule", "confidence": "score",
    "уверенность": "score", "review": "check", "проверить": "check", "changed": "edited", "исправлено": "edited",
}  # fmt: skip
"""What people write instead of a name, for "did you mean"."""


def fields_of(kind: Kind) -> tuple[str, ...]:
    """All names a question of this kind may have."""
    return SHARED_FIELDS + KIND_FIELDS[kind]


def required_of(kind: Kind) -> tuple[str, ...]:
    """The names it must have. In a cloze the options are a matter of choice."""
    optional = OPTIONAL_FIELDS | {"wrong"} if kind is Kind.CLOZE else OPTIONAL_FIELDS
    return tuple(name for name in fields_of(kind) if name not in optional)


_MORE_THAN_A_SPACE = re.compile(r"[ \t\r\n\u2028\u2029]{2,}|[\t\r\n\u2028\u2029]")


def tidy(text: str) -> str:
    """The text on one line with single spaces; no-break spaces stay, people put them in with care."""
    return _MORE_THAN_A_SPACE.sub(" ", text).strip()


def folded(text: str) -> str:
    """The text as options are compared: white space, case and ё make no difference."""
    return " ".join(text.split()).casefold().replace("ё", "е")
