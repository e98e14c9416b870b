"""What the columns of a table with questions are called, in Russian and English, and which is which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from quiz.errors import Language
from quiz.formats.foreign import language_of
from quiz.questions import Expects, Kind

HEADINGS: dict[str, dict[Language, str]] = {
    "kind": {"en": "kind", "ru": "вид"},
    "ask": {"en": "question", "ru": "вопрос"},
    "answer": {"en": "answer", "ru": "ответ"},
    "wrong": {"en": "wrong", "ru": "неверный"},
    "accept": {"en": "also right", "ru": "тоже верно"},
    "expects": {"en": "expects", "ru": "что писать"},
    "explanation": {"en": "explanation", "ru": "пояснение"},
    "level": {"en": "level", "ru": "уровень"},
    "why": {"en": "why wrong", "ru": "почему неверно"},
    "statement": {"en": "fact", "ru": "факт"},
    "subject": {"en": "subject", "ru": "о ком"},
    "quote": {"en": "quote", "ru": "цитата"},
    "own_quote": {"en": "quote of the question", "ru": "цитата вопроса"},
    "rule": {"en": "rule", "ru": "правило"},
    "score": {"en": "score", "ru": "уверенность"},
    "check": {"en": "check", "ru": "проверить"},
    "edited": {"en": "edited", "ru": "исправлено"},
    "title": {"en": "set", "ru": "набор"},
    "language": {"en": "language", "ru": "язык"},
    "about": {"en": "about the set", "ru": "о наборе"},
    "source": {"en": "source", "ru": "источник"},
    "draft": {"en": "draft", "ru": "черновик"},
    "fact_id": {"en": "fact id", "ru": "id факта"},
    "id": {"en": "question id", "ru": "id вопроса"},
}
"""Each column by its field, in the order they are written. What concerns the set stands in the first row only."""
OF_THE_SET = ("title", "language", "about", "source", "draft")
OF_THE_FACT = ("statement", "subject", "quote")
NUMBERED = frozenset({"answer", "wrong", "why", "accept", "option"})
"""Columns there may be several of: «неверный 1», «неверный 2»."""
OTHER_WORDS = {
    "kind": "type, question type, тип, вид вопроса, тип вопроса",
    "ask": "ask, question text, text, term, front, word, prompt, stem, sentence, текст, текст вопроса, вопросы, "
    "задание, термин, слово, лицо, лицевая сторона, утверждение, предложение",
    "answer": "answers, correct, correct answer, right, right answer, definition, back, translation, meaning, "
    "ответы, верный, верный ответ, правильный, правильный ответ, верно, правильно, определение, перевод, "
    "значение, оборот, обратная сторона",
    "wrong": "wrong answer, wrong answers, wrong option, wrong options, incorrect, incorrect answer, "
    "incorrect answers, distractor, distractors, options, неверно, неверные, неверный ответ, неверные ответы, "
    "неверный вариант, неверные варианты, неправильный, неправильные, неправильный ответ, неправильные ответы, "
    "варианты, дистрактор, дистракторы, ошибочный, ошибочный ответ",
    "option": "option, answer option, вариант, вариант ответа",
    "accept": "accept, accepted, synonyms, also accepted, alternative, alternatives, alternative answer, "
    "тоже верные, тоже правильно, принимать, также верно, также принимается, синонимы, другие ответы",
    "expects": "expected, answer type, ожидается, тип ответа",
    "explanation": "explain, comment, feedback, note, hint, объяснение, комментарий, примечание, почему",
    "level": "difficulty, сложность, трудность",
    "why": "why, reason, reasons, почему нет, причина",
    "statement": "statement, fact statement, факт предложением, формулировка факта",
    "subject": "who, whom, of whom, кто",
    "quote": "evidence, citation, quotation, доказательство",
    "own_quote": "question quote, своя цитата",
    "score": "confidence",
    "check": "review, проверка",
    "edited": "changed, правлено",
    "title": "set title, deck, название, название набора, колода",
    "language": "lang, язык набора",
    "about": "about, description, описание",
    "source": "material, материал",
    "fact_id": "fact key, guid, id fact, ид факта, ключ факта",
    "id": "id, key, id question, ид вопроса, ид, ключ",
}
EXPECTED: dict[Expects, dict[Language, str]] = {
    Expects.TEXT: {"en": "text", "ru": "текст"},
    Expects.NUMBER: {"en": "number", "ru": "число"},
    Expects.DATE: {"en": "date", "ru": "дата"},
    Expects.PERSON: {"en": "person", "ru": "человек"},
    Expects.PLACE: {"en": "place", "ru": "место"},
}
NOT_READ = frozenset({"№", "n", "no", "nr", "number", "номер", "номер по порядку", "пп", "п/п", "№ п/п", ""})
"""Columns that nobody misses."""
KINDS: dict[Kind, dict[Language, str]] = {
    Kind.CHOICE: {"en": "choice", "ru": "выбор"},
    Kind.MULTI_CHOICE: {"en": "several right", "ru": "несколько верных"},
    Kind.TRUE_FALSE: {"en": "true or false", "ru": "верно или нет"},
    Kind.TYPED: {"en": "typed", "ru": "ввод"},
    Kind.CLOZE: {"en": "gap", "ru": "пропуск"},
    Kind.ORDER: {"en": "order", "ru": "порядок"},
    Kind.MATCH: {"en": "match", "ru": "пары"},
    Kind.FLASHCARD: {"en": "flashcard", "ru": "карточка"},
}
OTHER_KINDS = {
    Kind.CHOICE: "multiple choice, single choice, single, one right, один верный, один ответ, тест, варианты",
    Kind.MULTI_CHOICE: "multi, multi choice, multiple answers, multiple answer, checkbox, several, "
    "множественный выбор, несколько ответов, несколько, много верных",
    Kind.TRUE_FALSE: "true false, true/false, tf, yes/no, yes no, boolean, верно/неверно, да/нет, да или нет, "
    "верно неверно, да нет, правда или ложь",
    Kind.TYPED: "short answer, open, text, typing, input, письменно, открытый, краткий ответ, текст, вписать, написать",
    Kind.CLOZE: "cloze, blank, fill in, fill in the blank, gap fill, пропуски, вставить, вставка, заполнить пропуск",
    Kind.ORDER: "ordering, sequence, sort, последовательность, упорядочить, по порядку",
    Kind.MATCH: "matching, pairs, соответствие, соответствия, сопоставление, соединить",
    Kind.FLASHCARD: "card, cards, flash card, карточки, флешкарта, флеш-карточка",
}
VERDICTS: dict[Language, tuple[str, str]] = {"ru": ("неверно", "верно"), "en": ("false", "true")}
"""The words for false and for true."""
TRUE = frozenset({"true", "yes", "верно", "да", "истина", "правда", "t", "y", "+", "1"})
FALSE = frozenset({"false", "no", "неверно", "нет", "ложь", "неправда", "f", "n", "-", "0"})
SURE_VERDICTS = frozenset({"true", "false", "yes", "no", "верно", "неверно", "да", "нет", "истина", "ложь", "правда"})
"""What makes a question one of true or false, even if the kind is left out."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A heading that says nothing to us. meant: the heading it is probably meant for, "" if there is no telling."""

    place: int
    said: str
    meant: str


