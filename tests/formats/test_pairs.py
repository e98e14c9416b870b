"""Any format becomes any other, and each keeps what docs/formats.md says it keeps."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from quiz.formats.exchange import AIKEN, APKG, FORMATS, GIFT, MOODLE, import_file
from quiz.formats.foreign import Format
from quiz.questions import (
    Choice,
    Cloze,
    Expects,
    Fact,
    Flashcard,
    Kind,
    Match,
    MultiChoice,
    Option,
    Order,
    Origin,
    Question,
    QuestionSet,
    TrueFalse,
    Typed,
    kind_of,
)
from tests.formats.documents import NOW

WRITTEN = [each for each in FORMATS if each.write]
WRONG = (Option("1918", "Тогда была война."), Option("1924"))


def _fact(key: str, *questions: Question) -> Fact:
    return Fact(key, f"Предложение факта {key}.", f"«цитата {key}»", questions, subject="Он")


ALL = QuestionSet(
    "Все виды", "en",  # which nobody would guess of these words
    (
        _fact("one", Choice(key="c-7", ask="Когда взяли город?", answer="1920", wrong=WRONG, explanation="Летом.",
                            level=2, quote="«своя»", origin=Origin("when-year", 0.5, check=True)),
              TrueFalse(key="t-7", ask="Город взяли летом.", answer=True)),
        _fact("two", MultiChoice(key="m-7", ask="Кто там был?", answer=("Иван", "Пётр"), wrong=(Option("Олег"),)),
              Typed(key="y-7", ask="Кто пришёл первым?", answer="Иван", accept=("Ваня",), expects=Expects.PERSON)),
        _fact("three", Cloze(key="g-7", ask="Город взяли в {1920} году.", accept=("двадцатом",)),
              Cloze(key="h-7", ask="Он ушёл {осенью} того же года.", accept=("в октябре",),
                    wrong=(Option("весной"), Option("зимой")))),
        _fact("four", Order(key="o-7", ask="Что за чем?", answer=("утро", "день", "вечер")),
              Match(key="p-7", ask="Кто где?", answer=(("Иван", "дом"), ("Пётр", "сад"), ("Олег", "лес"))),
              Flashcard(key="f-7", ask="Перёд", answer="Зад", explanation="Почему.")),
    ),
    "О чём", "книга.md", draft=True,
)  # fmt: skip
EVERY = set(Kind)
KINDS: dict[str, set[Kind]] = {
    GIFT.name: EVERY - {Kind.ORDER},
    AIKEN.name: {Kind.CHOICE, Kind.TRUE_FALSE, Kind.CLOZE},
    APKG.name: EVERY,
    MOODLE.name: EVERY,
}
"""Which kinds a format gives back, where these are not all."""
EVERYTHING = frozenset(
    {"fact ids", "question ids", "statements", "subjects", "quotes", "own quotes", "levels", "explanations",
     "a card's explanation",
     "reasons", "expects", "accepted", "accepted beside options", "origins", "title", "about", "source", "language",
     "draft"}
)  # fmt: skip
_OUR_OWN = {"origins", "source", "draft", "own quotes", "subjects"}
"""What other programs have no place for."""
LOSES: dict[str, set[str]] = {
    GIFT.name: _OUR_OWN
    | {"quotes", "levels", "expects", "a card's explanation", "accepted beside options", "about", "language"},
    AIKEN.name: set(EVERYTHING),
    MOODLE.name: _OUR_OWN | {"quotes", "accepted beside options", "language"},
    APKG.name: _OUR_OWN | {"levels", "expects", "language"},
}
"""What does not come back; of other formats everything does."""


def counted(questions: QuestionSet) -> Counter[Kind]:
    return Counter(kind_of(question) for fact in questions.facts for question in fact.questions)


def through(questions: QuestionSet, form: Format) -> QuestionSet:
    """Written and read back."""
    assert form.write
    return import_file(form.write(questions, NOW).data, f"файл{form.endings[0]}").questions


def kept(before: QuestionSet, after: QuestionSet) -> set[str]:
    """What is as it was, in the facts and the questions that came."""
    facts, asked = {f.key: f for f in before.facts}, {q.key: q for f in before.facts for q in f.questions}
    of_the_set = ("title", "about", "source", "language", "draft")
    same = {name for name in of_the_set if getattr(before, name) == getattr(after, name)}
    pairs = [(facts[f.key], f) for f in after.facts if f.key in facts]
    both = [(asked[q.key], q) for f in after.facts for q in f.questions if q.key in asked]
    if len(pairs) == len(after.facts):
        same.add("fact ids")
    if len(both) == sum(len(f.questions) for f in after.facts):
        same.add("question ids")
    for word, name in (("statements", "statement"), ("subjects", "subject"), ("quotes", "quote")):
        if pairs and all(getattr(a, name) == getattr(b, name) for a, b in pairs if a.key != "one"):
            same.add(word)
    for word, name in (("own quotes", "quote"), ("levels", "level"), ("origins", "origin")):
        if both and all(getattr(a, name) == getattr(b, name) for a, b in both):
            same.add(word)
    by = {q.key: q for _, q in both}
    checks = {
        "explanations": ("c-7", "explanation"), "a card's explanation": ("f-7", "explanation"),
        "reasons": ("c-7", "wrong"),
        "expects": ("y-7", "expects"), "accepted": ("y-7", "accept"), "accepted beside options": ("h-7", "accept"),
    }  # fmt: skip
    for word, (key, name) in checks.items():
        if key in by and getattr(by[key], name, None) == getattr(asked[key], name):
            same.add(word)
    return same


@pytest.mark.parametrize("form", WRITTEN, ids=lambda form: form.name)
def test_a_format_keeps_what_is_said_of_it(form: Format) -> None:
    after = through(ALL, form)
    assert set(counted(after)) == KINDS.get(form.name, EVERY)
    assert EVERYTHING - kept(ALL, after) == LOSES.get(form.name, set())


@pytest.mark.parametrize("into", WRITTEN, ids=lambda form: form.name)
@pytest.mark.parametrize("source", WRITTEN, ids=lambda form: form.name)
def test_any_format_becomes_any_other(source: Format, into: Format, tmp_path: Path) -> None:
    assert source.write
    before, after = tmp_path / f"a{source.endings[0]}", tmp_path / f"b{into.endings[0]}"
    before.write_bytes(source.write(replace(ALL, draft=False), NOW).data)
    said = CliRunner().invoke(app, ["convert", str(before), str(after)])
    assert said.exit_code == 0, said.output
    given, came = (counted(import_file(path.read_bytes(), path.name).questions) for path in (before, after))
    assert came == Counter({kind: count for kind, count in given.items() if kind in KINDS.get(into.name, EVERY)}) - (
        Counter({Kind.CLOZE: 1}) if into is AIKEN and source is not AIKEN else Counter()
    ), "a gap without options has no place in Aiken"


@pytest.mark.parametrize("page", ["formats.md", "formats.ru.md"])
def test_the_page_of_formats_names_each_of_them_with_its_endings(page: str) -> None:
    told = (Path(__file__).parents[2] / "docs" / page).read_text("utf-8")
    assert all(f"`{ending}`" in told for form in FORMATS for ending in form.endings)