@dataclass(slots=True)
class Columns:
    """Where everything stands. headings: as they are in the file, none if it has none. places: of each field, from 0,
    in the order of their numbers. numbers: those, by place; 0 for a heading without one."""

    headings: Sequence[str] = ()
    places: dict[str, list[int]] = field(default_factory=dict)
    numbers: dict[int, int] = field(default_factory=dict)
    unknown: list[Unknown] = field(default_factory=list)
    twice: list[tuple[int, str]] = field(default_factory=list)
    pairs: bool = False

    @property
    def complete(self) -> bool:
        """Whether these are headings at all, and not the first question."""
        alone = sum(bool(said.strip()) for said in self.headings) == 1
        if "ask" in self.places and (len(self.places) > 1 or alone):
            return True
        several = sum(bool(said.strip()) for said in self.headings) > 2  # two words alike may be vocabulary
        meant = {KNOWN.get(each.meant) for each in self.unknown if each.meant}
        near = bool(self.places.keys() & {"ask", "answer"}) and bool(meant if several else meant & {"ask", "answer"})
        return near or {"answer", "wrong"} <= self.places.keys()


def spoken(said: str) -> str:
    """The words of a heading or a kind, as they are compared."""
    return re.sub(r"[\s_]+", " ", re.sub(r"\([^()]*\)|[:*«»\"]", " ", said.casefold().replace("ё", "е"))).strip()


def _table(main: dict[str, list[str]], others: dict[str, str]) -> dict[str, str]:
    known: dict[str, str] = {}
    for name, words in main.items():
        for word in [*words, *others.get(name, "").split(", ")]:
            known.setdefault(spoken(word), name)
    return known


KNOWN = _table({name: list(HEADINGS.get(name, {}).values()) for name in {**HEADINGS, **OTHER_WORDS}}, OTHER_WORDS)
KNOWN_KINDS = _table(
    {str(kind): [*said.values(), str(kind)] for kind, said in KINDS.items()},
    {str(kind): said for kind, said in OTHER_KINDS.items()},
)
LONGEST_HEADING = 60
TERMS = frozenset({"term", "front", "word", "термин", "слово", "лицо", "лицевая сторона"})
"""Headings of lists that are learned as cards and in writing."""


def read_headings(cells: Sequence[str]) -> Columns:
    """Which column is which, by the headings in the first row."""
    columns = Columns(cells)
    found: list[tuple[str, int, int]] = []
    for place, said in enumerate(cells):
        word = spoken(said)
        if word in NOT_READ:
            continue
        name, number = _named(word)
        if not name:
            columns.unknown.append(Unknown(place, said.strip()[:60], _meant(word)))
        elif any(name == other for other, _, _ in found) and name not in NUMBERED:
            columns.twice.append((place, said.strip()[:60]))
        else:
            found.append((name, number, place))
    for name, number, place in sorted(found, key=lambda each: each[1]):
        columns.places.setdefault(name, []).append(place)
        columns.numbers[place] = number
    _options_apart(columns)
    asked = columns.places.get("ask", [])
    columns.pairs = {"ask", "answer"} <= set(columns.places) <= {"ask", "answer", "fact_id"} and spoken(
        cells[asked[0]]
    ) in TERMS
    return columns


def read_kind(said: str) -> Kind | None:
    """The kind that a word names; None if it names none."""
    name = KNOWN_KINDS.get(spoken(said).replace("-", " ")) or KNOWN_KINDS.get(spoken(said))
    return Kind(name) if name else None


def kind_meant(said: str) -> str:
    """The word for a kind that was probably meant, "" if there is no telling."""
    close = get_close_matches(spoken(said)[:30], KNOWN_KINDS, n=1, cutoff=0.7)
    return KINDS[Kind(KNOWN_KINDS[close[0]])][language_of(close[0])] if close else ""


def _named(word: str) -> tuple[str, int]:
    word = re.split(r" [-–—] ", word, maxsplit=1)[0]  # «Question - max 120 characters»
    if word in KNOWN:
        return KNOWN[word], 0
    if len(word) > LONGEST_HEADING:
        return "", 0
    numbered = re.fullmatch(r"(.*?)(?:[\s#№.-]*(\d{1,2})|\s([a-hа-з]))", word)
    if numbered and KNOWN.get(numbered[1]) in NUMBERED:
        return KNOWN[numbered[1]], int(numbered[2]) if numbered[2] else place_of_letter(numbered[3])
    return "", 0


def place_of_letter(said: str) -> int:
    """Which option a letter means, from 1; 0 if it is none of those that people number by."""
    return 1 + max("abcdefgh".find(said.casefold()), "абвгдежз".find(said.casefold()))


def _options_apart(columns: Columns) -> None:
    """«ответ 1, ответ 2, ответ 3, верный ответ»: the numbered ones are options, right and wrong alike."""
    answers = columns.places.get("answer", [])
    numbered = [place for place in answers if columns.numbers[place]]
    if len(numbered) > 1 and len(numbered) == len(answers) - 1:
        columns.places["answer"] = [place for place in answers if place not in numbered]
        columns.places["option"] = [*columns.places.get("option", []), *numbered]


def _meant(word: str) -> str:
    bare = re.sub(r"[\s#№.-]*\d{1,2}$", "", word)
    close = get_close_matches(bare[:30], KNOWN, n=1, cutoff=0.75) if len(bare) >= 3 else []
    meant = HEADINGS.get(KNOWN[close[0]]) if close else None
    return meant[language_of(close[0])] if meant else close[0] if close else ""


def letter_of(place: int) -> str:
    """A column as spreadsheets name it: 0 → A, 26 → AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name
